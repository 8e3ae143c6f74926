// Why this file exists: what waits for a person, and what was replaced while nobody looked: both reps see both.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Conflicts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What waits for a person, and which values were replaced.",
        subcommands: [ListConflicts.self, ShowConflict.self], defaultSubcommand: ListConflicts.self)
}

struct ListConflicts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Open conflicts, then values of yours or by you that were replaced.")

    @Option(help: "How many replaced values to show; 0 shows all.")
    var limit = 20

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes 0 or more.") }
    }

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let open = try workspace.conflicts()
        let replaced = try workspace.replacements(limit: limit == 0 ? nil : limit)
        let unapplied = try workspace.unappliedEdits(limit: limit == 0 ? nil : limit)
        try session.terminal.answer(
            .members([
                "open": .array(open.map(ConflictJSON.conflict)),
                "replaced": .array(replaced.map(ConflictJSON.replacement)),
                "unapplied": .array(unapplied.map(ConflictJSON.unapplied)),
            ]))
        guard !options.json else { return }
        let text = RecordText(session, try RecordFinder(session))
        if open.isEmpty && replaced.isEmpty && unapplied.isEmpty { return session.terminal.say(.none) }
        if !open.isEmpty { try say(open, text, session.terminal) }
        if !unapplied.isEmpty { try say(unapplied, text, session.terminal) }
        if !replaced.isEmpty { try say(replaced, text, session.terminal) }
    }

    private func say(_ unapplied: [UnappliedEdit], _ text: RecordText, _ terminal: Terminal) throws {
        terminal.say(terminal.heading(terminal.text(.unappliedEdits)))
        var table = TextTable(
            [.recordTitle, .fieldTitle, .valueTitle, .stands].map {
                TextTable.Column(terminal.text($0), widest: 40)
            } + [TextTable.Column(terminal.text(.rule), widest: 120)])
        for edit in unapplied {
            let kind = try KindFacts.kind(edit.key.kind)
            table.add([
                Self.title(edit, kind, text), text.label(edit.field, kind),
                edit.value.map { text.text($0, edit.field, kind) } ?? "", terminal.text(edit.verdict.phrase),
                edit.detail.isEmpty ? terminal.text(edit.rule.phrase) : edit.detail,
            ])
        }
        terminal.say(table)
    }

    /// A refused record is no longer among the records: its name is in the edit that made it.
    private static func title(_ edit: UnappliedEdit, _ kind: RecordKind, _ text: RecordText) -> String {
        let written = KindFacts.titles(kind).lazy.compactMap { title in
            edit.writes.first { $0.field == title }.map { text.text($0.value, title, kind) }
        }.first
        return written ?? text.finder.title(edit.key)
    }

    private func say(_ open: [Conflict], _ text: RecordText, _ terminal: Terminal) throws {
        terminal.say(terminal.heading(terminal.text(.openConflicts)))
        var table = TextTable(
            [.recordTitle, .fieldTitle, .yours, .theirs, .who].map {
                TextTable.Column(terminal.text($0), widest: 40)
            })
        for conflict in open {
            let kind = try KindFacts.kind(conflict.key.kind)
            let value = { (candidate: Candidate) in text.text(candidate.sibling.value, conflict.field, kind) }
            table.add([
                text.finder.title(conflict.key), text.label(conflict.field, kind),
                conflict.yours.map(value) ?? "", conflict.theirs.map(value).joined(separator: " / "),
                conflict.isAnswered
                    ? terminal.text(.answered) : conflict.theirs.map(\.author).joined(separator: ", "),
            ])
        }
        terminal.say(table)
    }

    private func say(_ replaced: [Replacement], _ text: RecordText, _ terminal: Terminal) throws {
        terminal.say(terminal.heading(terminal.text(.replacedValues)))
        var table = TextTable(
            [.recordTitle, .fieldTitle, .lost, .instead, .stands].map {
                TextTable.Column(terminal.text($0), widest: 40)
            } + [TextTable.Column(terminal.text(.rule), widest: 120)])
        for item in replaced {
            let entry = item.entry
            let kind = try KindFacts.kind(entry.key.kind)
            let describe = { (candidate: Candidate, isOwn: Bool) in
                let value = text.text(candidate.sibling.value, entry.field, kind)
                return "\(value) (\(isOwn ? terminal.text(.you) : candidate.author))"
            }
            table.add([
                text.finder.title(entry.key), text.label(entry.field, kind), describe(entry.loser, item.isOwnLoss),
                entry.winner.map { describe($0, !item.isOwnLoss) } ?? "", terminal.text(entry.verdict.phrase),
                terminal.text(entry.rule.phrase),
            ])
        }
        terminal.say(table)
        terminal.say(.restoreHint)
    }
}

struct ShowConflict: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One conflict: base, yours, theirs, and what shows meanwhile.")

    @Argument(help: "The record's code, name or id.")
    var record: String

    @Argument(help: "The field, such as commercial.")
    var field: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let finder = try RecordFinder(session)
        let (kind, key) = try finder.findAny(record)
        let field = try FieldPath(field, kind).field
        guard let conflict = try session.workspace().conflict(key, field.number) else {
            throw Failure(.usage, .noConflict, field.name, finder.title(key))
        }
        try session.terminal.answer(ConflictJSON.conflict(conflict))
        guard !options.json else { return }
        say(conflict, field, kind, RecordText(session, finder), session.terminal)
    }

    private func say(
        _ conflict: Conflict, _ field: Field, _ kind: RecordKind, _ text: RecordText, _ terminal: Terminal
    ) {
        let value = { (value: Value) in text.text(value, field, kind) }
        let row = { (phrase: Phrase, candidate: Candidate, author: String) in
            [terminal.text(phrase), value(candidate.sibling.value), candidate.sibling.stamp.text, author]
        }
        terminal.say(
            terminal.heading("\(text.finder.title(conflict.key)): \(text.label(field.number, kind))"))
        var table = TextTable([
            TextTable.Column(""), TextTable.Column(terminal.text(.valueTitle), widest: 80),
            TextTable.Column(terminal.text(.when)), TextTable.Column(terminal.text(.who)),
        ])
        table.add([terminal.text(.base), conflict.base.map(value) ?? ""])
        if let yours = conflict.yours { table.add(row(.yours, yours, terminal.text(.you))) }
        for candidate in conflict.theirs { table.add(row(.theirs, candidate, candidate.author)) }
        table.add([terminal.text(.shown), value(conflict.shown)])
        terminal.say(table)
        if conflict.isAnswered { terminal.say(.answered) }
        terminal.say(.resolveHint, KindFacts.word(kind.number), text.finder.handle(conflict.key), field.name)
    }
}

extension Verdict {
    var phrase: Phrase {
        switch self {
        case .accepted, .duplicate: .confirmed
        case .merged: .merged
        case .overridden: .overridden
        case .held: .held
        case .refused: .refused
        }
    }
}

/// Conflicts and replaced values for programs.
enum ConflictJSON {
    static func conflict(_ conflict: Conflict) throws -> JSON {
        let kind = try KindFacts.kind(conflict.key.kind)
        let candidate = { RecordJSON.candidate($0, conflict.field, kind) }
        return .object(
            RecordJSON.identity(conflict.key, kind) + [
                JSON.Member(key: "field", value: RecordJSON.field(conflict.field, kind)),
                JSON.Member(
                    key: "base", value: conflict.base.map { RecordJSON.value($0, conflict.field, kind) } ?? .null),
                JSON.Member(key: "yours", value: conflict.yours.map(candidate) ?? .null),
                JSON.Member(key: "theirs", value: .array(conflict.theirs.map(candidate))),
                JSON.Member(key: "shown", value: RecordJSON.value(conflict.shown, conflict.field, kind)),
                JSON.Member(key: "answered", value: .flag(conflict.isAnswered)),
            ])
    }

    static func unapplied(_ edit: UnappliedEdit) throws -> JSON {
        let kind = try KindFacts.kind(edit.key.kind)
        return .object(
            RecordJSON.identity(edit.key, kind) + [
                JSON.Member(key: "field", value: RecordJSON.field(edit.field, kind)),
                JSON.Member(key: "verdict", value: .text(edit.verdict.name)),
                JSON.Member(key: "rule", value: .text(edit.rule.name)),
                JSON.Member(key: "detail", value: .text(edit.detail)),
                JSON.Member(key: "counter", value: .unsigned(edit.counter)),
                JSON.Member(
                    key: "value", value: edit.value.map { RecordJSON.value($0, edit.field, kind) } ?? .null),
            ])
    }

    static func replacement(_ replacement: Replacement) throws -> JSON {
        let entry = replacement.entry
        let kind = try KindFacts.kind(entry.key.kind)
        return .object(
            RecordJSON.identity(entry.key, kind) + [
                JSON.Member(key: "field", value: RecordJSON.field(entry.field, kind)),
                JSON.Member(key: "verdict", value: .text(entry.verdict.name)),
                JSON.Member(key: "rule", value: .text(entry.rule.name)),
                JSON.Member(key: "yoursLost", value: .flag(replacement.isOwnLoss)),
                JSON.Member(key: "loser", value: RecordJSON.candidate(entry.loser, entry.field, kind)),
                JSON.Member(
                    key: "winner",
                    value: entry.winner.map { RecordJSON.candidate($0, entry.field, kind) } ?? .null),
                JSON.Member(key: "sequence", value: .unsigned(entry.sequence)),
            ])
    }
}
