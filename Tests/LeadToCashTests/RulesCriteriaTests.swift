// Why this file exists: what a deal or a contract lacks must be named with the command that supplies it, and no more
// once it is there.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(11, "AR")

private func sentences(_ missing: [Missing]) -> String { missing.map(\.sentence).joined(separator: " ") }
private func commands(_ missing: [Missing]) -> [String] { missing.map(\.command) }

// MARK: Stages

@Test func `a discovered deal names a customer and a need`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("discovered")
    let missing = try StageCriteria.missing("discovered", deal, hq)
    #expect(
        commands(missing) == [
            "outpost opp set \(deal.id) account=ACCOUNT", "outpost opp set \(deal.id) description=\"…\"",
        ])
    _ = try hq.create(
        Requirement.kind,
        [Requirement.Fields.opportunity: .reference(deal.id), Requirement.Fields.name: .text("Dry cables")])
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Beeline")])
    try hq.set(deal, [Opportunity.Fields.account: .reference(account.id)])
    #expect(try StageCriteria.missing("discovered", deal, hq).isEmpty)
}

@Test func `budget, authority and timing are answered by the deal or by its checklist`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("discovered")
    #expect(try StageCriteria.missing("verified", deal, hq).count == 3)
    try hq.set(
        deal,
        [
            Opportunity.Fields.commercial: .compound([.integer(5), .text("USD"), .null]),
            Opportunity.Fields.expectedSignDate: try .on("2027-03-31"),
        ])
    #expect(try commands(StageCriteria.missing("verified", deal, hq)) == ["outpost form new T08 \(deal.id)"])
    let form = try hq.create(
        Form.kind, [Form.Fields.opportunity: .reference(deal.id), Form.Fields.template: .text("T08")])
    _ = try hq.create(
        FormCell.kind,
        [
            FormCell.Fields.form: .reference(form.id), FormCell.Fields.code: .text("verified_authority"),
            FormCell.Fields.text: .text("Ms Kamau, CTO"),
        ])
    #expect(try StageCriteria.missing("verified", deal, hq).isEmpty)
}

@Test func `each further stage names what brings a deal there`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("verified", [Opportunity.Fields.tenderNumber: .text("T-17")])
    let wanted = [
        "initiated": "outpost gate request \(deal.id) ATI", "guiding": "outpost form new T02 \(deal.id)",
        "solution": "outpost solution add \(deal.id) \"…\"", "bidding": "outpost gate request \(deal.id) ATB",
        "submitted": "outpost bid submit \(try FlowSubject(deal, hq).handle()) --price PR --proof \"…\"",
        "negotiating": "outpost bid result \(deal.id) shortlisted --proof \"…\"",
        "contracting": "outpost gate request CONTRACT ATC", "won": "outpost contract sign CONTRACT",
    ]
    for (stage, command) in wanted {
        #expect(try commands(StageCriteria.missing(stage, deal, hq)).first == command, "\(stage)")
    }
    _ = try hq.contract("effective", [Contract.Fields.opportunity: .reference(deal.id)])
    #expect(
        try StageCriteria.missing("won", deal, hq).isEmpty && StageCriteria.missing("contracting", deal, hq).isEmpty)
    let light = try hq.deal("verified", [Opportunity.Fields.track: .text("light")])
    for stage in ["initiated", "bidding", "negotiating"] {
        #expect(try StageCriteria.missing(stage, light, hq).isEmpty, "\(stage)")
    }
}

@Test func `a large deal also wants to be known who decides and who knows them`() throws {
    let hq = SmallHeadquarters()
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Beeline")])
    let customer = [Opportunity.Fields.account: Value.reference(account.id)]
    func deal(_ level: String, track: String = "full") throws -> RecordKey {
        let words = [Opportunity.Fields.level: Value.text(level), Opportunity.Fields.track: .text(track)]
        return try hq.deal("initiated", customer.merging(words) { $1 })
    }
    func wanted(_ deal: RecordKey) throws -> [String] {
        try DealFlow.lacks(FlowSubject(deal, hq), to: "guiding").map(\.name)
    }
    #expect(try wanted(deal("C")) == ["T02", "T04"] && wanted(deal("A", track: "light")) == ["T02", "T04"])
    let large = try deal("A")
    #expect(try wanted(large) == ["T02", "T04", "T05", "T06"])
    let typed = try commands(StageCriteria.missing("guiding", large, hq))
    #expect(typed.suffix(2) == ["outpost form new T05 \(large.id)", "outpost form new T06 \(large.id)"])
    func complete(_ template: String, _ place: FieldNumber, _ id: RecordID) throws {
        _ = try hq.create(
            Form.kind,
            [place: .reference(id), Form.Fields.template: .text(template), Form.Fields.state: .text("complete")])
    }
    try complete("T05", Form.Fields.opportunity, large.id)
    #expect(try wanted(large) == ["T02", "T04", "T06"])
    // The table of key persons is the customer's, and outlives the deal that it was made for.
    try complete("T06", Form.Fields.account, account.id)
    #expect(try wanted(large) == ["T02", "T04"] && wanted(deal("B")) == ["T02", "T04", "T05"])
}

// MARK: Gates

@Test func `a large deal goes to the bid once the customer agrees with the solution`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.pricedDeal()
    #expect(try GateCompleteness.missing(at: "ATB", deal, hq).isEmpty)
    try hq.set(deal, [Opportunity.Fields.level: .text("B")])
    let solution = try #require(
        try hq.allRecords(
            SolutionVersion.kind, where: SolutionVersion.Fields.opportunity, is: .reference(deal.id)
        ).first)
    let lack = try #require(try GateFlow.lacks("ATB", FlowSubject(deal, hq)).first { $0.name == "acknowledged" })
    #expect(lack.command.hasPrefix("outpost solution set \(solution) acknowledged="))
    #expect(lack.label.simplified == "客户尚未认可方案")
    try hq.set(
        RecordKey(kind: SolutionVersion.kind, id: solution),
        [SolutionVersion.Fields.acknowledged: .compound([.null, .on("2026-11-20"), .null])])
    let names = try GateFlow.lacks("ATB", FlowSubject(deal, hq)).map(\.name)
    #expect(!names.contains("acknowledged"))
}

@Test func `a customer that is blocked and a plan with two versions keep a deal from ATI`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, cell) = try hq.plannedDeal()
    #expect(try GateCompleteness.missing(at: "ATI", deal, hq).isEmpty)
    let account = try #require(try hq.record(Account.kind, by: Opportunity.Fields.account, of: deal))
    try hq.set(account, [Account.Fields.sanctionsHit: .flag(true)])
    try hq.set(cell, [FormCell.Fields.text: .text("<<<<<<< 11:4\nWet\n=======\nDry\n>>>>>>>")])
    let missing = sentences(try GateCompleteness.missing(at: "ATI", deal, hq))
    #expect(missing.contains("“Beeline” is blocked") && missing.contains("two versions of one paragraph"))
}

@Test func `a bid wants an approved project, a solution that can be delivered, a price and its risks`() throws {
    let hq = SmallHeadquarters()
    let bare = try hq.deal("solution")
    let missing = try GateCompleteness.missing(at: "ATB", bare, hq)
    #expect(
        commands(missing) == [
            "outpost gate request \(bare.id) ATI", "outpost solution add \(bare.id)",
            "outpost price request \(bare.id) --discount 0% --why TEXT",
            "outpost risk add opportunity=\(bare.id) name=TEXT",
        ])
    let (deal, revision, _) = try hq.pricedDeal()
    #expect(try GateCompleteness.missing(at: "ATB", deal, hq).isEmpty)
    try hq.set(revision, [PriceRevision.Fields.discount: .integer(1800)])
    let much = try GateCompleteness.missing(at: "ATB", deal, hq)
    #expect(sentences(much) == "The price gives 18 % discount, and 12 % is authorised.")
}

@Test func `a solution counts as deliverable by the opinion of those who deliver, or by the checklist`() throws {
    let hq = SmallHeadquarters()
    let (deal, _, _) = try hq.pricedDeal()
    let id = try #require(
        try hq.allRecords(
            SolutionVersion.kind, where: SolutionVersion.Fields.opportunity, is: .reference(deal.id)
        ).first)
    let solution = RecordKey(kind: SolutionVersion.kind, id: id)
    try hq.set(solution, [SolutionVersion.Fields.deliverability: .text("notDeliverable")])
    #expect(
        try commands(GateCompleteness.missing(at: "ATB", deal, hq)) == [
            "outpost solution set \(id) deliverability=deliverable"
        ])
    _ = try hq.create(
        ChecklistItem.kind,
        [
            ChecklistItem.Fields.opportunity: .reference(deal.id), ChecklistItem.Fields.name: .text("deliverability"),
            ChecklistItem.Fields.done: .flag(true),
        ])
    #expect(try GateCompleteness.missing(at: "ATB", deal, hq).isEmpty)
}

@Test func `a contract wants every review of this revision, agreement among them, and terms that make the whole`()
    throws
{
    let hq = SmallHeadquarters()
    let contract = try hq.reviewedContract()
    #expect(try GateCompleteness.missing(at: "ATC", contract, hq).isEmpty)
    _ = try hq.create(
        ContractReview.kind,
        [
            ContractReview.Fields.contract: .reference(contract.id), ContractReview.Fields.aspect: .text("legal"),
            ContractReview.Fields.riskLevel: .text("high"), ContractReview.Fields.state: .text("submitted"),
            ContractReview.Fields.revisionHash: .text(try BoundContent.of("ATC", contract, hq).hash),
        ])
    let missing = try GateCompleteness.missing(at: "ATC", contract, hq)
    #expect(sentences(missing) == "The legal reviews do not agree on the risk.")
    #expect(commands(missing) == ["outpost contract review \(contract.id) --aspect legal"])
    // Another revision has been read by nobody.
    try hq.set(contract, [Contract.Fields.scopeText: .text("140 sites")])
    #expect(try GateCompleteness.missing(at: "ATC", contract, hq).count == 5)
    let bare = try hq.contract()
    #expect(try sentences(GateCompleteness.missing(at: "ATC", bare, hq)).contains("The payment terms make 0 %"))
}

@Test func `a tendered contract wants ATB before ATC`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.reviewedContract()
    let deal = try hq.deal("negotiating", [Opportunity.Fields.tenderNumber: .text("T-17")])
    try hq.set(contract, [Contract.Fields.opportunity: .reference(deal.id)])
    #expect(
        try commands(GateCompleteness.missing(at: "ATC", contract, hq)) == ["outpost gate request \(deal.id) ATB"])
    _ = try hq.decide("ATB", [GateRequest.Fields.opportunity: .reference(deal.id)])
    #expect(try GateCompleteness.missing(at: "ATC", contract, hq).isEmpty)
}

@Test func `a change wants a contract in force and something to change`() throws {
    let hq = SmallHeadquarters()
    let order = { (state: String, more: [FieldNumber: Value]) in
        let contract = try hq.contract(state)
        let values: [FieldNumber: Value] = [ChangeOrder.Fields.contract: .reference(contract.id)]
        return try hq.create(ChangeOrder.kind, values.merging(more) { $1 })
    }
    let empty = try GateCompleteness.missing(at: "ATAC", order("draft", [:]), hq)
    #expect(empty.count == 2 && sentences(empty).contains("is not in force") && sentences(empty).contains("nothing"))
    let full = try order("effective", [ChangeOrder.Fields.dateDeltaDays: .integer(14)])
    #expect(try GateCompleteness.missing(at: "ATAC", full, hq).isEmpty)
}

@Test func `a contract is closed once nothing about it is open`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract("settled")
    let filed = Value.reference(contract.id)
    let milestone = try hq.create(
        Milestone.kind, [Milestone.Fields.name: .text("Training"), Milestone.Fields.contract: filed])
    let invoice = try hq.create(
        Invoice.kind, [Invoice.Fields.contract: filed, Invoice.Fields.state: .text("delivered")])
    let dispute = try hq.create(Dispute.kind, [Dispute.Fields.invoice: .reference(invoice.id)])
    let order = try hq.create(ChangeOrder.kind, [ChangeOrder.Fields.contract: filed])
    #expect(
        try commands(GateCompleteness.missing(at: "ATCC", contract, hq)) == [
            "outpost acceptance add \(milestone.id)", "outpost collection add \(invoice.id)",
            "outpost dispute show \(dispute.id)", "outpost change-order show \(order.id)",
        ])
    try hq.set(milestone, [Milestone.Fields.state: .text("accepted")])
    try hq.set(invoice, [Invoice.Fields.state: .text("paid")])
    try hq.set(dispute, [Dispute.Fields.state: .text("resolved")])
    try hq.set(order, [ChangeOrder.Fields.state: .text("discarded")])
    #expect(try GateCompleteness.missing(at: "ATCC", contract, hq).isEmpty)
}

@Test func `a request that names nothing to decide on says what to name`() throws {
    let hq = SmallHeadquarters()
    for (gate, sentence) in [
        ("ATI", "The request names no deal."), ("ATC", "The request names no contract."),
        ("ATAC", "The request names no change order."),
    ] {
        let request = try hq.file(GateRequest.kind, [GateRequest.Fields.gate: .text(gate)], by: ar)
        #expect(hq.state(of: request.key) == .text("returned") && hq.missing(request.key).contains(sentence))
    }
}
