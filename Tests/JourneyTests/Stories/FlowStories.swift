// Why this file exists: the verbs of the flow are typed one after the other by people who have no network. What they
// write must reach HQ whole, and what they are refused must tell them what to type.

import Foundation
import LeadToCash
import SyncProtocol
import Testing

extension Journeys {
    /// From a lead to a lost deal, and from a contract to money.
    @Suite("Stories of the flow told with the programs") struct FlowStories {
        @Test func `a lead becomes a deal offline, and the deal takes along what the lead knew`() async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR")
                let ann = try crew["AR"]
                let lead = try await ann.succeed(
                    "lead", "add", "accountName=Safaricom", "contactName=Wanjiru", "need=5G core")["id"].text
                let accepted = try await ann.succeed("lead", "accept", lead)
                #expect(accepted["verb"] == "lead accept" && accepted["written"] == .list(["status"]))
                _ = try await ann.succeed("lead", "touch", lead, "--note", "wants a demo", "--next", "+2w")

                let refused = try await ann.answer("lead", "qualify", lead, status: 2)
                let missing = refused["missing"].list.map { $0["name"] }
                #expect(missing == ["budget", "authority", "timing"], "\(refused)")
                #expect(refused["missing"].list[0]["command"].text.hasPrefix("outpost lead set"))
                let early = try await ann.run("lead", "convert", lead)
                #expect(early.status == 2 && early.errors.contains("outpost lead qualify"), "\(early.told)")

                _ = try await ann.succeed(
                    "lead", "set", lead, "budget=1200000 USD", "authority=Ms Kamau", "timing=before March")
                _ = try await ann.succeed("lead", "qualify", lead)
                let unknown = try await ann.run("lead", "convert", lead)
                #expect(unknown.status == 2 && unknown.errors.contains("--new-account"), "\(unknown.told)")
                let converted = try await ann.succeed("lead", "convert", lead, "--new-account")
                let kinds = converted["records"].list.map { $0["kind"] }
                let made: [Answer] = ["account", "opportunity", "contact", "checklist_item", "activity", "lead"]
                #expect(kinds == made, "\(kinds)")

                try await crew.meet("AR")
                let deal = try await crew["SR"].opportunity(converted["id"].text)
                #expect(deal["name"] == "Safaricom: 5G core" && deal["stage"] == "discovered")
                #expect(deal["commercial"]["amount_minor"] == 120_000_000)
                #expect(try await crew.shown("lead", lead, "status") == ["converted"])
                let page = try await crew["SR"].succeed("customer", "Safaricom")
                #expect(page["openDeals"] == 1 && page["contacts"].list.count == 1 && page["leads"].list.count == 1)
                try await crew.expectAgreement()
            }
        }

        @Test func `a deal does not go on while something is missing, and a loss leaves a task`() async throws {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "SR")
                let deal = try await crew.add("opp", "name=Beeline RAN", "description=one ring")
                let ann = try crew["AR"]
                let refused = try await ann.answer("opp", "advance", deal, "guiding", status: 2)
                let missing = refused["missing"].list.map { $0["name"].text }
                #expect(missing.contains("ATI") && missing.contains("T02") && missing.contains("timing"), "\(missing)")
                #expect(try await ann.opportunity(deal)["stage"] == "discovered")
                let gate = try await ann.answer("gate", "request", deal, "ATI", status: 2)
                #expect(gate["missing"].list.contains { $0["name"] == "seat" }, "\(gate)")
                let asked = try await ann.succeed("gate", "request", deal, "ATI", "--anyway")["id"].text
                let twice = try await ann.run("gate", "request", deal, "ATI", "--anyway")
                #expect(twice.status == 2 && twice.errors.contains("asked for already"), "\(twice.told)")

                let lost = try await ann.succeed(
                    "opp", "lose", deal, "--reason", "drivers not asked", "--competitor", "Nowhere Signals")
                #expect(lost["records"].list.map { $0["kind"] } == ["opportunity", "task"])
                try await crew.meet("AR")
                #expect(try await crew.shown("opp", deal, "outcome") == ["lost"])
                #expect(try await crew.shown("opp", deal, "competitors") == [.list(["Nowhere Signals"])])
                let shown = try await crew["SR"].succeed("gate", "show", asked)
                #expect(shown["values"]["gate"] == "ATI" && shown["values"]["missing"].text.contains("SR"), "\(shown)")
                let again = try await ann.run("opp", "lose", deal, "--reason", "twice")
                #expect(again.status == 2, "\(again.told)")
                _ = try await ann.succeed("opp", "reopen", deal, "--reason", "they re-tender")
                #expect(try await ann.opportunity(deal)["outcome"] == "open")
                try await crew.meet("AR")
                try await crew.expectAgreement()
            }
        }

        @Test func `dates and amounts are typed as people type them, and what has two meanings is refused`()
            async throws
        {
            try await World.tell { world in
                let crew = try await Crew(world, "AR")
                let account = try await crew.add("account", "name=Safaricom")
                let ann = try crew["AR"]
                let claim = try await ann.succeed(
                    "claim", "add", "--account", account, "--amount", "300k USD", "--on", "yesterday", "--payer",
                    "Safaricom PLC", "--ref", "4711")["id"].text
                let values = try await ann.succeed("claim", "show", claim)["values"]
                #expect(values["amount"] == .members(["amount_minor": 30_000_000, "currency": "USD"]))
                #expect(values["bankReference"] == "4711")
                let again = try await ann.succeed(
                    "claim", "add", "--account", account, "--amount", "300,000.00 USD", "--on", "yesterday")
                #expect(again["warnings"].list.map { $0["name"] } == ["sameClaim"])
                let ambiguous = try await ann.run(
                    "claim", "add", "--account", account, "--amount", "1 USD", "--on", "03/04/2026")
                #expect(ambiguous.status == 2 && ambiguous.errors.contains("write the year first"), "\(ambiguous.told)")
                let future = try await ann.run("visit", "add", account, "--on", "+3d")
                #expect(future.status == 2 && future.errors.contains("still to come"), "\(future.told)")
                _ = try await ann.succeed("visit", "add", account, "--planned", "+3d", "--score", "8")
                let scored = try await ann.run("survey", "add", "account=\(account)", "score=9")
                #expect(scored.output.contains("Safaricom: 9"), "\(scored.told)")
                let page = try await ann.succeed("customer", account)
                #expect(page["visits"].list.count == 1 && page["surveys"].list.count == 1)
                #expect(page["claims"].list.count == 2 && page["lastVisit"] == .null)
                try await crew.meet("AR")
                try await crew.expectAgreement()
            }
        }

        @Test func `a contract is frozen once its terms make the whole, and its signature keeps the scan's hash`()
            async throws
        {
            try await World.tell { world in
                let crew = try await Crew(world, "AR", "COM")
                let account = try await crew.add("account", "name=Safaricom")
                let contract = try await crew.add(
                    "contract", "name=RAN phase 1", "account=\(account)", "scopeText=140 sites",
                    "commercial=1000000 USD")
                let (ann, cora) = (try crew["AR"], try crew["COM"])
                let refused = try await ann.answer("contract", "freeze", contract, status: 2)
                #expect(refused["missing"].list.map { $0["name"] } == ["paymentTerms"], "\(refused)")
                for (number, portion) in [(1, 3000), (2, 7000)] {
                    _ = try await cora.succeed(
                        "payment-term", "add", "contract=\(contract)", "sequence=\(number)", "portion=\(portion)",
                        "dueUpon=sign")
                }
                try await crew.meet("COM")
                _ = try await ann.succeed("contract", "freeze", contract)
                _ = try await cora.succeed(
                    "contract", "review", contract, "--aspect", "legal", "--risk", "low", "--opinion", "fine")
                let scan = world.folder + "/signed.pdf"
                try Data("signed".utf8).write(to: URL(fileURLWithPath: scan))
                let signed = try await ann.succeed(
                    "contract", "sign", contract, "--side", "customer", "--by", "Wu Ling", "--scan", scan)
                #expect(signed["warnings"].list.map { $0["name"] } == ["notApproved"], "\(signed)")
                try await crew.meet("AR", "COM")
                let page = try await cora.succeed("contract", "show", contract)
                #expect(page["terms"].list.count == 2 && page["termsMakeWhole"] == true)
                #expect(page["reviews"].list.count == 1 && page["missingReviews"].list.count == 4)
                let hash = page["signatures"].list.first?["values"]["scan"].text
                #expect(hash == FlowValue.hash(Array("signed".utf8)))

                let asked = try await cora.succeed("conflicts")["cases"].first("rule", "contractFreeze")
                #expect(asked["you"] == true && asked["question"] == "held", "\(asked)")
                let twice = try await ann.run("contract", "freeze", contract)
                #expect(twice.status == 2 && twice.errors.contains(asked["code"].text), "\(twice.told)")
                _ = try await cora.succeed("resolve", asked["code"].text, "--accept")
                try await crew.meet("COM")
                #expect(try await crew.shown("contract", contract, "state") == ["frozenForReview"])
            }
        }
    }
}
