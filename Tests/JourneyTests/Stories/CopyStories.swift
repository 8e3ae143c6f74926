// Why this file exists: stories 19 to 22 of field life, told with deals and leads: a disk restored, a disk cloned, an
// answer lost, four months away. Every turn that copies, crashes and absences can take is tried in `CopyTests`,
// `FaultTests` and `ForgettingTests`; here is what people see of it.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of copies and absences") struct CopyStories {
    private typealias Fields = Opportunity.Fields

    private static func dollars(_ amount: Int64) -> Value {
        .compound([.integer(amount * 100), .text("USD"), .null])
    }

    private static func step(_ text: String) -> Value { .compound([.text(text), .null]) }

    // MARK: Story 19

    /// AR's disk is restored from last Friday's backup. What she did in the week since is at HQ; what she does now
    /// bears numbers that HQ has seen with other content.
    @Test(arguments: [true, false])
    func `story 19: a restored disk takes a new number, loses none of its edits, and overwrites nobody's`(
        colleagueFirst: Bool
    ) async throws {
        let office = try await FieldOffice("AR", "SR", "OM")
        let laptop = try office["AR"]
        let deal = try await office.deal([Fields.commercial: Self.dollars(1_000_000)])
        let image = try laptop.image()
        // The week after the backup.
        let lead = try laptop.add(
            Lead.kind, [Lead.Fields.accountName: .text("Safaricom"), Lead.Fields.office: office.office])
        try laptop.set(deal, Fields.commercial, Self.dollars(1_500_000), reason: "140 to 175 sites")
        try laptop.set(deal, Fields.nextStep, Self.step("send the offer"))
        try await office.meet()
        // Five edits on the restored disk, which knows nothing of that week.
        try image.set(deal, Fields.nextStep, Self.step("call them"))
        try image.set(deal, Fields.commercial, Self.dollars(900_000), reason: "phase 1 only")
        try image.set(deal, Fields.description, .text("written on the restored disk"))
        let fresh = try ["Telkom", "Airtel"].map {
            try image.add(Lead.kind, [Lead.Fields.accountName: .text($0), Lead.Fields.office: office.office])
        }
        office.table.clock.advance(60_000)
        if colleagueFirst { try await office["SR"].sync() }
        let report = try await image.sync()
        #expect(image.successions == 1 && report.uploaded == 5, "it is a copy, and nothing of it is lost")
        let people = office.replacing("AR", by: image)
        try await people.meet()

        for (key, name) in zip([lead] + fresh, ["Safaricom", "Telkom", "Airtel"]) {
            try await people.expect(key, Lead.Fields.accountName, .text(name))
        }
        try await people.expect(deal, Fields.description, .text("written on the restored disk"))
        // Her two selves met like two people: the later step shows, and the two amounts are a question.
        try await people.expect(deal, Fields.nextStep, Self.step("call them"))
        try await people.expect(deal, Fields.commercial, Self.dollars(900_000))
        let item = try people.openCase()
        #expect(item.field == Fields.commercial && item.authors == ["AR"] && item.severity == .high)
        let evidence = try people["OM"].workspace.evidence(of: item)
        #expect(Set(evidence.map(\.reason)) == ["140 to 175 sites", "phase 1 only"])
        let lost = try people.replaced("AR", deal, Fields.nextStep)
        #expect(lost.entry.loser.sibling.value == Self.step("send the offer") && lost.entry.rule == .keepLatest)
        let alerts = try await office.table.headquarters.alerts()
        #expect(alerts.map(\.reason) == ["fork"], "the administrator hears of it")

        try people["OM"].decide(item, Self.dollars(1_500_000))
        try await people.meet("OM")
        try image.undo(item)
        try image.undo(lost.entry.loser.sibling.dot)
        try await people.meet()
        try await people.expect(deal, Fields.commercial, Self.dollars(900_000))
        try await people.expect(deal, Fields.nextStep, Self.step("send the offer"))
    }

    // MARK: Story 20

    @Test(arguments: [true, false])
    func `story 20: one template on two laptops ends in two numbers, with everybody's leads`(
        templateFirst: Bool
    ) async throws {
        let office = try await FieldOffice("AR", "OM")
        let template = try office["AR"]
        let clone = try template.image()
        var leads: [RecordKey: String] = [:]
        for round in 1...3 {
            for laptop in templateFirst ? [template, clone] : [clone, template] {
                let name = "Lead \(round) of \(laptop === clone ? "the clone" : "the template")"
                let lead = try laptop.add(
                    Lead.kind, [Lead.Fields.accountName: .text(name), Lead.Fields.office: office.office])
                leads[lead] = name
                try await laptop.sync()
            }
        }
        #expect(template.successions + clone.successions >= 1)
        let numbers = try [template, clone].map { try $0.workspace.status().replica }
        #expect(numbers[0] != numbers[1])
        try await office.meet()
        try await clone.sync()
        for (lead, name) in leads {
            try await office.expect(lead, Lead.Fields.accountName, .text(name))
            #expect(try clone.shown(lead, Lead.Fields.accountName) == .text(name))
        }
        #expect(try clone.workspace.replica.count(Lead.kind) == leads.count)
        #expect(try clone.workspace.verify().isSound)
        let alerts = try await office.table.headquarters.alerts()
        #expect(alerts.count == template.successions + clone.successions)
    }

    // MARK: Story 21

    @Test func `story 21: an edit whose answer was lost is sent again and counts once, with the same verdict`()
        async throws
    {
        let office = try await FieldOffice("AR", "SR")
        let deal = try await office.deal([Fields.commercial: Self.dollars(1_000_000)])
        try office["SR"].set(deal, Fields.level, .text("A"))
        let lead = try office["SR"].add(
            Lead.kind, [Lead.Fields.accountName: .text("Telkom"), Lead.Fields.office: office.office])
        for _ in 1...3 {
            await #expect(throws: LinkError.self) { try await office["SR"].sync(losingReply: true) }
            #expect(try office["SR"].workspace.status().pending.changesets == 2, "as far as SR knows")
            try await office["AR"].sync()
        }
        let code = try await office.table.shown(lead, Lead.Fields.code)
        let report = try await office["SR"].sync()
        #expect(report.receipts.map(\.verdict) == [.held, .accepted] || report.receipts.map(\.verdict) == [.held])
        #expect(try office["SR"].successions == 0)
        try await office.meet()
        try await office.expect(lead, Lead.Fields.code, code)
        try await office.expect(deal, Fields.level, .null)
        #expect(try office["SR"].workspace.unappliedEdits().map(\.rule) == [.hqOnly], "told once")
        #expect(try office["AR"].workspace.replica.count(Lead.kind) == 1)
    }

    // MARK: Story 22

    /// B is away for 110 days; deletions are kept for 90.
    @Test func `story 22: after four months away edits go up first, and nothing that was deleted comes back by itself`()
        async throws
    {
        let office = try await FieldOffice("AR", "SR", "OM")
        try await office.table.headquarters.setLease(days: 90)
        let deal = try await office.deal()
        let gone = try await office.add(
            Contact.kind, [Contact.Fields.name: .text("Wanjiru"), Contact.Fields.office: office.office])
        let away = try office["SR"]
        try away.set(deal, Fields.nextStep, Self.step("call them"))
        try away.set(gone, Contact.Fields.title, .text("director"))
        try office["AR"].delete(gone, reason: "left the company")
        for role in ["AR", "OM"] { try await office[role].sync() }
        office.table.clock.advance(110 * Tabletop.day)
        for role in ["AR", "OM"] { try await office[role].sync() }
        #expect(try await office.table.headquarters.collectTombstones().forgotten == 1)

        let report = try await away.sync()
        #expect(report.rebased && !report.repaired && report.uploaded == 2, "\(report)")
        try await office.meet()
        try await office.expect(deal, Fields.nextStep, Self.step("call them"))
        try await office.expect(gone, Contact.Fields.name, nil)
        let item = try office.openCase()
        #expect(item.question == .held && item.rule == "unknownRecord" && item.subject == gone)
        #expect(item.decider == "OM" && item.authors == ["SR"] && item.severity == .medium)
        let held = try #require(try away.workspace.unappliedEdits().first)
        #expect(held.verdict == .held && held.key == gone && held.rule == .unknownRecord)
        #expect(held.writes.map(\.value) == [.text("director")], "what SR wrote is still there to be read")
        #expect(try away.workspace.status().held == 1)
        try office["OM"].answer(item, .reject)
        try await office.meet("OM")
        try office.expectNoCases()
        try await office.expect(gone, Contact.Fields.name, nil)
        #expect(try !away.workspace.status().needsRepair)
    }

    @Test func `story 22: a revoked laptop does not keep deletions alive for ever`() async throws {
        let office = try await FieldOffice("AR", "SR")
        let gone = try await office.add(
            Contact.kind, [Contact.Fields.name: .text("Wanjiru"), Contact.Fields.office: office.office])
        try office["AR"].delete(gone)
        try await office["AR"].sync()
        let number = try office["SR"].workspace.status().replica
        // SR's laptop has not heard of it.
        #expect(try await office.table.headquarters.collectTombstones().forgotten == 0)
        #expect(try await office.table.headquarters.revoke(number))
        try await office["AR"].sync()
        #expect(try await office.table.headquarters.collectTombstones().forgotten == 1)
        #expect(try await office.table.headquarters.verify().findings == [])
    }
}
