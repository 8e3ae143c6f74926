// Why this file exists: whoever sees that a customer owes us money asks for the invoice 开票申请, offline if need be. Two
// who ask for the same term have asked once.

import SyncProtocol

/// The fields of a request for an invoice.
public enum InvoiceRequest {
    public static let kind: KindNumber = 100

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        public static let contract: FieldNumber = 4
        /// What is to be invoiced: one contract's term is invoiced once.
        public static let paymentTerm: FieldNumber = 5
        /// What sets the term off, if a milestone does.
        public static let milestone: FieldNumber = 6
        public static let account: FieldNumber = 7
        public static let opportunity: FieldNumber = 8
        /// {amount_minor, currency}
        public static let amount: FieldNumber = 9
        /// What proves the trigger: a certificate's number or the hash of its scan.
        public static let proof: FieldNumber = 10
        public static let notes: FieldNumber = 11
        public static let author: FieldNumber = 12
        /// Empty counts as requested.
        public static let state: FieldNumber = 13
        /// The request that had asked for the same term before.
        public static let duplicateOf: FieldNumber = 14
        /// What finance says to it: why it waits, why it was refused.
        public static let answer: FieldNumber = 15
    }

    static let states = [
        Choice("requested", "Requested", "已申请", "已申請"),
        Choice("waiting", "Waiting", "等待中", "等待中"),
        Choice("issued", "Issued", "已开票", "已開票"),
        Choice("duplicate", "Duplicate", "重复", "重複"),
        Choice("refused", "Refused", "已拒绝", "已拒絕"),
    ]

    static let entry = Entry(
        kind, "invoice_request", Label("Invoice request", "开票申请", "開票申請"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "IRQ"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.contract, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: .first,
                required: true, isParent: true),
            Term(
                Fields.paymentTerm, "paymentTerm", .reference("payment_term"), Label("Payment term", "付款条款", "付款條款"),
                policy: .first, required: true, isParent: true),
            Term(
                Fields.milestone, "milestone", .reference("milestone"), Label("Milestone", "里程碑", "里程碑"),
                policy: .first, isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, isParent: true),
        ] + substance + treatment)

    private static let substance = [
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount", "金额", "金額"), policy: .first, limits: ["amount_minor": 0...Int64.max]),
        Term(Fields.proof, "proof", .text, Label("Proof", "凭证", "憑證"), policy: .first),
        Term(Fields.notes, "notes", .text, Label("Notes", "备注", "備註"), policy: .first),
        Term(Fields.author, "author", .reference("user"), Label("Requested by", "申请人", "申請人"), policy: .first),
    ]

    private static let treatment = [
        Term(Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states),
        Term(
            Fields.duplicateOf, "duplicateOf", .reference("invoice_request"), Label("Duplicate of", "重复于", "重複於"),
            policy: .hqOnly),
        Term(Fields.answer, "answer", .text, Label("Answer", "财务答复", "財務答覆"), policy: .hqOnly),
    ]
}
