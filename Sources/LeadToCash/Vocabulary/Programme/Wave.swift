// Why this file exists: a new way of working reaches the offices in waves 推行批次, and none opens before the one before it
// has been dealt with.

import SyncProtocol

/// The fields of a wave of a rollout.
public enum Wave {
    public static let kind: KindNumber = 122

    public enum Fields {
        public static let name: FieldNumber = 1
        public static let programme: FieldNumber = 2
        /// The programme's phase that it belongs to; see `RolloutProgramme`.
        public static let phase: FieldNumber = 3
        public static let kind: FieldNumber = 4
        /// By their codes.
        public static let offices: FieldNumber = 5
        /// What its offices work by from its opening on.
        public static let processVersion: FieldNumber = 6
        /// In words; the figures are its `WaveGoal` records.
        public static let goals: FieldNumber = 7
        public static let entryCriteria: FieldNumber = 8
        public static let exitCriteria: FieldNumber = 9
        /// Empty counts as planned.
        public static let state: FieldNumber = 10
        public static let opensOn: FieldNumber = 11
        public static let closedOn: FieldNumber = 12
    }

    static let kinds = [
        Choice("pilot", "Pilot", "试点", "試點"),
        Choice("typical", "Typical offices", "典型代表处试点", "典型代表處試點"),
        Choice("small", "Small area", "小面积推行", "小面積推行"),
        Choice("wide", "Wide", "大面积推广", "大面積推廣"),
        Choice("worldwide", "Worldwide", "全球发布", "全球發佈"),
    ]

    static let states = [
        Choice("planned", "Planned", "已计划", "已計劃"),
        Choice("open", "Open", "进行中", "進行中"),
        Choice("closed", "Closed", "已关闭", "已關閉"),
    ]

    static let entry = Entry(
        kind, "rollout_wave", Label("Rollout wave", "推行批次", "推行批次"), scope: .reference, headquartersOnly: true,
        [
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), policy: .hqOnly, required: true),
            Term(
                Fields.programme, "programme", .reference("rollout_programme"), Label("Programme", "变革项目", "變革項目"),
                policy: .hqOnly, required: true, isParent: true),
            Term(
                Fields.phase, "phase", .integer, Label("Phase (1–8)", "阶段（1–8）", "階段（1–8）"), policy: .hqOnly,
                limits: 1...8),
            Term(Fields.kind, "kind", .text, Label("Kind", "类型", "類型"), policy: .hqOnly, choices: kinds),
            Term(Fields.offices, "offices", .set, Label("Offices", "代表处", "代表處"), policy: .hqOnly),
            Term(
                Fields.processVersion, "processVersion", .reference("process_version"),
                Label("Process version", "流程版本", "流程版本"), policy: .hqOnly),
        ] + course)

    private static let course = [
        Term(Fields.goals, "goals", .text, Label("Goals", "目标", "目標"), policy: .hqOnly),
        Term(Fields.entryCriteria, "entryCriteria", .text, Label("Entry criteria", "准入条件", "准入條件"), policy: .hqOnly),
        Term(Fields.exitCriteria, "exitCriteria", .text, Label("Exit criteria", "退出条件", "退出條件"), policy: .hqOnly),
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states, isLookedUp: true
        ),
        Term(Fields.opensOn, "opensOn", .date, Label("Opens on", "启动日期", "啟動日期"), policy: .hqOnly),
        Term(Fields.closedOn, "closedOn", .date, Label("Closed on", "关闭日期", "關閉日期"), policy: .hqOnly),
    ]
}
