// Why this file exists: a contract in force changes by a change order, which is written, judged by those who deliver
// and those who count, and decided by HQ. No step can be taken before the one before it.

import SyncProtocol

/// The steps of a change order.
public enum ChangeFlow {
    private typealias Fields = ChangeOrder.Fields

    public enum Move: String, Sendable {
        case submit, assess, withdraw
    }

    /// What is to change.
    public struct Delta {
        public let scope: String?
        public let price: Money?
        public let days: Int64?

        public init(scope: String?, price: Money?, days: Int64?) {
            self.scope = scope
            self.price = price
            self.days = days
        }
    }

    /// A draft of a change.
    public static func draft(reason: String, _ delta: Delta) -> [FieldNumber: Value] {
        [
            Fields.reason: FlowValue.text(reason), Fields.state: .text(ChangeOrder.draft),
            Fields.scopeDelta: FlowValue.text(delta.scope), Fields.priceDelta: FlowValue.money(delta.price),
            Fields.dateDeltaDays: delta.days.map(Value.integer) ?? .null,
        ].filter { !$0.value.isEmpty }
    }

    /// Why a step cannot be taken; nil if it can.
    public static func objection(_ move: Move, _ change: FlowSubject) throws -> FlowRemark? {
        let state = try change.text(Fields.state)
        let open: Set<String> =
            switch move {
            case .submit: ["", "draft"]
            case .assess: ["submitted", "assessed"]
            case .withdraw: ["", "draft", "submitted", "assessed"]
            }
        if open.contains(state) { return nil }
        let handle = try change.handle()
        let label = ChangeOrder.states.first { $0.word == state }?.label
        let isDraft = state.isEmpty || state == "draft"
        return FlowRemark(
            "state",
            Label(
                "\(handle) is \(isDraft ? "a draft" : state), so it cannot be \(participle(move)).",
                "\(handle) 为“\(label?.simplified ?? "草稿")”，不能执行此操作。",
                "\(handle) 為「\(label?.traditional ?? "草稿")」，不能執行此操作。"),
            isDraft ? "outpost change submit \(handle)" : "outpost change show \(handle)")
    }

    private static func participle(_ move: Move) -> String {
        switch move {
        case .submit: "submitted"
        case .assess: "assessed"
        case .withdraw: "withdrawn"
        }
    }

    /// What a change lacks before it can be submitted.
    public static func lacks(submitting change: FlowSubject) throws -> [FlowRemark] {
        let handle = try change.handle()
        var lacks: [FlowRemark] = []
        if try !change.has(Fields.reason) {
            lacks.append(
                FlowRemark(
                    "reason", Label("why it changes", "变更原因", "變更原因"), "outpost change set \(handle) reason=\"…\""))
        }
        let said = [
            Fields.scopeDelta, Fields.priceDelta, Fields.dateDeltaDays, Fields.proposedText, Fields.proposedAmount,
        ]
        if try !said.contains(where: { try change.has($0) }) {
            lacks.append(
                FlowRemark(
                    "delta", Label("what changes: scope, price or dates", "变更内容：范围、价格或工期", "變更內容：範圍、價格或工期"),
                    "outpost change set \(handle) scopeDelta=\"…\""))
        }
        return lacks
    }

    /// What those who deliver say, and those who count. It counts as assessed once both have spoken.
    public static func assessment(
        of change: FlowSubject, cost: Money?, opinion: String?, margin: String?
    ) throws -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [
            Fields.costDelta: FlowValue.money(cost), Fields.assessment: FlowValue.text(opinion),
            Fields.marginAssessment: FlowValue.text(margin),
        ].filter { !$0.value.isEmpty }
        let delivery = try values[Fields.assessment] != nil || change.has(Fields.assessment)
        let finance = try values[Fields.marginAssessment] != nil || change.has(Fields.marginAssessment)
        if delivery && finance { values[Fields.state] = .text("assessed") }
        return values
    }

    public static let withdrawal: [FieldNumber: Value] = [Fields.state: .text("withdrawn")]
    public static let submission: [FieldNumber: Value] = [Fields.state: .text("submitted")]

    /// The one change of a contract that waits for a decision; nil if there is none or several.
    public static func pending(of contract: FlowSubject) throws -> FlowSubject? {
        let open = try contract.children(ChangeOrder.kind, by: Fields.contract).filter {
            ["submitted", "assessed"].contains(try $0.text(Fields.state))
        }
        return open.count == 1 ? open[0] : nil
    }
}
