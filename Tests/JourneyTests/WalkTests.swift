// Why this file exists: the story that Outpost is for: one office, two reps, no signal, the same deal.

import Foundation
import Testing

/// Two laptops of one office, in step with an HQ of invented data.
struct Pair {
    let headquarters: HeadquartersProgram
    let one: Laptop
    let other: Laptop
    /// Codes of open deals that both have.
    let deals: [String]

    init(_ world: World) async throws {
        headquarters = try await world.headquarters(opportunities: 300)
        let people = try await headquarters.people(of: "East")
        guard people.count > 1 else { throw Stranded("East has too few people.") }
        one = try await headquarters.enrol(people[0], office: "East")
        other = try await headquarters.enrol(people[1], office: "East")
        // Both manage their office, too: what two account responsibles dispute is not for either of them to decide.
        for name in people.prefix(2) {
            _ = try await headquarters.succeed("role", "assign", name, "OM", "--office", "East")
        }
        try await Journeys.meet(one, other)
        let open = try await one.succeed("opp", "list", "--where", "outcome=open", "--sort", "code", "--limit", "5")
        deals = open["records"].list.map { $0["values"]["code"].text }
        guard deals.count == 5 else { throw Stranded("East has too few open deals.") }
    }
}

extension Journeys {
    @Suite struct TheWalk {
        @Test func `edits of different fields of one deal by two offline reps both survive`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let deal = pair.deals[0]
                _ = try await pair.one.succeed("opp", "set", deal, "nextStep.nextStep=call on Monday")
                _ = try await pair.other.succeed("opp", "set", deal, "probability=40", "tags+=gold")
                try await Journeys.meet(pair.one, pair.other)

                for laptop in [pair.one, pair.other] {
                    let values = try await laptop.opportunity(deal)
                    #expect(values["nextStep"]["next_step"] == "call on Monday")
                    #expect(values["probability"] == 40)
                    #expect(values["tags"] == .list(["gold"]))
                    let conflicts = try await laptop.succeed("conflicts")
                    #expect(conflicts["open"] == .list([]))
                    #expect(conflicts["replaced"] == .list([]))
                }
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        /// Whoever syncs first, the later edit shows.
        @Test(arguments: [false, true])
        func `of two edits of one field the later shows and both reps see the one it replaced`(
            laterSyncsFirst: Bool
        ) async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let deal = pair.deals[0]
                _ = try await pair.one.succeed("opp", "set", deal, "name=Name by one")
                _ = try await pair.other.succeed("opp", "set", deal, "name=Name by other")
                if laterSyncsFirst {
                    try await Journeys.meet(pair.other, pair.one)
                } else {
                    try await Journeys.meet(pair.one, pair.other)
                }

                let names = [pair.one.user: "Name by one", pair.other.user: "Name by other"]
                for laptop in [pair.one, pair.other] {
                    let replaced = try await laptop.succeed("conflicts")["replaced"].first("field", "name")
                    let (loser, winner) = (replaced["loser"], replaced["winner"])
                    #expect(replaced["rule"] == "keepLatest")
                    #expect(loser["at"].text < winner["at"].text, "the later stamp shows")
                    #expect(names[loser["author"].text] == loser["value"].text)
                    #expect(names[winner["author"].text] == winner["value"].text)
                    #expect(loser["author"] != winner["author"])
                    #expect(replaced["yoursLost"] == .flag(loser["author"].text == laptop.user))
                    #expect(try await laptop.opportunity(deal)["name"] == winner["value"])

                    let entries = try await laptop.succeed("log", deal)["entries"]
                    let lost = entries.first("value", loser["value"])
                    #expect(lost["stands"] == "overridden")
                    #expect(lost["winner"]["value"] == winner["value"])
                    #expect(entries.first("value", winner["value"])["stands"] == "confirmed")
                }
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test func `a field that needs a person keeps both values until somebody who saw both decides`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let deal = pair.deals[0]
                _ = try await pair.one.succeed("opp", "set", deal, "commercial=3000 USD")
                _ = try await pair.other.succeed("opp", "set", deal, "commercial=2000 USD")
                _ = try await pair.one.succeed("sync")
                _ = try await pair.other.answer("sync", status: 5)
                _ = try await pair.one.answer("sync", status: 5)

                for (laptop, mine, theirs) in [(pair.one, 300_000, 200_000), (pair.other, 200_000, 300_000)] {
                    let shown = try await laptop.succeed("conflicts", "show", deal, "commercial")
                    #expect(shown["yours"]["value"]["amount_minor"] == .number(mine))
                    #expect(shown["theirs"].list.map { $0["value"]["amount_minor"] } == [.number(theirs)])
                    #expect(shown["base"] == .null, "an open deal has no amount")
                    #expect(shown["shown"]["amount_minor"] == 200_000, "the lower one, for prudence")
                }

                _ = try await pair.other.succeed("opp", "set", deal, "commercial=2500 USD")
                let answered = try await pair.other.succeed("conflicts", "show", deal, "commercial")
                #expect(answered["answered"] == true)
                _ = try await pair.other.succeed("sync")
                _ = try await pair.one.succeed("sync")
                for laptop in [pair.one, pair.other] {
                    #expect(try await laptop.succeed("conflicts")["open"] == .list([]))
                    #expect(try await laptop.opportunity(deal)["commercial"]["amount_minor"] == 250_000)
                }
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test func `a deal made on a laptop gets its code from HQ`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let added = try await pair.one.succeed("opp", "add", "name=Met on the train", "stage=discovered")
                let id = added["id"].text
                #expect(try await pair.one.opportunity(id)["code"] == .null)
                try await Journeys.meet(pair.one, pair.other)

                let mine = try await pair.one.opportunity(id)
                #expect(mine["code"].text.hasPrefix("OPP-"))
                #expect(try await pair.other.opportunity(mine["code"].text) == mine)
                let sql = "SELECT count(*) FROM opportunity WHERE code = '\(mine["code"].text)'"
                #expect(try Comparison.number(pair.headquarters.database, sql) == 1)
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test(arguments: [false, true])
        func `an edit beats a deletion made without knowledge of it and whoever deleted is told`(
            deletionSyncsFirst: Bool
        ) async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let person = try await Self.acquaintance(of: pair)
                let unsure = try await pair.one.answer("contact", "delete", person, status: 2)
                #expect(unsure["error"]["message"].text.contains("--yes"))
                _ = try await pair.one.succeed("contact", "delete", person, "--yes", "--reason", "a duplicate")
                _ = try await pair.other.succeed("contact", "set", person, "name=Still wanted")
                if deletionSyncsFirst {
                    try await Journeys.meet(pair.one, pair.other)
                } else {
                    try await Journeys.meet(pair.other, pair.one)
                }
                for laptop in [pair.one, pair.other] {
                    #expect(try await laptop.succeed("contact", "show", person)["values"]["name"] == "Still wanted")
                }
                let replaced = try await pair.one.succeed("conflicts")["replaced"].first("rule", "updateBeatsDelete")
                #expect(replaced["yoursLost"] == true)
                #expect(replaced["winner"]["author"].text == pair.other.user)
                for laptop in [pair.one, pair.other] {
                    let deletion = try await laptop.succeed("log", person)["entries"].first("action", "delete")
                    #expect(deletion["stands"] == "overridden", "\(laptop.user)")
                    #expect(deletion["at"].text > "2020", "\(laptop.user)")
                }
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test func `a deletion that nobody contests is a deletion everywhere`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let person = try await Self.acquaintance(of: pair)
                _ = try await pair.one.succeed("contact", "delete", person, "--yes")
                try await Journeys.meet(pair.one, pair.other)
                let gone = try await pair.other.answer("contact", "show", person, status: 2)
                #expect(gone["error"]["message"].text.contains(person))
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        /// A contact that both laptops hold, by its code.
        private static func acquaintance(of pair: Pair) async throws -> String {
            let added = try await pair.one.succeed("contact", "add", "name=Zdenka Quixley")
            try await Journeys.meet(pair.one, pair.other)
            return try await pair.other.succeed("contact", "show", added["id"].text)["values"]["code"].text
        }

        @Test func `a field of HQ's cannot be changed on a laptop and its author is told so`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let deal = pair.deals[0]
                let before = try await pair.other.opportunity(deal)["owner"]
                let saying = try await pair.one.run("opp", "set", deal, "level=A")
                #expect(saying.output == "Only HQ changes Level; your value goes up as a proposal.\n")
                let sync = try await pair.one.run("sync")
                #expect(sync.status == 6, "\(sync.told)")
                #expect(sync.output.contains("Edits of yours that were held or refused: 1 (outpost conflicts)"))
                try await Journeys.meet(pair.other, pair.one)

                let held = try await pair.one.succeed("conflicts")["unapplied"].first("field", "level")
                #expect(held["verdict"] == "held")
                #expect(held["rule"] == "hqOnly")
                for laptop in [pair.one, pair.other] {
                    let values = try await laptop.opportunity(deal)
                    #expect(values["level"] == .null)
                    #expect(values["owner"] == before)
                }
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test func `without HQ everything but sync works and sync loses nothing`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let deal = pair.deals[0]
                let stopped = try await pair.headquarters.stop()
                #expect(stopped.status == 0, "\(stopped.told)")

                _ = try await pair.one.succeed("opp", "set", deal, "probability=70")
                _ = try await pair.one.succeed("lead", "add", "accountName=Someone at the fair")
                for command in [
                    ["status"], ["diff"], ["conflicts"], ["log", deal], ["verify"], ["opp", "list"], ["doctor"],
                ] {
                    let outcome = try await pair.one.start(command).finish()
                    #expect(outcome.status == 0, "\(command): \(outcome.told)")
                }
                let sync = try await pair.one.run("sync")
                #expect(sync.status == 3, "\(sync.told)")
                #expect(sync.errors.contains("Your work is saved here; sync again later."))
                let waiting = try await pair.one.succeed("status")["pending"]
                #expect(waiting == .members(["edits": 2, "records": 2, "fields": waiting["fields"]]))

                try await pair.headquarters.serve()
                try await Journeys.meet(pair.one, pair.other)
                #expect(try await pair.other.opportunity(deal)["probability"] == 70)
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }
    }
}
