// Why this file exists: the hot loop of every download. It reads foreign bytes through a raw pointer for speed; every
// offset was checked when the batch's directory was parsed or is checked here against its column's own end.

/// One cell of a row, as a view into the batch. Pointers are valid only inside ``ColumnarBatch/withCursor(_:)``.
public enum BatchCell {
    /// The row does not speak of this field.
    case absent
    case null
    case integer(Int64)
    case date(CivilDate)
    /// UTF-8, known to be valid.
    case text(UnsafePointer<UInt8>, Int)
    /// Sixteen bytes.
    case reference(UnsafePointer<UInt8>)
}

/// Walks a batch row by row: ``nextRow()``, then ``cell(_:)`` exactly once for every column, in any order.
public struct BatchCursor {
    private let base: UnsafePointer<UInt8>
    private let rowCount: Int
    private let tails: Int
    private var row = -1
    private var times: Stream
    private var heads: Stream
    private var columns: [ColumnCursor]
    private var time: Int64 = 0
    /// The row's record id, in two halves, and its head σ.
    public private(set) var high: UInt64 = 0
    public private(set) var low: UInt64 = 0
    public private(set) var head: CommitSequence = 0

    init(_ batch: ColumnarBatch, _ base: UnsafePointer<UInt8>) throws(WireError) {
        self.base = base
        rowCount = batch.rowCount
        tails = batch.tails
        times = Stream(batch.times)
        heads = Stream(batch.heads)
        var columns: [ColumnCursor] = []
        for layout in batch.layouts { columns.append(try ColumnCursor(layout, batch, base)) }
        self.columns = columns
    }

    public var id: RecordID { RecordID(high: high, low: low) }

    /// Moves to the next row; false at the end, where every column must be used up.
    public mutating func nextRow() throws(WireError) -> Bool {
        row += 1
        guard row < rowCount else {
            try times.finish()
            try heads.finish()
            for column in columns { try column.finish() }
            return false
        }
        time = time &+ (try times.zigzag(base))
        head = head &+ UInt64(bitPattern: try heads.zigzag(base))
        low = 0
        for position in 0..<8 { low |= UInt64(tail(position)) << UInt64(8 * position) }
        high = UInt64(bitPattern: time) << 16 | UInt64(tail(9)) << 8 | UInt64(tail(8))
        return true
    }

    @inline(__always)
    private func tail(_ position: Int) -> UInt8 { base[tails + position * rowCount + row] }

    @inline(__always)
    public mutating func cell(_ column: Int) throws(WireError) -> BatchCell {
        try columns[column].next(row, base)
    }

    /// Reads all cells of the row as values, compounds put together; fields the row does not speak of are left out.
    public mutating func values(_ columns: [BatchColumn]) throws(WireError) -> [FieldValue] {
        var result: [FieldValue] = []
        var index = 0
        while index < columns.count {
            let field = columns[index].field
            var parts: [Value] = []
            while index < columns.count, columns[index].field == field {
                if let value = try value(index, columns[index].type) { parts.append(value) }
                index += 1
            }
            if parts.count == 1 { result.append(FieldValue(field, parts[0])) }
            if parts.count > 1 { result.append(FieldValue(field, .compound(parts))) }
        }
        return result
    }

    private mutating func value(_ column: Int, _ type: WireType) throws(WireError) -> Value? {
        switch try cell(column) {
        case .absent: return nil
        case .null: return type == .set ? .set([]) : .null
        case .integer(let number): return .integer(number)
        case .date(let date): return .date(date)
        case .reference(let pointer):
            var reader = ByteReader(Array(UnsafeBufferPointer(start: pointer, count: 16)))
            return .reference(try reader.id())
        case .text(let pointer, let length):
            let text = String(decoding: UnsafeBufferPointer(start: pointer, count: length), as: UTF8.self)
            guard type == .set else { return .text(text) }
            guard let elements = SetText.decode(text) else {
                throw .malformed("a set that is no JSON array", offset: 0)
            }
            return .set(elements)
        }
    }
}

extension ColumnarBatch {
    /// Gives `body` a cursor over the rows; the batch's bytes stay in place meanwhile.
    public func withCursor<T>(_ body: (inout BatchCursor) throws -> T) throws -> T {
        try bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { throw WireError.truncated(offset: 0, missing: 1) }
            var cursor = try BatchCursor(self, base)
            return try body(&cursor)
        }
    }
}

/// A run of varints between two offsets.
struct Stream {
    private(set) var position: Int
    let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    @inline(__always)
    mutating func varint(_ base: UnsafePointer<UInt8>) throws(WireError) -> UInt64 {
        guard position < end else { throw .truncated(offset: position, missing: 1) }
        let first = base[position]
        position += 1
        if first < 0x80 { return UInt64(first) }
        return try rest(base, UInt64(first & 0x7F))
    }

    private mutating func rest(_ base: UnsafePointer<UInt8>, _ first: UInt64) throws(WireError) -> UInt64 {
        var result = first
        var shift: UInt64 = 7
        while true {
            guard position < end else { throw .truncated(offset: position, missing: 1) }
            let byte = base[position]
            position += 1
            let part = UInt64(byte & 0x7F)
            if shift > 63 || (shift == 63 && part > 1) { throw .overflow(offset: position) }
            result |= part << shift
            if byte < 0x80 { return result }
            shift += 7
        }
    }

    @inline(__always)
    mutating func zigzag(_ base: UnsafePointer<UInt8>) throws(WireError) -> Int64 {
        let value = try varint(base)
        return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
    }

    @inline(__always)
    mutating func byte(_ base: UnsafePointer<UInt8>) throws(WireError) -> UInt8 {
        guard position < end else { throw .truncated(offset: position, missing: 1) }
        defer { position += 1 }
        return base[position]
    }

    /// Steps over `length` bytes and returns where they begin.
    @inline(__always)
    mutating func skip(_ length: UInt64) throws(WireError) -> Int {
        guard length <= UInt64(end - position) else { throw .truncated(offset: position, missing: 1) }
        defer { position += Int(length) }
        return position
    }

    func finish() throws(WireError) {
        if position != end { throw .trailing(offset: position, count: end - position) }
    }
}

/// One column's place while a cursor walks its batch.
private struct ColumnCursor {
    private let layout: ColumnarBatch.ColumnLayout
    private var values: Stream
    private var lengths: Stream
    private var last: Int64 = 0

    init(
        _ layout: ColumnarBatch.ColumnLayout, _ batch: ColumnarBatch, _ base: UnsafePointer<UInt8>
    ) throws(WireError) {
        self.layout = layout
        values = Stream(layout.values)
        lengths = Stream(layout.lengths)
        let isText = layout.type == .text || layout.type == .set
        if isText, !layout.isDictionary, !ColumnarBatch.isUTF8(batch.bytes[layout.values]) {
            throw .text(offset: layout.values.lowerBound)
        }
    }

    func finish() throws(WireError) {
        try values.finish()
        try lengths.finish()
    }

    @inline(__always)
    mutating func next(_ row: Int, _ base: UnsafePointer<UInt8>) throws(WireError) -> BatchCell {
        if let present = layout.present, !Self.bit(base, present, row) { return .absent }
        if let nulls = layout.nulls, Self.bit(base, nulls, row) { return .null }
        switch layout.type {
        case .integer: return .integer(try values.zigzag(base))
        case .instant:
            last = last &+ (try values.zigzag(base))
            return .integer(last)
        case .date:
            last = last &+ (try values.zigzag(base))
            guard let date = CivilDate(days: last) else {
                throw .malformed("a date out of range", offset: values.position)
            }
            return .date(date)
        case .text, .set: return try text(base)
        case .reference:
            let index = try values.varint(base)
            guard index < UInt64(layout.entries.count) else {
                throw .malformed("a reference beyond its dictionary", offset: values.position)
            }
            return .reference(base + layout.entries[Int(index)].start)
        }
    }

    @inline(__always)
    private mutating func text(_ base: UnsafePointer<UInt8>) throws(WireError) -> BatchCell {
        if layout.isDictionary {
            let index = Int(try values.byte(base))
            guard index < layout.entries.count else {
                throw .malformed("a text beyond its dictionary", offset: values.position)
            }
            return .text(base + layout.entries[index].start, layout.entries[index].length)
        }
        let length = try lengths.varint(base)
        let start = try values.skip(length)
        // The whole column is valid UTF-8; a text that starts and ends between characters is valid by itself.
        if length > 0, base[start] & 0xC0 == 0x80 { throw .text(offset: start) }
        if values.position < values.end, base[values.position] & 0xC0 == 0x80 { throw .text(offset: values.position) }
        return .text(base + start, Int(length))
    }

    @inline(__always)
    private static func bit(_ base: UnsafePointer<UInt8>, _ start: Int, _ row: Int) -> Bool {
        base[start + row >> 3] >> UInt8(row & 7) & 1 == 1
    }
}
