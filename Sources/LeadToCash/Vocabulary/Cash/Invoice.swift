// Why this file exists: the invoice 发票 is finance's word to the customer. Once issued it stands; what was wrong with it
// is put right by a credit note.

import SyncProtocol

/// The fields of an invoice.
public enum Invoice {
    public static let kind: KindNumber = 101

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let paymentTerm: FieldNumber = 5
        public static let account: FieldNumber = 6
        public static let opportunity: FieldNumber = 7
        /// The request that it answers; empty if nobody had to ask.
        public static let request: FieldNumber = 8
        /// The number that is printed on it and that tax law wants unbroken; not the code.
        public static let number: FieldNumber = 9
        /// {amount_minor, currency}: what the customer is to pay, tax included.
        public static let amount: FieldNumber = 10
        /// {tax_minor, tax_currency}: the part of it that is tax.
        public static let tax: FieldNumber = 11
        /// The day on which what it bills came about; it could have been issued from then on.
        public static let triggerOn: FieldNumber = 12
        public static let issuedOn: FieldNumber = 13
        public static let dueOn: FieldNumber = 14
        /// Whether it is overdue follows from `dueOn`.
        public static let state: FieldNumber = 15
        /// Whether a dispute about it is open.
        public static let isDisputed: FieldNumber = 16
    }

    /// In the order of the state machine, the ways out last.
    static let states = [
        Choice("requested", "Requested", "已申请", "已申請"),
        Choice("issued", "Issued", "已开具", "已開具"),
        Choice("delivered", "Delivered", "已送达", "已送達"),
        Choice("partlyPaid", "Partly paid", "部分回款", "部分回款"),
        Choice("paid", "Paid", "已回款", "已回款"),
        Choice("credited", "Credited", "已冲销", "已沖銷"),
        Choice("writtenOff", "Written off", "已核销坏账", "已核銷壞賬"),
    ]

    static let entry = Entry(
        kind, "invoice", Label("Invoice", "发票", "發票"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "INV"), headquartersOnly: true,
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.contract, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: .hqOnly,
                isParent: true),
            Term(
                Fields.paymentTerm, "paymentTerm", .reference("payment_term"), Label("Payment term", "付款条款", "付款條款"),
                policy: .hqOnly, isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .hqOnly,
                required: true, isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .hqOnly, isParent: true),
            Term(
                Fields.request, "request", .reference("invoice_request"), Label("Request", "开票申请", "開票申請"),
                policy: .hqOnly, isLookedUp: true),
        ] + substance + standing)

    private static let substance = [
        Term(Fields.number, "number", .text, Label("Number", "发票号码", "發票號碼"), policy: .hqOnly, isLookedUp: true),
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount (tax included)", "含税金额", "含稅金額"), policy: .hqOnly, limits: ["amount_minor": 0...Int64.max]),
        Term(
            Fields.tax, "tax", compound: [Column("tax_minor", .integer), Column("tax_currency", .text)],
            Label("Tax", "税额", "稅額"), policy: .hqOnly, limits: ["tax_minor": 0...Int64.max]),
        Term(Fields.triggerOn, "triggerOn", .date, Label("Due to be billed on", "触发日期", "觸發日期"), policy: .hqOnly),
        Term(Fields.issuedOn, "issuedOn", .date, Label("Issued on", "开票日期", "開票日期"), policy: .hqOnly),
        Term(Fields.dueOn, "dueOn", .date, Label("Due on", "到期日", "到期日"), policy: .hqOnly, isLookedUp: true),
    ]

    private static let standing = [
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states, isLookedUp: true
        ),
        Term(Fields.isDisputed, "isDisputed", .boolean, Label("Disputed", "有争议", "有爭議"), policy: .hqOnly),
    ]
}
