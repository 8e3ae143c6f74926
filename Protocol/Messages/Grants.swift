// Why this file exists: what a replica may hold is HQ's to say, and it changes: people move, and so does what
// they work on.

/// The scopes that a replica holds from now on. Rows of those that are new to it follow in the same reply; whatever it
/// held of those that are gone is named in ``Departure``s.
public struct Grants: MessageBody {
    public static let type: UInt8 = 17

    public let scopes: [ScopeID]

    public init(scopes: [ScopeID]) { self.scopes = scopes }

    public func encode(to writer: inout ByteWriter) {
        writer.list(scopes) { $0.varint(UInt64($1.rawValue)) }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        scopes = try reader.list(of: "scopes") { r throws(WireError) in ScopeID(rawValue: try r.number(UInt32.self)) }
    }

    public var json: JSON { .members(["scopes": .array(scopes.map(JSON.describing))]) }
}
