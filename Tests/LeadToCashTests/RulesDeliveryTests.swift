// Why this file exists: the stories of a site: two papers for one milestone, weights that two people planned, and days
// that cannot have been.

import SyncProtocol
import Testing

@testable import LeadToCash

private let fr = Rep(13, "FR")
private let pm = Rep(15, "PM")

private func paper(
    _ milestone: RecordKey, _ day: String, scan: String, _ hq: SmallHeadquarters, result: String = "accepted"
) throws -> (key: RecordKey, judged: Judgement) {
    var values: [FieldNumber: Value] = [
        Acceptance.Fields.milestone: .reference(milestone.id), Acceptance.Fields.result: .text(result),
        Acceptance.Fields.acceptedOn: try .on(day),
    ]
    if !scan.isEmpty { values[Acceptance.Fields.scan] = .text(scan) }
    return try hq.file(Acceptance.kind, values, by: fr)
}

private func milestone(_ more: [FieldNumber: Value], _ hq: SmallHeadquarters) throws -> RecordKey {
    let values: [FieldNumber: Value] = [Milestone.Fields.name: .text("Final acceptance")]
    return try hq.create(Milestone.kind, values.merging(more) { $1 })
}

@Test func `of two certificates the earliest with a scan counts until people decide, in either order`() throws {
    for scannedFirst in [true, false] {
        let hq = SmallHeadquarters()
        let milestone = try milestone([:], hq)
        let bring = { (hasScan: Bool) in
            try paper(milestone, hasScan ? "2026-11-12" : "2026-11-10", scan: hasScan ? "ab12" : "", hq)
        }
        let first = try bring(scannedFirst)
        #expect(first.judged.rules.isEmpty)
        let second = try bring(!scannedFirst)
        #expect(second.judged.rules == ["oneCertificate"] && !second.judged.isHeld)
        let draft = try #require(second.judged.cases.first?.draft)
        #expect(draft.subject == second.key && draft.other == first.key && draft.terms == .high("FR", "COM", "HQ"))
        let (scanned, bare) = scannedFirst ? (first.key, second.key) : (second.key, first.key)
        #expect(hq.value(Acceptance.Fields.setAside, of: bare).isTrue)
        #expect(!hq.value(Acceptance.Fields.setAside, of: scanned).isTrue)
    }
}

@Test func `a refusal, a revoked paper and another milestone's make no second certificate`() throws {
    let hq = SmallHeadquarters()
    let one = try milestone([:], hq)
    let revoked = try paper(one, "2026-11-10", scan: "", hq)
    try hq.set(revoked.key, [Acceptance.Fields.revoked: .flag(true)], by: fr.author)
    #expect(try paper(one, "2026-11-12", scan: "", hq).judged.rules.isEmpty)
    #expect(try paper(one, "2026-11-13", scan: "", hq, result: "rejected").judged.rules.isEmpty)
    #expect(try paper(milestone([:], hq), "2026-11-12", scan: "", hq).judged.rules.isEmpty)
}

@Test func `milestones that weigh too much are a case, and a baseline wants exactly all of it`() throws {
    let hq = SmallHeadquarters()
    let project = try hq.create(DeliveryProject.kind, [DeliveryProject.Fields.name: .text("Ring")])
    let add = { (weight: Int64) in
        try hq.file(
            Milestone.kind,
            [
                Milestone.Fields.name: .text("Site"), Milestone.Fields.project: .reference(project.id),
                Milestone.Fields.weight: .integer(weight),
            ], by: pm)
    }
    let baseline = { try hq.set(project, [DeliveryProject.Fields.baselined: .flag(true)], by: pm.author) }
    #expect(try baseline().rules.isEmpty)
    try hq.set(project, [DeliveryProject.Fields.baselined: .flag(false)])
    #expect(try add(60).judged.rules.isEmpty)
    let light = try baseline()
    #expect(light.rules == ["milestoneWeights"] && light.cases.first?.draft.terms == .medium("PM", "OM", "HQ"))
    try hq.set(project, [DeliveryProject.Fields.baselined: .flag(false)])
    let last = try add(40)
    #expect(try last.judged.rules.isEmpty && baseline().rules.isEmpty)
    let much = try add(1)
    #expect(much.judged.rules == ["milestoneWeights"] && much.judged.note.contains("weigh 101"))
    #expect(much.judged.cases.first?.draft.terms == .low("PM") && hq.isAlive(much.key))
}

@Test func `work done before the signing waits with the day that was probably meant`() throws {
    let hq = SmallHeadquarters()
    let contract = try hq.contract("effective", [Contract.Fields.signedOn: try .on("2026-03-02")])
    let milestone = try milestone([Milestone.Fields.contract: .reference(contract.id)], hq)
    let write = { (day: String) in
        try hq.set(milestone, [Milestone.Fields.actualOn: try .on(day)], by: pm.author)
    }
    let judged = try write("2025-11-03")
    #expect(judged.rules == ["deliveryDatesInOrder"] && judged.held == [Milestone.Fields.actualOn])
    #expect(judged.note.contains("signed on 2026-03-02") && judged.note.contains("Did you mean 2026-11-03?"))
    #expect(judged.cases.first?.draft.terms.deciders == ["PM", "OM"])
    #expect(try write("2026-11-03").rules.isEmpty)
}

@Test func `what was accepted before it was done waits, whichever of the two days is written`() throws {
    let hq = SmallHeadquarters()
    let key = try milestone([Milestone.Fields.actualOn: try .on("2026-11-10")], hq)
    let early = try hq.set(key, [Milestone.Fields.acceptedOn: try .on("2026-11-02")], by: fr.author)
    #expect(early.held == [Milestone.Fields.acceptedOn] && early.note.contains("Did you mean 2026-11-10?"))
    #expect(early.cases.first?.draft.terms.deciders == ["FR", "PM", "OM"])
    #expect(try hq.set(key, [Milestone.Fields.acceptedOn: try .on("2026-11-10")], by: fr.author).rules.isEmpty)
    let late = try hq.set(key, [Milestone.Fields.actualOn: try .on("2026-11-15")], by: pm.author)
    #expect(late.held == [Milestone.Fields.actualOn] && late.note.contains("accepted on 2026-11-10"))
    let certificate = try paper(key, "2026-11-09", scan: "", hq)
    #expect(certificate.judged.held == [Acceptance.Fields.acceptedOn] && hq.isAlive(certificate.key))
}
