// Why this file exists: a tender closes while a rep is offline. HQ gives them authority beforehand 授权令牌: for one deal,
// up to an amount and a discount, until an hour.

import SyncProtocol

/// The fields of an authority to bid offline.
public enum AuthorityToken {
    public static let kind: KindNumber = 75

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let share: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        /// Who may use it.
        public static let user: FieldNumber = 6
        /// The decision that it carries out.
        public static let decision: FieldNumber = 7
        /// {cap_minor, cap_currency}
        public static let cap: FieldNumber = 8
        /// In basis points: 1200 is 12 %. All uses together may come to this.
        public static let discountCapBasis: FieldNumber = 9
        public static let issuedAt: FieldNumber = 10
        public static let expiresAt: FieldNumber = 11
        public static let revokedAt: FieldNumber = 12
        /// HQ's, over the fields above.
        public static let signature: FieldNumber = 13
    }

    static let entry = Entry(
        kind, "authority_token", Label("Authority token", "授权令牌", "授權令牌"),
        scope: .anchored(by: [Fields.share, Fields.office]), code: IssuedCode(field: Fields.code, prefix: "TOK"),
        headquartersOnly: true,
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            .underDeal(Fields.opportunity, policy: .hqOnly), .underAccount(Fields.account, policy: .hqOnly),
            Term(
                Fields.user, "user", .reference("user"), Label("Person", "被授权人", "被授權人"), policy: .hqOnly,
                required: true, isLookedUp: true),
            Term(
                Fields.decision, "decision", .reference("gate_decision"), Label("Decision", "决策结论", "決策結論"),
                policy: .hqOnly),
        ] + bounds + seal)

    private static let bounds = [
        Term(
            Fields.cap, "cap", compound: [Column("cap_minor", .integer), Column("cap_currency", .text)],
            Label("Cap", "金额上限", "金額上限"), policy: .hqOnly, limits: ["cap_minor": 0...Int64.max]),
        Term(
            Fields.discountCapBasis, "discountCapBasis", .integer,
            Label("Discount cap (basis points)", "折扣上限（基点）", "折扣上限（基點）"), policy: .hqOnly,
            limits: 0...10_000),
        Term(Fields.issuedAt, "issuedAt", .instant, Label("Issued at", "签发时间", "簽發時間"), policy: .hqOnly),
        Term(Fields.expiresAt, "expiresAt", .instant, Label("Expires at", "到期时间", "到期時間"), policy: .hqOnly),
        Term(Fields.revokedAt, "revokedAt", .instant, Label("Revoked at", "撤销时间", "撤銷時間"), policy: .hqOnly),
    ]

    private static let seal = [
        Term(Fields.signature, "signature", .text, Label("Signature", "签名", "簽名"), policy: .hqOnly)
    ]
}
