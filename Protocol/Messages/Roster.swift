// Why this file exists: in a repaired range the replica drops what HQ no longer has; for that it must know what HQ has.

/// The ids of all records of a kind in one differing range. Rows that are new or different follow as complete changes.
public struct Roster: MessageBody {
    public static let type: UInt8 = 12

    public let kind: KindNumber
    public let range: UInt8
    public let ids: [RecordID]

    public init(kind: KindNumber, range: UInt8, ids: [RecordID]) {
        self.kind = kind
        self.range = range
        self.ids = ids
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(UInt64(kind))
        writer.byte(range)
        writer.list(ids) { $0.id($1) }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        kind = try reader.number(KindNumber.self)
        range = try reader.byte()
        guard Int(range) < InventoryRange.count else {
            throw .malformed("an unknown range", offset: reader.position - 1)
        }
        ids = try reader.list(of: "roster", limit: Limits.decompressed / 16) { r throws(WireError) in try r.id() }
    }

    public var json: JSON {
        .members([
            "kind": .integer(Int64(kind)), "range": .integer(Int64(range)), "records": .integer(Int64(ids.count)),
        ])
    }
}
