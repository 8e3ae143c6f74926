// Why this file exists: from the day a deal is discovered until there is a contract to sign, each stage asks for
// something of somebody. What it asks for is said by the flow; whose turn it is and how they go about it is said here.

import SyncProtocol

/// From a discovered deal to the negotiation, and what becomes of a deal that ends.
struct DealRoad {
    private typealias Fields = Opportunity.Fields
    private let road: GuideRoad
    private var deal: FlowSubject { road.deal }

    init(_ road: GuideRoad) { self.road = road }

    func advice() throws -> [Advice] {
        if try deal.has(Fields.mergedInto) { return [] }
        switch try deal.text(Fields.outcome) {
        case "lost": return try lost()
        case "cancelled": return []
        case "suspended": return try suspended()
        case "won": return try contract()
        default: return try open()
        }
    }

    // MARK: Stages

    private func open() throws -> [Advice] {
        let stage = try deal.text(Fields.stage)
        if ["negotiating", "contracting", "won"].contains(stage) { return try stopped() + contract() }
        let next = try DealFlow.next(deal) ?? ""
        let missing = try DealFlow.lacks(deal, to: next)
        var moves = try moves(at: stage, missing)
        if moves.isEmpty { moves = [try Self.advance(deal, to: next, step: Self.exit(of: stage))] }
        return try stopped() + road.advice(moves, .opportunity, to: next, missing: missing)
            + conditions() + tasks(.opportunity)
    }

    private func moves(at stage: String, _ missing: [FlowRemark]) throws -> [GuideMove] {
        switch stage {
        case "verified": try initiation()
        case "initiated": try guidance()
        case "guiding": try design()
        case "solution": try OfferRoad(road).moves()
        case "bidding": try OfferRoad(road).submission()
        case "submitted": try OfferRoad(road).result(isAsked: !missing.isEmpty)
        default: try missing.map(ask)
        }
    }

    /// The step that ends with leaving a stage.
    private static func exit(of stage: String) -> String {
        switch stage {
        case "verified": "P04.6"
        case "initiated": "P08.3"
        case "guiding": "P12.2"
        case "solution": "P06.6"
        case "bidding": "P06.7"
        case "submitted": "P06.8"
        default: "P04.1"
        }
    }

    /// Everything is there: the deal goes on.
    static func advance(_ deal: FlowSubject, to stage: String, step: String) throws -> GuideMove {
        let label = Opportunity.stages.first { $0.word == stage }?.label ?? Label(stage, stage, stage)
        return GuideMove(
            "deal.advance",
            Label(
                "Move the deal on to “\(label.english)”", "把机会点推进到“\(label.simplified)”",
                "把機會點推進到「\(label.traditional)」"), step: step,
            command: "outpost opp advance \(try deal.handle()) \(stage)", template: "")
    }

    /// Something that nobody has written down yet. What stands in the checklist is written into the one that is there.
    private func ask(_ lack: FlowRemark) throws -> GuideMove {
        let isListed = lack.command.hasPrefix("outpost form new \(Paperwork.checklist) ")
        let form = try isListed ? Paperwork.of(deal.key, Paperwork.checklist, deal.ground).last : nil
        let command = try form.map {
            "outpost form fill \(try FlowSubject($0, deal.ground).handle()) verified_\(lack.name) \"…\""
        }
        return GuideMove(
            "deal.ask.\(lack.name)",
            Label(
                "Find out and write down \(lack.label.english)", "问清并记录：\(lack.label.simplified)",
                "問清並記錄：\(lack.label.traditional)"), step: "P04.1", command: command ?? lack.command,
            template: isListed ? Paperwork.checklist : nil)
    }

    // MARK: Verified: a team, a plan, ATI

    private func initiation() throws -> [GuideMove] {
        // A light deal needs no decision to be worked on.
        guard try StageCriteria.gate(of: "initiated", deal.key, deal.ground) != nil else { return try level() }
        let gates = GateRoad(road)
        let gate = try gates.move("ATI", on: deal, step: "P04.5", deciding: "P04.6")
        var moves = try team() + level()
        let forms = FormRoad(road, by: Form.Fields.opportunity)
        if let move = try forms.move("T01", step: "P04.4") { moves.append(move) }
        if try deal.isTrue(Fields.hilltop), let move = try forms.move("T10", step: "", role: "PD") {
            moves.append(move)
        }
        let known: Set<String> = ["account", "stopped", "seat", "level", "plan"]
        moves += try gates.others("ATI", deal, besides: known, step: "P04.5")
        guard let gate else { return [] }
        return gate.isFirst || moves.isEmpty ? [gate.move] + moves : moves
    }

    /// The seats of the core team in which nobody sits.
    private func team() throws -> [GuideMove] {
        let handle = try deal.handle()
        let seats = try deal.children(TeamSeat.kind, by: TeamSeat.Fields.opportunity)
            .filter { try $0.value(TeamSeat.Fields.active) != .flag(false) }
        let taken = Set(try seats.map { try $0.text(TeamSeat.Fields.role) })
        var wanted = ["AR", "SR", "FR"]
        if try StageCriteria.largeLevels.contains(deal.text(Fields.level)) { wanted.append("PD") }
        return wanted.filter { !taken.contains($0) }.map { role in
            let label = User.roles.first { $0.word == role }?.label ?? Label(role, role, role)
            return GuideMove(
                "team.\(role)",
                Label(
                    "Name the \(role) (\(label.english)) of the deal", "指定本项目的\(label.simplified)（\(role)）",
                    "指定本項目的\(label.traditional)（\(role)）"), role: "OM", step: "P04.2",
                command: "outpost seat add \(handle) \(role) USER")
        }
    }

    /// A rep may propose them; they stand once HQ says so.
    private func level() throws -> [GuideMove] {
        let open = try [(Fields.level, "level=C"), (Fields.track, "track=light")].filter { try !deal.has($0.0) }
        guard !open.isEmpty else { return [] }
        return [
            GuideMove(
                "deal.level",
                Label("HQ sets level and track", "总部确定项目级别和流程类型", "總部確定項目級別和流程類型"), role: "HQ",
                step: "P04.3",
                command: "outpostd record set opportunity \(try deal.handle()) "
                    + open.map(\.1).joined(separator: " "), isWaiting: true)
        ]
    }

    // MARK: Initiated and guiding: needs and a solution

    private func guidance() throws -> [GuideMove] {
        let forms = FormRoad(road, by: Form.Fields.opportunity)
        let isLight = try deal.text(Fields.track) == "light"
        let plan = try isLight ? nil : forms.move("T05", step: "P08.1")
        let needed = [
            try forms.move("T04", step: "P08.2", role: "SR"), try forms.move("T02", step: "P08.3", role: "SR"),
        ].compactMap { $0 }
        if try StageCriteria.isLarge(deal.key, deal.ground) {
            let isMissing = try Paperwork.missingKeyPersons(deal.key, deal.ground) != nil
            let people = try isMissing ? forms.move(Paperwork.keyPersons, step: "P08.1") : nil
            return [plan, people].compactMap { $0 } + needed
        }
        // Who is seen when is worth planning; once people have been asked, the plan has served.
        return needed.isEmpty ? [] : [plan].compactMap { $0 } + needed
    }

    private func design() throws -> [GuideMove] {
        let handle = try deal.handle()
        var moves: [GuideMove] = []
        if try deal.children(Requirement.kind, by: Requirement.Fields.opportunity).isEmpty {
            moves.append(
                GuideMove(
                    "requirement.add",
                    Label("Write down what the customer requires", "记录客户需求", "記錄客戶需求"), role: "SR",
                    step: "P12.1", command: "outpost requirement add \(handle) \"…\""))
        }
        let versions = try deal.children(SolutionVersion.kind, by: SolutionVersion.Fields.opportunity)
        let states = try versions.map { try $0.text(SolutionVersion.Fields.state) }
        if states.contains(SolutionVersion.released) { return moves }
        let isDrafted = states.contains { $0 != "withdrawn" }
        moves.append(
            GuideMove(
                isDrafted ? "solution.release" : "solution.add",
                isDrafted
                    ? Label("Release the solution", "发布方案", "發布方案")
                    : Label("Design a solution", "设计方案", "設計方案"), role: "SR", step: "P12.2",
                command: isDrafted ? "outpost solution release \(handle)" : "outpost solution add \(handle) \"…\""))
        return moves
    }

    // MARK: Beside the road

    private func tasks(_ phase: GuidePhase) throws -> [Advice] {
        try road.overdueTasks(deal, by: DealTask.Fields.opportunity, phase)
    }

    /// The conditions of decisions in favour for which nobody has brought evidence.
    private func conditions() throws -> [Advice] {
        try road.advice(
            ["ATI", "ATB", "ATC"].flatMap { try GateRoad(road).conditions($0, of: deal) }, .opportunity)
    }

    /// A customer with whom no business may be done.
    private func stopped() throws -> [Advice] {
        guard let account = try deal.related(Account.kind, Fields.account), let stop = try DealFlow.stop(account) else {
            return []
        }
        return try road.advice(
            [
                GuideMove(
                    "account.stopped", stop.label, role: "HQ", command: stop.command, about: account.key,
                    isWaiting: true)
            ], .opportunity)
    }

    private func contract() throws -> [Advice] {
        let contracts = try deal.children(Contract.kind, by: Contract.Fields.opportunity).filter {
            try !["abandoned", "terminated"].contains($0.text(Contract.Fields.state))
        }
        return try ContractRoad(road, contract: contracts.last).advice() + conditions() + tasks(.contracting)
    }

    // MARK: Ends

    private func suspended() throws -> [Advice] {
        try road.advice(
            [
                GuideMove(
                    "deal.resume",
                    Label("Take the deal up again, or end it", "恢复跟进，或结束此机会点", "恢復跟進，或結束此機會點"),
                    command: "outpost opp reopen \(try deal.handle()) --reason \"…\"")
            ], .opportunity)
    }

    private func lost() throws -> [Advice] {
        let review = try FormRoad(road, by: Form.Fields.opportunity).move("T03", step: "")
        var moves = [review].compactMap { $0 }
        if try !deal.has(Fields.lostReasons) {
            moves.insert(
                GuideMove(
                    "deal.lostReasons",
                    Label("Write down why it was lost", "记录丢单原因", "記錄丟單原因"),
                    command: "outpost opp set \(try deal.handle()) lostReasons+=\"…\"", template: "T03"), at: 0)
        }
        return try road.advice(moves, .opportunity) + (moves.isEmpty ? [] : tasks(.opportunity))
    }
}
