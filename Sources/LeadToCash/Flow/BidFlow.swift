// Why this file exists: a bid that goes out is a fact, whatever it broke; nobody is stopped from writing it down. But
// whoever writes it hears at once what HQ will ask about tomorrow.

import SyncProtocol

/// Bids that go out.
public enum BidFlow {
    private typealias Fields = BidSubmission.Fields

    /// What went out, on whose word.
    public struct Sending {
        public let deal: FlowSubject
        public let bid: FlowSubject?
        public let revision: FlowSubject
        public let token: FlowSubject?
        public let proof: String
        public let on: CivilDate
        public let user: RecordID?
        /// Unix milliseconds.
        public let now: Int64

        public init(
            deal: FlowSubject, bid: FlowSubject?, revision: FlowSubject, token: FlowSubject?, proof: String,
            on: CivilDate, user: RecordID?, now: Int64
        ) {
            self.deal = deal
            self.bid = bid
            self.revision = revision
            self.token = token
            self.proof = proof
            self.on = on
            self.user = user
            self.now = now
        }
    }

    /// The record of what went out.
    public static func submission(_ sending: Sending) throws -> [FieldNumber: Value] {
        let revision = sending.revision
        let granted = try revision.date(PriceRevision.Fields.tokenExpiresOn) ?? tokenEnd(sending.token)
        return [
            Fields.priceRevision: .reference(revision.key.id), Fields.submittedOn: .date(sending.on),
            Fields.submittedAt: .integer(sending.now), Fields.tokenExpiresOn: FlowValue.date(granted),
            Fields.proof: FlowValue.text(sending.proof), Fields.bid: FlowValue.reference(sending.bid?.key.id),
            Fields.token: FlowValue.reference(sending.token?.key.id),
            Fields.revisionHash: FlowValue.text(try revision.text(PriceRevision.Fields.contentHash)),
        ].filter { !$0.value.isEmpty }
    }

    /// The use that it makes of an authority.
    public static func use(_ sending: Sending, of token: FlowSubject) throws -> [FieldNumber: Value] {
        let revision = sending.revision
        return [
            AuthorityUse.Fields.token: .reference(token.key.id),
            AuthorityUse.Fields.amount: FlowValue.money(try revision.money(PriceRevision.Fields.offer)),
            AuthorityUse.Fields.discountBasis: try revision.value(PriceRevision.Fields.discount),
            AuthorityUse.Fields.usedAt: .integer(sending.now),
        ].filter { !$0.value.isEmpty }
    }

    /// What becomes of the tender itself.
    public static func tender(_ sending: Sending) throws -> [FieldNumber: Value] {
        var values: [FieldNumber: Value] = [Bid.Fields.state: .text(Bid.submitted)]
        if let bid = sending.bid, try bid.id(Bid.Fields.priceRevision) == nil {
            values[Bid.Fields.priceRevision] = .reference(sending.revision.key.id)
        }
        return values
    }

    private static func tokenEnd(_ token: FlowSubject?) throws -> CivilDate? {
        guard let end = try token?.number(AuthorityToken.Fields.expiresAt), end > 0 else { return nil }
        return CivilDate(milliseconds: UInt64(end))
    }

    /// The one tender of a deal that has not gone out; nil if there is none or several.
    public static func openTender(of deal: FlowSubject) throws -> FlowSubject? {
        let open = try deal.children(Bid.kind, by: Bid.Fields.opportunity).filter {
            ["", "draft", "ready"].contains(try $0.text(Bid.Fields.state))
        }
        return open.count == 1 ? open[0] : nil
    }

    /// The last tender of a deal, which its result is about; nil if it has none.
    public static func lastTender(of deal: FlowSubject) throws -> FlowSubject? {
        try deal.children(Bid.kind, by: Bid.Fields.opportunity).last
    }

    // MARK: What to type

    /// What comes once a tender has come in: the decision to bid, or the bid, where that is decided or not needed.
    public static func next(after deal: FlowSubject) throws -> String {
        guard let gate = try StageCriteria.gate(of: "bidding", deal.key, deal.ground),
            try !StageCriteria.isOpen(gate, to: deal.key, deal.ground)
        else { return try command(deal) }
        return try StageCriteria.command(gate, deal.key, deal.ground)
    }

    /// What to type when the bid has gone out: at which price, and under which authority, where HQ gave one.
    static func command(_ deal: FlowSubject, on today: CivilDate? = nil) throws -> String {
        let price = try allowed(of: deal)?.handle() ?? "PR"
        let token = try authority(of: deal, on: today).map { "--token \(try $0.handle()) " } ?? ""
        let subject = try openTender(of: deal) ?? deal
        return "outpost bid submit \(try subject.handle()) --price \(price) \(token)--proof \"…\""
    }

    /// The last price that HQ has allowed; nil if there is none.
    static func allowed(of deal: FlowSubject) throws -> FlowSubject? {
        try OfferFlow.revisions(of: deal).last {
            try ["approved", "approvedLower", "frozen"].contains($0.text(PriceRevision.Fields.state))
        }
    }

    /// The last authority to bid for a deal that HQ has not taken back and that has not run out; nil if there is none.
    private static func authority(of deal: FlowSubject, on today: CivilDate?) throws -> FlowSubject? {
        try deal.children(AuthorityToken.kind, by: AuthorityToken.Fields.opportunity).last { token in
            if try token.has(AuthorityToken.Fields.revokedAt) { return false }
            guard let today, let end = try tokenEnd(token) else { return true }
            return end >= today
        }
    }

    /// Whether a revision or an authority is about another deal.
    public static func isForeign(_ subject: FlowSubject, to deal: FlowSubject) throws -> Bool {
        let field = subject.kind?.field(named: "opportunity")?.number
        guard let id = try field.flatMap({ try subject.id($0) }) else { return false }
        return id != deal.key.id
    }

    /// What HQ will ask about.
    public static func remarks(_ sending: Sending) throws -> [FlowRemark] {
        var remarks = try BidAuthority(sending).remarks()
        if let bid = sending.bid {
            if let due = try bid.number(Bid.Fields.dueAt), due < sending.now {
                remarks.append(late(Instant.text(due) ?? String(due)))
            }
            if try !bid.children(BidSubmission.kind, by: Fields.bid).isEmpty { remarks.append(second) }
        }
        if Normalization.trimmed(sending.proof).isEmpty { remarks.append(noProof) }
        return remarks
    }

    private static func late(_ due: String) -> FlowRemark {
        FlowRemark(
            "late",
            Label(
                "The tender closed at \(due); this bid is late.", "投标截止时间为 \(due)；本次递交已逾期。",
                "投標截止時間為 \(due)；本次遞交已逾期。"))
    }

    private static let second = FlowRemark(
        "second",
        Label(
            "A bid for this tender went out before; people decide which one counts.", "该招标已有递交记录；由人裁决以哪份为准。",
            "該招標已有遞交記錄；由人裁決以哪份為準。"))

    private static let noProof = FlowRemark(
        "noProof",
        Label(
            "Nothing proves it; keep the receipt and name it with --proof.", "没有凭证；请保留回执并用 --proof 写明。",
            "沒有憑證；請保留回執並用 --proof 寫明。"))
}
