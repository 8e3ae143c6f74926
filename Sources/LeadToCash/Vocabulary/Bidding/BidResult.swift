// Why this file exists: who won a tender 投标结果 is heard before it is known. Two people who heard different things are
// both written down, and neither moves the deal.

import SyncProtocol

/// The fields of a bid's result.
public enum BidResult {
    public static let kind: KindNumber = 71

    public enum Fields {
        public static let office: FieldNumber = 1
        public static let share: FieldNumber = 2
        public static let bid: FieldNumber = 3
        public static let opportunity: FieldNumber = 4
        public static let account: FieldNumber = 5
        public static let result: FieldNumber = 6
        public static let rank: FieldNumber = 7
        public static let winner: FieldNumber = 8
        /// {winner_price_minor, winner_price_currency}
        public static let winnerPrice: FieldNumber = 9
        public static let reasons: FieldNumber = 10
        public static let announcedOn: FieldNumber = 11
        /// What proves it: the notice's number or the hash of its scan.
        public static let proof: FieldNumber = 12
        public static let author: FieldNumber = 13
    }

    static let results = [
        Choice("shortlisted", "Shortlisted", "入围", "入圍"),
        Choice("won", "Won", "中标", "中標"),
        Choice("lost", "Lost", "未中标", "未中標"),
        Choice("cancelled", "Tender cancelled", "废标", "廢標"),
    ]

    static let entry = Entry(
        kind, "bid_result", Label("Bid result", "投标结果", "投標結果"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        [
            .office(Fields.office), .share(Fields.share),
            Term(
                Fields.bid, "bid", .reference("bid"), Label("Bid", "投标", "投標"), policy: .first, required: true,
                isParent: true),
            .underDeal(Fields.opportunity), .underAccount(Fields.account),
        ] + outcome + source)

    private static let outcome = [
        Term(
            Fields.result, "result", .text, Label("Result", "结果", "結果"), policy: .needsHuman(.incumbent),
            choices: results, intended: "needsHuman; nothing shows until it is decided"),
        Term(
            Fields.rank, "rank", .integer, Label("Our rank", "我方排名", "我方排名"), policy: .needsHuman(.highest),
            limits: 1...1000),
        Term(Fields.winner, "winner", .text, Label("Winner", "中标方", "中標方"), policy: .needsHuman(.incumbent)),
        Term(
            Fields.winnerPrice, "winnerPrice",
            compound: [Column("winner_price_minor", .integer), Column("winner_price_currency", .text)],
            Label("Winner's price", "中标价", "中標價"), policy: .needsHuman(.incumbent),
            limits: ["winner_price_minor": 0...Int64.max]),
        Term(Fields.reasons, "reasons", .set, Label("Reasons", "原因", "原因"), policy: .addRemove),
        Term(
            Fields.announcedOn, "announcedOn", .date, Label("Announced on", "公布日期", "公佈日期"),
            policy: .needsHuman(.highest)),
    ]

    private static let source = [
        Term(Fields.proof, "proof", .text, Label("Proof", "凭证", "憑證"), policy: .first),
        .writtenBy(Fields.author, Label("Reported by", "报告人", "報告人")),
    ]
}
