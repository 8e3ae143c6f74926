// Why this file exists: the hot loop of every download at HQ. Cells go from SQLite's memory into the columns of a
// batch; no row is ever an object.

import GRDB
import RecordTables
import SyncProtocol

/// Reads one kind's share of a page.
struct KindFeed {
    private let kind: RecordKind
    private let span: FeedSpan
    private let columns: [TableColumn]
    private let targets: [BatchColumn]
    private let rows: RawStatement
    private let db: Database
    private var messages: [Message] = []
    /// Records that the reader never had or is to receive whole, and records of which it lacks some fields.
    private var whole: OpenBatch
    private var partial: OpenBatch
    private var removed: [RecordID] = []
    private var erased: [RecordID] = []
    private var contested = CandidateList()
    private var marks = FieldMarks()

    /// Columns before the business ones in a feed's rows.
    static let leading = "id, _head, _alive, _entered, _fields"
    private static let first = 5

    init(_ db: Database, _ kind: RecordKind, _ span: FeedSpan) throws {
        self.db = db
        self.kind = kind
        self.span = span
        let table = RecordTable.of(kind)
        columns = table.columns
        targets = table.batchColumns
        // In a first download the index's order serves; a few changed rows compress better by id.
        let order = span.base == 0 ? "_head" : "id"
        rows = try RawStatement(
            cached: db,
            "SELECT \(Self.leading), \(table.columnList) FROM \(table.sqlName) "
                + "INDEXED BY \(RecordStore.index(of: table)) "
                + "WHERE _scope = ? AND _head > ? AND _head <= ? ORDER BY \(order)")
        whole = OpenBatch(scope: span.scope, kind: kind.number, columns: targets, isComplete: true)
        partial = OpenBatch(scope: span.scope, kind: kind.number, columns: targets, isComplete: false)
    }

    mutating func read() throws -> [Message] {
        span.bind(rows)
        defer { rows.reset() }
        while try rows.step() {
            guard let id = rows.id(0) else { continue }
            if rows.integer(2) == 2 {
                // Whoever may have traces of it hears of it, however little it otherwise knows of the scope.
                erased.append(id)
            } else if rows.integer(2) == 0 {
                if span.token > 0 { remove(id) }
            } else if span.base == 0 || rows.unsigned(3) > span.base {
                try addWhole(id)
            } else {
                try addPartial(id)
            }
        }
        whole.close(into: &messages)
        partial.close(into: &messages)
        closeRemovals()
        for start in stride(from: 0, to: erased.count, by: OpenBatch.rowLimit) {
            let ids = Array(erased[start..<min(start + OpenBatch.rowLimit, erased.count)])
            messages.append(.erasure(Erasure(kind: kind.number, ids: ids)))
        }
        messages += try contested.finish(db, kind)
        return messages
    }

    private mutating func addWhole(_ id: RecordID) throws {
        whole.writer.beginRow(high: id.high, low: id.low, head: rows.unsigned(1))
        for index in targets.indices {
            whole.bytes += rows.write(Self.first + index, to: index, as: targets[index].type, &whole.writer)
        }
        let flags = rows.blobBytes(4)
        if FieldMarks.flags(of: flags) & FieldMarks.contested != 0 {
            try marks.read(flags)
            contested.add(id, marks, beyond: 0)
        }
        if whole.isFull { whole.close(into: &messages) }
    }

    private mutating func addPartial(_ id: RecordID) throws {
        try marks.read(rows.blobBytes(4))
        partial.writer.beginRow(high: id.high, low: id.low, head: rows.unsigned(1))
        for index in targets.indices {
            if marks.sequence(targets[index].field) > span.base {
                partial.bytes += rows.write(Self.first + index, to: index, as: targets[index].type, &partial.writer)
            } else {
                partial.writer.absent(index)
            }
        }
        contested.add(id, marks, beyond: span.base)
        if partial.isFull { partial.close(into: &messages) }
    }

    private mutating func remove(_ id: RecordID) {
        removed.append(id)
        if removed.count >= OpenBatch.rowLimit { closeRemovals() }
    }

    private mutating func closeRemovals() {
        if removed.isEmpty { return }
        messages.append(.removal(Removal(scope: span.scope, kind: kind.number, ids: removed)))
        removed = []
    }
}

/// Rows of one kind that will become one message.
struct OpenBatch {
    let scope: ScopeID
    let kind: KindNumber
    let columns: [BatchColumn]
    let isComplete: Bool
    var writer: ColumnarBatchWriter
    /// Bytes of text in it.
    var bytes = 0

    static let rowLimit = 16_384
    private static let byteLimit = 4 << 20

    init(scope: ScopeID, kind: KindNumber, columns: [BatchColumn], isComplete: Bool) {
        self.scope = scope
        self.kind = kind
        self.columns = columns
        self.isComplete = isComplete
        writer = ColumnarBatchWriter(columns: columns)
    }

    /// Whether the batch is as large as one message should be.
    var isFull: Bool { writer.rowCount >= Self.rowLimit || bytes >= Self.byteLimit }

    mutating func close(into messages: inout [Message]) {
        guard writer.rowCount > 0 else { return }
        messages.append(
            .change(Change(scope: scope, kind: kind, isComplete: isComplete, batch: writer.finish())))
        writer = ColumnarBatchWriter(columns: columns)
        bytes = 0
    }
}
