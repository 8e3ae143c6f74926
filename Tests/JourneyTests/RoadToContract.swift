// Why this file exists: the middle of the road: a contract that one person drafts and several read, that is signed
// while somebody without a network still writes on it, and what becomes of what they wrote.

import SyncProtocol
import Testing

extension Road {
    /// The text is AR's, the milestone FR's, the terms are the commercial manager's.
    func draft() async throws {
        contract = try await team.adds(
            "AR", "contract add", "opportunity=\(deal)", "account=\(account)", "name=5G core Nairobi",
            "scopeText=140 sites in three waves", "commercial=1260000 USD")
        try await team.does(
            "AR", "contract-line add", "contract=\(contract)", "product=5GC", "quantity=140 | pcs", "price=9000 USD")
        // The result, the stage, and these two.
        try await team.stands("AR", StatusCounts(pending: 4))
        try await team.sync("AR", sending: 4)
        try await team.hear("FR")
        milestone = try await team.adds(
            "FR", "milestone add", "contract=\(contract)", "name=Wave 1", "type=install", "plannedOn=+60d",
            "weight=100")
        try await team.stands("FR", StatusCounts(pending: 1))
        try await team.sync("FR", sending: 1)
        try await team.hear("COM")
        try await team.does(
            "COM", "payment-term add", "contract=\(contract)", "sequence=1", "portion=3000", "dueUpon=sign",
            "daysAfter=30")
        try await team.does(
            "COM", "payment-term add", "contract=\(contract)", "sequence=2", "portion=7000", "dueUpon=accept",
            "daysAfter=30", "milestone=\(milestone)")
        try await team.sync("COM", sending: 2)
        try await team.hear("AR")
    }

    /// AR asks to freeze the draft; that is held until the commercial manager says so.
    func freeze() async throws {
        try await team.does("AR", "contract freeze", contract)
        try await team.stands("AR", StatusCounts(pending: 1))
        try await team.sync("AR", sending: 1, ending: 6)
        try await team.stands("AR", StatusCounts(held: 1, open: 1))
        try await team.sync("COM", ending: 5)
        try await team.stands("COM", StatusCounts(asked: 1, open: 1))
        let item = try await team.openCase("COM").item
        #expect(item["rule"] == "contractFreeze" && item["subject"]["id"] == .text(contract), "\(item)")
        #expect(item["authors"] == .list([.text(RoadTeam.people[0].name)]), "\(item)")
        try await team.does("COM", "resolve", item["code"].text, "--accept", "--reason", "ready to be read")
        try await team.stands("COM", StatusCounts(pending: 1, open: 1))
        try await team.sync("COM", sending: 1)
        try await team.stands("COM")
    }

    /// Five opinions, written on four laptops without a network; then HQ lets it be signed.
    func review() async throws {
        try await team.hear("SR", "FR", "FIN")
        let readers = [
            ("COM", "legal"), ("COM", "commercial"), ("FIN", "finance"), ("FR", "delivery"), ("SR", "technical"),
        ]
        for (role, aspect) in readers {
            try await team.does(
                role, "contract review", contract, "--aspect", aspect, "--risk", "low", "--opinion", "no objection")
        }
        try await team.stands("SR", StatusCounts(pending: 1))
        try await team.stands("FR", StatusCounts(pending: 1))
        try await team.sync("COM", sending: 2)
        for role in ["FIN", "FR", "SR"] { try await team.sync(role, sending: 1) }
        try await team.hear("AR")
        try await team.standIdle()
        let page = try await team.does("AR", "contract show", contract)
        #expect(page["values"]["state"] == "frozenForReview" && page["values"]["code"].text.hasPrefix("CTR-"))
        #expect(page["reviews"].list.count == 5 && page["missingReviews"] == .list([]), "\(page["missingReviews"])")
        #expect(page["termsMakeWhole"] == true)

        let request = try await team.adds("AR", "gate request", contract, "ATC")
        try await team.stands("AR", StatusCounts(pending: 1))
        try await team.sync("AR", sending: 1)
        try await team.approve(request, "ATC")
        try await team.hear("AR", "COM")
        try await team.does("AR", "opp advance", deal)
        #expect(try await team["AR"].opportunity(deal)["stage"] == "contracting")
    }

    /// HQ registers the contract that both sides signed. SR, without a network since the review, writes more sites into
    /// what was a draft when it was last seen there: that becomes a change order, and nothing of it the contract.
    func sign() async throws {
        try await team.does(
            "SR", "contract set", contract, "scopeText=160 sites in three waves", "--reason", "they want the coast too")
        let scan = try scan()
        try await team.does(
            "AR", "contract sign", contract, "--side", "customer", "--by", "Wu Ling", "--scan", scan)
        try await team.stands("AR", StatusCounts(pending: 2))
        try await team.sync("AR", sending: 2)
        try await team.does("COM", "contract sign", contract, "--side", "us", "--by", "Cora Lund", "--scan", scan)
        try await team.sync("COM", sending: 1)
        let registered = try await team.headquarters.succeed("contract", "register", contract)
        #expect(registered["state"] == "effective")

        try await team.stands("SR", StatusCounts(pending: 1))
        try await team.sync("SR", sending: 1, ending: 6)
        try await team.stands("SR", StatusCounts(held: 1, open: 1))
        let (item, unapplied) = try await team.openCase("SR")
        #expect(item["rule"] == "frozenAfter" && item["decider"] == "COM" && item["own"] == true, "\(item)")
        #expect(item["subject"]["kind"] == "change_order" && item["other"]["id"] == .text(contract), "\(item)")
        #expect(unapplied.map { $0["field"] } == ["scopeText"] && unapplied.first?["verdict"] == "held")
        changeOrder = item["subject"]["id"].text
        try await team.hear("AR")
        try await team.stands("AR", StatusCounts(open: 1))
        try await team.sync("COM", ending: 5)
        try await team.stands("COM", StatusCounts(asked: 1, open: 1))
    }

    /// The change order goes its own way; once it is decided nobody is asked any more, and nothing counts as held.
    func change() async throws {
        try await team.does(
            "SR", "change set", changeOrder, "scopeDelta=20 sites on the coast", "priceDelta=180000 USD",
            "dateDeltaDays=30")
        try await team.does("SR", "change submit", changeOrder)
        try await team.stands("SR", StatusCounts(pending: 2, held: 1, open: 1))
        try await team.sync("SR", sending: 2)
        try await team.hear("FR", "FIN")
        try await team.does("FR", "change assess", changeOrder, "--cost", "120k USD", "--opinion", "one more wave")
        try await team.does("FIN", "change assess", changeOrder, "--margin", "33 %")
        try await team.stands("FR", StatusCounts(pending: 1, open: 1))
        try await team.sync("FR", sending: 1)
        try await team.sync("FIN", sending: 1)
        try await team.hear("AR")
        let request = try await team.adds("AR", "gate request", changeOrder, "ATAC")
        try await team.sync("AR", sending: 1)
        try await team.approve(request, "ATAC")
        let today = try CivilDate.today().description
        _ = try await team.headquarters.succeed("change", "approve", changeOrder)
        _ = try await team.headquarters.succeed("change", "effective", changeOrder, "--signed-on", today)
        try await team.hear("SR", "FR", "AR", "COM")
        try await team.standIdle()
        try await team.stands("COM")

        let shown = try await team.does("SR", "change show", changeOrder)["values"]
        #expect(shown["state"] == "effective" && shown["code"].text.hasPrefix("CO-"), "\(shown)")
        #expect(shown["proposedText"] == "160 sites in three waves", "\(shown)")
        #expect(shown["priceDelta"]["price_delta_minor"] == 18_000_000)
        let page = try await team.page("SR")
        #expect(page["values"]["status"] == "active", "whoever has a contract is no prospect")
        #expect(page.only("deals")["stage"] == "won" && page.only("deals")["outcome"] == "won")
        let signed = page.only("contracts")
        #expect(signed["state"] == "effective" && signed["scopeText"] == "140 sites in three waves", "\(signed)")
    }
}
