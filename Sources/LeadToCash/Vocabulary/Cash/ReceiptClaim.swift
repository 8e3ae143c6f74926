// Why this file exists: a rep hears first that a customer has paid, and says so 回款认领. A claim is not money: it changes
// no balance until finance finds it in the bank.

import SyncProtocol

/// The fields of a claim that a customer has paid.
public enum ReceiptClaim {
    public static let kind: KindNumber = 103

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        public static let account: FieldNumber = 4
        public static let contract: FieldNumber = 5
        public static let opportunity: FieldNumber = 6
        /// {amount_minor, currency}
        public static let amount: FieldNumber = 7
        public static let valueDate: FieldNumber = 8
        public static let payerText: FieldNumber = 9
        /// As the customer tells it; empty if the customer does not.
        public static let bankReference: FieldNumber = 10
        /// Whether the customer paid before there was an invoice.
        public static let isAdvance: FieldNumber = 11
        /// What proves it: a remittance's number or the hash of its scan.
        public static let proof: FieldNumber = 12
        public static let author: FieldNumber = 13
        /// Empty counts as claimed.
        public static let state: FieldNumber = 14
        /// The money that it turned out to be about.
        public static let payment: FieldNumber = 15
    }

    static let states = [
        Choice("claimed", "Claimed", "已认领", "已認領"),
        Choice("matched", "Matched", "已匹配", "已匹配"),
        Choice("sameMoney", "Same money as another claim", "同一笔款项", "同一筆款項"),
        Choice("refused", "Refused", "已拒绝", "已拒絕"),
    ]

    static let entry = Entry(
        kind, "receipt_claim", Label("Receipt claim", "回款认领", "回款認領"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "RCL"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                required: true, isParent: true),
            Term(
                Fields.contract, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: .first,
                isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, isParent: true),
        ] + claim + treatment)

    private static let claim = [
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount", "金额", "金額"), policy: .first, limits: ["amount_minor": 0...Int64.max]),
        Term(Fields.valueDate, "valueDate", .date, Label("Value date", "到账日期", "到賬日期"), policy: .first),
        Term(Fields.payerText, "payerText", .text, Label("Payer as told", "付款人（原文）", "付款人（原文）"), policy: .first),
        Term(
            Fields.bankReference, "bankReference", .text, Label("Bank reference", "银行流水号", "銀行流水號"), policy: .first,
            isLookedUp: true),
        Term(Fields.isAdvance, "isAdvance", .boolean, Label("Advance", "预付款", "預付款"), policy: .first),
        Term(Fields.proof, "proof", .text, Label("Proof", "凭证", "憑證"), policy: .first),
        Term(Fields.author, "author", .reference("user"), Label("Claimed by", "认领人", "認領人"), policy: .first),
    ]

    private static let treatment = [
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states, isLookedUp: true
        ),
        Term(
            Fields.payment, "payment", .reference("payment"), Label("Payment", "回款", "回款"), policy: .hqOnly,
            isLookedUp: true),
    ]
}
