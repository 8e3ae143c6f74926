// Why this file exists: a customer who disputes an invoice 争议 does not pay it. That a dispute was opened is never lost;
// that it is over is for finance to say.

import SyncProtocol

/// The fields of a dispute.
public enum Dispute {
    public static let kind: KindNumber = 107

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        public static let invoice: FieldNumber = 4
        public static let contract: FieldNumber = 5
        public static let account: FieldNumber = 6
        public static let opportunity: FieldNumber = 7
        public static let owner: FieldNumber = 8
        public static let reason: FieldNumber = 9
        /// {amount_minor, currency}: what the customer will not pay.
        public static let amount: FieldNumber = 10
        /// When the customer disputed it, whenever HQ came to hear of it.
        public static let openedOn: FieldNumber = 11
        public static let author: FieldNumber = 12
        public static let resolution: FieldNumber = 13
        /// Empty counts as open. Between open and anything else open shows until finance has decided.
        public static let state: FieldNumber = 14
        /// Whoever opens it sets this; only HQ, for finance, clears it.
        public static let isOpen: FieldNumber = 15
        public static let closedOn: FieldNumber = 16
    }

    /// The first in the alphabet is the one that shows while people have not decided: open.
    static let states = [
        Choice("open", "Open", "处理中", "處理中"),
        Choice("resolved", "Resolved", "已解决", "已解決"),
        Choice("rejected", "Rejected", "不成立", "不成立"),
        Choice("withdrawn", "Withdrawn", "客户已撤回", "客戶已撤回"),
    ]

    static let entry = Entry(
        kind, "dispute", Label("Dispute", "争议", "爭議"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "DSP"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.invoice, "invoice", .reference("invoice"), Label("Invoice", "发票", "發票"), policy: .first,
                isParent: true),
            Term(
                Fields.contract, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: .first,
                isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, isParent: true),
            .owner(Fields.owner),
        ] + substance + standing)

    private static let substance = [
        Term(Fields.reason, "reason", .text, Label("Reason", "争议原因", "爭議原因"), policy: .textMerge, required: true),
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Disputed amount", "争议金额", "爭議金額"), policy: .needsHuman(.highest),
            limits: ["amount_minor": 0...Int64.max]),
        Term(Fields.openedOn, "openedOn", .date, Label("Opened on", "提出日期", "提出日期"), policy: .first),
        Term(Fields.author, "author", .reference("user"), Label("Author", "提出人", "提出人"), policy: .first),
        Term(Fields.resolution, "resolution", .text, Label("Resolution", "处理结果", "處理結果"), policy: .textMerge),
    ]

    private static let standing = [
        Term(Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .needsHuman(.lowest), choices: states),
        Term(
            Fields.isOpen, "isOpen", .boolean, Label("Open until finance closes it", "未了结", "未了結"),
            policy: .stickyTrue),
        Term(Fields.closedOn, "closedOn", .date, Label("Closed on", "了结日期", "了結日期"), policy: .hqOnly),
    ]
}
