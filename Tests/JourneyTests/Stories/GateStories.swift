// Why this file exists: a gate decides about what it was asked, while somebody offline changes just that. What was
// approved stands as it was, what changed is named, and one command makes the two one again.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

private func pieces(_ count: Int64) -> Value { .compound([.integer(count), .text("pcs")]) }
private func day(_ text: String) throws -> Value { .date(try #require(CivilDate(text))) }

/// A deal of 100 radios that is ready for ATB with its price r7, and the account responsible, the solution responsible
/// and a decider, who all know it.
private struct Offer {
    private typealias Price = PriceRevision.Fields
    private typealias Bid = BidSubmission.Fields

    let cast: Cast
    let (a, b, decider): (Member, Member, Member)
    let (deal, r7, line): (RecordKey, RecordKey, RecordKey)

    init() async throws {
        cast = try await Cast()
        a = try await cast.join("Achieng", "AR")
        b = try await cast.join("Baraka", "SR")
        decider = try await cast.join("Zhang", "HQ")
        deal = try await cast.found(
            Opportunity.kind,
            [Opportunity.Fields.name: .text("Beeline RAN"), Opportunity.Fields.stage: .text("solution")])
        let filed = Value.reference(deal.id)
        let invest = try await cast.found(
            GateRequest.kind,
            [
                GateRequest.Fields.gate: .text("ATI"), GateRequest.Fields.opportunity: filed,
                GateRequest.Fields.state: .text("decided"),
            ])
        _ = try await cast.found(
            GateDecision.kind,
            [
                GateDecision.Fields.request: .reference(invest.id), GateDecision.Fields.opportunity: filed,
                GateDecision.Fields.gate: .text("ATI"), GateDecision.Fields.decision: .text("approved"),
            ])
        _ = try await cast.found(
            SolutionVersion.kind,
            [
                SolutionVersion.Fields.opportunity: filed, SolutionVersion.Fields.state: .text("released"),
                SolutionVersion.Fields.deliverability: .text("deliverable"),
            ])
        _ = try await cast.found(Risk.kind, [Risk.Fields.opportunity: filed, Risk.Fields.name: .text("Monsoon")])
        r7 = try await cast.found(
            PriceRevision.kind,
            [
                Price.opportunity: filed, Price.number: .integer(7), Price.discount: .integer(1200),
                Price.authorisedDiscountBasis: .integer(1200), Price.state: .text("approved"),
                Price.tokenExpiresOn: try day("2026-01-30"),
            ])
        let product = try await cast.found(Product.kind, [Product.Fields.name: .text("RRU")])
        line = try await cast.found(
            OpportunityLine.kind,
            [
                OpportunityLine.Fields.opportunity: filed, OpportunityLine.Fields.product: .reference(product.id),
                OpportunityLine.Fields.quantity: pieces(100),
            ])
        try await cast.meet()
        cast.pass(hours: 1)
    }

    /// A asks at ATB, and HQ hears of it.
    func ask() async throws -> RecordKey {
        let request = try a.ask("ATB", about: deal)
        try await cast.sync(a)
        try await cast.expectShown(request, GateRequest.Fields.state, .text("complete"))
        return request
    }

    /// A makes 120 radios of 100.
    func change() throws -> Dot {
        try a.set(line, [OpportunityLine.Fields.quantity: pieces(120)], reason: "20 more sites")
    }

    /// `outpostd gate decide REQUEST approve`.
    func approval(of request: RecordKey) -> Cast.Measure {
        let person = decider.id
        return { ground, occasion in
            let verdict = GateVerdict(request: request.id, word: .approve, decidedBy: person)
            return try verdict.decide(at: occasion, ground).edits
        }
    }

    /// B hands in a bid at the customer's.
    func submit(_ revision: RecordKey) throws -> RecordKey {
        try b.add(
            BidSubmission.kind,
            [
                Bid.opportunity: .reference(deal.id), Bid.priceRevision: .reference(revision.id), Bid.author: b.value,
                Bid.submittedOn: try day("2026-01-01"), Bid.proof: .text("stamped copy"),
            ])
    }

    /// What B's program says as it writes the bid down, for programs.
    func warnings(_ revision: RecordKey) throws -> [String] {
        let sending = BidFlow.Sending(
            deal: try b.subject(deal), bid: nil, revision: try b.subject(revision), token: nil, proof: "stamped copy",
            on: try #require(CivilDate("2026-01-01")), user: b.id, now: Int64(cast.table.clock.now))
        return try BidFlow.remarks(sending).map(\.name)
    }
}

private let changed = "“RRU” quantity: 100 pcs → 120 pcs"

@Suite("Stories of gates") struct GateStories {
    private typealias Request = GateRequest.Fields

    @Test(arguments: [true, false])
    func `story 24: an approval stands for the offer it was given for, and what changed since is asked anew`(
        aFirst: Bool
    ) async throws {
        let offer = try await Offer()
        let (cast, a, b) = (offer.cast, offer.a, offer.b)
        let request = try await offer.ask()
        let change = try offer.change()
        let edits = try await cast.enact(offer.approval(of: request))
        let decision = try #require(edits.first { $0.key.kind == GateDecision.kind }?.key)
        try await cast.sync(b)
        cast.pass(hours: 1)
        #expect(try offer.warnings(offer.r7) == [])
        let bid = try offer.submit(offer.r7)
        try await cast.meet(aFirst ? [a, b] : [b, a])

        try await cast.expectShown(request, Request.state, .text("lapsed"))
        try await cast.expectShown(request, Request.missing, .text("Changed: \(changed)"))
        try await cast.expectShown(decision, GateDecision.Fields.lapsedAt, .null)
        try await cast.expectShown(offer.line, OpportunityLine.Fields.quantity, pieces(120))
        try await cast.expectShown(bid, BidSubmission.Fields.authorised, .flag(true))
        try await cast.expectShown(offer.r7, PriceRevision.Fields.state, .text("frozen"))
        for member in cast.members {
            #expect(try member.inbox().map(\.rule) == ["gateLapsed"], "\(member.name)")
            let item = try member.openCase("gateLapsed")
            #expect(item.question == .exception && item.severity == .high && item.expiry == .escalates)
            #expect(item.subject == decision && item.other == offer.deal && item.authors == ["Achieng"])
            #expect(item.decider == "AR" && item.deputies == ["OM", "HQ"] && item.isOwn == (member.name == a.name))
            #expect(item.note.contains(changed) && item.note.contains("The approval stands for what was asked about"))
            #expect(item.testimony.first?.reason == "20 more sites")
        }
        #expect(try a.asked().count == 1 && a.held().isEmpty && b.held().isEmpty)

        // One command of A's makes it again what was approved.
        #expect(try a.undo(change).restorations.map(\.value) == [pieces(100)])
        try await cast.meet([a])
        try a.answerAll(.accept, "as it was approved")
        try await cast.meet([a])
        try await cast.expectShown(request, Request.state, .text("decided"))
        try await cast.expectShown(request, Request.missing, .null)
        try await cast.expectShown(offer.line, OpportunityLine.Fields.quantity, pieces(100))
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }
        try await cast.expectAgreement()
    }

    @Test func `story 24: what changed before HQ decided is not decided on until it is again what was asked`()
        async throws
    {
        let offer = try await Offer()
        let (cast, a) = (offer.cast, offer.a)
        let request = try await offer.ask()
        let change = try offer.change()
        try await cast.meet([a])
        try await cast.expectShown(request, Request.state, .text("lapsed"))
        for member in cast.members {
            let item = try member.openCase("gateLapsed")
            #expect(item.subject == request && item.decider == "AR" && item.note.contains(changed))
        }
        let refusal = try await cast.impediments(to: offer.approval(of: request))
        #expect(refusal == ["what it asks about has changed, and has to be asked anew"])

        try a.undo(change)
        try await cast.meet([a])
        try a.answerAll(.accept, "as it was asked")
        try await cast.meet([a])
        try await cast.expectShown(request, Request.state, .text("received"))
        try await cast.enact(offer.approval(of: request))
        try await cast.meet()
        try await cast.expectShown(request, Request.state, .text("decided"))
        try await cast.expectShown(offer.deal, Opportunity.Fields.stage, .text("bidding"))
        for member in cast.members { #expect(try member.inbox().isEmpty, "\(member.name)") }
        try await cast.expectAgreement()
    }

    @Test func `story 24: a bid at a price that the gate was not asked about went out without authority`()
        async throws
    {
        typealias Price = PriceRevision.Fields
        let offer = try await Offer()
        let (cast, a, b) = (offer.cast, offer.a, offer.b)
        let request = try await offer.ask()
        try await cast.enact(offer.approval(of: request))
        try await cast.sync(a)
        let r8 = try a.add(
            PriceRevision.kind,
            [
                Price.opportunity: .reference(offer.deal.id), Price.number: .integer(8),
                Price.discount: .integer(1500), Price.basedOn: .reference(offer.r7.id), Price.author: a.value,
            ])
        try await cast.meet([a])
        try await cast.expectShown(request, Request.state, .text("lapsed"))
        try await cast.expectShown(request, Request.missing, .text("Changed: price discount: 12 % → 15 %"))
        // The price is let pass; nobody asks at the gate.
        try await cast.decree(r8, [Price.state: .text("approved"), Price.tokenExpiresOn: try day("2026-01-30")])
        try await cast.meet()
        #expect(try offer.warnings(r8) == ["noDecision"])
        let bid = try offer.submit(r8)
        try await cast.meet([b])

        try await cast.expectShown(bid, BidSubmission.Fields.authorised, .flag(false))
        try await cast.expectShown(r8, Price.state, .text("frozen"))
        for member in cast.members {
            let item = try member.openCase("bidWithoutAuthority")
            #expect(item.question == .exception && item.severity == .high && item.decider == "HQ")
            #expect(item.subject == bid && item.other == offer.deal && item.isOwn == (member.name == b.name))
            #expect(item.note.contains("ATB approved another price than that of PR-"), "\(item.note)")
        }
        #expect(try offer.decider.asked().count == 1 && b.held().isEmpty, "a bid that went out is a fact")
        try await cast.expectAgreement()
    }
}
