// Why this file exists: an invoice that will never be paid is written off 坏账核销 by finance, with the approval of those
// who decide on deals, and never quietly.

import SyncProtocol

/// The fields of a write-off.
public enum WriteOff {
    public static let kind: KindNumber = 108

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        public static let invoice: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let opportunity: FieldNumber = 6
        /// {amount_minor, currency}
        public static let amount: FieldNumber = 7
        public static let reason: FieldNumber = 8
        /// What approved it: the code of the decision.
        public static let approval: FieldNumber = 9
        public static let writtenOffOn: FieldNumber = 10
    }

    static let entry = Entry(
        kind, "write_off", Label("Write-off", "坏账核销", "壞賬核銷"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "WO"), headquartersOnly: true,
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
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount", "金额", "金額"), policy: .hqOnly, limits: ["amount_minor": 0...Int64.max]),
        Term(Fields.reason, "reason", .text, Label("Reason", "原因", "原因"), policy: .hqOnly),
        Term(Fields.approval, "approval", .text, Label("Approval", "批准文号", "批准文號"), policy: .hqOnly),
        Term(Fields.writtenOffOn, "writtenOffOn", .date, Label("Written off on", "核销日期", "核銷日期"), policy: .hqOnly),
    ]
}
