// Why this file exists: `opp set OPP-2026-000017 commercial="1050000 USD"`: what a person types becomes a value, and a
// value becomes what a person reads, the same way in both programs.

import SyncProtocol

/// Why text is no value of a field, in one sentence.
public struct FieldTextError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}

/// Values of fields as people type and read them.
///
/// The parts of a compound are separated by ` | ` in the order of its columns; an amount and the currency after it are
/// one part, in major units: `1,050,000.00 USD | 210000` for an opportunity's amount and margin estimate. A set is
/// written `a, b` (the whole set) or `+a, -b` (what to add and to remove).
public enum FieldText {
    /// Reads what a person typed. Empty text is null.
    /// - Parameters:
    ///   - current: The field's value now: parts of a compound that are not typed stay.
    ///   - resolve: Finds the record of a kind that a code, a name or an id means.
    /// - Throws: ``FieldTextError``. The rulebook's objections are not checked here.
    public static func parse(
        _ text: String, as field: Field, current: Value = .null, resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        let text = Normalization.nfc(Normalization.trimmed(text))
        if text.isEmpty { return .null }
        guard field.isCompound else {
            guard let column = field.columns.first else { return .null }
            return try plain(text, field.name, column, resolve)
        }
        return try compound(text, field, current, resolve)
    }

    private static func compound(
        _ text: String, _ field: Field, _ current: Value, _ resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        var parts = current.parts.count == field.columns.count ? current.parts : field.columns.map { _ in Value.null }
        var currency: String?
        var index = 0
        for segment in text.split(separator: "|", omittingEmptySubsequences: false).map { Normalization.trimmed($0) } {
            guard index < field.columns.count else {
                throw FieldTextError(description: "\(field.name) has fewer parts than “\(text)”.")
            }
            let column = field.columns[index]
            if isMoney(field.columns, index) {
                let money = segment.isEmpty ? nil : try self.money(segment, field.name)
                parts[index] = money.map { .integer($0.minorUnits) } ?? .null
                parts[index + 1] = money.map { .text($0.currency) } ?? .null
                currency = money?.currency
                index += 2
                continue
            }
            if segment.isEmpty {
                parts[index] = .null
            } else if column.name.hasSuffix("_minor"), let currency {
                parts[index] = .integer(try money("\(segment) \(currency)", field.name).minorUnits)
            } else {
                parts[index] = try plain(segment, "\(field.name) (\(column.name))", column, resolve)
            }
            index += 1
        }
        return .compound(parts)
    }

    private static func money(_ text: String, _ name: String) throws(FieldTextError) -> Money {
        do {
            return try Money.parse(text)
        } catch {
            // `1.2m USD`, as people type it; what is wrong with the plain reading says more to who meant that.
            if let typed = try? TypedMoney.parse(text) { return typed }
            throw FieldTextError(description: "\(name): \(error)")
        }
    }

    private static func isMoney(_ columns: [Column], _ index: Int) -> Bool {
        guard index + 1 < columns.count, columns[index].name.hasSuffix("_minor") else { return false }
        return columns[index + 1].name == "currency" || columns[index + 1].name.hasSuffix("_currency")
    }

    private static func plain(
        _ text: String, _ name: String, _ column: Column, _ resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        switch column.type {
        case .text: return .text(text)
        case .set: return set(text)
        case .integer:
            if let number = Int64(text) { return .integer(number) }
            throw FieldTextError(description: "\(name) takes a whole number, not “\(text)”.")
        case .boolean:
            if let flag = flag(text) { return .flag(flag) }
            throw FieldTextError(description: "\(name) takes yes or no, not “\(text)”.")
        case .date:
            if let date = CivilDate(text) { return .date(date) }
            throw FieldTextError(description: "\(name) takes a date such as 2026-03-31, not “\(text)”.")
        case .instant:
            if let instant = Instant.parse(text) { return .integer(instant) }
            throw FieldTextError(description: "\(name) takes an instant such as 2026-03-31T14:05Z, not “\(text)”.")
        case .reference(let kind):
            if let id = resolve(kind, text) { return .reference(id) }
            throw FieldTextError(description: "\(name): there is no \(kind) “\(text)” here; give its code or id.")
        }
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true", "1", "y", "是": true
        case "no", "false", "0", "n", "否": false
        default: nil
        }
    }

    private static func set(_ text: String) -> Value {
        .elements(text.split(separator: ",").map { Normalization.trimmed($0) }.filter { !$0.isEmpty })
    }

    /// Renders a value for people. References are rendered by `name`, choices in `language`.
    public static func render(
        _ value: Value, of field: Field, in kind: RecordKind, language: Language = .en,
        name: (RecordID) -> String = \.description
    ) -> String {
        let parts = value.parts
        guard parts.count == field.columns.count else { return value.isEmpty ? "" : value.description }
        var segments: [String] = []
        var currency: String?
        var index = 0
        while index < parts.count {
            if isMoney(field.columns, index), case .integer(let minor) = parts[index],
                case .text(let code) = parts[index + 1], let money = Money(minorUnits: minor, currency: code)
            {
                segments.append(money.description)
                currency = code
                index += 2
                continue
            }
            if field.columns[index].name.hasSuffix("_minor"), case .integer(let minor) = parts[index], let currency,
                let money = Money(minorUnits: minor, currency: currency)
            {
                segments.append(money.amount())
            } else {
                segments.append(plain(parts[index], field, field.columns[index], kind, language, name))
                if isMoney(field.columns, index) { index += 1 }
            }
            index += 1
        }
        while segments.last == "" { segments.removeLast() }
        return segments.joined(separator: " | ")
    }

    private static func plain(
        _ value: Value, _ field: Field, _ column: Column, _ kind: RecordKind, _ language: Language,
        _ name: (RecordID) -> String
    ) -> String {
        switch value {
        case .null: return ""
        case .reference(let id): return name(id)
        case .set(let elements): return elements.joined(separator: ", ")
        case .text(let text):
            return column.choices.isEmpty ? text : Labels.choice(text, of: field, in: kind, language: language)
        case .integer(let number) where column.type == .instant:
            return Instant.text(number) ?? String(number)
        case .integer(let number) where column.type == .boolean:
            let yes = number != 0
            return language == .en ? (yes ? "yes" : "no") : (yes ? "是" : "否")
        default: return value.description
        }
    }
}
