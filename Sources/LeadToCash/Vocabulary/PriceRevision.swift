// Why this file exists: an offer 报价版本 is made in numbered revisions. What was approved or sent to a customer never
// changes; who changes it makes the next revision.

import SyncProtocol

/// The fields of a revision of a deal's price.
public enum PriceRevision {
    public static let kind: KindNumber = 21

    public enum Fields {
        public static let code: FieldNumber = 1
        public static let office: FieldNumber = 2
        public static let opportunity: FieldNumber = 3
        /// Its place among the deal's revisions: 7 for r7.
        public static let number: FieldNumber = 4
        /// In basis points: 1200 is 12 %.
        public static let discount: FieldNumber = 5
        /// Empty counts as draft. HQ approves; a submitted bid freezes.
        public static let state: FieldNumber = 6
        /// A hash of what is offered, as the author's program computed it.
        public static let contentHash: FieldNumber = 7
        public static let justification: FieldNumber = 8
        public static let notes: FieldNumber = 9
        /// Until when HQ lets it be submitted.
        public static let tokenExpiresOn: FieldNumber = 10
        /// The revision that it was made from.
        public static let basedOn: FieldNumber = 11
        public static let author: FieldNumber = 12
        /// The account whose team holds the record, where people of several offices share it.
        public static let share: FieldNumber = 13
        /// {competitor_price_minor, competitor_price_currency}
        static let competitorPrice: FieldNumber = 14
        /// {offer_minor, offer_currency}: what a gate routes by
        static let offer: FieldNumber = 15
        /// The lines it was made of, one a line, for people to read; `contentHash` is taken of it.
        static let boundLines: FieldNumber = 16
        /// The author has done with it; HQ's rule then sets `state`.
        static let submitted: FieldNumber = 17
        static let submittedAt: FieldNumber = 18
        static let tier: FieldNumber = 19
        static let decision: FieldNumber = 20
        /// Basis points. `tokenExpiresOn` is the model's validUntil.
        public static let authorisedDiscountBasis: FieldNumber = 21
    }

    static let draft = "draft"
    static let approved = "approved"
    static let frozen = "frozen"

    /// What the notes of a draft say that HQ made of a change to a revision which had left the author's hands.
    static let notApproved = "not in the approved revision"
    static let notSubmitted = "not in the submitted bid"

    static let states = [
        Choice("draft", "Draft", "草稿", "草稿"),
        Choice("submitted", "Submitted", "已提交", "已提交"),
        Choice("routed", "Routed", "已分派", "已分派"),
        Choice("returned", "Returned", "已退回", "已退回"),
        Choice("approved", "Approved", "已批准", "已批准"),
        Choice("approvedLower", "Approved at a lower discount", "降额批准", "降額批准"),
        Choice("rejected", "Rejected", "已否决", "已否決"),
        Choice("frozen", "Frozen", "已冻结", "已凍結"),
        Choice("expired", "Expired", "已过期", "已過期"),
        Choice("lapsed", "Lapsed", "已失效", "已失效"),
    ]

    /// What has left its author's hands stands; a draft and what was returned are open.
    static let freeze = Freeze(
        Fields.state,
        Set(
            ["submitted", "routed", approved, "approvedLower", "rejected", frozen, "expired", "lapsed"]
                .map { Value.text($0) }))

    static let entry = Entry(
        kind, "price_revision", Label("Price revision", "报价版本", "報價版本"),
        scope: .anchored(by: [Fields.share, Fields.office]),
        code: IssuedCode(field: Fields.code, prefix: "PR"),
        [
            .issuedCode(Fields.code), .office(Fields.office), .share(Fields.share),
            Term(
                Fields.opportunity, "opportunity", .reference("opportunity"), Label("Opportunity", "机会点", "機會點"),
                policy: .first, required: true, isParent: true),
            Term(
                Fields.number, "number", .integer, Label("Revision", "版本号", "版本號"), policy: .first,
                limits: 1...100_000),
            Term(
                Fields.discount, "discount", .integer, Label("Discount (basis points)", "折扣（基点）", "折扣（基點）"),
                policy: .frozenAfter(freeze, before: .needsHuman(.lowest)), limits: 0...10_000),
            Term(
                Fields.state, "state", .text, Label("State", "状态", "狀態"), policy: .hqOnly, choices: states),
            Term(
                Fields.contentHash, "contentHash", .text, Label("Content hash", "内容摘要值", "內容摘要值"),
                policy: .frozenAfter(freeze, before: .keepLatest)),
            Term(
                Fields.justification, "justification", .text, Label("Justification", "申请理由", "申請理由"),
                policy: .frozenAfter(freeze, before: .textMerge)),
            Term(Fields.notes, "notes", .text, Label("Notes", "备注", "備註"), policy: .textMerge),
            Term(
                Fields.tokenExpiresOn, "tokenExpiresOn", .date, Label("Authorised until", "授权截止", "授權截止"),
                policy: .hqOnly),
            Term(
                Fields.basedOn, "basedOn", .reference("price_revision"), Label("Based on", "基于版本", "基於版本"),
                policy: .first),
            Term(
                Fields.author, "author", .reference("user"), Label("Author", "提出人", "提出人"), policy: .first),
        ] + routing)

    private static let routing = [
        Term(
            Fields.competitorPrice, "competitorPrice",
            compound: [Column("competitor_price_minor", .integer), Column("competitor_price_currency", .text)],
            Label("Competitor's price", "竞争对手价格", "競爭對手價格"),
            policy: .frozenAfter(freeze, before: .needsHuman(.lowest)),
            limits: ["competitor_price_minor": 0...Int64.max]),
        Term(
            Fields.offer, "offer", compound: [Column("offer_minor", .integer), Column("offer_currency", .text)],
            Label("Offer", "报价金额", "報價金額"), policy: .frozenAfter(freeze, before: .needsHuman(.lowest)),
            limits: ["offer_minor": 0...Int64.max]),
        Term(
            Fields.boundLines, "boundLines", .text, Label("Lines", "报价明细", "報價明細"),
            policy: .frozenAfter(freeze, before: .keepLatest)),
        Term(Fields.submitted, "submitted", .boolean, Label("Submitted", "提交", "提交"), policy: .stickyTrue),
        Term(
            Fields.submittedAt, "submittedAt", .instant, Label("Submitted at", "提交时间", "提交時間"), policy: .first),
        Term(
            Fields.tier, "tier", .text, Label("Tier", "决策层级", "決策層級"), policy: .hqOnly,
            choices: GateRequest.tiers),
        Term(
            Fields.decision, "decision", .text, Label("Decision", "决策说明", "決策說明"), policy: .hqOnly),
        Term(
            Fields.authorisedDiscountBasis, "authorisedDiscountBasis", .integer,
            Label("Authorised discount (basis points)", "授权折扣（基点）", "授權折扣（基點）"), policy: .hqOnly,
            limits: 0...10_000),
    ]
}
