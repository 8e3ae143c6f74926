// Why this file exists: rows of one kind compress far better column by column, and a store can write each cell straight
// from its own memory into the column's bytes: no row object, no per-cell allocation.

/// What a column of a batch carries.
public enum WireType: UInt8, Sendable {
    /// Zigzag varint.
    case integer = 1
    /// UTF-8.
    case text = 2
    /// Days since 1970, as the zigzag difference to the date before it in the column.
    case date = 3
    /// Sixteen bytes, by place in the column's dictionary.
    case reference = 4
    /// The canonical JSON array of a set, as text.
    case set = 5
    /// Unix milliseconds, as the zigzag difference to the instant before it in the column.
    case instant = 6

    public init(_ type: ColumnType) {
        switch type {
        case .integer, .boolean: self = .integer
        case .text: self = .text
        case .date: self = .date
        case .instant: self = .instant
        case .reference: self = .reference
        case .set: self = .set
        }
    }
}

/// One column of a batch: which part of which field.
public struct BatchColumn: Hashable, Sendable {
    public let field: FieldNumber
    /// 0 for a simple field; the column's place in a compound.
    public let part: UInt8
    public let type: WireType

    public init(field: FieldNumber, part: UInt8, type: WireType) {
        self.field = field
        self.part = part
        self.type = type
    }
}

/// Lays out rows column by column. Call ``beginRow(high:low:head:)``, then exactly one cell method per column.
/// The layout is in the wire specification, section "Columnar batch".
public struct ColumnarBatchWriter: Sendable {
    private var columns: [ColumnWriter]
    private var times = ByteWriter()
    private var tails = ByteWriter()
    private var heads = ByteWriter()
    private var lastTime: UInt64 = 0
    private var lastHead: CommitSequence = 0
    public private(set) var rowCount = 0

    public init(columns: [BatchColumn]) { self.columns = columns.map(ColumnWriter.init) }

    /// Starts a row by its record's id and head σ.
    public mutating func beginRow(high: UInt64, low: UInt64, head: CommitSequence) {
        let time = high >> 16
        times.zigzag(Int64(time) &- Int64(lastTime))
        lastTime = time
        tails.fixed64(low)
        tails.byte(UInt8(truncatingIfNeeded: high))
        tails.byte(UInt8(truncatingIfNeeded: high >> 8))
        heads.zigzag(Int64(bitPattern: head &- lastHead))
        lastHead = head
        rowCount += 1
    }

    @inline(__always)
    public mutating func integer(_ column: Int, _ value: Int64) { columns[column].integer(value) }
    @inline(__always)
    public mutating func text(_ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) { columns[column].text(bytes) }
    @inline(__always)
    public mutating func date(_ column: Int, _ value: CivilDate) { columns[column].difference(Int64(value.days)) }
    @inline(__always)
    public mutating func instant(_ column: Int, _ value: Int64) { columns[column].difference(value) }
    @inline(__always)
    public mutating func reference(_ column: Int, high: UInt64, low: UInt64) {
        columns[column].reference(high: high, low: low)
    }
    @inline(__always)
    public mutating func null(_ column: Int) { columns[column].null() }
    @inline(__always)
    public mutating func absent(_ column: Int) { columns[column].absent() }

    /// Writes a cell by its value; for stores that hold values rather than SQLite's memory.
    public mutating func cell(_ column: Int, _ value: Value) {
        switch value {
        case .integer(let number):
            if columns[column].type == .instant { instant(column, number) } else { integer(column, number) }
        case .text(var text): text.withUTF8 { self.text(column, $0) }
        case .set(let elements):
            var text = SetText.encode(elements)
            text.withUTF8 { self.text(column, $0) }
        case .date(let date): self.date(column, date)
        case .reference(let id): reference(column, high: id.high, low: id.low)
        case .null, .compound, .setChange: null(column)
        }
    }

    /// The batch's bytes, uncompressed.
    public func finish() -> [UInt8] {
        var size = times.bytes.count + tails.bytes.count + heads.bytes.count + 64
        for column in columns { size += column.sizeHint }
        var writer = ByteWriter(capacity: size)
        writer.varint(UInt64(rowCount))
        writer.block(times.bytes)
        writeTails(&writer)
        writer.block(heads.bytes)
        writer.varint(UInt64(columns.count))
        for column in columns { column.write(to: &writer, rows: rowCount) }
        return writer.bytes
    }

    /// The ten bytes of each id that are not time, byte position by byte position: constant ones vanish under zstd.
    private func writeTails(_ writer: inout ByteWriter) {
        let tails = tails.bytes
        for position in 0..<10 {
            for row in 0..<rowCount { writer.byte(tails[row * 10 + position]) }
        }
    }
}
