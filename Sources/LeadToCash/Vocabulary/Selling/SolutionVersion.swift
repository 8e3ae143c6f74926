// Why this file exists: a bid is made on one version of a solution 方案版本. What was released stays as the customer saw
// it; who improves it makes the next version.

import SyncProtocol

/// The fields of a version of a deal's solution.
public enum SolutionVersion {
    public static let kind: KindNumber = 62

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        /// Its place among the deal's versions: 3 for v3.
        public static let number: FieldNumber = 5
        /// `a` and `b`, where two people made the same version apart.
        public static let variant: FieldNumber = 6
        public static let summary: FieldNumber = 7
        /// The files it consists of, one a line: hash and name. A text, because a text can freeze.
        public static let attachments: FieldNumber = 8
        public static let state: FieldNumber = 9
        /// {acknowledged_by_id, acknowledged_on, acknowledged_evidence}
        public static let acknowledged: FieldNumber = 10
        /// Whether it can be delivered, as those say who would have to.
        public static let deliverability: FieldNumber = 11
        public static let deliveryOpinion: FieldNumber = 12
        /// The version that it was made from.
        public static let basedOn: FieldNumber = 13
        public static let author: FieldNumber = 14
    }

    static let draft = "draft"
    static let released = "released"

    static let states = [
        Choice(draft, "Draft", "草稿", "草稿"),
        Choice(released, "Released", "已发布", "已發布"),
        Choice("withdrawn", "Withdrawn", "已撤回", "已撤回"),
    ]

    static let opinions = [
        Choice("deliverable", "Deliverable", "可交付", "可交付"),
        Choice("atRisk", "Deliverable at risk", "可交付（有风险）", "可交付（有風險）"),
        Choice("notDeliverable", "Not deliverable", "不可交付", "不可交付"),
    ]

    private static let order = StageOrder([draft, released], exits: ["withdrawn"])
    static let freeze = Freeze(Fields.state, [.text(released)])

    static let entry = Entry(
        kind, "solution_version", Label("Solution version", "方案版本", "方案版本"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "SOL"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            .underDeal(Fields.opportunity, required: true),
            Term(
                Fields.number, "number", .integer, Label("Version", "版本号", "版本號"), policy: .first,
                limits: 1...100_000),
            Term(Fields.variant, "variant", .text, Label("Variant", "分支", "分支"), policy: .hqOnly),
        ] + content + judgement + descent)

    private static let content = [
        Term(
            Fields.summary, "summary", .text, Label("Summary", "方案摘要", "方案摘要"),
            policy: .frozenAfter(freeze, before: .textMerge)),
        Term(
            Fields.attachments, "attachments", .text, Label("Attachments", "附件", "附件"),
            policy: .frozenAfter(freeze, before: .textMerge)),
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
            choices: states),
    ]

    /// What others say of it, which they may do once it is released, too.
    private static let judgement = [
        Term(
            Fields.acknowledged, "acknowledged",
            compound: [
                Column("acknowledged_by_id", .reference("contact")), Column("acknowledged_on", .date),
                Column("acknowledged_evidence", .text),
            ],
            Label("Acknowledged by the customer", "客户认可", "客戶認可"), policy: .needsHuman(.incumbent)),
        Term(
            Fields.deliverability, "deliverability", .text, Label("Deliverability", "可交付性", "可交付性"),
            policy: .rolePriority(["FR", "PM"]), choices: opinions),
        Term(
            Fields.deliveryOpinion, "deliveryOpinion", .text, Label("Delivery opinion", "交付意见", "交付意見"),
            policy: .textMerge),
    ]

    private static let descent = [
        Term(
            Fields.basedOn, "basedOn", .reference("solution_version"), Label("Based on", "基于版本", "基於版本"),
            policy: .first),
        .writtenBy(Fields.author),
    ]
}
