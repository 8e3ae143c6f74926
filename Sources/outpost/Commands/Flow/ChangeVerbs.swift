// Why this file exists: a change of a signed contract is written down where the customer asks for it, judged by those
// who know what it costs, and decided by HQ; nothing of it is agreed at the table.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct AddChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Draft a change of a contract in force.",
        discussion: """
            Such as: outpost change add CTR-2026-000004 --reason "20 more sites" --scope "sites 141 to 160" --price \
            "120k USD" --days 30
            """)

    @Argument(help: ArgumentHelp("The contract; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "Why it changes.")
    var reason: String?

    @Option(help: "What changes in what is delivered.")
    var scope: String?

    @Option(parsing: .unconditional, help: "By how much the price changes, such as \"120k USD\" or \"-20k USD\".")
    var price: String?

    @Option(parsing: .unconditional, help: "By how many days the dates change.")
    var days: Int64?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, ChangeOrder.kind)
        let contract = try desk.find(Contract.kind, typed.take())
        try typed.finish()
        if let contract, try !ContractFlow.isInForce(contract) {
            throw Failure(.usage, .changeOfDraft, desk.name(contract))
        }
        guard reason != nil || !typed.assignments.isEmpty else { throw Failure(.usage, .changeWhy) }
        let currency = try contract?.money(Contract.Fields.commercial)?.currency
        let delta = ChangeFlow.Delta(
            scope: scope, price: try desk.money(price, "--price", currency: currency), days: days)
        let change = try desk.create(
            ChangeOrder.kind, under: contract, ChangeFlow.draft(reason: reason ?? "", delta), typed: typed.assignments)
        let short = RecordFinder.short(change.id)
        desk.hint("outpost change submit \(short)")
        try desk.commit("change add", change, reason: reason ?? "", .changeAdded, short)
    }
}

struct SubmitChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Hand a change in to be assessed.",
        discussion: "Refused while it does not say why, or what changes. Such as: outpost change submit CO-2026-000002")

    @Argument(help: "The change order's code or id.")
    var change: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(ChangeOrder.kind, change)
        let name = desk.name(subject)
        try desk.insist(on: ChangeFlow.objection(.submit, subject))
        try desk.insist(nothingIn: ChangeFlow.lacks(submitting: subject), .changeNotReady, name)
        try desk.update(subject, ChangeFlow.submission)
        desk.hint("outpost change assess \(name) --cost \"50k USD\" --opinion \"…\"")
        desk.hint("outpost change assess \(name) --margin \"…\"")
        try desk.commit("change submit", subject.key, .changeSubmitted, name)
    }
}

struct AssessChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess", abstract: "Say what a change costs, and what it does to dates and margin.",
        discussion: """
            Those who deliver say --cost and --opinion, finance says --margin; it counts as assessed once both have. \
            Such as: outpost change assess CO-2026-000002 --cost "80k USD" --opinion "two more weeks on site"
            """)

    @Argument(help: "The change order's code or id.")
    var change: String

    @Option(parsing: .unconditional, help: "By how much our cost changes.")
    var cost: String?

    @Option(help: "What those who deliver say.")
    var opinion: String?

    @Option(help: "What finance says to the margin.")
    var margin: String?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        guard cost != nil || opinion != nil || margin != nil else {
            throw ValidationError("Say --cost, --opinion or --margin.")
        }
    }

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(ChangeOrder.kind, change)
        let name = desk.name(subject)
        try desk.insist(on: ChangeFlow.objection(.assess, subject))
        let contract = try subject.related(Contract.kind, ChangeOrder.Fields.contract)
        let currency = try contract?.money(Contract.Fields.commercial)?.currency
        let values = try ChangeFlow.assessment(
            of: subject, cost: desk.money(cost, "--cost", currency: currency), opinion: opinion, margin: margin)
        try desk.update(subject, values)
        if values[ChangeOrder.Fields.state] != nil { desk.hint("outpost gate request \(name) ATAC") }
        try desk.commit("change assess", subject.key, .changeAssessed, name)
    }
}

struct WithdrawChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take a change back.",
        discussion: "Such as: outpost change withdraw CO-2026-000002 --reason \"they do without\"")

    @Argument(help: "The change order's code or id.")
    var change: String

    @Option(help: "Why.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(ChangeOrder.kind, change)
        try desk.insist(on: ChangeFlow.objection(.withdraw, subject))
        try desk.update(subject, ChangeFlow.withdrawal)
        try desk.commit("change withdraw", subject.key, reason: reason, .changeWithdrawn, desk.name(subject))
    }
}

struct AddNegotiation: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Write down a round of negotiation, the evening it was held.",
        discussion: """
            Such as: outpost negotiation add OPP-2026-000017 --topic "payment" --ask "90 days" --offer "60 days" \
            --concession "60 instead of 30"
            """)

    @Argument(help: ArgumentHelp("The deal or the contract; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "What it was about.")
    var topic: String?

    @Option(help: "What they asked for.")
    var ask: String?

    @Option(help: "What we offered.")
    var offer: String?

    @Option(help: "What we gave away.")
    var concession: String?

    @Option(parsing: .unconditional, help: "When it was held (else today).")
    var on: String?

    @Flag(help: "It went beyond what we were allowed to.")
    var breach = false

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, NegotiationRound.kind)
        let parent = try typed.take().map { try desk.find([Opportunity.kind, Contract.kind], $0) }
        let subject = topic ?? typed.takeText()
        var values: [FieldNumber: Value] = [
            NegotiationRound.Fields.heldOn: .date(try desk.pastDay(on, "--on")),
            NegotiationRound.Fields.subject: FlowValue.text(subject),
            NegotiationRound.Fields.ask: FlowValue.text(ask), NegotiationRound.Fields.offer: FlowValue.text(offer),
            NegotiationRound.Fields.concession: FlowValue.text(concession),
        ]
        if breach { values[NegotiationRound.Fields.mandateBreach] = .flag(true) }
        let round = try desk.create(NegotiationRound.kind, under: parent, values, typed: typed.assignments)
        if breach, let parent { desk.hint("outpost price request \(desk.name(parent)) --discount 12% --why \"…\"") }
        try desk.commit("negotiation add", round, reason: reason, .negotiationAdded, RecordFinder.short(round.id))
        if breach { desk.terminal.remark(desk.terminal.text(.negotiationBreach)) }
    }
}
