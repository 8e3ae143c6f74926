// Why this file exists: a record that a replica may no longer hold is not deleted, it is none of its business any more:
// nothing of it may stay, while it lives on elsewhere.

/// Records of one kind that have left what their reader may hold. The reader takes away all that it keeps of them; only
/// its own edits stay until HQ has them in a backup, for nothing is ever lost.
public struct Departure: MessageBody {
    public static let type: UInt8 = 18

    /// The scope that they left; 0 if the reader wrote to them without holding them.
    public let scope: ScopeID
    public let kind: KindNumber
    public let ids: [RecordID]

    public init(scope: ScopeID, kind: KindNumber, ids: [RecordID]) {
        self.scope = scope
        self.kind = kind
        self.ids = ids
    }

    /// Messages that each fit a frame, of many records.
    public static func messages(_ keys: some Collection<RecordKey>, from scope: ScopeID) -> [Message] {
        Dictionary(grouping: keys, by: \.kind).sorted { $0.key < $1.key }.flatMap { kind, keys in
            let ids = keys.map(\.id).sorted()
            return stride(from: 0, to: ids.count, by: most).map { start in
                let end = Swift.min(start + most, ids.count)
                return Message.departure(Departure(scope: scope, kind: kind, ids: Array(ids[start..<end])))
            }
        }
    }

    /// Records in one message.
    private static let most = 16_384

    public func encode(to writer: inout ByteWriter) {
        writer.varint(UInt64(scope.rawValue))
        writer.varint(UInt64(kind))
        writer.list(ids) { $0.id($1) }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        scope = ScopeID(rawValue: try reader.number(UInt32.self))
        kind = try reader.number(KindNumber.self)
        ids = try reader.list(of: "departures", limit: Limits.rows) { r throws(WireError) in try r.id() }
    }

    public var json: JSON {
        .members([
            "scope": .describing(scope), "kind": .integer(Int64(kind)), "ids": .array(ids.map(JSON.describing)),
        ])
    }
}
