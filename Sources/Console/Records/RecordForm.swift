// Why this file exists: a form is what a record showed when somebody began to edit it. What comes back is compared with
// that and not with what the record shows by now, so that only what they changed is written, whatever others did since.

import FoundationEssentials
import LeadToCash
import SyncProtocol

/// A form for some fields of a record.
struct RecordForm {
    let kind: RecordKind
    let fields: [Field]
    let ground: ViewGround
    let today: CivilDate

    /// What somebody filled in.
    struct Reading {
        var writes: [FieldValue] = []
        /// What the fields that are written showed when they began.
        var bases: [FieldNumber: Value] = [:]
        /// What cannot be, by field.
        var problems: [FieldNumber: Label] = [:]
        /// Fields of which people will ask why they were changed.
        var asksWhy: [Field] = []
    }

    /// The name under which a form keeps what a field showed.
    static func baseName(_ field: Field) -> String { "base.\(field.name)" }

    // MARK: Showing

    /// What stands in the controls of a field for a value.
    func texts(_ value: Value, _ field: Field) -> [String] {
        FieldTexts(field: field).texts(value) { kindName, id in
            guard let target = LeadToCash.schema.kind(named: kindName) else { return id.description }
            return word(for: RecordKey(kind: target.number, id: id), kindName)
        }
    }

    /// The shortest text that means this very record: its code, its name, or else its id.
    private func word(for key: RecordKey, _ kindName: String) -> String {
        guard let record = try? ground.record(key) else { return key.id.description }
        // HQ issues no code twice.
        if let code = record.kind.code, let text = record.text(code.field) { return text }
        for word in [record.code, record.title].compactMap({ $0 }) where ground.resolve(kindName, word) == key.id {
            return word
        }
        return key.id.description
    }

    /// What somebody typed into the controls of a field; nil if the form did not have it.
    func typed(_ field: Field, in form: FormFields) -> [String]? {
        let texts = field.columns.map { column in
            form.pairs.first { $0.name == FieldTexts.name(field, column) }.map { FieldTexts.plain($0.text) }
        }
        guard texts.contains(where: { $0 != nil }) else { return nil }
        return texts.map { $0 ?? "" }
    }

    /// What a field showed when the form was made; nil if the form does not say so.
    func base(_ field: Field, in form: FormFields) -> Value? {
        guard let text = form[Self.baseName(field)], text.utf8.count <= FormFields.mostBytes,
            let quoted = try? JSONDecoder().decode(QuotedValue.self, from: Data(text.utf8))
        else { return nil }
        return quoted.value(of: field)
    }

    // MARK: Reading

    /// Reads a form about a record that is there.
    func changes(_ form: FormFields) -> Reading {
        var reading = Reading()
        for field in fields {
            guard let typed = typed(field, in: form) else { continue }
            let base = base(field, in: form) ?? .null
            // Untouched is what says what it said.
            if Self.clean(typed) == Self.clean(texts(base, field)) { continue }
            guard let value = value(typed, field, &reading), let write = Self.write(value, over: base, field) else {
                continue
            }
            note(write, field, base, &reading)
        }
        return reading
    }

    /// Reads a form for a new record.
    func initial(_ form: FormFields) -> Reading {
        var reading = Reading()
        for field in fields {
            guard let typed = typed(field, in: form), let value = value(typed, field, &reading), !value.isEmpty else {
                continue
            }
            note(value, field, nil, &reading)
        }
        for field in fields where field.required && reading.problems[field.number] == nil {
            if !reading.writes.contains(where: { $0.field == field.number }) {
                reading.problems[field.number] = Self.missing
            }
        }
        return reading
    }

    private func value(_ typed: [String], _ field: Field, _ reading: inout Reading) -> Value? {
        do throws(FieldTextError) {
            return try FieldTexts(field: field).value(typed, today: today) { ground.resolve($0, $1) }
        } catch {
            reading.problems[field.number] = error.label
            return nil
        }
    }

    private func note(_ value: Value, _ field: Field, _ base: Value?, _ reading: inout Reading) {
        if let objection = field.mismatch(value) ?? LeadToCash.rulebook.objection(kind, field, value) {
            reading.problems[field.number] = Label(objection, objection, objection)
            return
        }
        reading.writes.append(FieldValue(field.number, value))
        guard let base else { return }
        reading.bases[field.number] = base
        if Self.asksWhy(field, from: base, to: value) { reading.asksWhy.append(field) }
    }

    private static let missing = Label("This cannot be empty.", "此项不能为空。", "此項不能為空。")

    /// White space at the ends is nobody's meaning.
    private static func clean(_ texts: [String]) -> [String] {
        texts.map { text in
            String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }

    /// The write that brings a field from what it showed to what is wanted; nil if that is the same.
    static func write(_ wanted: Value, over base: Value, _ field: Field) -> Value? {
        if wanted == base || (wanted.isEmpty && base.isEmpty) { return nil }
        guard field.policy == .addRemove else { return wanted.isEmpty ? .null : wanted }
        func elements(_ value: Value) -> Set<String> { if case .set(let all) = value { Set(all) } else { [] } }
        let (before, after) = (elements(base), elements(wanted))
        return .setChange(
            adding: after.subtracting(before).sorted(), removing: before.subtracting(after).sorted())
    }

    /// Whether people will ask why a field was changed: an amount, an outcome, a day that slips.
    static func asksWhy(_ field: Field, from before: Value, to after: Value) -> Bool {
        guard !before.isEmpty, before != after else { return false }
        if field.name == "outcome" || field.columns.first?.name.hasSuffix("_minor") == true { return true }
        guard case .date(let old) = before, case .date(let new) = after else { return false }
        return new > old
    }
}
