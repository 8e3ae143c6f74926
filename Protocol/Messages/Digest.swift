// Why this file exists: at the end of every sync both sides can tell whether they hold the same rows.

/// The digest of everything in the replica's scopes, as of ``Finish/frontier``.
public struct Digest: MessageBody {
    public static let type: UInt8 = 10

    public let rows: ScopeDigest

    public init(rows: ScopeDigest) { self.rows = rows }

    public func encode(to writer: inout ByteWriter) { writer.digest(rows) }
    public init(from reader: inout ByteReader) throws(WireError) { rows = try reader.digest() }
    public var json: JSON { .members(["rows": .describing(rows)]) }
}

extension ByteWriter {
    mutating func digest(_ digest: ScopeDigest) {
        varint(digest.count)
        fixed64(digest.high)
        fixed64(digest.low)
    }
}

extension ByteReader {
    mutating func digest() throws(WireError) -> ScopeDigest {
        let count = try varint()
        let high = try fixed64()
        return ScopeDigest(count: count, high: high, low: try fixed64())
    }
}
