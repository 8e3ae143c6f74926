// Why this file exists: how good a forecast was shows only against what it was at the time 管道快照. HQ takes one every
// week, and nothing that comes later changes it.

import SyncProtocol

/// The fields of what an open deal was like at the end of a week.
public enum Snapshot {
    public static let kind: KindNumber = 129

    public enum Fields {
        public static let office: FieldNumber = 1
        /// The Monday of the week.
        public static let week: FieldNumber = 2
        /// Not its parent: where the deal goes, what was true of it then does not follow.
        public static let opportunity: FieldNumber = 3
        public static let takenAt: FieldNumber = 4
        public static let stage: FieldNumber = 5
        /// {amount_minor, currency}
        public static let amount: FieldNumber = 6
        public static let expectedSignDate: FieldNumber = 7
        public static let forecastCategory: FieldNumber = 8
        public static let probability: FieldNumber = 9
    }

    static let entry = Entry(
        kind, "pipeline_snapshot", Label("Pipeline snapshot", "管道快照", "管道快照"), scope: .anchored(by: [Fields.office]),
        headquartersOnly: true,
        [
            .office(Fields.office),
            Term(
                Fields.week, "week", .date, Label("Week of", "所属周", "所屬週"), policy: .hqOnly, required: true,
                isLookedUp: true),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .hqOnly, required: true, isLookedUp: true),
            Term(Fields.takenAt, "takenAt", .instant, Label("Taken at", "生成时间", "產生時間"), policy: .hqOnly),
        ] + values)

    private static let values = [
        Term(Fields.stage, "stage", .text, Label("Stage", "阶段", "階段"), policy: .hqOnly, choices: Opportunity.stages),
        Term(
            Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
            Label("Amount", "金额", "金額"), policy: .hqOnly, limits: ["amount_minor": 0...Int64.max]),
        Term(
            Fields.expectedSignDate, "expectedSignDate", .date, Label("Expected signing", "预计签约", "預計簽約"),
            policy: .hqOnly),
        Term(
            Fields.forecastCategory, "forecastCategory", .text, Label("Forecast", "预测类别", "預測類別"), policy: .hqOnly,
            choices: Opportunity.forecastCategories),
        Term(
            Fields.probability, "probability", .integer, Label("Probability %", "赢率 %", "贏率 %"), policy: .hqOnly,
            limits: 0...100),
    ]
}
