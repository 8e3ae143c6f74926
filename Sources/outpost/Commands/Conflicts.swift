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
        commandName: "list", abstract: "Open cases, then edits held or refused, then values that were replaced.",
        discussion: "Understand one with: outpost conflict show CASE; settle it with: outpost resolve CASE")

    @Flag(help: "Closed cases too.")
    var all = false

    @Flag(help: "Only cases that ask you or are about an edit of yours.")
    var mine = false

    @Option(help: "How many replaced values to show; 0 shows all.")
    var limit = 20

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes 0 or more.") }
    }

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let text = try CaseText(session)
        var targets = try CaseTarget.open(workspace).filter { $0.item != nil || $0.conflict != nil }
        if all {
            let closed = try workspace.cases(includingClosed: true).filter { !$0.isOpen }
            targets += closed.map { CaseTarget($0, nil) }
        }
        if mine { targets.removeAll { !$0.isMine(text.role) } }
        let replaced = try workspace.replacements(limit: limit == 0 ? nil : limit)
        let unapplied = try workspace.unappliedEdits(limit: limit == 0 ? nil : limit)
        try session.terminal.answer(Self.json(targets, replaced, unapplied, text))
        guard !options.json else { return }
        if targets.isEmpty && replaced.isEmpty && unapplied.isEmpty { return session.terminal.say(.none) }
        if !targets.isEmpty { try say(targets, text) }
        if !unapplied.isEmpty { try say(unapplied, text) }
        if !replaced.isEmpty { try say(replaced, text, workspace) }
    }

    private static func json(
        _ targets: [CaseTarget], _ replaced: [Replacement], _ unapplied: [UnappliedEdit], _ text: CaseText
    ) throws -> JSON {
        .members([
            "cases": .array(
                targets.compactMap(\.item).map { CaseJSON.object($0, role: text.role, now: text.now) }),
            "open": .array(
                try targets.compactMap { target in
                    try target.conflict.map { try ConflictJSON.conflict($0, target.item) }
                }),
            "replaced": .array(try replaced.map(ConflictJSON.replacement)),
            "unapplied": .array(try unapplied.map(ConflictJSON.unapplied)),
        ])
    }

    private func say(_ targets: [CaseTarget], _ text: CaseText) throws {
        let terminal = text.terminal
        terminal.say(terminal.heading(terminal.text(.openConflicts)))
        var table = TextTable([
            TextTable.Column(terminal.text(.caseID)), TextTable.Column(terminal.text(.severity)),
            TextTable.Column(terminal.text(.recordTitle), widest: 40),
            TextTable.Column(terminal.text(.fieldTitle), widest: 32),
            TextTable.Column(terminal.text(.decider), widest: 32), TextTable.Column(terminal.text(.due)),
            TextTable.Column(terminal.text(.age), .right),
        ])
        for target in targets {
            if let item = target.item {
                table.add([
                    item.code, terminal.text(item.severity.phrase), text.record(item.subject), text.matter(item),
                    text.decider(item), text.due(item), text.age(item),
                ])
            } else if let conflict = target.conflict {
                table.add([
                    "—", "", text.record(conflict.key), text.label(conflict.field, conflict.key),
                    conflict.isAnswered ? terminal.text(.answered) : "",
                ])
            }
        }
        terminal.say(table)
        terminal.say(.showHint, targets[0].name(text.finder))
    }

    private func say(_ unapplied: [UnappliedEdit], _ text: CaseText) throws {
        let terminal = text.terminal
        terminal.say(terminal.heading(terminal.text(.unappliedEdits)))
        var table = TextTable(
            [.recordTitle, .fieldTitle, .valueTitle, .stands].map {
                TextTable.Column(terminal.text($0), widest: 40)
            } + [TextTable.Column(terminal.text(.rule), widest: 120)])
        for edit in unapplied {
            let kind = try KindFacts.kind(edit.key.kind)
            table.add([
                Self.title(edit, kind, text.text), text.text.label(edit.field, kind),
                edit.value.map { text.text.text($0, edit.field, kind) } ?? "", terminal.text(edit.verdict.phrase),
                edit.detail.isEmpty ? terminal.why(edit.rule, edit.ruleName) : edit.detail,
            ])
        }
        terminal.say(table)
    }

    /// A refused record is no longer among the records: its name is in the edit that made it.
    static func title(_ edit: UnappliedEdit, _ kind: RecordKind, _ text: RecordText) -> String {
        let written = KindFacts.titles(kind).lazy.compactMap { title in
            edit.writes.first { $0.field == title }.map { text.text($0.value, title, kind) }
        }.first
        return written ?? text.finder.title(edit.key)
    }

    private func say(_ replaced: [Replacement], _ text: CaseText, _ workspace: Workspace) throws {
        let terminal = text.terminal
        terminal.say(terminal.heading(terminal.text(.replacedValues)))
        var table = TextTable(
            [TextTable.Column(terminal.text(.changeTitle))]
                + [.recordTitle, .fieldTitle, .lost, .instead].map {
                    TextTable.Column(terminal.text($0), widest: 40)
                } + [TextTable.Column(terminal.text(.rule), widest: 120)])
        for item in replaced {
            let entry = item.entry
            let kind = try KindFacts.kind(entry.key.kind)
            let describe = { (candidate: Candidate, isOwn: Bool) in
                let value = text.text.text(candidate.sibling.value, entry.field, kind)
                return "\(value) (\(isOwn ? terminal.text(.you) : candidate.author))"
            }
            table.add([
                entry.loser.sibling.dot.description, text.finder.title(entry.key),
                text.text.label(entry.field, kind), describe(entry.loser, item.isOwnLoss),
                entry.winner.map { describe($0, !item.isOwnLoss) } ?? "", terminal.why(entry.rule, entry.name),
            ])
        }
        terminal.say(table)
        if let dot = try Self.restorable(replaced, workspace) { terminal.say(.restoreHint, dot.description) }
    }

    /// So many are looked through for one that can come back.
    private static let mostTried = 8

    /// The newest edit whose value can come back: a record that stayed, or was deleted, is no value.
    private static func restorable(_ replaced: [Replacement], _ workspace: Workspace) throws -> Dot? {
        try replaced.filter { $0.entry.field != 0 }.prefix(mostTried).map(\.entry.loser.sibling.dot).first {
            try !workspace.undoing($0).restorations.isEmpty
        }
    }
}

extension CaseTarget {
    /// Whether it asks the user or is about an edit of theirs.
    func isMine(_ role: String) -> Bool {
        if let item { return item.isOwn || (!role.isEmpty && item.decider == role) }
        return conflict?.yours != nil
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

extension Terminal {
    /// Why an edit went the way it did: the domain's own rule by its name and sentence, another by its sentence.
    func why(_ rule: Rule, _ name: String) -> String {
        guard rule == .invariant, !name.isEmpty else { return text(rule.phrase) }
        let sentence = LeadToCash.rulebook.invariants.first { $0.name == name }?.sentence
        return "\(name): \(sentence ?? text(rule.phrase))"
    }
}

/// Conflicts and replaced values for programs.
enum ConflictJSON {
    static func conflict(_ conflict: Conflict, _ item: ConflictCase?) throws -> JSON {
        .object(try members(conflict, item))
    }

    static func members(_ conflict: Conflict, _ item: ConflictCase?) throws -> [JSON.Member] {
        let kind = try KindFacts.kind(conflict.key.kind)
        let candidate = { RecordJSON.candidate($0, conflict.field, kind) }
        return RecordJSON.identity(conflict.key, kind) + [
            JSON.Member(key: "field", value: RecordJSON.field(conflict.field, kind)),
            JSON.Member(key: "base", value: conflict.base.map { RecordJSON.value($0, conflict.field, kind) } ?? .null),
            JSON.Member(key: "yours", value: conflict.yours.map(candidate) ?? .null),
            JSON.Member(key: "theirs", value: .array(conflict.theirs.map(candidate))),
            JSON.Member(key: "shown", value: RecordJSON.value(conflict.shown, conflict.field, kind)),
            JSON.Member(key: "answered", value: .flag(conflict.isAnswered || item?.isAnswered == true)),
            JSON.Member(key: "code", value: item.map { .text($0.code) } ?? .null),
        ]
    }

    static func unapplied(_ edit: UnappliedEdit) throws -> JSON {
        let kind = try KindFacts.kind(edit.key.kind)
        return .object(
            RecordJSON.identity(edit.key, kind) + [
                JSON.Member(key: "field", value: RecordJSON.field(edit.field, kind)),
                JSON.Member(key: "verdict", value: .text(edit.verdict.name)),
                JSON.Member(key: "rule", value: rule(edit.rule, edit.ruleName)),
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
                JSON.Member(key: "rule", value: rule(entry.rule, entry.name)),
                JSON.Member(key: "yoursLost", value: .flag(replacement.isOwnLoss)),
                JSON.Member(key: "loser", value: RecordJSON.candidate(entry.loser, entry.field, kind)),
                JSON.Member(
                    key: "winner",
                    value: entry.winner.map { RecordJSON.candidate($0, entry.field, kind) } ?? .null),
                JSON.Member(key: "sequence", value: .unsigned(entry.sequence)),
            ])
    }

    /// A rule's name; the domain's own name for one of its own.
    static func rule(_ rule: Rule, _ name: String) -> JSON { .text(name.isEmpty ? rule.name : name) }
}
