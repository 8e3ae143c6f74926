// Why this file exists: what was approved, sent to a customer or signed stays as it was, and what somebody wanted to
// change in it without knowing is kept as a proposal of its own.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

private typealias Revision = PriceRevision.Fields
private typealias Bid = BidSubmission.Fields

/// A deal with an approved price, which the account responsible and the solution responsible know.
private struct Tender {
    let cast: Cast
    let (a, b, headquarters): (Member, Member, Member)
    let (deal, r7): (RecordKey, RecordKey)

    /// - Parameter until: the last day on which a bid may go out.
    init(until: String) async throws {
        cast = try await Cast()
        a = try await cast.join("Achieng", "AR")
        b = try await cast.join("Baraka", "SR")
        headquarters = try await cast.join("Zhang", "HQ")
        deal = try await cast.found(
            Opportunity.kind,
            [Opportunity.Fields.name: .text("Beeline RAN"), Opportunity.Fields.stage: .text("bidding")])
        // ATB had let a bid go out; the authority to price ran on.
        let asked = try await cast.found(
            GateRequest.kind,
            [
                GateRequest.Fields.gate: .text("ATB"), GateRequest.Fields.opportunity: .reference(deal.id),
                GateRequest.Fields.state: .text("decided"),
            ])
        _ = try await cast.found(
            GateDecision.kind,
            [
                GateDecision.Fields.request: .reference(asked.id), GateDecision.Fields.gate: .text("ATB"),
                GateDecision.Fields.opportunity: .reference(deal.id), GateDecision.Fields.decision: .text("approved"),
            ])
        r7 = try await cast.found(
            PriceRevision.kind,
            [
                Revision.opportunity: .reference(deal.id), Revision.number: .integer(7),
                Revision.discount: .integer(1200), Revision.state: .text("approved"),
                Revision.contentHash: .text("9f2c"),
                Revision.tokenExpiresOn: .date(try #require(CivilDate(until))),
            ])
        try await cast.meet()
        cast.pass(days: 2)
    }

    /// B hands the bid in at the customer's office: a bid, and the stage of the deal.
    func submit(on day: String) throws -> RecordKey {
        let bid = try b.add(
            BidSubmission.kind,
            [
                Bid.opportunity: .reference(deal.id), Bid.priceRevision: .reference(r7.id), Bid.author: b.value,
                Bid.submittedOn: .date(try #require(CivilDate(day))), Bid.proof: .text("stamped copy"),
            ])
        try b.set(deal, [Opportunity.Fields.stage: .text("submitted")])
        return bid
    }

    func meet(aFirst: Bool) async throws { try await cast.meet(aFirst ? [a, b] : [b, a]) }
}

@Suite("Stories of bids") struct BidStories {
    /// A promise of another price to the customer becomes a compliance case with the promises register.
    @Test(arguments: [true, false])
    func `story 6: a discount raised while the bid goes out becomes the next draft, and the bid binds the approved one`(
        aFirst: Bool
    ) async throws {
        let tender = try await Tender(until: "2026-01-09")
        let (cast, a, r7) = (tender.cast, tender.a, tender.r7)
        let raise = try a.set(r7, [Revision.discount: .integer(1800)], reason: "they asked for more")
        let bid = try tender.submit(on: "2026-01-03")
        try await tender.meet(aFirst: aFirst)

        try await cast.expectShown(r7, Revision.discount, .integer(1200))
        try await cast.expectShown(r7, Revision.contentHash, .text("9f2c"))
        try await cast.expectShown(r7, Revision.state, .text("frozen"))
        try await cast.expectShown(bid, Bid.priceRevision, .reference(r7.id))
        try await cast.expectShown(bid, Bid.authorised, .flag(true))
        try await cast.expectShown(tender.deal, Opportunity.Fields.stage, .text("submitted"))
        let drafts = try a.desk.open().records(PriceRevision.kind).filter { $0.key != r7 }
        #expect(drafts.count == 1)
        let r8 = try #require(drafts.first?.key)
        try await cast.expectShown(r8, Revision.number, .integer(8))
        try await cast.expectShown(r8, Revision.discount, .integer(1800))
        try await cast.expectShown(r8, Revision.state, .text("draft"))
        try await cast.expectShown(r8, Revision.basedOn, .reference(r7.id))
        try await cast.expectShown(r8, Revision.author, a.value)
        try await cast.expectShown(r8, Revision.notes, .text("not in the submitted bid"))

        let told = try #require(try a.held().first)
        #expect(told.key == r7 && told.field == Revision.discount && told.value == .integer(1800))
        #expect(told.rule == .frozenAfter && told.rule.sentence.contains("became a proposal beside it"))
        #expect(try a.status().held == 1 && tender.b.status().held == 0)
        let entry = try a.workspace().history(of: r7).first { $0.dot == raise }
        #expect(entry?.standing == .held && entry?.reason == "they asked for more")
        #expect(try tender.b.inbox().isEmpty, "the bid went out with authority")

        // The draft is what A's value lives on in: it is a revision like any other.
        try a.set(r8, [Revision.discount: .integer(1700)])
        try await cast.meet()
        try await cast.expectShown(r8, Revision.discount, .integer(1700))
        try await cast.expectShown(r7, Revision.discount, .integer(1200))
        try await cast.expectAgreement()
    }

    /// The decision team (SDT) gets a role of its own with the gates; until then HQ decides.
    @Test(arguments: [true, false])
    func `story 7: a bid that went out after its authority had expired is recorded and HQ looks at it`(
        aFirst: Bool
    ) async throws {
        let tender = try await Tender(until: "2026-01-02")
        let (cast, b) = (tender.cast, tender.b)
        try tender.a.set(tender.deal, [Opportunity.Fields.tenderNumber: .text("T-17")])
        let bid = try tender.submit(on: "2026-01-03")
        try await tender.meet(aFirst: aFirst)

        try await cast.expectShown(bid, Bid.authorised, .flag(false))
        try await cast.expectShown(tender.r7, Revision.state, .text("frozen"))
        try await cast.expectShown(tender.deal, Opportunity.Fields.stage, .text("submitted"))
        for member in cast.members {
            let item = try member.openCase("bidWithoutAuthority")
            #expect(item.question == .exception && item.severity == .high && item.decider == "HQ")
            #expect(item.subject == bid && item.other == tender.deal && item.authors == ["Baraka"])
            #expect(item.note.contains("went out on 2026-01-03") && item.note.contains("expired on 2026-01-02"))
            #expect(item.expiry == .escalates && item.deputies == [])
        }
        #expect(try tender.headquarters.asked().count == 1 && b.held().isEmpty, "a fact is not held")
        let report = try await cast.headquarters.conflictReport()
        #expect(report.cases.filter { $0.rule == "bidWithoutAuthority" && $0.severity == "high" }.count == 1)

        // Nobody's silence closes it.
        cast.pass(days: 30)
        try await cast.headquarters.expireCases()
        try await cast.meet()
        let code = try tender.headquarters.openCase("bidWithoutAuthority").code
        try tender.headquarters.answer(code, .accept, "ratified")
        try await cast.meet()
        let closed = try #require(try b.workspace().cases(named: code).first)
        #expect(!closed.isOpen && closed.closing?.by == "Zhang" && closed.comments.count == 1)
        try await cast.expectShown(bid, Bid.authorised, .flag(false))
        try await cast.expectAgreement()
    }
}

@Suite("Stories of contracts") struct ContractStories {
    private typealias Fields = Contract.Fields
    private typealias Order = ChangeOrder.Fields

    /// The legal department's errata come with the contract reviews: COM answers them in the same case.
    @Test func `story 8: an edit of Sunday's draft becomes a change order of the contract signed on Monday`()
        async throws
    {
        let cast = try await Cast()
        let (a, com) = (try await cast.join("Achieng", "AR"), try await cast.join("Chen", "COM"))
        let contract = try await cast.found(
            Contract.kind, [Fields.name: .text("RAN 2026"), Fields.scopeText: .text("100 sites")])
        cast.pass(days: 2)
        try await cast.meet()
        cast.pass(days: 1)
        let sunday = Int64(cast.table.clock.now)
        let edit = try a.set(contract, [Fields.scopeText: .text("140 sites")], reason: "they want the coast too")
        cast.pass(days: 1)
        try await cast.decree(contract, [Fields.state: .text("effective")])
        let signed = try await cast.headquarters.read { try $0.values(of: contract) }
        cast.pass(days: 2)
        try await cast.meet()

        #expect(try await cast.headquarters.read { try $0.values(of: contract) } == signed)
        try await cast.expectShown(contract, Fields.scopeText, .text("100 sites"))
        let orders = try com.desk.open().records(ChangeOrder.kind)
        #expect(orders.count == 1)
        let order = try #require(orders.first)
        #expect(order.value(Order.proposedText) == .text("140 sites"))
        #expect(order.value(Order.baseText) == .text("100 sites") && order.value(Order.fieldName) == .text("scopeText"))
        #expect(order.value(Order.author) == a.value && order.value(Order.contract) == .reference(contract.id))
        #expect(order.value(Order.editedAt) == .integer(sunday) && order.value(Order.state) == .text("draft"))
        #expect(order.value(Order.reason) == .text("edited before learning of signing"))

        let told = try #require(try a.held().first)
        #expect(told.key == contract && told.value == .text("140 sites") && told.rule == .frozenAfter)
        #expect(try a.status().held == 1)
        for member in cast.members {
            let item = try member.openCase("frozenAfter")
            #expect(item.question == .exception && item.severity == .high && item.decider == "COM")
            #expect(item.subject == order.key && item.other == contract && item.authors == ["Achieng"])
            #expect(item.note.contains("submit or discard it") && item.deputies == ["HQ"])
            #expect(item.testimony.first?.reason == "they want the coast too" && item.isOwn == (member.name == a.name))
        }
        #expect(try com.asked().count == 1 && a.asked().isEmpty)

        let code = try com.openCase("frozenAfter").code
        try com.answer(code, .reject, "not this year")
        try com.set(order.key, [Order.state: .text("discarded")])
        try await cast.meet()
        try await cast.expectShown(order.key, Order.state, .text("discarded"))
        #expect(try a.inbox().isEmpty)
        // What A proposed can still be had: the change order is taken up again.
        try a.set(order.key, [Order.state: .text("submitted")])
        try await cast.meet()
        try await cast.expectShown(order.key, Order.state, .text("submitted"))
        try await cast.expectShown(order.key, Order.proposedText, .text("140 sites"))
        #expect(try await cast.headquarters.read { try $0.values(of: contract) } == signed)
        #expect(try a.workspace().history(of: contract).contains { $0.dot == edit && $0.standing == .held })
        try await cast.expectAgreement()
    }
}
