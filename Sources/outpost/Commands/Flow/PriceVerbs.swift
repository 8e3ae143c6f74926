// Why this file exists: a price is asked for in numbers and one sentence; what it is asked for, line by line, goes
// along by itself.

import ArgumentParser
import LeadToCash
import SyncClient
import SyncProtocol

struct RequestPrice: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask HQ to approve a discount.",
        discussion: """
            It makes the deal's next revision of the price, with its lines as they stand now, and submits it; --draft \
            keeps it here. Such as: outpost price request OPP-2026-000017 --discount 12% --why "they have 10 % \
            elsewhere"
            """)

    @Argument(help: "The deal's code, name or id.")
    var deal: String

    @Option(help: "The discount, such as 12% or 12.5%.")
    var discount: String

    @Option(help: "Why it is needed.")
    var why: String

    @Option(help: "What a competitor asks, such as \"1.1m USD\".")
    var competitorPrice: String?

    @Option(help: "What is offered, where it is not what the lines and the discount make.")
    var offer: String?

    @Flag(help: "Do not submit it yet.")
    var draft = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Opportunity.kind, deal)
        if !draft, let waiting = try OfferFlow.waiting(for: subject) {
            throw Failure(.usage, .priceWaits, desk.name(waiting))
        }
        let currency = try subject.money(Opportunity.Fields.commercial)?.currency
        let request = OfferFlow.Request(
            discount: try desk.basisPoints(discount, "--discount"), justification: why,
            competitorPrice: try desk.money(competitorPrice, "--competitor-price", currency: currency),
            offer: try desk.money(offer, "--offer", currency: currency), isSubmitted: !draft, now: desk.now)
        let values = try OfferFlow.revision(of: subject, request)
        let revision = try desk.create(PriceRevision.kind, under: subject, values)
        var number = ""
        if case .integer(let count)? = values[PriceRevision.Fields.number] { number = "r\(count)" }
        let short = RecordFinder.short(revision.id)
        desk.hint("outpost price list \(desk.name(subject))")
        if draft { desk.hint("outpost price set \(short) submitted=yes") }
        try desk.commit(
            "price request", revision, reason: why, draft ? .priceDrafted : .priceRequested, number,
            FigureText.percent(request.discount), desk.name(subject), short)
    }
}

struct ListPrices: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "A deal's revisions of the price, and what HQ said to each.",
        discussion: "Such as: outpost price list OPP-2026-000017")

    @Argument(help: "The deal's code, name or id; every deal, if none is named.")
    var deal: String?

    @OptionGroup var list: FlowListOptions

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let desk = try FlowDesk(options)
        let subject = try desk.find(Opportunity.kind, deal)
        let listing = try FlowListing(PriceRevision.kind, desk, list)
        let found = try listing.rows(under: PriceRevision.Fields.opportunity, subject)
        let names = [
            "number", "state", "discount", "offer", "authorisedDiscountBasis", "tokenExpiresOn", "tier",
        ]
        listing.answer(found.rows, more: found.more)
        listing.say(found.rows, more: found.more, names.compactMap { listing.kind.field(named: $0)?.number })
    }
}
