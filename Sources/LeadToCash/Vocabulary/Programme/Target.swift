// Why this file exists: what an office, a person or a product is to reach 目标. HQ publishes the value; what the office
// thinks of it stands beside it, and neither overwrites the other.

import SyncProtocol

/// The fields of a target.
public enum Target {
    public static let kind: KindNumber = 120

    public enum Fields {
        public static let office: FieldNumber = 1
        /// Whose target it is: a region's, an office's, a person's, a product's; the company's if none is named.
        public static let region: FieldNumber = 2
        public static let user: FieldNumber = 3
        public static let product: FieldNumber = 4
        /// The metric's code: `M-10`.
        public static let metric: FieldNumber = 5
        /// A year, a quarter or a month: `2026`, `2026-Q1`, `2026-01`.
        public static let period: FieldNumber = 6
        /// What the figures count; see `TargetUnit`.
        public static let unit: FieldNumber = 7
        /// Where they are money.
        public static let currency: FieldNumber = 8
        public static let baseline: FieldNumber = 9
        public static let value: FieldNumber = 10
        public static let stretch: FieldNumber = 11
        public static let weight: FieldNumber = 12
        public static let owner: FieldNumber = 13
        public static let rationale: FieldNumber = 14
        /// Empty counts as proposed where there is a proposal, as draft where there is none.
        public static let state: FieldNumber = 15
        public static let publishedFrom: FieldNumber = 16
        /// The target that this one replaces from `publishedFrom` on; reports on earlier days keep to that one.
        public static let revisionOf: FieldNumber = 17
        /// What the office would have the value be, in the same unit.
        public static let proposal: FieldNumber = 18
        public static let proposalNote: FieldNumber = 19
    }

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("proposed", "Proposed", "已提议", "已提議"),
        Choice("negotiated", "Negotiated", "已协商", "已協商"),
        Choice("published", "Published", "已发布", "已發佈"),
    ]

    static let entry = Entry(
        kind, "target", Label("Target", "目标", "目標"), scope: .anchored(by: [Fields.office]),
        [
            .office(Fields.office),
            Term(
                Fields.region, "region", .reference("region"), Label("Region", "地区部", "地區部"), policy: .hqOnly,
                creatorSets: true),
            Term(
                Fields.user, "user", .reference("user"), Label("Person", "人员", "人員"), policy: .hqOnly,
                creatorSets: true, isLookedUp: true),
            Term(
                Fields.product, "product", .reference("product"), Label("Product", "产品", "產品"), policy: .hqOnly,
                creatorSets: true),
            Term(
                Fields.metric, "metric", .text, Label("Metric", "指标", "指標"), policy: .hqOnly, required: true,
                creatorSets: true, isLookedUp: true),
            Term(
                Fields.period, "period", .text, Label("Period", "期间", "期間"), policy: .hqOnly, required: true,
                creatorSets: true, isLookedUp: true),
        ] + values + publication)

    private static let values = [
        Term(
            Fields.unit, "unit", .text, Label("Unit", "单位", "單位"), policy: .hqOnly, choices: TargetUnit.choices,
            creatorSets: true),
        Term(Fields.currency, "currency", .text, Label("Currency", "币种", "幣種"), policy: .hqOnly, creatorSets: true),
        Term(Fields.baseline, "baseline", .integer, Label("Baseline", "基线值", "基線值"), policy: .hqOnly),
        Term(Fields.value, "value", .integer, Label("Target", "目标值", "目標值"), policy: .hqOnly),
        Term(Fields.stretch, "stretch", .integer, Label("Stretch target", "挑战值", "挑戰值"), policy: .hqOnly),
        Term(Fields.weight, "weight", .integer, Label("Weight %", "权重 %", "權重 %"), policy: .hqOnly, limits: 0...100),
        .owner(Fields.owner),
        Term(Fields.rationale, "rationale", .text, Label("Rationale", "设定依据", "設定依據"), policy: .hqOnly),
    ]

    private static let publication = [
        Term(
            Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states, isLookedUp: true
        ),
        Term(Fields.publishedFrom, "publishedFrom", .date, Label("In force from", "生效日期", "生效日期"), policy: .hqOnly),
        Term(
            Fields.revisionOf, "revisionOf", .reference("target"), Label("Revision of", "修订自", "修訂自"), policy: .hqOnly,
            isLookedUp: true),
        Term(Fields.proposal, "proposal", .integer, Label("Office's proposal", "代表处建议值", "代表處建議值")),
        Term(
            Fields.proposalNote, "proposalNote", .text, Label("Reason for the proposal", "建议说明", "建議說明"),
            policy: .textMerge),
    ]
}
