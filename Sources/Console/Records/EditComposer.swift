// Why this file exists: the same form is shown with what a record says, with what a new one begins with, and with what
// somebody typed that cannot stand yet.

import LeadToCash
import SyncProtocol
import SyncServer

/// Composes forms about records.
struct EditComposer {
    private let form: RecordForm
    private let language: Language

    /// Records that are offered beside a control.
    private static let mostLikely = 50
    /// Currencies that are offered first; any other can be typed.
    private static let currencies = ["USD", "EUR", "CNY", "HKD", "GBP", "JPY", "AED", "BRL", "INR", "SGD", "ZAR"]

    init(_ form: RecordForm, _ language: Language) {
        self.form = form
        self.language = language
    }

    private func word(_ key: String) -> String { PageWords.text(key, in: language) }
    private var kindName: String { Labels.kind(form.kind.name, in: language) }
    private var newPath: String { "/records/\(form.kind.name)/\(EditPages.newWord)" }

    // MARK: A record that is there

    /// With what the record shows.
    func model(_ record: ShownRecord, path: String, back: String) -> EditModel {
        let fields = form.fields.map { field in
            let value = record.value(field)
            return self.field(field, form.texts(value, field), base: value, problem: nil)
        }
        return model(title(record), path, back, fields, form: nil, problems: [], reason: "", needsReason: false)
    }

    /// With what somebody typed, and what is amiss with it.
    func again(
        _ sent: FormFields, _ reading: RecordForm.Reading, path: String, back: String, title record: ShownRecord,
        _ reason: String
    ) -> EditModel {
        let fields = form.fields.map { field in
            let base = form.base(field, in: sent) ?? record.value(field)
            let texts = form.typed(field, in: sent) ?? form.texts(base, field)
            return self.field(
                field, texts, base: base, problem: reading.problems[field.number].map { $0.text(in: language) })
        }
        var problems: [String] = reading.problems.isEmpty ? [] : [word("recordAmiss")]
        let needsReason = reason.isEmpty && !reading.asksWhy.isEmpty
        if needsReason {
            let labels = reading.asksWhy.map { Labels.field(form.kind, $0, in: language) }.joined(separator: ", ")
            problems.append("\(word("recordSayWhy")) \(labels)")
        }
        return model(
            title(record), path, back, fields, form: sent, problems: problems, reason: reason, needsReason: needsReason)
    }

    private func title(_ record: ShownRecord) -> String {
        "\(word("recordEdit")): \(record.title ?? record.code ?? ViewGround.short(record.key.id))"
    }

    // MARK: A new record

    func blank(_ offered: [FieldNumber: Value], id: RecordID, back: String) -> EditModel {
        let fields = form.fields.map { field in
            self.field(
                field, form.texts(offered[field.number] ?? .null, field), base: nil, problem: nil)
        }
        return model(
            newTitle, newPath, back, fields, form: nil, newID: id, problems: [], reason: "", needsReason: false)
    }

    func blankAgain(
        _ sent: FormFields, _ reading: RecordForm.Reading, _ problems: [String], id: RecordID, _ reason: String
    ) -> EditModel {
        let fields = form.fields.map { field in
            self.field(
                field, form.typed(field, in: sent) ?? field.columns.map { _ in "" }, base: nil,
                problem: reading.problems[field.number].map { $0.text(in: language) })
        }
        let general = reading.problems.isEmpty ? [] : [word("recordAmiss")]
        return model(
            newTitle, newPath, "/opportunities", fields, form: sent, newID: id, problems: general + problems,
            reason: reason, needsReason: false)
    }

    private var newTitle: String { "\(word("recordNew")): \(kindName)" }

    // MARK: Parts

    private func model(
        _ title: String, _ path: String, _ back: String, _ fields: [EditFieldModel], form sent: FormFields?,
        newID: RecordID? = nil, problems: [String], reason: String, needsReason: Bool
    ) -> EditModel {
        EditModel(
            title: title, kind: kindName, action: path, back: back, seen: sent?[FormTokens.seenField],
            newID: newID?.description, problems: problems, fields: fields, lists: lists(), reason: reason,
            needsReason: needsReason)
    }

    private func field(
        _ field: Field, _ texts: [String], base: Value?, problem: String?
    ) -> EditFieldModel {
        let hidden = base.map { HiddenModel(name: RecordForm.baseName(field), text: JSON($0).compact) }
        return EditFieldModel(
            legend: field.isCompound ? Labels.field(form.kind, field, in: language) : nil, base: hidden,
            controls: FieldControls(kind: form.kind, language: language).controls(field, texts),
            problem: problem)
    }

    /// What is likely to be typed into references and currencies.
    private func lists() -> [LikelyModel] {
        var lists: [LikelyModel] = []
        if form.fields.contains(where: { $0.columns.contains(where: FieldTexts.isCurrency) }) {
            let options = Self.currencies.map { LikelyOption(word: $0, title: $0) }
            lists.append(LikelyModel(id: FieldControls.currencies, options: options))
        }
        let targets = Set(form.fields.compactMap { RecordTelling.target(of: $0)?.number })
        for target in targets.sorted() {
            guard let kind = LeadToCash.schema.kind(target) else { continue }
            lists.append(LikelyModel(id: FieldControls.list(kind.name), options: likely(kind)))
        }
        return lists
    }

    /// The newest records of a kind, each by a text that means it.
    private func likely(_ kind: RecordKind) -> [LikelyOption] {
        let query = RecordQuery(kind.number, limit: Self.mostLikely)
        let records = (try? form.ground.slice(query).records) ?? []
        return records.filter { !$0.isMerged }.map { record in
            let title = record.title ?? ViewGround.short(record.key.id)
            return LikelyOption(word: record.code ?? record.title ?? record.key.id.description, title: title)
        }
    }
}
