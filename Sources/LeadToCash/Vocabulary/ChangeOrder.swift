// Why this file exists: a contract in force changes only by a change order 变更单. One is also what an edit becomes whose
// author had not heard of the signing.

import SyncProtocol

/// The fields of a change order.
public enum ChangeOrder {
    public static let kind: KindNumber = 24

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let contract: FieldNumber = 3
        /// The contract's field that is to change.
        public static let fieldName: FieldNumber = 4
        /// What its author read there.
        public static let baseText: FieldNumber = 5
        public static let proposedText: FieldNumber = 6
        /// {proposed_minor, proposed_currency}
        public static let proposedAmount: FieldNumber = 7
        public static let reason: FieldNumber = 8
        public static let state: FieldNumber = 9
        /// When the edit was made that it came from.
        public static let editedAt: FieldNumber = 10
        public static let author: FieldNumber = 11
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 12
        static let opportunity: FieldNumber = 13
        static let account: FieldNumber = 14
        static let scopeDelta: FieldNumber = 15
        /// {price_delta_minor, price_delta_currency}; may be negative
        static let priceDelta: FieldNumber = 16
        static let dateDeltaDays: FieldNumber = 17
        /// {cost_delta_minor, cost_delta_currency}; by FR
        static let costDelta: FieldNumber = 18
        /// What FR says to cost and dates.
        static let assessment: FieldNumber = 19
        static let marginAssessment: FieldNumber = 20
        static let customerSignedOn: FieldNumber = 21
        static let effectiveOn: FieldNumber = 22
        /// What made the change necessary.
        static let cause: FieldNumber = 23
    }

    static let draft = "draft"
    static let approved = "approved"

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("submitted", "Submitted", "已提交", "已提交"),
        Choice("assessed", "Assessed", "已评估", "已評估"),
        Choice("approved", "Approved", "已批准", "已批准"),
        Choice("customerSigned", "Signed by the customer", "客户已签", "客戶已簽"),
        Choice("effective", "Effective", "已生效", "已生效"),
        Choice("rejected", "Rejected", "已否决", "已否決"),
        Choice("withdrawn", "Withdrawn", "已撤回", "已撤回"),
        Choice("discarded", "Discarded", "已作废", "已作廢"),
    ]

    /// The cause of a change that mends what was drafted badly.
    static let drafting = "drafting"

    static let causes = [
        Choice("customer", "Customer's wish", "客户要求", "客戶要求"),
        Choice("site", "Site conditions", "现场条件", "現場條件"),
        Choice("design", "Design", "设计变更", "設計變更"),
        Choice("supply", "Supply", "供货原因", "供貨原因"),
        Choice("regulation", "Regulation", "法规变化", "法規變化"),
        Choice("drafting", "Drafting of the contract", "合同起草疏漏", "合同起草疏漏"),
        Choice("other", "Other", "其他", "其他"),
    ]

    private static let order = StageOrder(
        ["draft", "submitted", "assessed", "approved", "customerSigned", "effective"],
        exits: ["rejected", "withdrawn", "discarded"])
    /// From the decision on only HQ moves it.
    static let decided = ["approved", "customerSigned", "effective"]
    static let freeze = Freeze(Fields.state, Set(decided.map { Value.text($0) }))

    static let entry = Entry(
        kind, "change_order", Label("Change order", "变更单", "變更單"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "CO"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.contract, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: .first,
                required: true, isParent: true),
            Term(
                Fields.fieldName, "fieldName", .text, Label("Field", "变更字段", "變更欄位"), policy: .first),
            Term(Fields.baseText, "baseText", .text, Label("Text before", "原文", "原文"), policy: .first),
            Term(
                Fields.proposedText, "proposedText", .text, Label("Proposed text", "拟改文本", "擬改文本"),
                policy: .frozenAfter(freeze, before: .textMerge)),
            Term(
                Fields.proposedAmount, "proposedAmount",
                compound: [Column("proposed_minor", .integer), Column("proposed_currency", .text)],
                Label("Proposed amount", "拟改金额", "擬改金額"),
                policy: .frozenAfter(freeze, before: .needsHuman(.incumbent)),
                limits: ["proposed_minor": 0...Int64.max]),
            Term(Fields.reason, "reason", .text, Label("Reason", "变更原因", "變更原因"), policy: .textMerge),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
                choices: states),
            Term(
                Fields.editedAt, "editedAt", .instant, Label("Edited at", "编辑时间", "編輯時間"), policy: .first),
            Term(
                Fields.author, "author", .reference("user"), Label("Author", "提出人", "提出人"), policy: .first),
        ] + assessment)

    private static let assessment = [
        Term.underDeal(Fields.opportunity), .underAccount(Fields.account),
        Term(
            Fields.scopeDelta, "scopeDelta", .text, Label("Scope delta", "范围变更", "範圍變更"),
            policy: .frozenAfter(freeze, before: .textMerge)),
        Term(
            Fields.priceDelta, "priceDelta",
            compound: [Column("price_delta_minor", .integer), Column("price_delta_currency", .text)],
            Label("Price delta", "价格变更", "價格變更"),
            policy: .frozenAfter(freeze, before: .needsHuman(.incumbent))),
        Term(
            Fields.dateDeltaDays, "dateDeltaDays", .integer, Label("Date delta (days)", "工期变更（天）", "工期變更（天）"),
            policy: .frozenAfter(freeze, before: .needsHuman(.incumbent)), limits: -3650...3650),
        Term(
            Fields.costDelta, "costDelta",
            compound: [Column("cost_delta_minor", .integer), Column("cost_delta_currency", .text)],
            Label("Cost delta", "成本变更", "成本變更"),
            policy: .frozenAfter(freeze, before: .needsHuman(.highest))),
        Term(
            Fields.assessment, "assessment", .text, Label("Delivery assessment", "交付评估", "交付評估"),
            policy: .frozenAfter(freeze, before: .textMerge)),
        Term(
            Fields.marginAssessment, "marginAssessment", .text, Label("Margin assessment", "毛利评估", "毛利評估"),
            policy: .frozenAfter(freeze, before: .rolePriority(["FIN"]))),
        Term(
            Fields.customerSignedOn, "customerSignedOn", .date, Label("Customer signed on", "客户签署日期", "客戶簽署日期"),
            policy: .first),
        Term(Fields.effectiveOn, "effectiveOn", .date, Label("Effective on", "生效日期", "生效日期"), policy: .hqOnly),
        Term(Fields.cause, "cause", .text, Label("Cause", "变更起因", "變更起因"), choices: causes),
    ]
}
