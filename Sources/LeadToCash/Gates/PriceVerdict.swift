// Why this file exists: a discount is asked for with an offer and answered with a limit and a day. From the answer
// follows what may be bid, and until when.

import SyncProtocol

/// What HQ says to a price that somebody asked for.
public struct PriceVerdict: Sendable {
    public enum Word: String, Sendable, CaseIterable {
        case approve, lower, reject
        case sendBack = "return"

        /// The word of `PriceRevision.states`.
        public var state: String {
            switch self {
            case .approve: "approved"
            case .lower: "approvedLower"
            case .reject: "rejected"
            case .sendBack: "returned"
            }
        }

        var isApproval: Bool { self == .approve || self == .lower }
    }

    public let revision: RecordID
    public let word: Word
    /// In basis points; what was asked for, if nil.
    public let discount: Int64?
    public let validUntil: CivilDate?
    public let decidedBy: RecordID?
    public let note: String

    public init(
        revision: RecordID, word: Word, discount: Int64? = nil, validUntil: CivilDate? = nil,
        decidedBy: RecordID? = nil, note: String = ""
    ) {
        self.revision = revision
        self.word = word
        self.discount = discount
        self.validUntil = validUntil
        self.decidedBy = decidedBy
        self.note = note
    }

    private typealias Fields = PriceRevision.Fields

    /// Decides.
    /// - Throws: ``Impediments``.
    public func decide(at occasion: Occasion, _ ground: any Ground) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(PriceRevision.kind, revision)
        let asked = try book.number(Fields.discount, BoundContent.source(of: Fields.discount, key, ground)) ?? 0
        try Impediments.check(
            "\(try book.name(key)) cannot be decided on",
            try standing(key, book) + figures(asked: asked, on: occasion.today))
        var fields = [FieldValue(Fields.state, .text(word.state))]
        if word.isApproval {
            fields.append(FieldValue(Fields.authorisedDiscountBasis, .integer(discount ?? asked)))
            fields.append(FieldValue(Fields.tokenExpiresOn, validUntil.map(Value.date) ?? .null))
        }
        let name = try decidedBy.map { try book.name(RecordKey(kind: User.kind, id: $0)) } ?? ""
        let words = [name, note].filter { !$0.isEmpty }.joined(separator: ": ")
        if !words.isEmpty { fields.append(FieldValue(Fields.decision, .text(words))) }
        return [.changing(key, fields)]
    }

    private func standing(_ revision: RecordKey, _ book: Book) throws -> [String] {
        var reasons: [String] = []
        let state = try book.text(Fields.state, revision)
        let isDraft = state.isEmpty || state == PriceRevision.draft
        if isDraft, try !book.isTrue(Fields.submitted, revision) {
            reasons.append("its author has not submitted it")
        } else if !isDraft, state != "submitted", state != "routed" {
            reasons.append("it is \(state) already")
        }
        let author = try book.id(Fields.author, revision)
        if let decidedBy, author == decidedBy {
            reasons.append("\(try book.name(RecordKey(kind: User.kind, id: decidedBy))) asked for it")
        }
        return reasons
    }

    /// What is wrong with the figures of an answer.
    func figures(asked: Int64, on today: CivilDate) -> [String] {
        guard word.isApproval else {
            return discount == nil && validUntil == nil ? [] : ["only an approval has a discount and a last day"]
        }
        var reasons: [String] = []
        if let validUntil, validUntil < today { reasons.append("\(validUntil) lies in the past") }
        if validUntil == nil { reasons.append("nobody says until when it holds") }
        switch (word, discount) {
        case (.lower, nil): reasons.append("nobody says which discount is approved")
        case (.lower, let given?) where given >= asked:
            reasons.append("\(FigureText.percent(given)) is not lower than \(FigureText.percent(asked))")
        case (.approve, let given?) where given < asked:
            reasons.append("\(FigureText.percent(given)) is lower than \(FigureText.percent(asked)); say lower")
        default: break
        }
        return reasons
    }
}

/// An authority to bid offline, as HQ gives it.
public struct TokenGrant: Sendable {
    public let user: RecordID
    public let opportunity: RecordID
    public let cap: Money
    public let discountCap: Int64
    /// Unix milliseconds.
    public let expiresAt: Int64

    public init(user: RecordID, opportunity: RecordID, cap: Money, discountCap: Int64, expiresAt: Int64) {
        self.user = user
        self.opportunity = opportunity
        self.cap = cap
        self.discountCap = discountCap
        self.expiresAt = expiresAt
    }

    private typealias Fields = AuthorityToken.Fields

    /// Issues it, on the strength of an approval to bid.
    /// - Throws: ``Impediments``.
    public func issue(at occasion: Occasion, _ ground: any Ground) throws -> RecordEdit {
        let book = Book(ground)
        let deal = try book.existing(Opportunity.kind, opportunity)
        let person = try book.existing(User.kind, user)
        let decision = try GateReading.approval(GateReading.bid, of: deal, ground)
        var reasons: [String] = []
        if decision == nil {
            reasons.append("ATB has not been approved for \(try book.name(deal))")
        } else if try !GateReading.isOpen(GateReading.bid, to: deal, ground) {
            reasons.append("what ATB approved of \(try book.name(deal)) has changed since")
        }
        if try book.text(User.Fields.status, person) == "left" { reasons.append("\(try book.name(person)) has left") }
        if cap.minorUnits <= 0 { reasons.append("a cap is above zero") }
        if expiresAt <= occasion.now { reasons.append("it would have expired already") }
        try Impediments.check("No authority can be issued", reasons)
        return occasion.making(
            AuthorityToken.kind,
            try book.filing(AuthorityToken.kind, under: deal) + [
                FieldValue(Fields.user, .reference(user)),
                FieldValue(Fields.decision, decision.map { .reference($0.id) } ?? .null),
                FieldValue(Fields.cap, Book.worth(cap)), FieldValue(Fields.discountCapBasis, .integer(discountCap)),
                FieldValue(Fields.issuedAt, .integer(occasion.now)), FieldValue(Fields.expiresAt, .integer(expiresAt)),
            ])
    }
}
