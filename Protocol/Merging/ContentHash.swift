// Why this file exists: the digest of every sync proves that both sides hold the same *versions* of rows. Whether the
// values themselves are the same, byte for byte, is a question that costs a read of everything, asked by `verify`.

/// A hash of what a record says.
public enum ContentHash {
    /// XXH64 over the wire form of the fields, in field order.
    public static func of(_ values: [FieldValue]) -> UInt64 {
        var writer = ByteWriter(capacity: 256)
        for value in values {
            writer.varint(UInt64(value.field))
            writer.value(value.value)
        }
        return writer.bytes.withUnsafeBytes { Checksum.xxh64($0) }
    }
}
