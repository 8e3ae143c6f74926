// Why this file exists: nothing that waits is hidden: what of mine waits for whom, and what of others waits for me.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct Held: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Your edits that wait for someone, and edits that wait for you.")

    @OptionGroup var options: GlobalOptions

    /// An own edit that waits.
    private struct Waiting {
        let item: ConflictCase?
        /// The receipt of an edit that no case asks to let through: a proposal to HQ, or what became another record;
        /// `item` is then the case about that record.
        var edit: UnappliedEdit?

    }

    func run() throws {
        let session = Session(options)
        let workspace = try session.workspace()
        let text = try CaseText(session)
        let cases = try workspace.cases().filter { $0.question == .held }
        let decided = try workspace.cases(includingClosed: true).filter { $0.question == .held && !$0.isOpen }
        let edits = try workspace.unappliedEdits().filter { edit in
            edit.verdict == .held
                && !(cases + decided).contains {
                    $0.concerns(edit.sequence) && $0.subject == edit.key
                        && $0.rule == (edit.ruleName.isEmpty ? edit.rule.name : edit.ruleName)
                }
        }
        let exceptions = try workspace.cases().filter { $0.question == .exception }
        let mine =
            cases.filter(\.isOwn).map { Waiting(item: $0) }
            + edits.map { edit in
                let item = exceptions.first { $0.concerns(edit.sequence) && $0.other == edit.key }
                return Waiting(item: item, edit: edit)
            }
        let forYou = cases.filter { $0.asks(text.role) }
        try session.terminal.answer(
            .members([
                "mine": .array(try mine.map { try Self.json($0, text) }),
                "forYou": .array(forYou.map { CaseJSON.object($0, role: text.role, now: text.now) }),
            ]))
        guard !options.json else { return }
        if mine.isEmpty && forYou.isEmpty { return session.terminal.say(.none) }
        if !mine.isEmpty { try say(mine, text, workspace) }
        if !forYou.isEmpty { try say(forYou, text, workspace) }
    }

    private func say(_ mine: [Waiting], _ text: CaseText, _ workspace: Workspace) throws {
        let terminal = text.terminal
        terminal.say(terminal.heading(terminal.text(.heldMine)))
        var table = TextTable(
            [.caseID, .recordTitle, .fieldTitle, .valueTitle, .waitsFor, .due].map {
                TextTable.Column(terminal.text($0), widest: 40)
            })
        for waiting in mine {
            if let edit = waiting.edit {
                let kind = try KindFacts.kind(edit.key.kind)
                table.add([
                    waiting.item?.code ?? "—", ListConflicts.title(edit, kind, text.text),
                    text.text.label(edit.field, kind),
                    edit.value.map { text.text.text($0, edit.field, kind) } ?? "",
                    text.roleLabel(waiting.item?.decider ?? "HQ"), waiting.item.map(text.due) ?? "",
                ])
            } else if let item = waiting.item {
                let evidence = try workspace.evidence(of: item)
                let kind = try KindFacts.kind(item.subject.kind)
                let values = evidence.map { text.proposal($0, kind) }
                table.add([
                    item.code, text.record(item.subject), text.matter(item), values.joined(separator: "; "),
                    item.asks(text.role) ? terminal.text(.you) : text.roleLabel(item.decider), text.due(item),
                ])
            }
        }
        terminal.say(table)
    }

    private func say(_ cases: [ConflictCase], _ text: CaseText, _ workspace: Workspace) throws {
        let terminal = text.terminal
        terminal.say(terminal.heading(terminal.text(.heldForYou)))
        var table = TextTable(
            [.caseID, .severity, .recordTitle, .fieldTitle, .author, .due].map {
                TextTable.Column(terminal.text($0), widest: 40)
            } + [TextTable.Column(terminal.text(.age), .right)])
        for item in cases {
            let authors = item.authors.isEmpty ? try workspace.evidence(of: item).map(\.author) : item.authors
            table.add([
                item.code, terminal.text(item.severity.phrase), text.record(item.subject), text.matter(item),
                Set(authors).sorted().joined(separator: ", "), text.due(item), text.age(item),
            ])
        }
        terminal.say(table)
        terminal.say(.showHint, cases[0].code)
    }

    private static func json(_ waiting: Waiting, _ text: CaseText) throws -> JSON {
        guard let edit = waiting.edit else {
            guard let item = waiting.item else { return .null }
            return .members([
                "kind": .text(try KindFacts.kind(item.subject.kind).name), "id": .describing(item.subject.id),
                "field": RecordJSON.field(item.field, try KindFacts.kind(item.subject.kind)),
                "decider": .text(item.decider), "due": item.due.map { RecordJSON.instant($0) } ?? .null,
                "rule": .text(item.rule), "case": CaseJSON.object(item, role: text.role, now: text.now),
            ])
        }
        let kind = try KindFacts.kind(edit.key.kind)
        return .object(
            RecordJSON.identity(edit.key, kind) + [
                JSON.Member(key: "field", value: RecordJSON.field(edit.field, kind)),
                JSON.Member(key: "decider", value: .text(waiting.item?.decider ?? "HQ")),
                JSON.Member(key: "due", value: waiting.item?.due.map { RecordJSON.instant($0) } ?? .null),
                JSON.Member(key: "rule", value: ConflictJSON.rule(edit.rule, edit.ruleName)),
                JSON.Member(key: "counter", value: .unsigned(edit.counter)),
                JSON.Member(
                    key: "value", value: edit.value.map { RecordJSON.value($0, edit.field, kind) } ?? .null),
                JSON.Member(
                    key: "case",
                    value: waiting.item.map { CaseJSON.object($0, role: text.role, now: text.now) } ?? .null),
            ])
    }
}
