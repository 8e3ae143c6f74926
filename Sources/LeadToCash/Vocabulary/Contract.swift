// Why this file exists: the contract 合同. Once it is effective nobody edits it; what somebody wants changed becomes a
// change order.

import SyncProtocol

/// The fields of a contract.
public enum Contract {
    public static let kind: KindNumber = 23

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let owner: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let name: FieldNumber = 6
        /// Empty counts as draft; HQ registers the rest.
        public static let state: FieldNumber = 7
        public static let scopeText: FieldNumber = 8
        /// {amount_minor, currency}
        public static let commercial: FieldNumber = 9
        public static let paymentTerms: FieldNumber = 10
        public static let signedOn: FieldNumber = 11
        public static let effectiveOn: FieldNumber = 12
        public static let externalID: FieldNumber = 13
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 14
        static let bid: FieldNumber = 15
        static let ourEntity: FieldNumber = 16
        static let deliveryTerms: FieldNumber = 17
        static let acceptanceTerms: FieldNumber = 18
        static let warrantyTerms: FieldNumber = 19
        static let liabilityTerms: FieldNumber = 20
        static let penaltyTerms: FieldNumber = 21
        static let plannedSignOn: FieldNumber = 22
        /// The hash of the revision that was frozen for review; HQ writes it.
        static let revisionHash: FieldNumber = 23
        static let closedOn: FieldNumber = 24
    }

    static let draft = "draft"
    static let inReview = "frozenForReview"
    static let effective = "effective"
    static let closed = "closed"

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("frozenForReview", "Frozen for review", "送审冻结", "送審凍結"),
        Choice("reviewed", "Reviewed", "已评审", "已評審"),
        Choice("atcRequested", "ATC requested", "已申请ATC", "已申請ATC"),
        Choice("atcApproved", "ATC approved", "ATC已批准", "ATC已批准"),
        Choice("signedByCustomer", "Signed by the customer", "客户已签", "客戶已簽"),
        Choice("signedByUs", "Signed by us", "我方已签", "我方已簽"),
        Choice("effective", "Effective", "已生效", "已生效"),
        Choice("inFulfilment", "In fulfilment", "履行中", "履行中"),
        Choice("fulfilled", "Fulfilled", "已履行", "已履行"),
        Choice("settled", "Settled", "已结算", "已結算"),
        Choice("closed", "Closed", "已关闭", "已關閉"),
        Choice("abandoned", "Abandoned", "已放弃", "已放棄"),
        Choice("terminated", "Terminated", "已终止", "已終止"),
    ]

    /// From registration on nobody edits it.
    static let inForce = ["effective", "inFulfilment", "fulfilled", "settled", "closed", "terminated"]

    static let freeze = Freeze(Fields.state, Set(inForce.map { Value.text($0) }))

    static let entry = Entry(
        kind, "contract", Label("Contract", "合同", "合同"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "CTR"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share), .owner(Fields.owner),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .needsHuman(.incumbent), isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"),
                policy: .needsHuman(.incumbent), isParent: true),
            Term(Fields.name, "name", .text, Label("Title", "合同名称", "合同名稱"), required: true),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states),
        ] + terms + conditions)

    private static let terms = [
        Term(
            Fields.scopeText, "scopeText", .text, Label("Scope", "合同范围", "合同範圍"),
            policy: .frozenAfter(freeze, before: .textMerge)),
        Term(
            Fields.commercial, "commercial",
            compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount", "金额", "金額"), policy: .frozenAfter(freeze, before: .needsHuman(.incumbent)),
            limits: ["amount_minor": 0...Int64.max]),
        Term(
            Fields.paymentTerms, "paymentTerms", .text, Label("Payment terms", "付款条件", "付款條件"),
            policy: .frozenAfter(freeze, before: .needsHuman(.incumbent))),
        Term(Fields.signedOn, "signedOn", .date, Label("Signed on", "签署日期", "簽署日期"), policy: .hqOnly),
        Term(Fields.effectiveOn, "effectiveOn", .date, Label("Effective on", "生效日期", "生效日期"), policy: .hqOnly),
        .externalID(Fields.externalID),
    ]

    private static let careful = Policy.frozenAfter(freeze, before: .needsHuman(.incumbent))

    private static let conditions = [
        Term(
            Fields.bid, "bid", .reference("bid"), Label("Bid", "投标", "投標"), policy: .needsHuman(.incumbent)),
        Term(Fields.ourEntity, "ourEntity", .text, Label("Our entity", "我方签约主体", "我方簽約主體"), policy: careful),
        Term(Fields.deliveryTerms, "deliveryTerms", .text, Label("Delivery terms", "交付条款", "交付條款"), policy: careful),
        Term(
            Fields.acceptanceTerms, "acceptanceTerms", .text, Label("Acceptance terms", "验收条款", "驗收條款"),
            policy: careful),
        Term(Fields.warrantyTerms, "warrantyTerms", .text, Label("Warranty terms", "保修条款", "保修條款"), policy: careful),
        Term(
            Fields.liabilityTerms, "liabilityTerms", .text, Label("Liability terms", "责任条款", "責任條款"),
            policy: careful),
        Term(Fields.penaltyTerms, "penaltyTerms", .text, Label("Penalty terms", "违约条款", "違約條款"), policy: careful),
        Term(Fields.plannedSignOn, "plannedSignOn", .date, Label("Planned signing", "计划签约日期", "計劃簽約日期")),
        Term(
            Fields.revisionHash, "revisionHash", .text, Label("Revision hash", "版本摘要值", "版本摘要值"),
            policy: .hqOnly),
        Term(Fields.closedOn, "closedOn", .date, Label("Closed on", "关闭日期", "關閉日期"), policy: .hqOnly),
    ]
}
