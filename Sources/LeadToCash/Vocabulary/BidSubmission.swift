// Why this file exists: a bid that went out 投标递交 is a fact, whatever rule it broke. It binds the price revision it was
// made with.

import SyncProtocol

/// The fields of a submitted bid.
public enum BidSubmission {
    public static let kind: KindNumber = 22

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let opportunity: FieldNumber = 3
        public static let priceRevision: FieldNumber = 4
        public static let submittedOn: FieldNumber = 5
        /// Until when its author believed to be authorised; what HQ wrote into the revision goes before it.
        public static let tokenExpiresOn: FieldNumber = 6
        /// Whether it went out with authority; HQ says so as it receives it, and may ratify later.
        public static let authorised: FieldNumber = 7
        /// What proves it: the receipt's number or the hash of its scan.
        public static let proof: FieldNumber = 8
        public static let author: FieldNumber = 9
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 10
        static let bid: FieldNumber = 11
        static let account: FieldNumber = 12
        static let token: FieldNumber = 13
        static let revisionHash: FieldNumber = 14
        static let submittedAt: FieldNumber = 15
        /// Whether it is the one of its bid that counts.
        static let effective: FieldNumber = 16
    }

    static let entry = Entry(
        kind, "bid_submission", Label("Bid submission", "投标递交", "投標遞交"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "BID"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, required: true, isParent: true),
            Term(
                Fields.priceRevision, "priceRevision", .reference("price_revision"),
                Label("Price revision", "报价版本", "報價版本"), policy: .first, isParent: true),
            Term(
                Fields.submittedOn, "submittedOn", .date, Label("Submitted on", "递交日期", "遞交日期"),
                policy: .first),
            Term(
                Fields.tokenExpiresOn, "tokenExpiresOn", .date, Label("Authorised until", "授权截止", "授權截止"),
                policy: .first),
            Term(
                Fields.authorised, "authorised", .boolean, Label("Authorised", "已授权", "已授權"), policy: .hqOnly),
            Term(Fields.proof, "proof", .text, Label("Proof", "凭证", "憑證"), policy: .first),
            Term(
                Fields.author, "author", .reference("user"), Label("Submitted by", "递交人", "遞交人"), policy: .first),
        ] + evidence)

    private static let evidence = [
        Term(Fields.bid, "bid", .reference("bid"), Label("Bid", "投标", "投標"), policy: .first, isParent: true),
        .underAccount(Fields.account),
        Term(
            Fields.token, "token", .reference("authority_token"), Label("Token", "授权令牌", "授權令牌"), policy: .first),
        Term(
            Fields.revisionHash, "revisionHash", .text, Label("Revision hash", "版本摘要值", "版本摘要值"), policy: .first),
        Term(
            Fields.submittedAt, "submittedAt", .instant, Label("Submitted at", "递交时间", "遞交時間"), policy: .first),
        Term(Fields.effective, "effective", .boolean, Label("Effective", "有效", "有效"), policy: .hqOnly),
    ]
}
