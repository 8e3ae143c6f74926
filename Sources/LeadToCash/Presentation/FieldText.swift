// Why this file exists: `opp set OPP-2026-000017 commercial="1050000 USD"`: what a person types becomes a value, and a
// value becomes what a person reads, the same way in both programs.

import SyncProtocol

/// Why text is no value of a field, in one sentence of each language.
public struct FieldTextError: Error, Hashable, Sendable, CustomStringConvertible {
    public let label: Label

    /// - Parameter name: the field's, as people type it.
    public init(_ name: String, _ sentence: Label) {
        label = Label(
            "\(name): \(sentence.english)", "\(name)：\(sentence.simplified)", "\(name)：\(sentence.traditional)")
    }

    public var description: String { label.english }
}

/// Values of fields as people type and read them.
///
/// The parts of a compound are separated by ` | ` in the order of its columns; an amount and the currency after it are
/// one part, in major units: `1,050,000.00 USD | 210000` for an opportunity's amount and margin estimate. A set is
/// written `a, b` (the whole set) or `+a, -b` (what to add and to remove). Numbers, days and amounts are read as
/// ``TypedNumber``, ``TypedDate`` and ``TypedMoney`` read them everywhere.
public enum FieldText {
    /// Reads what a person typed. Empty text is null.
    /// - Parameters:
    ///   - current: The field's value now: parts of a compound that are not typed stay, and an amount without a
    ///     currency is in the present one.
    ///   - today: Where `+3w` counts from; nil if days are only to be named.
    ///   - resolve: Finds the record of a kind that a code, a name or an id means.
    /// - Throws: ``FieldTextError``. The rulebook's objections are not checked here.
    public static func parse(
        _ text: String, as field: Field, current: Value = .null, today: CivilDate? = nil,
        resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        let text = Normalization.nfc(Normalization.trimmed(text))
        if text.isEmpty { return .null }
        guard field.isCompound else {
            guard let column = field.columns.first else { return .null }
            return try plain(text, field.name, column, today, resolve)
        }
        return try compound(text, field, current, today, resolve)
    }

    private static func compound(
        _ text: String, _ field: Field, _ current: Value, _ today: CivilDate?,
        _ resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        var parts = current.parts.count == field.columns.count ? current.parts : field.columns.map { _ in Value.null }
        var currency: String?
        var index = 0
        for segment in text.split(separator: "|", omittingEmptySubsequences: false).map { Normalization.trimmed($0) } {
            guard index < field.columns.count else {
                throw FieldTextError(field.name, tooManyParts(text))
            }
            let column = field.columns[index]
            if isMoney(field.columns, index) {
                let known: String? = if case .text(let code) = parts[index + 1] { code } else { nil }
                let money = segment.isEmpty ? nil : try self.money(segment, field.name, known)
                parts[index] = money.map { .integer($0.minorUnits) } ?? .null
                parts[index + 1] = money.map { .text($0.currency) } ?? .null
                currency = money?.currency
                index += 2
                continue
            }
            if segment.isEmpty {
                parts[index] = .null
            } else if column.name.hasSuffix("_minor"), let currency {
                let money = try self.money(segment, field.name, currency)
                guard money.currency == currency else {
                    throw FieldTextError(field.name, otherCurrency(segment, currency))
                }
                parts[index] = .integer(money.minorUnits)
            } else {
                parts[index] = try plain(segment, "\(field.name) (\(column.name))", column, today, resolve)
            }
            index += 1
        }
        return .compound(parts)
    }

    private static func money(
        _ text: String, _ name: String, _ currency: String?
    ) throws(FieldTextError) -> Money {
        do throws(TypedTextError) {
            return try TypedMoney.parse(text, defaultCurrency: currency)
        } catch {
            throw FieldTextError(name, error.label)
        }
    }

    private static func isMoney(_ columns: [Column], _ index: Int) -> Bool {
        guard index + 1 < columns.count, columns[index].name.hasSuffix("_minor") else { return false }
        return columns[index + 1].name == "currency" || columns[index + 1].name.hasSuffix("_currency")
    }

    private static func plain(
        _ text: String, _ name: String, _ column: Column, _ today: CivilDate?,
        _ resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        do throws(TypedTextError) {
            switch column.type {
            case .text: return .text(text)
            case .set: return set(text)
            case .integer: return .integer(try number(text, column))
            case .boolean:
                guard let flag = flag(text) else { throw TypedTextError(neither(text)) }
                return .flag(flag)
            case .date: return .date(try TypedDate.parse(text, today: today))
            case .instant: return .integer(try instant(text, today))
            case .reference(let kind):
                guard let id = resolve(kind, text) else { throw TypedTextError(nothing(kind, text)) }
                return .reference(id)
            }
        } catch {
            throw FieldTextError(name, error.label)
        }
    }

    /// Percentages are kept as they are, or in hundredths of a percent.
    private static let percentages: Set<String> = ["percent", "probability", "weight"]
    private static let discounts: Set<String> = ["discount", "authorised_discount"]

    private static func number(_ text: String, _ column: Column) throws(TypedTextError) -> Int64 {
        guard text.hasSuffix("%") else { return try TypedNumber.parse(text) }
        if column.name.contains("basis") || discounts.contains(column.name) { return try TypedMoney.basisPoints(text) }
        return try TypedNumber.parse(percentages.contains(column.name) ? String(text.dropLast()) : text)
    }

    /// A day alone is its first moment.
    private static func instant(_ text: String, _ today: CivilDate?) throws(TypedTextError) -> Int64 {
        if let instant = Instant.parse(text) { return instant }
        guard !text.contains(":") else { throw TypedTextError(noInstant(text)) }
        return Int64(try TypedDate.parse(text, today: today).days) * 86_400_000
    }

    // MARK: Sentences

    private static func tooManyParts(_ text: String) -> Label {
        Label("“\(text)” has more parts than the field.", "“\(text)”的部分多于字段的部分。", "「\(text)」的部分多於欄位的部分。")
    }

    private static func otherCurrency(_ text: String, _ currency: String) -> Label {
        Label(
            "“\(text)” is beside an amount in \(currency); write it in \(currency).",
            "“\(text)”旁边的金额以 \(currency) 计；请用 \(currency) 写。", "「\(text)」旁邊的金額以 \(currency) 計；請用 \(currency) 寫。")
    }

    private static func neither(_ text: String) -> Label {
        Label("“\(text)” is neither yes nor no.", "“\(text)”既非是也非否。", "「\(text)」既非是也非否。")
    }

    private static func noInstant(_ text: String) -> Label {
        Label(
            "“\(text)” is no moment; write one such as 2026-03-31T14:05+08:00.",
            "“\(text)”不是时刻；请写成 2026-03-31T14:05+08:00。", "「\(text)」不是時刻；請寫成 2026-03-31T14:05+08:00。")
    }

    private static func nothing(_ kind: String, _ text: String) -> Label {
        func word(_ language: Language) -> String { Labels.kind(kind, in: language) }
        return Label(
            "There is no \(word(.en).lowercased()) “\(text)” here; give its code or id.",
            "此处没有\(word(.zhHans))“\(text)”；请给出编号或 id。", "此處沒有\(word(.zhHant))「\(text)」；請給出編號或 id。")
    }

    // MARK: Typing

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
