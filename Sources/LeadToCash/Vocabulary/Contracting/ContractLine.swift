// Why this file exists: what a contract sells, line by line 合同明细. HQ marks its lines agreed as it registers the
// signing: a line knows nothing of its contract's state, and must freeze all the same.

import SyncProtocol

/// The fields of a line of a contract.
public enum ContractLine {
    public static let kind: KindNumber = 80

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let contract: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        /// Its place in the contract.
        public static let position: FieldNumber = 6
        public static let product: FieldNumber = 7
        public static let description: FieldNumber = 8
        /// {quantity, unit}
        public static let quantity: FieldNumber = 9
        /// {unit_price_minor, currency, discount_basis_points}
        public static let price: FieldNumber = 10
        public static let lineTotal: FieldNumber = 11
        public static let site: FieldNumber = 12
        public static let deliveryDate: FieldNumber = 13
        /// Empty counts as draft.
        public static let state: FieldNumber = 14
        public static let externalID: FieldNumber = 15
    }

    static let draft = "draft"
    static let agreed = "agreed"

    static let states = [Choice(draft, "Draft", "草稿", "草稿"), Choice(agreed, "Agreed", "已约定", "已約定")]

    static let freeze = Freeze(Fields.state, [.text(agreed)])

    static let entry = Entry(
        kind, "contract_line", Label("Contract line", "合同明细", "合同明細"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share), .underContract(Fields.contract, required: true),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
        ] + goods + worth + standing)

    private static let plain = Policy.frozenAfter(freeze, before: .keepLatest)

    private static let goods = [
        Term(
            Fields.position, "position", .integer, Label("Position", "行号", "行號"), policy: plain,
            limits: 1...100_000),
        Term(
            Fields.product, "product", .reference("product"), Label("Product", "产品", "產品"), policy: plain,
            required: true),
        Term(
            Fields.description, "description", .text, Label("Description", "描述", "描述"),
            policy: .frozenAfter(freeze, before: .textMerge)),
        Term(Fields.site, "site", .text, Label("Site", "站点", "站點"), policy: plain),
        Term(Fields.deliveryDate, "deliveryDate", .date, Label("Delivery date", "交货日期", "交貨日期"), policy: plain),
    ]

    /// In a contract a quantity is money, too.
    private static let worth = [
        Term(
            Fields.quantity, "quantity", compound: [Column("quantity", .integer), Column("unit", .text)],
            Label("Quantity", "数量", "數量"), policy: .frozenAfter(freeze, before: .needsHuman(.incumbent)),
            limits: ["quantity": 0...1_000_000_000]),
        Term(
            Fields.price, "price",
            compound: [
                Column("unit_price_minor", .integer), Column("currency", .text),
                Column("discount_basis_points", .integer),
            ],
            Label("Unit price", "单价", "單價"), policy: .frozenAfter(freeze, before: .needsHuman(.incumbent)),
            limits: ["unit_price_minor": 0...Int64.max, "discount_basis_points": 0...10_000]),
        Term(
            Fields.lineTotal, "lineTotal", compound: [Column("line_total_minor", .integer)],
            Label("Line total", "小计", "小計"), policy: .derived),
    ]

    private static let standing = [
        Term(Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states),
        .externalID(Fields.externalID),
    ]

    /// As of a deal's line.
    static func lineTotal(_ stored: (FieldNumber) -> Value) -> Value {
        OpportunityLine.lineTotal { number in
            switch number {
            case OpportunityLine.Fields.quantity: stored(Fields.quantity)
            case OpportunityLine.Fields.price: stored(Fields.price)
            default: .null
            }
        }
    }
}
