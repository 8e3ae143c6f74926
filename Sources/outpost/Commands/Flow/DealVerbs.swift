// Why this file exists: a deal goes on, ends, rests or comes back. What that needs, and what follows from it, is said
// where it is typed.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct AdvanceDeal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance", abstract: "Move a deal to its next stage, or to a later one.",
        discussion: """
            Refused with everything that is missing, and what to type for each. Behind a gate a decision of \
            HQ's is what \
            is missing. Such as: outpost opp advance OPP-2026-000017 guiding
            """)

    @Argument(help: "The deal's code, name or id.")
    var deal: String

    @Argument(help: "The stage; the next one, if none is named.")
    var stage: String?

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Opportunity.kind, deal)
        let field = Opportunity.Fields.stage
        let typed = try stage.map { try desk.choice(Opportunity.kind, field, $0) }
        guard let target = try typed ?? DealFlow.next(subject) else {
            throw Failure(.usage, .dealAtTheEnd, desk.name(subject))
        }
        try desk.insist(on: DealFlow.objection(subject, to: target))
        let label = desk.label(target, Opportunity.kind, field)
        try desk.insist(nothingIn: DealFlow.lacks(subject, to: target), .dealNotReady, desk.name(subject), label)
        try desk.update(subject, [field: .text(target)])
        desk.hint("outpost opp advance \(desk.name(subject))")
        try desk.commit("opp advance", subject.key, reason: reason, .dealAdvanced, desk.name(subject), label)
    }
}

struct LoseDeal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lose", abstract: "Say that a deal is lost, and why.",
        discussion: """
            The review T03 falls due within 10 working days and becomes a task. Such as: \
            outpost opp lose OPP-2026-000017 --reason "drivers not asked" --competitor "Nowhere Signals"
            """)

    @Argument(help: "The deal's code, name or id.")
    var deal: String

    @Option(help: "Why; may be said several times.")
    var reason: [String]

    @Option(help: "Who won it; may be said several times.")
    var competitor: [String] = []

    @Option(parsing: .unconditional, help: "When it was lost (else today).")
    var on: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Opportunity.kind, deal)
        let name = desk.name(subject)
        let day = try desk.pastDay(on, "--on")
        try DealEnding.check(subject, to: "lost", desk)
        var values: [FieldNumber: Value] = [
            Opportunity.Fields.outcome: .text("lost"), Opportunity.Fields.closedOn: .date(day),
            Opportunity.Fields.lostReasons: FlowValue.adding(reason),
        ]
        if !competitor.isEmpty { values[Opportunity.Fields.competitors] = FlowValue.adding(competitor) }
        try desk.update(subject, values)
        let due = try review(subject, day, desk)
        desk.hint("outpost form new T03 \(name)")
        try desk.commit(
            "opp lose", subject.key, reason: reason.joined(separator: "; "), .dealLost, name, due.description)
        if try DealFlow.isProject(subject) { desk.terminal.remark(desk.terminal.text(.dealLossConfirmed)) }
    }

    /// Gives somebody the task of the review, unless somebody has it.
    /// - Returns: when it is due.
    private func review(_ subject: FlowSubject, _ day: CivilDate, _ desk: FlowDesk) throws -> CivilDate {
        if let known = try DealFlow.openReview(of: subject), let due = try known.date(DealTask.Fields.dueOn) {
            return due
        }
        let task = try DealFlow.review(of: subject, on: day, user: try desk.session.user())
        try desk.create(DealTask.kind, under: subject, task)
        return FlowCalendar.workingDays(DealFlow.reviewDays, after: day)
    }
}

struct SuspendDeal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Let a deal rest.",
        discussion: "Such as: outpost opp suspend OPP-2026-000017 --reason \"budget frozen until May\"")

    @Argument(help: "The deal's code, name or id.")
    var deal: String

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: GlobalOptions

    func run() throws { try DealEnding.end(deal, "suspended", reason, .dealSuspended, options) }
}

struct CancelDeal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Say that the customer buys from nobody.",
        discussion: "Such as: outpost opp cancel OPP-2026-000017 --reason \"tender withdrawn\"")

    @Argument(help: "The deal's code, name or id.")
    var deal: String

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: GlobalOptions

    func run() throws { try DealEnding.end(deal, "cancelled", reason, .dealCancelled, options) }
}

struct ReopenDeal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Go on with a deal that was lost, cancelled or suspended.",
        discussion: "Such as: outpost opp reopen OPP-2026-000017 --reason \"they re-tender\"")

    @Argument(help: "The deal's code, name or id.")
    var deal: String

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Opportunity.kind, deal)
        let outcome = try subject.text(Opportunity.Fields.outcome)
        guard ["lost", "cancelled", "suspended"].contains(outcome) else {
            let label = desk.label(outcome.isEmpty ? "open" : outcome, Opportunity.kind, Opportunity.Fields.outcome)
            throw Failure(.usage, .dealNotEnded, desk.name(subject), label)
        }
        if let account = try subject.related(Account.kind, Opportunity.Fields.account) {
            try desk.insist(on: DealFlow.stop(account))
        }
        try desk.update(
            subject, [Opportunity.Fields.outcome: .text("open"), Opportunity.Fields.closedOn: .null])
        try desk.commit("opp reopen", subject.key, reason: reason, .dealReopened, desk.name(subject))
    }
}

struct ClaimWin: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim-win", abstract: "Say that a deal is won; HQ looks at it.",
        discussion: """
            It is won once HQ has registered a contract. Until then it counts as committed, not as won, and keeps its \
            stage. Such as: outpost opp claim-win OPP-2026-000017
            """)

    @Argument(help: "The deal's code, name or id.")
    var deal: String

    @Option(help: "How you know, for whoever looks at it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Opportunity.kind, deal)
        let name = desk.name(subject)
        guard try ["", "open"].contains(subject.text(Opportunity.Fields.outcome)) else {
            let label = desk.label(
                try subject.text(Opportunity.Fields.outcome), Opportunity.kind, Opportunity.Fields.outcome)
            throw Failure(.usage, .dealNotOpen, name, label)
        }
        try desk.update(subject, [Opportunity.Fields.winClaim: .flag(true)])
        let contracts = try subject.children(Contract.kind, by: Contract.Fields.opportunity)
        desk.hint(
            contracts.count == 1
                ? "outpost contract sign \(desk.name(contracts[0])) --side customer --by NAME --on DATE --scan FILE"
                : "outpost contract add name=\"…\" opportunity=\(name)")
        try desk.commit("opp claim-win", subject.key, reason: reason, .dealClaimed, name)
    }
}

/// What ending a deal in any way has in common.
enum DealEnding {
    /// Refuses what is so already, and to end what is won.
    static func check(_ deal: FlowSubject, to outcome: String, _ desk: FlowDesk) throws {
        let present = try deal.text(Opportunity.Fields.outcome)
        guard present == outcome || present == "won" else { return }
        let label = desk.label(present, Opportunity.kind, Opportunity.Fields.outcome)
        throw Failure(.usage, .dealIsSo, desk.name(deal), label)
    }

    static func end(
        _ deal: String, _ outcome: String, _ reason: String, _ phrase: Phrase, _ options: GlobalOptions
    ) throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Opportunity.kind, deal)
        try check(subject, to: outcome, desk)
        var values: [FieldNumber: Value] = [Opportunity.Fields.outcome: .text(outcome)]
        if outcome == "cancelled" { values[Opportunity.Fields.closedOn] = .date(desk.today) }
        try desk.update(subject, values)
        let name = desk.name(subject)
        desk.hint("outpost opp reopen \(name) --reason \"…\"")
        let verb = outcome == "cancelled" ? "opp cancel" : "opp suspend"
        try desk.commit(verb, subject.key, reason: reason, phrase, name)
    }
}
