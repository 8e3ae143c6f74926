// Why this file exists: rules of a few lines each that nobody misses until a figure is wrong: a disputed invoice that
// looks merely late, a certificate set aside for an older one, a project that stands still.

import SyncProtocol
import Testing

@testable import LeadToCash

private let ar = Rep(11, "AR")
private let fr = Rep(13, "FR")

@Test func `an invoice shows that it is disputed as soon as HQ hears of it`() throws {
    let hq = SmallHeadquarters()
    typealias Fields = Dispute.Fields
    let invoice = try hq.create(
        Invoice.kind, [Invoice.Fields.state: .text("issued"), Invoice.Fields.amount: .money(70_000)])
    let other = try hq.create(Invoice.kind, [Invoice.Fields.state: .text("issued")])
    let dispute = try hq.file(
        Dispute.kind,
        [Fields.invoice: .reference(invoice.id), Fields.reason: .text("late"), Fields.isOpen: .flag(true)], by: ar)
    #expect(hq.value(Invoice.Fields.isDisputed, of: invoice).isTrue)
    #expect(!hq.value(Invoice.Fields.isDisputed, of: other).isTrue)
    let day = try #require(CivilDate("2026-12-01"))
    let edits = try InvoiceChanges.close(dispute.key.id, "resolved", resolution: "replaced", on: day, hq)
    for edit in edits { try hq.submit(edit, by: SmallHeadquarters.headquarters) }
    #expect(!hq.value(Invoice.Fields.isDisputed, of: invoice).isTrue)
}

@Test func `what was accepted before a refusal is no rival of what is accepted after it`() throws {
    let hq = SmallHeadquarters()
    typealias Fields = Acceptance.Fields
    let milestone = try hq.create(Milestone.kind, [Milestone.Fields.name: .text("Final acceptance")])
    func bring(_ day: String, _ result: String) throws -> (key: RecordKey, judged: Judgement) {
        try hq.file(
            Acceptance.kind,
            [
                Fields.milestone: .reference(milestone.id), Fields.result: .text(result),
                Fields.acceptedOn: try .on(day),
            ], by: fr)
    }
    _ = try bring("2026-11-10", "accepted")
    _ = try bring("2026-11-12", "rejected")
    let again = try bring("2026-11-15", "accepted")
    #expect(again.judged.rules.isEmpty && !hq.value(Fields.setAside, of: again.key).isTrue)
    let second = try bring("2026-11-16", "accepted")
    #expect(second.judged.rules == ["oneCertificate"] && hq.value(Fields.setAside, of: second.key).isTrue)
}

@Test func `a project stands still when nothing was finished, accepted or paid for a month`() throws {
    let ground = GuidanceGround()
    let today = try #require(CivilDate("2026-11-20"))
    let contract = ground.add(
        Contract.kind,
        [Contract.Fields.state: .text("inFulfilment"), Contract.Fields.effectiveOn: try .on("2026-06-01")])
    let invoice = ground.add(
        Invoice.kind,
        [
            Invoice.Fields.contract: .reference(contract.id), Invoice.Fields.state: .text("issued"),
            Invoice.Fields.amount: .money(70_000), Invoice.Fields.issuedOn: try .on("2026-10-21"),
        ])
    let stalled = try #require(try StalledProject(contract, on: today, ground))
    #expect(stalled.days == 30 && stalled.since.description == "2026-10-21")
    #expect(stalled.unpaid.map(\.minorUnits) == [70_000])
    #expect(try StalledProject(contract, on: today, after: 31, ground) == nil)
    #expect(try Guide.next(contract, ground, on: today).contains { $0.topic == "project.stalled" })
    ground.add(
        Milestone.kind,
        [Milestone.Fields.contract: .reference(contract.id), Milestone.Fields.actualOn: try .on("2026-10-22")])
    #expect(try StalledProject(contract, on: today, ground) == nil)
    ground.set(contract, [Contract.Fields.state: .text("settled")])
    #expect(try StalledProject(contract, on: today, after: 0, ground) == nil && ground.isAlive(invoice))
}

@Test func `a role is for whoever has passed what it asks for`() throws {
    let ground = GuidanceGround()
    let person = RecordID(high: 1, low: 1)
    ground.add(
        CertificationRule.kind,
        [CertificationRule.Fields.role: .text("SR"), CertificationRule.Fields.material: .text("R10")])
    #expect(try Learning.lacks(of: person, for: "SR", ground) == ["R10 (80 %)"])
    #expect(try Learning.lacks(of: person, for: "AR", ground).isEmpty)
    ground.add(
        TrainingRecord.kind,
        [
            TrainingRecord.Fields.user: .reference(person), TrainingRecord.Fields.material: .text("R10"),
            TrainingRecord.Fields.score: .integer(90), TrainingRecord.Fields.passedAt: .integer(1),
        ])
    #expect(try Learning.lacks(of: person, for: "SR", ground).isEmpty)
}

@Test func `nobody publishes a step that is nobody's`() throws {
    let kind = try #require(LeadToCash.schema.kind(named: "process_step"))
    let role = try #require(kind.field(named: "role"))
    #expect(LeadToCash.rulebook.objection(kind, role, .null) == "process_step.role cannot be empty.")
    #expect(ProcessContent.documents.flatMap(\.steps).allSatisfy { !$0.role.isEmpty })
}
