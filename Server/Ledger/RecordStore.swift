// Why this file exists: the prepared statements of one kind's table on the writing connection. An edit costs one lookup
// by id and one update by row; nothing else of the record is read or written.

import GRDB
import RecordTables
import SyncProtocol

/// A record as the ledger holds it while a transaction runs.
struct LedgerRow {
    let row: Int64
    var header: RecordHeader
    var marks: FieldMarks
}

/// The rows that were asked for last. Judging one operation asks for one row many times, and for a parent or two; each
/// id has one place, so that finding it costs one comparison.
struct RowCache {
    private static let places: UInt64 = 64
    private var entries = [(key: RecordKey, row: LedgerRow)?](repeating: nil, count: Int(places))

    private static func place(_ key: RecordKey) -> Int { Int(key.id.low & (places - 1)) }

    subscript(key: RecordKey) -> LedgerRow? {
        guard let entry = entries[Self.place(key)], entry.key == key else { return nil }
        return entry.row
    }

    mutating func set(_ row: LedgerRow, _ key: RecordKey) { entries[Self.place(key)] = (key, row) }

    mutating func removeAll() { for index in entries.indices { entries[index] = nil } }
}

/// Reads and writes one kind's table.
final class RecordStore {
    let table: RecordTable
    private let db: Database
    private let find: RawStatement
    private let insertion: RawStatement
    private let life: RawStatement
    private var updates: [[FieldNumber]: RawStatement] = [:]
    /// The last one used: whoever writes a field of many records writes the same.
    private var latest: (fields: [FieldNumber], statement: RawStatement)?
    private var values: [FieldNumber: RawStatement] = [:]

    static func index(of table: RecordTable) -> String { "\"\(table.name)__scope\"" }

    init(_ db: Database, _ kind: RecordKind) throws {
        self.db = db
        table = RecordTable.of(kind)
        find = try RawStatement(
            db, "SELECT row, _scope, _head, _entered, _alive, _life, _fields FROM \(table.sqlName) WHERE id = ?")
        let places = String(repeating: ", ?", count: table.columns.count)
        insertion = try RawStatement(
            db,
            "INSERT INTO \(table.sqlName) (id, _scope, _head, _entered, _alive, _life, _fields, \(table.columnList)) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?\(places))")
        life = try RawStatement(
            db,
            "UPDATE \(table.sqlName) SET _scope = ?, _head = ?, _entered = ?, _alive = ?, _life = ?, _fields = ? "
                + "WHERE row = ?")
    }

    /// Looks a record up by id. A dead record's life dot is filled in by the ledger.
    func row(_ id: RecordID) throws -> LedgerRow? {
        find.bind(1, id)
        defer { find.reset() }
        guard try find.step() else { return nil }
        let header = RecordHeader(
            scope: ScopeID(rawValue: UInt32(clamping: find.integer(1))), life: find.integer(4),
            head: find.unsigned(2), entered: find.unsigned(3), lifeSequence: find.unsigned(5))
        return LedgerRow(row: find.integer(0), header: header, marks: try FieldMarks(find.blobBytes(6)))
    }

    /// Records with a value in a field, in id order.
    /// - Parameter isAlive: whether only those that live.
    func records(where field: Field, is value: Value, limit: Int, isAlive: Bool = true) throws -> [RecordID] {
        let parts = value.parts.count == field.columns.count ? value.parts : field.columns.map { _ in Value.null }
        // An equality, for SQLite uses no partial index for IS.
        let condition = zip(field.columns, parts)
            .map { "\"\($0.name)\" \($1 == .null ? "IS" : "=") ?" }.joined(separator: " AND ")
        let life = isAlive ? " AND _alive = 1" : ""
        let statement = try RawStatement(
            cached: db, "SELECT id FROM \(table.sqlName) WHERE \(condition)\(life) ORDER BY id LIMIT ?")
        for (index, column) in field.columns.enumerated() { statement.bind(index + 1, parts[index], as: column.type) }
        statement.bind(field.columns.count + 1, Int64(limit))
        defer { statement.reset() }
        var result: [RecordID] = []
        while try statement.step() { if let id = statement.id(0) { result.append(id) } }
        return result
    }

    /// Inserts a record.
    /// - Returns: its row number.
    func insert(
        _ id: RecordID, _ header: RecordHeader, _ marks: FieldMarks, _ fields: [RecordChange.FieldChange]
    ) throws
        -> Int64
    {
        insertion.bind(1, id)
        insertion.bind(2, Int64(header.scope.rawValue))
        insertion.bind(3, header.head)
        insertion.bind(4, header.entered)
        insertion.bind(5, header.life)
        insertion.bind(6, header.lifeSequence)
        marks.withBytes { insertion.bind(7, buffer: $0) }
        for index in table.columns.indices { insertion.bindNull(8 + index) }
        for change in fields {
            guard let span = table.spans[change.field.number] else { continue }
            bind(change, to: insertion, at: 8 + span.lowerBound)
        }
        try insertion.run()
        return db.lastInsertedRowID
    }

    func updateLife(_ row: LedgerRow) throws {
        life.bind(1, Int64(row.header.scope.rawValue))
        life.bind(2, row.header.head)
        life.bind(3, row.header.entered)
        life.bind(4, row.header.life)
        life.bind(5, row.header.lifeSequence)
        row.marks.withBytes { life.bind(6, buffer: $0) }
        life.bind(7, row.row)
        try life.run()
    }

    func update(_ row: LedgerRow, _ fields: [RecordChange.FieldChange]) throws {
        let statement = try updateStatement(fields)
        var index = 1
        for change in fields {
            bind(change, to: statement, at: index)
            index += change.field.columns.count
        }
        statement.bind(index, row.header.head)
        row.marks.withBytes { statement.bind(index + 1, buffer: $0) }
        statement.bind(index + 2, row.row)
        try statement.run()
    }

    private func updateStatement(_ changes: [RecordChange.FieldChange]) throws -> RawStatement {
        if let latest, latest.fields.elementsEqual(changes, by: { $0 == $1.field.number }) { return latest.statement }
        let fields = changes.map(\.field)
        let key = fields.map(\.number)
        if let known = updates[key] {
            latest = (key, known)
            return known
        }
        // Importers and forms use few combinations; someone who uses all of them must not fill memory.
        if updates.count >= 256 {
            updates.removeAll()
            latest = nil
        }
        let columns = fields.flatMap(\.columns).map { "\"\($0.name)\" = ?, " }.joined()
        let statement = try RawStatement(
            db, "UPDATE \(table.sqlName) SET \(columns)_head = ?, _fields = ? WHERE row = ?")
        updates[key] = statement
        latest = (key, statement)
        return statement
    }

    private func bind(_ change: RecordChange.FieldChange, to statement: RawStatement, at index: Int) {
        let parts = change.view.parts
        for (offset, column) in change.field.columns.enumerated() {
            let part = parts.count == change.field.columns.count ? parts[offset] : .null
            statement.bind(index + offset, part, as: column.type)
        }
    }

    /// What a field shows.
    func value(of field: Field, row: Int64) throws -> Value {
        let statement: RawStatement
        if let known = values[field.number] {
            statement = known
        } else {
            let columns = field.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
            statement = try RawStatement(db, "SELECT \(columns) FROM \(table.sqlName) WHERE row = ?")
            values[field.number] = statement
        }
        statement.bind(1, row)
        defer { statement.reset() }
        guard try statement.step() else { return .null }
        return statement.value(of: field, at: 0)
    }
}

extension RecordHeader {
    /// What `_alive` says of an erased record.
    static let erasedLife: Int64 = 2

    /// As the table keeps it: 0 deleted, 1 alive, 2 erased.
    var life: Int64 { isErased ? Self.erasedLife : isAlive ? 1 : 0 }

    init(scope: ScopeID, life: Int64, head: CommitSequence, entered: CommitSequence, lifeSequence: CommitSequence) {
        self.init(
            scope: scope, isAlive: life == 1, head: head, entered: entered, lifeSequence: lifeSequence,
            lifeDot: Dot(replica: .headquarters, counter: 0))
        isErased = life == Self.erasedLife
    }
}
