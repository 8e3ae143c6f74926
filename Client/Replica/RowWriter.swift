// Why this file exists: the hottest loop of a download. One prepared statement per set of columns, cells bound from the
// received bytes without copying, and the old head handed back by the UPDATE itself.

import CSQLite
import GRDB
import RecordTables
import SyncProtocol

/// Writes the rows of one batch into their table.
struct RowWriter: ~Copyable {
    private let replica: Replica
    private let db: Database
    private let table: RecordTable
    private let isComplete: Bool
    /// For each column of the batch its place in the table; nil for columns this build does not know.
    private let places: [Int?]
    private let fields: [FieldNumber]
    private let dates: CellBinder
    private var cells: [BatchCell]
    private var mask: [Bool]
    private var insert: RawStatement?
    private var update: (mask: [Bool], statement: RawStatement)?

    /// The slot in which an update hands back the old head.
    private static let headSlot = OUTPOST_CAPTURE_SLOTS - 1

    init(
        _ replica: Replica, _ db: Database, _ table: RecordTable, _ batch: ColumnarBatch, isComplete: Bool
    ) throws {
        self.replica = replica
        self.db = db
        self.table = table
        self.isComplete = isComplete
        places = batch.columns.map { column in
            guard let span = table.spans[column.field], Int(column.part) < span.count else { return nil }
            let place = span.lowerBound + Int(column.part)
            // A column that changed its type between versions is not understood here.
            return table.columns[place].batchColumn.type == column.type ? place : nil
        }
        fields = batch.columns.map(\.field)
        dates = CellBinder(columns: batch.columns.count)
        cells = [BatchCell](repeating: .absent, count: batch.columns.count)
        mask = [Bool](repeating: false, count: batch.columns.count)
    }

    /// The fields the last row spoke of.
    var lastFields: [FieldNumber] { fields.indices.filter { mask[$0] }.map { fields[$0] } }

    /// Writes the cursor's row.
    /// - Returns: the head the row had before, 0 if it is new; nil if only some fields came and the row they belong to
    ///   is not here. Such a row is left out, so that the digest tells of it and a repair brings it whole.
    mutating func write(_ cursor: inout BatchCursor) throws -> CommitSequence? {
        for index in cells.indices {
            let cell = try cursor.cell(index)
            cells[index] = cell
            if case .absent = cell { mask[index] = false } else { mask[index] = places[index] != nil }
        }
        if isComplete, try insertRow(cursor.id, cursor.head) { return 0 }
        return try updateRow(cursor.id, cursor.head)
    }

    private mutating func insertRow(_ id: RecordID, _ head: CommitSequence) throws -> Bool {
        let statement = try insert ?? prepareInsert()
        insert = statement
        statement.bind(1, id)
        statement.bind(2, head)
        for index in cells.indices {
            guard let place = places[index] else { continue }
            dates.bind(cells[index], column: index, to: place + 3, of: statement)
        }
        try statement.run()
        return statement.changes == 1
    }

    private func prepareInsert() throws -> RawStatement {
        let marks = String(repeating: ", ?", count: table.columns.count)
        let statement = try replica.statement(
            db,
            "INSERT INTO \(table.sqlName) (id, _head, \(table.columnList)) VALUES (?, ?\(marks)) "
                + "ON CONFLICT (id) DO NOTHING")
        // What this batch does not speak of must not be what an earlier one said of another record.
        for place in table.columns.indices where !places.contains(place) { statement.bindNull(place + 3) }
        return statement
    }

    private mutating func updateRow(_ id: RecordID, _ head: CommitSequence) throws -> CommitSequence? {
        let statement = try updateStatement()
        outpost_capture_clear_slot(replica.capture, Int32(Self.headSlot))
        statement.bind(1, id)
        statement.bind(2, head)
        var parameter = 3
        for index in cells.indices where mask[index] {
            dates.bind(cells[index], column: index, to: parameter, of: statement)
            parameter += 1
        }
        try statement.run()
        if statement.changes == 0 { return nil }
        return unsigned(outpost_capture_integer(replica.capture, Int32(Self.headSlot)))
    }

    private mutating func updateStatement() throws -> RawStatement {
        if let update, update.mask == mask { return update.statement }
        var assignments = ["_head = outpost_replace(\(Self.headSlot), \(OUTPOST_WAS_INTEGER), _head, ?2)"]
        for index in cells.indices where mask[index] {
            guard let place = places[index] else { continue }
            assignments.append("\(table.columns[place].sqlName) = ?\(assignments.count + 2)")
        }
        let statement = try replica.statement(
            db, "UPDATE \(table.sqlName) SET \(assignments.joined(separator: ", ")) WHERE id = ?1")
        update = (mask, statement)
        return statement
    }
}

extension Replica {
    /// The head of a row; nil if there is no such row.
    func head(of key: RecordKey, _ table: RecordTable, _ db: Database) throws -> CommitSequence? {
        let select = try statement(db, "SELECT _head FROM \(table.sqlName) WHERE id = ?")
        select.bind(1, key.id)
        defer { select.reset() }
        return try select.step() ? select.unsigned(0) : nil
    }

    /// Writes some fields of a row by their values, creating it if need be. Not for hot loops.
    func upsert(
        _ key: RecordKey, head: CommitSequence, _ values: [FieldValue], _ table: RecordTable, _ db: Database
    ) throws {
        var names: [String] = []
        var cells: [(Value, ColumnType)] = []
        for value in values {
            guard let span = table.spans[value.field] else { continue }
            for (place, part) in zip(span, value.value.parts) {
                names.append(table.columns[place].sqlName)
                cells.append((part, table.columns[place].column.type))
            }
        }
        let columns = (["id", "_head"] + names).joined(separator: ", ")
        let marks = String(repeating: ", ?", count: names.count)
        let updates = (["_head"] + names).map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let statement = try statement(
            db,
            "INSERT INTO \(table.sqlName) (\(columns)) VALUES (?, ?\(marks)) "
                + "ON CONFLICT (id) DO UPDATE SET \(updates)")
        statement.bind(1, key.id)
        statement.bind(2, head)
        for (index, cell) in cells.enumerated() { statement.bind(index + 3, cell.0, as: cell.1) }
        try statement.run()
    }
}
