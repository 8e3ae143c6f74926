// Why this file exists: delivery is measured in milestones 里程碑, and a customer pays by them.

import SyncProtocol

/// The fields of a milestone.
public enum Milestone {
    public static let kind: KindNumber = 25

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let opportunity: FieldNumber = 2
        public static let contract: FieldNumber = 3
        public static let name: FieldNumber = 4
        public static let percent: FieldNumber = 5
        public static let plannedOn: FieldNumber = 6
        public static let actualOn: FieldNumber = 7
        public static let acceptedOn: FieldNumber = 8
        public static let state: FieldNumber = 9
        public static let notes: FieldNumber = 10
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 11
        static let project: FieldNumber = 12
        static let account: FieldNumber = 13
        static let type: FieldNumber = 14
        /// Percent; those of one project make 100.
        static let weight: FieldNumber = 15
        static let forecastOn: FieldNumber = 16
        /// HQ sets it with the project's.
        static let baselined: FieldNumber = 17
        static let rollbackReason: FieldNumber = 18
    }

    /// In the order of the state machine, the way out last.
    static let states = [
        Choice("planned", "Planned", "已计划", "已計劃"),
        Choice("ready", "Ready", "已就绪", "已就緒"),
        Choice("inProgress", "In progress", "进行中", "進行中"),
        Choice("done", "Done", "已完成", "已完成"),
        Choice("submittedForAcceptance", "Submitted for acceptance", "已报验", "已報驗"),
        Choice("acceptedWithConditions", "Accepted with conditions", "有条件验收", "有條件驗收"),
        Choice("accepted", "Accepted", "已验收", "已驗收"),
        Choice("rejected", "Rejected", "验收不通过", "驗收不通過"),
    ]

    static let types = [
        Choice("ship", "Shipment", "发货", "發貨"),
        Choice("arrive", "Arrival", "到货", "到貨"),
        Choice("implement", "Implementation", "实施", "實施"),
        Choice("install", "Installation", "安装", "安裝"),
        Choice("commission", "Commissioning", "调试", "調試"),
        Choice("train", "Training", "培训", "培訓"),
        Choice("prelimAccept", "Preliminary acceptance", "初验", "初驗"),
        Choice("finalAccept", "Final acceptance", "终验", "終驗"),
    ]

    /// What the project was promised with stands once HQ has taken it down.
    static let freeze = Freeze(Fields.baselined, [.flag(true)])

    private static let order = StageOrder(states.dropLast().map(\.word), exits: ["rejected"])

    static let entry = Entry(
        kind, "milestone", Label("Milestone", "里程碑", "里程碑"), scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, isParent: true),
            Term(
                Fields.contract, "contract", .reference("contract"), Label("Contract", "合同", "合同"), policy: .first,
                isParent: true),
            Term(Fields.name, "name", .text, Label("Name", "名称", "名稱"), required: true),
            Term(
                Fields.percent, "percent", .integer, Label("Percent done", "完成百分比", "完成百分比"),
                policy: .furthestStage(.numbers), limits: 0...100),
            Term(
                Fields.plannedOn, "plannedOn", .date, Label("Planned for", "计划日期", "計劃日期"),
                policy: .frozenAfter(freeze, before: .keepLatest)),
            Term(
                Fields.actualOn, "actualOn", .date, Label("Done on", "实际日期", "實際日期"),
                policy: .needsHuman(.highest)),
            Term(
                Fields.acceptedOn, "acceptedOn", .date, Label("Accepted on", "验收日期", "驗收日期"),
                policy: .needsHuman(.incumbent)),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .furthestStage(order),
                choices: states),
            Term(Fields.notes, "notes", .text, Label("Notes", "备注", "備註"), policy: .textMerge),
        ] + plan)

    private static let plan = [
        Term(
            Fields.project, "project", .reference("delivery_project"), Label("Project", "交付项目", "交付項目"),
            policy: .first, isParent: true),
        .underAccount(Fields.account),
        Term(Fields.type, "type", .text, Label("Type", "类型", "類型"), choices: types),
        Term(
            Fields.weight, "weight", .integer, Label("Weight %", "权重 %", "權重 %"),
            policy: .frozenAfter(freeze, before: .keepLatest), limits: 0...100),
        Term(Fields.forecastOn, "forecastOn", .date, Label("Forecast for", "预测日期", "預測日期")),
        Term(Fields.baselined, "baselined", .boolean, Label("Baselined", "已定基线", "已定基線"), policy: .hqOnly),
        Term(Fields.rollbackReason, "rollbackReason", .text, Label("Set back because", "回退原因", "回退原因")),
    ]
}
