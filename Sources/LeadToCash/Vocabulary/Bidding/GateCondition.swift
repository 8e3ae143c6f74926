// Why this file exists: an approval with conditions 决策条件 is worth what becomes of them. Those who work the deal bring
// the evidence; only HQ, which set a condition, says that it is met.

import SyncProtocol

/// The fields of a condition of a decision.
public enum GateCondition {
    public static let kind: KindNumber = 74

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let decision: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let account: FieldNumber = 6
        public static let text: FieldNumber = 7
        public static let dueOn: FieldNumber = 8
        public static let evidence: FieldNumber = 9
        public static let closed: FieldNumber = 10
        public static let closedOn: FieldNumber = 11
    }

    static let entry = Entry(
        kind, "gate_condition", Label("Gate condition", "决策条件", "決策條件"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.decision, "decision", .reference("gate_decision"), Label("Decision", "决策结论", "決策結論"),
                policy: .hqOnly, required: true, isParent: true),
            .underContract(Fields.contract, policy: .hqOnly), .underDeal(Fields.opportunity, policy: .hqOnly),
            .underAccount(Fields.account, policy: .hqOnly),
            Term(Fields.text, "text", .text, Label("Condition", "条件", "條件"), policy: .hqOnly, required: true),
            Term(Fields.dueOn, "dueOn", .date, Label("Due on", "到期日", "到期日"), policy: .hqOnly),
            Term(Fields.evidence, "evidence", .text, Label("Evidence", "完成凭证", "完成憑證"), policy: .textMerge),
            Term(Fields.closed, "closed", .boolean, Label("Closed", "已关闭", "已關閉"), policy: .hqOnly),
            Term(Fields.closedOn, "closedOn", .date, Label("Closed on", "关闭日期", "關閉日期"), policy: .hqOnly),
        ])
}
