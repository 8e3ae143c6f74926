// Why this file exists: stories 23, 28, 30 and 35 of field life: one lead and two deals, one seat and three opinions, a
// tender that is cancelled while somebody is shortlisted, and a rep who argues with himself.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of deals and their people") struct TeamStories {
    // MARK: Story 23

    /// AR, and a minute later SR, convert one lead, each to a deal of their own.
    private func convertTwice(
        _ order: [String]
    ) async throws -> (office: FieldOffice, lead: RecordKey, first: RecordKey, second: RecordKey) {
        let office = try await FieldOffice("AR", "SR", "OM")
        let lead = try await office.add(
            Lead.kind, [Lead.Fields.accountName: .text("Safaricom"), Lead.Fields.office: office.office])
        var deals: [String: RecordKey] = [:]
        for role in ["AR", "SR"] {
            let deal = try office[role].add(
                Opportunity.kind,
                [
                    Opportunity.Fields.name: .text("Deal of \(role)"), Opportunity.Fields.office: office.office,
                    Opportunity.Fields.competitors: .set(["seen by \(role)"]),
                ])
            try office[role].set(lead, Lead.Fields.convertedOpportunity, .reference(deal.id))
            deals[role] = deal
            office.table.clock.advance(60_000)
        }
        try await office.meet(order[0], order[1])
        return (office, lead, try #require(deals["AR"]), try #require(deals["SR"]))
    }

    @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
    func `story 23: a lead converted twice keeps the first deal, and the second waits beside it for the manager`(
        order: [String]
    ) async throws {
        let (office, lead, first, second) = try await convertTwice(order)
        try await office.expect(lead, Lead.Fields.convertedOpportunity, .reference(first.id))
        for (deal, role) in [(first, "AR"), (second, "SR")] {
            try await office.expect(deal, Opportunity.Fields.name, .text("Deal of \(role)"))
        }
        let item = try office.openCase()
        #expect(item.question == .duplicate && item.rule == "leadConvertsOnce" && item.severity == .medium)
        #expect(item.subject == second && item.other == first && item.decider == "OM" && item.deputies == ["HQ"])
        #expect(item.note.contains("“Deal of AR” and again to “Deal of SR”"))
        let told = try office.replaced("SR", lead, Lead.Fields.convertedOpportunity)
        #expect(told.isOwnLoss && told.entry.rule == .first)
        #expect(try !office.replaced("AR", lead, Lead.Fields.convertedOpportunity).isOwnLoss)

        // Two deals after all: both stay, the lead keeps its link, and nobody is asked again.
        try office["OM"].answer(item, .separate)
        try await office.meet("OM")
        try office.expectNoCases()
        try await office.expect(second, Opportunity.Fields.name, .text("Deal of SR"))
        try office["SR"].set(second, Opportunity.Fields.stage, .text("verified"))
        try await office.meet()
        try await office.expect(second, Opportunity.Fields.stage, .text("verified"))
        try await office.expect(lead, Lead.Fields.convertedOpportunity, .reference(first.id))
    }

    @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
    func `story 23: if the two deals are one the second goes into the first, and HQ can take that back`(
        order: [String]
    ) async throws {
        let (office, lead, first, second) = try await convertTwice(order)
        let item = try office.openCase()
        try office["OM"].answer(item, .merge)
        try await office.meet("OM")
        try office.expectNoCases()
        let union = Value.set(["seen by AR", "seen by SR"])
        try await office.expect(first, Opportunity.Fields.competitors, union)
        try await office.expect(second, Opportunity.Fields.mergedInto, .reference(first.id))
        // Who still edits the second one edits the first.
        try office["SR"].set(second, Opportunity.Fields.stage, .text("verified"))
        try await office.meet()
        try await office.expect(first, Opportunity.Fields.stage, .text("verified"))

        #expect(try await office.table.headquarters.undoMerge(item.key.id) ?? 0 > 0)
        try await office.meet()
        try await office.expect(second, Opportunity.Fields.mergedInto, .null)
        try await office.expect(second, Opportunity.Fields.name, .text("Deal of SR"))
        try await office.expect(lead, Lead.Fields.convertedOpportunity, .reference(first.id))
    }

    // MARK: Story 28

    /// OM takes Li (SR) out of the team, PD puts Chen (SR 2) into the same seat, and Li, who has not heard of it, says
    /// that she is in. In whatever order HQ hears of it: there is never a time with two.
    @Test(arguments: [
        ["OM", "PD", "SR"], ["OM", "SR", "PD"], ["PD", "OM", "SR"], ["PD", "SR", "OM"], ["SR", "OM", "PD"],
        ["SR", "PD", "OM"],
    ])
    func `story 28: who was taken out of a team stays out, the new one comes in, and no seat is taken twice`(
        order: [String]
    ) async throws {
        let office = try await FieldOffice("OM", "PD", "SR", "SR 2")
        let deal = try await office.deal()
        let li = try await office.add(TeamSeat.kind, try seat(deal, "SR", office))
        try office["OM"].set(li, TeamSeat.Fields.active, .flag(false), reason: "leaving")
        let chen = try office["PD"].add(TeamSeat.kind, try seat(deal, "SR 2", office))
        let back = try office["SR"].set(li, TeamSeat.Fields.active, .flag(true), reason: "I stay")
        try await office.meet(order[0], order[1], order[2])
        try await office.expect(li, TeamSeat.Fields.active, .integer(0))

        // Where PD's word came before OM's, the seat was taken, and OM lets the new one in.
        for item in try office["OM"].workspace.cases() {
            #expect(item.question == .held && item.rule == "oneActiveSeat" && item.severity == .medium)
            #expect(item.decider == "OM" && [li, chen].contains(item.subject))
            #expect(item.authors == [item.subject == chen ? "PD" : "SR"])
            if item.subject == chen { #expect(try office["PD"].workspace.unappliedEdits().count == 1) }
            try office["OM"].answer(item, item.subject == chen ? .accept : .reject)
        }
        try await office.meet("OM")
        try office.expectNoCases()
        try await expectSeat(of: "SR 2", in: office)
        let history = try office["SR"].workspace.history(of: li)
        let standing = history.first { $0.dot == back && $0.field == TeamSeat.Fields.active }?.standing
        #expect(standing == .overridden || standing == .refused, "Li is told")

        // She asks again in one action, knowing all; it is OM's to say.
        try office["SR"].undo(back)
        try await office.meet("SR")
        let item = try office.openCase()
        #expect(item.subject == li && item.decider == "OM" && item.other == chen)
        try await expectSeat(of: "SR 2", in: office)
        try office["OM"].answer(item, .accept)
        try await office.meet("OM")
        try await expectSeat(of: "SR", in: office)
    }

    private func seat(_ deal: RecordKey, _ person: String, _ office: FieldOffice) throws -> [FieldNumber: Value] {
        [
            TeamSeat.Fields.opportunity: .reference(deal.id), TeamSeat.Fields.role: .text("SR"),
            TeamSeat.Fields.user: try office.person(person), TeamSeat.Fields.active: .flag(true),
            TeamSeat.Fields.office: office.office,
        ]
    }

    /// On every laptop and at HQ this person, and nobody else, sits in an active seat.
    private func expectSeat(
        of role: String, in office: FieldOffice, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for person in office.people {
            let rows = try person.laptop.workspace.replica.records(TeamSeat.kind)
            let active = rows.filter { $0.value(TeamSeat.Fields.active) == .integer(1) }
            let sitting = active.map { $0.value(TeamSeat.Fields.user) }
            #expect(sitting == [try office.person(role)], "\(person.role)", sourceLocation: sourceLocation)
        }
        let atHeadquarters = try await office.table.headquarters.read { reader in
            var sitting: [Value] = []
            try reader.forEach(TeamSeat.kind) { _, values in
                guard values[TeamSeat.Fields.active] == .integer(1) else { return }
                sitting.append(values[TeamSeat.Fields.user] ?? .null)
            }
            return sitting
        }
        #expect(atHeadquarters == [try office.person(role)], sourceLocation: sourceLocation)
    }

    // MARK: Story 30

    /// That the forecast counts the lower of the two stages belongs to the forecast, which comes later.
    @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
    func `story 30: a tender cancelled while somebody is shortlisted is a question, and either stage can be had`(
        order: [String]
    ) async throws {
        let office = try await FieldOffice("AR", "SR", "PD")
        let deal = try await office.deal()
        // A light deal has been through no gate that a way back would bring it before again.
        _ = try await office.table.headquarters.apply([
            RecordEdit(
                deal, .update,
                [
                    FieldValue(Opportunity.Fields.stage, .text("submitted")),
                    FieldValue(Opportunity.Fields.track, .text("light")),
                ])
        ])
        try await office.meet()
        try office["AR"].set(deal, Opportunity.Fields.stage, .text("guiding"), reason: "they cancelled the tender")
        office.table.clock.advance(60_000)
        try office["SR"].set(deal, Opportunity.Fields.stage, .text("negotiating"), reason: "shortlisted")
        try await office.meet(order[0], order[1])
        try await office.expect(deal, Opportunity.Fields.stage, .text("negotiating"))
        let item = try office.openCase()
        #expect(item.question == .values && item.severity == .medium && item.decider == "PD")
        #expect(item.deputies == ["OM"] && item.expiry == .escalates && Set(item.authors) == ["AR", "SR"])
        let evidence = try office["PD"].workspace.evidence(of: item)
        #expect(Set(evidence.map(\.reason)) == ["they cancelled the tender", "shortlisted"])
        #expect(Set(evidence.map(\.role)) == ["AR", "SR"] && Set(evidence.map(\.base)) == [.text("submitted")])
        #expect(try office["PD"].workspace.caseCounts(role: "PD").waitingForUser == 1)
        for role in ["AR", "SR"] { #expect(try office[role].workspace.status().ownConflicts == 1) }

        try office["PD"].decide(item, .text("guiding"))
        try await office.meet("PD")
        try await office.expect(deal, Opportunity.Fields.stage, .text("guiding"))
        try office.expectNoCases()
        try office["SR"].undo(item)
        try await office.meet("SR")
        try await office.expect(deal, Opportunity.Fields.stage, .text("negotiating"))
        try office.expectNoCases()
    }

    // MARK: Story 35

    @Test(arguments: [true, false])
    func `story 35: a rep with two devices disagrees with himself, sees both values on each, and settles it himself`(
        laptopFirst: Bool
    ) async throws {
        let office = try await FieldOffice("AR", "OM")
        let person = try office.person("AR")
        guard case .reference(let id) = person else { throw Stranded("AR is nobody.") }
        let laptop = try office["AR"]
        let borrowed = try await FieldLaptop("AR", at: office.table, person: id)
        let deal = try await office.deal([Opportunity.Fields.commercial: Self.dollars(1_200_000)])
        try await borrowed.sync()
        try laptop.set(deal, Opportunity.Fields.commercial, Self.dollars(300_000), reason: "on the train")
        try borrowed.set(deal, Opportunity.Fields.commercial, Self.dollars(200_000), reason: "at the customer")
        if !laptopFirst { try await borrowed.sync() }
        try await office.meet()
        try await borrowed.sync()
        try await office.meet()
        try await office.expect(deal, Opportunity.Fields.commercial, Self.dollars(200_000))
        #expect(try borrowed.shown(deal, Opportunity.Fields.commercial) == Self.dollars(200_000))

        let item = try office.openCase()
        #expect(item.authors == ["AR"] && item.severity == .medium)
        for (device, mine, theirs) in [(laptop, 300_000, 200_000), (borrowed, 200_000, 300_000)] {
            let conflict = try #require(try device.workspace.conflicts().first)
            #expect(conflict.yours?.sibling.value == Self.dollars(Int64(mine)))
            #expect(conflict.theirs.map(\.sibling.value) == [Self.dollars(Int64(theirs))])
            #expect(conflict.theirs.map(\.author) == ["AR"])
            #expect(try device.workspace.cases().map(\.isOwn) == [true])
        }
        try borrowed.decide(item, Self.dollars(300_000))
        try await borrowed.sync()
        try await office.meet()
        try await office.expect(deal, Opportunity.Fields.commercial, Self.dollars(300_000))
        try office.expectNoCases()
        let closed = try #require(try laptop.workspace.cases(named: item.code).first)
        #expect(closed.closing?.by == "AR")
        try laptop.undo(item)
        try await office.meet()
        try await borrowed.sync()
        try await office.expect(deal, Opportunity.Fields.commercial, Self.dollars(200_000))
        #expect(try borrowed.shown(deal, Opportunity.Fields.commercial) == Self.dollars(200_000))
        #expect(try borrowed.workspace.verify().isSound)
    }

    private static func dollars(_ amount: Int64) -> Value {
        .compound([.integer(amount * 100), .text("USD"), .null])
    }
}
