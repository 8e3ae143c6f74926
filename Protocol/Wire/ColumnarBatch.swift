// Why this file exists: reading a batch must be as cheap as writing it, yet every byte is foreign. The directory is
// checked first; a cursor then walks all columns together and yields views into the received bytes, never copies.

/// A received batch of rows of one kind.
public struct ColumnarBatch: Sendable {
    public let rowCount: Int
    public let columns: [BatchColumn]
    let bytes: [UInt8]
    let times: Range<Int>
    let tails: Int
    let heads: Range<Int>
    let layouts: [ColumnLayout]

    /// Where one column's parts lie in `bytes`.
    struct ColumnLayout: Sendable {
        let type: WireType
        let present: Int?
        let nulls: Int?
        let isDictionary: Bool
        /// A dictionary's entries, as (start, length).
        let entries: [(start: Int, length: Int)]
        let lengths: Range<Int>
        let values: Range<Int>
    }

    /// - Throws: ``WireError`` if the directory does not describe the bytes.
    public init(_ bytes: [UInt8]) throws(WireError) {
        var reader = ByteReader(bytes)
        let rows = try reader.varint()
        guard rows <= UInt64(Limits.rows) else {
            throw .tooLarge(what: "batch", size: rows, limit: UInt64(Limits.rows))
        }
        rowCount = Int(rows)
        times = Self.range(try reader.block("id times", limit: Limits.decompressed))
        tails = reader.position
        _ = try reader.raw(10 * rowCount)
        heads = Self.range(try reader.block("heads", limit: Limits.decompressed))
        let count = try reader.count(of: "columns", limit: Limits.columns)
        var columns: [BatchColumn] = []
        var layouts: [ColumnLayout] = []
        for _ in 0..<count {
            let (column, layout) = try Self.column(&reader, rows: rowCount)
            columns.append(column)
            layouts.append(layout)
        }
        try reader.finish()
        self.columns = columns
        self.layouts = layouts
        self.bytes = bytes
    }

    private static func range(_ slice: ArraySlice<UInt8>) -> Range<Int> { slice.startIndex..<slice.endIndex }

    private static func column(
        _ reader: inout ByteReader, rows: Int
    ) throws(WireError) -> (BatchColumn, ColumnLayout) {
        let field = try reader.number(FieldNumber.self)
        let part = try reader.byte()
        let start = reader.position
        guard let type = WireType(rawValue: try reader.byte()) else {
            throw .malformed("an unknown column type", offset: start)
        }
        let flags = try reader.byte()
        guard flags < 8 else { throw .malformed("unknown column flags", offset: start + 1) }
        let mask = (rows + 7) / 8
        let present = flags & 1 == 0 ? nil : range(try reader.raw(mask)).lowerBound
        let nulls = flags & 2 == 0 ? nil : range(try reader.raw(mask)).lowerBound
        let isDictionary = flags & 4 != 0
        var entries: [(start: Int, length: Int)] = []
        var lengths = 0..<0
        if isDictionary {
            let content = try reader.block("dictionary", limit: Limits.decompressed)
            entries = try dictionary(content, type, start, rows: rows)
        } else if type == .text || type == .set {
            lengths = range(try reader.block("lengths", limit: Limits.decompressed))
        }
        let values = range(try reader.block("column", limit: Limits.decompressed))
        let layout = ColumnLayout(
            type: type, present: present, nulls: nulls, isDictionary: isDictionary, entries: entries, lengths: lengths,
            values: values)
        return (BatchColumn(field: field, part: part, type: type), layout)
    }

    /// Each entry is some row's, so there are at most as many as rows: empty texts would otherwise blow up in memory.
    private static func dictionary(
        _ content: ArraySlice<UInt8>, _ type: WireType, _ offset: Int, rows: Int
    ) throws(WireError) -> [(start: Int, length: Int)] {
        var reader = ByteReader(content)
        var entries: [(start: Int, length: Int)] = []
        switch type {
        case .reference:
            while !reader.isAtEnd { entries.append((range(try reader.raw(16)).lowerBound, 16)) }
        case .text, .set:
            while !reader.isAtEnd {
                let text = try reader.block("text", limit: Limits.field)
                guard isUTF8(text) else { throw .text(offset: text.startIndex) }
                entries.append((text.startIndex, text.count))
                guard entries.count <= rows else {
                    throw .malformed("a dictionary longer than its column", offset: offset)
                }
            }
        default: throw .malformed("a dictionary for numbers", offset: offset)
        }
        return entries
    }

    static func isUTF8(_ slice: ArraySlice<UInt8>) -> Bool {
        (try? UTF8Span(validating: slice.span)) != nil
    }
}
