// Why this file exists: the decision at a gate 决策结论 is made at HQ, on one revision, and read everywhere. When what it
// was made on changes it lapses, and says why.

import SyncProtocol

/// The fields of a decision at a gate.
public enum GateDecision {
    public static let kind: KindNumber = 73

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let request: FieldNumber = 4
        public static let contract: FieldNumber = 5
        public static let opportunity: FieldNumber = 6
        public static let account: FieldNumber = 7
        public static let gate: FieldNumber = 8
        public static let decision: FieldNumber = 9
        public static let tier: FieldNumber = 10
        public static let decidedBy: FieldNumber = 11
        public static let decidedAt: FieldNumber = 12
        /// When HQ had received the request: how long it took is asked later.
        public static let receivedAt: FieldNumber = 13
        /// The revision that was decided on.
        public static let revisionHash: FieldNumber = 14
        public static let lapsedAt: FieldNumber = 15
        public static let lapsedBecause: FieldNumber = 16
        public static let note: FieldNumber = 17
    }

    static let decisions = [
        Choice("approved", "Approved", "批准", "批准"),
        Choice("conditional", "Approved with conditions", "有条件批准", "有條件批准"),
        Choice("rejected", "Rejected", "否决", "否決"),
        Choice("returned", "Returned", "退回补充", "退回補充"),
    ]

    static let entry = Entry(
        kind, "gate_decision", Label("Gate decision", "决策结论", "決策結論"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "GD"),
        headquartersOnly: true,
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.request, "request", .reference("gate_request"), Label("Request", "决策申请", "決策申請"),
                policy: .hqOnly, required: true, isParent: true),
            .underContract(Fields.contract, policy: .hqOnly), .underDeal(Fields.opportunity, policy: .hqOnly),
            .underAccount(Fields.account, policy: .hqOnly),
        ] + verdict + lapse)

    private static let verdict = [
        Term(
            Fields.gate, "gate", .text, Label("Gate", "决策点", "決策點"), policy: .hqOnly,
            choices: GateRequest.gates),
        Term(
            Fields.decision, "decision", .text, Label("Decision", "结论", "結論"), policy: .hqOnly,
            choices: decisions, required: true),
        Term(
            Fields.tier, "tier", .text, Label("Tier", "决策层级", "決策層級"), policy: .hqOnly,
            choices: GateRequest.tiers),
        Term(
            Fields.decidedBy, "decidedBy", .reference("user"), Label("Decided by", "决策人", "決策人"),
            policy: .hqOnly),
        Term(Fields.decidedAt, "decidedAt", .instant, Label("Decided at", "决策时间", "決策時間"), policy: .hqOnly),
        Term(
            Fields.receivedAt, "receivedAt", .instant, Label("Received at", "接收时间", "接收時間"), policy: .hqOnly),
        Term(
            Fields.revisionHash, "revisionHash", .text, Label("Revision hash", "版本摘要值", "版本摘要值"),
            policy: .hqOnly),
        Term(Fields.note, "note", .text, Label("Note", "决策说明", "決策說明"), policy: .hqOnly),
    ]

    private static let lapse = [
        Term(Fields.lapsedAt, "lapsedAt", .instant, Label("Lapsed at", "失效时间", "失效時間"), policy: .hqOnly),
        Term(
            Fields.lapsedBecause, "lapsedBecause", .text, Label("Lapsed because", "失效原因", "失效原因"),
            policy: .hqOnly),
    ]
}
