// Why this file exists: the verbs of the flow are only as good as what they ask: what is missing, what may follow what,
// what a new record belongs to. Each of these is asked here without a laptop.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(21, "AR")

private func names(_ remarks: [FlowRemark]) -> [String] { remarks.map(\.name) }

extension SmallHeadquarters {
    fileprivate func subject(_ key: RecordKey) -> FlowSubject { FlowSubject(key, self) }

    fileprivate func lead(_ status: String, _ more: [FieldNumber: Value] = [:]) throws -> FlowSubject {
        let values: [FieldNumber: Value] = [
            Lead.Fields.accountName: .text("Safaricom"), Lead.Fields.status: .text(status),
        ]
        return subject(try create(Lead.kind, values.merging(more) { $1 }))
    }
}

// MARK: Leads

/// A status, a step, and what objects to it.
private let steps: [(String, LeadFlow.Move, String?)] = [
    ("captured", .accept, nil), ("accepted", .accept, "already"), ("accepted", .qualify, nil),
    ("captured", .qualify, "notYet"), ("qualified", .convert, nil), ("accepted", .convert, "notYet"),
    ("closed", .convert, "closed"), ("distributed", .giveBack, nil), ("qualified", .giveBack, "notHandedOver"),
    ("converted", .touch, "converted"), ("nurturing", .close, nil),
]

@Test(arguments: steps)
func `a lead takes one step after the other`(status: String, move: LeadFlow.Move, expected: String?) throws {
    let objection = try LeadFlow.objection(move, SmallHeadquarters().lead(status))
    #expect(objection?.name == expected)
    if let objection { #expect(!objection.command.isEmpty) }
}

@Test func `a lead that is to be qualified says need, budget, authority and timing`() throws {
    let hq = SmallHeadquarters()
    #expect(try names(LeadFlow.lacks(qualifying: hq.lead("accepted"))) == ["need", "budget", "authority", "timing"])
    let known = try hq.lead(
        "accepted",
        [
            Lead.Fields.need: .text("5G core"), Lead.Fields.budget: .money(120_000_000),
            Lead.Fields.authority: .text("Ms Kamau"), Lead.Fields.timing: .text("before March"),
        ])
    #expect(try LeadFlow.lacks(qualifying: known).isEmpty)
}

@Test func `a deal takes over what its lead knew`() throws {
    let hq = SmallHeadquarters()
    let lead = try hq.lead(
        "qualified",
        [
            Lead.Fields.need: .text("5G core\nand two sites"), Lead.Fields.budget: .money(120_000_000),
            Lead.Fields.authority: .text("Ms Kamau"), Lead.Fields.contactName: .text("Wanjiru"),
            Lead.Fields.assignedTo: .reference(ar.person), Lead.Fields.tags: .set(["expo"]),
        ])
    let account = try hq.create(Account.kind, [Account.Fields.name: .text("Safaricom")])
    let today = try #require(CivilDate("2026-11-28"))
    let deal = try LeadFlow.deal(of: lead, account: account.id, name: nil, today: today, user: nil)
    #expect(deal[Opportunity.Fields.name] == .text("Safaricom: 5G core"))
    #expect(deal[Opportunity.Fields.description] == .text("5G core\nand two sites\nAuthority: Ms Kamau"))
    #expect(deal[Opportunity.Fields.commercial] == .compound([.integer(120_000_000), .text("USD"), .null]))
    #expect(deal[Opportunity.Fields.owner] == .reference(ar.person))
    #expect(deal[Opportunity.Fields.tags] == .set(["expo"]))
    let contact = try #require(try LeadFlow.contact(of: lead, account: account.id, user: nil))
    #expect(contact[Contact.Fields.name] == .text("Wanjiru"))
    _ = try hq.create(
        Contact.kind, [Contact.Fields.name: .text("wanjiru"), Contact.Fields.account: .reference(account.id)])
    #expect(try LeadFlow.contact(of: lead, account: account.id, user: nil) == nil, "nobody is met twice")
}

// MARK: Deals

@Test func `a deal that goes on says at once everything that is missing on the way`() throws {
    let hq = SmallHeadquarters()
    let deal = hq.subject(try hq.deal("discovered"))
    #expect(try names(DealFlow.lacks(deal, to: "verified")) == ["budget", "authority", "timing"])
    #expect(
        try names(DealFlow.lacks(deal, to: "guiding")) == ["budget", "authority", "timing", "ATI", "T02", "T04"])
    #expect(try DealFlow.lacks(deal, to: "guiding").allSatisfy { $0.command.hasPrefix("outpost ") })
    #expect(try DealFlow.next(deal) == "verified")
    #expect(try DealFlow.objection(deal, to: "won")?.command == "outpost opp claim-win \(deal.handle())")
    #expect(try DealFlow.objection(deal, to: "discovered")?.name == "already")
}

@Test func `a decision that was asked for is waited for`() throws {
    let hq = SmallHeadquarters()
    let deal = hq.subject(try hq.plannedDeal().deal)
    let asked = try hq.ask("ATI", deal.key, by: ar).key
    let lack = try #require(try DealFlow.lacks(deal, to: "initiated").first)
    #expect(lack.command == "outpost gate show \(try hq.subject(asked).handle())")
    _ = try hq.decide(asked)
    #expect(try DealFlow.lacks(deal, to: "initiated").isEmpty)
}

@Test func `the review of a loss is due ten working days later, and is one task`() throws {
    let hq = SmallHeadquarters()
    let deal = hq.subject(try hq.deal("solution", [Opportunity.Fields.owner: .reference(ar.person)]))
    let task = try DealFlow.review(of: deal, on: try #require(CivilDate("2026-11-27")), user: nil)
    #expect(task[DealTask.Fields.dueOn] == (try Value.on("2026-12-11")))
    #expect(task[DealTask.Fields.template] == .text("T03") && task[DealTask.Fields.role] == .text("AR"))
    #expect(try DealFlow.openReview(of: deal) == nil)
    _ = try hq.create(
        DealTask.kind, task.merging([DealTask.Fields.opportunity: .reference(deal.key.id)]) { $1 })
    #expect(try DealFlow.openReview(of: deal) != nil)
}

// MARK: Gates

@Test func `what HQ misses at a gate is said in every language`() throws {
    let hq = SmallHeadquarters()
    let deal = hq.subject(try hq.deal("verified", [Opportunity.Fields.tenderNumber: .text("T-1")]))
    let contract = hq.subject(try hq.contract("draft", [Contract.Fields.opportunity: .reference(deal.key.id)]))
    let order = hq.subject(
        try hq.create(ChangeOrder.kind, [ChangeOrder.Fields.contract: .reference(contract.key.id)]))
    _ = try hq.create(
        Milestone.kind,
        [Milestone.Fields.contract: .reference(contract.key.id), Milestone.Fields.name: .text("Site 12")])
    let lacks = try [("ATI", deal), ("ATB", deal), ("ATC", contract), ("ATAC", order), ("ATCC", contract)].flatMap {
        try GateFlow.lacks($0.0, $0.1)
    }
    #expect(lacks.count > 15)
    for lack in lacks {
        #expect(lack.name != "missing", "\(lack.label.english)")
        #expect(lack.label.simplified != lack.label.english, "\(lack.label.english)")
        #expect(!lack.label.simplified.contains("%") || lack.name == "paymentTerms", "\(lack.label.simplified)")
    }
    #expect(lacks.contains { $0.label.simplified == "里程碑“Site 12”尚未验收" })
}

@Test func `a request holds what it asks about, and knows when that has changed`() throws {
    let hq = SmallHeadquarters()
    let contract = hq.subject(try hq.reviewedContract())
    #expect(try GateFlow.lacks("ATC", contract).isEmpty)
    let values = try GateFlow.request("ATC", contract, material: ["minutes"], now: 7)
    #expect(values[GateRequest.Fields.revisionHash] == .text(try GateFlow.hash(of: contract)))
    let request = hq.subject(
        try hq.create(
            GateRequest.kind,
            values.merging([GateRequest.Fields.contract: .reference(contract.key.id)]) { $1 }))
    #expect(try GateFlow.waiting("ATC", contract)?.request.key == request.key)
    #expect(try GateFlow.change(since: request) == nil)
    try hq.set(contract.key, [Contract.Fields.scopeText: .text("120 sites")])
    #expect(try #require(try GateFlow.change(since: request)).contains("100 sites → 120 sites"))
}

@Test func `people name the deal, and the gate finds the contract`() throws {
    let hq = SmallHeadquarters()
    let deal = hq.subject(try hq.deal("negotiating"))
    #expect(try GateFlow.subject("ATC", deal) == nil)
    let contract = try hq.contract("draft", [Contract.Fields.opportunity: .reference(deal.key.id)])
    #expect(try GateFlow.subject("ATC", deal)?.key == contract)
    #expect(try GateFlow.subject("ATAC", hq.subject(contract)) == nil)
    let order = try hq.create(
        ChangeOrder.kind,
        [ChangeOrder.Fields.contract: .reference(contract.id), ChangeOrder.Fields.state: .text("submitted")])
    #expect(try GateFlow.subject("ATAC", hq.subject(contract))?.key == order)
}
