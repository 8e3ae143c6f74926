// Why this file exists: figures are computed in two places, from what two people did apart. Told with the programs that
// people run, both must come to what one can work out by hand, and say what of it is not settled.

import Foundation
import Testing

extension Journeys {
    @Suite struct Figures {
        /// Two laptops with three deals: one in dispute, one in euros.
        private func scene(_ world: World) async throws -> (crew: Crew, disputed: String, sure: String) {
            let crew = try await Crew(world, "AR", "SR")
            _ = try await crew.headquarters.succeed("fx", "add", "EUR", "USD", "1.1")
            let (ann, sam) = (try crew["AR"], try crew["SR"])
            let first = try await ann.succeed("opp", "add", "name=Ring", "commercial=1000 USD")
            let second = try await ann.succeed("opp", "add", "name=Core", "commercial=3000 USD")
            _ = try await sam.succeed("opp", "add", "name=Edge", "commercial=500 EUR")
            try await crew.meet()
            _ = try await ann.succeed(
                "opp", "set", first["id"].text, "commercial=1500 USD", "--reason", "more sites")
            _ = try await sam.succeed("opp", "set", first["id"].text, "commercial=1200 USD", "--reason", "phase 1")
            try await crew.meet("AR", "SR")
            return (crew, first["id"].text, second["id"].text)
        }

        @Test func `HQ and laptops figure the same by hand, with what is in dispute beside it`() async throws {
            try await World.tell { world in
                let (crew, _, _) = try await scene(world)
                let hq = crew.headquarters
                // 1,200 of the deal in dispute, 3,000, and 500 euros at 1.1.
                let pipeline = try await hq.succeed("metrics", "show", "M-01")
                #expect(pipeline["value"]["minor"] == 475_000 && pipeline["value"]["text"] == "4,750.00 USD")
                #expect(pipeline["count"] == 3 && pipeline["missingRates"] == .list([]))
                #expect(pipeline["inDispute"]["minor"] == 120_000 && pipeline["disputed"] == 1)
                #expect(pipeline["source"] == "headquarters" && pipeline["coverage"]["text"] == "100.00 %")
                let edge = try await hq.succeed("metrics", "show", "m-01", "--scope", "user=Sam Sroka")
                #expect(edge["value"]["minor"] == 55_000 && edge["count"] == 1)
                #expect(edge["scope"]["of"] == "user" && edge["scope"]["name"] == "Sam Sroka")
                let conflicts = try await hq.succeed("metrics", "show", "M-36")
                #expect(conflicts["splits"].first("name", "asked")["count"] == 1)
                #expect(conflicts["splits"].first("name", "chosen")["count"] == 0)
                let freshness = try await hq.succeed("metrics", "show", "M-33")
                #expect(freshness["splits"].first("name", "green")["count"] == 2 && freshness["count"] == 2)

                let page = try await hq.succeed("metrics", "page", "--period", "2020")
                #expect(page.list.count == 44 && page.first("metric", "M-01")["value"] == pipeline["value"])
                let rate = page.first("metric", "M-10")
                #expect(rate["value"]["undefined"] == "emptySet" && rate["period"]["to"] == "2020-12-31")
                let processes = try await hq.succeed("metrics", "page", "--by", "process")
                #expect(processes.first("process", "OTD")["ownerRole"] == "FR")
                #expect(processes.list.reduce(0) { $0 + $1["figures"].list.count } == 44)
                let named = try await hq.run("metrics", "list", "--by", "process", "--lang", "zh-Hant")
                #expect(named.output.contains("責任崗位: 履行責任人 (FR)"), "\(named.told)")
                let unused = try await hq.succeed("report", "unused")
                #expect(unused.first("step", "P05.2")["waiting"] == 0, "nobody had a lead")
                let text = try await hq.run("metrics", "page", "--lang", "zh-Hans")
                #expect(text.output.contains("管道总额") && text.output.contains("数据覆盖率: 100.00 %"), "\(text.told)")
                for wrong in [["M-99"], ["M-01", "--scope", "LIS"], ["M-01", "--period", "soon"]] {
                    let outcome = try await world.run(.outpostd, ["metrics", "show", "--data", hq.data] + wrong)
                    #expect(outcome.status == 2, "\(wrong): \(outcome.told)")
                }

                let local = try await crew["AR"].succeed("metrics", "M-01")
                #expect(local["value"] == pipeline["value"] && local["inDispute"] == pipeline["inDispute"])
                #expect(local["source"] == "local" && local["coverage"] == .null && local["lastSync"] != .null)
                let all = try await crew["SR"].run("metrics")
                #expect(all.output.contains("local, last sync 20"), "\(all.told)")
                #expect(all.output.contains("4,750.00 USD"), "\(all.told)")
                let unknown = try await crew["SR"].run("metrics", "M-33")
                #expect(unknown.status == 2 && unknown.errors.contains("HQ alone"), "\(unknown.told)")
            }
        }

        @Test func `a week's snapshot keeps what counted then, whatever is heard of later`() async throws {
            try await World.tell { world in
                let (crew, disputed, sure) = try await scene(world)
                let hq = crew.headquarters
                let taken = try await hq.succeed("snapshot", "take")
                #expect(taken["offices"].list.map { $0["deals"] } == [3])
                func amounts() async throws -> [String: Answer] {
                    let rows = try await hq.succeed("record", "list", "pipeline_snapshot")["records"].list
                    return Dictionary(
                        rows.map { ($0["values"]["opportunity"].text, $0["values"]["amount"]["amount_minor"]) },
                        uniquingKeysWith: { $1 })
                }
                let before = try await amounts()
                #expect(before[disputed] == 120_000 && before[sure] == 300_000 && before.count == 3)

                _ = try await crew["AR"].succeed("opp", "set", sure, "commercial=4000 USD", "--reason", "one site more")
                try await crew.meet("AR")
                let again = try await hq.succeed("snapshot", "take")
                #expect(again["offices"].list.map { $0["unchanged"] } == [true])
                #expect(try await amounts() == before)
                // The server had the facts in memory and took in what was new.
                let pipeline = try await hq.succeed("metrics", "show", "M-01")
                #expect(pipeline["value"]["minor"] == 575_000 && pipeline["disputed"] == 1)
            }
        }
    }
}
