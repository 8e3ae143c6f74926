// Why this file exists: a query becomes SQL in one place, where every value is bound and every name comes from the
// schema.

import GRDB
import RecordTables
import SyncProtocol

/// One page's statement.
struct RecordListing {
    private enum Binding {
        case value(Value, ColumnType)
        case text(String)
        case integer(Int64)
    }

    private let query: RecordQuery
    private let table: RecordTable
    private let sort: (column: String, type: ColumnType)
    private var conditions = ["_alive = 1"]
    private var bindings: [Binding] = []
    /// Whether an index of a field finds the records.
    private var isIndexed = false

    /// Cells before a record's own: row, id, head, what it is ordered by.
    private static let firstCell = 4

    /// - Throws: ``SeatProblem`` if the query names what there is not, or is too long.
    init(_ query: RecordQuery, _ schema: Schema) throws(SeatProblem) {
        guard let kind = schema.kind(query.kind) else { throw .unknownKind(query.kind) }
        guard query.conditions.count <= RecordQuery.mostConditions else {
            throw .tooLarge(what: "so many conditions", limit: RecordQuery.mostConditions)
        }
        self.query = query
        table = RecordTable.of(kind)
        switch query.order {
        case .created: sort = ("row", .integer)
        case .changed: sort = ("_head", .integer)
        case .field(let number):
            let column = try Self.columns(number, kind)[0]
            sort = (Self.quoted(column), column.type)
        }
        for condition in query.conditions { try add(condition, kind) }
    }

    private static func quoted(_ column: SyncProtocol.Column) -> String { "\"\(column.name)\"" }

    /// Of a field that is stored; at least one.
    private static func columns(
        _ number: FieldNumber, _ kind: RecordKind
    ) throws(SeatProblem) -> [SyncProtocol.Column] {
        guard let field = kind.field(number), field.policy != .derived, !field.columns.isEmpty else {
            throw .unknownField(kind: kind.name, field: number)
        }
        return field.columns
    }

    // MARK: Conditions

    private mutating func add(_ condition: RecordQuery.Condition, _ kind: RecordKind) throws(SeatProblem) {
        switch condition {
        case .equals(let number, let value):
            let columns = try Self.columns(number, kind)
            let condition = equality(columns, value)
            conditions.append(condition)
            isIndexed = isIndexed || (kind.field(number)?.isLookedUp ?? false && !value.isEmpty)
        case .anyOf(let number, let values):
            guard values.count <= RecordQuery.mostValues else {
                throw .tooLarge(what: "so many values", limit: RecordQuery.mostValues)
            }
            let columns = try Self.columns(number, kind)
            var choices: [String] = []
            for value in values { choices.append(equality(columns, value)) }
            conditions.append(choices.isEmpty ? "0" : "(" + choices.joined(separator: " OR ") + ")")
        case .contains(let number, let text):
            let column = try Self.columns(number, kind)[0]
            bindings.append(.text(text))
            let name = Self.quoted(column)
            conditions.append(
                column.type == .set
                    ? "EXISTS (SELECT 1 FROM json_each(\(name)) WHERE value = ?)"
                    : "instr(lower(\(name)), lower(?)) > 0")
        case .atLeast(let number, let value): try compare(number, ">=", value, kind)
        case .below(let number, let value): try compare(number, "<", value, kind)
        }
    }

    /// An equality and no IS, for SQLite uses no partial index for that.
    private mutating func equality(_ columns: [SyncProtocol.Column], _ value: Value) -> String {
        let parts = value.parts.count == columns.count ? value.parts : columns.map { _ in Value.null }
        var terms: [String] = []
        for (column, part) in zip(columns, parts) {
            terms.append("\(Self.quoted(column)) \(part.isEmpty ? "IS NULL" : "= ?")")
            if !part.isEmpty { bindings.append(.value(part, column.type)) }
        }
        return "(" + terms.joined(separator: " AND ") + ")"
    }

    private mutating func compare(
        _ number: FieldNumber, _ sign: String, _ value: Value, _ kind: RecordKind
    ) throws(SeatProblem) {
        let column = try Self.columns(number, kind)[0]
        bindings.append(.value(value.parts.first ?? .null, column.type))
        conditions.append("\(Self.quoted(column)) \(sign) ?")
    }

    /// Only what comes after the end of the page before.
    mutating func begin(after cursor: PageCursor) {
        let sign = query.isDescending ? "<" : ">"
        if case .created = query.order {
            conditions.append("row \(sign) ?")
            bindings.append(.integer(cursor.row))
            return
        }
        let isNothing = cursor.value.isEmpty
        var terms: [String] = []
        if !isNothing {
            terms.append("\(sort.column) \(sign) ?")
            bindings.append(.value(cursor.value, sort.type))
        }
        // Nothing comes first where values rise, and last where they fall.
        if isNothing != query.isDescending { terms.append("\(sort.column) IS \(isNothing ? "NOT NULL" : "NULL")") }
        terms.append("(\(sort.column) \(isNothing ? "IS NULL" : "= ?") AND row \(sign) ?)")
        if !isNothing { bindings.append(.value(cursor.value, sort.type)) }
        bindings.append(.integer(cursor.row))
        conditions.append("(" + terms.joined(separator: " OR ") + ")")
    }

    /// Only what lies in these scopes.
    /// - Parameter isWide: whether that is so much of everything that an index by scope would help nobody.
    mutating func keep(within scopes: Set<ScopeID>, isWide: Bool) {
        // A plus keeps SQLite from using the index by scope.
        let plus = isWide || isIndexed ? "+" : ""
        conditions.append("\(plus)_scope IN (SELECT value FROM json_each(?))")
        bindings.append(.text(ScopeList.encode(scopes.sorted())))
    }

    // MARK: Reading

    func read(_ db: Database) throws -> RecordPage {
        let limit = min(max(query.limit, 1), RecordQuery.most)
        let statement = try RawStatement(db, sql)
        for (index, binding) in bindings.enumerated() {
            switch binding {
            case .value(let value, let type): statement.bind(index + 1, value, as: type)
            case .text(let text): statement.bind(index + 1, text)
            case .integer(let number): statement.bind(index + 1, number)
            }
        }
        statement.bind(bindings.count + 1, Int64(limit + 1))
        var rows: [RecordPage.Row] = []
        var end: PageCursor?
        while try statement.step() {
            // One more than was asked for says that there is another page.
            if rows.count == limit { return RecordPage(rows: rows, next: end) }
            guard let id = statement.id(1) else { continue }
            rows.append(
                RecordPage.Row(
                    id: id, head: statement.unsigned(2),
                    values: RecordReader.values(table, statement, from: Self.firstCell)))
            end = PageCursor(value: statement.value(3, as: sort.type), row: statement.integer(0))
        }
        return RecordPage(rows: rows, next: nil)
    }

    private var sql: String {
        let direction = query.isDescending ? " DESC" : ""
        let order = sort.column == "row" ? "row\(direction)" : "\(sort.column)\(direction), row\(direction)"
        return "SELECT row, id, _head, \(sort.column), \(table.columnList) FROM \(table.sqlName) "
            + "WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT ?"
    }
}
