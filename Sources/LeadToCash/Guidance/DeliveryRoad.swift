// Why this file exists: a contract in force is explained, planned, built, accepted and paid, by people who did not sell
// it. Money that is late comes first, then what makes more of it due.

import SyncProtocol

/// From a contract in force to a closed one, and to the next lead.
struct DeliveryRoad {
    private typealias Fields = Contract.Fields
    private let road: GuideRoad
    private let contract: FlowSubject

    init(_ road: GuideRoad, _ contract: FlowSubject) {
        self.road = road
        self.contract = contract
    }

    func advice() throws -> [Advice] {
        let state = try contract.text(Fields.state)
        if state == "terminated" { return [] }
        let cash = CashRoad(road, contract)
        let relation = RelationRoad(road, contract)
        if state == "closed" { return try relation.afterwards() }
        let milestones = try milestones()
        let isAccepted = try !milestones.isEmpty && milestones.allSatisfy { try self.isAccepted($0) }
        let delivery = try stalled() + handover() + project() + (isAccepted ? service() : work(milestones)) + changes()
        return try cash.late() + cash.due() + road.advice(delivery, .fulfilment, to: "fulfilled") + cash.open()
            + relation.closing(state, isAccepted: isAccepted)
    }

    /// A project on which nothing was finished, accepted or paid for a month.
    private func stalled() throws -> [GuideMove] {
        guard let stalled = try StalledProject(contract.key, on: road.today, contract.ground) else { return [] }
        return [
            GuideMove(
                "project.stalled",
                Label(
                    "Nothing was finished, accepted or paid since \(stalled.since): get it going, or say what stops it",
                    "自 \(stalled.since) 起没有完工、验收或回款：请推动项目，或登记受阻原因",
                    "自 \(stalled.since) 起沒有完工、驗收或回款：請推動項目，或登記受阻原因"),
                role: "PM", step: "P11.4",
                command: "outpost issue add contract=\(try contract.handle()) name=\"…\" blocking=yes",
                about: contract.key)
        ]
    }

    // MARK: Before the work

    private func handover() throws -> [GuideMove] {
        let handle = try contract.handle()
        guard let handover = try ContractFlow.handover(of: contract) else {
            return [
                GuideMove(
                    "handover.add",
                    Label("Explain the contract to those who deliver", "向交付团队进行合同交底", "向交付團隊進行合同交底"),
                    step: "P10.7", command: "outpost contract handover \(handle)", template: "T08")
            ]
        }
        let state = try handover.text(ContractHandover.Fields.state)
        if state == "accepted" { return [] }
        let open = try ContractFlow.openItems(of: handover).first.map { "--done \"\($0)\"" }
        let (isHeld, command) = (state == "held", "outpost contract handover \(handle)")
        let move: (topic: String, label: Label, role: String, options: [String?]) =
            if !isHeld {
                (
                    "hold", Label("Hold the handover meeting", "召开合同交底会", "召開合同交底會"), "AR",
                    [open, "--attendee NAME --held DATE"]
                )
            } else if open != nil {
                ("explain", Label("Explain what is still open", "补充交底未完成的事项", "補充交底未完成的事項"), "AR", [open])
            } else {
                ("accept", Label("Accept the handover of the contract", "接收合同交底", "接收合同交底"), "FR", ["--accept"])
            }
        return [
            GuideMove(
                "handover.\(move.topic)", move.label, role: move.role, step: "P10.7",
                command: ([command] + move.options.compactMap { $0 }).joined(separator: " "), template: "T08",
                about: handover.key)
        ]
    }

    private func project() throws -> [GuideMove] {
        guard try contract.children(DeliveryProject.kind, by: DeliveryProject.Fields.contract).isEmpty else {
            return []
        }
        return [
            GuideMove(
                "project.add", Label("Set up the delivery project", "建立交付项目", "建立交付項目"), role: "FR",
                step: "P11.1",
                command: "outpost delivery-project add contract=\(try contract.handle()) name=\"…\"",
                about: contract.key)
        ]
    }

    // MARK: The work

    /// The contract's milestones in the order of their days.
    private func milestones() throws -> [FlowSubject] {
        try contract.children(Milestone.kind, by: Milestone.Fields.contract)
            .map { ($0, try Self.day(of: $0)?.days ?? .max) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    private static func day(of milestone: FlowSubject) throws -> CivilDate? {
        try milestone.date(Milestone.Fields.forecastOn) ?? milestone.date(Milestone.Fields.plannedOn)
    }

    private func isAccepted(_ milestone: FlowSubject) throws -> Bool {
        MilestoneFlow.accepted.contains(try milestone.text(Milestone.Fields.state))
    }

    /// The next milestones that are not accepted: the first, and others that are late.
    private func work(_ milestones: [FlowSubject]) throws -> [GuideMove] {
        guard !milestones.isEmpty else {
            return [
                GuideMove(
                    "milestone.plan", Label("Plan the milestones", "制定里程碑计划", "制定里程碑計劃"), role: "PM",
                    step: "P11.2",
                    command: "outpost milestone add contract=\(try contract.handle()) name=\"…\" type=install "
                        + "plannedOn=DATE weight=100", about: contract.key)
            ]
        }
        let open = try milestones.filter { try !isAccepted($0) }
        return try open.enumerated().filter { index, milestone in
            try index == 0 || Self.day(of: milestone).map { $0 < road.today } ?? false
        }.prefix(3).map { try move($0.element) }
    }

    private func move(_ milestone: FlowSubject) throws -> GuideMove {
        let state = try milestone.text(Milestone.Fields.state)
        let (handle, title) = (try milestone.handle(), try milestone.title())
        let due = try Self.day(of: milestone)
        if state == "submittedForAcceptance" {
            return GuideMove(
                "milestone.accept",
                Label("Get “\(title)” accepted", "取得“\(title)”的验收证书", "取得「\(title)」的驗收證書"), role: "FR",
                step: "P11.5", command: "outpost acceptance add \(handle) --signed-by NAME --on DATE",
                about: milestone.key, dueOn: due)
        }
        let next = try MilestoneFlow.next(milestone) ?? "done"
        let label = Milestone.states.first { $0.word == next }?.label ?? Label(next, next, next)
        let step = ["ready": "P11.3", "inProgress": "P11.4", "done": "P11.4"][next] ?? "P11.5"
        return GuideMove(
            "milestone.\(next)",
            Label(
                "Bring “\(title)” to “\(label.english)”", "把“\(title)”推进到“\(label.simplified)”",
                "把「\(title)」推進到「\(label.traditional)」"), role: next == "ready" ? "PM" : "FR", step: step,
            command: "outpost milestone set \(handle) state=\(next)", about: milestone.key, dueOn: due)
    }

    // MARK: Changes, and what comes after the work

    private func changes() throws -> [GuideMove] {
        let changes = try contract.children(ChangeOrder.kind, by: ChangeOrder.Fields.contract)
        return try changes.flatMap { change -> [GuideMove] in
            let handle = try change.handle()
            switch try change.text(ChangeOrder.Fields.state) {
            case "", "draft":
                return [
                    GuideMove(
                        "change.submit",
                        Label("Complete and submit the change \(handle)", "补全并提交变更单 \(handle)", "補全並提交變更單 \(handle)"),
                        role: "FR", step: "P11.6", command: "outpost change submit \(handle)", about: change.key)
                ]
            case "submitted": return try assessment(of: change, handle)
            case "assessed":
                let gate = try GateRoad(road).move("ATAC", on: change, step: "P11.7", deciding: "P11.7")
                return [gate?.move].compactMap { $0 }
            case "approved":
                return [
                    GuideMove(
                        "change.sign",
                        Label(
                            "Get the customer's signature on \(handle)", "取得客户对变更单 \(handle) 的签字",
                            "取得客戶對變更單 \(handle) 的簽字"), step: "P11.7",
                        command: "outpost change show \(handle)", about: change.key)
                ]
            default: return []
            }
        }
    }

    /// Those who deliver say what a change costs, finance what it does to the margin; each until they have.
    private func assessment(of change: FlowSubject, _ handle: String) throws -> [GuideMove] {
        let parts: [(FieldNumber, String, Label, String)] = [
            (
                ChangeOrder.Fields.assessment, "FR",
                Label("Assess the change \(handle)", "评估变更单 \(handle)", "評估變更單 \(handle)"),
                "--cost \"50k USD\" --opinion \"…\""
            ),
            (
                ChangeOrder.Fields.marginAssessment, "FIN",
                Label(
                    "Say what the change \(handle) does to the margin", "评估变更单 \(handle) 对毛利的影响",
                    "評估變更單 \(handle) 對毛利的影響"), "--margin \"…\""
            ),
        ]
        return try parts.filter { try !change.has($0.0) }.map { _, role, label, options in
            GuideMove(
                role == "FIN" ? "change.margin" : "change.assess", label, role: role, step: "P11.6",
                command: "outpost change assess \(handle) \(options)", about: change.key)
        }
    }

    private func service() throws -> [GuideMove] {
        let handovers = try contract.children(ServiceHandover.kind, by: ServiceHandover.Fields.contract)
        guard let last = handovers.last else {
            return [
                GuideMove(
                    "service.handover",
                    Label("Hand the customer over to service", "把客户移交给服务团队", "把客戶移交給服務團隊"), role: "FR",
                    step: "P11.8",
                    command: "outpost service-handover add contract=\(try contract.handle()) installedBase=\"…\"",
                    about: contract.key)
            ]
        }
        let state = try last.text(ServiceHandover.Fields.state)
        guard ["", "prepared", "returned"].contains(state) else { return [] }
        return [
            GuideMove(
                "service.handOver",
                Label("Complete the handover to service", "完成服务移交", "完成服務移交"), role: "FR", step: "P11.8",
                command: "outpost service-handover set \(try last.handle()) state=handedOver handedOverOn=DATE",
                about: last.key)
        ]
    }
}
