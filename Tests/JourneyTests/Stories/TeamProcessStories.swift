// Why this file exists: people come, go, and take each other's places, told with the very programs that people run; a
// place is never taken twice, and nothing that somebody had is ever nobody's.

import Foundation
import LeadToCash
import SyncProtocol
import Testing

extension Journeys {
    @Suite("Stories of teams told with the programs") struct TeamProcessStories {
        @Test(arguments: [["OM", "PD"], ["PD", "OM"]])
        func `story 12: two managers fill one seat, the first to be heard stands, and one command changes it`(
            order: [String]
        ) async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR", "OM", "PD")
                let deal = try await crew.add("opp", "name=Airtel RAN")
                let choice = ["OM": "Ann Areng", "PD": "Sam Sroka"]
                var seats: [String: String] = [:]
                for manager in order {
                    let person = choice[manager] ?? ""
                    seats[manager] = try await crew[manager].add(
                        "team-seat", "opportunity=\(deal)", "role=AR", "user=\(person)", "active=yes")
                }
                let (winner, loser) = (try #require(seats[order[0]]), try #require(seats[order[1]]))
                for manager in order {
                    _ = try await crew[manager].run("sync")
                    _ = try await crew["SR"].run("sync")
                    #expect(try await Self.active(crew["SR"]) == [winner], "at no time there are two")
                }
                try await crew.meet()
                for laptop in crew.all { #expect(try await Self.active(laptop) == [winner], "\(laptop.user)") }

                let item = try await crew.openCase("OM")
                #expect(item["rule"] == "oneActiveSeat" && item["question"] == "held" && item["decider"] == "OM")
                #expect(item["note"].text.contains("\(choice[order[0]] ?? "") is AR already"), "\(item["note"])")
                #expect(item["authors"] == .list([.text(try crew[order[1]].user)]))
                let held = try await crew[order[1]].succeed("held")["mine"].list
                #expect(held.count == 1 && held[0]["rule"] == "oneActiveSeat", "\(held)")
                #expect(try await crew[order[0]].succeed("held")["mine"].list.isEmpty)

                _ = try await crew["OM"].succeed("resolve", item["code"].text, "--accept", "--reason", "by phone")
                try await crew.meet("OM")
                for laptop in crew.all { #expect(try await Self.active(laptop) == [loser], "\(laptop.user)") }
                try await crew.expectAgreement()
            }
        }

        @Test(arguments: [["OM", "PD", "SR"], ["PD", "SR", "OM"], ["SR", "OM", "PD"]])
        func `story 28: who was taken out of a team stays out, the new one comes in, and no seat is taken twice`(
            order: [String]
        ) async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR", "OM", "PD")
                let chen = try await crew.headquarters.hire("Chen Hui", "SR", at: "NBO")
                let deal = try await crew.add("opp", "name=Airtel RAN")
                // Empty counts as active: whoever adds a person means it.
                let old = try await crew.add("team-seat", "opportunity=\(deal)", "role=SR", "user=Sam Sroka")
                _ = try await crew["OM"].succeed("team-seat", "set", old, "active=no", "--reason", "leaving")
                let new = try await crew["PD"].add(
                    "team-seat", "opportunity=\(deal)", "role=SR", "user=Chen Hui", "active=yes")
                _ = try await crew["SR"].succeed("team-seat", "set", old, "active=yes", "--reason", "I stay")
                try await crew.meet(order[0], order[1], order[2])
                for laptop in crew.all { #expect(try await laptop.shown("team-seat", old, "active") == false) }

                // Where the director's word came first, the seat was taken; the manager lets the new one in.
                for item in try await crew["OM"].succeed("conflicts")["cases"].list {
                    #expect(item["rule"] == "oneActiveSeat" && item["question"] == "held" && item["you"] == true)
                    let isNew = item["subject"]["id"].text == new
                    #expect(item["authors"] == .list([.text(try crew[isNew ? "PD" : "SR"].user)]))
                    _ = try await crew["OM"].succeed("resolve", item["code"].text, isNew ? "--accept" : "--reject")
                }
                try await crew.meet("OM")
                _ = try await chen.run("sync")
                for laptop in crew.all + [chen] {
                    #expect(try await Self.active(laptop) == [new], "\(laptop.user)")
                    #expect(try await laptop.succeed("conflicts")["cases"].list.isEmpty)
                }
                let word = try await crew["SR"].succeed("log", old)["entries"].first("reason", "I stay")
                #expect(["overridden", "refused"].contains(word["stands"].text), "he is told: \(word)")
                try await crew.expectAgreement()
            }
        }

        @Test func `story 17: a handover names all that somebody has, and who accepts it decides what comes later`()
            async throws
        {
            try await World.tell { world in
                let scene = try await Leaving(world)
                let (crew, ann) = (scene.crew, try scene.crew["AR"])
                try await scene.workOffline()
                let page = try await scene.start()
                _ = try await crew.headquarters.succeed("device", "revoke", scene.device.shown)
                let accepted = try await crew.headquarters.succeed("handover", "accept", "Ann Areng")
                #expect(accepted["state"] == "accepted" && accepted["id"] == page["id"])
                let again = try await crew.headquarters.run("handover", "accept", "Ann Areng")
                #expect(again.status == 1 && again.errors.contains("accepted already"), "\(again.told)")

                try await scene.expectWiped()
                _ = try await crew["OM"].run("sync")
                _ = try await crew["SR"].run("sync")
                try await scene.expectHandedOver()

                // What she had not sent waits for the role of whoever has it now.
                #expect(try await crew.shown(but: "AR", "opp", scene.deal, "strategy") == [.null])
                let cases = try await crew["SR"].succeed("conflicts")["cases"].list
                let item = try #require(cases.first { $0["subject"]["kind"] == "opportunity" }, "\(cases)")
                #expect(item["rule"] == "withdrawnDevice" && item["decider"] == "SR" && item["you"] == true)
                _ = try await crew["SR"].succeed("resolve", item["code"].text, "--accept")
                for role in ["SR", "OM", "SR"] { _ = try await crew[role].run("sync") }
                #expect(try await crew.shown(but: "AR", "opp", scene.deal, "strategy") == ["her last visit"])
                #expect(try await ann.run("opp", "list").status == 11)
                for role in ["SR", "OM"] { try await Journeys.expectAgreement(crew.headquarters, crew[role]) }
            }
        }

        @Test func `story 17: the taker accepts on his laptop, and the manager decides what came before that`()
            async throws
        {
            try await World.tell { world in
                let scene = try await Leaving(world)
                let crew = scene.crew
                try await scene.workOffline()
                let handover = try await scene.start()["id"].text
                _ = try await crew.headquarters.succeed("device", "revoke", scene.device.shown)
                try await scene.expectWiped()
                for role in ["OM", "SR"] { _ = try await crew[role].run("sync") }
                let cases = try await crew["OM"].succeed("conflicts")["cases"].list
                let item = try #require(cases.first { $0["subject"]["kind"] == "opportunity" }, "\(cases)")
                #expect(item["decider"] == "OM" && item["you"] == true, "\(item)")

                let shown = try await crew["SR"].succeed("handover", "show", handover)["values"]
                #expect(shown["state"] == "open" && shown["items"].list.count == 3, "\(shown)")
                _ = try await crew["SR"].succeed("handover", "set", handover, "done+=customersIntroduced")
                _ = try await crew["SR"].succeed("handover", "set", handover, "state=accepted")
                _ = try await crew["OM"].succeed("resolve", item["code"].text, "--accept", "--reason", "it is so")
                for role in ["SR", "OM", "SR"] { _ = try await crew[role].run("sync") }
                let page = try await crew.headquarters.succeed("handover", "show", "Ann Areng")
                #expect(page["state"] == "accepted")
                #expect(page["checklist"].first("item", "customersIntroduced")["done"] == true)
                try await scene.expectHandedOver()
                #expect(try await crew.shown(but: "AR", "opp", scene.deal, "strategy") == ["her last visit"])
                for role in ["SR", "OM"] { try await Journeys.expectAgreement(crew.headquarters, crew[role]) }
            }
        }

        /// Ann, who leaves, has a customer, a deal with a seat in its team, and a lead; Sam is to take them.
        private struct Leaving {
            let crew: Crew
            let account: String
            let deal: String
            let lead: String
            let device: Answer

            init(_ world: World) async throws {
                crew = try await Crew(world, "AR", "SR", "OM")
                account = try await crew.add("account", "name=Beeline")
                deal = try await crew.add("opp", "name=Beeline RAN", "account=\(account)")
                lead = try await crew.add("lead", "accountName=Met at the fair", "assignedTo=Ann Areng")
                _ = try await crew.add("team-seat", "opportunity=\(deal)", "role=AR", "user=Ann Areng")
                device = try await crew["AR"].succeed("status")["replica"]
            }

            func workOffline() async throws {
                _ = try await crew["AR"].succeed("opp", "set", deal, "strategy=her last visit")
            }

            /// HQ lists what she has, and which of her laptops may hold more.
            func start() async throws -> Answer {
                let page = try await crew.headquarters.succeed(
                    "handover", "start", "--from", "Ann Areng", "--to", "Sam Sroka", "--reason", "leaves")
                let items = page["items"].list.map(\.text)
                #expect(items.count == 3, "\(items)")
                for words in [("account", "Beeline"), ("opportunity", "Beeline RAN"), ("lead", "Met at the fair")] {
                    #expect(items.contains { $0.hasPrefix(words.0) && $0.hasSuffix(words.1) }, "\(words): \(items)")
                }
                let devices = page["devices"].list.map(\.text)
                #expect(devices.count == 1 && devices[0].hasPrefix(device.shown + " "), "\(devices)")
                #expect(devices[0].contains("active, last edits 20") && devices[0].contains("unknown"), "\(devices)")
                #expect(page["state"] == "open")
                return page
            }

            func expectWiped(sourceLocation: SourceLocation = #_sourceLocation) async throws {
                let ann = try crew["AR"]
                _ = try await ann.answer("sync", status: 11)
                let left = try FileManager.default.contentsOfDirectory(atPath: ann.directory)
                #expect(left == ["wiped.json"], "\(left)", sourceLocation: sourceLocation)
                let listed = try await crew.headquarters.succeed("device", "list").first("replica", device)
                #expect(listed["wiped"] != .null, sourceLocation: sourceLocation)
            }

            func expectHandedOver(sourceLocation: SourceLocation = #_sourceLocation) async throws {
                let sam = Answer.text(try await crew.headquarters.person("Sam Sroka"))
                for (kind, id, field) in [
                    ("account", account, "owner"), ("opp", deal, "owner"), ("lead", lead, "assignedTo"),
                ] {
                    let owners = try await crew.shown(but: "AR", kind, id, field)
                    #expect(owners == [sam], "\(kind)", sourceLocation: sourceLocation)
                }
                for role in ["SR", "OM"] {
                    let seats = try await TeamProcessStories.seats(crew[role])
                    #expect(seats.map { $0["user"] } == [sam], "\(role): \(seats)", sourceLocation: sourceLocation)
                    #expect(seats.map { $0["role"] } == ["AR"], sourceLocation: sourceLocation)
                }
                let orphans = try await crew.headquarters.succeed("handover", "orphans").list
                #expect(orphans.isEmpty, "\(orphans)", sourceLocation: sourceLocation)
            }
        }

        /// The ids of the seats that somebody sits in.
        private static func active(_ laptop: Laptop) async throws -> [String] {
            try await laptop.succeed("team-seat", "list")["records"].list
                .filter { $0["values"]["active"] != false }.map { $0["id"].text }
        }

        private static func seats(_ laptop: Laptop) async throws -> [Answer] {
            try await laptop.succeed("team-seat", "list")["records"].list.map { $0["values"] }
                .filter { $0["active"] != false }
        }
    }
}
