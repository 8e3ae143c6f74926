// Why this file exists: five trades read a contract before it is signed 合同评审, each in its own words and at its own
// time. An opinion that was handed in stays; of two on one aspect the stricter counts.

import SyncProtocol

/// The fields of an opinion on one revision of a contract.
public enum ContractReview {
    public static let kind: KindNumber = 82

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let contract: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let aspect: FieldNumber = 6
        /// The revision that was read.
        public static let revisionHash: FieldNumber = 7
        public static let opinion: FieldNumber = 8
        public static let riskLevel: FieldNumber = 9
        /// Where the contract leaves what is usual, one a line. A text, because a text can freeze.
        public static let deviations: FieldNumber = 10
        public static let state: FieldNumber = 11
        /// The reviewer.
        public static let author: FieldNumber = 12
    }

    static let aspects = [
        Choice("legal", "Legal", "法务", "法務"),
        Choice("finance", "Finance", "财务", "財務"),
        Choice("delivery", "Delivery", "交付", "交付"),
        Choice("technical", "Technical", "技术", "技術"),
        Choice("commercial", "Commercial", "商务", "商務"),
    ]

    /// From the mildest to the strictest.
    static let riskLevels = [
        Choice("low", "Low", "低", "低"),
        Choice("medium", "Medium", "中", "中"),
        Choice("high", "High", "高", "高"),
        Choice("unacceptable", "Unacceptable", "不可接受", "不可接受"),
    ]

    static let submitted = "submitted"

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice(submitted, "Submitted", "已提交", "已提交"),
        Choice("withdrawn", "Withdrawn", "已撤回", "已撤回"),
    ]

    private static let order = StageOrder(["draft", submitted], exits: ["withdrawn"])
    private static let strictness = StageOrder(riskLevels.map(\.word))
    static let freeze = Freeze(Fields.state, [.text(submitted)])

    static let entry = Entry(
        kind, "contract_review", Label("Contract review", "合同评审", "合同評審"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share), .underContract(Fields.contract, required: true),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
            Term(
                Fields.aspect, "aspect", .text, Label("Aspect", "评审方面", "評審方面"), policy: .first,
                choices: aspects, required: true),
            Term(
                Fields.revisionHash, "revisionHash", .text, Label("Revision hash", "版本摘要值", "版本摘要值"),
                policy: .first),
        ] + judgement + standing)

    private static let judgement = [
        Term(
            Fields.opinion, "opinion", .text, Label("Opinion", "评审意见", "評審意見"),
            policy: .frozenAfter(freeze, before: .textMerge)),
        Term(
            Fields.riskLevel, "riskLevel", .text, Label("Risk level", "风险等级", "風險等級"),
            policy: .frozenAfter(freeze, before: .furthestStage(strictness)), choices: riskLevels),
        Term(
            Fields.deviations, "deviations", .text, Label("Deviations", "偏离项", "偏離項"),
            policy: .frozenAfter(freeze, before: .textMerge)),
    ]

    private static let standing = [
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
            choices: states),
        .writtenBy(Fields.author, Label("Reviewer", "评审人", "評審人")),
    ]
}
