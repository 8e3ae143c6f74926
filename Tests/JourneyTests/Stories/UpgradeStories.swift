// Why this file exists: story 32 of field life: offices upgrade on different days. Whoever still runs the old build
// works on, loses nothing of what it cannot read, and sees it all once it is upgraded.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of old builds") struct UpgradeStories {
    /// The vocabulary as it was before strategies, competitors and milestones.
    private static let old = Schema(
        version: LeadToCash.schema.version - 1,
        kinds: LeadToCash.schema.kinds.filter { $0.number != Milestone.kind }.map { kind in
            guard kind.number == Opportunity.kind else { return kind }
            return kind.without([Opportunity.Fields.strategy, Opportunity.Fields.competitors])
        }, certifiedRole: LeadToCash.schema.certifiedRole)

    /// An office with an old build and an office with a new one share a deal.
    private struct Scene {
        let table: Tabletop
        let old: FieldLaptop
        let new: FieldLaptop
        let deal: RecordKey
        let item: RecordKey

        init() async throws {
            table = try await Tabletop()
            old = try await FieldLaptop("old", at: table, schema: UpgradeStories.old)
            new = try await FieldLaptop("new", at: table)
            deal = try new.add(
                Opportunity.kind,
                [
                    Opportunity.Fields.name: .text("Beeline RAN"),
                    Opportunity.Fields.office: .reference(table.office),
                    Opportunity.Fields.strategy: .text("price first"),
                    Opportunity.Fields.competitors: .set(["Ericsson"]),
                ])
            item = try new.add(
                Milestone.kind,
                [
                    Milestone.Fields.name: .text("site ready"),
                    Milestone.Fields.opportunity: .reference(deal.id),
                    Milestone.Fields.office: .reference(table.office),
                ])
            try await meet(oldFirst: false)
        }

        func meet(oldFirst: Bool) async throws {
            table.clock.advance(60_000)
            for laptop in (oldFirst ? [old, new] : [new, old]) + [old, new, old] {
                let report = try await laptop.sync()
                #expect(!report.repaired, "what a build cannot read is not damage")
            }
            for laptop in [old, new] {
                #expect(try !laptop.workspace.status().needsRepair)
                #expect(try laptop.workspace.verify().isSound)
            }
            #expect(try await table.headquarters.verify().findings == [])
        }

        /// What a field shows at HQ and on these laptops.
        func expect(
            _ field: FieldNumber, _ value: Value, on laptops: FieldLaptop...,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            #expect(try await table.shown(deal, field) == value, sourceLocation: sourceLocation)
            for laptop in laptops { #expect(try laptop.shown(deal, field) == value, sourceLocation: sourceLocation) }
        }
    }

    private static let step = Value.compound([.text("call them"), .null])

    @Test(arguments: [true, false])
    func `story 32: what an old build cannot read comes back unchanged from it, and shows once it is upgraded`(
        oldFirst: Bool
    ) async throws {
        let scene = try await Scene()
        #expect(try scene.old.shown(scene.deal, Opportunity.Fields.strategy) == .null)
        try scene.old.set(scene.deal, Opportunity.Fields.nextStep, Self.step)
        try scene.new.set(scene.deal, Opportunity.Fields.strategy, .text("service first"))
        try await scene.meet(oldFirst: oldFirst)
        try await scene.expect(Opportunity.Fields.nextStep, Self.step, on: scene.old, scene.new)
        try await scene.expect(Opportunity.Fields.strategy, .text("service first"), on: scene.new)
        try await scene.expect(Opportunity.Fields.competitors, .set(["Ericsson"]), on: scene.new)

        // An edit made before the upgrade goes up after it.
        try scene.old.set(scene.deal, Opportunity.Fields.name, .text("Beeline RAN 2"))
        scene.old.upgrade()
        try await scene.meet(oldFirst: oldFirst)
        try await scene.expect(Opportunity.Fields.name, .text("Beeline RAN 2"), on: scene.old, scene.new)
        try await scene.expect(Opportunity.Fields.strategy, .text("service first"), on: scene.old, scene.new)
        try await scene.expect(Opportunity.Fields.competitors, .set(["Ericsson"]), on: scene.old, scene.new)
        #expect(try scene.old.shown(scene.item, Milestone.Fields.name) == .text("site ready"))
        // From now on it is a laptop like any other.
        try scene.old.set(scene.deal, Opportunity.Fields.strategy, .text("both"))
        try await scene.meet(oldFirst: true)
        try await scene.expect(Opportunity.Fields.strategy, .text("both"), on: scene.old, scene.new)
    }

    @Test func `story 32: what came while an old build still used an upgraded file is fetched by the new one`()
        async throws
    {
        let scene = try await Scene()
        scene.old.upgrade()
        try await scene.meet(oldFirst: true)
        // Somebody starts the old build once more; or it had been running all the time.
        scene.old.run(Self.old)
        try scene.new.set(scene.deal, Opportunity.Fields.strategy, .text("service first"))
        try scene.new.set(scene.item, Milestone.Fields.name, .text("site accepted"))
        for laptop in [scene.new, scene.old] { _ = try await laptop.sync() }
        scene.old.upgrade()
        for _ in 1...2 { _ = try await scene.old.sync() }
        #expect(try !scene.old.workspace.status().needsRepair)
        #expect(try scene.old.workspace.verify().isSound)
        try await scene.expect(Opportunity.Fields.strategy, .text("service first"), on: scene.old, scene.new)
        #expect(try scene.old.shown(scene.item, Milestone.Fields.name) == .text("site accepted"))
    }

    @Test func `story 32: whoever is upgraded after a long absence keeps nothing that HQ deleted and forgot`()
        async throws
    {
        let scene = try await Scene()
        let gone = try scene.new.add(
            Contact.kind,
            [Contact.Fields.name: .text("soon gone"), Contact.Fields.office: .reference(scene.table.office)])
        try await scene.meet(oldFirst: false)
        try scene.new.workspace.replica.apply([RecordEdit(gone, .delete(reason: "left"))])
        try await scene.new.sync()
        scene.table.clock.advance(200 * Tabletop.day)
        try await scene.new.sync()
        #expect(try await scene.table.headquarters.collectTombstones().forgotten == 1)
        scene.old.upgrade()
        let report = try await scene.old.sync()
        #expect(report.rebased)
        try await scene.old.sync()
        #expect(try scene.old.shown(gone, Contact.Fields.name) == nil)
        #expect(try scene.old.shown(scene.deal, Opportunity.Fields.strategy) == .text("price first"))
    }

    @Test func `story 32: records of a kind that an old build does not know come, change and go without harm`()
        async throws
    {
        let scene = try await Scene()
        for number in 1...3 {
            try scene.new.set(scene.item, Milestone.Fields.notes, .text("look \(number)"))
            try await scene.meet(oldFirst: number % 2 == 0)
        }
        let other = try scene.new.add(
            Milestone.kind,
            [
                Milestone.Fields.name: .text("on air"), Milestone.Fields.office: .reference(scene.table.office),
                Milestone.Fields.opportunity: .reference(scene.deal.id),
            ])
        try await scene.meet(oldFirst: false)
        try scene.new.workspace.replica.apply([RecordEdit(scene.item, .delete(reason: "twice"))])
        try await scene.meet(oldFirst: false)
        _ = try await scene.table.headquarters.erase([other], reason: "asked for it")
        try await scene.meet(oldFirst: true)
        #expect(throws: ReplicaError.self) { try scene.old.shown(other, Milestone.Fields.name) }

        scene.old.upgrade()
        try await scene.meet(oldFirst: true)
        #expect(try scene.old.workspace.replica.count(Milestone.kind) == 0)
    }

    @Test func `story 32: a question about a record that an old build does not know waits there for the upgrade`()
        async throws
    {
        let scene = try await Scene()
        let colleague = try await FieldLaptop("colleague", at: scene.table)
        try await colleague.sync()
        let days = [try #require(CivilDate("2025-12-01")), try #require(CivilDate("2025-12-09"))]
        try scene.new.set(scene.item, Milestone.Fields.actualOn, .date(days[1]))
        try colleague.set(scene.item, Milestone.Fields.actualOn, .date(days[0]))
        try await colleague.sync()
        try await scene.meet(oldFirst: true)
        let item = try #require(try scene.new.workspace.cases().first)
        #expect(item.subject == scene.item && item.decider == "PM")
        #expect(try scene.old.workspace.cases().isEmpty && scene.old.workspace.conflicts().isEmpty)
        #expect(try scene.old.workspace.status().openConflicts == 0)
        scene.old.upgrade()
        try await scene.meet(oldFirst: true)
        #expect(try scene.old.workspace.cases().map(\.code) == [item.code])
        #expect(try scene.old.workspace.conflicts().map(\.shown) == [.date(days[1])])
    }

    @Test func `story 32: a question about what an old build cannot read is for those who can`() async throws {
        let scene = try await Scene()
        let colleague = try await FieldLaptop("colleague", at: scene.table)
        try await colleague.sync()
        try scene.new.set(scene.deal, Opportunity.Fields.strategy, .text("service first"))
        try colleague.set(scene.deal, Opportunity.Fields.strategy, .text("partners first"))
        try await colleague.sync()
        try await scene.meet(oldFirst: true)
        let item = try #require(try scene.new.workspace.cases().first)
        #expect(item.field == Opportunity.Fields.strategy && item.question == .values && item.severity == .low)
        // The old build sees that there is a question, and leaves it as it is.
        #expect(try scene.old.workspace.cases().map(\.code) == [item.code])
        #expect(try scene.old.workspace.conflicts().map(\.shown) == [.null])
        try scene.old.set(scene.deal, Opportunity.Fields.nextStep, Self.step)
        try await scene.meet(oldFirst: true)
        let merged = try #require(try scene.new.shown(scene.deal, Opportunity.Fields.strategy))
        guard case .text(let text) = merged else { throw Stranded("The strategy is \(merged).") }
        #expect(text.contains("service first") && text.contains("partners first") && TextMerge.hasMarkers(text))
        #expect(try scene.new.workspace.cases().map(\.code) == [item.code])
        scene.old.upgrade()
        try await scene.meet(oldFirst: true)
        #expect(try scene.old.shown(scene.deal, Opportunity.Fields.strategy) == merged)
        #expect(try scene.old.workspace.conflicts().map(\.shown) == [merged])
    }
}

extension RecordKind {
    /// The kind as it was before it had these fields.
    fileprivate func without(_ fields: Set<FieldNumber>) -> RecordKind {
        RecordKind(
            number: number, name: name, scope: scope, code: code, headquartersOnly: headquartersOnly,
            issuedOnly: issuedOnly, redirect: redirect, fields: self.fields.filter { !fields.contains($0.number) })
    }
}
