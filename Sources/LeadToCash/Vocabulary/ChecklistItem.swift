// Why this file exists: before a gate somebody ticks what was done, and quality assurance looks whether it was 检查项.

import SyncProtocol

/// The fields of an item of a deal's checklist.
public enum ChecklistItem {
    public static let kind: KindNumber = 26

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let opportunity: FieldNumber = 2
        public static let name: FieldNumber = 3
        public static let done: FieldNumber = 4
        /// Why it was ticked, or unticked.
        public static let reason: FieldNumber = 5
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 6
    }

    static let entry = Entry(
        kind, "checklist_item", Label("Checklist item", "检查项", "檢查項"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, required: true, isParent: true),
            Term(Fields.name, "name", .text, Label("Item", "检查内容", "檢查內容"), required: true),
            Term(
                Fields.done, "done", .boolean, Label("Done", "已完成", "已完成"), policy: .rolePriority(["QA"])),
            Term(
                Fields.reason, "reason", .text, Label("Reason", "原因", "原因"), policy: .rolePriority(["QA"])),
        ])
}
