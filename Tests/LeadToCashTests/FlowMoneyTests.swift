// Why this file exists: offers, bids, contracts and invoices are about money; what a laptop says about them must be
// what HQ will say.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(22, "AR")
private let now = Int64(SmallHeadquarters.noon)

private func names(_ remarks: [FlowRemark]) -> [String] { remarks.map(\.name) }

extension SmallHeadquarters {
    fileprivate func subject(_ key: RecordKey) -> FlowSubject { FlowSubject(key, self) }
    fileprivate var today: CivilDate { get throws { try #require(CivilDate(milliseconds: Self.noon)) } }
}

// MARK: Offers

@Test func `an offer is the deal's lines less the discount, and the next in number`() throws {
    let hq = SmallHeadquarters()
    let deal = hq.subject(try hq.deal("solution"))
    let product = try hq.create(Product.kind, [Product.Fields.name: .text("Router"), Product.Fields.code: .text("R1")])
    _ = try hq.create(
        OpportunityLine.kind,
        [
            OpportunityLine.Fields.opportunity: .reference(deal.key.id),
            OpportunityLine.Fields.product: .reference(product.id),
            OpportunityLine.Fields.quantity: .pieces(10), OpportunityLine.Fields.price: .price(100_000),
        ])
    let request = OfferFlow.Request(
        discount: 1200, justification: "they have 10 % elsewhere", competitorPrice: nil, offer: nil, isSubmitted: true,
        now: now)
    let first = try OfferFlow.revision(of: deal, request)
    #expect(first[PriceRevision.Fields.number] == .integer(1))
    #expect(first[PriceRevision.Fields.offer] == .money(880_000))
    #expect(first[PriceRevision.Fields.submitted] == .flag(true))
    #expect(first[PriceRevision.Fields.boundLines]?.asText?.contains("R1") == true)
    let key = try hq.create(
        PriceRevision.kind, first.merging([PriceRevision.Fields.opportunity: .reference(deal.key.id)]) { $1 })
    #expect(try OfferFlow.waiting(for: deal)?.key == key)
    let second = try OfferFlow.revision(of: deal, request)
    #expect(second[PriceRevision.Fields.number] == .integer(2))
    #expect(second[PriceRevision.Fields.basedOn] == .reference(key.id))
    #expect(second[PriceRevision.Fields.contentHash] == first[PriceRevision.Fields.contentHash])
}

@Test func `without lines the deal's amount less the discount is offered`() throws {
    let hq = SmallHeadquarters()
    let amount = Value.compound([.integer(1_000_000), .text("USD"), .null])
    let deal = hq.subject(try hq.deal("solution", [Opportunity.Fields.commercial: amount]))
    let request = OfferFlow.Request(
        discount: 1250, justification: "", competitorPrice: nil, offer: nil, isSubmitted: false, now: now)
    #expect(try OfferFlow.revision(of: deal, request)[PriceRevision.Fields.offer] == .money(875_000))
}

// MARK: Bids

private func outgoing(_ hq: SmallHeadquarters, token: [FieldNumber: Value]?) throws -> BidFlow.Sending {
    let deal = try hq.deal("bidding")
    let revision = try hq.create(
        PriceRevision.kind,
        [
            PriceRevision.Fields.opportunity: .reference(deal.id), PriceRevision.Fields.discount: .integer(1200),
            PriceRevision.Fields.offer: .money(100_000_000),
        ])
    let authority = try token.map { more in
        let own: [FieldNumber: Value] = [
            AuthorityToken.Fields.opportunity: .reference(deal.id), AuthorityToken.Fields.user: .reference(ar.person),
        ]
        return hq.subject(try hq.create(AuthorityToken.kind, own.merging(more) { $1 }))
    }
    return BidFlow.Sending(
        deal: hq.subject(deal), bid: nil, revision: hq.subject(revision), token: authority, proof: "receipt 77",
        on: try hq.today, user: ar.person, now: now)
}

@Test func `a bid without decision or authority goes out with a warning for each`() throws {
    let remarks = try BidFlow.remarks(outgoing(SmallHeadquarters(), token: nil))
    #expect(names(remarks) == ["noDecision", "notApproved", "noAuthority"])
}

@Test func `a bid within its authority goes out without a word`() throws {
    let hq = SmallHeadquarters()
    let sending = try outgoing(
        hq,
        token: [
            AuthorityToken.Fields.cap: .money(100_000_000), AuthorityToken.Fields.discountCapBasis: .integer(1200),
            AuthorityToken.Fields.expiresAt: .integer(now + 1),
        ])
    #expect(try BidFlow.remarks(sending).isEmpty)
    let token = try #require(sending.token)
    let use = try BidFlow.use(sending, of: token)
    #expect(use[AuthorityUse.Fields.amount] == .money(100_000_000))
    _ = try hq.create(AuthorityUse.kind, use)
    #expect(try names(BidFlow.remarks(sending)) == ["capExceeded", "discountExceeded"], "all uses count together")
}

@Test func `an authority that ran out, was revoked or was somebody else's is named`() throws {
    let sending = try outgoing(
        SmallHeadquarters(),
        token: [
            AuthorityToken.Fields.user: .reference(RecordID(high: 1, low: 1)),
            AuthorityToken.Fields.revokedAt: .integer(1), AuthorityToken.Fields.expiresAt: .integer(now - 1),
        ])
    #expect(try names(BidFlow.remarks(sending)) == ["notYours", "revoked", "expired"])
}

@Test func `what to type when a bid goes out names the price and the authority that hold`() throws {
    let hq = SmallHeadquarters()
    let sending = try outgoing(hq, token: [AuthorityToken.Fields.expiresAt: .integer(now + 1)])
    let (deal, token) = (sending.deal, try #require(sending.token))
    try hq.set(sending.revision.key, [PriceRevision.Fields.state: .text("approved")])
    let start = "outpost bid submit \(try deal.handle()) --price \(try sending.revision.handle()) "
    #expect(try BidFlow.command(deal) == start + "--token \(try token.handle()) --proof \"…\"")
    #expect(try BidFlow.next(after: deal) == "outpost gate request \(deal.key.id) ATB")
    try hq.set(token.key, [AuthorityToken.Fields.revokedAt: .integer(now)])
    #expect(try BidFlow.command(deal) == start + "--proof \"…\"")
    _ = try hq.decide("ATB", [GateRequest.Fields.opportunity: .reference(deal.key.id)])
    #expect(try BidFlow.next(after: deal) == start + "--proof \"…\"", "ATB is decided")
}

// MARK: Contracts

@Test func `a contract is not frozen while its payment terms do not make the whole`() throws {
    let hq = SmallHeadquarters()
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Beeline")])
    let contract = hq.subject(try hq.contract("draft", [Contract.Fields.account: .reference(account.id)]))
    #expect(try names(ContractFlow.lacks(freezing: contract)) == ["paymentTerms"])
    _ = try hq.term(3000, of: contract.key)
    let rest = try #require(try ContractFlow.lacks(freezing: contract).first)
    #expect(rest.label.english.contains("30 %") && rest.command.contains("payment-term add"), "\(rest)")
    _ = try hq.term(7000, of: contract.key)
    #expect(try ContractFlow.lacks(freezing: contract).isEmpty)
}

@Test func `a signature on a text that ATC has not approved is noted with a warning`() throws {
    let hq = SmallHeadquarters()
    let contract = hq.subject(try hq.reviewedContract())
    let hash = try GateFlow.hash(of: contract)
    #expect(try ContractFlow.missingAspects(contract, hash: hash).isEmpty)
    #expect(try names(ContractFlow.remarks(signing: contract, hash: hash, side: "us")) == ["notApproved"])
    _ = try hq.decide(try hq.ask("ATC", contract.key, by: ar).key)
    #expect(try ContractFlow.remarks(signing: contract, hash: hash, side: "us").isEmpty)
    #expect(try names(ContractFlow.remarks(signing: contract, hash: "other", side: "us")) == ["otherRevision"])
}

// MARK: Delivery and cash

@Test func `what is added to a milestone belongs to its contract, its deal and its customer`() throws {
    let hq = SmallHeadquarters()
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Beeline")])
    let deal = try hq.deal("contracting", [Opportunity.Fields.account: .reference(account.id)])
    let contract = try hq.contract("effective", [Contract.Fields.opportunity: .reference(deal.id)])
    let milestone = try hq.create(
        Milestone.kind,
        [Milestone.Fields.contract: .reference(contract.id), Milestone.Fields.name: .text("Site 12")])
    let places = try FlowFiling.places(of: Acceptance.kind, under: hq.subject(milestone))
    #expect(
        places == [
            Acceptance.Fields.milestone: .reference(milestone.id), Acceptance.Fields.contract: .reference(contract.id),
            Acceptance.Fields.opportunity: .reference(deal.id), Acceptance.Fields.account: .reference(account.id),
        ])
}

@Test func `a milestone goes on by itself, back with a reason, and is accepted by a certificate`() throws {
    let hq = SmallHeadquarters()
    func milestone(_ state: String, _ percent: Int64) throws -> FlowSubject {
        hq.subject(
            try hq.create(
                Milestone.kind,
                [
                    Milestone.Fields.name: .text("Site"), Milestone.Fields.state: .text(state),
                    Milestone.Fields.percent: .integer(percent),
                ]))
    }
    #expect(try MilestoneFlow.next(milestone("planned", 0)) == "ready")
    #expect(try MilestoneFlow.next(milestone("rejected", 100)) == "inProgress")
    #expect(try MilestoneFlow.next(milestone("submittedForAcceptance", 100)) == nil)
    #expect(try MilestoneFlow.objection(milestone("done", 100), to: "accepted")?.name == "certificate")
    #expect(try MilestoneFlow.objection(milestone("done", 100), to: "ready")?.name == "backwards")
    #expect(try MilestoneFlow.objection(milestone("inProgress", 80), percent: 60)?.name == "backwards")
    #expect(try MilestoneFlow.objection(milestone("inProgress", 60), percent: 80) == nil)
    let back = try MilestoneFlow.rollback(milestone("done", 100), percent: 50, reason: "rework")
    #expect(back[Milestone.Fields.state] == .text("inProgress") && back[Milestone.Fields.percent] == .integer(50))
}

@Test func `an invoice is asked for once, and says what it waits for`() throws {
    let hq = SmallHeadquarters()
    let contract = hq.subject(try hq.contract("effective"))
    let milestone = try hq.create(
        Milestone.kind,
        [Milestone.Fields.contract: .reference(contract.key.id), Milestone.Fields.name: .text("Site 12")])
    let term = hq.subject(
        try hq.term(
            3000, of: contract.key,
            [
                PaymentTerm.Fields.sequence: .integer(2), PaymentTerm.Fields.dueUpon: .text("accept"),
                PaymentTerm.Fields.milestone: .reference(milestone.id),
            ]))
    #expect(try CashFlow.term(2, of: contract)?.key == term.key)
    #expect(try CashFlow.terms(of: contract, setOffBy: hq.subject(milestone)).map(\.key) == [term.key])
    let amount = try #require(try CashFlow.amount(of: term, contract))
    #expect(amount.description == "30,000.00 USD")
    let remarks = try CashFlow.remarks(
        requesting: term, contract, amount: amount, milestone: nil, proof: "", today: try hq.today)
    #expect(names(remarks) == ["waits", "noProof"])
    #expect(try CashFlow.objection(requesting: term, contract) == nil)
    _ = try hq.create(
        InvoiceRequest.kind,
        [
            InvoiceRequest.Fields.contract: .reference(contract.key.id),
            InvoiceRequest.Fields.paymentTerm: .reference(term.key.id),
        ])
    #expect(try CashFlow.objection(requesting: term, contract)?.name == "asked")
    #expect(try CashFlow.objection(requesting: term, hq.subject(hq.contract("draft")))?.name == "notInForce")
}

@Test func `working days leave out the weekend`() throws {
    let friday = try #require(CivilDate("2026-11-27"))
    #expect(FlowCalendar.workingDays(1, after: friday) == CivilDate("2026-11-30"))
    #expect(FlowCalendar.workingDays(10, after: friday) == CivilDate("2026-12-11"))
    #expect(FlowCalendar.workingDays(0, after: friday) == friday)
}
