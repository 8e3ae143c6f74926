// Why this file exists: processes, templates and training change together 流程版本, and an office works by one version
// until its wave opens the next.

import SyncProtocol

/// The fields of a version of the processes.
public enum ProcessVersion {
    public static let kind: KindNumber = 151

    public enum Fields {
        /// What it is called: `1.1`, `LTC 3.0`.
        public static let name: FieldNumber = 1
        /// Empty counts as draft.
        public static let state: FieldNumber = 2
        public static let releasedOn: FieldNumber = 3
        public static let notes: FieldNumber = 4
    }

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("released", "Released", "已发布", "已發佈"),
        Choice("retired", "Retired", "已废止", "已廢止"),
    ]

    static let entry = Entry(
        kind, "process_version", Label("Process version", "流程版本", "流程版本"), scope: .reference, headquartersOnly: true,
        [
            Term(
                Fields.name, "name", .text, Label("Version", "版本名称", "版本名稱"), policy: .hqOnly, required: true,
                isLookedUp: true),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states,
                isLookedUp: true),
            Term(Fields.releasedOn, "releasedOn", .date, Label("Released on", "发布日期", "發佈日期"), policy: .hqOnly),
            Term(Fields.notes, "notes", .text, Label("Release notes", "版本说明", "版本說明"), policy: .hqOnly),
        ])
}
