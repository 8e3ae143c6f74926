// Why this file exists: one payment settles several invoices, and one invoice is settled by several payments 回款核销. Each
// part is a row, and a mistake is a row against it.

import SyncProtocol

/// The fields of a part of a payment that settles an invoice.
public enum Allocation {
    public static let kind: KindNumber = 105

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 2
        public static let payment: FieldNumber = 3
        /// Empty where the money is kept for the customer; see `isUnapplied`.
        public static let invoice: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let opportunity: FieldNumber = 6
        /// {amount_minor, currency}; above zero also where the row reverses another.
        public static let amount: FieldNumber = 7
        /// The row that this one takes back, wholly.
        public static let reversalOf: FieldNumber = 8
        /// Whether it is money in excess, which lies unapplied on the account.
        public static let isUnapplied: FieldNumber = 9
        public static let bookedOn: FieldNumber = 10
    }

    static let entry = Entry(
        kind, "allocation", Label("Allocation", "回款核销", "回款核銷"), scope: .anchored(by: [Fields.share, Fields.office]),
        headquartersOnly: true,
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.payment, "payment", .reference("payment"), Label("Payment", "回款", "回款"), policy: .hqOnly,
                required: true, isParent: true),
            Term(
                Fields.invoice, "invoice", .reference("invoice"), Label("Invoice", "发票", "發票"), policy: .hqOnly,
                isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .hqOnly,
                isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .hqOnly, isParent: true),
        ] + substance)

    private static let substance = [
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount", "金额", "金額"), policy: .hqOnly, limits: ["amount_minor": 0...Int64.max]),
        Term(
            Fields.reversalOf, "reversalOf", .reference("allocation"), Label("Reverses", "冲回对象", "沖回對象"),
            policy: .hqOnly, isLookedUp: true),
        Term(Fields.isUnapplied, "isUnapplied", .boolean, Label("Unapplied", "未核销", "未核銷"), policy: .hqOnly),
        Term(Fields.bookedOn, "bookedOn", .date, Label("Booked on", "记账日期", "記賬日期"), policy: .hqOnly),
    ]
}
