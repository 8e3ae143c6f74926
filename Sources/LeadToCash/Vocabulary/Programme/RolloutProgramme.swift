// Why this file exists: a reform 变革 is a programme with a sponsor, a budget and eight phases, from asking the frontline
// to releasing worldwide.

import SyncProtocol

/// The fields of a rollout programme.
public enum RolloutProgramme {
    public static let kind: KindNumber = 121

    public enum Fields {
        public static let name: FieldNumber = 1
        /// 1 survey, 2 design, 3 IT, 4 pilot, 5 typical offices, 6 small area, 7 wide, 8 worldwide and after.
        public static let phase: FieldNumber = 2
        public static let sponsor: FieldNumber = 3
        /// {budget_minor, budget_currency}
        public static let budget: FieldNumber = 4
        /// {cost_minor, cost_currency}
        public static let cost: FieldNumber = 5
        public static let startsOn: FieldNumber = 6
        public static let endsOn: FieldNumber = 7
    }

    static let entry = Entry(
        kind, "rollout_programme", Label("Rollout programme", "变革项目", "變革項目"), scope: .reference,
        headquartersOnly: true,
        [
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), policy: .hqOnly, required: true),
            Term(
                Fields.phase, "phase", .integer, Label("Phase (1–8)", "阶段（1–8）", "階段（1–8）"), policy: .hqOnly,
                limits: 1...8),
            Term(Fields.sponsor, "sponsor", .reference("user"), Label("Sponsor", "发起人", "發起人"), policy: .hqOnly),
            Term(
                Fields.budget, "budget",
                compound: [Column("budget_minor", .integer), Column("budget_currency", .text)],
                Label("Budget", "预算", "預算"), policy: .hqOnly, limits: ["budget_minor": 0...Int64.max]),
            Term(
                Fields.cost, "cost", compound: [Column("cost_minor", .integer), Column("cost_currency", .text)],
                Label("Cost so far", "已发生费用", "已發生費用"), policy: .hqOnly, limits: ["cost_minor": 0...Int64.max]),
            Term(Fields.startsOn, "startsOn", .date, Label("Starts on", "开始日期", "開始日期"), policy: .hqOnly),
            Term(Fields.endsOn, "endsOn", .date, Label("Ends on", "结束日期", "結束日期"), policy: .hqOnly),
        ])
}
