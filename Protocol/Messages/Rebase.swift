// Why this file exists: deletions are not kept for ever. A replica that was away for longer cannot be told what went
// meanwhile; it must compare.

/// HQ has forgotten deletions in these scopes that the reader never heard of. Nothing is fed in this reply; the reader
/// is to sync again at once and list what it holds.
public struct Rebase: MessageBody {
    public static let type: UInt8 = 16

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
