// Why this file exists: imports, reports and codes ask for records by value. None of them is hurried, so they get
// values, not SQLite's memory.

import GRDB
import RecordTables
import SyncProtocol

/// Reads living records from one snapshot. Valid only inside ``Headquarters/read(_:)``.
public final class RecordReader {
    let db: Database
    let schema: Schema
    private var lookups: [KindNumber: (table: RecordTable, statement: RawStatement)] = [:]

    init(_ db: Database, _ schema: Schema) {
        self.db = db
        self.schema = schema
    }

    /// What a record's fields show; nil if there is no such living record.
    public func values(of key: RecordKey) throws -> [FieldNumber: Value]? {
        guard let (table, statement) = try lookup(key) else { return nil }
        defer { statement.reset() }
        guard try statement.step(), statement.integer(1) == 1 else { return nil }
        return Self.values(table, statement)
    }

    /// Whether a record was here and was deleted or erased.
    public func isDeleted(_ key: RecordKey) throws -> Bool {
        guard let (_, statement) = try lookup(key) else { return false }
        defer { statement.reset() }
        return try statement.step() && statement.integer(1) != 1
    }

    /// Gives every living record of a kind to `body`, in the order of creation.
    public func forEach(_ kind: KindNumber, _ body: (RecordID, [FieldNumber: Value]) throws -> Void) throws {
        guard let kind = schema.kind(kind) else { return }
        let table = RecordTable(kind)
        let statement = try RawStatement(
            cached: db, "SELECT id, _alive, \(table.columnList) FROM \(table.sqlName) WHERE _alive = 1 ORDER BY row")
        defer { statement.reset() }
        while try statement.step() {
            if let id = statement.id(0) { try body(id, Self.values(table, statement)) }
        }
    }

    /// The first living record of a kind whose field shows a text, without regard to the case of ASCII letters.
    public func first(_ kind: KindNumber, where field: FieldNumber, is text: String) throws -> RecordID? {
        guard let kind = schema.kind(kind), let field = kind.field(field), !field.isCompound else { return nil }
        let table = RecordTable(kind)
        let statement = try RawStatement(
            cached: db,
            "SELECT id FROM \(table.sqlName) WHERE _alive = 1 AND \"\(field.columns[0].name)\" = ? COLLATE NOCASE "
                + "ORDER BY row LIMIT 1")
        statement.bind(1, text)
        defer { statement.reset() }
        return try statement.step() ? statement.id(0) : nil
    }

    private func lookup(_ key: RecordKey) throws -> (table: RecordTable, statement: RawStatement)? {
        if let known = lookups[key.kind] {
            known.statement.bind(1, key.id)
            return known
        }
        guard let kind = schema.kind(key.kind) else { return nil }
        let table = RecordTable(kind)
        let statement = try RawStatement(
            cached: db, "SELECT id, _alive, \(table.columnList) FROM \(table.sqlName) WHERE id = ?")
        lookups[key.kind] = (table, statement)
        statement.bind(1, key.id)
        return (table, statement)
    }

    private static func values(_ table: RecordTable, _ statement: RawStatement) -> [FieldNumber: Value] {
        var result: [FieldNumber: Value] = [:]
        for field in table.kind.storedFields {
            guard let span = table.spans[field.number] else { continue }
            result[field.number] = statement.value(of: field, at: 2 + span.lowerBound)
        }
        return result
    }
}

extension Headquarters {
    /// Reads records in one snapshot.
    public func read<T: Sendable>(_ body: @escaping @Sendable (RecordReader) throws -> T) async throws -> T {
        try await pool.read { [schema] db in try body(RecordReader(db, schema)) }
    }
}
