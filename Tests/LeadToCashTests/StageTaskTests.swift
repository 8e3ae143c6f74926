// Why this file exists: after the deal is won the work goes on, in other hands. A contract under review and a milestone
// on a site hand out their steps as a deal does.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(11, "AR")
private let fr = Rep(13, "FR")
private let pm = Rep(15, "PM")

private func tasks(_ judged: Judgement) -> [RecordEdit] { judged.edits.filter { $0.key.kind == DealTask.kind } }

@Test func `a contract that goes into review hands its steps to the deal's team`() throws {
    let hq = SmallHeadquarters()
    let deal = try hq.deal("negotiating")
    _ = try hq.seat("FR", fr.person, of: deal)
    let contract = try hq.contract("draft", [Contract.Fields.opportunity: .reference(deal.id)])
    let steps = ProcessContent.steps(for: "contract.frozenForReview")
    let made = tasks(try hq.set(contract, [Contract.Fields.state: .text("frozenForReview")]))
    #expect(!steps.isEmpty && made.count == steps.count)
    let delivery = try #require(made.first { $0.value(DealTask.Fields.step) == .text("P07.4") })
    #expect(delivery.value(DealTask.Fields.assignee) == .reference(fr.person))
    #expect(delivery.value(DealTask.Fields.contract) == .reference(contract.id))
    #expect(delivery.value(DealTask.Fields.opportunity) == .reference(deal.id))
    #expect(delivery.value(DealTask.Fields.origin) == .text("state/frozenForReview"))
    let legal = try #require(made.first { $0.value(DealTask.Fields.step) == .text("P07.2") })
    #expect(legal.value(DealTask.Fields.assignee) == nil && legal.value(DealTask.Fields.role) == .text("COM"))
}

@Test func `a state that only HQ sets hands out nothing because a laptop wrote it`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract("draft")
    #expect(try tasks(hq.set(contract, [Contract.Fields.state: .text("effective")], by: ar.author)).isEmpty)
    #expect(try !tasks(hq.set(contract, [Contract.Fields.state: .text("effective")])).isEmpty)
}

@Test func `each milestone has tasks of its own, the project manager's among them`() throws {
    let hq = SmallHeadquarters()
    let project = try hq.create(
        DeliveryProject.kind,
        [DeliveryProject.Fields.name: .text("Ring"), DeliveryProject.Fields.owner: .reference(pm.person)])
    let keys = try ["Site A", "Site B"].map { name in
        try hq.create(
            Milestone.kind,
            [Milestone.Fields.name: .text(name), Milestone.Fields.project: .reference(project.id)])
    }
    let move = { (milestone: RecordKey, state: String) in
        tasks(try hq.set(milestone, [Milestone.Fields.state: .text(state)], by: pm.author))
    }
    let planned = try keys.flatMap { try move($0, "planned") }
    #expect(planned.count == 2 * ProcessContent.steps(for: "milestone.planned").count && planned.count >= 2)
    #expect(Set(planned.map(\.key)).count == planned.count)
    let first = try #require(planned.first)
    #expect(first.value(DealTask.Fields.assignee) == .reference(pm.person))
    #expect(first.value(DealTask.Fields.name)?.asText?.hasSuffix(": Site A") == true)
    #expect(try move(keys[0], "rejected").isEmpty && !move(keys[0], "ready").isEmpty)
}
