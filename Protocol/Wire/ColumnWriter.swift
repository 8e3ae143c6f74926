// Why this file exists: one column being laid out. Text and references start as a dictionary, because sales data
// repeats itself (stages, currencies, owners); text falls back to plain when it turns out not to.

struct ColumnWriter: Sendable {
    let type: WireType
    private let column: BatchColumn
    private var present = BitList()
    private var nulls = BitList()
    private var hasAbsent = false
    private var hasNull = false
    private var values = ByteWriter()
    private var lengths = ByteWriter()
    private var last: Int64 = 0
    private var dictionary = ByteDictionary()
    private var isPlain = false

    init(_ column: BatchColumn) {
        self.column = column
        type = column.type
        isPlain = type != .text && type != .set && type != .reference
    }

    var sizeHint: Int { values.bytes.count + lengths.bytes.count + dictionary.size + 64 }

    @inline(__always)
    mutating func integer(_ value: Int64) {
        mark()
        values.zigzag(value)
    }

    @inline(__always)
    mutating func difference(_ value: Int64) {
        mark()
        values.zigzag(value &- last)
        last = value
    }

    @inline(__always)
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        mark()
        if !isPlain {
            if let index = dictionary.index(of: bytes, limit: 255) {
                values.byte(UInt8(truncatingIfNeeded: index))
                return
            }
            becomePlain()
        }
        lengths.varint(UInt64(bytes.count))
        values.raw(bytes)
    }

    @inline(__always)
    mutating func reference(high: UInt64, low: UInt64) {
        mark()
        let bytes = (high.bigEndian, low.bigEndian)
        let index = withUnsafeBytes(of: bytes) {
            dictionary.index(of: $0.assumingMemoryBound(to: UInt8.self), limit: .max)
        }
        values.varint(UInt64(index ?? 0))
    }

    mutating func null() {
        if !hasNull {
            hasNull = true
            nulls.extend(to: present.count)
        }
        present.append(true)
        nulls.append(true)
    }

    mutating func absent() {
        hasAbsent = true
        present.append(false)
        if hasNull { nulls.append(false) }
    }

    @inline(__always)
    private mutating func mark() {
        present.append(true)
        if hasNull { nulls.append(false) }
    }

    /// More than 255 different texts: rewrites what was written so far as plain text.
    private mutating func becomePlain() {
        isPlain = true
        let indexes = values.bytes
        values.removeAll()
        for index in indexes {
            let text = dictionary.entry(Int(index))
            lengths.varint(UInt64(text.count))
            values.raw(text)
        }
    }

    func write(to writer: inout ByteWriter, rows: Int) {
        writer.varint(UInt64(column.field))
        writer.byte(column.part)
        writer.byte(type.rawValue)
        writer.byte((hasAbsent ? 1 : 0) | (hasNull ? 2 : 0) | (isPlain ? 0 : 4))
        if hasAbsent { writer.raw(present.bytes) }
        if hasNull { writer.raw(nulls.bytes) }
        if type == .reference {
            writer.block(dictionary.content)
        } else if !isPlain {
            writer.block(dictionary.lengthPrefixed)
        } else if type == .text || type == .set {
            writer.block(lengths.bytes)
        }
        writer.block(values.bytes)
    }
}

/// Bits in order, eight to a byte, lowest first.
struct BitList: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ bit: Bool) {
        if count & 7 == 0 { bytes.append(0) }
        if bit { bytes[count >> 3] |= 1 << UInt8(count & 7) }
        count += 1
    }

    /// Fills with zeros up to `length`.
    mutating func extend(to length: Int) {
        count = max(count, length)
        while bytes.count < (count + 7) / 8 { bytes.append(0) }
    }
}
