// Why this file exists: what HQ decides at a gate, and what it registers, is seen at work where the rules of the
// arbiter answer: nothing that HQ writes may make its own decision lapse.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(31, "AR")
private let decider = Rep(32, "HQ")

extension SmallHeadquarters {
    fileprivate func write(_ edits: [RecordEdit]) throws {
        for edit in edits { try submit(edit, by: Self.headquarters) }
    }

    fileprivate func verdict(
        _ request: RecordKey, _ word: GateVerdict.Word, by person: Rep = decider, tier: String? = nil,
        _ conditions: [GateVerdict.Condition] = [], note: String = ""
    ) throws -> GateVerdict.Outcome {
        let verdict = GateVerdict(
            request: request.id, word: word, decidedBy: person.person, tier: tier, conditions: conditions, note: note)
        let outcome = try verdict.decide(at: .test(), self)
        try write(outcome.edits)
        return outcome
    }

    fileprivate func sign(_ contract: RecordKey, _ side: String, on day: String, hash: String) throws {
        _ = try create(
            Signature.kind,
            [
                Signature.Fields.contract: .reference(contract.id), Signature.Fields.side: .text(side),
                Signature.Fields.signedOn: .date(try civil(day)), Signature.Fields.revisionHash: .text(hash),
            ])
    }

    fileprivate func register(_ contract: RecordKey) throws {
        try write(try ContractRegistration.register(contract.id, on: civil("2026-11-20"), at: .test(), self))
    }
}

// MARK: Decisions

@Test func `an approval binds what was asked and moves the deal`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let request = try hq.ask("ATI", deal, by: ar).key
    let outcome = try hq.verdict(request, .approve, note: "go")
    let decision = RecordKey(kind: GateDecision.kind, id: outcome.decision)
    #expect(hq.value(GateDecision.Fields.revisionHash, of: decision) == .text(outcome.revisionHash))
    #expect(hq.value(GateDecision.Fields.lapsedAt, of: decision) == .null && !outcome.revisionHash.isEmpty)
    #expect(hq.value(GateDecision.Fields.tier, of: decision) == .text("hq"))
    #expect(hq.state(of: request) == .text("decided"))
    #expect(hq.value(Opportunity.Fields.stage, of: deal) == .text("initiated"))
    #expect(impediments { _ = try hq.verdict(request, .reject) } == ["it is decided already"])
}

@Test func `nobody decides on their own request`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let request = try hq.ask("ATI", deal, by: ar).key
    let reasons = impediments { _ = try hq.verdict(request, .approve, by: ar) }
    #expect(reasons.count == 1 && reasons[0].contains("somebody else has to make it"))
}

@Test func `only an approval with conditions has conditions, and each a day`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let request = try hq.ask("ATI", deal, by: ar).key
    let term = GateVerdict.Condition(text: "guarantee in place", dueOn: try civil("2026-12-15"))
    let late = GateVerdict.Condition(text: "guarantee in place", dueOn: try civil("2026-11-19"))
    #expect(impediments { _ = try hq.verdict(request, .conditional) }.count == 1)
    #expect(impediments { _ = try hq.verdict(request, .approve, [term]) }.count == 1)
    #expect(impediments { _ = try hq.verdict(request, .conditional, [late]) }.count == 1)
    let outcome = try hq.verdict(request, .conditional, [term])
    let conditions = try hq.filed(GateCondition.kind, under: outcome.decision, by: GateCondition.Fields.decision)
    let condition = try #require(conditions.first)
    #expect(conditions.count == 1)
    #expect(hq.value(GateCondition.Fields.opportunity, of: condition) == .reference(deal.id))
    #expect(hq.value(Opportunity.Fields.stage, of: deal) == .text("initiated"))
}

@Test func `a lower tier does not decide for a higher one`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let request = try hq.ask("ATI", deal, by: ar).key
    try hq.set(request, [GateRequest.Fields.tier: .text("region")])
    #expect(
        impediments { _ = try hq.verdict(request, .approve, tier: "office") }
            == ["it is for the tier region to decide"])
    _ = try hq.verdict(request, .approve, tier: "hq")
}

@Test func `what went back or has changed is asked anew`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let returned = try hq.ask("ATI", deal, by: ar).key
    _ = try hq.verdict(returned, .sendBack, note: "whose budget is it?")
    #expect(hq.state(of: returned) == .text("returned") && hq.missing(returned) == "whose budget is it?")
    #expect(hq.value(Opportunity.Fields.stage, of: deal) == .text("verified"))
    let lapsed = try hq.ask("ATI", deal, by: ar).key
    try hq.set(deal, [Opportunity.Fields.level: .text("A")])
    let reasons = impediments { _ = try hq.verdict(lapsed, .approve) }
    #expect(reasons.count == 1 && reasons[0].contains("asked anew"))
}

@Test func `a deal that is further stays where it is`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.plannedDeal()
    let request = try hq.ask("ATI", deal, by: ar).key
    try hq.set(deal, [Opportunity.Fields.stage: .text("solution")])
    _ = try hq.verdict(request, .approve)
    #expect(hq.value(Opportunity.Fields.stage, of: deal) == .text("solution"))
}

@Test func `HQ lets one approval lapse for a reason of its own`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.reviewedContract()
    let request = try hq.ask("ATC", contract, by: ar).key
    let outcome = try hq.verdict(request, .approve)
    #expect(hq.value(Contract.Fields.state, of: contract) == .text("atcApproved"))
    let lapse = try GateLapsing.lapse(request.id, because: "sanctions", at: .test(), hq)
    try hq.write(lapse.edits)
    let decision = RecordKey(kind: GateDecision.kind, id: outcome.decision)
    #expect(hq.value(GateDecision.Fields.lapsedBecause, of: decision) == .text("sanctions"))
    #expect(hq.value(Contract.Fields.state, of: contract) == .text("reviewed"))
    #expect(impediments { _ = try GateLapsing.lapse(request.id, because: "again", at: .test(), hq) }.count == 1)
}

// MARK: Contracts

@Test func `a contract comes into force with all that hangs on it`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("negotiating", [Opportunity.Fields.winClaim: .flag(true)])
    let contract = try hq.reviewedContract()
    let account = try hq.create(
        Account.kind, [Account.Fields.name: .text("Beeline"), Account.Fields.status: .text("prospect")])
    try hq.set(
        contract,
        [Contract.Fields.opportunity: .reference(deal.id), Contract.Fields.account: .reference(account.id)])
    let hash = try hq.verdict(try hq.ask("ATC", contract, by: ar).key, .approve).revisionHash
    try hq.sign(contract, "customer", on: "2026-11-18", hash: hash)
    try hq.sign(contract, "us", on: "2026-11-19", hash: hash)
    try hq.register(contract)
    #expect(hq.value(Contract.Fields.state, of: contract) == .text("effective"))
    #expect(hq.value(Contract.Fields.signedOn, of: contract) == .date(try civil("2026-11-19")))
    #expect(hq.value(Opportunity.Fields.outcome, of: deal) == .text("won"))
    #expect(hq.value(Opportunity.Fields.stage, of: deal) == .text("won"))
    #expect(!hq.value(Opportunity.Fields.winClaim, of: deal).isTrue)
    #expect(hq.value(Account.Fields.status, of: account) == .text("active"))
    for term in try hq.filed(PaymentTerm.kind, under: contract.id, by: PaymentTerm.Fields.contract) {
        #expect(hq.value(PaymentTerm.Fields.state, of: term) == .text("agreed"))
    }
    #expect(impediments { try hq.register(contract) }.contains("it is effective already"))
}

@Test func `everything that a registration lacks is said at once`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract()
    _ = try hq.term(9000, of: contract)
    let reasons = impediments { try hq.register(contract) }
    #expect(
        reasons == [
            "ATC has not approved it", "the customer has not signed", "our side has not signed",
            "its payment terms make 90 %, and not the whole",
        ])
}

@Test func `a signature of another revision brings nothing into force`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.reviewedContract()
    let hash = try hq.verdict(try hq.ask("ATC", contract, by: ar).key, .approve).revisionHash
    try hq.sign(contract, "customer", on: "2026-11-18", hash: "0000")
    try hq.sign(contract, "us", on: "2026-11-21", hash: hash)
    #expect(
        impediments { try hq.register(contract) }
            == ["the customer has signed another revision", "our side signed on 2026-11-21"])
}

@Test func `a contract that was edited after ATC is not registered`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.reviewedContract()
    let hash = try hq.verdict(try hq.ask("ATC", contract, by: ar).key, .approve).revisionHash
    for side in ["customer", "us"] { try hq.sign(contract, side, on: "2026-11-19", hash: hash) }
    try hq.set(contract, [Contract.Fields.scopeText: .text("120 sites")], by: ar.author)
    let reasons = impediments { try hq.register(contract) }
    #expect(reasons.first == "ATC has not approved it" && reasons.count == 3)
}

// MARK: Prices

@Test func `a price is approved as asked for, or lower, with a last day`() throws {
    let day = try civil("2026-12-31")
    func reasons(_ word: PriceVerdict.Word, _ discount: Int64?, _ until: CivilDate?) throws -> Int {
        let verdict = PriceVerdict(
            revision: RecordID(high: 1, low: 1), word: word, discount: discount, validUntil: until)
        return verdict.figures(asked: 1200, on: try civil("2026-11-20")).count
    }
    #expect(try reasons(.approve, nil, day) == 0 && reasons(.approve, 1500, day) == 0)
    #expect(try reasons(.approve, 1000, day) == 1 && reasons(.approve, nil, nil) == 1)
    #expect(try reasons(.lower, 1000, day) == 0 && reasons(.lower, 1200, day) == 1 && reasons(.lower, nil, day) == 1)
    #expect(try reasons(.approve, nil, civil("2026-11-19")) == 1)
    #expect(try reasons(.reject, nil, nil) == 0 && reasons(.reject, 1000, nil) == 1)
}

@Test func `a price is decided on once its author has submitted it`() throws {
    let ground = PaperGround()
    let revision = ground.add(PriceRevision.kind, [PriceRevision.Fields.discount: .integer(1200)])
    let verdict = PriceVerdict(revision: revision.id, word: .approve, validUntil: try civil("2026-12-31"))
    #expect(impediments { _ = try verdict.decide(at: .test(), ground) } == ["its author has not submitted it"])
    ground.apply([.changing(revision, [FieldValue(PriceRevision.Fields.submitted, .flag(true))])])
    ground.apply(try verdict.decide(at: .test(), ground))
    #expect(ground.value(PriceRevision.Fields.state, of: revision) == .text("approved"))
    #expect(ground.value(PriceRevision.Fields.authorisedDiscountBasis, of: revision) == .integer(1200))
    #expect(impediments { _ = try verdict.decide(at: .test(), ground) } == ["it is approved already"])
}

@Test func `an authority to bid rests on an approval`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.pricedDeal()
    try hq.enlist(ar, name: "Li Na")
    let grant = TokenGrant(
        user: ar.person, opportunity: deal.id, cap: try dollars(100_000_000), discountCap: 1200,
        expiresAt: Int64(SmallHeadquarters.noon) + 1)
    #expect(impediments { _ = try grant.issue(at: .test(), hq) }.first?.hasPrefix("ATB has not been approved") == true)
    let decision = try hq.verdict(try hq.ask("ATB", deal, by: ar).key, .approve).decision
    let token = try grant.issue(at: .test(), hq)
    #expect(token.value(AuthorityToken.Fields.decision) == .reference(decision))
    #expect(hq.value(Opportunity.Fields.stage, of: deal) == .text("bidding"))
}

@Test func `an authority is believed as HQ signed it, and not once anything of it was altered`() throws {
    typealias Fields = AuthorityToken.Fields
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.pricedDeal()
    try hq.enlist(ar, name: "Li Na")
    let decision = try hq.verdict(try hq.ask("ATB", deal, by: ar).key, .approve).decision
    let end = Int64(SmallHeadquarters.noon) + 1
    let grant = TokenGrant(
        user: ar.person, opportunity: deal.id, cap: try dollars(100_000_000), discountCap: 1200, expiresAt: end)
    let key = try #require(TokenKey(seed: [UInt8](repeating: 7, count: 32)))
    let issued = try grant.issue(at: .test(), sealedBy: key, hq)
    #expect(issued.edits.map(\.key.kind) == [SigningKey.kind, AuthorityToken.kind])
    try hq.write(issued.edits)
    let token = FlowSubject(RecordKey(kind: AuthorityToken.kind, id: issued.token), hq)
    #expect(try TokenSeal.objection(to: token) == nil)
    #expect(try grant.issue(at: .test(), sealedBy: key, hq).edits.count == 1, "its key is known")

    let changes: [(FieldNumber, Value)] = [
        (Fields.cap, .cents(200_000_000)), (Fields.discountCapBasis, .integer(2000)),
        (Fields.expiresAt, .integer(end + 1)), (Fields.user, .reference(deal.id)), (Fields.signature, .null),
    ]
    for (field, value) in changes {
        let signed = hq.value(field, of: token.key)
        try hq.set(token.key, [field: value])
        #expect(try TokenSeal.objection(to: token)?.name == "forged", "\(field)")
        try hq.set(token.key, [field: signed])
        #expect(try TokenSeal.objection(to: token) == nil)
    }
    let stranger = try #require(TokenKey(seed: [UInt8](repeating: 8, count: 32)))
    let forged = try grant.issue(at: .test(), sealedBy: stranger, hq)
    try hq.write(forged.edits.filter { $0.key.kind == AuthorityToken.kind })
    let other = FlowSubject(RecordKey(kind: AuthorityToken.kind, id: forged.token), hq)
    #expect(try TokenSeal.objection(to: other) != nil, "by a key that is not HQ's")
    let decided = RecordKey(kind: GateDecision.kind, id: decision)
    try hq.set(decided, [GateDecision.Fields.revisionHash: .text("0000")])
    #expect(try TokenSeal.objection(to: token) != nil, "for something else than was decided on")
}

// MARK: Changes

@Test func `a change takes effect once ATAC has approved and the customer has signed it`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract("effective")
    let order = try hq.create(
        ChangeOrder.kind,
        [
            ChangeOrder.Fields.contract: .reference(contract.id), ChangeOrder.Fields.state: .text("assessed"),
            ChangeOrder.Fields.priceDelta: .cents(5000), ChangeOrder.Fields.reason: .text("two sites more"),
        ])
    #expect(impediments { _ = try ChangeSteps.approve(order.id, hq) } == ["ATAC has not approved it"])
    _ = try hq.verdict(try hq.ask("ATAC", order, by: ar).key, .approve)
    try hq.write(try ChangeSteps.approve(order.id, hq))
    #expect(try ChangeSteps.approve(order.id, hq).isEmpty)
    let day = try civil("2026-11-20")
    let unsigned = impediments { _ = try ChangeSteps.bringIntoEffect(order.id, on: day, signed: nil, hq) }
    #expect(unsigned == ["nobody says when the customer signed it"])
    try hq.write(try ChangeSteps.bringIntoEffect(order.id, on: day, signed: day, hq))
    #expect(hq.value(ChangeOrder.Fields.state, of: order) == .text("effective"))
    #expect(try ContractMoney(contract, Book(hq))?.total.minorUnits == 10_005_000)
}

@Test func `a contract is fulfilled once all of it is accepted, and settled once all of it is paid`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract("effective")
    let state = { hq.value(Contract.Fields.state, of: contract) }
    let fulfil = { try hq.write(ContractProgress.fulfil(contract.id, hq)) }
    let settle = { try hq.write(ContractProgress.settle(contract.id, hq)) }
    #expect(impediments(fulfil) == ["it has no milestone that anybody could have accepted"])
    let milestone = try hq.create(
        Milestone.kind,
        [
            Milestone.Fields.name: .text("Site 12"), Milestone.Fields.state: .text("done"),
            Milestone.Fields.contract: .reference(contract.id),
        ])
    #expect(impediments(fulfil) == ["The milestone “Site 12” is not accepted"])
    #expect(impediments(settle).first == "it is effective")
    try hq.set(milestone, [Milestone.Fields.state: .text("accepted")])
    try fulfil()
    #expect(state() == .text("fulfilled") && impediments(fulfil) == ["it is fulfilled already"])
    #expect(impediments(settle) == ["100,000.00 USD of it is not invoiced"])
    try hq.set(contract, [Contract.Fields.commercial: .money(0)])
    try settle()
    #expect(state() == .text("settled"))
}
