// Why this file exists: customers go from office to office while people work offline, told with the very programs that
// people run; in the end the former office's files are searched byte by byte for what is not theirs any more.

import LeadToCash
import SyncProtocol
import Testing

extension Journeys {
    @Suite("Stories of territories told with the programs") struct TerritoryProcessStories {
        @Test(arguments: [true, false])
        func `story 10: what came before the move stands, what came after waits for the new office, and nothing stays`(
            oldOwnerFirst: Bool
        ) async throws {
            try await World.tell { world in
                let hq = try await world.headquarters()
                for (code, name) in [("NBO", "Nairobi"), ("LIS", "Lisbon")] {
                    _ = try await hq.succeed("office", "add", code, "--name", name)
                }
                try await hq.serve()
                // Whoever types a word keeps it until a backup has it; so a colleague types the names.
                let olga = try await hq.hire("Olga Omari", "OM", at: "NBO")
                let ann = try await hq.hire("Ann Areng", "AR", at: "NBO")
                let clara = try await hq.hire("Clara Sousa", "AR", at: "LIS")
                try await Journeys.meet(olga, ann, clara)
                let account = try await olga.add("account", "name=Canary Telecom", "owner=Ann Areng")
                let contact = try await olga.add("contact", "name=Canary Wanjiru", "account=\(account)")
                let deal = try await olga.add(
                    "opp", "name=Canary Core", "account=\(account)", "owner=Ann Areng", "stage=verified")
                try await Journeys.meet(olga, ann, clara)
                _ = try await hq.succeed("record", "set", "opportunity", deal, "track=light")
                #expect(try ann.traces(of: "Canary Wanjiru") != [] && clara.traces(of: "Canary Wanjiru") == [])

                _ = try await ann.succeed("contact", "set", contact, "title=before the move")
                _ = try await hq.succeed("move", "account", account, "--office", "LIS", "--reason", "sold from there")
                _ = try await ann.succeed("contact", "set", contact, "department=after it unheard")
                _ = try await ann.succeed("opp", "set", deal, "stage=initiated")
                if oldOwnerFirst {
                    let told = try await ann.run("sync")
                    #expect(told.status == 6, "edits of hers were held: \(told.told)")
                }
                try await Journeys.meet(clara, ann)
                _ = try await clara.run("sync")

                let records = [("account", account), ("contact", contact), ("opp", deal)]
                try await ann.expectGone(records, ["Canary Telecom", "Canary Wanjiru", "Canary Core"])
                // She is told that they wait; what was said of the records went where they went.
                let mine = try await ann.succeed("held")["mine"].list
                #expect(mine.map { $0["id"].text }.sorted() == [contact, deal].sorted(), "\(mine)")
                #expect(mine.allSatisfy { $0["rule"] == "invariant" && $0["value"] == .null }, "\(mine)")
                #expect(try await clara.shown("contact", contact, "title") == "before the move")
                #expect(try await clara.shown("contact", contact, "department") == .null)
                #expect(try await clara.shown("opp", deal, "stage") == "verified")

                let cases = try await clara.succeed("conflicts")["cases"].list
                #expect(cases.count == 2 && cases.allSatisfy { $0["rule"] == "officeChanged" && $0["you"] == true })
                #expect(cases.allSatisfy { $0["authors"] == .list(["Ann Areng"]) }, "\(cases)")
                for item in cases { _ = try await clara.succeed("resolve", item["code"].text, "--accept") }
                try await Journeys.meet(clara, ann)
                #expect(try await clara.shown("contact", contact, "department") == "after it unheard")
                #expect(try await clara.shown("opp", deal, "stage") == "initiated")
                let log = try await clara.succeed("log", contact)["entries"].list
                #expect(log.contains { $0["author"] == "Ann Areng" }, "she is credited: \(log)")
                try await ann.expectGone(records, ["Canary Telecom", "Canary Wanjiru", "Canary Core"])
                #expect(try await clara.succeed("conflicts")["cases"].list.isEmpty)
                for laptop in [ann, clara] { #expect(try await laptop.succeed("verify")["sound"] == true) }
                #expect(try await hq.succeed("verify")["sound"] == true)
            }
        }

        @Test(arguments: [0, 1])
        func `story 11: a territory goes to another office, and a deal about to be signed stays with who brought it`(
            daysAgo: Int64
        ) async throws {
            try await World.tell { world in
                let scene = try await Portugal(world)
                let (ana, beto, clara) = (scene.ana, scene.beto, scene.clara)
                let before = try await ana.succeed("account", "show", scene.spanish)["values"]
                _ = try await beto.succeed("contact", "set", scene.contact, "title=before the day")
                try await scene.plan(daysAgo)
                _ = try await beto.succeed("contact", "set", scene.contact, "department=after the day")
                _ = try await beto.succeed("opp", "set", scene.growing, "strategy=after the day")
                _ = try await ana.succeed("opp", "set", scene.signing, "strategy=her last mile")
                try await Journeys.meet(ana, beto, clara, scene.marta)

                // The customer is Lisbon's, and so is the deal that takes longer; who brought it shares the credit.
                #expect(try await clara.shown("account", scene.customer, "owner") == .text(scene.claraID))
                #expect(try await clara.shown("opp", scene.growing, "owner") == .text(scene.claraID))
                let shares = try await clara.succeed("credit-share", "list")["records"].list.map { $0["values"] }
                #expect(shares.allSatisfy { $0["opportunity"].text == scene.growing }, "\(shares)")
                #expect(Answer.list(shares).first("user", .text(scene.betoID))["percent"] == 40)
                #expect(Answer.list(shares).first("user", .text(scene.claraID))["percent"] == 60 && shares.count == 2)

                // The deal about to be signed is where it was, and its owner works on as before.
                for laptop in [ana, clara] {
                    #expect(try await laptop.shown("opp", scene.signing, "owner") == .text(scene.anaID))
                    #expect(try await laptop.shown("opp", scene.signing, "strategy") == "her last mile")
                    #expect(try await laptop.shown("contact", scene.contact, "title") == "before the day")
                    #expect(try await laptop.shown("contact", scene.contact, "department") == .null)
                }
                #expect(try await ana.succeed("held")["mine"].list.isEmpty)

                // Whoever is not in the team has nothing of it; nor has anybody of what moved without such a deal.
                try await scene.expectGone()
                #expect(try await beto.succeed("held")["mine"].list.count == 2)

                // What the unknowing did is the new owner's to take.
                for item in try await clara.succeed("conflicts")["cases"].list {
                    #expect(item["rule"] == "officeChanged" && item["you"] == true)
                    _ = try await clara.succeed("resolve", item["code"].text, "--accept")
                }
                try await Journeys.meet(clara, ana, beto)
                #expect(try await ana.shown("contact", scene.contact, "department") == "after the day")
                #expect(try await clara.shown("opp", scene.growing, "strategy") == "after the day")
                try await scene.expectGone()

                // Spain noticed nothing.
                for laptop in [ana, beto, scene.marta] {
                    #expect(try await laptop.succeed("account", "show", scene.spanish)["values"] == before)
                }
                try await clara.expectGone([("account", scene.spanish)], ["Iberia Net"])
                for laptop in [ana, beto, clara] { #expect(try await laptop.succeed("verify")["sound"] == true) }
                #expect(try await scene.hq.succeed("verify")["sound"] == true)
            }
        }

        /// Madrid, which works Portugal's customers, and Lisbon, which is to.
        private struct Portugal {
            let hq: HeadquartersProgram
            let marta: Laptop
            let ana: Laptop
            let beto: Laptop
            let clara: Laptop
            let anaID: String
            let betoID: String
            let claraID: String
            /// With one deal that is about to be signed and one that is not.
            let customer: String
            let contact: String
            let signing: String
            let growing: String
            /// Without a deal.
            let other: String
            /// A customer of Spain.
            let spanish: String

            init(_ world: World) async throws {
                hq = try await world.headquarters()
                _ = try await hq.succeed("office", "add", "MAD", "--name", "Madrid")
                _ = try await hq.succeed("office", "add", "LIS", "--name", "Lisbon")
                try await hq.serve()
                marta = try await hq.hire("Marta Gil", "OM", at: "MAD")
                ana = try await hq.hire("Ana Ruiz", "AR", at: "MAD")
                beto = try await hq.hire("Beto Diaz", "SR", at: "MAD")
                clara = try await hq.hire("Clara Sousa", "AR", at: "LIS")
                anaID = try await hq.person("Ana Ruiz")
                betoID = try await hq.person("Beto Diaz")
                claraID = try await hq.person("Clara Sousa")
                try await Journeys.meet(marta, ana, beto, clara)
                customer = try await marta.add("account", "name=Canary Telecom", "country=PT", "owner=Ana Ruiz")
                contact = try await marta.add("contact", "name=Canary Wanjiru", "account=\(customer)")
                signing = try await marta.add(
                    "opp", "name=Canary Signing", "account=\(customer)", "owner=Ana Ruiz",
                    "expectedSignDate=\(try CivilDate.today(plus: 20))")
                growing = try await marta.add(
                    "opp", "name=Canary Growth", "account=\(customer)", "owner=Beto Diaz",
                    "expectedSignDate=\(try CivilDate.today(plus: 200))")
                other = try await marta.add("account", "name=Ploceus Power", "country=PT", "owner=Ana Ruiz")
                spanish = try await marta.add("account", "name=Iberia Net", "country=ES", "owner=Ana Ruiz")
                try await Journeys.meet(marta, ana, beto, clara)
            }

            /// HQ plans it for a day that has come, so that it happens at once.
            func plan(_ daysAgo: Int64) async throws {
                _ = try await hq.succeed(
                    "territory", "add", "Portugal", "--office", "LIS", "--from",
                    "\(try CivilDate.today(plus: -daysAgo))", "--country", "PT", "--owner", "Clara Sousa",
                    "--deals-stay-until", "\(try CivilDate.today(plus: 60))", "--credit-kept", "40")
                let listed = try await hq.succeed("territory", "list").list
                #expect(listed.map { $0["state"] } == ["applied"] && listed.map { $0["office"] } == ["Lisbon"])
            }

            func expectGone(sourceLocation: SourceLocation = #_sourceLocation) async throws {
                try await beto.expectGone(
                    [
                        ("account", customer), ("contact", contact), ("opp", signing), ("opp", growing),
                        ("account", other),
                    ], ["Canary Telecom", "Canary Wanjiru", "Canary Signing", "Canary Growth", "Ploceus Power"],
                    sourceLocation: sourceLocation)
                try await ana.expectGone(
                    [("account", other)], ["Ploceus Power"], sourceLocation: sourceLocation)
            }
        }
    }
}
