// Why this file exists: a request that nobody knows whose it is waits. From what is asked about follow the tier that
// decides and the day by which it does.

import SyncProtocol

/// The authority matrix 授权矩阵: the `authority_rule` records of HQ.
enum AuthorityMatrix {
    /// What a decision is about, as far as the matrix asks.
    struct Question {
        let gate: String
        let office: RecordID?
        let level: String
        let amount: Money?
        var discount: Int64 = 0
    }

    /// Who decides, and within how many working days.
    struct Answer: Hashable {
        let tier: String
        let workingDays: Int
    }

    /// Within how many working days a tier decides where no rule says otherwise.
    static let usualDays = 5

    private typealias Fields = AuthorityRule.Fields

    /// The lowest tier whose authority covers it, and HQ where none does; nil where HQ has made no rule about the gate.
    static func answer(_ question: Question, _ ground: any Ground) throws -> Answer? {
        let book = Book(ground)
        let rules = try book.keys(AuthorityRule.kind, Fields.gate, .text(question.gate))
        let own = try rules.filter { rule in
            guard let office = question.office else { return false }
            return try book.id(Fields.office, rule) == office
        }
        // An office with rules of its own has no others.
        let standing = try own.isEmpty ? rules.filter { try book.id(Fields.office, $0) == nil } : own
        guard !standing.isEmpty else { return nil }
        let tiers = GateRequest.tiers.map(\.word)
        let fitting = try standing.filter { try covers($0, question, book) }.map { rule in
            (rank: tiers.firstIndex(of: try book.text(Fields.tier, rule)) ?? tiers.count, rule: rule)
        }
        guard let lowest = fitting.min(by: { ($0.rank, $0.rule) < ($1.rank, $1.rule) }), lowest.rank < tiers.count
        else { return Answer(tier: "hq", workingDays: usualDays) }
        let days = try book.number(Fields.workingDays, lowest.rule).map { Int(clamping: $0) } ?? usualDays
        return Answer(tier: tiers[lowest.rank], workingDays: days)
    }

    /// Whether a rule goes that far. What it bounds and nobody knows, or knows in another currency, it does not cover.
    private static func covers(_ rule: RecordKey, _ question: Question, _ book: Book) throws -> Bool {
        let level = try book.text(Fields.level, rule)
        guard level.isEmpty || level == question.level else { return false }
        if let most = try book.number(Fields.discountBasis, rule), question.discount > most { return false }
        guard let most = try book.money(Fields.amount, rule) else { return true }
        guard let amount = question.amount, amount.currency == most.currency else { return false }
        return amount.minorUnits <= most.minorUnits
    }

    // MARK: What is asked

    /// What a request at a gate asks about.
    static func question(_ request: RecordKey, _ ground: any Ground) throws -> Question {
        let book = Book(ground)
        let subject = try GateReading.subject(of: request, ground)
        let deal = try subject.flatMap { try GateReading.deal(of: $0, ground) }
        return Question(
            gate: try book.text(GateRequest.Fields.gate, request), office: try office(request, deal, book),
            level: try deal.map { try book.text(Opportunity.Fields.level, $0) } ?? "",
            amount: try amount(subject, deal, book))
    }

    private static func amount(_ subject: RecordKey?, _ deal: RecordKey?, _ book: Book) throws -> Money? {
        if let subject, subject.kind == Contract.kind { return try book.money(Contract.Fields.commercial, subject) }
        if let subject, subject.kind == ChangeOrder.kind { return try change(subject, book) }
        return try deal.flatMap { try book.money(Opportunity.Fields.commercial, $0) }
    }

    /// How much a change order moves, up or down.
    private static func change(_ order: RecordKey, _ book: Book) throws -> Money? {
        let delta = try book.money(ChangeOrder.Fields.priceDelta, order)
        guard let moved = try delta ?? book.money(ChangeOrder.Fields.proposedAmount, order) else { return nil }
        return Money(minorUnits: Int64(clamping: moved.minorUnits.magnitude), currency: moved.currency)
    }

    private static func office(_ key: RecordKey, _ deal: RecordKey?, _ book: Book) throws -> RecordID? {
        let field = LeadToCash.schema.kind(key.kind)?.field(named: "office")?.number
        if let own = try field.flatMap({ try book.id($0, key) }) { return own }
        return try deal.flatMap { try book.id(Opportunity.Fields.office, $0) }
    }

    /// What a price that was submitted asks about.
    static func question(price revision: RecordKey, _ ground: any Ground) throws -> Question {
        typealias Fields = PriceRevision.Fields
        let book = Book(ground)
        let deal = try ground.record(Opportunity.kind, by: Fields.opportunity, of: revision)
        let discount = try book.number(Fields.discount, BoundContent.source(of: Fields.discount, revision, ground))
        let offer = try book.money(Fields.offer, revision)
        return Question(
            gate: AuthorityRule.price, office: try office(revision, deal, book),
            level: try deal.map { try book.text(Opportunity.Fields.level, $0) } ?? "",
            amount: try offer ?? deal.flatMap { try book.money(Opportunity.Fields.commercial, $0) },
            discount: discount ?? 0)
    }
}
