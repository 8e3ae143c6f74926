// Why this file exists: stories 16, 27, 28 and 30 of field life: progress and going back, ticks and who may take them
// away, seats and who may fill them. In each, whose word counts is settled in advance.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import Testing

@Suite("Stories of progress and teams") struct DeliveryStories {
    // MARK: Story 16

    @Test(arguments: [["PM", "FR"], ["FR", "PM"]])
    func `story 16: of two reports of progress the further one shows, and the other comes back in one action`(
        order: [String]
    ) async throws {
        let office = try await FieldOffice("PM", "FR", "AR")
        let milestone = try await office.milestone(percent: 40)
        try office["FR"].set(milestone, Milestone.Fields.percent, .integer(60))
        office.table.clock.advance(60_000)
        try office["PM"].set(milestone, Milestone.Fields.percent, .integer(80))
        try await office.meet(order[0], order[1])
        try await office.expect(milestone, Milestone.Fields.percent, .integer(80))
        try office.expectNoCases()
        let lost = try office.replaced("FR", milestone, Milestone.Fields.percent)
        #expect(lost.isOwnLoss && lost.entry.rule == .furthestStage && lost.entry.winner?.author == "PM")
        #expect(try !office.replaced("PM", milestone, Milestone.Fields.percent).isOwnLoss)
        #expect(try office["AR"].workspace.replacements().isEmpty, "it is nothing to the others")
        try office["FR"].undo(lost.entry.loser.sibling.dot)
        try await office.meet("FR")
        try await office.expect(milestone, Milestone.Fields.percent, .integer(60))
    }

    @Test(arguments: [["PM", "FR"], ["FR", "PM"]])
    func `story 16: going back for rework while another goes on is a question, and the lower value shows meanwhile`(
        order: [String]
    ) async throws {
        let office = try await FieldOffice("PM", "FR", "AR")
        let milestone = try await office.milestone(percent: 70)
        try office["FR"].set(milestone, Milestone.Fields.percent, .integer(50), reason: "rework")
        office.table.clock.advance(60_000)
        try office["PM"].set(milestone, Milestone.Fields.percent, .integer(80))
        try await office.meet(order[0], order[1])
        try await office.expect(milestone, Milestone.Fields.percent, .integer(50))
        let item = try office.openCase()
        #expect(item.question == .values && item.rule == "furthestStage" && item.severity == .medium)
        #expect(item.decider == "PM" && item.deputies == ["OM"] && item.expiry == .escalates)
        #expect(Set(item.authors) == ["PM", "FR"])
        let evidence = try office["AR"].workspace.evidence(of: item)
        #expect(evidence.first { $0.author == "FR" }?.reason == "rework")
        #expect(Set(evidence.map(\.value)) == [.integer(50), .integer(80)])
        #expect(Set(evidence.map(\.base)) == [.integer(70)])
        #expect(try office["PM"].workspace.caseCounts(role: "PM").waitingForUser == 1)
        #expect(try office["FR"].workspace.caseCounts(role: "FR").withOwnValue == 1)

        try office["PM"].decide(item, .integer(80))
        try await office.meet("PM")
        try await office.expect(milestone, Milestone.Fields.percent, .integer(80))
        try office.expectNoCases()
        try office["FR"].undo(item)
        try await office.meet("FR")
        try await office.expect(milestone, Milestone.Fields.percent, .integer(50))
        try office.expectNoCases()
    }

    @Test(arguments: [["PM", "FR"], ["FR", "PM"]])
    func `story 16: of two dates of completion the later one shows until the project manager decides`(
        order: [String]
    ) async throws {
        let office = try await FieldOffice("PM", "FR", "AR")
        let milestone = try await office.milestone(percent: 100)
        let days = [try #require(CivilDate("2025-12-20")), try #require(CivilDate("2025-12-24"))]
        try office["PM"].set(milestone, Milestone.Fields.actualOn, .date(days[1]))
        office.table.clock.advance(60_000)
        try office["FR"].set(milestone, Milestone.Fields.actualOn, .date(days[0]))
        try await office.meet(order[0], order[1])
        try await office.expect(milestone, Milestone.Fields.actualOn, .date(days[1]))
        let item = try office.openCase()
        #expect(item.question == .values && item.severity == .medium && item.decider == "PM")
        try office["PM"].decide(item, .date(days[0]))
        try await office.meet("PM")
        try await office.expect(milestone, Milestone.Fields.actualOn, .date(days[0]))
        try office["PM"].undo(item)
        try await office.meet("PM")
        try await office.expect(milestone, Milestone.Fields.actualOn, .date(days[1]))
    }

    // MARK: Story 27

    @Test(arguments: [["AR", "QA"], ["QA", "AR"]], [true, false])
    func `story 27: quality assurance's tick away stands, whenever it was made, and its author is told why`(
        order: [String], isLater: Bool
    ) async throws {
        let office = try await FieldOffice("AR", "QA", "OM")
        let deal = try await office.deal()
        let item = try await office.add(
            ChecklistItem.kind,
            [
                ChecklistItem.Fields.name: .text("site survey"), ChecklistItem.Fields.done: .flag(true),
                ChecklistItem.Fields.opportunity: .reference(deal.id), ChecklistItem.Fields.office: office.office,
            ])
        let tick = {
            try office["AR"].workspace.replica.apply([
                RecordEdit(
                    item, .update,
                    [
                        FieldValue(ChecklistItem.Fields.done, .flag(true)),
                        FieldValue(ChecklistItem.Fields.reason, .text("photos are in")),
                    ])
            ])
        }
        let untick = {
            try office["QA"].workspace.replica.apply(
                [
                    RecordEdit(
                        item, .update,
                        [
                            FieldValue(ChecklistItem.Fields.done, .flag(false)),
                            FieldValue(ChecklistItem.Fields.reason, .text("no photos")),
                        ])
                ], reason: "no photos")
        }
        if isLater { _ = try tick() } else { _ = try untick() }
        office.table.clock.advance(60_000)
        if isLater { _ = try untick() } else { _ = try tick() }
        try await office.meet(order[0], order[1])
        try await office.expect(item, ChecklistItem.Fields.done, .integer(0))
        try await office.expect(item, ChecklistItem.Fields.reason, .text("no photos"))
        try office.expectNoCases()
        let told = try office.replaced("AR", item, ChecklistItem.Fields.done)
        #expect(told.isOwnLoss && told.entry.rule == .rolePriority)
        #expect(told.entry.winner?.author == "QA" && told.entry.winner?.sibling.circumstances.role == "QA")
        #expect(told.entry.winner?.sibling.circumstances.reason == "no photos")
        #expect(try office["AR"].workspace.status().overridden == 2, "the tick and its reason")

        // Knowing of it, the tick may be set again in one action.
        try office["AR"].undo(told.entry.loser.sibling.dot)
        try await office.meet("AR")
        try await office.expect(item, ChecklistItem.Fields.done, .integer(1))
        try await office.expect(item, ChecklistItem.Fields.reason, .text("photos are in"))
    }
}

extension FieldOffice {
    fileprivate func milestone(percent: Int64) async throws -> RecordKey {
        try await add(
            Milestone.kind,
            [
                Milestone.Fields.name: .text("On air"), Milestone.Fields.office: office,
                Milestone.Fields.percent: .integer(percent),
            ])
    }
}
