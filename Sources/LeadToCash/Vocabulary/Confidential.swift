// Why this file exists: some of what belongs to a customer or a deal is not for everybody who works with it. Each such
// part is a record of its own beside the customer's or the deal's, in the scope of those who may see it.

import SyncProtocol

/// What finance says of an account.
public enum AccountCredit {
    public static let kind: KindNumber = 50

    public enum Fields {
        /// {credit_limit_minor, credit_limit_currency}
        public static let creditLimit: FieldNumber = 1
        public static let paymentTerms: FieldNumber = 2
        public static let creditRating: FieldNumber = 3
    }

    static let entry = Entry(
        kind, "account_credit", Label("Credit", "信用", "信用"), scope: .beside(Account.kind, .finance),
        [
            Term(
                Fields.creditLimit, "creditLimit",
                compound: [Column("credit_limit_minor", .integer), Column("credit_limit_currency", .text)],
                Label("Credit limit", "信用额度", "信用額度"), limits: ["credit_limit_minor": 0...Int64.max]),
            Term(Fields.paymentTerms, "paymentTerms", .text, Label("Payment terms", "付款条件", "付款條件")),
            Term(Fields.creditRating, "creditRating", .text, Label("Credit rating", "信用等级", "信用等級")),
        ])
}

/// What HQ alone knows of an account.
public enum AccountStanding {
    public static let kind: KindNumber = 51

    public enum Fields {
        public static let riskNote: FieldNumber = 1
        public static let reviewOn: FieldNumber = 2
    }

    static let entry = Entry(
        kind, "account_standing", Label("HQ standing", "总部评估", "總部評估"),
        scope: .beside(Account.kind, .headquarters),
        [
            Term(Fields.riskNote, "riskNote", .text, Label("Risk note", "风险备注", "風險備註"), policy: .textMerge),
            Term(Fields.reviewOn, "reviewOn", .date, Label("Review on", "复核日期", "覆核日期")),
        ])
}

/// What only those who work on deals see of one.
public enum DealStrategy {
    public static let kind: KindNumber = 52

    public enum Fields {
        public static let winPlan: FieldNumber = 1
        public static let concessions: FieldNumber = 2
        /// {target_margin_minor, target_margin_currency}
        public static let targetMargin: FieldNumber = 3
    }

    static let entry = Entry(
        kind, "deal_strategy", Label("Deal strategy", "项目策略", "項目策略"), scope: .beside(Opportunity.kind, .team),
        [
            Term(Fields.winPlan, "winPlan", .text, Label("Win plan", "赢单计划", "贏單計劃"), policy: .textMerge),
            Term(
                Fields.concessions, "concessions", .text, Label("Concessions", "让步空间", "讓步空間"),
                policy: .textMerge),
            Term(
                Fields.targetMargin, "targetMargin",
                compound: [Column("target_margin_minor", .integer), Column("target_margin_currency", .text)],
                Label("Target margin", "目标毛利", "目標毛利"), policy: .needsHuman(.lowest)),
        ])
}

/// The price below which a deal is not signed.
public enum DealFloor {
    public static let kind: KindNumber = 53

    public enum Fields {
        /// {floor_price_minor, floor_price_currency}
        public static let floorPrice: FieldNumber = 1
        public static let authorisedDiscount: FieldNumber = 2
    }

    static let entry = Entry(
        kind, "deal_floor", Label("Price floor", "底价", "底價"), scope: .beside(Opportunity.kind, .finance),
        [
            Term(
                Fields.floorPrice, "floorPrice",
                compound: [Column("floor_price_minor", .integer), Column("floor_price_currency", .text)],
                Label("Floor price", "底价", "底價"), limits: ["floor_price_minor": 0...Int64.max]),
            Term(
                Fields.authorisedDiscount, "authorisedDiscount", .integer,
                Label("Authorised discount %", "授权折扣 %", "授權折扣 %"), limits: 0...100),
        ])
}
