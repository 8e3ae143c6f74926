// Why this file exists: a record that HQ erased for privacy is more than gone: whoever ever held it must forget that it
// was there, in its tables, its history and its own unsent edits.

/// Records of one kind of which nothing may be kept. The ids may be of records that the reader never had.
public struct Erasure: MessageBody {
    public static let type: UInt8 = 15

    public let kind: KindNumber
    public let ids: [RecordID]

    public init(kind: KindNumber, ids: [RecordID]) {
        self.kind = kind
        self.ids = ids
    }

    public func encode(to writer: inout ByteWriter) {
        writer.varint(UInt64(kind))
        writer.list(ids) { $0.id($1) }
    }

    public init(from reader: inout ByteReader) throws(WireError) {
        kind = try reader.number(KindNumber.self)
        ids = try reader.list(of: "erasures", limit: Limits.rows) { r throws(WireError) in try r.id() }
    }

    public var json: JSON {
        .members(["kind": .integer(Int64(kind)), "ids": .array(ids.map(JSON.describing))])
    }
}
