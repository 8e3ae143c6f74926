// Why this file exists: one value, one way of saying it, on every page: 1,050,000.00 USD, 谈判, an account by its name
// and with a way to it.

import LeadToCash
import SyncProtocol

/// Says what records show to people.
struct RecordTelling {
    let ground: ViewGround
    let language: Language

    /// A value; what it refers to is called by its name.
    func text(_ value: Value, _ field: Field, _ kind: RecordKind) -> String {
        let target = Self.target(of: field)
        let text = FieldText.render(value, of: field, in: kind, language: language) { id in
            target.map { ground.title(RecordKey(kind: $0.number, id: id)) } ?? ViewGround.short(id)
        }
        return Self.withWords(text, field, kind, language)
    }

    /// A field of a record. An amount that is computed has no currency of its own: it is in that of the amount it comes
    /// from.
    func text(_ field: Field, of record: ShownRecord) -> String {
        let value = record.value(field)
        guard field.policy == .derived, case .integer(let minor)? = value.parts.first,
            field.columns.first?.name.hasSuffix("_minor") == true,
            let source = record.kind.storedFields.first(where: { $0.columns.contains { $0.name == "currency" } }),
            let place = source.columns.firstIndex(where: { $0.name == "currency" }),
            case .text(let currency)? = record.value(source).parts.dropFirst(place).first,
            let money = Money(minorUnits: minor, currency: currency)
        else { return text(value, field, record.kind) }
        return money.description
    }

    func text(_ number: FieldNumber, of record: ShownRecord) -> String {
        record.kind.field(number).map { text($0, of: record) } ?? ""
    }

    func label(_ field: Field, _ kind: RecordKind) -> String { Labels.field(kind, field, in: language) }

    func kind(_ number: KindNumber) -> String {
        LeadToCash.schema.kind(number).map { Labels.kind($0.name, in: language) } ?? String(number)
    }

    /// The way to what a field names; nil if that is not the reader's to see.
    func link(_ value: Value, _ field: Field) -> String? {
        guard case .reference(let id) = value, let target = Self.target(of: field) else { return nil }
        let key = RecordKey(kind: target.number, id: id)
        return (try? ground.isAlive(key)) == true ? RecordPath.of(key) : nil
    }

    /// What a field of a record says, for a cell of a table or a fact.
    func cell(_ field: Field, of record: ShownRecord) -> CellModel {
        CellModel(
            text: text(field, of: record), link: link(record.value(field), field), isNumber: Self.isNumber(field))
    }

    /// The kind that a reference refers to.
    static func target(of field: Field) -> RecordKind? {
        guard !field.isCompound, case .reference(let name)? = field.columns.first?.type else { return nil }
        return LeadToCash.schema.kind(named: name)
    }

    /// Whether it stands at the right of its column.
    static func isNumber(_ field: Field) -> Bool {
        guard let column = field.columns.first else { return false }
        return column.type == .integer
    }

    /// A compound's choices have no words of their own in the vocabulary; those of the field with the same choices fit.
    private static func withWords(_ text: String, _ field: Field, _ kind: RecordKind, _ language: Language) -> String {
        guard field.isCompound, let first = field.columns.first, !first.choices.isEmpty else { return text }
        var segments = text.components(separator: " | ")
        if let word = segments.first { segments[0] = ChoiceWords.label(word, first, of: field, in: kind, language) }
        return segments.joined(separator: " | ")
    }
}

/// What people call the choices of a column.
enum ChoiceWords {
    static func label(
        _ word: String, _ column: Column, of field: Field, in kind: RecordKind, _ language: Language
    ) -> String {
        let own = Labels.choice(word, of: field, in: kind, language: language)
        guard own == word, field.isCompound else { return own }
        let like = kind.fields.first { $0.number != field.number && $0.columns.first?.choices == column.choices }
        return like.map { Labels.choice(word, of: $0, in: kind, language: language) } ?? word
    }
}

extension String {
    /// The parts between separators.
    fileprivate func components(separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}

/// Where a record's page is.
enum RecordPath {
    static func of(_ key: RecordKey) -> String {
        switch key.kind {
        case Opportunity.kind: "/opportunities/\(key.id)"
        case Account.kind: "/accounts/\(key.id)"
        case Lead.kind: "/leads/\(key.id)"
        case Contract.kind: "/contracts/\(key.id)"
        default: plain(key)
        }
    }

    /// The page that every kind has.
    static func plain(_ key: RecordKey) -> String {
        "/records/\(LeadToCash.schema.kind(key.kind)?.name ?? "unknown")/\(key.id)"
    }

    static func edit(_ key: RecordKey) -> String { plain(key) + "/edit" }
    static func delete(_ key: RecordKey) -> String { plain(key) + "/delete" }
}
