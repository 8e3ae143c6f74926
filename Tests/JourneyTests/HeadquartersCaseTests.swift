// Why this file exists: what reps cannot settle among themselves somebody at HQ settles, at HQ; and both reps read who
// did, and why.

import Foundation
import Testing

extension Journeys {
    @Suite struct HeadquartersCases {
        @Test func `HQ chooses a third value, both reps read why, and either gets their own back`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let (deal, hq) = (pair.deals[0], pair.headquarters)
                _ = try await pair.one.succeed("opp", "set", deal, "commercial=3000 USD", "--reason", "more sites")
                _ = try await pair.other.succeed("opp", "set", deal, "commercial=2000 USD", "--reason", "phase 1")
                try await Journeys.meet(pair.one, pair.other)
                let item = try await hq.succeed("case", "list").first("field", "commercial")
                let code = item["code"].text
                let dossier = try await hq.succeed("case", "show", code)
                #expect(Set(dossier["candidates"].list.map { $0["reason"].text }) == ["more sites", "phase 1"])

                for wrong in [["--accept"], ["--take", "3"], ["--value", "some"], ["--take", "1", "--merge"], []] {
                    let outcome = try await world.run(
                        .outpostd, ["case", "answer", code, "--reason", "x", "--data", hq.data] + wrong)
                    #expect(outcome.status == 2, "\(wrong): \(outcome.told)")
                }
                #expect(try await hq.succeed("case", "show", code)["state"] == "open")
                let answered = try await hq.succeed(
                    "case", "answer", code, "--value", "2500 USD", "--reason", "half way", "--by", "Ona")
                #expect(answered["state"] == "closed")
                let again = try await hq.run("case", "answer", code, "--take", "1", "--reason", "x")
                #expect(again.status == 2 && again.errors.contains("closed already"), "\(again.told)")

                try await Journeys.meet(pair.one, pair.other)
                for laptop in [pair.one, pair.other] {
                    #expect(try await laptop.opportunity(deal)["commercial"]["amount_minor"] == 250_000)
                    let closed = try await laptop.succeed("conflicts", "--all")["cases"].first("code", .text(code))
                    #expect(closed["comments"].list.first?.text.hasSuffix("Ona: half way") == true)
                }
                _ = try await pair.other.succeed("undo", code)
                try await Journeys.meet(pair.other, pair.one)
                #expect(try await pair.one.opportunity(deal)["commercial"]["amount_minor"] == 200_000)
                try await Journeys.expectAgreement(hq, pair.one, pair.other)
            }
        }

        @Test func `HQ merges two registrations of one company and takes the merge back`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let hq = pair.headquarters
                for (laptop, name) in [(pair.one, "China Mobile"), (pair.other, "中国移动")] {
                    _ = try await laptop.succeed(
                        "account", "add", "name=\(name)", "country=China", "registration=9111 | CN", "tags=\(name)")
                }
                try await Journeys.meet(pair.one, pair.other)
                let code = try await hq.succeed("case", "list").first("question", "duplicate")["code"].text
                _ = try await hq.succeed("case", "answer", code, "--merge", "--reason", "one registration number")
                try await Journeys.meet(pair.one, pair.other)
                let names = "name~移动"
                for laptop in [pair.one, pair.other] {
                    #expect(try await laptop.succeed("account", "list", "--where", names)["records"] == .list([]))
                    let all = try await laptop.succeed("account", "list", "--merged", "--where", names)
                    let loser = try #require(all["records"].list.first)
                    let shown = try await laptop.succeed("account", "show", loser["id"].text)
                    #expect(shown["values"]["name"] == "China Mobile", "the old id shows the survivor")
                    #expect(Set(shown["values"]["tags"].list.map(\.text)) == ["China Mobile", "中国移动"])
                }
                #expect(try await hq.run("case", "unmerge", "C-1999-000001").status == 1)
                _ = try await hq.succeed("case", "unmerge", code)
                try await Journeys.meet(pair.one, pair.other)
                for laptop in [pair.one, pair.other] {
                    let two = try await laptop.succeed("account", "list", "--where", "registration=9111 | CN")
                    #expect(Set(two["records"].list.map { $0["values"]["name"].text }) == ["China Mobile", "中国移动"])
                }
                try await Journeys.expectAgreement(hq, pair.one, pair.other)
            }
        }
    }
}
