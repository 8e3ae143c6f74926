// Why this file exists: programs ask for the words that people see. An unknown thing is called by its own name, so that
// a newer schema never breaks an older program's tables.

import SyncProtocol

/// What people call kinds, fields and choices.
public enum Labels {
    /// `opportunity` is 机会点 in Simplified Chinese.
    public static func kind(_ name: String, in language: Language = .en) -> String {
        LeadToCash.entry(named: name)?.label.text(in: language) ?? name
    }

    public static func field(_ kind: RecordKind, _ field: Field, in language: Language = .en) -> String {
        LeadToCash.entry(kind.number)?.term(field.number)?.label.text(in: language) ?? field.name
    }

    /// The fields by which people know a record, the best first.
    public static func titles(of kind: RecordKind) -> [FieldNumber] {
        if kind === LeadToCash.schema.kind(kind.number), let known = titles[kind.number] { return known }
        return named(kind)
    }

    private static func named(_ kind: RecordKind) -> [FieldNumber] {
        ["name", "accountName", "subject", "code", "externalId"].compactMap { kind.field(named: $0)?.number }
    }

    /// Of the kinds that there are: a page asks for hundreds.
    private static let titles = Dictionary(
        LeadToCash.schema.kinds.map { ($0.number, named($0)) }, uniquingKeysWith: { $1 })

    /// What people call a record with these values; nil if it has neither name nor code.
    public static func title(_ kind: RecordKind, _ values: [FieldNumber: Value]) -> String? {
        for field in titles(of: kind) {
            if case .text(let text)? = values[field], !text.isEmpty { return text }
        }
        return nil
    }

    /// The words of one column of a compound: the field's label and the column's name.
    public static func column(
        _ kind: RecordKind, _ field: Field, _ column: Column, in language: Language = .en
    ) -> String {
        let label = self.field(kind, field, in: language)
        return field.isCompound ? "\(label) (\(column.name))" : label
    }

    /// `AR` is 客户责任人 in Simplified Chinese.
    public static func role(_ word: String, in language: Language = .en) -> String {
        User.roles.first { $0.word == word }?.label.text(in: language) ?? word
    }

    /// `negotiating` in an opportunity's stage is 谈判 in Simplified Chinese.
    public static func choice(
        _ word: String, of field: Field, in kind: RecordKind, language: Language = .en
    ) -> String {
        let choices = LeadToCash.entry(kind.number)?.term(field.number)?.choices
        return choices?.first { $0.word == word }?.label.text(in: language) ?? word
    }
}
