// Why this file exists: an obstacle 问题 that everybody on site knows of is news at HQ when the invoice is late. It is
// listed with whoever sees to it, and with whether it blocks.

import SyncProtocol

/// The fields of an issue in delivery. Not called `Issue`, which is the testing library's.
public enum DeliveryIssue {
    public static let kind: KindNumber = 92

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let project: FieldNumber = 4
        public static let milestone: FieldNumber = 5
        public static let contract: FieldNumber = 6
        public static let opportunity: FieldNumber = 7
        public static let account: FieldNumber = 8
        public static let name: FieldNumber = 9
        public static let text: FieldNumber = 10
        public static let severity: FieldNumber = 11
        /// Whether work stands still because of it.
        public static let blocking: FieldNumber = 12
        /// Who sees to it.
        public static let owner: FieldNumber = 13
        public static let status: FieldNumber = 14
        public static let resolution: FieldNumber = 15
        public static let resolvedAt: FieldNumber = 16
    }

    static let severities = [
        Choice("critical", "Critical", "严重", "嚴重"),
        Choice("major", "Major", "主要", "主要"),
        Choice("minor", "Minor", "次要", "次要"),
    ]

    static let statuses = [
        Choice("open", "Open", "待处理", "待處理"),
        Choice("working", "Being worked on", "处理中", "處理中"),
        Choice("resolved", "Resolved", "已解决", "已解決"),
        Choice("closed", "Closed", "已关闭", "已關閉"),
    ]

    static let entry = Entry(
        kind, "issue", Label("Issue", "问题", "問題"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "ISS"),
        [.issuedCode(Fields.code), .office(Fields.office), .share(Fields.share)] + place + substance)

    private static let place = [
        Term(
            Fields.project, "project", .reference("delivery_project"), Label("Project", "交付项目", "交付項目"),
            policy: .first, isParent: true),
        Term(
            Fields.milestone, "milestone", .reference("milestone"), Label("Milestone", "里程碑", "里程碑"),
            policy: .first, isParent: true),
        .underContract(Fields.contract), .underDeal(Fields.opportunity), .underAccount(Fields.account),
    ]

    private static let substance = [
        Term(Fields.name, "name", .text, Label("Issue", "问题", "問題"), required: true),
        Term(Fields.text, "text", .text, Label("Text", "问题描述", "問題描述"), policy: .textMerge),
        Term(Fields.severity, "severity", .text, Label("Severity", "严重程度", "嚴重程度"), choices: severities),
        Term(Fields.blocking, "blocking", .boolean, Label("Blocking", "阻塞", "阻塞")),
        Term(Fields.owner, "owner", .reference("user"), Label("Owner", "责任人", "責任人")),
        Term(Fields.status, "status", .text, Label("Status", "状态", "狀態"), choices: statuses),
        Term(Fields.resolution, "resolution", .text, Label("Resolution", "解决办法", "解決辦法"), policy: .textMerge),
        Term(Fields.resolvedAt, "resolvedAt", .instant, Label("Resolved at", "解决时间", "解決時間")),
    ]
}
