// Why this file exists: a contract is drafted by one, read by five, decided by HQ, signed by two and registered by HQ.
// Whoever looks at it wants to know whose desk it lies on.

import SyncProtocol

/// From the negotiation to a contract in force; what comes after is the delivery's.
struct ContractRoad {
    private typealias Fields = Contract.Fields
    private let road: GuideRoad
    private let contract: FlowSubject?
    private var deal: FlowSubject { road.deal }

    /// - Parameter contract: the deal's contract; nil if there is none yet.
    init(_ road: GuideRoad, contract: FlowSubject?) {
        self.road = road
        self.contract = contract
    }

    func advice() throws -> [Advice] {
        guard let contract else { return try isOver() ? [] : road.advice(drafting(), .contracting, to: "contracting") }
        let state = try contract.text(Fields.state)
        if Contract.inForce.contains(state) { return try DeliveryRoad(road, contract).advice() }
        return try road.advice(moves(contract, state), .contracting, to: Self.goal(of: state), missing: missing())
    }

    /// A deal that was won before contracts were kept here asks for nothing.
    private func isOver() throws -> Bool {
        try deal.key.kind == Opportunity.kind && deal.text(Opportunity.Fields.outcome) == "won"
    }

    private static func goal(of state: String) -> String {
        switch state {
        case "", "draft", "frozenForReview", "reviewed", "atcRequested": "contracting"
        default: "won"
        }
    }

    private func missing() throws -> [FlowRemark] {
        guard deal.key.kind == Opportunity.kind else { return [] }
        return try DealFlow.lacks(deal, to: "contracting")
    }

    private func moves(_ contract: FlowSubject, _ state: String) throws -> [GuideMove] {
        switch state {
        case "", "draft": try rounds() + draft(contract)
        case "frozenForReview": try review(contract)
        case "reviewed", "atcRequested": try decision(contract)
        default: try signing(contract, state)
        }
    }

    // MARK: Drafting

    private func drafting() throws -> [GuideMove] {
        let handle = try deal.handle()
        return try rounds() + [
            GuideMove(
                "contract.add", Label("Draft the contract", "起草合同", "起草合同"), step: "P09.5",
                command: "outpost contract add opportunity=\(handle) name=\"…\" commercial=\"1050000 USD\"")
        ]
    }

    /// A negotiation of which nothing is written down.
    private func rounds() throws -> [GuideMove] {
        guard deal.key.kind == Opportunity.kind,
            try deal.children(NegotiationRound.kind, by: NegotiationRound.Fields.opportunity).isEmpty
        else { return [] }
        return [
            GuideMove(
                "negotiation.add",
                Label("Set the mandate, then log each round", "定下谈判授权，并记录每一轮", "定下談判授權，並記錄每一輪"),
                step: "P09.2",
                command: "outpost negotiation add opportunity=\(try deal.handle()) subject=\"…\" ask=\"…\" offer=\"…\"")
        ]
    }

    private func draft(_ contract: FlowSubject) throws -> [GuideMove] {
        let handle = try contract.handle()
        var moves = try ContractFlow.lacks(freezing: contract).map { lack in
            GuideMove(
                "contract.draft.\(lack.name)",
                Label(
                    "Complete the draft: \(lack.label.english)", "补全合同草稿：\(lack.label.simplified)",
                    "補全合同草稿：\(lack.label.traditional)"), role: lack.name == "paymentTerms" ? "COM" : "AR",
                step: "P09.5", command: lack.command, about: contract.key)
        }
        if try contract.children(ContractLine.kind, by: ContractLine.Fields.contract).isEmpty {
            moves.append(
                GuideMove(
                    "contract.lines", Label("List what is sold", "列出合同明细", "列出合同明細"), role: "SR",
                    step: "P09.5",
                    command: "outpost contract-line add contract=\(handle) product=PRODUCT quantity=\"1 | pcs\"",
                    about: contract.key))
        }
        guard moves.isEmpty else { return moves }
        return [
            GuideMove(
                "contract.freeze", Label("Freeze the draft for review", "冻结草稿送审", "凍結草稿送審"),
                step: "P07.1", command: "outpost contract freeze \(handle)", about: contract.key)
        ]
    }

    // MARK: Reviews and ATC

    private static let reviewers = [
        "legal": ("COM", "P07.2"), "finance": ("FIN", "P07.3"), "delivery": ("FR", "P07.4"),
        "technical": ("SR", "P07.5"), "commercial": ("COM", "P07.6"),
    ]

    /// The aspects of the frozen revision on which nobody has handed in an opinion.
    private func review(_ contract: FlowSubject) throws -> [GuideMove] {
        let handle = try contract.handle()
        let missing = try ContractFlow.missingAspects(contract, hash: GateFlow.hash(of: contract))
        let open = ContractReview.aspects.filter { missing.contains($0.word) }
        guard !open.isEmpty else {
            let others = try GateRoad(road).others("ATC", contract, besides: [], step: "P07.8")
            return try others.isEmpty ? decision(contract) : others
        }
        return open.map { aspect in
            let (role, step) = Self.reviewers[aspect.word] ?? ("COM", "")
            return GuideMove(
                "review.\(aspect.word)",
                Label(
                    "Review the contract: \(aspect.label.english)", "合同评审：\(aspect.label.simplified)",
                    "合同評審：\(aspect.label.traditional)"), role: role, step: step,
                command: "outpost contract review \(handle) --aspect \(aspect.word) --risk low --opinion \"…\"",
                about: contract.key)
        }
    }

    private func decision(_ contract: FlowSubject) throws -> [GuideMove] {
        let gate = try GateRoad(road).move("ATC", on: contract, step: "P07.9", deciding: "P07.10")
        return try gate.map { [$0.move] } ?? signing(contract, "atcApproved")
    }

    // MARK: Signing

    private func signing(_ contract: FlowSubject, _ state: String) throws -> [GuideMove] {
        var moves: [GuideMove] = []
        if deal.key.kind == Opportunity.kind, try deal.text(Opportunity.Fields.stage) == "negotiating" {
            moves.append(try DealRoad.advance(deal, to: "contracting", step: "P10.1"))
        }
        let signed = try ContractFlow.signedSides(contract)
        let sides: [(String, String, Set<String>, Label)] = [
            (
                "customer", "P10.3", ["signedByCustomer", "signedByUs"],
                Label("Get the customer's signature", "取得客户签字", "取得客戶簽字")
            ),
            ("us", "P10.4", ["signedByUs"], Label("Sign on our side", "我方签字", "我方簽字")),
        ]
        let handle = try contract.handle()
        let planned = try contract.date(Fields.plannedSignOn)
        for (side, step, states, label) in sides where !states.contains(state) && !signed.contains(side) {
            return moves + [
                GuideMove(
                    "contract.sign.\(side)", label, step: step,
                    command: "outpost contract sign \(handle) --side \(side) --by NAME --on DATE --scan FILE",
                    about: contract.key, dueOn: planned)
            ]
        }
        return moves + [
            GuideMove(
                "contract.register",
                Label(
                    "HQ registers the contract; sync to hear of it", "总部正在登记合同；请同步以获知结果",
                    "總部正在登記合同；請同步以獲知結果"), role: "HQ", step: "P10.5",
                command: "outpostd contract register \(handle)", about: contract.key, isWaiting: true)
        ]
    }
}
