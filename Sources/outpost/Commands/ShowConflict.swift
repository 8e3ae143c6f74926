// Why this file exists: whoever opens a case decides in a minute, having seen who wanted what, when and why, what shows
// meanwhile, and what happens if they do nothing.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct ConflictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflict", abstract: "Understand one case.", subcommands: [ShowConflict.self],
        defaultSubcommand: ShowConflict.self)
}

struct ShowConflict: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One case: base, yours, theirs; who decides, until when, and how.")

    @Argument(help: ArgumentHelp("The case's code, such as C-118, or a record.", valueName: "case"))
    var name: String

    @Argument(help: "The field, where a record is named.")
    var field: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let target = try CaseTarget(name, field, session)
        let text = try CaseText(session)
        let workspace = try session.workspace()
        let evidence = try target.item.map { try workspace.evidence(of: $0) } ?? []
        let pair = try target.item.flatMap { try RecordPair($0, workspace) }
        if options.json { return try session.terminal.answer(Self.json(target, evidence, pair, text)) }
        let page = CasePage(target: target, evidence: evidence, pair: pair, text: text)
        page.say(name: target.name(text.finder))
    }

    private static func json(
        _ target: CaseTarget, _ evidence: [CaseEvidence], _ pair: RecordPair?, _ text: CaseText
    ) throws -> JSON {
        var members: [JSON.Member] = []
        if let conflict = target.conflict { members = try ConflictJSON.members(conflict, target.item) }
        guard let item = target.item else {
            return .object(members + [JSON.Member(key: "case", value: .null)])
        }
        let kind = try KindFacts.kind(item.subject.kind)
        members.append(JSON.Member(key: "case", value: CaseJSON.object(item, role: text.role, now: text.now)))
        members.append(
            JSON.Member(key: "evidence", value: .array(evidence.map { CaseJSON.evidence($0, kind) })))
        if let pair { members.append(JSON.Member(key: "fields", value: pair.json(kind))) }
        return .object(members)
    }
}

/// Two records of one kind, field by field.
struct RecordPair {
    let subject: RecordRow
    let other: RecordRow

    /// nil if the case is about no pair, or one of them is not here.
    init?(_ item: ConflictCase, _ workspace: Workspace) throws {
        guard item.question == .duplicate, let key = item.other, key.kind == item.subject.kind,
            let subject = try workspace.replica.record(item.subject), let other = try workspace.replica.record(key)
        else { return nil }
        self.subject = subject
        self.other = other
    }

    /// The fields that either of them has.
    func fields(_ kind: RecordKind) -> [Field] {
        kind.storedFields.filter { !subject.value($0.number).isEmpty || !other.value($0.number).isEmpty }
    }

    func differ(_ field: Field) -> Bool { subject.value(field.number) != other.value(field.number) }

    func json(_ kind: RecordKind) -> JSON {
        .array(
            fields(kind).map { field in
                .members([
                    "field": .text(field.name), "subject": RecordJSON.value(subject.value(field.number), field),
                    "other": RecordJSON.value(other.value(field.number), field), "differs": .flag(differ(field)),
                ])
            })
    }
}
