// Why this file exists: what a visit or a survey brought up is worth something only if somebody then does better 改进:
// what, who, and how far it is.

import SyncProtocol

/// The fields of an improvement.
public enum Improvement {
    public static let kind: KindNumber = 113

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 2
        public static let account: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let serviceRequest: FieldNumber = 5
        public static let owner: FieldNumber = 6
        public static let subject: FieldNumber = 7
        public static let text: FieldNumber = 8
        public static let status: FieldNumber = 9
        public static let dueOn: FieldNumber = 10
        public static let author: FieldNumber = 11
    }

    /// In the order of the state machine, the way out last.
    static let statuses = [
        Choice("proposed", "Proposed", "已提出", "已提出"),
        Choice("accepted", "Accepted", "已采纳", "已採納"),
        Choice("inProgress", "In progress", "进行中", "進行中"),
        Choice("done", "Done", "已完成", "已完成"),
        Choice("dropped", "Dropped", "不采纳", "不採納"),
    ]

    private static let order = StageOrder(statuses.dropLast().map(\.word), exits: ["dropped"])

    static let entry = Entry(
        kind, "improvement", Label("Improvement", "改进项", "改進項"), scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                isParent: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, isParent: true),
            Term(
                Fields.serviceRequest, "serviceRequest", .reference("service_request"),
                Label("Service request", "服务请求", "服務請求"), policy: .first, isParent: true),
            .owner(Fields.owner),
        ] + substance)

    private static let substance = [
        Term(Fields.subject, "subject", .text, Label("Subject", "主题", "主題"), required: true),
        Term(Fields.text, "text", .text, Label("Text", "改进内容", "改進內容"), policy: .textMerge),
        Term(
            Fields.status, "status", .text, Label("Status", "状态", "狀態"), policy: .furthestStage(order),
            choices: statuses),
        Term(Fields.dueOn, "dueOn", .date, Label("Due on", "到期日", "到期日")),
        Term(Fields.author, "author", .reference("user"), Label("Author", "提出人", "提出人"), policy: .first),
    ]
}
