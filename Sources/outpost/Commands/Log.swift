// Why this file exists: who changed what, when, and where it stands: the question behind every "I did not write that".

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who changed what in a record, when, and where it stands.",
        discussion: "Shows this device's edits and every edit of others that met with another. opp/… narrows to a kind."
    )

    @Argument(help: "The record's code, name or id.")
    var record: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let finder = try RecordFinder(session)
        let (kind, key) = try find(finder, session)
        let entries = try session.workspace().history(of: key)
        let cases = try Self.cases(kind, key, session.workspace())
        let role = try session.role()
        let now = Int64(clamping: Replica.systemClock())
        session.terminal.answer(
            .object(
                RecordJSON.identity(key, kind) + [
                    JSON.Member(key: "entries", value: .array(entries.map { Self.json($0, kind) })),
                    JSON.Member(
                        key: "cases", value: .array(cases.map { CaseJSON.object($0, role: role, now: now) })),
                ]))
        guard !options.json else { return }
        guard !entries.isEmpty || !cases.isEmpty else { return session.terminal.say(.none) }
        if !entries.isEmpty {
            session.terminal.say(Self.table(entries, kind, RecordText(session, finder), session.terminal))
        }
        try say(cases, session)
    }

    /// The cases about a record; of a case, itself.
    private static func cases(_ kind: RecordKind, _ key: RecordKey, _ workspace: Workspace) throws -> [ConflictCase] {
        kind.number == CaseRecord.number
            ? try workspace.cases(named: key.id.description) : try workspace.cases(about: key)
    }

    private func say(_ cases: [ConflictCase], _ session: Session) throws {
        guard !cases.isEmpty else { return }
        let text = try CaseText(session)
        let terminal = session.terminal
        terminal.say(terminal.heading(terminal.text(.openConflicts)))
        for item in cases {
            let state = item.isOpen ? text.terms(item)[0] : text.closing(item)
            terminal.say("\(item.code)  \(Terminal.tame(text.matter(item)))  \(Terminal.tame(state))")
            for line in item.comments { terminal.say("  " + Terminal.tame(line)) }
        }
    }

    /// A deleted record has no row any more, but its history can still be asked for by its whole id.
    private func find(_ finder: RecordFinder, _ session: Session) throws -> (kind: RecordKind, key: RecordKey) {
        do {
            return try finder.findAny(record)
        } catch {
            guard let id = RecordID(record) else { throw error }
            for kind in LeadToCash.schema.kinds {
                let key = RecordKey(kind: kind.number, id: id)
                if try !session.workspace().history(of: key).isEmpty { return (kind, key) }
            }
            throw error
        }
    }

    private static func table(
        _ entries: [HistoryEntry], _ kind: RecordKind, _ text: RecordText, _ terminal: Terminal
    ) -> TextTable {
        var table = TextTable([
            TextTable.Column(terminal.text(.changeTitle)), TextTable.Column(terminal.text(.when)),
            TextTable.Column(terminal.text(.who), widest: 24),
            TextTable.Column(terminal.text(.what), widest: 24), TextTable.Column(terminal.text(.before), widest: 32),
            TextTable.Column(terminal.text(.now), widest: 32),
            TextTable.Column(terminal.text(.reason), widest: 32),
            TextTable.Column(terminal.text(.stands), widest: 160),
        ])
        for entry in entries {
            let what = entry.field == 0 ? terminal.text(entry.action.phrase) : text.label(entry.field, kind)
            table.add([
                entry.dot.description, entry.stamp.text, entry.author ?? terminal.text(.you), what,
                entry.base.map { text.text($0, entry.field, kind) } ?? "",
                entry.field == 0 ? "" : text.text(entry.value, entry.field, kind), reason(entry),
                stands(entry, kind, text, terminal),
            ])
        }
        return table
    }

    private static func reason(_ entry: HistoryEntry) -> String {
        if case .delete(let reason) = entry.action, !reason.isEmpty { return reason }
        return entry.reason
    }

    private static func stands(
        _ entry: HistoryEntry, _ kind: RecordKind, _ text: RecordText, _ terminal: Terminal
    ) -> String {
        var words = terminal.text(entry.standing.phrase)
        if let winner = entry.winner {
            let value = text.text(winner.sibling.value, entry.field, kind)
            words += " → \(value) (\(winner.author))"
        }
        if !entry.detail.isEmpty { return "\(words): \(entry.detail)" }
        guard entry.standing != .confirmed, let rule = entry.rule else { return words }
        return "\(words): \(terminal.why(rule, entry.ruleName))"
    }

    private static func json(_ entry: HistoryEntry, _ kind: RecordKind) -> JSON {
        .members([
            "at": RecordJSON.instant(entry.stamp), "author": entry.author.map(JSON.text) ?? .null,
            "replica": .integer(Int64(entry.dot.replica.rawValue)), "counter": .unsigned(entry.dot.counter),
            "action": .text(entry.action.word), "field": RecordJSON.field(entry.field, kind),
            "base": entry.base.map { RecordJSON.value($0, entry.field, kind) } ?? .null,
            "value": RecordJSON.value(entry.value, entry.field, kind), "stands": .text(entry.standing.rawValue),
            "rule": entry.rule.map { ConflictJSON.rule($0, entry.ruleName) } ?? .null, "reason": .text(entry.reason),
            "detail": .text(entry.detail),
            "winner": entry.winner.map { RecordJSON.candidate($0, entry.field, kind) } ?? .null,
        ])
    }
}

extension RecordEdit.Action {
    /// The action's name for programs.
    var word: String {
        switch self {
        case .create: "create"
        case .update: "update"
        case .delete: "delete"
        case .erase: "erase"
        }
    }

    var phrase: Phrase {
        switch self {
        case .create: .actionCreate
        case .update: .actionUpdate
        case .delete: .actionDelete
        case .erase: .actionErase
        }
    }
}

extension HistoryEntry.Standing {
    var phrase: Phrase {
        switch self {
        case .local: .local
        case .uploaded: .uploaded
        case .confirmed: .confirmed
        case .merged: .merged
        case .open: .open
        case .overridden: .overridden
        case .held: .held
        case .refused: .refused
        }
    }
}

extension Stamp {
    /// The wall time in it, as people read it.
    var text: String { Instant.text(Int64(clamping: milliseconds)) ?? description }
}
