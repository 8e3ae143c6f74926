// Why this file exists: who may decide on how much is a table that a company argues about once 授权矩阵 and then looks up,
// instead of arguing at every gate.

import SyncProtocol

/// The fields of a line of the authority matrix: up to where a tier decides.
public enum AuthorityRule {
    public static let kind: KindNumber = 78

    public enum Fields {
        public static let gate: FieldNumber = 1
        /// The tier that decides on what the line covers.
        public static let tier: FieldNumber = 2
        /// The office that it is for; empty means every office that has no line of its own for the gate.
        public static let office: FieldNumber = 3
        /// {amount_minor, currency}: up to here; empty means any amount. Another currency it does not cover.
        public static let amount: FieldNumber = 4
        /// The level of the deal; empty means any.
        public static let level: FieldNumber = 5
        /// The discount in basis points up to which it goes; empty means any.
        public static let discountBasis: FieldNumber = 6
        /// Within how many working days the tier decides.
        public static let workingDays: FieldNumber = 7
    }

    /// What a price is asked for at, which is no gate.
    static let price = "price"

    static let gates = GateRequest.gates + [Choice(price, "Price", "投标价格", "投標價格")]

    static let entry = Entry(
        kind, "authority_rule", Label("Authority rule", "授权规则", "授權規則"), scope: .reference,
        headquartersOnly: true,
        [
            Term(
                Fields.gate, "gate", .text, Label("Gate", "决策点", "決策點"), policy: .hqOnly, choices: gates,
                required: true, isLookedUp: true),
            Term(
                Fields.tier, "tier", .text, Label("Tier", "决策层级", "決策層級"), policy: .hqOnly,
                choices: GateRequest.tiers, required: true),
            Term(Fields.office, "office", .reference("office"), Label("Office", "代表处", "代表處"), policy: .hqOnly),
            Term(
                Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
                Label("Up to", "金额上限", "金額上限"), policy: .hqOnly, limits: ["amount_minor": 0...Int64.max]),
            Term(
                Fields.level, "level", .text, Label("Level", "项目级别", "項目級別"), policy: .hqOnly,
                choices: Opportunity.levels),
            Term(
                Fields.discountBasis, "discountBasis", .integer, Label("Up to discount", "折扣上限", "折扣上限"),
                policy: .hqOnly, limits: 0...10_000),
            Term(
                Fields.workingDays, "workingDays", .integer,
                Label("Decides in working days", "决策时限（工作日）", "決策時限（工作日）"), policy: .hqOnly, limits: 0...366),
        ])
}
