// Why this file exists: an edit changes one deal among a million. What that deal added to the sums before is taken off
// and what it adds now is put on; this is that share, computed from the deal alone.

import SyncProtocol

/// What one deal adds to the aggregates.
enum DealShare: Hashable, Sendable {
    case none
    case open(OpenShare)
    case over(OverShare)
}

/// What an open deal lacks.
struct DealGaps: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let account = DealGaps(rawValue: 1)
    static let amount = DealGaps(rawValue: 2)
    static let date = DealGaps(rawValue: 4)
    static let nextStep = DealGaps(rawValue: 8)
}

/// Of an open deal.
struct OpenShare: Hashable, Sendable {
    let office: Int32
    let owner: Int32
    let money: FactMoney
    /// Whether an open case is about it: then it is looked at by itself whenever somebody asks.
    let isContested: Bool
    let stage: DealStage
    /// Percent: its own, else that of its stage.
    let probability: Int8
    let signMonth: FactMonth
    let startMonth: FactMonth
    /// `commit`, `bestCase`, `pipeline` or `omitted`.
    let category: ForecastCategory
    let managerCategory: ForecastCategory
    let managerMoney: FactMoney
    let isWinClaim: Bool
    let gaps: DealGaps
    /// Of a deal without an amount, what it is about, in ``Facts/words``: one product, or several.
    let product: Int32
    let several: [Int32]

    init(_ deal: DealFact, _ place: Int, _ facts: Facts, _ settings: MetricSettings) {
        office = deal.office
        owner = deal.owner
        money = deal.money
        isContested = deal.flags.contains(.contested)
        stage = deal.stage
        probability = max(0, deal.probability >= 0 ? deal.probability : settings.probability(deal.stage))
        signMonth = FactMonth(deal.signOn)
        startMonth = FactMonth(deal.startedOn)
        category = deal.category == .omitted ? .omitted : Pipeline.category(deal)
        managerCategory = Pipeline.bucket(deal.managerCategory)
        managerMoney = FactMoney(minor: deal.managerAmount, currency: deal.managerCurrency)
        isWinClaim = deal.flags.contains(.winClaim)
        gaps = Self.gaps(deal)
        let isPriced = deal.currency >= 0
        let isSeveral = deal.flags.contains(.severalProducts)
        product = isPriced || isSeveral ? -1 : deal.product
        several = isPriced || !isSeveral ? [] : facts.dealProducts[Int32(clamping: place)] ?? []
    }

    private static func gaps(_ deal: DealFact) -> DealGaps {
        var gaps: DealGaps = []
        if deal.account < 0 { gaps.insert(.account) }
        if deal.currency < 0 { gaps.insert(.amount) }
        if !deal.signOn.isKnown { gaps.insert(.date) }
        if !deal.flags.contains(.nextStep) { gaps.insert(.nextStep) }
        return gaps
    }
}

/// Of a deal that was won, lost or cancelled on a known day.
struct OverShare: Hashable, Sendable {
    /// Whose it was when it closed.
    let office: Int32
    let owner: Int32
    let outcome: DealOutcome
    let closedOn: FactDay
    let money: FactMoney
    /// Of a lost deal, the last amount it had while it was open.
    let lostMoney: FactMoney
    let isLate: Bool
    /// Days from its beginning to its end; nil if its beginning is unknown.
    let cycle: Int64?

    init(_ deal: DealFact, _ place: Int, _ facts: Facts, _ settings: MetricSettings) {
        office = deal.bookedOffice
        owner = deal.bookedOwner
        outcome = deal.standing
        closedOn = deal.closedOn
        money = deal.money
        let hasValue = deal.currency >= 0 && deal.amount > 0
        let last = hasValue ? nil : facts.snapshots[facts.aggregates.lastSnapshot(ofDeal: place)]?.forecast.amount
        lostMoney = deal.standing == .lost ? last ?? deal.money : .none
        isLate = Wins.isLateDated(deal, settings)
        cycle = deal.startedOn.isKnown ? deal.closedOn.since(deal.startedOn) : nil
    }

    var month: FactMonth { FactMonth(closedOn) }
}

extension MetricSettings {
    /// The settings by which sums are kept.
    static let usual = MetricSettings()
}

extension Facts {
    /// What a deal adds, as it stands now.
    func share(ofDeal place: Int, _ settings: MetricSettings = .usual) -> DealShare {
        let deal = deals.rows[place]
        guard deal.counts else { return .none }
        switch deal.standing {
        case .open: return .open(OpenShare(deal, place, self, settings))
        case .won, .lost, .cancelled:
            return deal.closedOn.isKnown ? .over(OverShare(deal, place, self, settings)) : .none
        case .suspended, .unsaid: return .none
        }
    }
}
