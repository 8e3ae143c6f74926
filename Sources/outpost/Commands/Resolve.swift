// Why this file exists: deciding takes one line, works offline, and says what it did: one changeset for each case.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

extension Severity: ExpressibleByArgument {}

struct Resolve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Settle a case, or all of yours that are alike.",
        discussion: """
            WHO is yours, theirs, base, newest, an author's name, or a change such as 7:42.

              outpost resolve C-118 --take theirs --reason "phase 1 only"
              outpost resolve C-118 --value "1050000 USD"
              outpost resolve C-121 --accept
              outpost resolve --all --field nextStep --take newest
            """)

    @Argument(help: ArgumentHelp("The case's code, such as C-118, or a record.", valueName: "case"))
    var name: String?

    @Argument(help: "The field, where a record is named.")
    var recordField: String?

    @Option(help: ArgumentHelp("Whose value is to stand.", valueName: "who"))
    var take: String?

    @Option(help: ArgumentHelp("The value that is to stand, as after name= in set.", valueName: "text"))
    var value: String?

    @Flag(help: "Let a held edit apply; an exception is accepted.")
    var accept = false

    @Flag(help: "Keep a held edit out; an exception is not accepted.")
    var reject = false

    @Flag(help: "The two records are one.")
    var merge = false

    @Flag(help: "The two records are two.")
    var separate = false

    @Option(help: "Why; required where the severity is high.")
    var reason = ""

    @Flag(help: "Every open case about values that asks you or holds a value of yours.")
    var all = false

    @Option(help: ArgumentHelp("With --all: only this field.", valueName: "name"))
    var field: String?

    @Option(help: "With --all: only low, medium or high.")
    var severity: Severity?

    @OptionGroup var options: GlobalOptions

    private var answers: [CaseAnswer] {
        let asked: [(Bool, CaseAnswer)] = [
            (accept, .accept), (reject, .reject), (merge, .merge), (separate, .separate),
        ]
        return asked.filter(\.0).map(\.1)
    }

    func run() throws {
        let session = Session(options)
        let given = answers.count + (take == nil ? 0 : 1) + (value == nil ? 0 : 1)
        guard given == 1 else { throw Failure(.usage, .oneAnswer) }
        guard reason.utf8.count <= Limits.reason - 256 else {
            throw Failure(.usage, .reasonTooLong, String(Limits.reason - 256))
        }
        guard all else {
            guard field == nil, severity == nil else { throw Failure(.usage, .filtersNeedAll) }
            guard let name else { throw Failure(.usage, .needsField) }
            return try resolve(name, session)
        }
        guard name == nil, let take else { throw Failure(.usage, .bulkShape) }
        try resolveAll(TakeChoice(text: take), session)
    }

    private func resolve(_ name: String, _ session: Session) throws {
        let seen = try session.workspace().replica.beginEdit()
        let target = try CaseTarget(name, recordField, session)
        let desk = try DecisionDesk(session, reason: reason, seen: seen)
        let result: DecisionDesk.Result
        if let answer = answers.first {
            result = try desk.answer(target, answer)
        } else if let take {
            result = try desk.decide(target) { try TakeChoice(text: take).value(of: $0) }
        } else {
            result = try desk.decide(target) { try desk.parse(value ?? "", for: $0) }
        }
        desk.say(result)
        if let item = target.item, !desk.role.isEmpty, !item.asks(desk.role), !item.decider.isEmpty {
            session.terminal.remark(session.terminal.text(.notAsked, desk.text.roleLabel(item.decider)))
        }
        session.terminal.answer(DecisionDesk.json([result]))
    }

    /// Each case is a changeset of its own: one that cannot be decided holds up no other.
    private func resolveAll(_ choice: TakeChoice, _ session: Session) throws {
        let workspace = try session.workspace()
        let seen = try workspace.replica.beginEdit()
        let desk = try DecisionDesk(session, reason: reason, seen: seen)
        let targets = try CaseTarget.open(workspace).filter { try isMeant($0, desk.role) }
        var results: [DecisionDesk.Result] = []
        for target in targets {
            do {
                results.append(try desk.decide(target) { try choice.value(of: $0) })
            } catch let failure as Failure where failure.status == .usage {
                results.append(desk.skipped(target, failure.message))
            }
        }
        for result in results { desk.say(result) }
        let skipped = results.count { $0.problem != nil }
        session.terminal.say(.bulkSummary, "\(results.count - skipped)", "\(skipped)")
        session.terminal.answer(DecisionDesk.json(results))
    }

    private func isMeant(_ target: CaseTarget, _ role: String) throws -> Bool {
        guard let conflict = target.conflict, !conflict.isAnswered, target.item?.isAnswered != true,
            target.isMine(role)
        else { return false }
        if let severity, target.item?.severity != severity { return false }
        guard let field else { return true }
        guard let kind = LeadToCash.schema.kind(conflict.key.kind),
            let wanted = try? FieldPath(field, kind).field
        else { return false }
        return wanted.number == conflict.field
    }
}
