// Why this file exists: guidance, stage rules and rights ask a ground what the records show. On a page the ground is
// what its reader sees, as on a laptop it is what the laptop holds; so a page tells nobody of what they may not know.

import LeadToCash
import SyncProtocol
import SyncServer

/// One snapshot as the rules of the business read it. Remembers what it read; valid only where its view is.
final class ViewGround: Ground {
    let view: any RecordView
    private var rows: [RecordKey: [FieldNumber: Value]] = [:]
    private var absent: Set<RecordKey> = []

    /// Records of one kind under one record that are looked at: five of the largest pages. A deal has not so many of
    /// anything.
    private static let mostPages = 5

    init(_ view: any RecordView) { self.view = view }

    func values(of key: RecordKey) throws -> [FieldNumber: Value]? {
        if let known = rows[key] { return known }
        if absent.contains(key) { return nil }
        guard let found = try view.values(of: key) else {
            absent.insert(key)
            return nil
        }
        rows[key] = found
        return found
    }

    /// A living record; nil if there is none.
    func record(_ key: RecordKey) throws -> ShownRecord? {
        guard let kind = LeadToCash.schema.kind(key.kind), let values = try values(of: key) else { return nil }
        return ShownRecord(key, kind, values)
    }

    /// Living records, kept for whoever asks about them again.
    func slice(_ query: RecordQuery, after: String? = nil) throws -> (records: [ShownRecord], next: String?) {
        guard let kind = LeadToCash.schema.kind(query.kind) else { return ([], nil) }
        let slice = try view.slice(query, after: after)
        let records = slice.entries.map { entry in
            let key = RecordKey(kind: kind.number, id: entry.id)
            rows[key] = entry.values
            return ShownRecord(key, kind, entry.values)
        }
        return (records, slice.next)
    }

    // MARK: What rules ask

    func isAlive(_ key: RecordKey) throws -> Bool { try values(of: key) != nil }

    func value(_ number: FieldNumber, of key: RecordKey) throws -> Value {
        try record(key)?.value(number) ?? .null
    }

    /// Who wrote what stands in the history, which no question on a page needs.
    func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? { nil }
    func life(of key: RecordKey) throws -> Sibling? { nil }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        let query = RecordQuery(kind, where: [.equals(field, value)], limit: RecordQuery.most)
        var found: [RecordID] = []
        var cursor: String?
        for _ in 0..<Self.mostPages {
            let page = try slice(query, after: cursor)
            found += page.records.map(\.key.id)
            cursor = page.next
            if cursor == nil { break }
        }
        return found.sorted()
    }
}

// MARK: What people call records

extension ViewGround {
    /// The fields by whose whole text a record is found.
    private static let names = ["name", "accountName", "subject", "title", "email", "externalId"]

    /// What people call a record: its code, or else its name; the beginning of its id if it has neither, or is not
    /// theirs to see.
    func handle(_ key: RecordKey) -> String {
        guard let record = try? record(key) else { return Self.short(key.id) }
        return record.code ?? record.title ?? Self.short(key.id)
    }

    /// Its name, or else its code.
    func title(_ key: RecordKey) -> String {
        guard let record = try? record(key) else { return Self.short(key.id) }
        return record.title ?? record.code ?? Self.short(key.id)
    }

    /// Thirteen characters hold the whole time in an id, so they tell apart all but what was made at one moment.
    static func short(_ id: RecordID) -> String { String(id.description.prefix(13)) }

    /// The one record of a kind that an id, a code or a name means; nil for none and for several.
    func resolve(_ kindName: String, _ word: String) -> RecordID? {
        guard let kind = LeadToCash.schema.kind(named: kindName) else { return nil }
        if let id = RecordID(word), (try? isAlive(RecordKey(kind: kind.number, id: id))) == true { return id }
        let code = kind.code?.field ?? kind.field(named: "code")?.number
        if let code, let id = try? view.first(kind.number, where: code, is: word) { return id }
        for field in Self.names.compactMap({ kind.field(named: $0) }) where field.columns.first?.type == .text {
            let query = RecordQuery(kind.number, where: [.equals(field.number, .text(word))], limit: 2)
            let found = (try? slice(query).records.filter { !$0.isMerged }) ?? []
            if found.count > 1 { return nil }
            if let id = found.first?.key.id { return id }
            if let id = try? view.first(kind.number, where: field.number, is: word) { return id }
        }
        return nil
    }
}

/// A living record with what it shows.
struct ShownRecord: Sendable {
    let key: RecordKey
    let kind: RecordKind
    /// What its stored fields show.
    let shown: [FieldNumber: Value]

    init(_ key: RecordKey, _ kind: RecordKind, _ shown: [FieldNumber: Value]) {
        self.key = key
        self.kind = kind
        self.shown = shown
    }

    /// What a field shows, derived ones computed.
    func value(_ field: Field) -> Value {
        guard field.policy == .derived else { return shown[field.number] ?? .null }
        return LeadToCash.rulebook.derive(kind, field) { shown[$0] ?? .null } ?? .null
    }

    func value(_ number: FieldNumber) -> Value { kind.field(number).map(value) ?? .null }

    /// What every field shows.
    var all: [FieldNumber: Value] { kind.fields.reduce(into: [:]) { $0[$1.number] = value($1) } }

    /// A text that says something.
    func text(_ number: FieldNumber) -> String? {
        guard case .text(let text) = value(number), !text.isEmpty else { return nil }
        return text
    }

    func id(_ number: FieldNumber) -> RecordID? {
        if case .reference(let id) = value(number) { id } else { nil }
    }

    func date(_ number: FieldNumber) -> CivilDate? {
        if case .date(let date) = value(number) { date } else { nil }
    }

    var code: String? { (kind.code?.field ?? kind.field(named: "code")?.number).flatMap(text) }

    /// The best of the fields by which people know records of the kind, or else the first text that none lacks.
    var title: String? {
        if let title = Labels.title(kind, shown) { return title }
        return kind.requiredFields.lazy.compactMap { text($0.number) }.first
    }

    /// Whether it was merged into another record.
    var isMerged: Bool { kind.redirect.flatMap(id) != nil }
}
