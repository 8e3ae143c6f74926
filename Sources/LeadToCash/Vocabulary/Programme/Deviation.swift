// Why this file exists: a process that forbids what the business needs is gone round in silence. Whoever leaves out or
// changes a step says why 流程偏离, and goes on.

import SyncProtocol

/// The fields of a deviation from the process.
public enum Deviation {
    public static let kind: KindNumber = 131

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 2
        public static let opportunity: FieldNumber = 3
        public static let account: FieldNumber = 4
        /// The step's code: `P04.3`.
        public static let step: FieldNumber = 5
        public static let nature: FieldNumber = 6
        public static let reason: FieldNumber = 7
        public static let author: FieldNumber = 8
    }

    static let natures = [
        Choice("skipped", "Skipped", "跳过", "跳過"),
        Choice("changed", "Changed", "变更做法", "變更做法"),
    ]

    static let entry = Entry(
        kind, "deviation", Label("Deviation", "流程偏离", "流程偏離"), scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, required: true, isParent: true),
            Term(
                Fields.account, "account", .reference("account"), Label("Account", "客户", "客戶"), policy: .first,
                isParent: true),
            Term(
                Fields.step, "step", .text, Label("Step", "流程活动", "流程活動"), policy: .first, required: true,
                isLookedUp: true),
            Term(Fields.nature, "nature", .text, Label("Nature", "偏离方式", "偏離方式"), policy: .first, choices: natures),
            Term(Fields.reason, "reason", .text, Label("Reason", "原因", "原因"), policy: .first, required: true),
            Term(Fields.author, "author", .reference("user"), Label("Author", "提出人", "提出人"), policy: .first),
        ])
}
