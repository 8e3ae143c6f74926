// Why this file exists: a rep who remembers two characters of a name, types a price as she says it, and takes her data
// along to another program is served offline; and what HQ erased is found by nobody, in no index either.

import Foundation
import GRDB
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    @Suite struct Reach {
        private static let deal = "5G 骨干网"

        @Test func `a rep finds by two characters, types as people type, and takes everything along as SQL`()
            async throws
        {
            try await World.tell { world in
                let headquarters = try await world.headquarters()
                _ = try await headquarters.succeed("office", "add", "LIS", "--name", "Lisbon")
                _ = try await headquarters.succeed("user", "add", "Clara <c@example.com>", "--office", "LIS")
                try await headquarters.serve()
                let laptop = try await headquarters.enrol("Clara", office: "LIS")
                _ = try await laptop.succeed("account", "add", "name=中國移動", "employees=1.2k")
                _ = try await laptop.succeed(
                    "opp", "add", "name=\(Self.deal)", "account=中國移動", "commercial=1.2m USD",
                    "expectedSignDate=1 Dec 2026")

                let found = try await laptop.succeed("find", "移动")["records"].list
                #expect(found.map { $0["title"] } == ["中國移動"] && found.first?["kind"] == "account")
                let unclear = try await laptop.run("account", "set", "中國移動", "employees=1.200")
                #expect(unclear.status == 2 && unclear.errors.contains("1200 or 1.20"), "\(unclear.told)")
                let ambiguous = try await laptop.run(
                    "opp", "set", Self.deal, "expectedSignDate=03/04/2026", "--lang", "zh-Hans")
                #expect(ambiguous.status == 2, "\(ambiguous.told)")
                #expect(ambiguous.errors.contains("2026-04-03 或 2026-03-04"), "\(ambiguous.told)")

                let file = world.folder + "/mine.db"
                let answer = try await laptop.succeed("export", "--format", "sqlite", "--output", file)
                #expect(answer["kinds"]["account"] == 1 && answer["kinds"]["opportunity"] == 1)
                try Self.expectPlain(file)
                let itself = try await laptop.run("export", "--format", "sqlite", "--output", laptop.database)
                #expect(itself.status == 2, "\(itself.told)")
                let lock = try await laptop.run("export", "account", "--output", laptop.directory + "/writer.lock")
                #expect(lock.status == 2, "\(lock.told)")
                #expect(try await laptop.run("export").status == 2, "CSV is of one kind")
                #expect(try await laptop.succeed("verify")["sound"] == true)
            }
        }

        private static func expectPlain(_ file: String) throws {
            let rows = try Comparison.rows(
                file,
                """
                SELECT d.name, d.amount_minor, d.currency, d.expected_sign_date AS day, a.name AS customer, a.employees
                FROM opportunity d JOIN account a ON a.id = d.account_id
                """)
            #expect(rows.count == 1)
            let row = try #require(rows.first)
            let words = ["name", "customer", "currency", "day"].map { row[$0] as String? }
            #expect(words == [deal, "中國移動", "USD", "2026-12-01"])
            let numbers = ["amount_minor", "employees"].map { row[$0] as Int? }
            #expect(numbers == [120_000_000, 1200])
            let traces = """
                SELECT count(*) FROM sqlite_schema
                WHERE type = 'trigger' OR name LIKE 'sync%' OR instr(coalesce(sql, ''), '_head') > 0
                """
            #expect(try Comparison.number(file, traces) == 0)
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }
}

@Suite struct `An index of words, with real laptops` {
    private static let plan = SearchPlan(
        letters: SearchText.letters, kinds: [(Contact.kind, [Contact.Fields.name])], fewest: 0, fold: SearchText.fold)

    private func search(_ desk: Tabletop.Desk, _ text: String) throws -> [RecordKey] {
        let workspace = Workspace(try desk.open())
        workspace.searchPlan = Self.plan
        return try workspace.search(text, limit: 5)
    }

    @Test func `follows what colleagues write, and forgets with every byte what HQ erased`() async throws {
        let table = try await Tabletop()
        let (a, b) = (try await table.laptop("a"), try await table.laptop("b"))
        func add(_ name: String, _ desk: Tabletop.Desk) throws -> RecordKey {
            try desk.add(
                Contact.kind, [Contact.Fields.name: .text(name), Contact.Fields.office: .reference(table.office)])
        }
        let kept = try add("歐陽娜娜", a)
        for desk in [a, b] { _ = try await desk.sync() }
        #expect(try search(b, "娜娜") == [kept], "the index is there before the other comes")
        let erased = try add("鄭愁予", a)
        for desk in [a, b] { _ = try await desk.sync() }
        #expect(try search(a, "愁予") == [erased] && search(b, "愁予") == [erased])
        try b.set(erased, Contact.Fields.name, .text("鄭文韜"))
        #expect(try search(b, "文韬") == [erased] && search(b, "愁予").isEmpty)
        for desk in [b, a] { _ = try await desk.sync() }

        _ = try await table.headquarters.erase([erased], reason: "asked for it")
        for desk in [a, b] {
            _ = try await desk.sync()
            for trace in ["鄭愁", "愁予", "郑愁", "文韜", "文韬"] { #expect(try desk.traces(of: trace) == [], "\(trace)") }
            #expect(try search(desk, "文韬").isEmpty && search(desk, "歐陽") == [kept])
            for trace in ["愁予", "文韬"] { #expect(try desk.traces(of: trace) == [], "\(trace)") }
        }
    }
}
