// Why this file exists: an authority can be used up by two people who do not see each other 授权使用. Each use is a row
// and not a counter, so that HQ sees which went first and which went too far.

import SyncProtocol

/// The fields of a use of an authority.
public enum AuthorityUse {
    public static let kind: KindNumber = 76

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let token: FieldNumber = 3
        public static let bidSubmission: FieldNumber = 4
        public static let opportunity: FieldNumber = 5
        public static let account: FieldNumber = 6
        /// {amount_minor, currency}
        public static let amount: FieldNumber = 7
        /// In basis points: 1200 is 12 %.
        public static let discountBasis: FieldNumber = 8
        public static let usedAt: FieldNumber = 9
        public static let author: FieldNumber = 10
    }

    static let entry = Entry(
        kind, "authority_use", Label("Authority use", "授权使用", "授權使用"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.token, "token", .reference("authority_token"), Label("Token", "授权令牌", "授權令牌"),
                policy: .first, required: true, isParent: true),
            Term(
                Fields.bidSubmission, "bidSubmission", .reference("bid_submission"),
                Label("Bid submission", "投标递交", "投標遞交"), policy: .first, isParent: true),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
            Term(
                Fields.amount, "amount", compound: [Column("amount_minor", .integer), Column("currency", .text)],
                Label("Amount", "金额", "金額"), policy: .first, limits: ["amount_minor": 0...Int64.max]),
            Term(
                Fields.discountBasis, "discountBasis", .integer, Label("Discount (basis points)", "折扣（基点）", "折扣（基點）"),
                policy: .first, limits: 0...10_000),
            Term(Fields.usedAt, "usedAt", .instant, Label("Used at", "使用时间", "使用時間"), policy: .first),
            .writtenBy(Fields.author, Label("Used by", "使用人", "使用人")),
        ])
}
