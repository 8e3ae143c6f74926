// Why this file exists: the stories of a deal that moves on: through gates, to a win, with tasks for those who work on
// it, and with a bid that went out once.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias Fields = Opportunity.Fields

private let ar = Rep(11, "AR")
private let sr = Rep(12, "SR")

private func move(_ deal: RecordKey, to stage: String, _ hq: SmallHeadquarters) throws -> Judgement {
    try hq.set(deal, [Fields.stage: .text(stage)], by: ar.author)
}

// MARK: Gates

@Test func `a deal goes past a gate once it is approved, and until then the stage waits`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("verified")
    let early = try move(deal, to: "initiated", hq)
    #expect(early.rules == ["stageNeedsGate"] && early.held == [Fields.stage])
    #expect(early.cases.first?.draft.terms == .medium("HQ"))
    #expect(early.note.contains("outpost gate request \(deal.id) ATI"))
    #expect(hq.value(Fields.stage, of: deal) == .text("verified"))
    let rejected = try hq.create(
        GateRequest.kind,
        [
            GateRequest.Fields.gate: .text("ATI"), GateRequest.Fields.opportunity: .reference(deal.id),
            GateRequest.Fields.state: .text("decided"),
        ])
    _ = try hq.decide(rejected, "rejected")
    #expect(try move(deal, to: "initiated", hq).rules == ["stageNeedsGate"])
    _ = try hq.decide("ATI", [GateRequest.Fields.opportunity: .reference(deal.id)])
    #expect(try move(deal, to: "initiated", hq).rules.isEmpty)
    #expect(hq.value(Fields.stage, of: deal) == .text("initiated"))
}

@Test func `whoever signs asks by the contract`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("negotiating")
    #expect(try move(deal, to: "contracting", hq).note.contains("outpost gate request CONTRACT ATC"))
    let contract = try hq.contract("draft", [Contract.Fields.opportunity: .reference(deal.id)])
    #expect(try move(deal, to: "contracting", hq).note.contains("outpost gate request \(contract.id) ATC"))
    _ = try hq.decide("ATC", [GateRequest.Fields.contract: .reference(contract.id)])
    #expect(try move(deal, to: "contracting", hq).rules.isEmpty)
}

@Test func `an approval to bid opens the stage for what it was given for and nothing else`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, row) = try hq.pricedDeal()
    _ = try hq.decide(try hq.ask("ATB", deal, by: ar).key)
    try hq.set(row, [OpportunityLine.Fields.quantity: .pieces(120)], by: sr.author)
    #expect(try move(deal, to: "bidding", hq).note.contains("what ATB approved has changed since"))
    try hq.set(row, [OpportunityLine.Fields.quantity: .pieces(100)], by: sr.author)
    #expect(try move(deal, to: "bidding", hq).rules.isEmpty)
}

@Test func `nobody jumps over a gate, with an edit or with a new deal, and a bid that went out is a fact`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("verified")
    let jump = try move(deal, to: "guiding", hq)
    #expect(jump.rules == ["stageNeedsGate"] && jump.note.contains("ATI has not been approved"))
    let made = try hq.file(Opportunity.kind, [Fields.name: .text("New"), Fields.stage: .text("solution")], by: ar)
    #expect(made.judged.rules == ["stageNeedsGate"] && made.judged.held == [Fields.stage] && hq.isAlive(made.key))
    _ = try hq.decide("ATI", [GateRequest.Fields.opportunity: .reference(deal.id)])
    #expect(try move(deal, to: "submitted", hq).note.contains("ATB has not been approved"))
    #expect(try move(deal, to: "guiding", hq).rules.isEmpty)
    _ = try hq.create(BidSubmission.kind, [BidSubmission.Fields.opportunity: .reference(deal.id)])
    #expect(try move(deal, to: "submitted", hq).rules.isEmpty)
}

@Test func `whoever went on before hearing of a way back has been through the gate`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("guiding")
    let seen = hq.sequence
    try hq.set(deal, [Fields.stage: .text("verified")], by: sr.author)
    let base: [FieldNumber: Value] = [Fields.stage: .text("guiding")]
    let blind = try hq.set(deal, [Fields.stage: .text("solution")], by: ar.author, seen: seen, base: base)
    #expect(blind.rules.isEmpty)
    let other = try hq.deal("guiding")
    try hq.set(other, [Fields.stage: .text("verified")], by: sr.author)
    #expect(try move(other, to: "solution", hq).rules == ["stageNeedsGate"])
}

@Test func `what waits before a gate goes on when the gate opens, and what waits for another does not`() throws {
    for (decision, stage, isReleased) in [
        ("approved", "guiding", true), ("rejected", "guiding", false), ("approved", "bidding", false),
        ("conditional", "verified", false),
    ] {
        let hq = SmallHeadquarters()
        let deal = try hq.deal("verified")
        let waiting = try hq.openCase("stageNeedsGate", about: deal, field: Fields.stage, values: [stage])
        let request = try hq.create(
            GateRequest.kind,
            [
                GateRequest.Fields.gate: .text("ATI"), GateRequest.Fields.opportunity: .reference(deal.id),
                GateRequest.Fields.state: .text("decided"),
            ])
        let writes: [FieldNumber: Value] = [
            GateDecision.Fields.request: .reference(request.id), GateDecision.Fields.decision: .text(decision),
            GateDecision.Fields.decidedAt: .integer(1),
        ]
        let edit = RecordEdit(hq.newKey(GateDecision.kind), .create, SmallHeadquarters.writes(writes))
        let judged = try hq.submit(edit, by: SmallHeadquarters.headquarters)
        #expect(judged.settlements == (isReleased ? [CaseSettlement(waiting.id, .accept)] : []), "\(decision) \(stage)")
    }
}

@Test func `light deals, imports, ways back and other stages meet no gate`() throws {
    let hq = SmallHeadquarters()
    let light = try hq.deal("verified", [Fields.track: .text("light")])
    #expect(try move(light, to: "initiated", hq).rules.isEmpty && move(light, to: "bidding", hq).rules.isEmpty)
    #expect(try move(light, to: "contracting", hq).rules == ["stageNeedsGate"])
    let imported = try hq.file(
        Opportunity.kind,
        [Fields.name: .text("Old"), Fields.stage: .text("contracting"), Fields.externalID: .text("1C1I7A6R")], by: ar)
    #expect(imported.judged.rules.isEmpty)
    let advanced = try hq.deal("negotiating")
    #expect(try move(advanced, to: "bidding", hq).rules.isEmpty)
    #expect(try move(hq.deal("discovered"), to: "verified", hq).rules.isEmpty)
    #expect(try hq.set(hq.deal("verified"), [Fields.stage: .text("initiated")]).rules.isEmpty)
}

// MARK: Wins

@Test func `a win that nobody has signed shows as a claim until it is one no more`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("contracting")
    let claim = try hq.set(deal, [Fields.outcome: .text("won")], by: ar.author)
    #expect(claim.rules == ["wonNeedsContract"] && claim.held == [Fields.outcome])
    #expect(hq.value(Fields.winClaim, of: deal).isTrue && hq.value(Fields.outcome, of: deal) == .text("open"))
    #expect(try hq.set(deal, [Fields.outcome: .text("won")], by: ar.author).edits.isEmpty)
    try hq.set(deal, [Fields.outcome: .text("won")])
    #expect(!hq.value(Fields.winClaim, of: deal).isTrue && hq.value(Fields.outcome, of: deal) == .text("won"))
}

@Test func `a claim that was rejected is taken back, and another rule's rejection takes nothing back`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("contracting")
    try hq.set(deal, [Fields.outcome: .text("won")], by: ar.author)
    let reject = { (rule: String) in
        try WonNeedsContract.unclaimed(
            Rejection(
                id: deal.id, rule: rule, subject: deal, author: ar.author, made: SmallHeadquarters.noon, reason: ""),
            hq)
    }
    #expect(try reject("lostAgainstAdvance").isEmpty)
    #expect(try reject("wonNeedsContract").first?.value(Fields.winClaim) == .flag(false))
}

// MARK: Tasks

private func tasks(_ judged: Judgement) -> [RecordEdit] { judged.edits.filter { $0.key.kind == DealTask.kind } }

@Test func `a stage hands out its steps once, to whoever has the part, with a working day`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("initiated")
    _ = try hq.seat("AR", ar.person, of: deal)
    _ = try hq.seat("SR", sr.person, of: deal)
    let people: [String: Value] = ["AR": .reference(ar.person), "SR": .reference(sr.person)]
    let steps = ProcessContent.steps(for: "opportunity.guiding")
    let made = tasks(try move(deal, to: "guiding", hq))
    #expect(!steps.isEmpty && made.count == steps.count)
    for step in steps {
        let key = RecordKey(kind: DealTask.kind, id: .derived("task|\(deal)|\(step.code)"))
        #expect(hq.isAlive(key) && hq.value(DealTask.Fields.step, of: key) == .text(step.code))
        #expect(hq.value(DealTask.Fields.opportunity, of: key) == .reference(deal.id))
        #expect(hq.value(DealTask.Fields.assignee, of: key) == people[step.role] ?? .null)
        let due = step.dueDays == 0 ? nil : WorkingDays.day(step.dueDays, after: SmallHeadquarters.noon)
        #expect(hq.value(DealTask.Fields.dueOn, of: key).asDate == due)
    }
    try hq.set(deal, [Fields.stage: .text("initiated")])
    #expect(try tasks(move(deal, to: "guiding", hq)).isEmpty)
}

@Test func `a lead's steps are its owner's, and a finished task is not made again`() throws {
    let hq = SmallHeadquarters()
    let lead = try hq.create(
        Lead.kind,
        [
            Lead.Fields.accountName: .text("Safaricom"), Lead.Fields.status: .text("distributed"),
            Lead.Fields.assignedTo: .reference(ar.person),
        ])
    let accept = { try hq.set(lead, [Lead.Fields.status: .text("accepted")], by: ar.author) }
    let made = tasks(try accept())
    #expect(made.count == ProcessContent.steps(for: "lead.accepted").count && !made.isEmpty)
    let task = try #require(made.first { $0.value(DealTask.Fields.role) == .text("AR") })
    #expect(task.value(DealTask.Fields.assignee) == .reference(ar.person))
    #expect(task.value(DealTask.Fields.origin) == .text("status/accepted"))
    try hq.set(task.key, [DealTask.Fields.state: .text("done")], by: ar.author)
    try hq.set(lead, [Lead.Fields.status: .text("distributed")])
    #expect(try tasks(accept()).isEmpty && hq.value(DealTask.Fields.state, of: task.key) == .text("done"))
}

@Test func `imports, lost deals and edits behind what stands make no tasks`() throws {
    let hq = SmallHeadquarters()
    let imported = try hq.file(
        Opportunity.kind,
        [Fields.name: .text("Old"), Fields.stage: .text("guiding"), Fields.externalID: .text("X1")], by: ar)
    #expect(tasks(imported.judged).isEmpty)
    let lost = try hq.deal("initiated", [Fields.outcome: .text("lost")])
    #expect(try tasks(move(lost, to: "guiding", hq)).isEmpty)
    #expect(try tasks(move(hq.deal("solution"), to: "guiding", hq)).isEmpty)
}

@Test func `working days leave out the week-end`() {
    // A Friday.
    #expect(WorkingDays.day(0, after: SmallHeadquarters.noon)?.description == "2026-11-20")
    #expect(WorkingDays.day(1, after: SmallHeadquarters.noon)?.description == "2026-11-23")
    #expect(WorkingDays.day(6, after: SmallHeadquarters.noon)?.description == "2026-11-30")
}

// MARK: Bids

private func bid(_ hq: SmallHeadquarters) throws -> (deal: RecordKey, bid: RecordKey) {
    let deal = try hq.deal("bidding")
    _ = try hq.decide("ATB", [GateRequest.Fields.opportunity: .reference(deal.id)])
    let bid = try hq.create(
        Bid.kind, [Bid.Fields.name: .text("RAN tender"), Bid.Fields.opportunity: .reference(deal.id)])
    return (deal, bid)
}

@Test func `one submission of a bid counts, the earlier one, in either order`() throws {
    for inOrder in [true, false] {
        let hq = SmallHeadquarters()
        let (deal, bid) = try bid(hq)
        let keys = [hq.newKey(BidSubmission.kind), hq.newKey(BidSubmission.kind)]
        let submit = { (key: RecordKey, rep: Rep) in
            let values: [FieldNumber: Value] = [
                BidSubmission.Fields.bid: .reference(bid.id), BidSubmission.Fields.opportunity: .reference(deal.id),
                BidSubmission.Fields.tokenExpiresOn: try .on("2026-12-01"),
            ]
            return try hq.submit(RecordEdit(key, .create, SmallHeadquarters.writes(values)), by: rep.author)
        }
        #expect(try submit(inOrder ? keys[0] : keys[1], ar).rules.isEmpty)
        let second = try submit(inOrder ? keys[1] : keys[0], sr)
        #expect(second.rules == ["oneSubmission"] && !second.isHeld)
        #expect(second.cases.first?.draft.terms == .high("AR", "OM", "HQ"))
        #expect(hq.value(BidSubmission.Fields.effective, of: keys[0]).isTrue)
        #expect(!hq.value(BidSubmission.Fields.effective, of: keys[1]).isTrue && hq.isAlive(keys[1]))
    }
}

@Test func `two results of a bid are a question, a shortlist before one and the same twice are not`() throws {
    let hq = SmallHeadquarters()
    let (deal, bid) = try bid(hq)
    let report = { (result: String, rep: Rep) in
        try hq.file(
            BidResult.kind,
            [
                BidResult.Fields.bid: .reference(bid.id), BidResult.Fields.opportunity: .reference(deal.id),
                BidResult.Fields.result: .text(result),
            ], by: rep
        ).judged
    }
    #expect(try report("shortlisted", ar).rules.isEmpty && report("won", ar).rules.isEmpty)
    #expect(try report("won", sr).rules.isEmpty)
    let other = try report("lost", sr)
    #expect(other.rules == ["oneBidResult"] && !other.isHeld && other.note.contains("reported as won"))
    #expect(other.cases.first?.draft.terms == .high("AR", "OM", "HQ"))
    #expect(hq.value(Fields.stage, of: deal) == .text("bidding"))
}
