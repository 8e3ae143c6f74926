// Why this file exists: an issued invoice is never changed. What it claims too much is given back by a credit note
// 贷项通知单, which says why.

import SyncProtocol

/// The fields of a credit note.
public enum CreditNote {
    public static let kind: KindNumber = 102

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        public static let invoice: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let opportunity: FieldNumber = 6
        /// The number that is printed on it.
        public static let number: FieldNumber = 7
        /// {amount_minor, currency}: what the customer need not pay, tax included; above zero.
        public static let amount: FieldNumber = 8
        /// {tax_minor, tax_currency}
        public static let tax: FieldNumber = 9
        public static let reason: FieldNumber = 10
        public static let issuedOn: FieldNumber = 11
    }

    static let entry = Entry(
        kind, "credit_note", Label("Credit note", "贷项通知单", "貸項通知單"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "CN"),
        headquartersOnly: true,
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.invoice, "invoice", .reference("invoice"), Label("Invoice", "发票", "發票"), policy: .hqOnly,
                required: true, isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .hqOnly,
                isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .hqOnly, isParent: true),
        ] + substance)

    private static let substance = [
        Term(Fields.number, "number", .text, Label("Number", "单据号码", "單據號碼"), policy: .hqOnly, isLookedUp: true),
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount (tax included)", "含税金额", "含稅金額"), policy: .hqOnly, limits: ["amount_minor": 0...Int64.max]),
        Term(
            Fields.tax, "tax", compound: [Column("tax_minor", .integer), Column("tax_currency", .text)],
            Label("Tax", "税额", "稅額"), policy: .hqOnly, limits: ["tax_minor": 0...Int64.max]),
        Term(Fields.reason, "reason", .text, Label("Reason", "原因", "原因"), policy: .hqOnly),
        Term(Fields.issuedOn, "issuedOn", .date, Label("Issued on", "开具日期", "開具日期"), policy: .hqOnly),
    ]
}
