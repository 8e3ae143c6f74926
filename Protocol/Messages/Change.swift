// Why this file exists: what is new to a replica, as rows of one kind, column by column.

/// Rows of one kind in one scope, each with the fields that are newer than what the replica knows.
public struct Change: MessageBody {
    public static let type: UInt8 = 5

    public let scope: ScopeID
    public let kind: KindNumber
    /// Whether every row carries every field: the replica may insert without looking.
    public let isComplete: Bool
    /// A ``ColumnarBatch``.
    public let batch: [UInt8]

    public init(scope: ScopeID, kind: KindNumber, isComplete: Bool, batch: [UInt8]) {
        self.scope = scope
        self.kind = kind
        self.isComplete = isComplete
        self.batch = batch
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(UInt64(scope.rawValue))
        writer.varint(UInt64(kind))
        writer.flag(isComplete)
        writer.raw(batch)
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        scope = ScopeID(rawValue: try reader.number(UInt32.self))
        kind = try reader.number(KindNumber.self)
        isComplete = try reader.flag()
        batch = Array(try reader.raw(reader.remaining))
    }

    public var json: JSON {
        let rows = (try? ColumnarBatch(batch))?.rowCount
        return .members([
            "scope": .describing(scope), "kind": .integer(Int64(kind)), "complete": .flag(isComplete),
            "rows": rows.map { .integer(Int64($0)) } ?? .null, "bytes": .integer(Int64(batch.count)),
        ])
    }
}
