// Why this file exists: at a gate the next step is often to wait, and whoever waits should know for whom, and what they
// asked for; whoever was sent back should know why.

import SyncProtocol

/// What a decision of HQ's asks of those who asked for it.
struct GateRoad {
    private let road: GuideRoad

    init(_ road: GuideRoad) { self.road = road }

    /// A move at a gate, and whether it goes before what else is missing: a request that was not made yet does not.
    struct Step {
        let move: GuideMove
        let isFirst: Bool
    }

    /// What is to be done at a gate; nil if it lies behind.
    /// - Parameters:
    ///   - subject: what the decision is about.
    ///   - step: the process step of asking, and of deciding.
    func move(
        _ gate: String, on subject: FlowSubject, step: String, deciding: String
    ) throws -> Step? {
        if try GateReading.isOpen(gate, to: subject.key, subject.ground) { return nil }
        let requests = try GateStanding.requests(gate, of: subject)
        let ask = "outpost gate request \(try subject.handle()) \(gate)"
        guard let last = try requests.last(where: { try $0.state != "withdrawn" }) else {
            let label = Label("Ask for \(gate)", "申请 \(gate)", "申請 \(gate)")
            return Step(
                move: GuideMove("gate.\(gate).request", label, step: step, command: ask, about: subject.key),
                isFirst: false)
        }
        return Step(move: try answer(to: last, gate, ask, step: step, deciding: deciding), isFirst: true)
    }

    private func answer(
        to standing: GateStanding, _ gate: String, _ ask: String, step: String, deciding: String
    ) throws -> GuideMove {
        let about = standing.request.key
        let show = "outpost gate show \(try standing.request.handle())"
        let state = try standing.state
        switch state {
        case "drafted":
            let label = Label(
                "Sync, so that HQ receives the request for \(gate)", "同步，让总部收到 \(gate) 申请",
                "同步，讓總部收到 \(gate) 申請")
            return GuideMove("gate.\(gate).send", label, step: step, command: "outpost sync", about: about)
        case "received", "complete", "deciding":
            return try waiting(standing, gate, show, step: step, deciding: deciding)
        case "rejected":
            let label = Label(
                "HQ said no to \(gate): end the deal or change what it was about", "总部否决了 \(gate)：结束项目，或修改后再申请",
                "總部否決了 \(gate)：結束項目，或修改後再申請")
            return GuideMove("gate.\(gate).rejected", label, step: step, command: show, about: about)
        case "approved", "conditional":
            let label = Label(
                "Ask for \(gate) again; what it was about has changed since", "\(gate) 批准后内容有变，请重新申请",
                "\(gate) 批准後內容有變，請重新申請")
            return GuideMove("gate.\(gate).changed", label, step: step, command: ask, about: about)
        case "lapsed":
            let because = try standing.decision?.text(GateDecision.Fields.lapsedBecause) ?? ""
            let label = Label(
                "Ask for \(gate) again; the decision lapsed\(because.isEmpty ? "" : ": " + because)",
                "\(gate) 已失效\(because.isEmpty ? "" : "（\(because)）")，请重新申请",
                "\(gate) 已失效\(because.isEmpty ? "" : "（\(because)）")，請重新申請")
            return GuideMove("gate.\(gate).lapsed", label, step: step, command: ask, about: about)
        default:
            let note = try standing.decision?.text(GateDecision.Fields.note) ?? ""
            let label = Label(
                "Complete what HQ sent back, then ask for \(gate) again\(note.isEmpty ? "" : ": " + note)",
                "补全总部退回的材料，再申请 \(gate)\(note.isEmpty ? "" : "：" + note)",
                "補全總部退回的材料，再申請 \(gate)\(note.isEmpty ? "" : "：" + note)")
            return GuideMove("gate.\(gate).returned", label, step: step, command: ask, about: about)
        }
    }

    /// HQ has the request: either it lacks something, or there is nothing to do but wait.
    private func waiting(
        _ standing: GateStanding, _ gate: String, _ show: String, step: String, deciding: String
    ) throws -> GuideMove {
        let missing = try standing.request.text(GateRequest.Fields.missing)
        guard missing.isEmpty else {
            let label = Label(
                "Hand in what the request for \(gate) lacks: \(missing)", "补交 \(gate) 申请缺少的材料：\(missing)",
                "補交 \(gate) 申請缺少的材料：\(missing)")
            return GuideMove(
                "gate.\(gate).missing", label, step: step, command: show, about: standing.request.key)
        }
        let label = Label(
            "HQ is deciding on \(gate); sync to hear of it", "总部正在决策 \(gate)；请同步以获知结果",
            "總部正在決策 \(gate)；請同步以獲知結果")
        return GuideMove(
            "gate.\(gate).waiting", label, role: "HQ", step: deciding, command: show, about: standing.request.key,
            isWaiting: true, dueOn: try standing.request.date(GateRequest.Fields.dueOn))
    }

    /// What else HQ would send a request back for.
    /// - Parameter known: what guidance says in its own words.
    func others(
        _ gate: String, _ subject: FlowSubject, besides known: Set<String>, step: String
    ) throws -> [GuideMove] {
        try GateFlow.lacks(gate, subject).filter { !known.contains($0.name) }.map { lack in
            GuideMove("gate.\(gate).\(lack.name)", lack.label, step: step, command: lack.command, about: subject.key)
        }
    }

    /// The conditions of an approval for which nobody has brought evidence.
    func conditions(_ gate: String, of subject: FlowSubject) throws -> [GuideMove] {
        guard let approval = try GateStanding.approval(gate, of: subject) else { return [] }
        let open = try approval.conditions().filter {
            try !$0.isTrue(GateCondition.Fields.closed) && !$0.has(GateCondition.Fields.evidence)
        }
        return try open.map { condition in
            let text = try condition.text(GateCondition.Fields.text)
            return GuideMove(
                "gate.\(gate).condition",
                Label(
                    "Meet the condition of \(gate): \(text)", "落实 \(gate) 的条件：\(text)", "落實 \(gate) 的條件：\(text)"),
                command: "outpost gate-condition set \(try condition.handle()) evidence=\"…\"", about: condition.key,
                dueOn: try condition.date(GateCondition.Fields.dueOn))
        }
    }
}
