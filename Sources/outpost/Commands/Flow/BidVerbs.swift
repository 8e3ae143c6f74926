// Why this file exists: a tender comes in, a bid goes out, a result is heard. That a bid went out is written down
// whatever it broke; whoever writes it hears what it broke.

import ArgumentParser
import LeadToCash
import SyncProtocol

struct AddBid: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Take down a tender that a deal bids for.",
        discussion: """
            Such as: outpost bid add OPP-2026-000017 "Signalling 2027" --tender-number T-77 --due "2026-12-01 \
            17:00+08:00"
            """)

    @Argument(help: ArgumentHelp("The deal and what the tender is called; or name=value.", valueName: "word"))
    var words: [String]

    @Option(help: "The tender's number.")
    var tenderNumber: String?

    @Option(help: "When it closes, with the hour: \"2026-12-01 17:00+08:00\".")
    var due: String?

    @Option(parsing: .unconditional, help: "When it came in (else today).")
    var received: String?

    @Option(help: "Why, for whoever must decide about it.")
    var reason = ""

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        var typed = try TypedWords(words, Bid.kind)
        let subject = try desk.find(Opportunity.kind, typed.take())
        let tender = try tenderNumber ?? subject?.text(Opportunity.Fields.tenderNumber)
        let name = try typed.takeText() ?? subject.map { desk.finder.title($0.key) }
        let bid = try desk.create(
            Bid.kind, under: subject,
            [
                Bid.Fields.name: FlowValue.text(name), Bid.Fields.tenderNumber: FlowValue.text(tender),
                Bid.Fields.dueAt: try desk.moment(due, "--due").map(Value.integer) ?? .null,
                Bid.Fields.receivedOn: .date(try desk.pastDay(received, "--received")),
                Bid.Fields.state: .text("draft"),
            ], typed: typed.assignments)
        let short = RecordFinder.short(bid.id)
        if let subject { desk.hint(try BidFlow.next(after: subject)) }
        try desk.commit("bid add", bid, reason: reason, .bidAdded, short)
    }
}

struct SubmitBid: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Write down that a bid went out.",
        discussion: """
            It is written down whatever it breaks; what HQ will ask about is said at once. Under an authority of HQ's, \
            name it with --token. Such as: outpost bid submit TND-2026-000003 --price PR-2026-000009 --proof \
            "receipt 77"
            """)

    @Argument(help: ArgumentHelp("The bid, or the deal with one open bid.", valueName: "bid|deal"))
    var record: String

    @Option(help: "The revision of the price that went out.")
    var price: String

    @Option(help: "The authority under which it went out.")
    var token: String?

    @Option(help: "What proves it: the receipt's number, or the hash or file of its scan.")
    var proof = ""

    @Option(parsing: .unconditional, help: "When it went out (else today).")
    var on: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let sending = try sending(desk)
        desk.warn(try BidFlow.remarks(sending))
        let submission = try desk.create(
            BidSubmission.kind, under: sending.bid ?? sending.deal, try BidFlow.submission(sending))
        if let token = sending.token {
            var use = try BidFlow.use(sending, of: token)
            use[AuthorityUse.Fields.bidSubmission] = .reference(submission.id)
            try desk.create(AuthorityUse.kind, under: sending.deal, use)
        }
        if let bid = sending.bid, try desk.may(write: Bid.Fields.state, of: Bid.kind) {
            try desk.update(bid, try BidFlow.tender(sending))
        }
        try advance(sending.deal, desk)
        desk.hint("outpost bid result \(desk.name(sending.deal)) shortlisted --proof \"…\"")
        try desk.commit(
            "bid submit", submission, .bidSubmitted, desk.name(sending.deal), desk.name(sending.revision))
    }

    private func sending(_ desk: FlowDesk) throws -> BidFlow.Sending {
        let subject = try desk.find([Bid.kind, Opportunity.kind], record)
        var bid: FlowSubject?
        var deal: FlowSubject?
        if subject.key.kind == Bid.kind {
            bid = subject
            deal = try subject.related(Opportunity.kind, Bid.Fields.opportunity)
        } else {
            bid = try BidFlow.openTender(of: subject)
            deal = subject
        }
        guard let deal else { throw Failure(.usage, .bidWithoutDeal, desk.name(subject)) }
        let revision = try desk.find(PriceRevision.kind, price)
        let authority = try desk.find(AuthorityToken.kind, token)
        for other in [revision, authority].compactMap({ $0 }) where try BidFlow.isForeign(other, to: deal) {
            throw Failure(.usage, .bidForeign, desk.name(other), desk.name(deal))
        }
        if let authority { try desk.insist(on: TokenSeal.objection(to: authority)) }
        return BidFlow.Sending(
            deal: deal, bid: bid, revision: revision, token: authority, proof: try desk.proof(proof) ?? "",
            on: try desk.pastDay(on, "--on"), user: try desk.session.user(), now: desk.now)
    }

    private func advance(_ deal: FlowSubject, _ desk: FlowDesk) throws {
        let field = Opportunity.Fields.stage
        let present = DealFlow.rank(try deal.text(field)) ?? -1
        guard let target = DealFlow.rank("submitted"), present < target else { return }
        if try desk.may(write: field, of: Opportunity.kind) {
            try desk.update(deal, [field: .text("submitted")])
        } else {
            desk.hint("outpost opp advance \(desk.name(deal)) submitted")
        }
    }
}

struct RecordBidResult: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "result", abstract: "Write down what became of a bid.",
        discussion: """
            Results that differ are both kept, and the deal does not move by itself. Such as: outpost bid result \
            OPP-2026-000017 shortlisted --rank 2 --proof "notice 12/2026"
            """)

    @Argument(help: ArgumentHelp("The bid, or its deal.", valueName: "bid|deal"))
    var record: String

    @Argument(help: "shortlisted, won, lost or cancelled.")
    var result: String

    @Option(help: "Our rank.")
    var rank: Int64?

    @Option(help: "Who won.")
    var winner: String?

    @Option(help: "What they asked, such as \"1.1m USD\".")
    var winnerPrice: String?

    @Option(help: "Why; may be said several times.")
    var reason: [String] = []

    @Option(parsing: .unconditional, help: "When it was announced (else today).")
    var on: String?

    @Option(help: "The notice's number, or the hash of its scan.")
    var proof: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find([Bid.kind, Opportunity.kind], record)
        let found = subject.key.kind == Bid.kind ? subject : try BidFlow.lastTender(of: subject)
        guard let bid = found else { throw Failure(.usage, .bidNone, desk.name(subject)) }
        let word = try desk.choice(BidResult.kind, BidResult.Fields.result, result)
        let key = try desk.create(BidResult.kind, under: bid, try values(word, desk))
        if let deal = try bid.related(Opportunity.kind, Bid.Fields.opportunity) { hint(word, deal, desk) }
        try desk.commit(
            "bid result", key, .bidResult, desk.name(bid), desk.label(word, BidResult.kind, BidResult.Fields.result))
        if proof == nil { desk.terminal.remark(desk.terminal.text(.bidResultUnproven)) }
    }

    private func values(_ word: String, _ desk: FlowDesk) throws -> [FieldNumber: Value] {
        [
            BidResult.Fields.result: .text(word), BidResult.Fields.rank: rank.map(Value.integer) ?? .null,
            BidResult.Fields.winner: FlowValue.text(winner),
            BidResult.Fields.winnerPrice: FlowValue.money(try desk.money(winnerPrice, "--winner-price")),
            BidResult.Fields.reasons: FlowValue.set(reason),
            BidResult.Fields.announcedOn: .date(try desk.pastDay(on, "--on")),
            BidResult.Fields.proof: FlowValue.text(try desk.proof(proof)),
        ]
    }

    private func hint(_ word: String, _ deal: FlowSubject, _ desk: FlowDesk) {
        let name = desk.name(deal)
        switch word {
        case "shortlisted", "won": desk.hint("outpost opp advance \(name) negotiating")
        case "lost": desk.hint("outpost opp lose \(name) --reason \"…\"")
        default: desk.hint("outpost opp cancel \(name) --reason \"…\"")
        }
    }
}
