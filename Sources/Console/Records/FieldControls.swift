// Why this file exists: which control suits a column follows from its type, and what it is called from the vocabulary;
// so a new field is in every form the day it is in the schema.

import LeadToCash
import SyncProtocol

/// Makes the controls of a field.
struct FieldControls {
    let kind: RecordKind
    let language: Language

    /// Fields whose texts take more than a line.
    private static let texts: Set<String> = [
        "notes", "comments", "note", "text", "justification", "mitigation", "promises", "evidence", "summary",
        "material",
    ]

    /// - Parameter texts: what stands in them, column by column.
    func controls(_ field: Field, _ texts: [String]) -> [ControlModel] {
        zip(field.columns, texts).map { column, text in
            let isRequired = field.required && !field.isCompound
            let choices = choices(field, column, text)
            let area = choices == nil ? area(field, column, text) : nil
            let input = choices == nil && area == nil ? input(column, text, field) : nil
            let name = FieldTexts.name(field, column)
            return ControlModel(
                id: name.replacing(".", with: "-"), name: name, label: label(field, column),
                note: note(field, column), isRequired: isRequired, input: input, area: area, choice: choices)
        }
    }

    private func label(_ field: Field, _ column: Column) -> String {
        let name = Labels.field(kind, field, in: language)
        guard field.isCompound else { return name }
        if FieldTexts.isCurrency(column) { return "\(name): \(PageWords.text("recordCurrency", in: language))" }
        return field.columns.first == column ? name : "\(name): \(Self.spoken(column, of: field))"
    }

    /// `margin_estimate_minor` as people read it.
    private static func spoken(_ column: Column, of field: Field) -> String {
        let words = column.name.split(separator: "_").map(String.init).filter { $0 != "minor" && $0 != "id" }
        return words.joined(separator: " ")
    }

    private func note(_ field: Field, _ column: Column) -> String? {
        let key: String? =
            switch column.type {
            case .set: "recordSetNote"
            case .instant: "recordInstantNote"
            case .reference: "recordReferenceNote"
            default: nil
            }
        return key.map { PageWords.text($0, in: language) }
    }

    // MARK: Kinds of control

    private func choices(_ field: Field, _ column: Column, _ text: String) -> ChoiceModel? {
        let nothing = OptionModel(word: "", label: "–", isChosen: text.isEmpty)
        if column.type == .boolean {
            let options = ["yes", "no"].map { word in
                OptionModel(word: word, label: PageWords.text(word, in: language), isChosen: text == word)
            }
            return ChoiceModel(options: [nothing] + options)
        }
        guard !column.choices.isEmpty else { return nil }
        // A newer schema's word stays where it is.
        let words = column.choices + (text.isEmpty || column.choices.contains(text) ? [] : [text])
        return ChoiceModel(
            options: [nothing]
                + words.map { word in
                    OptionModel(
                        word: word, label: ChoiceWords.label(word, column, of: field, in: kind, language),
                        isChosen: word == text)
                })
    }

    private func area(_ field: Field, _ column: Column, _ text: String) -> AreaModel? {
        let isLong = field.policy == .textMerge || Self.texts.contains(field.name) || text.contains("\n")
        guard column.type == .set || (column.type == .text && isLong) else { return nil }
        return AreaModel(text: text, rows: min(12, max(3, FieldTexts.lines(text).count + 1)))
    }

    private func input(_ column: Column, _ text: String, _ field: Field) -> InputModel {
        switch column.type {
        case .date: InputModel(type: "date", text: text, mode: nil, list: nil)
        case .integer: InputModel(type: "text", text: text, mode: "decimal", list: nil)
        case .reference(let kind): InputModel(type: "text", text: text, mode: nil, list: Self.list(kind))
        default:
            InputModel(
                type: "text", text: text, mode: nil,
                list: FieldTexts.isCurrency(column) ? Self.currencies : nil)
        }
    }

    static let currencies = "likely-currency"

    /// The id of the list of likely records of a kind.
    static func list(_ kind: String) -> String { "likely-\(kind)" }
}
