// Why this file exists: lead to cash is one road, and each step of it stands on the one before. Here all of it is
// walked once, with the programs that people run; this file tells it from the exhibition to the bid.

import Foundation
import SyncProtocol
import Testing

extension Journeys {
    @Suite struct TheRoad {
        @Test func `a lead from an exhibition becomes cash and the next lead, on laptops that are mostly offline`()
            async throws
        {
            try await World.tell { world in
                let road = Road(try await RoadTeam(world))
                try await road.takeLead()
                try await road.initiate()
                try await road.solve()
                try await road.agreeOnPrice()
                try await road.bid()
                try await road.draft()
                try await road.freeze()
                try await road.review()
                try await road.sign()
                try await road.change()
                try await road.deliver()
                try await road.invoice()
                try await road.collect()
                try await road.takeNextLead()
                let team = road.team
                #expect(try await team.headquarters.succeed("case", "list") == .list([]))
                try await Journeys.expectAgreement(
                    team.headquarters, team["AR"], team["SR"], team["FR"], team["COM"], team["FIN"])
            }
        }
    }
}

/// The road, act by act; it remembers what came about on it.
final class Road {
    let team: RoadTeam
    var account = ""
    var deal = ""
    var price = ""
    var token = ""
    var contract = ""
    var milestone = ""
    var changeOrder = ""
    var invoices: [String] = []

    init(_ team: RoadTeam) { self.team = team }

    /// Something with a signature on it, scanned.
    func scan() throws -> String {
        let path = team.headquarters.world.folder + "/signed.pdf"
        try "signed".write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// At the stand, no network: AR takes a lead, learns what it lacks, and makes a deal of it.
    func takeLead() async throws {
        let lead = try await team.adds(
            "AR", "lead add", "accountName=\(RoadTeam.customer)", "contactName=Wanjiru Kamau", "source=exhibition",
            "campaign=AfricaCom", "need=5G core, 140 sites")
        try await team.does("AR", "lead accept", lead)
        try await team.does(
            "AR", "lead set", lead, "budget=1260000 USD", "authority=CTO, Ms Kamau", "timing=before March")
        try await team.does("AR", "lead qualify", lead)
        deal = try await team.adds("AR", "lead convert", lead, "--new-account", "--name", "Safaricom 5G core")
        try await team.does("AR", "opp set", deal, "expectedSignDate=+6w")
        try await team.does("AR", "opp advance", deal)
        try await team.stands("AR", StatusCounts(pending: 7))
        try await team.stands("SR")
        try await team.stands("FR")
        try await team.sync("AR", sending: 7)
        try await team.stands("AR")

        let page = try await team.page("AR")
        account = page["id"].text
        #expect(page["values"]["status"] == "prospect" && page["openDeals"] == 1)
        let taken = page.only("leads")
        #expect(taken["source"] == "exhibition" && taken["campaign"] != .null, "\(taken)")
        #expect(taken["status"] == "converted" && taken["convertedOpportunity"] == .text(deal), "\(taken)")
        let made = page.only("deals")
        #expect(made["stage"] == "verified" && made["code"].text.hasPrefix("OPP-"), "\(made)")
        #expect(made["commercial"]["amount_minor"] == 126_000_000)
    }

    /// Team, plan and the request are AR's, offline; level and decision are HQ's.
    func initiate() async throws {
        for (role, name) in RoadTeam.people.prefix(3) { try await team.does("AR", "seat add", deal, role, name) }
        let plan = try await team.adds("AR", "form new", "T01", deal)
        for cell in ["competition", "strengths", "risks", "strategy", "solution", "delivery"] {
            try await team.does("AR", "form fill", plan, cell, "As we said at the stand.")
        }
        try await team.does("AR", "form row", plan, "actionPlan", "action=outage workshop", "owner=Sam", "due=+10d")
        try await team.does("AR", "form done", plan)
        _ = try await team.headquarters.succeed("record", "set", "opportunity", deal, "level=C", "track=full")
        try await team.sync("AR", sending: 12)

        let request = try await team.adds("AR", "gate request", deal, "ATI", "--material", "minutes from the stand")
        try await team.stands("AR", StatusCounts(pending: 1))
        try await team.sync("AR", sending: 1)
        try await team.approve(request, "ATI")
        try await team.hear("AR", "SR", "FR")
        try await team.standIdle()
        let shown = try await team.does("AR", "gate show", request)
        #expect(shown["state"] == "approved" && shown["values"]["code"].text.hasPrefix("GATE-"), "\(shown)")
        #expect(shown["decision"]["values"]["decidedBy"] != .null && shown["changedSince"] == .null)
        #expect(try await team["SR"].opportunity(deal)["stage"] == "initiated", "HQ's decision moved it")
    }

    /// SR in the field: what they lack, what they want, what we offer; then FR says whether it can be delivered.
    func solve() async throws {
        let vision = try await team.adds("SR", "form new", "T04", deal)
        for part in ["diagnose", "impact", "vision"] {
            for turn in ["open", "control", "confirm"] {
                try await team.does("SR", "form fill", vision, "\(part)_\(turn)", "Asked in Nairobi.")
            }
        }
        try await team.does("SR", "form done", vision)
        let pains = try await team.adds("SR", "form new", "T02", deal)
        try await team.does(
            "SR", "form row", pains, "chain", "--row", "1", "pain=calls drop at night", "reasons=old core",
            "impact=2 % churn")
        try await team.does("SR", "form done", pains)
        let solution = try await team.adds("SR", "solution add", deal, "two rings, one core")
        try await team.does("SR", "solution release", solution)
        try await team.does("SR", "opp advance", deal, "solution")
        try await team.does(
            "SR", "line add", "opportunity=\(deal)", "product=5GC", "quantity=140", "price=10000 USD")
        try await team.stands("SR", StatusCounts(pending: 18))
        try await team.sync("SR", sending: 18)

        try await team.hear("FR")
        try await team.does("FR", "solution set", solution, "deliverability=deliverable")
        try await team.stands("FR", StatusCounts(pending: 1))
        try await team.sync("FR", sending: 1)
        try await team.hear("AR")
        try await team.standIdle()
        #expect(try await team["AR"].opportunity(deal)["stage"] == "solution")
    }

    /// AR asks for the price and for the bid; HQ decides on both, and lends authority to bid without a network.
    func agreeOnPrice() async throws {
        try await team.does(
            "AR", "risk add", deal, "no site access in the rains", "--probability", "4", "--impact", "3",
            "--mitigation", "start in April")
        price = try await team.adds("AR", "price request", deal, "--discount", "10%", "--why", "they have it elsewhere")
        try await team.stands("AR", StatusCounts(pending: 2))
        try await team.sync("AR", sending: 2)
        let (valid, expires) = (try CivilDate.today(plus: 28).description, try CivilDate.today(plus: 21).description)
        let decided = try await team.headquarters.succeed(
            "price", "decide", price, "approve", "--valid-until", valid, "--by", RoadTeam.decider)
        #expect(decided["state"] == "approved")
        try await team.hear("AR")

        let request = try await team.adds("AR", "gate request", deal, "ATB", "--material", "bill of quantities")
        try await team.stands("AR", StatusCounts(pending: 1))
        try await team.sync("AR", sending: 1)
        try await team.approve(request, "ATB")
        token = try await team.headquarters.succeed(
            "token", "issue", RoadTeam.people[0].name, "--opp", deal, "--cap", "1300000 USD", "--discount", "10%",
            "--expires", expires)["id"].text
        try await team.hear("AR")
        try await team.standIdle()
        let shown = try await team.does("AR", "price show", price)["values"]
        #expect(shown["state"] == "approved" && shown["authorisedDiscountBasis"] == 1000, "\(shown)")
        #expect(shown["offer"]["offer_minor"] == 126_000_000 && shown["code"].text.hasPrefix("PR-"), "\(shown)")
        #expect(try await team["AR"].opportunity(deal)["stage"] == "bidding")
    }

    /// At the customer's office, HQ out of reach: the bid goes out under the token. Its result comes by letter.
    func bid() async throws {
        _ = try await team.headquarters.stop()
        let due = "\(try CivilDate.today(plus: 7)) 17:00+03:00"
        try await team.does("AR", "bid add", deal, "5G core tender", "--tender-number", "T-77", "--due", due)
        try await team.does("AR", "bid submit", deal, "--price", price, "--token", token, "--proof", "receipt 77")
        let alone = try await team.does("AR", "sync", ending: 3)
        #expect(alone["error"]["code"] == "unreachable")
        try await team.stands("AR", StatusCounts(pending: 2))
        try await team.headquarters.serve()
        try await team.sync("AR", sending: 2)
        try await team.standIdle()
        let use = try await team.does("AR", "authority-use list").only("records")
        #expect(use["token"] == .text(token) && use["amount"]["amount_minor"] == 126_000_000, "\(use)")
        #expect(try await team["AR"].opportunity(deal)["stage"] == "submitted")

        try await team.does("AR", "bid result", deal, "won", "--rank", "1", "--proof", "award letter")
        try await team.does("AR", "opp advance", deal)
        #expect(try await team["AR"].opportunity(deal)["stage"] == "negotiating")
    }
}
