// Why this file exists: five stories of field life told with the very programs that people run, over HTTP: what they
// type, what they read, and what everybody's files say in the end.

import Foundation
import LeadToCash
import SyncProtocol
import Testing

extension Journeys {
    @Suite("Stories told with the programs") struct ProcessStories {
        @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
        func `story 3: a deal that was carried on is not lost by itself, and the loss comes back in one command`(
            order: [String]
        ) async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR", "PD")
                let deal = try await crew.add("opp", "name=Beeline RAN", "stage=verified")
                _ = try await crew.headquarters.succeed("record", "set", "opportunity", deal, "track=light")
                _ = try await crew["AR"].succeed("opp", "set", deal, "outcome=lost", "--reason", "heard at dinner")
                _ = try await crew["SR"].succeed("opp", "set", deal, "stage=initiated")
                try await crew.meet(order[0], order[1])
                #expect(try await crew.shown("opp", deal, "stage") == ["initiated"])
                #expect(try await crew.shown("opp", deal, "outcome") == ["open"])

                let item = try await crew.openCase("PD")
                #expect(item["question"] == "held" && item["severity"] == "high" && item["decider"] == "PD")
                #expect(item["you"] == true && item["rule"] == "lostAgainstAdvance" && item["field"] == "outcome")
                #expect(item["note"].text.contains("lost proposed by") && item["expiry"] == "escalates")
                #expect(item["authors"] == .list([.text(try crew["AR"].user)]))
                #expect(try await crew.openCase("SR")["own"] == false)
                #expect(try await crew["PD"].succeed("status")["cases"]["forYou"] == 1)
                let code = item["code"].text
                #expect(try await crew["PD"].run("conflict", "show", code).output.contains("heard at dinner"))

                let silent = try await crew["PD"].answer("resolve", code, "--reject", status: 2)
                #expect(silent["error"]["message"].text.contains("--reason"), "high severity wants a reason")
                _ = try await crew["PD"].succeed("resolve", code, "--reject", "--reason", "their letter came today")
                try await crew.meet("PD")
                #expect(try await crew.shown("opp", deal, "outcome") == ["open"])
                #expect(try await crew["AR"].succeed("conflicts")["cases"] == .list([]))

                let restored = try await crew["AR"].succeed("undo", code, "--reason", "they called again")
                #expect(restored["restored"].list.first?["value"] == "lost")
                try await crew.meet("AR")
                #expect(try await crew.shown("opp", deal, "outcome") == ["lost"])
                try await crew.expectAgreement()
            }
        }

        @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
        func `story 5: of two amounts neither is mixed from both, and either author gets theirs back in one command`(
            order: [String]
        ) async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR", "OM")
                let deal = try await crew.add("opp", "name=Beeline RAN", "commercial=1200000 USD")
                _ = try await crew["AR"].succeed(
                    "opp", "set", deal, "commercial=1500000 USD", "--reason", "site count 140 to 175")
                _ = try await crew["SR"].succeed(
                    "opp", "set", deal, "commercial=900000 EUR", "--reason", "phase 1 only")
                try await crew.meet(order[0], order[1])
                let lower = Self.money(90_000_000, "EUR")
                #expect(try await crew.shown("opp", deal, "commercial") == [lower], "prudence")

                let item = try await crew.openCase("OM")
                #expect(item["question"] == "values" && item["severity"] == "high" && item["decider"] == "OM")
                #expect(item["you"] == true && item["due"].text > item["openedAt"].text)
                let shown = try await crew["AR"].succeed("conflict", "show", item["code"].text)
                #expect(shown["base"] == Self.money(120_000_000, "USD"))
                #expect(shown["yours"]["value"] == Self.money(150_000_000, "USD"))
                #expect(shown["theirs"].list.map { $0["value"] } == [lower])
                #expect(shown["theirs"].list.first?["reason"] == "phase 1 only")
                #expect(shown["theirs"].list.first?["author"].text == (try crew["SR"].user))

                let code = item["code"].text
                _ = try await crew["OM"].succeed(
                    "resolve", code, "--value", "1050000 USD", "--reason", "half of the sites")
                try await crew.meet("OM")
                #expect(try await crew.shown("opp", deal, "commercial") == [Self.money(105_000_000, "USD")])
                _ = try await crew["SR"].succeed("undo", code)
                try await crew.meet("SR")
                #expect(try await crew.shown("opp", deal, "commercial") == [lower])
                _ = try await crew["AR"].succeed("undo", code)
                try await crew.meet("AR")
                #expect(try await crew.shown("opp", deal, "commercial") == [Self.money(150_000_000, "USD")])
                try await crew.expectAgreement()
            }
        }

        @Test(arguments: [["AR", "COM"], ["COM", "AR"]])
        func `story 8: what is edited in a draft that was signed meanwhile becomes a draft change order`(
            order: [String]
        ) async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "COM")
                let contract = try await crew.add("contract", "name=RAN phase 1", "scopeText=140 sites")
                let id = try #require(RecordID(contract))
                try await crew.register(
                    RecordKey(kind: Contract.kind, id: id), [Contract.Fields.state: .text("effective")])
                _ = try await crew["COM"].run("sync")
                let signed = try await crew["COM"].succeed("contract", "show", contract)["values"]
                // Ann has not synced since and knows nothing of it.
                _ = try await crew["AR"].succeed(
                    "contract", "set", contract, "scopeText=175 sites", "--reason", "they asked for more")
                try await crew.meet(order[0], order[1])
                for laptop in crew.all {
                    #expect(try await laptop.succeed("contract", "show", contract)["values"] == signed)
                    let orders = try await laptop.succeed("change-order", "list")["records"].list
                    let values = orders.first?["values"] ?? .null
                    #expect(orders.count == 1 && values["state"] == "draft" && values["fieldName"] == "scopeText")
                    #expect(values["baseText"] == "140 sites" && values["proposedText"] == "175 sites")
                    #expect(values["reason"] == "edited before learning of signing")
                }
                let item = try await crew.openCase("COM")
                #expect(item["question"] == "exception" && item["severity"] == "high" && item["you"] == true)
                #expect(item["authors"] == .list([.text(try crew["AR"].user)]) && item["own"] == false)
                let held = try await crew["AR"].succeed("held")["mine"].list
                #expect(held.map { $0["rule"] } == ["frozenAfter"])
                #expect(held.map { $0["decider"] } == ["COM"] && held.map { $0["value"] } == ["175 sites"])
                #expect(try await crew["AR"].run("held").output.contains(item["code"].text))

                // One command takes the text up: the order, not the contract, carries it.
                let number = try await crew["COM"].succeed("change-order", "list")["records"].list[0]["id"].text
                _ = try await crew["COM"].succeed("change-order", "set", number, "state=submitted")
                _ = try await crew["COM"].succeed("resolve", item["code"].text, "--accept", "--reason", "priced")
                try await crew.meet("COM")
                #expect(try await crew.shown("change-order", number, "state") == ["submitted"])
                #expect(try await crew.shown("change-order", number, "proposedText") == ["175 sites"])
                #expect(try await crew.shown("contract", contract, "scopeText") == ["140 sites"])
                try await crew.expectAgreement()
            }
        }

        @Test func `a lead that was deleted right after it was made stays deleted, whatever tasks HQ made for it`()
            async throws
        {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR")
                let lead = try await crew["AR"].succeed("lead", "add", "accountName=Safaricom")["id"].text
                _ = try await crew["AR"].succeed("lead", "delete", lead, "--yes", "--reason", "twice here")
                try await crew.meet("AR", "SR")
                for laptop in crew.all { #expect(try await laptop.run("lead", "show", lead).status == 2) }
                try await crew.expectAgreement()
            }
        }

        @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
        func `story 9: a contact that somebody used is not deleted, and deleting an account is only asked for`(
            order: [String]
        ) async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR", "OM")
                let contact = try await crew.add("contact", "name=Wanjiru", "phones=+254700000001")
                _ = try await crew["AR"].succeed("contact", "delete", contact, "--yes", "--reason", "twice here")
                _ = try await crew["SR"].succeed("contact", "set", contact, "phones+=+254700000002")
                _ = try await crew["SR"].succeed(
                    "activity", "add", "type=visit", "subject=Site survey", "contact=\(contact)")
                try await crew.meet(order[0], order[1])
                let phones = Answer.list(["+254700000001", "+254700000002"])
                let shown = try await crew.shown("contact", contact, "phones")
                #expect(shown == [phones], "\(shown)")
                let told = try await crew["AR"].succeed("conflicts")["replaced"].list.first { $0["yoursLost"] == true }
                #expect(["updateBeatsDelete", "usedParent"].contains(told?["rule"].text ?? ""))
                #expect(told?["winner"]["author"].text == (try crew["SR"].user))
                let deletion = try await crew["AR"].succeed("log", contact)["entries"].first("action", "delete")
                #expect(deletion["stands"] == "overridden" && deletion["reason"] == "twice here")

                // Knowing of the visit, she may still delete it in one command.
                _ = try await crew["AR"].succeed("contact", "delete", contact, "--yes")
                try await crew.meet("AR")
                #expect(try await crew["SR"].run("contact", "show", contact).status == 2)

                let account = try await crew.add("account", "name=Safaricom")
                _ = try await crew["AR"].succeed("account", "delete", account, "--yes", "--reason", "twice here")
                try await crew.meet(order[0], order[1])
                #expect(try await crew.shown("account", account, "name") == ["Safaricom"])
                let item = try await crew.openCase("OM")
                #expect(item["rule"] == "deleteIsProposal" && item["severity"] == "medium" && item["you"] == true)
                #expect(try await crew["AR"].succeed("status")["cases"]["yourHeldEdits"] == 1)
                _ = try await crew["OM"].succeed("resolve", item["code"].text, "--accept")
                try await crew.meet("OM")
                for laptop in crew.all { #expect(try await laptop.run("account", "show", account).status == 2) }
                try await crew.expectAgreement()
            }
        }

        @Test(arguments: [["AR", "SR"], ["SR", "AR"]])
        func `story 29: two versions of one paragraph stand side by side until one command settles them`(
            order: [String]
        ) async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR")
                let deal = try await crew.add("opp", "name=Beeline RAN", "strategy=Intro\nprice\nEnd")
                _ = try await crew["AR"].succeed("opp", "set", deal, "strategy=Intro\nprice first\nEnd")
                _ = try await crew["SR"].succeed("opp", "set", deal, "strategy=Intro\nservice first\nEnd\nAppendix")
                try await crew.meet(order[0], order[1])
                let texts = try await crew.shown("opp", deal, "strategy").map(\.text)
                #expect(texts.count == 1 && TextMerge.hasMarkers(texts[0]))
                for line in ["Intro", "price first", "service first", "End", "Appendix"] {
                    #expect(texts[0].split(separator: "\n").count { $0 == line } == 1, "\(line)")
                }
                let item = try await crew.openCase("AR")
                #expect(item["question"] == "values" && item["severity"] == "low" && item["expiry"] == "stands")
                #expect(item["decider"] == "AR" && item["you"] == true && item["own"] == true)
                let code = item["code"].text
                _ = try await crew["AR"].succeed("resolve", code, "--take", "yours", "--reason", "as agreed")
                try await crew.meet("AR")
                #expect(try await crew.shown("opp", deal, "strategy") == ["Intro\nprice first\nEnd"])
                _ = try await crew["SR"].succeed("undo", code)
                try await crew.meet("SR")
                #expect(
                    try await crew.shown("opp", deal, "strategy") == ["Intro\nservice first\nEnd\nAppendix"])
                try await crew.expectAgreement()
            }
        }

        @Test func `story 17: what a rep who left had not sent waits for a colleague, and the laptop erases itself`()
            async throws
        {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR", "OM")
                let deal = try await crew.add("opp", "name=Beeline RAN", "stage=verified")
                _ = try await crew.headquarters.succeed("record", "set", "opportunity", deal, "track=light")
                // She works on without a signal; meanwhile she leaves, and a colleague goes on.
                let ann = try crew["AR"]
                _ = try await ann.succeed("opp", "set", deal, "strategy=her last visit")
                _ = try await ann.succeed("lead", "add", "accountName=Met on the last day")
                let number = try await ann.succeed("status")["replica"]
                _ = try await crew["SR"].succeed("opp", "set", deal, "stage=initiated")
                _ = try await crew["SR"].succeed("sync")
                let revoked = try await crew.headquarters.succeed("device", "revoke", number.shown)
                #expect(revoked["status"] == "revoked")

                let told = try await ann.answer("sync", status: 11)
                #expect(told["error"]["code"] == "wiped" && told["error"]["exit"] == 11)
                #expect(told["error"]["message"].text.contains("your unsent work is at HQ"))
                let left = try FileManager.default.contentsOfDirectory(atPath: ann.directory)
                #expect(left == ["wiped.json"], "\(left)")
                #expect(try await ann.run("opp", "list").status == 11)
                let device = try await Self.device(number, crew)
                #expect(device["status"] == "revoked" && device["wiped"] != .null)

                // Nothing of hers is live; both wait for the manager, who takes one.
                for role in ["SR", "OM"] { _ = try await crew[role].run("sync") }
                #expect(try await crew["SR"].opportunity(deal)["strategy"] == .null)
                #expect(try await crew["SR"].opportunity(deal)["stage"] == "initiated")
                #expect(try await crew["SR"].succeed("lead", "list")["records"].list.isEmpty)
                let cases = try await crew["OM"].succeed("conflicts")["cases"].list
                #expect(cases.count == 2 && cases.allSatisfy { $0["rule"] == "withdrawnDevice" && $0["you"] == true })
                let item = try #require(cases.first { $0["subject"]["kind"] == "opportunity" }, "\(cases)")
                _ = try await crew["OM"].succeed("resolve", item["code"].text, "--accept", "--reason", "it is so")
                for role in ["OM", "SR", "OM"] { _ = try await crew[role].run("sync") }
                for role in ["SR", "OM"] {
                    #expect(try await crew[role].opportunity(deal)["strategy"] == "her last visit")
                    try await Journeys.expectAgreement(crew.headquarters, crew[role])
                }
                // The laptop goes to her successor.
                let code = try await crew.headquarters.succeed("invite", "--office", "NBO", "--user", "Sam Sroka")[
                    "code"]
                _ = try await ann.succeed("enroll", crew.headquarters.url, code.text)
                _ = try await ann.run("sync")
                #expect(try await ann.opportunity(deal)["strategy"] == "her last visit")
            }
        }

        @Test func `story 17: of a laptop that is lost nothing is taken, and it erases itself when it calls`()
            async throws
        {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR")
                let deal = try await crew.add("opp", "name=Beeline RAN", "stage=verified")
                _ = try await crew.headquarters.succeed("record", "set", "opportunity", deal, "track=light")
                let sam = try crew["SR"]
                _ = try await sam.succeed("opp", "set", deal, "strategy=typed by a thief")
                let number = try await sam.succeed("status")["replica"]
                let before = try await Self.device(number, crew)
                _ = try await crew.headquarters.succeed("device", "lost", number.shown)
                let told = try await sam.run("sync")
                #expect(told.status == 11 && told.errors.contains("lists this device as lost"), "\(told.told)")
                _ = try await crew["AR"].succeed("sync")
                #expect(try await crew["AR"].opportunity(deal)["strategy"] == .null)
                #expect(try await crew["AR"].succeed("conflicts")["cases"].list.isEmpty)
                let device = try await Self.device(number, crew)
                #expect(device["status"] == "lost" && device["wiped"] != .null && device["calledWhileLost"] != .null)
                #expect(device["changesets"] == before["changesets"])
                let resumed = try await crew.headquarters.run("device", "resume", number.shown)
                #expect(resumed.status == 1 && resumed.errors.contains("for good"), "\(resumed.told)")
            }
        }

        private static func device(_ number: Answer, _ crew: Crew) async throws -> Answer {
            try await crew.headquarters.succeed("device", "list").first("replica", number)
        }

        private static func money(_ minor: Int, _ currency: String) -> Answer {
            .members(["amount_minor": .number(minor), "currency": .text(currency), "margin_estimate_minor": .null])
        }
    }
}
