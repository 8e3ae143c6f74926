// Why this file exists: a deleted record leaves a tombstone, and the tombstone serves lagging replicas only.

/// Records of one kind that are no longer there.
public struct Removal: MessageBody {
    public static let type: UInt8 = 6

    public let scope: ScopeID
    public let kind: KindNumber
    public let ids: [RecordID]

    public init(scope: ScopeID, kind: KindNumber, ids: [RecordID]) {
        self.scope = scope
        self.kind = kind
        self.ids = ids
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(UInt64(scope.rawValue))
        writer.varint(UInt64(kind))
        writer.list(ids) { $0.id($1) }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        scope = ScopeID(rawValue: try reader.number(UInt32.self))
        kind = try reader.number(KindNumber.self)
        ids = try reader.list(of: "removals", limit: Limits.rows) { r throws(WireError) in try r.id() }
    }

    public var json: JSON {
        .members([
            "scope": .describing(scope), "kind": .integer(Int64(kind)), "ids": .array(ids.map(JSON.describing)),
        ])
    }
}
