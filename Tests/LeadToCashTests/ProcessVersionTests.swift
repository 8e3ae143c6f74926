// Why this file exists: two versions of the processes live side by side for months. A pilot that changed how everybody
// else works, or a deal whose steps changed on the way, would be no pilot.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias Fields = Opportunity.Fields

/// HQ with version 1.1 in one office and 1.2 in another, where another part answers for step P08.4.
private struct Rollout {
    let hq: SmallHeadquarters
    let first: RecordID
    let second: RecordID
    let usual: RecordKey
    let pilot: RecordKey

    init(_ state: String = "released") throws {
        let hq = SmallHeadquarters()
        for page in Publication.pages(on: try civil("2026-01-05")) {
            try hq.submit(RecordEdit(page.key, .create, page.values), by: SmallHeadquarters.headquarters)
        }
        let first = try #require(try Editions.newestVersion(hq))
        var facts: [FieldNumber: Value] = [
            ProcessVersion.Fields.name: .text("1.2"), ProcessVersion.Fields.state: .text(state),
        ]
        if state == "released" { facts[ProcessVersion.Fields.releasedOn] = try .on("2026-06-01") }
        let second = try hq.create(ProcessVersion.kind, facts).id
        usual = try Self.office("LIS", by: first, hq)
        pilot = try Self.office("NBO", by: second, hq)
        let edition = try NewEdition(
            code: "P08", body: "Ask first, and listen.", language: .en, edition: nil, version: second
        ).publish(at: .test(), hq)
        for edit in edition.edits { try hq.submit(edit, by: SmallHeadquarters.headquarters) }
        let steps = try hq.allRecords(
            ProcessStep.kind, where: ProcessStep.Fields.document, is: .reference(edition.document)
        ).map { RecordKey(kind: ProcessStep.kind, id: $0) }
        let step = try #require(steps.first { hq.value(ProcessStep.Fields.code, of: $0) == .text("P08.4") })
        try hq.set(step, [ProcessStep.Fields.role: .text("PD")])
        (self.hq, self.first, self.second) = (hq, first, second)
    }

    private static func office(_ code: String, by version: RecordID, _ hq: SmallHeadquarters) throws -> RecordKey {
        try hq.create(
            Office.kind,
            [
                Office.Fields.code: .text(code), Office.Fields.name: .text(code),
                Office.Fields.processVersion: .reference(version),
            ])
    }

    func deal(_ office: RecordKey?, _ more: [FieldNumber: Value] = [:]) throws -> RecordKey {
        let home: [FieldNumber: Value] = office.map { [Fields.office: .reference($0.id)] } ?? [:]
        return try hq.deal("initiated", home.merging(more) { $1 })
    }

    func version(_ deal: RecordKey) -> Value { hq.value(Fields.processVersion, of: deal) }

    /// Whose work step P08.4 is once a deal comes to where it falls due.
    func part(_ deal: RecordKey) throws -> Value {
        try hq.set(deal, [Fields.stage: .text("guiding")])
        let task = RecordKey(kind: DealTask.kind, id: .derived("task|\(deal)|P08.4"))
        return hq.value(DealTask.Fields.role, of: task)
    }
}

@Test func `a deal keeps the version that its office worked by, and its steps become tasks`() throws {
    let rollout = try Rollout()
    let (deal, tried) = (try rollout.deal(rollout.usual), try rollout.deal(rollout.pilot))
    #expect(rollout.version(deal) == .reference(rollout.first))
    #expect(rollout.version(tried) == .reference(rollout.second))
    // The office is moved on while the deal is under way.
    try rollout.hq.set(rollout.usual, [Office.Fields.processVersion: .reference(rollout.second)])
    #expect(rollout.version(deal) == .reference(rollout.first))
    #expect(try rollout.part(deal) == .text("SR"))
    #expect(try rollout.part(tried) == .text("PD"))
    #expect(try rollout.part(rollout.deal(rollout.usual)) == .text("PD"))
}

@Test func `a deal is read in its own edition, and its office in the newer one`() throws {
    let rollout = try Rollout()
    let deal = try rollout.deal(rollout.usual)
    try rollout.hq.set(rollout.usual, [Office.Fields.processVersion: .reference(rollout.second)])
    let office = try Library(rollout.hq, of: rollout.usual.id)
    #expect(try office.document("P08")?.version == "1.2" && office.step("P08.4")?.role == "PD")
    let kept = try office.edition(for: deal)
    #expect(try kept.document("P08")?.version == "1.1" && kept.step("P08.4")?.role == "SR")
    // What the later version did not change is the same in both.
    #expect(try kept.documents().map(\.code) == office.documents().map(\.code))
    #expect(try office.document("P03")?.version == "1.1" && office.document("P03")?.steps.isEmpty == false)
}

@Test func `a version that HQ still works on is read by the offices alone that try it`() throws {
    let rollout = try Rollout("draft")
    #expect(try Library(rollout.hq).document("P08")?.version == "1.1")
    #expect(try Library(rollout.hq).step("P08.4")?.role == "SR")
    #expect(try Library(rollout.hq, of: rollout.pilot.id).document("P08")?.version == "1.2")
    // Where no office says otherwise the newest version that is out counts; what came from elsewhere keeps none.
    #expect(try rollout.version(rollout.deal(nil)) == .reference(rollout.first))
    let imported = try rollout.deal(rollout.pilot, [Fields.externalID: .text("X1")])
    #expect(rollout.version(imported).isEmpty)
}

@Test func `a version may change steps alone, and its number counts as people count`() throws {
    let rollout = try Rollout()
    let text = try #require(try Library(rollout.hq).document("P03")?.body.english)
    func again(_ version: RecordID?) -> [String] {
        impediments {
            _ = try NewEdition(code: "P03", body: text, language: .en, edition: nil, version: version)
                .publish(at: .test(), rollout.hq)
        }
    }
    #expect(again(nil) == ["this is the published text"] && again(rollout.first) == ["this is the published text"])
    #expect(again(rollout.second).isEmpty)
    for (name, isNewest) in [("1.10", true), ("1.9", false)] {
        let made = try rollout.hq.create(
            ProcessVersion.kind,
            [
                ProcessVersion.Fields.name: .text(name), ProcessVersion.Fields.state: .text("released"),
                ProcessVersion.Fields.releasedOn: try .on("2026-07-01"),
            ])
        #expect(try (Editions.newestVersion(rollout.hq) == made.id) == isNewest, "\(name)")
    }
}
