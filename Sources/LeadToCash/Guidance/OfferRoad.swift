// Why this file exists: between a solution and a result lie a price that HQ allows, a tender with a deadline and three
// authors, and a gate. Most bids are lost on one of these being late, so each is told with its day.

import SyncProtocol

/// From a released solution to the result of the bid.
struct OfferRoad {
    private let road: GuideRoad
    private var deal: FlowSubject { road.deal }

    init(_ road: GuideRoad) { self.road = road }

    // MARK: Stage solution: lines, price, ATB

    /// What is to be done before ATB; nothing once it is approved.
    func moves() throws -> [GuideMove] {
        let price = try [price()].compactMap { $0 }
        // A light deal goes on without a decision, but not without a price.
        guard try StageCriteria.gate(of: "bidding", deal.key, deal.ground) != nil else { return try lines() + price }
        let gates = GateRoad(road)
        guard let gate = try gates.move("ATB", on: deal, step: "P06.6", deciding: "P06.6") else { return [] }
        var known: Set<String> = ["deal", "solution", "deliverability", "acknowledged", "risk"]
        if !price.isEmpty { known.insert("price") }
        let open =
            try lines() + solution() + risks() + price
            + gates.others("ATB", deal, besides: known, step: "P06.6")
        return gate.isFirst || open.isEmpty ? [gate.move] + open : open
    }

    private func lines() throws -> [GuideMove] {
        guard try deal.children(OpportunityLine.kind, by: OpportunityLine.Fields.opportunity).isEmpty else { return [] }
        return [
            GuideMove(
                "line.add",
                Label("List what is offered, line by line (BOQ)", "逐行列出报价清单（BOQ）", "逐行列出報價清單（BOQ）"),
                role: "SR", step: "P12.3",
                command: "outpost line add opportunity=\(try deal.handle()) product=CODE quantity=1 price=\"9 USD\"")
        ]
    }

    /// Whether it can be delivered, and whether the customer has said that it is what they want.
    private func solution() throws -> [GuideMove] {
        let versions = try deal.children(SolutionVersion.kind, by: SolutionVersion.Fields.opportunity).filter {
            try $0.text(SolutionVersion.Fields.state) == SolutionVersion.released
        }
        guard let solution = versions.last else { return [] }
        let handle = try solution.handle()
        var moves: [GuideMove] = []
        if try !solution.has(SolutionVersion.Fields.deliverability) {
            moves.append(
                GuideMove(
                    "solution.deliverability",
                    Label("Say whether the solution can be delivered", "确认方案能否交付", "確認方案能否交付"), role: "FR",
                    step: "P12.4", command: "outpost solution set \(handle) deliverability=deliverable",
                    about: solution.key))
        }
        if try !solution.has(SolutionVersion.Fields.acknowledged) {
            moves.append(
                GuideMove(
                    "solution.acknowledge",
                    Label("Let the customer acknowledge the solution", "取得客户对方案的认可", "取得客戶對方案的認可"),
                    role: "SR", step: "P12.5",
                    command: "outpost solution set \(handle) acknowledged=\"CONTACT | DATE | …\"",
                    about: solution.key))
        }
        return moves
    }

    private func risks() throws -> [GuideMove] {
        guard try deal.children(Risk.kind, by: Risk.Fields.opportunity).isEmpty else { return [] }
        return [
            GuideMove(
                "risk.add", Label("List the risks", "列出风险", "列出風險"), step: "P06.5",
                command: "outpost risk add \(try deal.handle()) \"…\"", template: "")
        ]
    }

    /// What is to be done about the price; nil if HQ has allowed one.
    private func price() throws -> GuideMove? {
        let ask = "outpost price request \(try deal.handle()) --discount 0% --why \"…\""
        guard let last = try OfferFlow.revisions(of: deal).last else {
            return GuideMove(
                "price.request", Label("Ask HQ for the price", "向总部申请价格", "向總部申請價格"), step: "P13.1",
                command: ask, template: "")
        }
        if try OfferFlow.waiting(for: deal) != nil {
            return GuideMove(
                "price.waiting",
                Label(
                    "HQ is deciding on the price; sync to hear of it", "总部正在审批价格；请同步以获知结果",
                    "總部正在審批價格；請同步以獲知結果"), role: "HQ", step: "P13.3", command: "outpost price list \(try deal.handle())",
                about: last.key, isWaiting: true)
        }
        return try again(last, ask)
    }

    private func again(_ last: FlowSubject, _ ask: String) throws -> GuideMove? {
        let state = try last.text(PriceRevision.Fields.state)
        let end = try last.date(PriceRevision.Fields.tokenExpiresOn)
        let isAllowed = ["approved", "approvedLower", "frozen"].contains(state)
        if isAllowed, end.map({ $0 >= road.today }) ?? true { return nil }
        let why: Label =
            if isAllowed || state == "expired" || state == "lapsed" {
                Label("the last one has run out", "上一次授权已失效", "上一次授權已失效")
            } else if state == "rejected" || state == "returned" {
                Label("HQ did not allow the last one", "总部未批准上一次申请", "總部未批准上一次申請")
            } else {
                Label("the last one was not handed in", "上一版尚未提交", "上一版尚未提交")
            }
        return GuideMove(
            "price.again",
            Label(
                "Ask for the price again: \(why.english)", "重新申请价格：\(why.simplified)", "重新申請價格：\(why.traditional)"),
            step: "P13.1", command: ask, template: "", about: last.key)
    }

    // MARK: Stage bidding: the bid goes out

    /// What is to be done before the bid goes out; nothing once it has.
    func submission() throws -> [GuideMove] {
        guard try deal.children(BidSubmission.kind, by: BidSubmission.Fields.opportunity).isEmpty else { return [] }
        let tender = try BidFlow.openTender(of: deal)
        let due = try tender.flatMap { try day(Bid.Fields.dueAt, $0) }
        let parts = try tender.map { try self.parts($0, due) } ?? []
        let last = try BidFlow.allowed(of: deal)?.date(PriceRevision.Fields.tokenExpiresOn)
        return parts + [
            GuideMove(
                "bid.submit", Label("Submit the bid", "递交投标", "遞交投標"), step: "P06.7",
                command: try BidFlow.command(deal, on: road.today), about: tender?.key,
                dueOn: [due, last].compactMap { $0 }.min())
        ]
    }

    /// The parts of a tender whose authors have not said that they may go out.
    private func parts(_ tender: FlowSubject, _ due: CivilDate?) throws -> [GuideMove] {
        let handle = try tender.handle()
        let parts: [(FieldNumber, String, String, Label)] = [
            (Bid.Fields.technicalReady, "technicalReady", "SR", Label("technical part", "技术标", "技術標")),
            (Bid.Fields.commercialReady, "commercialReady", "AR", Label("commercial part", "商务标", "商務標")),
            (Bid.Fields.deliveryReady, "deliveryReady", "FR", Label("delivery part", "交付标", "交付標")),
        ]
        return try parts.filter { try !tender.isTrue($0.0) }.map { _, name, role, label in
            GuideMove(
                "bid.\(name)",
                Label(
                    "Finish the \(label.english) of the bid", "完成\(label.simplified)", "完成\(label.traditional)"),
                role: role, step: "P06.5", command: "outpost bid set \(handle) \(name)=yes", about: tender.key,
                dueOn: due)
        }
    }

    private func day(_ field: FieldNumber, _ subject: FlowSubject) throws -> CivilDate? {
        try subject.number(field).flatMap { UInt64(exactly: $0) }.flatMap { CivilDate(milliseconds: $0) }
    }

    // MARK: Stage submitted: the result

    /// What is to be done until a bid is known to be in the running; nothing once it is.
    /// - Parameter isAsked: whether the deal may not be negotiated before.
    func result(isAsked: Bool) throws -> [GuideMove] {
        let handle = try deal.handle()
        let results = try deal.children(BidResult.kind, by: BidResult.Fields.opportunity)
        let words = try results.map { try $0.text(BidResult.Fields.result) }
        if words.contains("shortlisted") || words.contains("won") { return [] }
        guard let last = words.last(where: { !$0.isEmpty }) else {
            guard isAsked else { return [] }
            return [
                GuideMove(
                    "bid.result", Label("Find out and report the result", "了解并登记投标结果", "了解並登記投標結果"),
                    step: "P06.8", command: "outpost bid result \(handle) shortlisted --proof \"…\"")
            ]
        }
        let isLost = last == "lost"
        return [
            GuideMove(
                isLost ? "deal.lose" : "deal.cancel",
                isLost
                    ? Label("The bid was lost: close the deal and say why", "未中标：关闭机会点并写明原因", "未中標：關閉機會點並寫明原因")
                    : Label("The tender was cancelled: end the deal or wait", "已废标：结束机会点或等待", "已廢標：結束機會點或等待"),
                step: "P06.8",
                command: isLost
                    ? "outpost opp lose \(handle) --reason \"…\""
                    : "outpost opp cancel \(handle) --reason \"…\"", template: isLost ? "T03" : "")
        ]
    }
}
