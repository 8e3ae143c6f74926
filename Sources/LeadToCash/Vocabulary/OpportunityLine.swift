// Why this file exists: what an opportunity is about, product by product; adding and removing rows never conflicts.

import SyncProtocol

/// The fields of a line of an opportunity.
public enum OpportunityLine {
    public static let kind: KindNumber = 8

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let opportunity: FieldNumber = 2
        public static let product: FieldNumber = 3
        /// {quantity, unit}
        public static let quantity: FieldNumber = 4
        /// {unit_price_minor, currency, discount_basis_points}
        public static let price: FieldNumber = 5
        public static let deliveryDate: FieldNumber = 6
        public static let notes: FieldNumber = 7
        public static let externalID: FieldNumber = 8
        public static let lineTotal: FieldNumber = 9
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 10
    }

    static let entry = Entry(
        kind, "opportunity_line", Label("Opportunity line", "机会点明细", "機會點明細"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, required: true, isParent: true),
            Term(
                Fields.product, "product", .reference("product"), Label("Product", "产品", "產品"), required: true,
                intended: "frozen once bound to an approved price request"),
            Term(
                Fields.quantity, "quantity", compound: [Column("quantity", .integer), Column("unit", .text)],
                Label("Quantity", "数量", "數量"), limits: ["quantity": 0...1_000_000_000],
                intended: "frozen once bound to an approved price request"),
            Term(
                Fields.price, "price",
                compound: [
                    Column("unit_price_minor", .integer), Column("currency", .text),
                    Column("discount_basis_points", .integer),
                ],
                Label("Unit price", "单价", "單價"),
                policy: .needsHuman(.lowest),
                limits: ["unit_price_minor": 0...Int64.max, "discount_basis_points": 0...10_000],
                intended: "keepLatest until bound to an approved price request, then frozen"),
            Term(Fields.deliveryDate, "deliveryDate", .date, Label("Delivery date", "交货日期", "交貨日期")),
            Term(Fields.notes, "notes", .text, Label("Notes", "备注", "備註")),
            .externalID(Fields.externalID),
            Term(
                Fields.lineTotal, "lineTotal", compound: [Column("line_total_minor", .integer)],
                Label("Line total", "小计", "小計"), policy: .derived),
        ])

    /// Quantity × unit price less the discount, towards zero; null when it exceeds 64 bits.
    static func lineTotal(_ stored: (FieldNumber) -> Value) -> Value {
        guard case .compound(let quantity) = stored(Fields.quantity), case .integer(let count)? = quantity.first,
            case .compound(let price) = stored(Fields.price), case .integer(let unit)? = price.first
        else { return .null }
        var kept: Int64 = 10_000
        if price.count > 2, case .integer(let discount) = price[2] { kept -= min(max(discount, 0), 10_000) }
        let (gross, overflow) = count.multipliedReportingOverflow(by: unit)
        guard !overflow else { return .null }
        return .integer(Int64(10_000).dividingFullWidth(gross.multipliedFullWidth(by: kept)).quotient)
    }
}
