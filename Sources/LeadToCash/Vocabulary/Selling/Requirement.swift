// Why this file exists: what a customer needs 需求 is written down once, in their words, so that the solution, the bid
// and product development all answer the same sentence.

import SyncProtocol

/// The fields of a customer's requirement.
public enum Requirement {
    public static let kind: KindNumber = 61

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let name: FieldNumber = 5
        public static let text: FieldNumber = 6
        public static let priority: FieldNumber = 7
        /// Who at the customer said so.
        public static let contact: FieldNumber = 8
        public static let status: FieldNumber = 9
        /// What product development says to it.
        public static let ipdAnswer: FieldNumber = 10
        public static let author: FieldNumber = 11
    }

    static let priorities = [
        Choice("must", "Must", "必须", "必須"),
        Choice("should", "Should", "重要", "重要"),
        Choice("could", "Could", "可选", "可選"),
    ]

    /// In the order of the state machine, the way out last.
    static let statuses = [
        Choice("captured", "Captured", "已收集", "已收集"),
        Choice("analysed", "Analysed", "已分析", "已分析"),
        Choice("confirmed", "Confirmed", "已确认", "已確認"),
        Choice("met", "Met", "已满足", "已滿足"),
        Choice("dropped", "Dropped", "不采纳", "不採納"),
    ]

    private static let order = StageOrder(statuses.dropLast().map(\.word), exits: ["dropped"])

    static let entry = Entry(
        kind, "requirement", Label("Requirement", "需求", "需求"), scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "REQ"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            .underDeal(Fields.opportunity, required: true),
            Term(Fields.name, "name", .text, Label("Requirement", "需求", "需求"), required: true),
            Term(Fields.text, "text", .text, Label("Text", "需求描述", "需求描述"), policy: .textMerge),
            Term(Fields.priority, "priority", .text, Label("Priority", "优先级", "優先級"), choices: priorities),
            Term(Fields.contact, "contact", .reference("contact"), Label("Source", "需求来源", "需求來源")),
            Term(
                Fields.status, "status", .text, Label("Status", "状态", "狀態"), policy: .furthestStage(order),
                choices: statuses),
            Term(Fields.ipdAnswer, "ipdAnswer", .text, Label("IPD's answer", "研发答复", "研發答覆"), policy: .hqOnly),
            .writtenBy(Fields.author),
        ])
}
