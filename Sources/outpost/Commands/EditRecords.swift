// Why this file exists: adding, changing and deleting a record: three verbs, each one changeset, each saying
// exactly what it wrote and what it did not.

import ArgumentParser
import Foundation
import LeadToCash
import SyncClient
import SyncProtocol

struct AddRecord<Kind: KindWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add", abstract: "Create a record: name=value …",
            discussion: "Office and owner are this device's unless given.")
    }

    @Argument(help: ArgumentHelp("Fields and their values.", valueName: "name=value"))
    var assignments: [String]

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let seen = try workspace.replica.beginEdit()
        let kind = try KindFacts.kind(Kind.number)
        let finder = try RecordFinder(session)
        let typed = try EditComposer(kind: kind, finder: finder).compose(assignments) { _ in .null }.writes
        let writes = try complete(typed, kind, session)
        let key = RecordKey(kind: kind.number, id: try workspace.replica.makeID())
        let edit = RecordEdit(key, .create, writes)
        try workspace.replica.apply([edit], seen: seen, reason: reason)
        session.terminal.say(.created, Labels.kind(kind.name, in: session.language), RecordFinder.short(key.id))
        let elsewhere = try offices(thatMayHave: edit, finder, session)
        if let elsewhere, !elsewhere.isEmpty {
            let names = elsewhere.joined(separator: session.terminal.text(.listComma))
            session.terminal.remark(session.terminal.text(.mayExistElsewhere, names))
        }
        session.terminal.answer(
            EditReport(key, kind, "create", written: writes.map(\.field), mayExistAt: elsewhere).json)
    }

    /// Other offices that may have such a customer; nil for kinds of which nobody can tell.
    private func offices(
        thatMayHave edit: RecordEdit, _ finder: RecordFinder, _ session: Session
    ) throws -> [String]? {
        let workspace = try session.workspace()
        guard workspace.seeksShadows(edit.key.kind) else { return nil }
        let own = Set([try session.home()].compactMap { $0 })
        return try workspace.shadows(of: edit, besides: own)
            .map { finder.handle(RecordKey(kind: Office.kind, id: $0)) }.sorted()
    }

    /// Fills in what the author left out: where the record lives, whose it is, where it begins.
    private func complete(_ typed: [FieldValue], _ kind: RecordKind, _ session: Session) throws -> [FieldValue] {
        var values = Dictionary(typed.map { ($0.field, Self.initial($0.value)) }) { $1 }
        func fill(_ field: FieldNumber, _ value: Value?) {
            if values[field] == nil, let value { values[field] = value }
        }
        if let office = KindFacts.office(kind) { fill(office.number, try session.home().map(Value.reference)) }
        if let owner = KindFacts.owner(kind) { fill(owner.number, try session.user().map(Value.reference)) }
        let now = Int64(clamping: Replica.systemClock())
        for value in KindFacts.defaults(kind, now: now) { fill(value.field, value.value) }
        return values.map { FieldValue($0.key, $0.value) }
    }

    /// In a new record a set is simply its elements.
    private static func initial(_ value: Value) -> Value {
        if case .setChange(let adding, _) = value { return .elements(adding) }
        return value
    }
}

struct SetFields<Kind: KindWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set", abstract: "Change fields of a record: name=value …",
            discussion: """
                “name=” empties a field; tags+=gold and tags-=old change a set; commercial.amount="1050000 USD" \
                changes one part of a compound field. What is already so is not written.
                """)
    }

    @Argument(help: "The record's code, name or id.")
    var record: String

    @Argument(help: ArgumentHelp("Fields and their new values.", valueName: "name=value"))
    var assignments: [String] = []

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let seen = try workspace.replica.beginEdit()
        guard !assignments.isEmpty else { throw Failure(.usage, .nothingToSet) }
        let kind = try KindFacts.kind(Kind.number)
        let finder = try RecordFinder(session)
        let key = try finder.find(kind, record)
        guard let row = try workspace.replica.record(key) else { throw ReplicaError.noSuchRecord(key) }
        let confidential = ConfidentialParts(kind, session, finder)
        let sorted = confidential.sorted(assignments, kind)
        let edit = try EditComposer(kind: kind, finder: finder).compose(sorted.own) { row.value($0) }
        let parts = try sorted.parts.compactMap { try confidential.edit($0.0, beside: key, $0.1) }
        let own = edit.writes.isEmpty ? [] : [RecordEdit(key, .update, edit.writes)]
        if !(own + parts).isEmpty { try workspace.replica.apply(own + parts, seen: seen, reason: reason) }
        say(edit, key, kind, finder, session.terminal)
        for part in parts { say(part, beside: key, finder, session.terminal) }
        askWhy(edit, row, kind, session.terminal)
        session.terminal.answer(
            EditReport(
                key, kind, edit.writes.isEmpty && parts.isEmpty ? "none" : "update", written: edit.writes.map(\.field),
                unchanged: edit.unchanged.map(\.number)
            ).json)
    }

    /// Cheap now, priceless in a case: why an amount, an outcome or a date changed.
    private func askWhy(
        _ edit: EditComposer.Composition, _ row: RecordRow, _ kind: RecordKind, _ terminal: Terminal
    ) {
        guard reason.isEmpty else { return }
        let asked = edit.writes.compactMap { write -> Field? in
            guard let field = kind.field(write.field), field.policy != .hqOnly else { return nil }
            return KindFacts.asksWhy(field, from: row.value(write.field), to: write.value) ? field : nil
        }
        guard !asked.isEmpty else { return }
        let labels = asked.map { Labels.field(kind, $0, in: terminal.language) }.joined(separator: ", ")
        terminal.remark(terminal.text(.sayWhy, labels))
    }

    private func say(_ part: RecordEdit, beside key: RecordKey, _ finder: RecordFinder, _ terminal: Terminal) {
        guard let kind = LeadToCash.schema.kind(part.key.kind) else { return }
        let fields = part.writes.compactMap { kind.field($0.field) }
        let labels = fields.map { Labels.field(kind, $0, in: terminal.language) }
        terminal.say(.updated, finder.handle(key), labels.joined(separator: ", "))
    }

    private func say(
        _ edit: EditComposer.Composition, _ key: RecordKey, _ kind: RecordKind, _ finder: RecordFinder,
        _ terminal: Terminal
    ) {
        let label = { (field: Field) in Labels.field(kind, field, in: terminal.language) }
        let written = edit.writes.compactMap { kind.field($0.field) }
        let proposals = written.filter { $0.policy == .hqOnly }
        let changed = written.filter { $0.policy != .hqOnly }
        if !changed.isEmpty {
            terminal.say(.updated, finder.handle(key), changed.map(label).joined(separator: ", "))
        }
        for field in proposals { terminal.say(.proposal, label(field)) }
        if !edit.unchanged.isEmpty {
            terminal.say(.unchanged, edit.unchanged.map(label).joined(separator: ", "))
        }
    }
}

struct DeleteRecord<Kind: KindWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "delete", abstract: "Delete a record.")
    }

    @Argument(help: "The record's code, name or id.")
    var record: String

    @Option(help: "Why, for those who look for it later.")
    var reason = ""

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let seen = try workspace.replica.beginEdit()
        let kind = try KindFacts.kind(Kind.number)
        let finder = try RecordFinder(session)
        let key = try finder.find(kind, record)
        let title = finder.title(key)
        guard try confirmed(kind, title, session.terminal) else { return session.terminal.say(.keptIt) }
        try workspace.replica.apply([RecordEdit(key, .delete(reason: reason))], seen: seen, reason: reason)
        session.terminal.say(.deleted, title)
        session.terminal.answer(EditReport(key, kind, "delete").json)
    }

    /// Asks on a terminal; elsewhere nobody can answer, so --yes must say it.
    private func confirmed(_ kind: RecordKind, _ title: String, _ terminal: Terminal) throws -> Bool {
        if yes { return true }
        guard Terminal.isTTY(STDIN_FILENO), !terminal.json else { throw Failure(.usage, .needsConfirmation) }
        let word = Labels.kind(kind.name, in: terminal.language).lowercased()
        Terminal.write(terminal.text(.askDelete, word, title), to: STDERR_FILENO)
        return ["y", "yes", "是"].contains(readLine()?.lowercased() ?? "")
    }
}

/// What an edit did, for programs.
struct EditReport {
    private let key: RecordKey
    private let kind: RecordKind
    private let action: String
    private let written: [FieldNumber]
    private let unchanged: [FieldNumber]
    /// Offices at which one like it may exist; nil where that cannot be told.
    private let mayExistAt: [String]?

    init(
        _ key: RecordKey, _ kind: RecordKind, _ action: String, written: [FieldNumber] = [],
        unchanged: [FieldNumber] = [], mayExistAt: [String]? = nil
    ) {
        self.mayExistAt = mayExistAt
        self.key = key
        self.kind = kind
        self.action = action
        self.written = written.sorted()
        self.unchanged = unchanged.sorted()
    }

    var json: JSON {
        .object(
            RecordJSON.identity(key, kind) + [
                JSON.Member(key: "action", value: .text(action)),
                JSON.Member(key: "written", value: .array(written.map { RecordJSON.field($0, kind) })),
                JSON.Member(key: "unchanged", value: .array(unchanged.map { RecordJSON.field($0, kind) })),
            ] + (mayExistAt.map { [JSON.Member(key: "mayExistAt", value: .array($0.map(JSON.text)))] } ?? []))
    }
}
