// Why this file exists: a laptop refuses at once, with one clear sentence, what HQ would refuse tomorrow. Both call
// these functions, so their answers cannot differ.

import SyncProtocol

enum Objections {
    /// The longest text of one column and of one element of a set, in UTF-8 bytes.
    static let longestText = 65_536
    static let mostElements = 1000
    /// 0001-01-01 to 9999-12-31 in Unix milliseconds.
    static let instants: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// Why `value` cannot stand in `field`; nil if it can.
    @Sendable static func objection(_ kind: RecordKind, _ field: Field, _ value: Value) -> String? {
        let subject = "\(kind.name).\(field.name)"
        if field.policy == .derived { return "\(subject) is computed and cannot be set." }
        if value == .null { return field.required ? "\(subject) cannot be empty." : nil }
        if field.isCompound { return compound(kind, field, value, subject) }
        guard let column = field.columns.first else { return "\(subject) has no column." }
        return plain(value, column, limits(kind, field, column), required: field.required, subject)
    }

    private static func limits(_ kind: RecordKind, _ field: Field, _ column: Column) -> ClosedRange<Int64>? {
        LeadToCash.entry(kind.number)?.term(field.number)?.limits[column.name]
    }

    private static func compound(_ kind: RecordKind, _ field: Field, _ value: Value, _ subject: String) -> String? {
        guard case .compound(let parts) = value, parts.count == field.columns.count else {
            let names = field.columns.map(\.name).joined(separator: ", ")
            return "\(subject) takes its \(field.columns.count) parts together: \(names)."
        }
        for (column, part) in zip(field.columns, parts) where part != .null {
            let name = "\(subject) (\(column.name))"
            if let objection = plain(part, column, limits(kind, field, column), required: false, name) {
                return objection
            }
        }
        return moneyWithoutCurrency(field, parts, subject)
    }

    /// An amount means nothing without its currency.
    private static func moneyWithoutCurrency(_ field: Field, _ parts: [Value], _ subject: String) -> String? {
        let columns = field.columns
        guard let currency = columns.firstIndex(where: { isCurrency($0) }), parts[currency] == .null else { return nil }
        let amounts = columns.indices.filter { columns[$0].name.hasSuffix("_minor") && parts[$0] != .null }
        return amounts.isEmpty ? nil : "\(subject) needs a currency beside its amount."
    }

    private static func plain(
        _ value: Value, _ column: Column, _ limits: ClosedRange<Int64>?, required: Bool, _ subject: String
    ) -> String? {
        switch (column.type, value) {
        case (.integer, .integer(let number)):
            return range(number, limits, subject)
        case (.boolean, .integer(let number)):
            return number == 0 || number == 1 ? nil : "\(subject) is yes (1) or no (0), not \(number)."
        case (.instant, .integer(let number)):
            return instants.contains(number) ? nil : "\(subject) is outside the years 1 to 9999."
        case (.text, .text(let text)):
            return words(text, column, required: required, subject)
        case (.set, .set(let elements)):
            return set(elements, subject)
        case (.set, .setChange(let adding, let removing)):
            return set(adding, subject) ?? set(removing, subject)
        case (.date, .date), (.reference, .reference):
            return nil
        default:
            return "\(subject) takes \(expectation(column.type))."
        }
    }

    private static func range(_ number: Int64, _ limits: ClosedRange<Int64>?, _ subject: String) -> String? {
        guard let limits, !limits.contains(number) else { return nil }
        if limits.upperBound == .max { return "\(subject) cannot be less than \(limits.lowerBound)." }
        return "\(subject) is \(number), but must be from \(limits.lowerBound) to \(limits.upperBound)."
    }

    private static func words(_ text: String, _ column: Column, required: Bool, _ subject: String) -> String? {
        if let objection = wellFormed(text, subject) { return objection }
        if required, text.allSatisfy(\.isWhitespace) { return "\(subject) cannot be empty." }
        if !column.choices.isEmpty, !column.choices.contains(text) {
            return "\(subject) cannot be “\(text.prefix(40))”; it is one of \(column.choices.joined(separator: ", "))."
        }
        if isCurrency(column), Currency.exponent(of: text) == nil {
            return "\(subject) is “\(text.prefix(40))”, which is no ISO 4217 currency code such as USD."
        }
        return nil
    }

    private static func wellFormed(_ text: String, _ subject: String) -> String? {
        if text.utf8.count > longestText { return "\(subject) is longer than \(longestText) bytes." }
        if text.utf8.contains(0) { return "\(subject) contains a NUL character." }
        return Normalization.isNFC(text) ? nil : "\(subject) is not in Unicode normalization form C."
    }

    private static func set(_ elements: [String], _ subject: String) -> String? {
        if elements.count > mostElements { return "\(subject) has more than \(mostElements) elements." }
        if elements.contains("") { return "\(subject) cannot contain an empty element." }
        for element in elements {
            if let objection = wellFormed(element, subject) { return objection }
        }
        return nil
    }

    private static func isCurrency(_ column: Column) -> Bool {
        column.type == .text && (column.name == "currency" || column.name.hasSuffix("_currency"))
    }

    private static func expectation(_ type: ColumnType) -> String {
        switch type {
        case .integer: "a whole number"
        case .text: "text"
        case .boolean: "yes or no"
        case .date: "a date such as 2026-03-31"
        case .instant: "an instant in UTC"
        case .reference(let kind): "the id of a record of kind \(kind)"
        case .set: "a set of words"
        }
    }
}
