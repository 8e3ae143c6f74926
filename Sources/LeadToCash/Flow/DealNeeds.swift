// Why this file exists: HQ's list of what a stage needs is one list, with what to type about it. Here each thing on it
// gets the words of those who have to supply it.

import SyncProtocol

/// What a deal lacks for one stage, as HQ will find it.
struct DealNeeds {
    private let deal: FlowSubject

    init(_ deal: FlowSubject) { self.deal = deal }

    func lacks(_ stage: String) throws -> [FlowRemark] {
        let gate = try StageCriteria.gate(of: stage, deal.key, deal.ground)
        return try StageCriteria.missing(stage, deal.key, deal.ground).map { missing in
            if let gate, missing.sentence.hasPrefix(gate) { return try decision(gate, missing.command) }
            return remark(missing)
        }
    }

    private func remark(_ missing: Missing) -> FlowRemark {
        if let template = ["T02", "T04", "T05", "T06"].first(where: { missing.sentence.contains("(\($0))") }) {
            return form(template, missing.command)
        }
        guard let (name, label) = Self.words[missing.sentence] else { return MissingWords.remark(missing) }
        return FlowRemark(name, label, missing.command)
    }

    /// What HQ's rules say, by what people ask for.
    private static let words: [String: (name: String, label: Label)] = [
        "The deal names no customer.": ("account", Label("the customer", "客户", "客戶")),
        "Nobody has said what is needed.": ("need", Label("what the customer needs", "客户的需求", "客戶的需求")),
        "It is not known what the customer can spend.": ("budget", Label("the amount", "金额", "金額")),
        "It is not known who decides at the customer.": (
            "authority", Label("who decides at the customer", "客户方的决策人", "客戶方的決策人")
        ),
        "It is not known when the customer wants to sign.": (
            "timing", Label("when they want to sign", "预计签约日期", "預計簽約日期")
        ),
        "No solution has been released.": ("solution", Label("a released solution", "已发布的方案", "已發布的方案")),
        "No bid has gone out.": ("submission", Label("a bid that went out", "投标递交记录", "投標遞交記錄")),
        "The customer has not put us on the shortlist.": (
            "notice", Label("word that we are shortlisted or chosen", "入围或中标通知", "入圍或中標通知")
        ),
    ]

    private func form(_ template: String, _ command: String) -> FlowRemark {
        let title = ProcessContent.document(template)?.title ?? Label(template, template, template)
        return FlowRemark(
            template,
            Label(
                "\(template) \(title.english), complete", "已完成的 \(template) \(title.simplified)",
                "已完成的 \(template) \(title.traditional)"), command)
    }

    /// A decision that was asked for is waited for; another is asked for.
    private func decision(_ gate: String, _ command: String) throws -> FlowRemark {
        var asked = try GateStanding.requests(gate, of: deal)
        if gate == GateReading.sign {
            for contract in try deal.children(Contract.kind, by: Contract.Fields.opportunity) {
                asked += try GateStanding.requests(gate, of: contract).filter { standing in
                    !asked.contains { $0.request.key == standing.request.key }
                }
            }
        }
        guard let waiting = try asked.last(where: { try $0.isWaiting }) else {
            return FlowRemark(gate, Label("the decision \(gate)", "\(gate) 决策结论", "\(gate) 決策結論"), command)
        }
        let code = try waiting.request.handle()
        return FlowRemark(
            gate,
            Label(
                "the decision \(gate), asked for in \(code)", "\(gate) 决策结论（已申请：\(code)）",
                "\(gate) 決策結論（已申請：\(code)）"), "outpost gate show \(code)")
    }
}
