// Why this file exists: from what a person types to a record, or to a sentence that helps them type it better.

import LeadToCash
import SyncClient
import SyncProtocol

/// Finds and names the records of one replica. Names are kept, for lists name the same accounts again and again.
final class RecordFinder {
    private let workspace: Workspace
    private let terminal: Terminal
    private var language: Language { terminal.language }
    private var titles: [RecordKey: String] = [:]

    init(_ session: Session) throws {
        workspace = try session.workspace()
        terminal = session.terminal
    }

    /// The record of a kind that `text` names.
    /// - Throws: ``Failure`` if there is none, with suggestions, or several.
    func find(_ kind: RecordKind, _ text: String) throws -> RecordKey {
        let found = try workspace.find(kind.number, text, among: KindFacts.names(kind))
        if found.count > 1 { throw Failure(.usage, .ambiguous, text, try listing(found)) }
        if let key = found.first { return try survivor(of: key, kind) }
        let word = Labels.kind(kind.name, in: language).lowercased()
        let similar = try workspace.resembling(kind.number, text, among: KindFacts.names(kind), limit: 5)
        if similar.isEmpty { throw Failure(.usage, .nothingFound, word, text) }
        throw Failure(.usage, .nothingFoundSimilar, word, text, try listing(similar))
    }

    /// How often a merged record may have been merged again.
    private static let mostHops = 8

    /// A record that was merged into another is that other one, where that is here; a remark says so.
    private func survivor(of key: RecordKey, _ kind: RecordKind) throws -> RecordKey {
        guard let redirect = kind.redirect else { return key }
        var current = key
        for _ in 0..<Self.mostHops {
            guard case .reference(let id)? = try workspace.replica.record(current)?.value(redirect) else { break }
            let next = RecordKey(kind: kind.number, id: id)
            guard try workspace.replica.record(next) != nil else { break }
            current = next
        }
        if current != key { terminal.remark(terminal.text(.followed, handle(key), handle(current))) }
        return current
    }

    /// The record of any kind that `text` names; `opp/…` narrows the search to a kind.
    func findAny(_ text: String) throws -> (kind: RecordKind, key: RecordKey) {
        if let slash = text.firstIndex(of: "/"), let kind = try? KindFacts.kind(named: String(text[..<slash])) {
            return (kind, try find(kind, String(text[text.index(after: slash)...])))
        }
        let cases = try workspace.cases(named: text)
        if cases.count > 1 {
            throw Failure(.usage, .severalCases, text, cases.map(\.code).joined(separator: ", "))
        }
        if let item = cases.first { return (CaseRecord.kind, item.key) }
        let found = try workspace.findAny(text)
        guard let key = found.first else {
            throw Failure(.usage, .nothingFound, Phrase.record.text(language), text)
        }
        guard found.count == 1 else { throw Failure(.usage, .ambiguous, text, try listing(found)) }
        return (try KindFacts.kind(key.kind), key)
    }

    /// The value of a field that a person typed: days are counted from the user's today.
    func parse(_ text: String, as field: Field, current: Value = .null) throws -> Value {
        try FieldText.parse(text, as: field, current: current, today: LibraryDesk.today(), resolve: resolve)
    }

    /// The record of a kind that a reference's text names.
    private func resolve(_ kindName: String, _ text: String) -> RecordID? {
        guard let kind = LeadToCash.schema.kind(named: kindName) else { return nil }
        let found = try? workspace.find(kind.number, text, among: KindFacts.names(kind))
        return found?.count == 1 ? found?.first?.id : nil
    }

    /// What people call a record; the beginning of its id if it is not here.
    func title(_ key: RecordKey) -> String {
        if let title = titles[key] { return title }
        let kind = LeadToCash.schema.kind(key.kind)
        let found = kind.flatMap { try? workspace.title(of: key, among: KindFacts.titles($0)) }
        let title = found ?? Self.short(key.id)
        titles[key] = title
        return title
    }

    /// A record's code, or the beginning of its id while HQ has issued none.
    func handle(_ key: RecordKey) -> String {
        let code = LeadToCash.schema.kind(key.kind)?.field(named: "code")?.number
        let found = code.flatMap { try? workspace.title(of: key, among: [$0]) }
        return found ?? Self.short(key.id)
    }

    /// Thirteen characters hold the whole time in an id, so they tell apart all but what was made at one moment.
    static func short(_ id: RecordID) -> String { String(id.description.prefix(13)) }

    private func listing(_ keys: [RecordKey]) throws -> String {
        keys.prefix(5).map { key in
            let code = handle(key)
            return "\(code == Self.short(key.id) ? key.id.description : code) (\(title(key)))"
        }.joined(separator: ", ")
    }
}
