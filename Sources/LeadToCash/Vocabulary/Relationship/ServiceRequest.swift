// Why this file exists: a customer whose network is down tells the rep. The rep passes it on to service 服务请求 (ITR), and
// sees how it stands before going there to ask for money.

import SyncProtocol

/// The fields of a service request.
public enum ServiceRequest {
    public static let kind: KindNumber = 112

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 3
        public static let account: FieldNumber = 4
        public static let contract: FieldNumber = 5
        public static let opportunity: FieldNumber = 6
        public static let contact: FieldNumber = 7
        public static let subject: FieldNumber = 8
        public static let text: FieldNumber = 9
        /// As its author judged it; HQ may judge otherwise.
        public static let severity: FieldNumber = 10
        public static let openedOn: FieldNumber = 11
        public static let author: FieldNumber = 12
        /// Empty counts as open.
        public static let status: FieldNumber = 13
        public static let resolvedOn: FieldNumber = 14
        /// Whether the customer does not pay because of it; whoever hears so sets it, HQ clears it.
        public static let blocksCollection: FieldNumber = 15
        /// What service heard of renewal or expansion.
        public static let salesSignal: FieldNumber = 16
        /// What people said about it: `2026-11-20 Li Na: …`.
        public static let comments: FieldNumber = 17
    }

    static let severities = [
        Choice("critical", "Critical", "严重", "嚴重"),
        Choice("major", "Major", "重要", "重要"),
        Choice("minor", "Minor", "一般", "一般"),
    ]

    static let statuses = [
        Choice("open", "Open", "待处理", "待處理"),
        Choice("inProgress", "In progress", "处理中", "處理中"),
        Choice("resolved", "Resolved", "已解决", "已解決"),
        Choice("closed", "Closed", "已关闭", "已關閉"),
    ]

    static let entry = Entry(
        kind, "service_request", Label("Service request", "服务请求", "服務請求"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "SRQ"),
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
            Term(
                Fields.contact, "contact", .reference("contact"), Label("Contact", "关键人物", "關鍵人物"), policy: .first,
                isParent: true),
        ] + substance + treatment)

    private static let substance = [
        Term(Fields.subject, "subject", .text, Label("Subject", "主题", "主題"), policy: .first, required: true),
        Term(Fields.text, "text", .text, Label("Text", "问题描述", "問題描述"), policy: .first),
        Term(
            Fields.severity, "severity", .text, Label("Severity", "严重程度", "嚴重程度"), policy: .first, choices: severities),
        Term(Fields.openedOn, "openedOn", .date, Label("Opened on", "提出日期", "提出日期"), policy: .first),
        Term(Fields.author, "author", .reference("user"), Label("Author", "提出人", "提出人"), policy: .first),
    ]

    private static let treatment = [
        Term(Fields.status, "status", .text, Label("Status", "状态", "狀態"), policy: .hqOnly, choices: statuses),
        Term(Fields.resolvedOn, "resolvedOn", .date, Label("Resolved on", "解决日期", "解決日期"), policy: .hqOnly),
        Term(
            Fields.blocksCollection, "blocksCollection", .boolean, Label("Blocks collection", "影响回款", "影響回款"),
            policy: .stickyTrue),
        Term(Fields.salesSignal, "salesSignal", .text, Label("Sales signal", "销售信号", "銷售信號"), policy: .hqOnly),
        Term(Fields.comments, "comments", .set, Label("Comments", "评论", "評論"), policy: .addRemove),
    ]
}
