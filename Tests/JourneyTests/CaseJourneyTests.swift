// Why this file exists: a conflict is only settled when both people see the same case, either can decide it without a
// network, and whoever lost can get their value back.

import Foundation
import Testing

extension Journeys {
    @Suite struct Cases {
        /// Two laptops that changed one deal's amount apart, after everybody has heard of it.
        private func disputed(_ world: World) async throws -> (pair: Pair, deal: String, code: String) {
            let pair = try await Pair(world)
            let deal = pair.deals[0]
            _ = try await pair.one.succeed(
                "opp", "set", deal, "commercial=3000 USD", "--reason", "site count 140 to 175")
            _ = try await pair.other.succeed("opp", "set", deal, "commercial=2000 USD", "--reason", "phase 1 only")
            try await Journeys.meet(pair.one, pair.other)
            let code = try await pair.one.succeed("conflicts")["open"].first("field", "commercial")["code"].text
            return (pair, deal, code)
        }

        private func amount(_ laptop: Laptop, _ deal: String) async throws -> Answer {
            try await laptop.opportunity(deal)["commercial"]["amount_minor"]
        }

        @Test func `both see the case, one settles it offline, and the other gets the lost value back`() async throws {
            try await World.tell { world in
                let (pair, deal, code) = try await disputed(world)
                #expect(code.hasPrefix("C-20"))
                for (laptop, mine, theirs) in [(pair.one, 300_000, 200_000), (pair.other, 200_000, 300_000)] {
                    let item = try await laptop.succeed("conflicts")["cases"].first("code", .text(code))
                    #expect(item["question"] == "values")
                    #expect(item["own"] == true)
                    #expect(Set(item["authors"].list.map(\.text)) == [pair.one.user, pair.other.user])
                    #expect(item["due"].text > item["openedAt"].text)
                    let shown = try await laptop.succeed("conflict", "show", code)
                    #expect(shown["yours"]["value"]["amount_minor"] == .number(mine))
                    #expect(shown["theirs"].list.map { $0["value"]["amount_minor"] } == [.number(theirs)])
                    let reasons = [shown["yours"]["reason"].text, shown["theirs"].list[0]["reason"].text]
                    #expect(Set(reasons) == ["site count 140 to 175", "phase 1 only"])
                    let page = try await laptop.run("conflict", "show", code)
                    #expect(page.output.contains("outpost resolve \(code) --take theirs"))
                    #expect(try await laptop.succeed("status")["cases"]["withYourValue"] == 1)
                }

                _ = try await pair.headquarters.stop()
                let result = try await pair.other.succeed(
                    "resolve", code, "--take", "theirs", "--reason", "they were on site")
                #expect(result["results"].list.first?["value"]["amount_minor"] == 300_000)
                let again = try await pair.other.answer("resolve", code, "--take", "yours", status: 2)
                #expect(again["error"]["message"].text.contains("answered here already"))
                try await pair.headquarters.serve()
                try await Journeys.meet(pair.other, pair.one)

                for laptop in [pair.one, pair.other] {
                    #expect(try await laptop.succeed("conflicts")["cases"] == .list([]))
                    #expect(try await amount(laptop, deal) == 300_000)
                    let closed = try await laptop.succeed("conflicts", "--all")["cases"].first("code", .text(code))
                    #expect(closed["decision"]["by"].text == pair.other.user)
                    #expect(closed["comments"].list.count == 1)
                    let late = try await laptop.answer("resolve", code, "--take", "yours", status: 2)
                    #expect(late["error"]["message"].text.contains("closed already"))
                }
                let restored = try await pair.other.succeed("undo", code)
                #expect(restored["restored"].list.first?["value"]["amount_minor"] == 200_000)
                try await Journeys.meet(pair.other, pair.one)
                #expect(try await amount(pair.one, deal) == 200_000)
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test func `of two who settle one case the first to arrive stands and the other is told`() async throws {
            try await World.tell { world in
                let (pair, deal, code) = try await disputed(world)
                _ = try await pair.one.succeed("resolve", code, "--take", "yours", "--reason", "mine is newer")
                _ = try await pair.other.succeed("resolve", code, "--value", "2500 USD", "--reason", "half way")
                try await Journeys.meet(pair.one, pair.other)

                for laptop in [pair.one, pair.other] {
                    #expect(try await amount(laptop, deal) == 300_000)
                    #expect(try await laptop.succeed("conflicts")["cases"] == .list([]))
                    let closed = try await laptop.succeed("conflicts", "--all")["cases"].first("code", .text(code))
                    #expect(closed["decision"]["by"].text == pair.one.user)
                    #expect(closed["comments"].list.count == 2, "what was said is kept")
                }
                let replaced = try await pair.other.succeed("conflicts")["replaced"].first("rule", "caseDecided")
                #expect(replaced["yoursLost"] == true)
                #expect(replaced["loser"]["value"]["amount_minor"] == 250_000)
                let change = "\(replaced["loser"]["replica"].digits):\(replaced["loser"]["counter"].digits)"
                _ = try await pair.other.succeed("undo", change)
                try await Journeys.meet(pair.other, pair.one)
                #expect(try await amount(pair.one, deal) == 250_000)
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test func `alike cases are settled together and every kind of record has its command`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                for (number, deal) in pair.deals.prefix(3).enumerated() {
                    _ = try await pair.one.succeed("opp", "set", deal, "commercial=\(number + 1)000 USD")
                    _ = try await pair.other.succeed("opp", "set", deal, "commercial=\(number + 1)500 USD")
                }
                try await Journeys.meet(pair.one, pair.other)
                let wrong = try await pair.one.answer("resolve", "--all", status: 2)
                #expect(wrong["error"]["exit"] == 2)
                let done = try await pair.one.succeed(
                    "resolve", "--all", "--field", "commercial", "--take", "newest", "--reason", "agreed by phone")
                #expect(done["resolved"] == 3)
                #expect(done["skipped"] == 0)
                try await Journeys.meet(pair.one, pair.other)
                for (number, deal) in pair.deals.prefix(3).enumerated() {
                    #expect(try await amount(pair.other, deal) == .number((number + 1) * 100_000 + 50_000))
                }
                for word in ["contract", "team-seat", "milestone", "opp", "line", "user"] {
                    #expect(try await pair.one.run(word, "list").status == 0, "\(word)")
                }
                #expect(try await pair.one.run("conflict-case", "list").status == 2)
                let found = try await pair.one.succeed("find", pair.deals[0])
                #expect(found["records"].list.map { $0["kind"] } == ["opportunity"])
                #expect(try await pair.one.succeed("held") == .members(["mine": .list([]), "forYou": .list([])]))
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }
    }
}

extension Answer {
    /// A number's digits.
    fileprivate var digits: String {
        if case .number(let number) = self { return String(number) }
        return ""
    }
}
