// Why this file exists: a rep may bid without HQ only within what HQ granted beforehand: this deal, this person, up
// to an amount and a discount, until an hour. Whether that is kept can be checked without HQ.

import SyncProtocol

/// Whether a bid that goes out is covered by a decision or by an authority.
struct BidAuthority {
    private typealias Price = PriceRevision.Fields
    private typealias Token = AuthorityToken.Fields
    private typealias Use = AuthorityUse.Fields

    private let sending: BidFlow.Sending
    private let handle: String

    init(_ sending: BidFlow.Sending) throws {
        self.sending = sending
        handle = try sending.revision.handle()
    }

    func remarks() throws -> [FlowRemark] {
        if let token = sending.token { return try used(token) }
        return try decided() + price()
    }

    // MARK: Without an authority

    private func decided() throws -> [FlowRemark] {
        let (key, ground) = (sending.deal.key, sending.deal.ground)
        guard let gate = try StageCriteria.gate(of: "bidding", key, ground),
            try !StageCriteria.isOpen(gate, to: key, ground)
        else { return [] }
        let deal = try sending.deal.handle()
        return [
            FlowRemark(
                "noDecision",
                Label(
                    "ATB has not been approved for \(deal); HQ will open a case.", "\(deal) 的 ATB 尚未批准；总部将立案核查。",
                    "\(deal) 的 ATB 尚未批准；總部將立案核查。"), "outpost gate request \(deal) ATB")
        ]
    }

    private func price() throws -> [FlowRemark] {
        let revision = sending.revision
        var remarks: [FlowRemark] = []
        let state = try revision.text(Price.state)
        if !["approved", "approvedLower", "frozen"].contains(state) { remarks.append(notApproved) }
        let discount = try revision.number(Price.discount) ?? 0
        if let allowed = try revision.number(Price.authorisedDiscountBasis), discount > allowed {
            remarks.append(discountExceeded(discount, allowed))
        }
        guard let expires = try revision.date(Price.tokenExpiresOn) else { return remarks + [noAuthority] }
        if expires < sending.on { remarks.append(expired(expires.description)) }
        return remarks
    }

    // MARK: With one

    private func used(_ token: FlowSubject) throws -> [FlowRemark] {
        var remarks: [FlowRemark] = []
        if let user = sending.user, let holder = try token.id(Token.user), holder != user { remarks.append(notYours) }
        if try token.has(Token.revokedAt) { remarks.append(revoked) }
        if let end = try token.number(Token.expiresAt), end < sending.now {
            remarks.append(expired(Instant.text(end) ?? String(end)))
        }
        let uses = try token.children(AuthorityUse.kind, by: Use.token)
        return try remarks + amount(token, uses) + discount(token, uses)
    }

    /// All uses of an authority together must keep to its cap.
    private func amount(_ token: FlowSubject, _ uses: [FlowSubject]) throws -> [FlowRemark] {
        guard let cap = try token.money(Token.cap) else { return [] }
        guard let offer = try sending.revision.money(Price.offer), offer.currency == cap.currency else {
            return [notComparable(cap)]
        }
        var sum = Int128(offer.minorUnits)
        for use in uses {
            guard let amount = try use.money(Use.amount), amount.currency == cap.currency else { continue }
            sum += Int128(amount.minorUnits)
        }
        return sum > Int128(cap.minorUnits) ? [capExceeded(offer, cap)] : []
    }

    private func discount(_ token: FlowSubject, _ uses: [FlowSubject]) throws -> [FlowRemark] {
        guard let cap = try token.number(Token.discountCapBasis) else { return [] }
        let own = try sending.revision.number(Price.discount) ?? 0
        let sum = try uses.map { try $0.number(Use.discountBasis) ?? 0 }.reduce(own) { $0 &+ $1 }
        return sum > cap ? [discountExceeded(sum, cap)] : []
    }

    // MARK: Sentences

    private var notApproved: FlowRemark {
        FlowRemark(
            "notApproved",
            Label(
                "HQ has not approved \(handle); the bid counts as sent without authority.",
                "总部尚未批准 \(handle)；该投标将视为未授权。", "總部尚未批准 \(handle)；該投標將視為未授權。"),
            "outpost price list")
    }

    private var noAuthority: FlowRemark {
        FlowRemark(
            "noAuthority",
            Label(
                "\(handle) names no day until which it may go out; use an authority with --token.",
                "\(handle) 没有授权期限；请用 --token 使用授权令牌。", "\(handle) 沒有授權期限；請用 --token 使用授權令牌。"))
    }

    private var notYours: FlowRemark {
        FlowRemark(
            "notYours",
            Label(
                "The authority was given to somebody else.", "该授权令牌的被授权人不是您。", "該授權令牌的被授權人不是您。"))
    }

    private var revoked: FlowRemark {
        FlowRemark("revoked", Label("HQ has revoked the authority.", "总部已撤销该授权。", "總部已撤銷該授權。"))
    }

    private func expired(_ when: String) -> FlowRemark {
        FlowRemark(
            "expired",
            Label("The authority expired on \(when).", "授权已于 \(when) 到期。", "授權已於 \(when) 到期。"))
    }

    private func notComparable(_ cap: Money) -> FlowRemark {
        FlowRemark(
            "notComparable",
            Label(
                "Whether the offer keeps to the cap of \(cap) cannot be told; HQ will look.",
                "无法判断报价是否在 \(cap) 的上限内；由总部核查。", "無法判斷報價是否在 \(cap) 的上限內；由總部核查。"))
    }

    private func capExceeded(_ offer: Money, _ cap: Money) -> FlowRemark {
        FlowRemark(
            "capExceeded",
            Label(
                "With \(offer) the authority's uses exceed its cap of \(cap); HQ will open a case.",
                "加上 \(offer)，授权使用额超过上限 \(cap)；总部将立案核查。", "加上 \(offer)，授權使用額超過上限 \(cap)；總部將立案核查。"))
    }

    private func discountExceeded(_ discount: Int64, _ allowed: Int64) -> FlowRemark {
        let (given, most) = (FigureText.percent(discount), FigureText.percent(allowed))
        return FlowRemark(
            "discountExceeded",
            Label(
                "A discount of \(given) is more than the \(most) that HQ allows; HQ will open a case.",
                "折扣 \(given) 超过总部允许的 \(most)；总部将立案核查。", "折扣 \(given) 超過總部允許的 \(most)；總部將立案核查。"))
    }
}
