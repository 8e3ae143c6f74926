// Why this file exists: the conflict stories ask of the rules what is in nobody's field: the same words whichever edit
// HQ hears of first, no bid at a price that no gate has seen, no way round a blocked customer.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(11, "AR")
private let sr = Rep(12, "SR")
private let fr = Rep(13, "FR")
private let chen = Rep(51, "COM")
private let wu = Rep(52, "COM")

// MARK: The same words in either order

@Test func `a request that waits for an acceptance says the same, whether it or the withdrawal came first`() throws {
    var answers: Set<Value> = []
    for requestFirst in [true, false] {
        let hq = SmallHeadquarters()
        let contract = try hq.contract("effective")
        let milestone = try hq.create(
            Milestone.kind,
            [
                Milestone.Fields.name: .text("Final acceptance"), Milestone.Fields.state: .text("accepted"),
                Milestone.Fields.contract: .reference(contract.id),
            ])
        let term = try hq.term(
            10_000, of: contract,
            [
                PaymentTerm.Fields.dueUpon: .text("accept"), PaymentTerm.Fields.milestone: .reference(milestone.id),
            ])
        let key = hq.newKey(InvoiceRequest.kind)
        let values: [FieldNumber: Value] = [
            InvoiceRequest.Fields.contract: .reference(contract.id),
            InvoiceRequest.Fields.paymentTerm: .reference(term.id),
        ]
        let ask = {
            try hq.submit(RecordEdit(key, .create, SmallHeadquarters.writes(values)), by: ar.author)
        }
        let reject = { try hq.set(milestone, [Milestone.Fields.state: .text("rejected")], by: fr.author) }
        _ = requestFirst ? try ask() : try reject()
        _ = requestFirst ? try reject() : try ask()
        #expect(hq.value(InvoiceRequest.Fields.state, of: key) == .text("waiting"))
        answers.insert(hq.value(InvoiceRequest.Fields.answer, of: key))
    }
    #expect(answers == [.text("Waits until “Final acceptance” is accepted.")])
}

@Test func `two opinions are asked about in the same words, whichever HQ hears of first`() throws {
    var notes: Set<String> = []
    for inOrder in [true, false] {
        let hq = SmallHeadquarters()
        try hq.enlist(chen, name: "Chen")
        try hq.enlist(wu, name: "Wu")
        let contract = try hq.contract()
        let keys = [hq.newKey(ContractReview.kind), hq.newKey(ContractReview.kind)]
        let submit = { (place: Int) in
            let rep = place == 0 ? chen : wu
            let values: [FieldNumber: Value] = [
                ContractReview.Fields.contract: .reference(contract.id), ContractReview.Fields.aspect: .text("legal"),
                ContractReview.Fields.riskLevel: .text(place == 0 ? "high" : "low"),
                ContractReview.Fields.state: .text("submitted"), ContractReview.Fields.revisionHash: .text("r7"),
                ContractReview.Fields.author: .reference(rep.person),
            ]
            return try hq.submit(
                RecordEdit(keys[place], .create, SmallHeadquarters.writes(values)), by: rep.author)
        }
        #expect(try submit(inOrder ? 0 : 1).rules.isEmpty)
        let draft = try #require(try submit(inOrder ? 1 : 0).cases.first?.draft)
        #expect(draft.subject == keys[1] && draft.other == keys[0])
        notes.insert(draft.note)
    }
    #expect(notes.count == 1 && notes.first?.contains("by Chen and Wu. The one that says high counts") == true)
}

// MARK: Bids

@Test func `a bid at another price than ATB approved is a fact and a case`() throws {
    for isApproved in [true, false] {
        let hq = SmallHeadquarters()
        let (deal, r7, _) = try hq.pricedDeal()
        _ = try hq.decide(try hq.ask("ATB", deal, by: ar).key)
        let until = try Value.on("2026-12-01")
        try hq.set(r7, [PriceRevision.Fields.tokenExpiresOn: until])
        let r8 = try hq.create(
            PriceRevision.kind,
            [
                PriceRevision.Fields.opportunity: .reference(deal.id), PriceRevision.Fields.number: .integer(8),
                PriceRevision.Fields.discount: .integer(1500), PriceRevision.Fields.state: .text("approved"),
                PriceRevision.Fields.basedOn: .reference(r7.id), PriceRevision.Fields.tokenExpiresOn: until,
            ])
        let sent = try hq.file(
            BidSubmission.kind,
            [
                BidSubmission.Fields.opportunity: .reference(deal.id),
                BidSubmission.Fields.priceRevision: .reference(isApproved ? r7.id : r8.id),
                BidSubmission.Fields.submittedOn: try .on("2026-11-20"),
            ], by: sr)
        #expect(hq.value(BidSubmission.Fields.authorised, of: sent.key) == .flag(isApproved))
        #expect(sent.judged.rules == (isApproved ? [] : ["bidWithoutAuthority"]) && !sent.judged.isHeld)
        #expect(isApproved || sent.judged.note.contains("ATB approved another price than that of \(r8.id)"))
    }
}

@Test func `a bid under an authority to bid offline keeps to the authority, and not to what ATB approved`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.pricedDeal()
    _ = try hq.decide(try hq.ask("ATB", deal, by: ar).key)
    let r8 = try hq.create(
        PriceRevision.kind,
        [
            PriceRevision.Fields.opportunity: .reference(deal.id), PriceRevision.Fields.number: .integer(8),
            PriceRevision.Fields.discount: .integer(1500),
        ])
    let token = try hq.create(AuthorityToken.kind, [AuthorityToken.Fields.user: .reference(sr.person)])
    let sent = try hq.file(
        BidSubmission.kind,
        [
            BidSubmission.Fields.opportunity: .reference(deal.id),
            BidSubmission.Fields.priceRevision: .reference(r8.id), BidSubmission.Fields.token: .reference(token.id),
            BidSubmission.Fields.submittedOn: try .on("2026-11-20"),
            BidSubmission.Fields.tokenExpiresOn: try .on("2026-11-21"),
        ], by: sr)
    #expect(sent.judged.rules.isEmpty && hq.value(BidSubmission.Fields.authorised, of: sent.key) == .flag(true))
}

// MARK: Blocked customers

@Test func `a deal with a blocked customer is HQ's to take up again, and a bid for it has no authority`() throws {
    typealias Fields = Opportunity.Fields
    let hq = SmallHeadquarters()
    let account = try hq.create(
        Account.kind, [Account.Fields.name: .text("Acme"), Account.Fields.sanctionsHit: .flag(true)])
    let deal = try hq.deal(
        "solution", [Fields.account: .reference(account.id), Fields.outcome: .text("suspended")])
    let goOn = { try hq.set(deal, [Fields.outcome: .text("open")], by: ar.author) }
    let early = try goOn()
    #expect(early.rules == ["blockedStaysSuspended"] && early.held == [Fields.outcome])
    let draft = try #require(early.cases.first?.draft)
    #expect(draft.question == .held && draft.other == account && draft.terms == .high("HQ"))
    #expect(draft.note.contains("“Acme” is marked sanctionsHit"))
    #expect(hq.value(Fields.outcome, of: deal) == .text("suspended"))

    let sent = try hq.file(
        BidSubmission.kind,
        [
            BidSubmission.Fields.opportunity: .reference(deal.id),
            BidSubmission.Fields.submittedOn: try .on("2026-11-20"),
            BidSubmission.Fields.tokenExpiresOn: try .on("2026-12-01"),
        ], by: sr)
    #expect(sent.judged.rules == ["bidWithoutAuthority"])
    #expect(sent.judged.note.contains("the customer is marked sanctionsHit"))

    try hq.set(account, [Account.Fields.sanctionsHit: .flag(false)])
    #expect(try goOn().rules.isEmpty && hq.value(Fields.outcome, of: deal) == .text("open"))
}
