// Why this file exists: the page that HQ opens first asks for the whole company. It must cost the same with ten
// thousand deals and with a million, so the sums it shows are kept as edits land and never gathered anew.

import SyncProtocol

/// Sums over deals by office and by owner, kept in step with every edit. Any scope, period and currency is answered
/// from them; deals in dispute are few and are looked at one by one.
///
/// Amounts stay in their own currencies. In the reporting currency every answer is the metric's to the minor unit; sums
/// of other currencies are converted part by part, which differs from converting each amount by at most half a minor
/// unit for each amount, and by at most one and a half where an amount is weighted.
struct DealCube: Equatable, Sendable {
    /// By the office of the deal, and by its owner; −1 for none. Of a closed deal, those that it had when it closed.
    private(set) var offices: [Int32: DealBlock] = [:]
    private(set) var owners: [Int32: DealBlock] = [:]
    /// What each owner has open in each office.
    private(set) var leaves: [Leaf: AmountCell] = [:]
    /// Open deals in dispute.
    private(set) var contested = PlaceSet()
    /// Open deals that are not in dispute, by the month of their expected signing.
    private(set) var signMonths = MonthPlaces()
    /// Deals that are over, by the month in which they closed; and on which days any closed.
    private(set) var closedMonths = MonthPlaces()
    private(set) var closedDays: [FactDay: CountCell] = [:]

    struct Leaf: Hashable, Sendable {
        let office: Int32
        let owner: Int32
        /// −1 for deals without an amount.
        let currency: Int16
    }

    init() {}

    /// Everything anew.
    /// - Parameter isCounted: whether a deal belongs in, for questions that the kept sums do not answer.
    init(_ facts: Facts, _ settings: MetricSettings = .usual, where isCounted: (DealFact, Int) -> Bool) {
        for place in facts.deals.rows.indices where isCounted(facts.deals.rows[place], place) {
            replace(.none, with: facts.share(ofDeal: place, settings), at: place)
        }
    }

    /// Takes off what a deal added and puts on what it adds now.
    mutating func replace(_ old: DealShare, with new: DealShare, at place: Int) {
        guard old != new else { return }
        change(old, place, -1)
        change(new, place, 1)
    }

    private mutating func change(_ share: DealShare, _ place: Int, _ sign: Int) {
        switch share {
        case .none: break
        case .open(let open): change(open, place, sign)
        case .over(let over): change(over, place, sign)
        }
    }

    private mutating func change(_ share: OpenShare, _ place: Int, _ sign: Int) {
        offices.change(share.office, sign) { $0.change(share, sign) }
        owners.change(share.owner, sign) { $0.change(share, sign) }
        if share.isContested { return contested.set(place, sign > 0) }
        let leaf = Leaf(office: share.office, owner: share.owner, currency: share.money.currency)
        leaves.change(leaf, sign) { $0.change(share.money.minor, sign) }
        if sign > 0 { signMonths.insert(place, share.signMonth) } else { signMonths.remove(place, share.signMonth) }
    }

    private mutating func change(_ share: OverShare, _ place: Int, _ sign: Int) {
        offices.change(share.office, sign) { $0.change(share, sign) }
        owners.change(share.owner, sign) { $0.change(share, sign) }
        closedDays.change(share.closedOn, sign) { $0.number += sign }
        if sign > 0 { closedMonths.insert(place, share.month) } else { closedMonths.remove(place, share.month) }
    }
}

/// What the open deals of an office or a person lack, in dispute or not.
struct OpenTally: Tally {
    var count = 0
    var complete = 0
    var withoutAccount = 0
    var withoutAmount = 0
    var withoutDate = 0
    var withoutNextStep = 0

    mutating func change(_ gaps: DealGaps, _ sign: Int) {
        count += sign
        if gaps.isEmpty { complete += sign }
        if gaps.contains(.account) { withoutAccount += sign }
        if gaps.contains(.amount) { withoutAmount += sign }
        if gaps.contains(.date) { withoutDate += sign }
        if gaps.contains(.nextStep) { withoutNextStep += sign }
    }

    mutating func add(_ other: OpenTally) {
        count += other.count
        complete += other.complete
        withoutAccount += other.withoutAccount
        withoutAmount += other.withoutAmount
        withoutDate += other.withoutDate
        withoutNextStep += other.withoutNextStep
    }
}

/// The sums of one office or one person.
struct DealBlock: Tally {
    struct StageKey: Hashable, Sendable {
        let currency: Int16
        let stage: DealStage
    }

    struct MonthKey: Hashable, Sendable {
        let currency: Int16
        let month: FactMonth
    }

    /// Deals without an amount that are worth the same at list price.
    struct UnpricedKey: Hashable, Sendable {
        let product: Int32
        let several: [Int32]
        let probability: Int8
    }

    var open = OpenTally()
    /// Open deals by the month in which they began, in dispute or not.
    var started: [FactMonth: CountCell] = [:]
    /// The rest is of deals that are not in dispute.
    var stages: [StageKey: OpenCell] = [:]
    var signs: [MonthKey: SignCell] = [:]
    var managers: [MonthKey: CategoryCell] = [:]
    var unpriced: [UnpricedKey: CountCell] = [:]
    var closings: [MonthKey: ClosedCell] = [:]
    var cycles: [FactMonth: CycleCell] = [:]

    mutating func change(_ share: OpenShare, _ sign: Int) {
        open.change(share.gaps, sign)
        started.change(share.startMonth, sign) { $0.number += sign }
        guard !share.isContested else { return }
        let currency = share.money.currency
        stages.change(StageKey(currency: currency, stage: share.stage), sign) { $0.change(share, sign) }
        signs.change(MonthKey(currency: currency, month: share.signMonth), sign) { $0.change(share, sign) }
        if share.managerMoney.isKnown, share.category != .omitted {
            managers.change(MonthKey(currency: share.managerMoney.currency, month: share.signMonth), sign) {
                $0.change(share.managerCategory, share.managerMoney.minor, sign)
            }
        }
        guard !share.money.isKnown else { return }
        let key = UnpricedKey(product: share.product, several: share.several, probability: share.probability)
        unpriced.change(key, sign) { $0.number += sign }
    }

    mutating func change(_ share: OverShare, _ sign: Int) {
        let month = share.month
        closings.change(MonthKey(currency: share.money.currency, month: month), sign) { $0.change(share, sign) }
        if share.outcome == .lost {
            closings.change(MonthKey(currency: share.lostMoney.currency, month: month), sign) {
                $0.changeLost(share.lostMoney.minor, sign)
            }
        }
        if let cycle = share.cycle, share.outcome != .cancelled {
            cycles.change(month, sign) { $0.change(share.outcome, cycle, sign) }
        }
    }
}

/// Open deals of one currency; without one, deals without an amount.
struct OpenCell: Tally {
    var amounts = AmountCell()
    /// Σ of each amount × its probability, rounded one by one.
    var weighted: Int128 = 0
    /// Σ amount × percent, not rounded, for other currencies.
    var hundredths: Int128 = 0

    mutating func change(_ share: OpenShare, _ sign: Int) {
        amounts.change(share.money.minor, sign)
        let (minor, percent) = (share.money.minor, Int64(share.probability))
        weighted += Int128(sign) * Int128(Rounding.percent(percent, of: minor) ?? 0)
        hundredths += Int128(sign) * Int128(minor) * Int128(percent)
    }
}

/// Amounts by what somebody put them down for.
struct CategoryCell: Tally {
    var commit = AmountCell()
    var bestCase = AmountCell()
    var pipeline = AmountCell()
    var omitted = AmountCell()

    mutating func change(_ category: ForecastCategory, _ minor: Int64, _ sign: Int) {
        switch category {
        case .commit, .closed: commit.change(minor, sign)
        case .bestCase: bestCase.change(minor, sign)
        case .pipeline, .none: pipeline.change(minor, sign)
        case .omitted: omitted.change(minor, sign)
        }
    }
}

/// Open deals that are expected to be signed in one month; what is weighted leaves out what is omitted.
struct SignCell: Tally {
    var open = OpenCell()
    var categories = CategoryCell()
    var winClaims = 0

    mutating func change(_ share: OpenShare, _ sign: Int) {
        categories.change(share.category, share.money.minor, sign)
        guard share.category != .omitted else { return }
        open.change(share, sign)
        if share.isWinClaim { winClaims += sign }
    }
}

/// Deals that closed in one month.
struct ClosedCell: Tally {
    /// Won deals of this currency; their amounts where there is one.
    var won = AmountCell()
    /// Of them, those of nothing.
    var wonForNothing = 0
    /// Deals of this currency.
    var lost = 0
    var cancelled = 0
    var late = 0
    /// What lost deals were last worth, in this currency.
    var lostAmounts = AmountCell()
    var lostForNothing = 0

    mutating func change(_ share: OverShare, _ sign: Int) {
        switch share.outcome {
        case .won:
            won.change(share.money.minor, sign)
            if share.money.minor == 0 { wonForNothing += sign }
        case .lost: lost += sign
        default: cancelled += sign
        }
        if share.isLate, share.outcome != .cancelled { late += sign }
    }

    mutating func changeLost(_ minor: Int64, _ sign: Int) {
        lostAmounts.change(minor, sign)
        if minor == 0 { lostForNothing += sign }
    }
}

/// How long the deals took that closed in one month.
struct CycleCell: Tally {
    var won = DayCounts()
    var lost = DayCounts()
    /// Those that ended before they began; they count as zero days.
    var wonClamped = 0
    var lostClamped = 0

    mutating func change(_ outcome: DealOutcome, _ days: Int64, _ sign: Int) {
        let counted = Int32(clamping: max(0, days))
        if outcome == .won { won.change(counted, sign) } else { lost.change(counted, sign) }
        guard days < 0 else { return }
        if outcome == .won { wonClamped += sign } else { lostClamped += sign }
    }
}
