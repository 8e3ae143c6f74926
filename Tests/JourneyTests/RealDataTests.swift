// Why this file exists: invented data agrees with its inventor. These journeys take the real CRM file and demand the
// golden numbers of it, at HQ and from the laptops' own tables.

import Foundation
import GRDB
import Testing

/// How many deals, and the money in them in whole dollars.
struct Figure: Equatable, CustomStringConvertible {
    var count: Int
    var dollars: Int

    var description: String { "\(count) deals, \(dollars) USD" }

    static func + (a: Figure, b: Figure) -> Figure { Figure(count: a.count + b.count, dollars: a.dollars + b.dollars) }
}

/// The published numbers of the data set.
enum Golden {
    static let regions = ["Central", "East", "West"]
    static let won = [
        "Central": Figure(count: 1629, dollars: 3_346_293), "East": Figure(count: 1171, dollars: 3_090_594),
        "West": Figure(count: 1438, dollars: 3_568_647),
    ]
    static let deals = ["Central": 3512, "East": 2291, "West": 2997]
    static let open = ["Central": 908, "East": 433, "West": 748]
    static let stages = [
        "won": Figure(count: 4238, dollars: 10_005_534), "lost": Figure(count: 2473, dollars: 0),
        "verified": Figure(count: 1589, dollars: 0), "discovered": Figure(count: 500, dollars: 0),
    ]
}

/// The real data at HQ, and a laptop of each regional office.
private struct Regions {
    let headquarters: HeadquartersProgram
    var laptops: [String: Laptop] = [:]

    init(_ world: World) async throws {
        headquarters = try await world.headquarters()
        let report = try await headquarters.succeed("import", "--profile", "maven", try SharedData.path("crm_maven"))
        #expect(report["kinds"].first("kind", "opportunity")["created"] == 8800)
        #expect(report["rejects"] == 0)
        try await headquarters.serve()
        for region in Golden.regions {
            let people = try await headquarters.people(of: region)
            laptops[region] = try await headquarters.enrol(people[0], office: region)
        }
    }

    func sync() async throws {
        for laptop in laptops.values { _ = try await laptop.succeed("sync") }
    }

    func expectAgreement() async throws {
        for laptop in laptops.values { try await Journeys.expectAgreement(headquarters, laptop) }
    }
}

extension Journeys {
    @Suite(.enabled(if: SharedData.folder != nil, Comment(rawValue: SharedData.missing)))
    struct RealData {
        @Test func `the golden numbers come out at HQ and from the laptops of its three offices`() async throws {
            try await World.tell { world in
                let regions = try await Regions(world)
                try await regions.sync()
                try await expectGoldenNumbers(at: regions.headquarters)
                try expectGoldenNumbers(of: regions.laptops)
                try await regions.expectAgreement()
            }
        }

        private func expectGoldenNumbers(at headquarters: HeadquartersProgram) async throws {
            let report = try await headquarters.succeed("report", "pipeline")
            for (stage, figure) in Golden.stages {
                let row = report["byLabel"].first("label", .text(stage))
                #expect(Self.figure(row) == figure, "\(stage)")
            }
            for region in Golden.regions {
                let rows = report["byOffice"].list.filter { $0["office"] == .text(region) }
                #expect(rows.reduce(0) { $0 + Self.figure($1).count } == Golden.deals[region])
                let won = rows.first { $0["label"] == "won" } ?? .null
                #expect(Self.figure(won) == Golden.won[region], "\(region)")
            }
        }

        private static func figure(_ row: Answer) -> Figure {
            guard case .number(let count) = row["count"] else { return Figure(count: -1, dollars: -1) }
            let minor = row["amounts"].list.map { amount in
                if case .number(let number) = amount["minorUnits"], amount["currency"] == "USD" { number } else { -1 }
            }
            return Figure(count: count, dollars: minor.reduce(0, +) / 100)
        }

        private func expectGoldenNumbers(of laptops: [String: Laptop]) throws {
            var union: [String: Figure] = [:]
            for (region, laptop) in laptops {
                let figures = try Self.figures(laptop)
                union.merge(figures, uniquingKeysWith: +)
                #expect(figures["won"] == Golden.won[region], "\(region)")
                #expect(figures.values.reduce(0) { $0 + $1.count } == Golden.deals[region], "\(region)")
                let open = (figures["verified"]?.count ?? 0) + (figures["discovered"]?.count ?? 0)
                #expect(open == Golden.open[region], "\(region)")
            }
            #expect(union == Golden.stages)
        }

        /// What a rep with the sqlite3 shell would ask.
        private static func figures(_ laptop: Laptop) throws -> [String: Figure] {
            let sql = """
                SELECT iif(outcome = 'open', stage, outcome), count(*), coalesce(sum(amount_minor), 0) / 100
                FROM opportunity GROUP BY 1
                """
            let rows = try Comparison.rows(laptop.database, sql)
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Figure(count: $0[1], dollars: $0[2])) })
        }

        @Test func `a second import changes nothing and one of a changed set just what differs`() async throws {
            try await World.tell { world in
                let regions = try await Regions(world)
                try await regions.sync()
                let again = try await imported("crm_maven", regions.headquarters)
                #expect(
                    again == [
                        "opportunity": [0, 0, 8800], "account": [0, 0, 85], "product": [0, 0, 7], "user": [0, 0, 41],
                        "office": [0, 0, 3],
                    ])
                for laptop in regions.laptops.values {
                    #expect(try await laptop.succeed("sync")["records"] == 0)
                }

                let changed = try await imported("crm_maven_tampered", regions.headquarters)
                #expect(
                    changed == [
                        "opportunity": [1, 2, 8798], "account": [1, 0, 85], "product": [0, 0, 7], "user": [2, 0, 41],
                        "office": [0, 0, 3],
                    ])
                try await regions.sync()
                let sql = "SELECT count(*) FROM opportunity WHERE opened_on LIKE '2026-%'"
                let touched = try regions.laptops.values.map { try Comparison.number($0.database, sql) }
                #expect(touched.reduce(0, +) >= 2)
                try await regions.expectAgreement()
            }
        }

        /// Imports a data set into the serving HQ.
        /// - Returns: how many records were created, updated and unchanged, by kind.
        private func imported(_ name: String, _ headquarters: HeadquartersProgram) async throws -> [String: [Answer]] {
            let report = try await headquarters.succeed("import", "--profile", "maven", try SharedData.path(name))
            let kinds = report["kinds"].list.map { kind in
                #expect(kind["deleted"] == 0)
                return (kind["kind"].text, [kind["created"], kind["updated"], kind["unchanged"]])
            }
            return Dictionary(uniqueKeysWithValues: kinds)
        }
    }
}
