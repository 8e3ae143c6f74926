// Why this file exists: the end of the road: what was sold is delivered, accepted, invoiced and paid once, though two
// people report it; and the customer who was visited wants more.

import Foundation
import SyncProtocol
import Testing

extension Road {
    /// Everything on which AR and FR have to agree before FR takes over.
    private static let handover = [
        "scope and exclusions", "delivery dates", "acceptance criteria", "payment terms and their proofs", "penalties",
        "promises outside the text", "open risks", "who decides, accepts and pays",
    ]

    /// FR takes over, builds, and brings the certificate, all without a network.
    func deliver() async throws {
        let agreed = Self.handover.flatMap { ["--done", $0] }
        let meeting = ["--attendee", RoadTeam.people[2].name, "--held", "today"]
        try await team.does("AR", "contract handover", [contract] + agreed + meeting)
        try await team.stands("AR", StatusCounts(pending: 1))
        try await team.sync("AR", sending: 1)
        try await team.hear("FR")
        try await team.does("FR", "contract handover", contract, "--accept")
        try await team.does("FR", "milestone advance", milestone, "submittedForAcceptance")
        try await team.does("FR", "acceptance add", milestone, "--signed-by", "Wu Ling", "--scan", scan())
        try await team.stands("FR", StatusCounts(pending: 3))
        try await team.sync("FR", sending: 3)
        try await team.hear("AR")
        try await team.standIdle()
        let built = try await team.page("AR").only("milestones")
        #expect(built["state"] == "accepted" && built["percent"] == 100 && built["acceptedOn"] != .null, "\(built)")
    }

    /// AR asks for both invoices; they are for the contract as the change left it.
    func invoice() async throws {
        let requests = [
            try await team.adds("AR", "invoice request", contract, "1"),
            try await team.adds("AR", "invoice request", contract, "2", "--proof", "certificate Wave 1"),
        ]
        try await team.stands("AR", StatusCounts(pending: 2))
        try await team.sync("AR", sending: 2)
        for (request, amount) in zip(requests, [43_200_000, 100_800_000]) {
            let number = "2026-\(invoices.count + 1)"
            let issued = try await team.headquarters.succeed("invoice", "issue", request, "--number", number)
            #expect(issued["amount"]["minor"] == .number(amount) && issued["code"].text.hasPrefix("INV-"), "\(issued)")
            invoices.append(issued["id"].text)
        }
        _ = try await team.headquarters.succeed("invoice", "deliver", invoices[1])
    }

    /// AR and finance claim one payment, apart; finance is asked, and the bank's answer closes the case.
    func collect() async throws {
        var claims: [String] = []
        for (role, amount, payer) in [("AR", "432000 USD", RoadTeam.customer), ("FIN", "432k USD", "Safaricom")] {
            claims.append(
                try await team.adds(
                    role, "claim add", "--account", account, "--amount", amount, "--payer", payer, "--ref", "4711"))
        }
        try await team.stands("AR", StatusCounts(pending: 1))
        try await team.sync("AR", sending: 1)
        try await team.sync("FIN", sending: 1, ending: 5)
        try await team.stands("FIN", StatusCounts(asked: 1, open: 1))
        let item = try await team.openCase("FIN").item
        #expect(item["rule"] == "sameMoney" && item["decider"] == "FIN" && item["you"] == true, "\(item)")
        #expect(item["subject"]["id"] == .text(claims[1]) && item["other"]["id"] == .text(claims[0]), "\(item)")

        try await bookPayment(of: claims)
        try await team.hear("FIN", "AR")
        try await team.stands("FIN")
        try await team.standIdle()
        let closed = try await team.does("FIN", "conflicts", "--all")["cases"].first("code", item["code"])
        #expect(closed["state"] == "closed" && closed["decision"]["by"] == "HQ", "\(closed)")
        let page = try await team.page("AR")
        let claimed = page["claims"].first("id", .text(claims[0]))["values"]["state"]
        let repeated = page["claims"].first("id", .text(claims[1]))["values"]["state"]
        #expect(claimed == "matched" && repeated == "sameMoney", "\(page["claims"])")
        #expect(page.only("payments")["state"] == "allocated", "\(page["payments"])")
        let owed: Answer = .members(["amount_minor": 100_800_000, "currency": "USD"])
        #expect(page["owed"] == .list([owed]))
    }

    /// The bank's statement: one payment, which both claims were about, and which pays the first invoice.
    private func bookPayment(of claims: [String]) async throws {
        let statement = team.headquarters.world.folder + "/bank.csv"
        let line = "4711,\(try CivilDate.today()),432000,USD,\(RoadTeam.customer),"
        try "bankRef,date,amount,currency,payer,account\n\(line)\n".write(
            toFile: statement, atomically: true, encoding: .utf8)
        let booked = try await team.headquarters.succeed("payment", "import", statement)
        #expect(booked["created"] == 1, "\(booked)")
        let listed = try await team.headquarters.succeed("record", "list", "payment")["records"].list
        let payment = try #require(listed.first?["id"].text)
        for (claim, state) in zip(claims, ["matched", "sameMoney"]) {
            let matched = try await team.headquarters.succeed("payment", "match", claim, payment)
            #expect(matched["state"] == .text(state), "\(matched)")
        }
        let paid = try await team.headquarters.succeed("payment", "allocate", payment, invoices[0], "432000 USD")
        #expect(paid["invoiceOpen"]["minor"] == 0 && paid["paymentLeft"]["minor"] == 0, "\(paid)")
    }

    /// All is accepted. AR presses for the rest of the money, visits the customer, and comes back with the next lead.
    func takeNextLead() async throws {
        let fulfilled = try await team.headquarters.succeed("contract", "fulfil", contract)
        #expect(fulfilled["state"] == "fulfilled")
        try await team.hear("AR")
        try await team.does(
            "AR", "collection add", invoices[1], "--channel", "phone", "--promise", "1008000 USD +3w", "--next",
            "call again | +1w")
        try await team.does(
            "AR", "visit add", account, "--score", "8", "--comments", "now they want the islands", "--contract",
            contract)
        let lead = try await team.adds(
            "AR", "lead add", "accountName=\(RoadTeam.customer)", "account=\(account)", "source=visit",
            "need=islands, 40 sites", "originContract=\(contract)")
        try await team.stands("AR", StatusCounts(pending: 3))
        try await team.sync("AR", sending: 3)
        try await team.hear("SR", "FR")
        try await team.standIdle()

        let page = try await team.page("FR")
        let next = page["leads"].first("id", .text(lead))["values"]
        #expect(next["source"] == "visit" && next["originContract"] == .text(contract), "\(next)")
        #expect(next["status"] == "captured" && next["code"].text.hasPrefix("LEAD-"), "\(next)")
        #expect(page["leads"].list.count == 2 && page["openDeals"] == 0, "\(page["leads"])")
        #expect(page["values"]["status"] == "active" && page.only("contracts")["state"] == "fulfilled")
        let states = invoices.map { page["invoices"].first("id", .text($0))["values"]["state"] }
        #expect(states == ["paid", "delivered"], "\(page["invoices"])")
        #expect(page.only("visits")["score"] == 8 && page["lastVisit"] != .null)
    }
}
