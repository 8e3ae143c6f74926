// Why this file exists: story 31 of field life: the same files come in twice, at HQ and from offices that were offline.
// An import is an actor like any other: what it brings is known by its foreign id, and where it disagrees the fields'
// own policies decide. That the real data set comes out unchanged the second time is told with the real data.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

@Suite("Stories of imports") struct ImportStories {
    /// What two offices' files say of one customer whom both work, and of one deal.
    private struct Files {
        var sector = "retail"
        var employees = 40
        var value = ""

        private static let teams = """
            sales_agent,manager,regional_office
            Ann Areng,Olga Omari,Central
            Sam Sroka,Olga Omari,West

            """
        private static let products = """
            product,series,sales_price
            Kestrel,Kestrel,540

            """

        func plan() throws -> ImportPlan {
            let accounts = """
                account,sector,year_established,revenue,employees,office_location,subsidiary_of
                Acme,\(sector),1990,12.50,\(employees),Kenya,

                """
            let pipeline = """
                opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
                1C1I7A6R,Ann Areng,Kestrel,Acme,Engaging,2017-03-01,,\(value)
                2B7QQ9ZZ,Sam Sroka,Kestrel,Acme,Engaging,2017-03-01,,

                """
            let files = [
                ("sales_teams.csv", Self.teams), ("products.csv", Self.products), ("accounts.csv", accounts),
                ("sales_pipeline.csv", pipeline),
            ]
            return try ImportPlan(
                files.map { SourceFile(name: $0.0, bytes: Array($0.1.utf8)) }, profile: .maven)
        }
    }

    private static let account = ExternalIdentity.key(.maven, Account.kind, "Acme")
    private static let deal = ExternalIdentity.key(.maven, Opportunity.kind, "1C1I7A6R")

    /// HQ with the teams and products of the files, and a laptop in each of the two offices.
    private struct Scene {
        let table: Tabletop
        private(set) var laptops: [(laptop: FieldLaptop, home: RecordID)] = []

        init() async throws {
            table = try await Tabletop()
            let plan = try Files().plan()
            _ = try await table.headquarters.apply(
                plan.reconcile { _ in nil }.edits.filter {
                    LeadToCash.schema.kind($0.key.kind)?.headquartersOnly == true
                })
            for (name, office) in [("Ann Areng", "Central"), ("Sam Sroka", "West")] {
                let home = ExternalIdentity.key(.maven, Office.kind, office).id
                let scope = try await table.headquarters.scope(anchoredAt: home, name: office)
                let person = ExternalIdentity.key(.maven, User.kind, name).id
                laptops.append((try await FieldLaptop(name, at: table, person: person, scope: scope), home))
            }
            // Ann manages her office: an amount that an account responsible disputes is hers to decide.
            let ann = ExternalIdentity.key(.maven, User.kind, "Ann Areng")
            _ = try await table.headquarters.apply([
                RecordEdit(ann, .update, [FieldValue(User.Fields.role, .text("OM"))])
            ])
            try await meet()
        }

        var ann: FieldLaptop { laptops[0].laptop }
        var sam: FieldLaptop { laptops[1].laptop }

        func meet(annFirst: Bool = true) async throws {
            for (laptop, _) in (annFirst ? laptops : laptops.reversed()) + laptops + laptops { try await laptop.sync() }
            table.clock.advance(60_000)
        }

        /// Imports at HQ.
        @discardableResult
        func importAtHeadquarters(_ files: Files) async throws -> ImportOutcome {
            let plan = try files.plan()
            let outcome = try await table.headquarters.read { reader in plan.reconcile { try? reader.values(of: $0) } }
            _ = try await table.headquarters.apply(outcome.edits)
            return outcome
        }

        /// Imports on a laptop without a network, as `outpost import` does: what is HQ's or another office's is left
        /// out.
        @discardableResult
        func importOffline(_ files: Files, on laptop: FieldLaptop) throws -> ImportOutcome {
            let replica = try laptop.workspace.replica
            let home = laptops.first { $0.laptop === laptop }?.home
            let outcome = try files.plan().reconcile { key in
                (try? replica.record(key)).map { row in Dictionary(row.values.map { ($0.field, $0.value) }) { $1 } }
            }
            let edits = outcome.edits.filter { edit in
                guard LeadToCash.schema.kind(edit.key.kind)?.headquartersOnly == false else { return false }
                guard case .reference(let office)? = edit.value(Opportunity.Fields.office),
                    edit.key.kind == Opportunity.kind
                else { return true }
                return office == home
            }
            if !edits.isEmpty { try replica.apply(edits) }
            return outcome
        }

        /// What a field shows at HQ and on those laptops that hold the record.
        func expect(
            _ key: RecordKey, _ field: FieldNumber, _ value: Value, on laptops: FieldLaptop...,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            for laptop in laptops {
                #expect(try laptop.shown(key, field) == value, "\(laptop.name)", sourceLocation: sourceLocation)
            }
            #expect(try await table.shown(key, field) == value, "HQ", sourceLocation: sourceLocation)
            for laptop in [ann, sam] {
                #expect(try laptop.workspace.verify().isSound, sourceLocation: sourceLocation)
                let status = try laptop.workspace.status()
                #expect(status.held == 0 && status.refused == 0, "\(laptop.name)", sourceLocation: sourceLocation)
            }
            #expect(try await table.headquarters.verify().findings == [], sourceLocation: sourceLocation)
        }
    }

    @Test func `story 31: the second import of the same files creates and changes nothing, at HQ or on a laptop`()
        async throws
    {
        let scene = try await Scene()
        let first = try await scene.importAtHeadquarters(Files())
        #expect(first.tallies["opportunity"]?.created == 2 && first.tallies["account"]?.created == 1)
        try await scene.meet()
        let frontier = try await scene.ann.sync().frontier
        let second = try await scene.importAtHeadquarters(Files())
        #expect(second.edits.isEmpty)
        #expect(second.tallies["opportunity"]?.unchanged == 2 && second.tallies["opportunity"]?.created == 0)
        let third = try scene.importOffline(Files(), on: scene.ann)
        #expect(third.tallies["account"]?.unchanged == 1 && third.tallies["account"]?.created == 0)
        let report = try await scene.ann.sync()
        #expect(report.uploaded == 0 && report.rows == 0 && report.frontier == frontier)
    }

    @Test(arguments: [true, false])
    func `story 31: two offices that import overlapping files offline make one customer, and the later value shows`(
        annFirst: Bool
    ) async throws {
        let scene = try await Scene()
        try scene.importOffline(Files(sector: "retail", employees: 40), on: scene.ann)
        scene.table.clock.advance(60_000)
        try scene.importOffline(Files(sector: "telecom", employees: 40), on: scene.sam)
        try await scene.meet(annFirst: annFirst)
        for laptop in [scene.ann, scene.sam] {
            #expect(try laptop.workspace.replica.count(Account.kind) == 1)
            #expect(try laptop.workspace.replica.count(Opportunity.kind) == 1, "each has its own office's deal")
            #expect(try laptop.workspace.cases().isEmpty)
        }
        try await scene.expect(
            Self.account, Account.Fields.industry, .text("telecom"), on: scene.ann, scene.sam)
        let lost = try #require(try scene.ann.workspace.replacements().first)
        #expect(lost.isOwnLoss && lost.entry.rule == .keepLatest && lost.entry.field == Account.Fields.industry)
        #expect(lost.entry.winner?.author == "Sam Sroka")
        #expect(try scene.ann.workspace.replacements().count == 1, "what both say alike is no loss")
        try scene.ann.undo(lost.entry.loser.sibling.dot)
        try await scene.meet()
        try await scene.expect(
            Self.account, Account.Fields.industry, .text("retail"), on: scene.ann, scene.sam)
        // Whoever imports again now imports what differs, and nothing else.
        let again = try scene.importOffline(Files(sector: "retail"), on: scene.sam)
        #expect(again.tallies["account"]?.unchanged == 1)
    }

    @Test func `story 31: an amount that HQ's file and an office's file tell differently is a question`() async throws {
        let scene = try await Scene()
        try scene.importOffline(Files(value: "1000"), on: scene.ann)
        try await scene.importAtHeadquarters(Files(value: "2000"))
        try await scene.meet()
        try await scene.expect(Self.deal, Opportunity.Fields.commercial, Self.dollars(1000), on: scene.ann)
        let item = try #require(try scene.ann.workspace.cases().first)
        #expect(item.question == .values && item.subject == Self.deal && item.field == Opportunity.Fields.commercial)
        #expect(item.isOwn && item.authors.contains("Ann Areng") && item.authors.count == 2)
        #expect(try scene.ann.workspace.cases().count == 1, "what both say alike is no question")
        #expect(try scene.sam.workspace.cases().isEmpty, "it is nothing to the other office")
        try scene.ann.decide(item, Self.dollars(2000))
        try await scene.meet()
        try await scene.expect(Self.deal, Opportunity.Fields.commercial, Self.dollars(2000), on: scene.ann)
        try scene.ann.undo(item)
        try await scene.meet()
        try await scene.expect(Self.deal, Opportunity.Fields.commercial, Self.dollars(1000), on: scene.ann)
    }

    private static func dollars(_ amount: Int64) -> Value {
        .compound([.integer(amount * 100), .text("USD"), .null])
    }
}
