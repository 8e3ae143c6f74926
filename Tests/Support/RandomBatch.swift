// Why this file exists: a columnar batch has more shapes than anything else on the wire: absent cells, nulls,
// dictionaries that overflow, dates that run backwards. Each random batch remembers what was put in.

import SyncProtocol

/// A batch together with the rows that were written into it.
public struct RandomBatch: Sendable {
    public struct Row: Hashable, Sendable {
        public let id: RecordID
        public let head: CommitSequence
        /// One entry per column; nil where the row does not speak of the field.
        public let cells: [Value?]

        public init(id: RecordID, head: CommitSequence, cells: [Value?]) {
            self.id = id
            self.head = head
            self.cells = cells
        }
    }

    public let columns: [BatchColumn]
    public let rows: [Row]
    public let bytes: [UInt8]

    /// Lays `rows` out.
    public init(columns: [BatchColumn], rows: [Row]) {
        self.columns = columns
        self.rows = rows
        var writer = ColumnarBatchWriter(columns: columns)
        for row in rows {
            writer.beginRow(high: row.id.high, low: row.id.low, head: row.head)
            for (index, cell) in row.cells.enumerated() {
                if let cell { writer.cell(index, cell) } else { writer.absent(index) }
            }
        }
        bytes = writer.finish()
    }
}

extension SeededGenerator {
    /// A batch of one simple field per type.
    /// - Parameters:
    ///   - most: how many rows it has at most.
    ///   - distinct: whether texts rarely repeat, so that dictionaries overflow.
    public mutating func randomBatch(rows most: Int = 12, distinct: Bool = false) -> RandomBatch {
        let types: [WireType] = [.integer, .text, .date, .reference, .set, .instant]
        var columns: [BatchColumn] = []
        for field in 0..<below(8) {
            let type = pick(types) ?? .text
            columns.append(BatchColumn(field: UInt16(field + 1), part: 0, type: type))
        }
        let full = oneIn(2)
        var rows: [RandomBatch.Row] = []
        for _ in 0..<(distinct ? most : below(most + 1)) {
            var cells: [Value?] = []
            for column in columns { cells.append(cell(column.type, full: full, distinct: distinct)) }
            rows.append(RandomBatch.Row(id: id(), head: unsigned(), cells: cells))
        }
        return RandomBatch(columns: columns, rows: rows)
    }

    private mutating func cell(_ type: WireType, full: Bool, distinct: Bool) -> Value? {
        if !full, oneIn(4) { return nil }
        if !full, oneIn(4), type != .set { return .null }
        return switch type {
        case .integer, .instant: .integer(signed())
        case .text: .text(distinct ? "\(next()) \(text())" : text())
        case .date: .date(date())
        case .reference: .reference(id())
        case .set: .elements(texts())
        }
    }
}
