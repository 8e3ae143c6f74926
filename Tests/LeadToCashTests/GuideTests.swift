// Why this file exists: guided selling is only as good as its weakest stage. Here a lead is taken all the way to money
// and to the next lead, and at each place guidance says the one thing that is to be done there.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias Deal = Opportunity.Fields

/// A deal on its way.
private final class Journey {
    let ground = GuidanceGround()
    let today: CivilDate
    let account: RecordKey
    let deal: RecordKey

    init() throws {
        today = try #require(CivilDate("2026-11-20"))
        account = ground.add(Account.kind, [Account.Fields.name: .text("Teapot Island Telecom")])
        deal = ground.add(
            Opportunity.kind,
            [
                Deal.name: .text("Core ring"), Deal.account: .reference(account.id), Deal.outcome: .text("open"),
                Deal.stage: .text("discovered"), Deal.owner: .reference(RecordID(high: 1, low: 1)),
                Deal.code: .text("OPP-2026-000017"),
            ])
    }

    func stage(_ stage: String) { ground.set(deal, [Deal.stage: .text(stage)]) }

    @discardableResult
    func add(_ kind: KindNumber, _ values: [FieldNumber: Value]) throws -> RecordKey {
        let parent = try #require(LeadToCash.schema.kind(kind)?.field(named: "opportunity"))
        return ground.add(kind, values.merging([parent.number: .reference(deal.id)]) { first, _ in first })
    }

    /// Budget, authority and time are known.
    func answer() throws {
        ground.set(
            deal,
            [
                Deal.commercial: .compound([.integer(100_000), .text("USD"), .null]),
                Deal.expectedSignDate: .date(try #require(CivilDate("2027-03-31"))),
            ])
        try add(
            ChecklistItem.kind,
            [ChecklistItem.Fields.name: .text("verified_authority"), ChecklistItem.Fields.done: .flag(true)])
    }

    func form(_ template: String) throws {
        try add(Form.kind, [Form.Fields.template: .text(template), Form.Fields.state: .text("complete")])
    }

    func decide(_ gate: String, _ decision: String, contract: RecordKey? = nil) throws {
        var values: [FieldNumber: Value] = [GateRequest.Fields.gate: .text(gate)]
        if let contract { values[GateRequest.Fields.contract] = .reference(contract.id) }
        let request = try add(GateRequest.kind, values)
        ground.add(
            GateDecision.kind,
            [GateDecision.Fields.request: .reference(request.id), GateDecision.Fields.decision: .text(decision)])
    }

    func advice() throws -> [Advice] { try Guide.next(deal, ground, on: today) }
    func topics() throws -> [String] { try advice().map(\.topic) }
}

@Test func `a lead is led from its first word to its conversion`() throws {
    let ground = GuidanceGround()
    let today = try #require(CivilDate("2026-11-20"))
    let lead = ground.add(
        Lead.kind, [Lead.Fields.accountName: .text("Teapot Island Telecom"), Lead.Fields.status: .text("captured")])
    func first() throws -> Advice { try #require(try Guide.next(lead, ground, on: today).first) }

    #expect(try first().topic == "lead.verify")
    #expect(try first().missing.map(\.name) == ["intent", "budget"])
    #expect(try first().message == "KM1")
    ground.set(lead, [Lead.Fields.status: .text("verified"), Lead.Fields.temperature: .text("hot")])
    #expect(try first().topic == "lead.distribute")
    #expect(try first().role == "OM")
    ground.set(lead, [Lead.Fields.status: .text("distributed")])
    #expect(try first().topic == "lead.accept")
    ground.set(lead, [Lead.Fields.status: .text("accepted")])
    #expect(try first().topic == "lead.firstTouch")
    ground.set(
        lead,
        [
            Lead.Fields.firstResponseAt: .integer(1), Lead.Fields.need: .text("a ring"),
            Lead.Fields.budget: .compound([.integer(100), .text("USD")]), Lead.Fields.authority: .text("the CTO"),
        ])
    #expect(try first().topic == "lead.ask.timing")
    ground.set(lead, [Lead.Fields.timing: .text("before the monsoon")])
    #expect(try first().topic == "lead.qualify")
    ground.set(lead, [Lead.Fields.status: .text("qualified")])
    #expect(try first().topic == "lead.convert")
    #expect(try first().command.hasPrefix("outpost lead convert "))
}

@Test func `before ATI the core team, the level and the plan come first, and then the wait for HQ`() throws {
    let journey = try Journey()
    #expect(try journey.topics() == ["deal.ask.budget", "deal.ask.authority", "deal.ask.timing"])
    try journey.answer()
    #expect(try journey.topics() == ["deal.advance"])
    journey.stage("verified")
    #expect(try journey.topics() == ["team.AR", "team.SR", "team.FR", "deal.level", "form.T01.new"])
    for role in ["AR", "SR", "FR"] {
        try journey.add(
            TeamSeat.kind,
            [TeamSeat.Fields.role: .text(role), TeamSeat.Fields.user: .reference(RecordID(high: 2, low: 2))])
    }
    journey.ground.set(journey.deal, [Deal.level: .text("C"), Deal.track: .text("full")])
    try journey.form("T01")
    let ask = try #require(try journey.advice().first)
    #expect(ask.topic == "gate.ATI.request")
    #expect(ask.command == "outpost gate request OPP-2026-000017 ATI")
    #expect(ask.leadsTo == "initiated")
    let request = try journey.add(GateRequest.kind, [GateRequest.Fields.gate: .text("ATI")])
    #expect(try journey.topics() == ["gate.ATI.send"])
    journey.ground.set(request, [GateRequest.Fields.state: .text("deciding")])
    #expect(try journey.advice().map(\.isWaiting) == [true])
    journey.ground.add(
        GateDecision.kind,
        [
            GateDecision.Fields.request: .reference(request.id), GateDecision.Fields.decision: .text("returned"),
            GateDecision.Fields.note: .text("no decision chain"),
        ])
    #expect(try journey.topics() == ["gate.ATI.returned"])
    #expect(try journey.advice()[0].what.english.contains("no decision chain"))
}

@Test func `guidance, solution, price and bid each say what is missing and with which template`() throws {
    let journey = try Journey()
    try journey.decide("ATI", "approved")
    journey.stage("initiated")
    #expect(try journey.topics() == ["form.T05.new", "form.T04.new", "form.T02.new"])
    #expect(try journey.advice()[1].template == "T04")
    for template in ["T02", "T04"] { try journey.form(template) }
    #expect(try journey.advice()[0].command == "outpost opp advance OPP-2026-000017 guiding")

    journey.stage("guiding")
    #expect(try journey.topics() == ["requirement.add", "solution.add"])
    try journey.add(Requirement.kind, [Requirement.Fields.name: .text("50 ms")])
    let solution = try journey.add(SolutionVersion.kind, [SolutionVersion.Fields.state: .text("released")])
    #expect(try journey.topics() == ["deal.advance"])

    journey.stage("solution")
    #expect(
        try journey.topics() == [
            "line.add", "solution.deliverability", "solution.acknowledge", "risk.add", "price.request",
        ])
    journey.ground.set(
        solution,
        [
            SolutionVersion.Fields.deliverability: .text("deliverable"),
            SolutionVersion.Fields.acknowledged: .compound([.null, .date(journey.today), .null]),
        ])
    try journey.add(OpportunityLine.kind, [:])
    try journey.add(Risk.kind, [Risk.Fields.name: .text("monsoon")])
    let price = try journey.add(
        PriceRevision.kind, [PriceRevision.Fields.number: .integer(1), PriceRevision.Fields.submitted: .flag(true)])
    #expect(try journey.topics() == ["price.waiting"])
    journey.ground.set(price, [PriceRevision.Fields.state: .text("approved")])
    #expect(try journey.topics() == ["gate.ATB.request"])
    try journey.decide("ATB", "approved")
    #expect(try journey.topics() == ["deal.advance"])

    journey.stage("bidding")
    #expect(try journey.topics() == ["bid.submit"])
    try journey.add(BidSubmission.kind, [:])
    journey.stage("submitted")
    #expect(try journey.topics() == ["deal.advance"], "nobody had called for tenders")
    journey.ground.set(journey.deal, [Deal.tenderNumber: .text("T-77")])
    #expect(try journey.topics() == ["bid.result"])
    try journey.add(BidResult.kind, [BidResult.Fields.result: .text("shortlisted")])
    #expect(try journey.topics() == ["deal.advance"])
}

@Test func `of a large deal guidance also asks who decides and who knows them, until both are written down`() throws {
    let journey = try Journey()
    journey.ground.set(journey.deal, [Deal.level: .text("A"), Deal.track: .text("full")])
    journey.stage("initiated")
    #expect(try journey.topics() == ["form.T05.new", "form.T06.new", "form.T04.new", "form.T02.new"])
    #expect(try journey.advice()[1].command == "outpost form new T06 OPP-2026-000017")
    for template in ["T02", "T04"] { try journey.form(template) }
    #expect(try journey.topics() == ["form.T05.new", "form.T06.new"])
    #expect(try journey.advice()[0].missing.map(\.name) == ["T05", "T06"])
    try journey.form("T05")
    journey.ground.add(
        Form.kind,
        [
            Form.Fields.account: .reference(journey.account.id), Form.Fields.template: .text("T06"),
            Form.Fields.state: .text("complete"),
        ])
    #expect(try journey.topics() == ["deal.advance"])
}

@Test func `a contract goes from draft over five reviews and ATC to two signatures and HQ`() throws {
    let journey = try Journey()
    journey.stage("negotiating")
    #expect(try journey.topics() == ["negotiation.add", "contract.add"])
    try journey.add(NegotiationRound.kind, [NegotiationRound.Fields.subject: .text("price")])
    let contract = try journey.add(
        Contract.kind,
        [
            Contract.Fields.name: .text("Core ring"), Contract.Fields.account: .reference(journey.account.id),
            Contract.Fields.scopeText: .text("one ring"),
            Contract.Fields.commercial: .compound([.integer(1000), .text("USD")]),
        ])
    let draft = try journey.topics()
    #expect(draft.contains("contract.draft.paymentTerms") && draft.contains("contract.lines"))
    func under(_ kind: KindNumber, _ values: [FieldNumber: Value]) throws -> RecordKey {
        let field = try #require(LeadToCash.schema.kind(kind)?.field(named: "contract"))
        return journey.ground.add(kind, values.merging([field.number: .reference(contract.id)]) { $1 })
    }
    _ = try under(ContractLine.kind, [:])
    _ = try under(PaymentTerm.kind, [PaymentTerm.Fields.portion: .compound([.integer(10_000), .null, .null])])
    #expect(try journey.topics() == ["contract.freeze"])

    journey.ground.set(contract, [Contract.Fields.state: .text("frozenForReview")])
    #expect(try journey.advice().map(\.role) == ["COM", "FIN", "FR", "SR", "COM"])
    journey.ground.set(contract, [Contract.Fields.state: .text("reviewed")])
    #expect(try journey.topics() == ["gate.ATC.request"])
    try journey.decide("ATC", "approved", contract: contract)
    #expect(try journey.topics() == ["deal.advance", "contract.sign.customer"])
    journey.stage("contracting")
    for (side, next) in [("customer", "contract.sign.us"), ("us", "contract.register")] {
        _ = try under(Signature.kind, [Signature.Fields.side: .text(side)])
        #expect(try journey.topics() == [next])
    }
    #expect(try journey.advice()[0].message == "KM3")
}

@Test func `a handover and a change say what is still to be said, by whom, and what to type`() throws {
    let journey = try Journey()
    journey.ground.set(journey.deal, [Deal.outcome: .text("won"), Deal.stage: .text("won")])
    let contract = try journey.add(
        Contract.kind, [Contract.Fields.state: .text("effective"), Contract.Fields.code: .text("CTR-2026-000004")])
    let above = Value.reference(contract.id)
    let handover = journey.ground.add(
        ContractHandover.kind,
        [ContractHandover.Fields.contract: above, ContractHandover.Fields.items: .set(["dates", "penalties"])])
    func advice(_ start: String) throws -> [Advice] {
        try journey.advice().filter { $0.topic.hasPrefix(start) }
    }
    let begin = "outpost contract handover CTR-2026-000004 "
    #expect(
        try advice("handover").map(\.command) == [begin + "--done \"dates\" --attendee NAME --held DATE"])
    journey.ground.set(
        handover,
        [ContractHandover.Fields.state: .text("held"), ContractHandover.Fields.done: .set(["dates"])])
    #expect(try advice("handover").map(\.command) == [begin + "--done \"penalties\""])
    journey.ground.set(handover, [ContractHandover.Fields.done: .set(["dates", "penalties"])])
    #expect(try advice("handover").map(\.command) == [begin + "--accept"])
    #expect(try advice("handover").map(\.role) == ["FR"])

    let change = journey.ground.add(
        ChangeOrder.kind,
        [
            ChangeOrder.Fields.contract: above, ChangeOrder.Fields.state: .text("submitted"),
            ChangeOrder.Fields.code: .text("CO-2026-000002"),
        ])
    #expect(try advice("change").map(\.role) == ["FR", "FIN"])
    #expect(try advice("change").first?.command.hasSuffix("CO-2026-000002 --cost \"50k USD\" --opinion \"…\"") == true)
    journey.ground.set(change, [ChangeOrder.Fields.assessment: .text("two weeks")])
    #expect(try advice("change").map(\.command) == ["outpost change assess CO-2026-000002 --margin \"…\""])
}

@Test func `a contract in force is delivered, invoiced, collected, visited, and brings the next lead`() throws {
    let journey = try Journey()
    journey.ground.set(journey.deal, [Deal.outcome: .text("won"), Deal.stage: .text("won")])
    let contract = try journey.add(
        Contract.kind,
        [
            Contract.Fields.name: .text("Core ring"), Contract.Fields.state: .text("inFulfilment"),
            Contract.Fields.account: .reference(journey.account.id), Contract.Fields.code: .text("CTR-2026-000004"),
        ])
    func under(_ kind: KindNumber, _ values: [FieldNumber: Value]) throws -> RecordKey {
        let field = try #require(LeadToCash.schema.kind(kind)?.field(named: "contract"))
        return journey.ground.add(kind, values.merging([field.number: .reference(contract.id)]) { $1 })
    }
    #expect(try journey.topics() == ["handover.add", "project.add", "milestone.plan"])
    _ = try under(ContractHandover.kind, [ContractHandover.Fields.state: .text("accepted")])
    _ = try under(DeliveryProject.kind, [DeliveryProject.Fields.name: .text("Ring")])
    let milestone = try under(
        Milestone.kind, [Milestone.Fields.name: .text("Installation"), Milestone.Fields.state: .text("inProgress")])
    #expect(try journey.topics() == ["milestone.done"])
    journey.ground.set(milestone, [Milestone.Fields.state: .text("submittedForAcceptance")])
    #expect(try journey.topics() == ["milestone.accept"])

    let term = try under(
        PaymentTerm.kind,
        [
            PaymentTerm.Fields.sequence: .integer(1), PaymentTerm.Fields.dueUpon: .text("accept"),
            PaymentTerm.Fields.milestone: .reference(milestone.id),
        ])
    journey.ground.set(milestone, [Milestone.Fields.state: .text("accepted")])
    let due = try journey.advice()
    #expect(due[0].topic == "invoice.request" && due[0].message == "KM5")
    #expect(due[0].command == "outpost invoice request CTR-2026-000004 1")
    #expect(due.map(\.topic).contains("service.handover"))
    let late = try #require(CivilDate(days: Int64(journey.today.days) - 10))
    let invoice = try under(
        Invoice.kind,
        [
            Invoice.Fields.paymentTerm: .reference(term.id), Invoice.Fields.state: .text("delivered"),
            Invoice.Fields.dueOn: .date(late), Invoice.Fields.amount: .compound([.integer(100_000), .text("USD")]),
        ])
    _ = try under(
        InvoiceRequest.kind,
        [InvoiceRequest.Fields.paymentTerm: .reference(term.id), InvoiceRequest.Fields.state: .text("issued")])
    #expect(try journey.advice()[0].topic == "invoice.overdue")
    #expect(try journey.advice()[0].isOverdue(on: journey.today))
    journey.ground.set(invoice, [Invoice.Fields.state: .text("paid")])

    let waiting = try #require(try journey.advice().first { $0.topic == "contract.fulfilling" })
    #expect(waiting.isWaiting && waiting.command == "outpostd contract fulfil CTR-2026-000004")
    journey.ground.set(contract, [Contract.Fields.state: .text("settled")])
    let closing = try journey.topics()
    #expect(closing.contains("gate.ATCC.request") && closing.contains("survey.add") && closing.contains("visit.add"))
    journey.ground.set(contract, [Contract.Fields.state: .text("closed")])
    #expect(try journey.topics() == ["lead.fromCustomer", "visit.add"])
    journey.ground.add(Lead.kind, [Lead.Fields.originContract: .reference(contract.id)])
    _ = try under(Visit.kind, [Visit.Fields.date: .date(journey.today)])
    #expect(try journey.topics() == [])
}

@Test func `a lost deal asks for its review until that is complete`() throws {
    let journey = try Journey()
    journey.ground.set(journey.deal, [Deal.outcome: .text("lost"), Deal.lostReasons: .set(["price"])])
    #expect(try journey.topics() == ["form.T03.new"])
    try journey.form("T03")
    #expect(try journey.topics() == [])
}

@Test func `what is overdue is told before what has time, and what waits for HQ last`() throws {
    let journey = try Journey()
    let today = journey.today
    let late = try #require(CivilDate(days: Int64(today.days) - 1))
    try journey.answer()
    try journey.add(
        DealTask.kind,
        [
            DealTask.Fields.name: .text("Call the CTO"), DealTask.Fields.dueOn: .date(late),
            DealTask.Fields.state: .text("todo"), DealTask.Fields.step: .text("P04.1"),
        ])
    let advice = try journey.advice()
    #expect(advice.map(\.topic) == ["deal.advance", "task.overdue"])
    let pressing = try #require(advice.min { $0.isMorePressing(than: $1, on: today) })
    #expect(pressing.topic == "task.overdue")
    let roles = try Guide.roles(of: RecordID(high: 1, low: 1), in: journey.deal, journey.ground)
    let own = try #require(advice.min { $0.isMorePressing(than: $1, on: today, for: roles) })
    #expect(roles == ["AR"] && own.topic == "deal.advance", "one's own work comes before that of others")
    #expect(pressing.why.english == ProcessContent.step("P04.1")?.purpose.english)
}
