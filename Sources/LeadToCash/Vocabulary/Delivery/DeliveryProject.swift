// Why this file exists: what was signed is built in a project 交付项目. It was promised once, and is foretold again and
// again: the baseline stays beside the forecast, so that the difference can be seen.

import SyncProtocol

/// The fields of a delivery project.
public enum DeliveryProject {
    public static let kind: KindNumber = 90

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let contract: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let account: FieldNumber = 6
        public static let name: FieldNumber = 7
        /// The project manager.
        public static let owner: FieldNumber = 8
        /// {baseline_start, baseline_end}
        public static let baseline: FieldNumber = 9
        /// Once set, the baseline stands.
        public static let baselined: FieldNumber = 10
        /// {forecast_start, forecast_end}
        public static let forecast: FieldNumber = 11
        /// {cost_forecast_minor, cost_forecast_currency}
        public static let costForecast: FieldNumber = 12
        public static let state: FieldNumber = 13
        public static let notes: FieldNumber = 14
        public static let externalID: FieldNumber = 15
        /// {cost_baseline_minor, cost_baseline_currency}: what it was to cost when its baseline was set.
        public static let costBaseline: FieldNumber = 16
    }

    /// In the order of the state machine, the way out last.
    static let states = [
        Choice("planning", "Planning", "计划中", "計劃中"),
        Choice("running", "Running", "实施中", "實施中"),
        Choice("accepted", "Accepted", "已验收", "已驗收"),
        Choice("closed", "Closed", "已关闭", "已關閉"),
        Choice("stopped", "Stopped", "已终止", "已終止"),
    ]

    private static let order = StageOrder(states.dropLast().map(\.word), exits: ["stopped"])
    static let freeze = Freeze(Fields.baselined, [.flag(true)])

    static let entry = Entry(
        kind, "delivery_project", Label("Delivery project", "交付项目", "交付項目"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "DP"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            .underContract(Fields.contract, required: true), .underDeal(Fields.opportunity),
            .underAccount(Fields.account),
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), required: true),
            Term(
                Fields.owner, "owner", .reference("user"), Label("Project manager", "项目经理", "項目經理"),
                policy: .hqOnly, creatorSets: true),
        ] + plan + progress)

    private static let plan = [
        Term(
            Fields.baseline, "baseline", compound: [Column("baseline_start", .date), Column("baseline_end", .date)],
            Label("Baseline", "基线计划", "基線計劃"), policy: .frozenAfter(freeze, before: .keepLatest)),
        Term(
            Fields.baselined, "baselined", .boolean, Label("Baselined", "已定基线", "已定基線"), policy: .stickyTrue),
        Term(
            Fields.forecast, "forecast", compound: [Column("forecast_start", .date), Column("forecast_end", .date)],
            Label("Forecast", "预测计划", "預測計劃")),
        Term(
            Fields.costForecast, "costForecast",
            compound: [Column("cost_forecast_minor", .integer), Column("cost_forecast_currency", .text)],
            Label("Cost forecast", "成本预测", "成本預測"), limits: ["cost_forecast_minor": 0...Int64.max]),
        Term(
            Fields.costBaseline, "costBaseline",
            compound: [Column("cost_baseline_minor", .integer), Column("cost_baseline_currency", .text)],
            Label("Cost baseline", "成本基线", "成本基線"), policy: .frozenAfter(freeze, before: .keepLatest),
            limits: ["cost_baseline_minor": 0...Int64.max]),
    ]

    private static let progress = [
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
            choices: states),
        Term(Fields.notes, "notes", .text, Label("Notes", "备注", "備註"), policy: .textMerge),
        .externalID(Fields.externalID),
    ]
}
