// Why this file exists: the only door through which foreign bytes enter. Every read is checked, every number fits or
// fails with a typed error, and nothing is allocated because of a length that the input merely claims.

/// Reads values from a slice of bytes.
public struct ByteReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    public private(set) var position: Int

    public init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    public init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    public var remaining: Int { bytes.endIndex - position }
    public var isAtEnd: Bool { position == bytes.endIndex }

    public mutating func byte() throws(WireError) -> UInt8 {
        guard position < bytes.endIndex else { throw .truncated(offset: position, missing: 1) }
        defer { position += 1 }
        return bytes[position]
    }

    public mutating func varint() throws(WireError) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            let part = UInt64(byte & 0x7F)
            if shift > 63 || (shift == 63 && part > 1) { throw .overflow(offset: position) }
            result |= part << shift
            if byte < 0x80 { return result }
            shift += 7
        }
    }

    public mutating func zigzag() throws(WireError) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
    }

    /// A number that must fit `type`.
    public mutating func number<T: FixedWidthInteger>(_ type: T.Type) throws(WireError) -> T {
        guard let value = T(exactly: try varint()) else { throw .overflow(offset: position) }
        return value
    }

    /// A count of things to follow, each at least one byte: more than the input holds cannot be true.
    public mutating func count(of what: String, limit: Int) throws(WireError) -> Int {
        let value = try varint()
        guard value <= UInt64(limit) else { throw .tooLarge(what: what, size: value, limit: UInt64(limit)) }
        guard value <= UInt64(remaining) else { throw .truncated(offset: position, missing: Int(value) - remaining) }
        return Int(value)
    }

    public mutating func fixed32() throws(WireError) -> UInt32 { UInt32(try little(4)) }
    public mutating func fixed64() throws(WireError) -> UInt64 { try little(8) }

    private mutating func little(_ length: Int) throws(WireError) -> UInt64 {
        var result: UInt64 = 0
        for (index, byte) in try raw(length).enumerated() { result |= UInt64(byte) << UInt64(8 * index) }
        return result
    }

    private mutating func big() throws(WireError) -> UInt64 {
        var result: UInt64 = 0
        for byte in try raw(8) { result = result << 8 | UInt64(byte) }
        return result
    }

    public mutating func raw(_ length: Int) throws(WireError) -> ArraySlice<UInt8> {
        guard length >= 0, length <= remaining else {
            throw .truncated(offset: position, missing: max(0, length) - remaining)
        }
        defer { position += length }
        return bytes[position..<position + length]
    }

    public mutating func block(_ what: String, limit: Int) throws(WireError) -> ArraySlice<UInt8> {
        let length = try varint()
        guard length <= UInt64(limit) else { throw .tooLarge(what: what, size: length, limit: UInt64(limit)) }
        return try raw(Int(length))
    }

    public mutating func text(limit: Int = Limits.field) throws(WireError) -> String {
        let start = position
        let slice = try block("text", limit: limit)
        guard let text = String(validating: slice, as: UTF8.self) else { throw .text(offset: start) }
        return text
    }

    public mutating func id() throws(WireError) -> RecordID { RecordID(high: try big(), low: try big()) }

    public mutating func dot() throws(WireError) -> Dot {
        let replica = ReplicaID(rawValue: try number(UInt32.self))
        return Dot(replica: replica, counter: try varint())
    }

    public mutating func flag() throws(WireError) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw .malformed("a flag that is neither 0 nor 1", offset: position - 1)
        }
    }

    /// Demands that everything was read.
    public func finish() throws(WireError) {
        if !isAtEnd { throw .trailing(offset: position, count: remaining) }
    }
}
