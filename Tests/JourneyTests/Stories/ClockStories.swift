// Why this file exists: story 18 of field life: a laptop's clock is wrong by a year. It must neither win for a year nor
// lose for one, and nobody else may pay for it.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of clocks") struct ClockStories {
    private static let hour: UInt64 = 3_600_000
    private static let year = Int64(365 * Tabletop.day)

    /// When B's clock goes wrong, and who syncs first.
    struct Circumstances: CustomTestStringConvertible, Sendable {
        /// Before B's last sync, so that the wrong clock has been measured; otherwise after it.
        let isMeasured: Bool
        let wrongFirst: Bool

        var testDescription: String {
            "clock wrong \(isMeasured ? "before" : "since") the last sync, B syncs \(wrongFirst ? "first" : "last")"
        }

        static let all = [true, false].flatMap { measured in
            [true, false].map { Circumstances(isMeasured: measured, wrongFirst: $0) }
        }
    }

    /// B, whose clock is wrong, and C share a deal.
    private struct Scene {
        let table: Tabletop
        let wrong: FieldLaptop
        let right: FieldLaptop
        let deal: RecordKey

        init(ahead: Int64, _ circumstances: Circumstances) async throws {
            table = try await Tabletop()
            table.clock.advance(300 * Tabletop.day)
            (wrong, right) = (try await FieldLaptop("B", at: table), try await FieldLaptop("C", at: table))
            deal = try right.add(
                Opportunity.kind,
                [Opportunity.Fields.name: .text("Beeline RAN"), Opportunity.Fields.office: .reference(table.office)])
            if circumstances.isMeasured { wrong.set(ahead: ahead) }
            for laptop in [right, wrong, right] { try await laptop.sync() }
            wrong.set(ahead: ahead)
            table.clock.advance(hour)
        }

        /// Everybody syncs until everybody has heard of everything.
        func meet(wrongFirst: Bool = true) async throws {
            let order = wrongFirst ? [wrong, right] : [right, wrong]
            for laptop in order + order {
                let report = try await laptop.sync()
                #expect(!report.repaired)
            }
        }

        func expect(_ step: Value, sourceLocation: SourceLocation = #_sourceLocation) async throws {
            for laptop in [wrong, right] {
                let shown = try laptop.shown(deal, Opportunity.Fields.nextStep)
                #expect(shown == step, sourceLocation: sourceLocation)
                #expect(try laptop.workspace.verify().isSound, sourceLocation: sourceLocation)
            }
            let shown = try await table.shown(deal, Opportunity.Fields.nextStep)
            #expect(shown == step, sourceLocation: sourceLocation)
            #expect(try await table.headquarters.verify().findings == [], sourceLocation: sourceLocation)
        }

        func say(_ text: String, on laptop: FieldLaptop) throws -> Value {
            let step = Value.compound([.text(text), .null])
            try laptop.set(deal, Opportunity.Fields.nextStep, step)
            return step
        }
    }

    @Test(arguments: Circumstances.all)
    func `story 18: a laptop a year ahead loses to whoever edits later, and gets its value back in one action`(
        _ circumstances: Circumstances
    ) async throws {
        let scene = try await Scene(ahead: Self.year, circumstances)
        let early = try scene.say("call them", on: scene.wrong)
        scene.table.clock.advance(Self.hour)
        let late = try scene.say("visit them", on: scene.right)
        scene.table.clock.advance(Self.hour)
        try await scene.meet(wrongFirst: circumstances.wrongFirst)
        try await scene.expect(late)

        let seenByB = try #require(try scene.wrong.workspace.replacements().first)
        #expect(seenByB.isOwnLoss && seenByB.entry.rule == .keepLatest)
        #expect(seenByB.entry.loser.sibling.value == early && seenByB.entry.winner?.author == "C")
        let seenByC = try #require(try scene.right.workspace.replacements().first)
        #expect(!seenByC.isOwnLoss && seenByC.entry.loser.author == "B")
        let status = try scene.wrong.workspace.status()
        #expect(status.overridden == 1 && status.openConflicts == 0)
        // What the program's warning is made of: the clock is 365 days ahead.
        #expect(abs(status.clockOffset + Self.year) < 1000)
        #expect(try scene.right.workspace.status().clockOffset == 0)

        try scene.wrong.undo(seenByB.entry.loser.sibling.dot)
        try await scene.meet()
        try await scene.expect(early)
    }

    @Test(arguments: Circumstances.all)
    func `story 18: a laptop a year behind does not lose whatever it says later than others`(
        _ circumstances: Circumstances
    ) async throws {
        let scene = try await Scene(ahead: -Self.year, circumstances)
        let early = try scene.say("call them", on: scene.right)
        scene.table.clock.advance(Self.hour)
        let late = try scene.say("visit them", on: scene.wrong)
        scene.table.clock.advance(Self.hour)
        try await scene.meet(wrongFirst: circumstances.wrongFirst)
        try await scene.expect(late)

        let lost = try #require(try scene.right.workspace.replacements().first)
        #expect(lost.isOwnLoss && lost.entry.loser.sibling.value == early && lost.entry.winner?.author == "B")
        #expect(abs(try scene.wrong.workspace.status().clockOffset - Self.year) < 1000)
        try scene.right.undo(lost.entry.loser.sibling.dot)
        try await scene.meet()
        try await scene.expect(early)
    }

    @Test(arguments: [Self.year, -Self.year])
    func `story 18: the later of two edits wins on every day of a year, whoever's clock is wrong`(
        ahead: Int64
    ) async throws {
        let scene = try await Scene(ahead: ahead, Circumstances(isMeasured: false, wrongFirst: true))
        for month in 1...12 {
            let order = month % 2 == 0 ? [scene.wrong, scene.right] : [scene.right, scene.wrong]
            var last = Value.null
            for laptop in order {
                last = try scene.say("month \(month), \(laptop === scene.wrong ? "B" : "C")", on: laptop)
                scene.table.clock.advance(Self.hour)
            }
            try await scene.meet(wrongFirst: month % 3 == 0)
            try await scene.expect(last)
            scene.table.clock.advance(30 * Tabletop.day)
        }
        // Half of the edits lost, each laptop's own share of them is told to it.
        #expect(try scene.wrong.workspace.status().overridden == 6)
        #expect(try scene.right.workspace.status().overridden == 6)
    }

    @Test func `story 18: a visit dated by a clock that is a year ahead waits, with the day that was meant`()
        async throws
    {
        let scene = try await Scene(ahead: Self.year, Circumstances(isMeasured: false, wrongFirst: true))
        let typed = scene.wrong.now - Int64(3 * Tabletop.day)
        let meant = Int64(scene.table.clock.now - 3 * Tabletop.day)
        let visit = try scene.wrong.add(
            Activity.kind,
            [
                Activity.Fields.type: .text("visit"), Activity.Fields.subject: .text("Site survey"),
                Activity.Fields.occurredAt: .integer(typed),
                Activity.Fields.office: .reference(scene.table.office),
                Activity.Fields.opportunity: .reference(scene.deal.id),
            ])
        try await scene.meet()
        for laptop in [scene.wrong, scene.right] {
            #expect(try laptop.shown(visit, Activity.Fields.subject) == .text("Site survey"), "the visit is a fact")
            #expect(try laptop.shown(visit, Activity.Fields.occurredAt) == .null)
        }
        let held = try #require(try scene.wrong.workspace.unappliedEdits().first)
        #expect(held.verdict == .held && held.ruleName == "businessDateInRange" && held.value == .integer(typed))
        let days = try #require(CivilDate(days: meant / Int64(Tabletop.day)))
        for laptop in [scene.wrong, scene.right] {
            let item = try #require(try laptop.workspace.cases().first)
            #expect(item.question == .held && item.subject == visit && item.field == Activity.Fields.occurredAt)
            #expect(item.severity == .medium && item.decider == "AR" && item.deputies == ["OM"])
            #expect(item.authors == ["B"] && item.expiry == .escalates && item.due ?? 0 > item.openedAt ?? 0)
            #expect(item.note.contains("did you mean \(days)?") && item.note.contains("365 days ahead"))
            #expect(item.isOwn == (laptop === scene.wrong))
        }
        #expect(try scene.wrong.workspace.status().held == 1)

        // B types the day that was meant and withdraws the other.
        let workspace = try scene.wrong.workspace
        try scene.wrong.set(visit, Activity.Fields.occurredAt, .integer(meant))
        let item = try #require(try workspace.cases().first)
        try workspace.answer(item, .reject, CaseRemark(name: "B", text: "my clock"), seen: nil)
        try await scene.meet()
        for laptop in [scene.wrong, scene.right] {
            #expect(try laptop.shown(visit, Activity.Fields.occurredAt) == .integer(meant))
            #expect(try laptop.workspace.cases().isEmpty)
            #expect(try laptop.workspace.verify().isSound)
        }
        #expect(try await scene.table.shown(visit, Activity.Fields.occurredAt) == .integer(meant))
    }
}
