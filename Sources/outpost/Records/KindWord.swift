// Why this file exists: every kind of record the schema has gets the same verbs. What differs between kinds comes from
// the schema; the few things that it cannot know are said here as data.

import LeadToCash
import SyncClient
import SyncProtocol

/// A kind of record as a command: the argument parser tells commands apart by their types, so each place in the schema
/// is one.
protocol KindWord {
    /// The place among ``KindFacts/kinds``.
    static var place: Int { get }
}

enum FirstKind: KindWord {
    static var place: Int { 0 }
}

enum NextKind<Before: KindWord>: KindWord {
    static var place: Int { Before.place + 1 }
}

extension KindWord {
    static var kind: RecordKind { KindFacts.kinds[place] }
    static var number: KindNumber { kind.number }
    /// The word on the command line.
    static var word: String { KindFacts.word(number) }
}

/// What the command line adds to a kind.
enum KindFacts {
    /// Every kind that people list and edit by its own word, in the schema's order. Cases have commands of their own,
    /// and shadows say nothing to people.
    static let kinds = LeadToCash.schema.kinds.filter {
        $0.number != CaseRecord.number && $0.number != AccountShadow.kind
    }

    /// Words that are not simply the schema's name with `-` for `_`.
    private static let shortWords = ["opportunity": "opp", "opportunity_line": "line", CaseRecord.kind.name: "case"]

    /// Every word on the command line.
    static var words: [String] { kinds.map { word($0.number) } }

    /// The kind that a word on the command line or a schema name means.
    static func kind(named word: String) throws -> RecordKind {
        let found = LeadToCash.schema.kinds.first { self.word($0.number) == word || $0.name == word }
        guard let found else { throw Failure(.usage, .noSuchKind, word, words.joined(separator: ", ")) }
        return found
    }

    static func kind(_ number: KindNumber) throws -> RecordKind {
        guard let kind = LeadToCash.schema.kind(number) else {
            throw Failure(.usage, .noSuchKind, String(number), words.joined(separator: ", "))
        }
        return kind
    }

    static func word(_ number: KindNumber) -> String {
        guard let name = LeadToCash.schema.kind(number)?.name else { return String(number) }
        return shortWords[name] ?? name.replacing("_", with: "-")
    }

    /// The fields by whose text a record of a kind is found.
    static func names(_ kind: RecordKind) -> [FieldNumber] {
        fields(["code", "name", "accountName", "subject", "email", "externalId"], kind)
    }

    /// Where names are looked for.
    static let searchPlan = SearchPlan(
        letters: SearchText.letters, kinds: kinds.map { (kind: $0.number, fields: names($0)) }, fold: SearchText.fold)

    /// The fields of which the first that is not empty is what people call a record.
    static func titles(_ kind: RecordKind) -> [FieldNumber] {
        fields(["name", "accountName", "subject", "code", "externalId"], kind)
    }

    /// The fields of these names, and the other text that no record of the kind lacks.
    private static func fields(_ names: [String], _ kind: RecordKind) -> [FieldNumber] {
        let named = names.compactMap { kind.field(named: $0) }.filter { $0.columns.first?.type == .text }
        let further = kind.requiredFields.filter { field in
            !field.isCompound && field.columns[0].type == .text && field.columns[0].choices.isEmpty
        }
        return (named + further.filter { field in !named.contains { $0.number == field.number } }).map(\.number)
    }

    /// What a list shows of each record beside its code.
    static func listed(_ kind: RecordKind) -> [Field] {
        let names: [String] =
            switch kind.number {
            case Account.kind: ["name", "industry", "country", "status", "tags"]
            case Contact.kind: ["name", "title", "account", "stance"]
            case Lead.kind: ["accountName", "contactName", "status", "temperature", "need"]
            case Opportunity.kind: ["name", "account", "stage", "outcome", "commercial", "expectedSignDate"]
            case Activity.kind: ["type", "occurredAt", "subject", "account"]
            case Office.kind: ["name", "region", "country"]
            case User.kind: ["name", "role", "office", "email"]
            default: []
            }
        return names.isEmpty ? telling(kind) : names.compactMap { kind.field(named: $0) }
    }

    /// The fields that tell records of a kind apart: what they are called, what they belong to, how they stand, what
    /// they are worth, when; no more than a line holds.
    private static func telling(_ kind: RecordKind) -> [Field] {
        let titles = Set(titles(kind))
        func rank(_ field: Field) -> Int? {
            guard field.name != "code", field.name != "externalId", field.name != "office",
                let first = field.columns.first, field.policy != .derived, kind.redirect != field.number
            else { return nil }
            if titles.contains(field.number) { return 0 }
            if case .reference = first.type { return 1 }
            if !first.choices.isEmpty { return 2 }
            if first.name.hasSuffix("_minor") { return 3 }
            if first.type == .date || first.type == .instant { return 4 }
            return first.type == .set ? nil : 5
        }
        let ranked = kind.storedFields.compactMap { field in rank(field).map { ($0, field) } }
        return ranked.sorted { $0.0 < $1.0 }.prefix(6).map(\.1)
    }

    /// The field that says in which office a record lives; nil if that says another field, or none.
    static func office(_ kind: RecordKind) -> Field? {
        kind.anchors.lazy.compactMap(kind.field).first { $0.columns.first?.type == .reference("office") }
    }

    /// The field that says whose a record is; nil if records of the kind are nobody's.
    static func owner(_ kind: RecordKind) -> Field? {
        let named = ["owner", "assignedTo", "author"].lazy.compactMap { kind.field(named: $0) }.first
        return named ?? kind.fields.first { $0.creatorSets && $0.columns.first?.type == .reference("user") }
    }

    /// What a new record has where its author says nothing.
    static func defaults(_ kind: RecordKind, now: Int64) -> [FieldValue] {
        switch kind.number {
        case Opportunity.kind:
            [
                FieldValue(Opportunity.Fields.stage, .text("discovered")),
                FieldValue(Opportunity.Fields.outcome, .text("open")),
            ]
        case Lead.kind: [FieldValue(Lead.Fields.status, .text("captured"))]
        case Activity.kind: [FieldValue(Activity.Fields.occurredAt, .integer(now))]
        default: []
        }
    }

    /// Whether people will ask why a field was changed: an amount, an outcome, a date that slips.
    static func asksWhy(_ field: Field, from before: Value, to after: Value) -> Bool {
        guard !before.isEmpty, before != after else { return false }
        if field.name == "outcome" || field.columns.first?.name.hasSuffix("_minor") == true { return true }
        guard case .date(let old) = before, case .date(let new) = after else { return false }
        return new > old
    }
}
