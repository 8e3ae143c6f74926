// Why this file exists: at a gate people ask HQ, and wait. What is asked goes up word for word; whether it will come
// back for want of something is known before it goes.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct RequestGate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask HQ for a decision: ATI, ATB, ATC, ATAC or ATCC.",
        discussion: """
            The request holds what is asked about as it stands now; a decision holds for that and nothing else. \
            Refused \
            with everything that HQ would send it back for; --anyway asks all the same. Such as: outpost gate request \
            OPP-2026-000017 ATI --material "minutes of 12 November"
            """)

    @Argument(help: ArgumentHelp("The deal, bid, contract or change order.", valueName: "record"))
    var record: String

    @Argument(help: "ATI, ATB, ATC, ATAC or ATCC.")
    var gate: String

    @Option(help: "What the deciders are to read besides, or a file of it; may be said several times.")
    var material: [String] = []

    @Flag(help: "Although something is missing; HQ will send it back.")
    var anyway = false

    @Option(help: "Why now, for whoever decides.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let gate = try desk.choice(GateRequest.kind, GateRequest.Fields.gate, self.gate.uppercased())
        let named = try desk.find(GateFlow.kinds(gate), record)
        guard let subject = try GateFlow.subject(gate, named) else {
            throw Failure(.usage, .gateNoSubject, desk.name(named), gate)
        }
        let name = desk.name(subject)
        try refuseTwice(gate, subject, desk)
        let lacks = try GateFlow.lacks(gate, subject)
        if anyway { desk.warn(lacks) } else { try desk.insist(nothingIn: lacks, .gateNotReady, gate, name) }
        let request = try desk.create(
            GateRequest.kind, under: subject,
            try GateFlow.request(gate, subject, material: try material.map(desk.material), now: desk.now))
        let short = RecordFinder.short(request.id)
        desk.hint("outpost sync")
        desk.hint("outpost gate show \(short)")
        try desk.commit("gate request", request, reason: reason, .gateRequested, gate, name, short)
    }

    /// What was asked already is not asked again; something else may be, once the first question is taken back.
    private func refuseTwice(_ gate: String, _ subject: FlowSubject, _ desk: FlowDesk) throws {
        guard let waiting = try GateFlow.waiting(gate, subject) else { return }
        let code = desk.name(waiting.request)
        let isSame = try GateFlow.change(since: waiting.request) == nil
        throw Failure(.usage, isSame ? .gateAsked : .gateAskedBefore, gate, code)
    }
}

struct ListGates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Requests for decisions, and what became of them.",
        discussion: "Such as: outpost gate list OPP-2026-000017, or outpost gate list --waiting")

    @Argument(help: "The deal, bid, contract, change order or account; all, if none is named.")
    var record: String?

    @Flag(help: "Only those that HQ has not decided on.")
    var waiting = false

    @OptionGroup var list: FlowListOptions

    @OptionGroup var options: GlobalOptions

    private static let kinds = [Opportunity.kind, Bid.kind, Contract.kind, ChangeOrder.kind, Account.kind]

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try record.map { try desk.find(Self.kinds, $0) }
        let listing = try FlowListing(GateRequest.kind, desk, list)
        let field = subject.map { Self.field($0.key.kind) } ?? GateRequest.Fields.opportunity
        let found = try listing.rows(under: field, subject)
        var standings = try found.rows.map { row in (row, try GateStanding(desk.subject(row.key))) }
        if waiting { standings = try standings.filter { try $0.1.isWaiting } }
        listing.answer(standings.map { $0.0 }, more: found.more)
        guard !options.json else { return }
        try say(standings, desk)
        if found.more { desk.terminal.remark(desk.terminal.text(.more, String(list.limit))) }
    }

    private static func field(_ kind: KindNumber) -> FieldNumber {
        switch kind {
        case Bid.kind: GateRequest.Fields.bid
        case Contract.kind: GateRequest.Fields.contract
        case ChangeOrder.kind: GateRequest.Fields.changeOrder
        case Account.kind: GateRequest.Fields.account
        default: GateRequest.Fields.opportunity
        }
    }

    private func say(_ standings: [(RecordRow, GateStanding)], _ desk: FlowDesk) throws {
        guard !standings.isEmpty else { return desk.terminal.say(.none) }
        var table = TextTable(
            [.codeTitle, .gateTitle, .recordTitle, .stands, .gateAskedAt, .gateTier].map {
                TextTable.Column(desk.terminal.text($0), widest: 40)
            })
        for (row, standing) in standings {
            let asked = try standing.request.number(GateRequest.Fields.requestedAt).flatMap(Instant.text) ?? ""
            table.add([
                desk.finder.handle(row.key), try standing.request.text(GateRequest.Fields.gate),
                try GatePage.subject(of: standing.request, desk),
                GateStanding.label(try standing.state).text(in: desk.language), asked,
                desk.label(
                    try standing.request.text(GateRequest.Fields.tier), GateRequest.kind, GateRequest.Fields.tier),
            ])
        }
        desk.terminal.say(table)
    }
}

struct ShowGate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One request: what was asked, what was decided, on what conditions.",
        discussion: "Such as: outpost gate show GATE-2026-000008")

    @Argument(help: "The request's code or id.")
    var record: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let request = try desk.find(GateRequest.kind, record)
        let page = try GatePage(request, desk)
        if options.json { return try desk.terminal.answer(page.json()) }
        try page.say()
    }
}

struct WithdrawGate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Ask no more.",
        discussion: "Such as: outpost gate withdraw GATE-2026-000008 --reason \"they cancelled the tender\"")

    @Argument(help: "The request's code or id.")
    var record: String

    @Option(help: "Why.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let request = try desk.find(GateRequest.kind, record)
        try desk.insist(on: GateFlow.objection(withdrawing: GateStanding(request)))
        try desk.update(request, [GateRequest.Fields.withdrawn: .flag(true)])
        try desk.commit("gate withdraw", request.key, reason: reason, .gateWithdrawn, desk.name(request))
    }
}

struct ProveCondition: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "condition", abstract: "Bring the evidence that a condition of a decision is met.",
        discussion: """
            HQ, which set the condition, says that it is met. Such as: outpost gate condition 0199a3c2 --evidence \
            "insurance policy 4711"
            """)

    @Argument(help: "The condition's text or id.")
    var condition: String

    @Option(help: "What shows that it is met, or a file of it.")
    var evidence: String

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(GateCondition.kind, condition)
        if try subject.isTrue(GateCondition.Fields.closed) {
            throw Failure(.usage, .gateConditionClosed, desk.finder.title(subject.key))
        }
        let line = "\(desk.today) \(try desk.material(evidence))"
        let field = GateCondition.Fields.evidence
        try desk.update(subject, [field: try desk.appended(line, to: field, of: subject)])
        try desk.commit("gate condition", subject.key, .gateConditionProven, desk.finder.title(subject.key))
    }
}
