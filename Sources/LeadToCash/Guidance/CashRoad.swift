// Why this file exists: what was delivered is worth what is paid for it. Whoever owns the deal hears of every invoice
// that could be asked for, every one that is late, every promise that was not kept, until the money is there.

import SyncProtocol

/// From a payment term whose event has come about to money in the bank.
struct CashRoad {
    private let road: GuideRoad
    private let contract: FlowSubject

    init(_ road: GuideRoad, _ contract: FlowSubject) {
        self.road = road
        self.contract = contract
    }

    private static let unpaid = ["issued", "delivered", "partlyPaid"]

    private func invoices() throws -> [FlowSubject] {
        try contract.children(Invoice.kind, by: Invoice.Fields.contract).filter {
            try Self.unpaid.contains($0.text(Invoice.Fields.state))
        }
    }

    // MARK: Late

    /// Invoices that are disputed or overdue.
    func late() throws -> [Advice] {
        var moves: [GuideMove] = []
        for invoice in try invoices() {
            if let dispute = try dispute(invoice) {
                moves.append(dispute)
            } else if let due = try invoice.date(Invoice.Fields.dueOn), due < road.today {
                moves.append(try overdue(invoice, since: due))
            }
        }
        return try road.advice(moves, .collection, to: "settled")
    }

    private func dispute(_ invoice: FlowSubject) throws -> GuideMove? {
        let open = try invoice.children(Dispute.kind, by: Dispute.Fields.invoice).filter {
            try $0.isTrue(Dispute.Fields.isOpen) || ["", "open"].contains($0.text(Dispute.Fields.state))
        }
        let isDisputed = try invoice.isTrue(Invoice.Fields.isDisputed)
        guard isDisputed || !open.isEmpty else { return nil }
        let handle = try invoice.handle()
        let command =
            try open.last.map { "outpost dispute show \(try $0.handle())" }
            ?? "outpost dispute add \(handle) --reason \"…\""
        return GuideMove(
            "invoice.dispute",
            Label("Settle the dispute about \(handle)", "解决发票 \(handle) 的争议", "解決發票 \(handle) 的爭議"),
            step: "DTC.5", command: command, about: invoice.key, dueOn: try invoice.date(Invoice.Fields.dueOn))
    }

    private func overdue(_ invoice: FlowSubject, since due: CivilDate) throws -> GuideMove {
        let handle = try invoice.handle()
        let open = try CashFlow.open(on: invoice)?.description ?? ""
        if let promised = try promise(invoice) {
            guard promised < road.today else {
                return GuideMove(
                    "invoice.promised",
                    Label(
                        "Remind them the day before: \(open) was promised for \(promised)",
                        "承诺日前一天提醒：\(promised) 付款 \(open)", "承諾日前一天提醒：\(promised) 付款 \(open)"),
                    step: "DTC.4", command: "outpost collection add \(handle)", about: invoice.key, dueOn: promised)
            }
            return GuideMove(
                "invoice.brokenPromise",
                Label(
                    "Ask where the money is that was promised for \(promised); if it came, claim it",
                    "追问 \(promised) 承诺的付款；若已到账，请认领", "追問 \(promised) 承諾的付款；若已到賬，請認領"),
                step: "DTC.4", command: "outpost collection add \(handle)", about: invoice.key, dueOn: promised)
        }
        return GuideMove(
            "invoice.overdue",
            Label("Collect \(handle): \(open)", "催收发票 \(handle)：\(open)", "催收發票 \(handle)：\(open)"),
            step: "DTC.4", command: "outpost collection add \(handle)", about: invoice.key, dueOn: due)
    }

    /// The day for which the customer last promised to pay.
    private func promise(_ invoice: FlowSubject) throws -> CivilDate? {
        let actions = try invoice.children(CollectionAction.kind, by: CollectionAction.Fields.invoice)
        let dated = try actions.map { ($0, try $0.date(CollectionAction.Fields.date)?.days ?? .min) }
        let parts = try dated.max { $0.1 < $1.1 }?.0.value(CollectionAction.Fields.promise).parts ?? []
        return parts.count == 3 ? parts[2].asDate : nil
    }

    // MARK: Due

    /// Payment terms whose event has come about and for which nobody has asked for an invoice, and requests that were
    /// refused.
    func due() throws -> [Advice] {
        let handle = try contract.handle()
        let book = Book(contract.ground)
        var moves: [GuideMove] = []
        for term in try ContractFlow.paymentTerms(of: contract) {
            guard try CashFlow.objection(requesting: term, contract) == nil,
                try term.children(Invoice.kind, by: Invoice.Fields.paymentTerm).isEmpty,
                case .happened(let day) = try TermTrigger.of(
                    term.key, contract.key, milestone: nil, on: road.today, book)
            else { continue }
            let number = try term.number(PaymentTerm.Fields.sequence).map { "\($0)" } ?? "TERM"
            moves.append(
                GuideMove(
                    "invoice.request",
                    Label(
                        "Ask for the invoice of payment term \(number)", "申请开具第 \(number) 期付款的发票",
                        "申請開具第 \(number) 期付款的發票"), step: "DTC.1",
                    command: "outpost invoice request \(handle) \(number)", about: term.key, dueOn: day))
        }
        return try road.advice(moves, .collection, to: "settled")
    }

    // MARK: Under way

    /// Invoices that are to reach the right hands, reminders, and claims that finance looks into.
    func open() throws -> [Advice] {
        var moves: [GuideMove] = []
        for invoice in try invoices() {
            guard try dispute(invoice) == nil, let due = try invoice.date(Invoice.Fields.dueOn), due >= road.today
            else {
                continue
            }
            let handle = try invoice.handle()
            if try invoice.text(Invoice.Fields.state) == "issued" {
                moves.append(
                    GuideMove(
                        "invoice.deliver",
                        Label(
                            "Put \(handle) into the hands of whoever pays it", "把发票 \(handle) 送到付款人手里",
                            "把發票 \(handle) 送到付款人手裡"), step: "DTC.3",
                        command: "outpost collection add \(handle)", about: invoice.key, dueOn: due))
            } else if road.isNear(due) {
                moves.append(
                    GuideMove(
                        "invoice.remind",
                        Label("Remind them that \(handle) falls due", "提醒客户发票 \(handle) 即将到期", "提醒客戶發票 \(handle) 即將到期"),
                        step: "DTC.4", command: "outpost collection add \(handle)", about: invoice.key, dueOn: due))
            }
        }
        return try road.advice(moves + claims(), .collection, to: "settled")
    }

    private func claims() throws -> [GuideMove] {
        let open = try contract.children(ReceiptClaim.kind, by: ReceiptClaim.Fields.contract).filter {
            try ["", "claimed"].contains($0.text(ReceiptClaim.Fields.state))
        }
        return try open.map { claim in
            let handle = try claim.handle()
            return GuideMove(
                "claim.waiting",
                Label(
                    "Finance looks for the money of claim \(handle)", "财务正在核对回款认领 \(handle)",
                    "財務正在核對回款認領 \(handle)"), role: "FIN", step: "DTC.7",
                command: "outpost claim show \(handle)", about: claim.key, isWaiting: true)
        }
    }
}

/// What keeps a customer, and brings the next lead.
struct RelationRoad {
    private let road: GuideRoad
    private let contract: FlowSubject

    init(_ road: GuideRoad, _ contract: FlowSubject) {
        self.road = road
        self.contract = contract
    }

    /// After how many days a customer is visited again.
    private static let visitEvery: Int32 = 90

    /// What is to be done once all is accepted, until HQ has closed the contract.
    func closing(_ state: String, isAccepted: Bool) throws -> [Advice] {
        guard isAccepted || ["fulfilled", "settled"].contains(state) else { return [] }
        var moves = try survey() + visit()
        if state == "settled" {
            let gate = try GateRoad(road).move("ATCC", on: contract, step: "DTC.9", deciding: "DTC.9")
            moves.insert(contentsOf: [gate?.move].compactMap { $0 }, at: 0)
        } else {
            let isFulfilled = state == "fulfilled"
            let command = "outpostd contract \(isFulfilled ? "settle" : "fulfil") \(try contract.handle())"
            moves.append(
                GuideMove(
                    isFulfilled ? "contract.settling" : "contract.fulfilling",
                    isFulfilled
                        ? Label("Finance settles the contract", "财务正在结算合同", "財務正在結算合同")
                        : Label("HQ registers that the contract is fulfilled", "总部登记合同已履行", "總部登記合同已履行"),
                    role: isFulfilled ? "FIN" : "HQ", step: "DTC.8", command: command, about: contract.key,
                    isWaiting: true))
        }
        return try road.advice(moves, .relationship, to: "closed")
    }

    /// What is to be done after a contract is closed.
    func afterwards() throws -> [Advice] {
        try road.advice(lead() + visit(), .relationship)
    }

    private func survey() throws -> [GuideMove] {
        guard try contract.children(SurveyResponse.kind, by: SurveyResponse.Fields.contract).isEmpty else { return [] }
        return [
            GuideMove(
                "survey.add", Label("Ask how satisfied they are", "调查客户满意度", "調查客戶滿意度"), role: "FR",
                step: "DTC.11",
                command: "outpost survey add \(try account()) --contract \(try contract.handle()) --score SCORE "
                    + "--comments \"…\"",
                about: contract.key)
        ]
    }

    private func visit() throws -> [GuideMove] {
        let visits = try contract.children(Visit.kind, by: Visit.Fields.contract)
        let last = try visits.compactMap { try $0.date(Visit.Fields.date) }.max()
        if let last, road.today.days - last.days < Self.visitEvery { return [] }
        let due = last.flatMap { CivilDate(days: Int64($0.days + Self.visitEvery)) }
        return [
            GuideMove(
                "visit.add", Label("Visit the customer", "回访客户", "回訪客戶"), step: "DTC.10",
                command: "outpost visit add \(try account()) --contract \(try contract.handle()) --on DATE",
                about: contract.key, dueOn: due)
        ]
    }

    private func lead() throws -> [GuideMove] {
        guard try contract.children(Lead.kind, by: Lead.Fields.originContract).isEmpty else { return [] }
        let customer = try contract.related(Account.kind, Contract.Fields.account)?.title() ?? "NAME"
        return [
            GuideMove(
                "lead.fromCustomer",
                Label("Bring the next lead from this customer", "从该客户带回新线索", "從該客戶帶回新線索"), step: "DTC.13",
                command: "outpost lead add accountName=\"\(Self.quoted(customer))\" source=existingCustomer "
                    + "originContract=\(try contract.handle()) need=\"…\"", about: contract.key)
        ]
    }

    /// A name that means the same between quotation marks in every shell.
    private static func quoted(_ name: String) -> String { name.filter { !"\"\\$`!".contains($0) } }

    private func account() throws -> String {
        try contract.related(Account.kind, Contract.Fields.account)?.handle() ?? "ACC"
    }
}
