// Why this file exists: imports, reports and codes ask for records by value. None of them is hurried, so they get
// values, not SQLite's memory. Whoever may see only some records is given a reader that finds no others.

import GRDB
import RecordTables
import SyncProtocol

/// Reads living records from one snapshot. Valid only inside ``Headquarters/read(_:)``.
public final class RecordReader {
    let db: Database
    let schema: Schema
    /// Where it looks; nil for everywhere. A record that lives elsewhere is to it as if it did not exist.
    let scopes: Set<ScopeID>?
    /// The same as SQLite reads it.
    private let scopeList: String
    private var lookups: [KindNumber: (table: RecordTable, statement: RawStatement)] = [:]

    /// Cells before a record's own: id, life, scope.
    private static let heading = "id, _alive, _scope"
    private static let firstCell = 3

    init(_ db: Database, _ schema: Schema, in scopes: Set<ScopeID>? = nil) {
        self.db = db
        self.schema = schema
        self.scopes = scopes
        scopeList = ScopeList.encode((scopes ?? []).sorted())
    }

    /// What a record's fields show; nil if there is no such living record.
    /// - Parameter fields: nil for all.
    public func values(of key: RecordKey, only fields: [FieldNumber]? = nil) throws -> [FieldNumber: Value]? {
        guard let (table, statement) = try lookup(key) else { return nil }
        defer { statement.reset() }
        guard try statement.step(), shows(statement), statement.integer(1) == 1 else { return nil }
        return Self.values(table, statement, from: Self.firstCell, only: fields)
    }

    /// Whether a record was here and was deleted or erased.
    public func isDeleted(_ key: RecordKey) throws -> Bool {
        guard let (_, statement) = try lookup(key) else { return false }
        defer { statement.reset() }
        return try statement.step() && shows(statement) && statement.integer(1) != 1
    }

    /// Gives every living record of a kind to `body`, in the order of creation.
    /// - Parameter fields: nil for all.
    public func forEach(
        _ kind: KindNumber, only fields: [FieldNumber]? = nil,
        _ body: (RecordID, [FieldNumber: Value]) throws -> Void
    ) throws {
        guard let kind = schema.kind(kind) else { return }
        let table = RecordTable.of(kind)
        let statement = try RawStatement(
            cached: db,
            "SELECT \(Self.heading), \(table.columnList) FROM \(table.sqlName) "
                + "WHERE _alive = 1\(scopeCondition(1)) ORDER BY row")
        bindScopes(statement, 1)
        defer { statement.reset() }
        while try statement.step() {
            guard let id = statement.id(0) else { continue }
            try body(id, Self.values(table, statement, from: Self.firstCell, only: fields))
        }
    }

    /// The first living record of a kind whose field shows a text, without regard to the case of ASCII letters.
    public func first(_ kind: KindNumber, where field: FieldNumber, is text: String) throws -> RecordID? {
        guard let kind = schema.kind(kind), let field = kind.field(field), !field.isCompound else { return nil }
        let table = RecordTable.of(kind)
        let statement = try RawStatement(
            cached: db,
            "SELECT id FROM \(table.sqlName) WHERE _alive = 1 AND \"\(field.columns[0].name)\" = ?1 COLLATE NOCASE"
                + "\(scopeCondition(2)) ORDER BY row LIMIT 1")
        statement.bind(1, text)
        bindScopes(statement, 2)
        defer { statement.reset() }
        return try statement.step() ? statement.id(0) : nil
    }

    // MARK: Where it looks

    /// Whether there is such a record where it looks, living or not.
    func holds(_ key: RecordKey) throws -> Bool {
        guard let (_, statement) = try lookup(key) else { return false }
        defer { statement.reset() }
        return try statement.step() && shows(statement)
    }

    private func shows(_ statement: RawStatement) -> Bool {
        guard let scopes else { return true }
        return scopes.contains(ScopeID(rawValue: UInt32(clamping: statement.integer(2))))
    }

    /// What leaves out the records of other places; bind ``bindScopes(_:_:)`` to its parameter.
    func scopeCondition(_ parameter: Int) -> String {
        scopes == nil ? "" : " AND _scope IN (SELECT value FROM json_each(?\(parameter)))"
    }

    func bindScopes(_ statement: RawStatement, _ parameter: Int) {
        if scopes != nil { statement.bind(parameter, scopeList) }
    }

    private func lookup(_ key: RecordKey) throws -> (table: RecordTable, statement: RawStatement)? {
        if let known = lookups[key.kind] {
            known.statement.bind(1, key.id)
            return known
        }
        guard let kind = schema.kind(key.kind) else { return nil }
        let table = RecordTable.of(kind)
        let statement = try RawStatement(
            cached: db, "SELECT \(Self.heading), \(table.columnList) FROM \(table.sqlName) WHERE id = ?")
        lookups[key.kind] = (table, statement)
        statement.bind(1, key.id)
        return (table, statement)
    }

    /// - Parameters:
    ///   - cell: the place of the record's first own cell.
    ///   - fields: nil for all.
    static func values(
        _ table: RecordTable, _ statement: RawStatement, from cell: Int, only fields: [FieldNumber]? = nil
    ) -> [FieldNumber: Value] {
        var result: [FieldNumber: Value] = [:]
        if let fields {
            for number in fields {
                guard let field = table.kind.field(number), let span = table.spans[number] else { continue }
                result[number] = statement.value(of: field, at: cell + span.lowerBound)
            }
            return result
        }
        result.reserveCapacity(table.kind.storedFields.count)
        for field in table.kind.storedFields {
            guard let span = table.spans[field.number] else { continue }
            result[field.number] = statement.value(of: field, at: cell + span.lowerBound)
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
