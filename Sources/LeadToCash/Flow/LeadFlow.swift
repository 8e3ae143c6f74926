// Why this file exists: a lead changes hands before it becomes a deal. Which step may follow which, and what a deal
// inherits, is the same whoever does it.

import SyncProtocol

/// The steps of a lead.
public enum LeadFlow {
    private typealias Fields = Lead.Fields

    public enum Move: String, Sendable, CaseIterable {
        case accept, qualify, convert, close, touch
        case giveBack = "return"
    }

    /// From where each step may be taken.
    private static func origins(_ move: Move) -> Set<String> {
        switch move {
        case .accept: ["", "draft", "captured", "verified", "distributed", "returned"]
        case .qualify: ["accepted", "nurturing"]
        case .convert: ["qualified"]
        case .giveBack: ["distributed", "accepted"]
        case .close, .touch:
            ["", "draft", "captured", "verified", "distributed", "returned", "accepted", "nurturing", "qualified"]
        }
    }

    /// Why a step cannot be taken now, and what to type instead; nil if it can.
    public static func objection(_ move: Move, _ lead: FlowSubject) throws -> FlowRemark? {
        let status = try lead.text(Fields.status)
        if origins(move).contains(status) { return nil }
        let handle = try lead.handle()
        switch status {
        case "converted": return try converted(lead, handle)
        case "closed", "duplicate": return isOver(handle)
        default: break
        }
        return switch move {
        case .qualify: notYet(handle, "accept")
        case .convert: notYet(handle, origins(.qualify).contains(status) ? "qualify" : "accept")
        case .giveBack: notHandedOver(handle)
        default: isSoAlready(handle, status)
        }
    }

    private static func converted(_ lead: FlowSubject, _ handle: String) throws -> FlowRemark {
        let deal = try lead.related(Opportunity.kind, Fields.convertedOpportunity)?.handle() ?? "OPP"
        return FlowRemark(
            "converted",
            Label(
                "\(handle) was converted already; work on \(deal).", "\(handle) 已转化；请在 \(deal) 上继续。",
                "\(handle) 已轉化；請在 \(deal) 上繼續。"), "outpost opp show \(deal)")
    }

    private static func isOver(_ handle: String) -> FlowRemark {
        FlowRemark(
            "closed",
            Label(
                "\(handle) is closed; reopen it first.", "\(handle) 已关闭；请先重新打开。", "\(handle) 已關閉；請先重新打開。"),
            "outpost lead set \(handle) status=accepted --reason \"…\"")
    }

    private static func notYet(_ handle: String, _ step: String) -> FlowRemark {
        let (simplified, traditional) = step == "accept" ? ("接受", "接受") : ("确认", "確認")
        return FlowRemark(
            "notYet",
            Label(
                "\(handle) must be \(step == "accept" ? "accepted" : "qualified") first.", "\(handle) 须先\(simplified)。",
                "\(handle) 須先\(traditional)。"), "outpost lead \(step) \(handle)")
    }

    private static func notHandedOver(_ handle: String) -> FlowRemark {
        FlowRemark(
            "notHandedOver",
            Label(
                "\(handle) was not handed to you, so it cannot be returned; close it instead.",
                "\(handle) 并非分发给您，不能退回；可以关闭。", "\(handle) 並非分發給您，不能退回；可以關閉。"),
            "outpost lead close \(handle) --reason \"…\"")
    }

    private static func isSoAlready(_ handle: String, _ status: String) -> FlowRemark {
        let label = Lead.statuses.first { $0.word == status }?.label
        return FlowRemark(
            "already",
            Label(
                "\(handle) is \(status) already; nothing was written.",
                "\(handle) 已是“\(label?.simplified ?? status)”；未写入。",
                "\(handle) 已是「\(label?.traditional ?? status)」；未寫入。"), "outpost lead show \(handle)")
    }

    /// What nobody has found out yet about a lead that is to be qualified.
    public static func lacks(qualifying lead: FlowSubject) throws -> [FlowRemark] {
        let handle = try lead.handle()
        let questions: [(FieldNumber, String, Label, String)] = [
            (Fields.need, "need", Label("what the customer needs", "客户的需求", "客戶的需求"), "need=\"…\""),
            (Fields.budget, "budget", Label("the budget", "预算", "預算"), "budget=\"50000 USD\""),
            (Fields.authority, "authority", Label("who decides", "谁有决策权", "誰有決策權"), "authority=\"…\""),
            (Fields.timing, "timing", Label("by when they want it", "客户的时间要求", "客戶的時間要求"), "timing=\"…\""),
        ]
        return try questions.filter { try !lead.has($0.0) }
            .map { FlowRemark($0.1, $0.2, "outpost lead set \(handle) \($0.3)") }
    }

    // MARK: Conversion

    /// A deal of a lead's making: what is known goes along, so that nobody types it twice.
    public static func deal(
        of lead: FlowSubject, account: RecordID, name: String?, today: CivilDate, user: RecordID?
    ) throws -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [
            Opportunity.Fields.account: .reference(account), Opportunity.Fields.stage: .text("discovered"),
            Opportunity.Fields.outcome: .text("open"), Opportunity.Fields.openedOn: .date(today),
            Opportunity.Fields.name: FlowValue.text(try name ?? dealName(lead)),
            Opportunity.Fields.description: try description(lead),
            Opportunity.Fields.owner: FlowValue.reference(try lead.id(Fields.assignedTo) ?? user),
        ]
        if let budget = try lead.money(Fields.budget) {
            values[Opportunity.Fields.commercial] = .compound([
                .integer(budget.minorUnits), .text(budget.currency), .null,
            ])
        }
        let tags = try lead.value(Fields.tags)
        if !tags.isEmpty { values[Opportunity.Fields.tags] = tags }
        return values.filter { !$0.value.isEmpty }
    }

    /// `Safaricom: 5G core`
    private static func dealName(_ lead: FlowSubject) throws -> String {
        let customer = try lead.text(Fields.accountName)
        let need = try lead.text(Fields.need).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return need.isEmpty ? customer : "\(customer): \(need.prefix(60))"
    }

    /// What the customer needs, and what else was found out that a deal has no field for.
    private static func description(_ lead: FlowSubject) throws -> Value {
        var lines = [try lead.text(Fields.need)]
        for (field, title) in [(Fields.authority, "Authority"), (Fields.intent, "Intent"), (Fields.timing, "Timing")] {
            let text = try lead.text(field)
            if !text.isEmpty { lines.append("\(title): \(text)") }
        }
        return FlowValue.lines(lines.filter { !$0.isEmpty })
    }

    /// Who decides at the customer, as an item that the deal's checklist asks for; nil if the lead does not know.
    public static func decider(of lead: FlowSubject, deal: RecordID) throws -> [FieldNumber: Value]? {
        guard try lead.has(Fields.authority) else { return nil }
        return [
            ChecklistItem.Fields.opportunity: .reference(deal), ChecklistItem.Fields.name: .text("verified_authority"),
            ChecklistItem.Fields.done: .flag(true), ChecklistItem.Fields.reason: try lead.value(Fields.authority),
        ]
    }

    /// The customer, as the lead names them.
    public static func account(of lead: FlowSubject, user: RecordID?) throws -> [FieldNumber: Value] {
        [
            Account.Fields.name: FlowValue.text(try lead.text(Fields.accountName)),
            Account.Fields.status: .text("prospect"),
            Account.Fields.owner: FlowValue.reference(try lead.id(Fields.assignedTo) ?? user),
        ].filter { !$0.value.isEmpty }
    }

    /// The person whom the lead names; nil if it names none, or the customer has one of that name.
    public static func contact(
        of lead: FlowSubject, account: RecordID, user: RecordID?
    ) throws -> [FieldNumber: Value]? {
        let name = Normalization.trimmed(try lead.text(Fields.contactName))
        guard !name.isEmpty else { return nil }
        let customer = FlowSubject(RecordKey(kind: Account.kind, id: account), lead.ground)
        let known = try customer.children(Contact.kind, by: Contact.Fields.account)
            .map { try $0.text(Contact.Fields.name).lowercased() }
        if known.contains(name.lowercased()) { return nil }
        return [
            Contact.Fields.name: .text(name), Contact.Fields.account: .reference(account),
            Contact.Fields.owner: FlowValue.reference(try lead.id(Fields.assignedTo) ?? user),
        ].filter { !$0.value.isEmpty }
    }

    /// When to speak to a customer again where nobody says: the warmer, the sooner.
    public static func nextTouch(_ lead: FlowSubject, after day: CivilDate) throws -> CivilDate {
        let days: Int64 =
            switch try lead.text(Fields.temperature) {
            case "hot": 7
            case "warm": 14
            default: 30
            }
        return CivilDate(days: Int64(day.days) + days) ?? day
    }
}
