// Why this file exists: a payment 回款 is money that lies in the bank: one line of a statement, booked once, whoever
// reported it and how often.

import SyncProtocol

/// The fields of a payment.
public enum Payment {
    public static let kind: KindNumber = 104

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        /// Whose money it is; a line of the bank's of which that is not known yet is no payment.
        public static let account: FieldNumber = 4
        /// What we call our own account that it came in on, not its number: bank data stay with finance.
        public static let bankAccount: FieldNumber = 5
        /// Unique within `bankAccount`.
        public static let bankReference: FieldNumber = 6
        /// {amount_minor, currency}
        public static let amount: FieldNumber = 7
        public static let valueDate: FieldNumber = 8
        public static let payer: FieldNumber = 9
        public static let state: FieldNumber = 10
    }

    static let states = [
        Choice("posted", "Posted", "已入账", "已入賬"),
        Choice("allocated", "Allocated", "已核销", "已核銷"),
        Choice("reversed", "Reversed", "已冲回", "已沖回"),
    ]

    static let entry = Entry(
        kind, "payment", Label("Payment", "回款", "回款"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "PAY"), headquartersOnly: true,
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .hqOnly,
                required: true, isParent: true),
        ] + money)

    private static let money = [
        Term(
            Fields.bankAccount, "bankAccount", .text, Label("Our bank account", "收款账户", "收款賬戶"), policy: .hqOnly,
            isLookedUp: true),
        Term(
            Fields.bankReference, "bankReference", .text, Label("Bank reference", "银行流水号", "銀行流水號"), policy: .hqOnly,
            isLookedUp: true),
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount", "金额", "金額"), policy: .hqOnly, limits: ["amount_minor": 0...Int64.max]),
        Term(Fields.valueDate, "valueDate", .date, Label("Value date", "到账日期", "到賬日期"), policy: .hqOnly),
        Term(Fields.payer, "payer", .text, Label("Payer", "付款人", "付款人"), policy: .hqOnly),
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states, isLookedUp: true
        ),
    ]
}
