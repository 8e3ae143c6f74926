// Why this file exists: a field is shown in a form as one control for each of its columns, an amount as a number and a
// currency. What is shown and what is read back must be the same text, or every save would change everything.

import LeadToCash
import SyncProtocol

/// What one control of a form is, and what stands in it. Its name in the form is `f.FIELD.COLUMN`.
struct ControlModel: Sendable, Hashable {
    let id: String
    let name: String
    let label: String
    let note: String?
    let isRequired: Bool
    /// One of these three.
    let input: InputModel?
    let area: AreaModel?
    let choice: ChoiceModel?
}

struct InputModel: Sendable, Hashable {
    let type: String
    let text: String
    let mode: String?
    /// The id of the list of likely texts.
    let list: String?
}

struct AreaModel: Sendable, Hashable {
    let text: String
    let rows: Int
}

struct ChoiceModel: Sendable, Hashable {
    let options: [OptionModel]
}

struct OptionModel: Sendable, Hashable {
    let word: String
    let label: String
    let isChosen: Bool
}

/// The texts of a field's controls.
struct FieldTexts {
    let field: Field

    /// The column with the currency of an amount in another; nil for what is no amount.
    func currency(of index: Int) -> Int? {
        guard field.columns[index].name.hasSuffix("_minor") else { return nil }
        if index + 1 < field.columns.count, Self.isCurrency(field.columns[index + 1]) { return index + 1 }
        return field.columns[..<index].lastIndex { Self.isCurrency($0) }
    }

    static func isCurrency(_ column: Column) -> Bool {
        column.type == .text && (column.name == "currency" || column.name.hasSuffix("_currency"))
    }

    static func name(_ field: Field, _ column: Column) -> String { "f.\(field.name).\(column.name)" }

    /// What stands in the controls for a value, column by column.
    /// - Parameter name: what people call a record of a kind, so that the same text finds it again.
    func texts(_ value: Value, name: (String, RecordID) -> String) -> [String] {
        let parts = value.parts.count == field.columns.count ? value.parts : field.columns.map { _ in Value.null }
        return field.columns.indices.map { index in
            let column = field.columns[index]
            switch (column.type, parts[index]) {
            case (_, .null): return ""
            case (.reference(let kind), .reference(let id)): return name(kind, id)
            case (.set, .set(let elements)): return elements.joined(separator: "\n")
            case (.boolean, .integer(let number)): return number == 0 ? "no" : "yes"
            case (.instant, .integer(let number)): return Instant.rfc3339(number) ?? String(number)
            case (.integer, .integer(let number)): return amount(number, index, parts) ?? String(number)
            case (_, .text(let text)): return text
            case (_, let part): return part.description
            }
        }
    }

    private func amount(_ minor: Int64, _ index: Int, _ parts: [Value]) -> String? {
        guard let place = currency(of: index), case .text(let code) = parts[place] else { return nil }
        return Money(minorUnits: minor, currency: code)?.amount()
    }

    // MARK: Reading

    /// Reads what stands in the controls.
    /// - Parameters:
    ///   - today: where `+3w` counts from.
    ///   - resolve: finds the record of a kind that a code, a name or an id means.
    /// - Throws: ``FieldTextError``.
    func value(
        _ texts: [String], today: CivilDate?, resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        guard field.isCompound else { return try cell(texts.first ?? "", 0, today, resolve) }
        var parts: [Value] = []
        for index in field.columns.indices {
            let text = texts.indices.contains(index) ? texts[index] : ""
            parts.append(try part(text, index, texts, today, resolve))
        }
        // A currency beside no amount says nothing.
        for index in parts.indices where Self.isCurrency(field.columns[index]) {
            let amounts = parts.indices.filter { currency(of: $0) == index && !parts[$0].isEmpty }
            let isUsed = !amounts.isEmpty || !parts.indices.contains { currency(of: $0) == index }
            if !isUsed { parts[index] = .null }
        }
        return .compound(parts)
    }

    private func part(
        _ text: String, _ index: Int, _ texts: [String], _ today: CivilDate?, _ resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        if Self.isCurrency(field.columns[index]) { return FlowValue.text(code(index, texts)) }
        guard let place = currency(of: index), !Self.isBlank(text) else { return try cell(text, index, today, resolve) }
        let money = try money(text, index, code(place, texts))
        return .integer(money.minorUnits)
    }

    /// The currency that is meant: the one that is chosen, or else the one that stands beside the amount.
    private func code(_ place: Int, _ texts: [String]) -> String {
        let chosen = texts.indices.contains(place) ? texts[place].filter { !$0.isWhitespace }.uppercased() : ""
        if !chosen.isEmpty { return chosen }
        for index in field.columns.indices where currency(of: index) == place && texts.indices.contains(index) {
            if let money = try? TypedMoney.parse(texts[index]) { return money.currency }
        }
        return ""
    }

    private func money(_ text: String, _ index: Int, _ code: String) throws(FieldTextError) -> Money {
        do throws(TypedTextError) {
            let money = try TypedMoney.parse(text, defaultCurrency: code.isEmpty ? nil : code)
            if code.isEmpty || money.currency == code { return money }
        } catch {
            throw FieldTextError(field.name, error.label)
        }
        throw FieldTextError(field.name, Self.otherCurrency(text, code))
    }

    private func cell(
        _ text: String, _ index: Int, _ today: CivilDate?, _ resolve: (String, String) -> RecordID?
    ) throws(FieldTextError) -> Value {
        let column = field.columns[index]
        if column.type == .set { return Self.isBlank(text) ? .set([]) : FlowValue.set(Self.lines(text)) }
        if case .text = column.type { return FlowValue.text(Self.plain(text)) }
        let name = field.isCompound ? "\(field.name) (\(column.name))" : field.name
        let single = Field(field.number, name, columns: [column], policy: .keepLatest)
        return try FieldText.parse(text, as: single, today: today, resolve: resolve)
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    static func lines(_ text: String) -> [String] { text.split(whereSeparator: \.isNewline).map(String.init) }

    /// Browsers end the lines of a text with a carriage return and a line feed; nobody else here does.
    static func plain(_ text: String) -> String { text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }

    private static func otherCurrency(_ text: String, _ code: String) -> Label {
        Label(
            "“\(text)” is in another currency than \(code), which is chosen beside it.",
            "“\(text)”的货币与旁边所选的 \(code) 不同。", "「\(text)」的貨幣與旁邊所選的 \(code) 不同。")
    }
}
