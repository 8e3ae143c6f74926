// Why this file exists: five trades read a contract and two sides sign it, on the strength of one text. What would make
// them do it twice is found before they begin.

import SyncProtocol

/// The steps of a contract from draft to handover.
public enum ContractFlow {
    private typealias Fields = Contract.Fields

    /// The rule by which a contract waits to be frozen.
    public static let freezing = ContractFreezing.rule.name

    /// Whether HQ has registered it: from then on only change orders change it.
    public static func isInForce(_ contract: FlowSubject) throws -> Bool {
        Contract.inForce.contains(try contract.text(Fields.state))
    }

    /// What is missing before a contract can be frozen for review.
    public static func lacks(freezing contract: FlowSubject) throws -> [FlowRemark] {
        let handle = try contract.handle()
        var lacks = try blanks(contract, handle)
        if TextMerge.hasMarkers(try contract.text(Fields.scopeText)) { lacks.append(markers(handle)) }
        if try paymentTerms(of: contract).isEmpty {
            lacks.append(noTerms(handle))
        } else if let gap = try gap(contract) {
            lacks.append(gap)
        }
        return lacks
    }

    private static func blanks(_ contract: FlowSubject, _ handle: String) throws -> [FlowRemark] {
        let asked: [(FieldNumber, String, Label, String)] = [
            (Fields.account, "account", Label("the customer", "客户", "客戶"), "account=ACC"),
            (Fields.scopeText, "scope", Label("what is delivered", "合同范围", "合同範圍"), "scopeText=\"…\""),
            (Fields.commercial, "amount", Label("the amount", "金额", "金額"), "commercial=\"1050000 USD\""),
        ]
        return try asked.filter { try !contract.has($0.0) }
            .map { FlowRemark($0.1, $0.2, "outpost contract set \(handle) \($0.3)") }
    }

    /// A contract's payment terms, in their order.
    public static func paymentTerms(of contract: FlowSubject) throws -> [FlowSubject] {
        try contract.children(PaymentTerm.kind, by: PaymentTerm.Fields.contract)
            .map { ($0, try $0.number(PaymentTerm.Fields.sequence) ?? Int64.max) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// Why its payment terms do not make the whole of a contract, as HQ will find it; nil if they do.
    public static func gap(_ contract: FlowSubject) throws -> FlowRemark? {
        let share = try PaymentTermSum.share(of: contract.key, contract.ground)
        guard share != .exact else { return nil }
        return FlowRemark(
            "paymentTerms",
            Label(
                "payment terms that make 100 % (they \(share.text))", "合计为 100 % 的付款条款", "合計為 100 % 的付款條款"),
            try PaymentTermSum.command(share, of: contract.key, contract.ground))
    }

    private static func noTerms(_ handle: String) -> FlowRemark {
        FlowRemark(
            "paymentTerms", Label("payment terms", "付款条款", "付款條款"),
            "outpost payment-term add contract=\(handle) sequence=1 portion=3000 dueUpon=sign")
    }

    private static func markers(_ handle: String) -> FlowRemark {
        FlowRemark(
            "markers",
            Label(
                "one version of the scope where two stand side by side", "合同范围中并列文字的取舍", "合同範圍中並列文字的取捨"),
            "outpost conflict show \(handle) scopeText")
    }

    /// Why a step of a contract that is being drafted cannot be taken; nil if it can.
    public static func objection(
        _ contract: FlowSubject, from states: Set<String>, step: String
    ) throws -> FlowRemark? {
        let state = try contract.text(Fields.state)
        if states.contains(state) { return nil }
        let handle = try contract.handle()
        let label = Contract.states.first { $0.word == state }?.label
        let next = Contract.inForce.contains(state) ? "outpost change add \(handle) --reason \"…\"" : ""
        return FlowRemark(
            "state",
            Label(
                "\(handle) is \(state.isEmpty ? "draft" : state), so it cannot be \(step).",
                "\(handle) 为“\(label?.simplified ?? state)”，不能执行此操作。",
                "\(handle) 為「\(label?.traditional ?? state)」，不能執行此操作。"), next)
    }

    // MARK: Reviews

    /// Opinions on one aspect that stand already.
    public static func reviews(
        of contract: FlowSubject, aspect: String, hash: String
    ) throws -> [FlowSubject] {
        try contract.children(ContractReview.kind, by: ContractReview.Fields.contract).filter {
            try $0.text(ContractReview.Fields.aspect) == aspect
                && $0.text(ContractReview.Fields.revisionHash) == hash
                && $0.text(ContractReview.Fields.state) == ContractReview.submitted
        }
    }

    /// The aspects on which nobody has handed in an opinion, in their order.
    public static func missingAspects(_ contract: FlowSubject, hash: String) throws -> [String] {
        try ContractReview.aspects.map(\.word).filter { try reviews(of: contract, aspect: $0, hash: hash).isEmpty }
    }

    // MARK: Signing

    /// What HQ will ask about a signature on this revision.
    public static func remarks(signing contract: FlowSubject, hash: String, side: String) throws -> [FlowRemark] {
        let handle = try contract.handle()
        var remarks: [FlowRemark] = []
        if let decision = try GateReading.approval(GateReading.sign, of: contract.key, contract.ground) {
            let approved = try FlowSubject(decision, contract.ground).text(GateDecision.Fields.revisionHash)
            if !approved.isEmpty, approved != hash { remarks.append(otherRevision(handle)) }
        } else {
            remarks.append(notApproved(handle))
        }
        let signatures = try contract.children(Signature.kind, by: Signature.Fields.contract)
        if try signatures.contains(where: { try $0.text(Signature.Fields.side) == side }) {
            remarks.append(twice(handle))
        }
        return remarks
    }

    private static func notApproved(_ handle: String) -> FlowRemark {
        FlowRemark(
            "notApproved",
            Label(
                "ATC has not been approved for \(handle); HQ will not register it until it is.",
                "\(handle) 的 ATC 尚未批准；批准之前总部不予登记。", "\(handle) 的 ATC 尚未批准；批准之前總部不予登記。"),
            "outpost gate request \(handle) ATC")
    }

    private static func otherRevision(_ handle: String) -> FlowRemark {
        FlowRemark(
            "otherRevision",
            Label(
                "\(handle) was changed after ATC was asked for; the approval holds for the earlier text only.",
                "\(handle) 在申请 ATC 之后有修改；批准只对原文本有效。", "\(handle) 在申請 ATC 之後有修改；批准只對原文本有效。"),
            "outpost gate list \(handle)")
    }

    private static func twice(_ handle: String) -> FlowRemark {
        FlowRemark(
            "twice",
            Label(
                "This side's signature on \(handle) is recorded already; both stay, and HQ registers one.",
                "\(handle) 该方已有签署记录；两份都保留，由总部登记其一。", "\(handle) 該方已有簽署記錄；兩份都保留，由總部登記其一。"))
    }

    /// The sides that have signed.
    public static func signedSides(_ contract: FlowSubject) throws -> Set<String> {
        Set(
            try contract.children(Signature.kind, by: Signature.Fields.contract)
                .map { try $0.text(Signature.Fields.side) })
    }

    // MARK: Handover

    /// What those who sold explain to those who deliver, where nobody says otherwise.
    public static let handoverItems = [
        "scope and exclusions", "delivery dates", "acceptance criteria", "payment terms and their proofs", "penalties",
        "promises outside the text", "open risks", "who decides, accepts and pays",
    ]

    /// What of a handover nobody has explained yet, as one can type it, in the order of the alphabet.
    static func openItems(of handover: FlowSubject) throws -> [String] {
        func elements(_ field: FieldNumber) throws -> Set<String> {
            if case .set(let elements) = try handover.value(field) { return Set(elements) }
            return []
        }
        let open = try elements(ContractHandover.Fields.items).subtracting(elements(ContractHandover.Fields.done))
        return open.filter { !$0.contains("\"") }.sorted() + open.filter { $0.contains("\"") }.sorted()
    }

    /// The handover of a contract; nil if none was begun.
    public static func handover(of contract: FlowSubject) throws -> FlowSubject? {
        try contract.children(ContractHandover.kind, by: ContractHandover.Fields.contract).last
    }
}
