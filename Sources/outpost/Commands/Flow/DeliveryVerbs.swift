// Why this file exists: whoever stands on site notes how far it is in one line, without a network; and a certificate,
// from which money follows, with who signed it and when.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct AdvanceMilestone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance", abstract: "Move a milestone to its next state, or to a later one.",
        discussion: """
            planned, ready, inProgress, done, submittedForAcceptance; the customer's word is a certificate of its own. \
            Such as: outpost milestone advance "Site 12" done --on yesterday
            """)

    @Argument(help: "The milestone's name or id.")
    var milestone: String

    @Argument(help: "The state; the next one, if none is named.")
    var state: String?

    @Option(parsing: .unconditional, help: "When it was done (else today).")
    var on: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Milestone.kind, milestone)
        let name = desk.finder.title(subject.key)
        let typed = try state.map { try desk.choice(Milestone.kind, Milestone.Fields.state, $0) }
        guard let target = try typed ?? MilestoneFlow.next(subject) else {
            throw Failure(.usage, .milestoneAtTheEnd, name, desk.name(subject))
        }
        try desk.insist(on: MilestoneFlow.objection(subject, to: target))
        try desk.update(subject, try MilestoneFlow.advance(subject, to: target, on: try desk.pastDay(on, "--on")))
        let isDone = target == "done" || target == "submittedForAcceptance"
        desk.hint(
            isDone
                ? "outpost acceptance add \(desk.name(subject)) --signed-by NAME --on DATE --scan FILE"
                : "outpost milestone progress \(desk.name(subject)) 50")
        let label = desk.label(target, Milestone.kind, Milestone.Fields.state)
        try desk.commit("milestone advance", subject.key, .milestoneAdvanced, name, label)
    }
}

struct ProgressMilestone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress", abstract: "Note how far a milestone is.",
        discussion: "Such as: outpost milestone progress \"Site 12\" 80 --forecast +2w")

    @Argument(help: "The milestone's name or id.")
    var milestone: String

    @Argument(help: "Percent done.")
    var percent: Int64

    @Option(parsing: .unconditional, help: "When it will be done, as it looks now.")
    var forecast: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard (0...100).contains(percent) else { throw ValidationError("A percentage is from 0 to 100.") }
    }

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Milestone.kind, milestone)
        let name = desk.finder.title(subject.key)
        try desk.insist(on: MilestoneFlow.objection(subject, percent: percent))
        let day = try desk.day(forecast, "--forecast")
        try desk.update(subject, try MilestoneFlow.progress(subject, percent: percent, forecast: day))
        if percent == 100 { desk.hint("outpost milestone advance \(desk.name(subject)) done") }
        try desk.commit("milestone progress", subject.key, .milestoneProgressed, name, "\(percent)")
    }
}

struct RollBackMilestone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Set a milestone back, and say why.",
        discussion: """
            If somebody else notes progress meanwhile, people decide; until then the lower one shows. Such as: outpost \
            milestone rollback "Site 12" 50 --reason "tower rejected"
            """)

    @Argument(help: "The milestone's name or id.")
    var milestone: String

    @Argument(help: "Percent done that is left.")
    var percent: Int64

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard (0...100).contains(percent) else { throw ValidationError("A percentage is from 0 to 100.") }
    }

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Milestone.kind, milestone)
        let name = desk.finder.title(subject.key)
        try desk.update(subject, try MilestoneFlow.rollback(subject, percent: percent, reason: reason))
        try desk.commit("milestone rollback", subject.key, reason: reason, .milestoneRolledBack, name, "\(percent)")
    }
}

struct AddAcceptance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Write down a customer's certificate for a milestone.",
        discussion: """
            With --condition it is accepted with conditions, with --rejected it is not. Such as: outpost \
            acceptance add \
            "Site 12" --signed-by "Wu Ling" --on yesterday --scan certificate.pdf
            """)

    @Argument(help: ArgumentHelp("The milestone; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "Who signed it at the customer.")
    var signedBy: String?

    @Option(parsing: .unconditional, help: "When (else today).")
    var on: String?

    @Option(help: ArgumentHelp("The scan, or its SHA-256.", valueName: "file|hash"))
    var scan: String?

    @Option(help: "A condition of theirs; may be said several times.")
    var condition: [String] = []

    @Flag(help: "They did not accept it.")
    var rejected = false

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, Acceptance.kind)
        guard let name = typed.takeText() else { return try addTyped(typed, desk) }
        let milestone = try desk.find(Milestone.kind, name)
        guard let signedBy else { throw Failure(.usage, .acceptanceBy, name) }
        let day = try desk.pastDay(on, "--on")
        let result = rejected ? "rejected" : condition.isEmpty ? "accepted" : "acceptedWithConditions"
        desk.warn(try MilestoneFlow.remarks(accepting: milestone, on: day, hasScan: scan != nil))
        let paper = try desk.create(
            Acceptance.kind, under: milestone,
            [
                Acceptance.Fields.result: .text(result), Acceptance.Fields.signedBy: FlowValue.text(signedBy),
                Acceptance.Fields.acceptedOn: .date(day),
                Acceptance.Fields.scan: FlowValue.text(try scan.map { try desk.hash($0, "--scan") }),
                Acceptance.Fields.conditions: FlowValue.lines(condition),
            ], typed: typed.assignments)
        try desk.update(milestone, MilestoneFlow.outcome(result, on: day))
        try hint(result, milestone, desk)
        let label = desk.label(result, Acceptance.kind, Acceptance.Fields.result)
        try desk.commit(
            "acceptance add", paper, reason: reason, .acceptanceAdded, desk.finder.title(milestone.key), label)
    }

    private func addTyped(_ typed: TypedWords, _ desk: FlowDesk) throws {
        let paper = try desk.create(Acceptance.kind, under: nil, [:], typed: typed.assignments)
        try desk.commit("acceptance add", paper, reason: reason, .flowAdded, RecordFinder.short(paper.id))
    }

    /// What may be invoiced now.
    private func hint(_ result: String, _ milestone: FlowSubject, _ desk: FlowDesk) throws {
        guard result != "rejected" else {
            return desk.hint("outpost milestone advance \(desk.name(milestone)) inProgress")
        }
        guard let contract = try milestone.related(Contract.kind, Milestone.Fields.contract) else { return }
        for term in try MilestoneFlow.terms(setOffBy: milestone) {
            let number = try term.number(PaymentTerm.Fields.sequence) ?? 1
            desk.hint("outpost invoice request \(desk.name(contract)) --term \(number) --proof \"…\"")
        }
    }
}
