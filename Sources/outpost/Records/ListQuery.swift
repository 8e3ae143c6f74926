// Why this file exists: `--where stage=guiding --sort -commercial.amount` becomes SQL over named columns. Names
// come from the schema and values are bound, so nothing a user types is ever SQL.

import LeadToCash
import SyncProtocol

/// The condition and order of a list.
struct ListQuery {
    private let kind: RecordKind
    private let finder: RecordFinder
    private var conditions: [String] = []
    private(set) var arguments: [Value] = []
    private(set) var order: String?

    init(_ kind: RecordKind, _ finder: RecordFinder) {
        self.kind = kind
        self.finder = finder
    }

    /// All conditions together; nil if there are none.
    var condition: String? { conditions.isEmpty ? nil : conditions.joined(separator: " AND ") }

    private enum Comparison: String, CaseIterable {
        // Longer signs first, so that `>=` is not read as `>`.
        case notEqual = "!="
        case atLeast = ">="
        case atMost = "<="
        case equal = "="
        case more = ">"
        case less = "<"
        case contains = "~"
    }

    /// Adds `name=value`, or another comparison.
    mutating func add(_ filter: String) throws {
        guard let (name, comparison, text) = Self.split(filter) else { throw Failure(.usage, .badFilter, filter) }
        let path = try stored(FieldPath(name, kind))
        let columns = path.columns.map { Self.quoted($0.name) }
        if text.isEmpty, comparison == .equal || comparison == .notEqual {
            let sign = comparison == .equal ? "IS NULL" : "IS NOT NULL"
            let joint = comparison == .equal ? " AND " : " OR "
            conditions.append("(" + columns.map { "\($0) \(sign)" }.joined(separator: joint) + ")")
        } else if path.columns.first?.type == .set {
            conditions.append(
                "\(comparison == .notEqual ? "NOT " : "")EXISTS "
                    + "(SELECT 1 FROM json_each(\(columns[0])) WHERE json_each.value = ?)")
            arguments.append(.text(text))
        } else if comparison == .contains {
            conditions.append(
                "(" + columns.map { "instr(lower(\($0)), lower(?)) > 0" }.joined(separator: " OR ") + ")")
            arguments += columns.map { _ in .text(text) }
        } else {
            try compare(path, comparison, text)
        }
    }

    private mutating func compare(_ path: FieldPath, _ comparison: Comparison, _ text: String) throws {
        if let place = path.currencyPlace {
            let money = try Self.money(text, path)
            let currency = Self.quoted(path.field.columns[place].name)
            conditions.append("(\(Self.quoted(path.columns[0].name)) \(comparison.rawValue) ? AND \(currency) = ?)")
            arguments += [.integer(money.minorUnits), .text(money.currency)]
            return
        }
        let value = try finder.parse(text, as: path.asField)
        let parts = zip(path.columns, value.parts).filter { $1 != .null || !path.asField.isCompound }
        let sign = comparison == .notEqual ? "IS NOT" : comparison.rawValue
        conditions.append(
            "(" + parts.map { "\(Self.quoted($0.0.name)) \(sign) ?" }.joined(separator: " AND ") + ")")
        arguments += parts.map(\.1)
    }

    private static func money(_ text: String, _ path: FieldPath) throws -> Money {
        do throws(TypedTextError) {
            return try TypedMoney.parse(text)
        } catch {
            throw FieldTextError(path.name, error.label)
        }
    }

    /// Only records whose `field` refers to `id`.
    mutating func add(_ field: Field, equals id: RecordID) {
        guard let column = field.columns.first else { return }
        conditions.append("\(Self.quoted(column.name)) = ?")
        arguments.append(.reference(id))
    }

    /// Leaves out what was merged into another record, unless a filter asks about that.
    mutating func leaveOutMerged() {
        guard let redirect = kind.redirect, let column = kind.field(redirect)?.columns.first else { return }
        let name = Self.quoted(column.name)
        if !conditions.contains(where: { $0.contains(name) }) { conditions.append("\(name) IS NULL") }
    }

    /// Sorts by `name`, or downwards by `-name`; records without a value come last.
    mutating func sort(by text: String) throws {
        let down = text.hasPrefix("-")
        let path = try stored(FieldPath(down ? String(text.dropFirst()) : text, kind))
        order = path.columns.map { column in
            let name = Self.quoted(column.name)
            let collation = column.type == .text ? " COLLATE NOCASE" : ""
            return "\(name) IS NULL, \(name)\(collation)\(down ? " DESC" : "")"
        }.joined(separator: ", ")
    }

    private func stored(_ path: FieldPath) throws -> FieldPath {
        guard path.field.policy != .derived else { throw Failure(.usage, .notStored, path.field.name) }
        return path
    }

    private static func split(_ filter: String) -> (String, Comparison, String)? {
        guard let index = filter.firstIndex(where: { "!<>=~".contains($0) }), index > filter.startIndex else {
            return nil
        }
        let rest = filter[index...]
        guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
        return (String(filter[..<index]), comparison, String(rest.dropFirst(comparison.rawValue.count)))
    }

    private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}
