// Why this file exists: decisions are about records, and people know records by what they call them. Names are looked
// up among what the reader may see and nowhere else.

import LeadToCash
import SyncProtocol
import SyncServer

/// What records and values are called for one reader. Valid only where its reader is.
struct InboxNames {
    let reader: SeatReader
    let language: Language

    func word(_ key: String) -> String { PageWords.text(key, in: language) }

    /// A record by its kind, its code and its name.
    func title(_ key: RecordKey) throws -> String {
        guard let kind = LeadToCash.schema.kind(key.kind) else { return "" }
        let label = Labels.kind(kind.name, in: language)
        guard let name = try name(key, kind) else { return "\(label) · \(word("inboxUnseen"))" }
        return "\(label) \(name)"
    }

    /// A record by its code and its name; nil if the reader may not see it.
    private func name(_ key: RecordKey, _ kind: RecordKind) throws -> String? {
        guard let values = try reader.values(of: key) else { return nil }
        var words: [String] = []
        if let code = kind.code, case .text(let text)? = values[code.field], !text.isEmpty { words.append(text) }
        if let title = Labels.title(kind, values), !words.contains(title) { words.append(title) }
        return words.isEmpty ? key.id.description : words.joined(separator: " ")
    }

    /// A value as people read it; what it refers to by its code or name.
    func text(_ value: Value, _ field: Field, _ kind: RecordKind) -> String {
        var target: RecordKind?
        if case .reference(let name)? = field.columns.first?.type { target = LeadToCash.schema.kind(named: name) }
        return FieldText.render(value, of: field, in: kind, language: language) { id in
            let known = target.flatMap { try? self.name(RecordKey(kind: $0.number, id: id), $0) }
            return known ?? word("inboxUnseen")
        }
    }

    /// A field of a record; of field 0 nothing, as that is the whole record.
    func text(_ value: Value, _ number: FieldNumber, of key: RecordKey) -> String {
        guard let kind = LeadToCash.schema.kind(key.kind), let field = kind.field(number) else { return "" }
        return text(value, field, kind)
    }

    func label(_ number: FieldNumber, of key: RecordKey) -> String {
        guard let kind = LeadToCash.schema.kind(key.kind), let field = kind.field(number) else { return "" }
        return Labels.field(kind, field, in: language)
    }

    /// The record of a kind that an id or a code means, for `FieldText.parse`.
    func resolve(_ kind: String, _ word: String) -> RecordID? {
        guard let kind = LeadToCash.schema.kind(named: kind) else { return nil }
        if let id = RecordID(word), (try? reader.values(of: RecordKey(kind: kind.number, id: id))) != nil { return id }
        for field in ["code", "email", "name"].compactMap({ kind.field(named: $0) }) {
            if let id = try? reader.first(kind.number, where: field.number, is: word) { return id }
        }
        return nil
    }

    /// What a case is about within its record.
    func matter(
        _ question: CaseQuestion, _ field: FieldNumber, of subject: RecordKey, and other: RecordKey?
    ) throws -> String {
        let label = label(field, of: subject)
        switch question {
        case .values: return label
        case .held: return [word("inboxHeldEdit"), label].filter { !$0.isEmpty }.joined(separator: " · ")
        case .exception: return [word("inboxRuleBroken"), label].filter { !$0.isEmpty }.joined(separator: " · ")
        case .duplicate: return try other.map { "= \(try title($0))?" } ?? ""
        }
    }
}

/// Where pages about records are.
enum InboxLinks {
    static func record(_ key: RecordKey) -> String? {
        switch key.kind {
        case Opportunity.kind: "/opportunities/\(key.id)"
        case Account.kind: "/accounts/\(key.id)"
        case Lead.kind: "/leads/\(key.id)"
        case Contract.kind: "/contracts/\(key.id)"
        case GateRequest.kind: "/gates/\(key.id)"
        default: LeadToCash.schema.kind(key.kind).map { "/records/\($0.name)/\(key.id)" }
        }
    }

    static func item(_ code: String) -> String { "/cases/" + FormFields.encode(code) }
}
