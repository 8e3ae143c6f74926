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
    }

    static let draft = "draft"
    static let effective = "effective"
    static let closed = "closed"

    static let states = [
        Choice(draft, "Draft", "草稿", "草稿"),
        Choice(effective, "Effective", "已生效", "已生效"),
        Choice(closed, "Closed", "已关闭", "已關閉"),
    ]

    static let freeze = Freeze(Fields.state, [.text(effective), .text(closed)])

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
        ] + terms)

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
}
