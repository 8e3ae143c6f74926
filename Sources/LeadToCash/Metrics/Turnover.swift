// Why this file exists: when somebody leaves, their deals go on in other hands, or do not. What that costs is compared
// with deals like them that stayed in one hand.

import SyncProtocol

extension People {
    /// M-32, percent (a difference of percentages): the win rate of the deals closed in the period that had changed
    /// hands before − that of matching deals that had not. Matching are the deals closed in the period by the same
    /// office with an amount of as many digits. Undefined without deals that changed hands (`emptySet`) or without
    /// matching ones (`noComparison`).
    ///
    /// Splits: `handedOver`, `matched` (percent), the two win rates; `slippage`, `matchedSlippage` (percent), of the
    /// deals expected in the period by the snapshot at its start, those that changed hands and the others of the same
    /// offices; `withoutOwner` (days), the median of how long deals had no owner, for times that began in the period;
    /// `touched` (percent), of the contacts at the accounts of deals that changed hands in the period at least 30 days
    /// ago, those with an activity in the 30 days after.
    public static func turnover(_ facts: Facts, _ context: MetricContext) -> Figure {
        let turnover = Turnover(facts)
        var converter = context.converter(facts)
        let rates = turnover.winRates(facts, context, &converter)
        let (handed, others) = rates
        var splits = [
            Figure.Split("handedOver", Statistics.share(handed.won, of: handed.all), count: handed.all),
            Figure.Split("matched", Statistics.share(others.won, of: others.all), count: others.all),
        ]
        splits += turnover.slippage(facts, context, &converter)
        var gaps = turnover.gaps(facts, context)
        splits.append(Figure.Split("withoutOwner", Statistics.days(gaps.median()), count: gaps.count))
        let touched = turnover.touched(facts, context)
        splits.append(
            Figure.Split("touched", Statistics.share(touched.touched, of: touched.all), count: touched.all))
        return context.figure(
            .turnoverImpact, difference(rates), count: rates.handed.all, splits: splits, facts, converter)
    }

    private static func difference(_ rates: (handed: Turnover.Tally, others: Turnover.Tally)) -> FigureValue {
        guard let handed = Ratio(rates.handed.won, rates.handed.all) else { return .undefined(.emptySet) }
        guard let others = Ratio(rates.others.won, rates.others.all) else { return .undefined(.noComparison) }
        return (handed - others).map(FigureValue.percent) ?? .undefined(.exceeds64Bits)
    }
}

/// Deals that changed hands.
struct Turnover {
    struct Tally {
        var won = 0
        var all = 0
    }

    private struct Stratum: Hashable {
        let office: Int32
        let digits: Int
    }

    /// Changes of owner, deal by deal; of each the earliest first.
    private let changes: [OwnerChangeFact]
    private let groups: PlaceGroups
    /// The places of the deals that have any.
    private let deals: [Int]

    init(_ facts: Facts) {
        let groups = PlaceGroups(facts.deals.rows.count, facts.ownerChanges.map(\.deal))
        var order = groups.rows
        let deals = facts.deals.rows.indices.filter { !groups.range(of: $0).isEmpty }
        for deal in deals {
            order[groups.range(of: deal)].sort {
                (facts.ownerChanges[Int($0)].day, $0) < (facts.ownerChanges[Int($1)].day, $1)
            }
        }
        changes = order.map { facts.ownerChanges[Int($0)] }
        self.groups = groups
        self.deals = deals
    }

    /// The changes of a deal's owner, the earliest first.
    private func own(_ deal: Int) -> ArraySlice<OwnerChangeFact> { changes[groups.range(of: deal)] }

    /// Whether a deal went from one person to another by a day, directly or after having lain with nobody.
    private func isHandedOver(_ deal: Int32, by day: FactDay) -> Bool { handover(deal).map { $0 <= day } ?? false }

    /// The day on which a deal first came to somebody else.
    private func handover(_ deal: Int32) -> FactDay? {
        let changes = own(Int(deal))
        guard let first = changes.first(where: { $0.from >= 0 })?.from else { return nil }
        return changes.first { $0.to >= 0 && $0.to != first }?.day
    }

    private static func digits(_ amount: Int64) -> Int {
        var rest = amount.magnitude
        var digits = 0
        while rest > 0 { (rest, digits) = (rest / 10, digits + 1) }
        return digits
    }

    func winRates(
        _ facts: Facts, _ context: MetricContext, _ converter: inout Converter
    ) -> (handed: Tally, others: Tally) {
        var handed: [Stratum: Tally] = [:]
        var others: [Stratum: Tally] = [:]
        Wins.each(facts, context) { deal, place in
            let amount = converter.convert(deal.money) ?? 0
            let stratum = Stratum(office: deal.bookedOffice, digits: Self.digits(amount))
            let isHanded = isHandedOver(Int32(place), by: deal.closedOn)
            var tally = (isHanded ? handed : others)[stratum] ?? Tally()
            tally.all += 1
            if deal.standing == .won { tally.won += 1 }
            if isHanded { handed[stratum] = tally } else { others[stratum] = tally }
        }
        func sum(_ tallies: some Sequence<Tally>) -> Tally {
            tallies.reduce(into: Tally()) {
                $0.won += $1.won; $0.all += $1.all
            }
        }
        return (sum(handed.values), sum(handed.keys.compactMap { others[$0] }))
    }

    func slippage(_ facts: Facts, _ context: MetricContext, _ converter: inout Converter) -> [Figure.Split] {
        guard let view = Snapshots.view(facts, context) else { return [] }
        var handed = Forecasts.Slips()
        var others: [Int32: Forecasts.Slips] = [:]
        var offices: Set<Int32> = []
        for (place, row) in view.reported where context.period.contains(row.signOn) {
            guard let deal = facts.deals[place], deal.counts else { continue }
            let slip = Forecasts.slip(deal, Int(place), row.signOn, facts, context, &converter)
            if isHandedOver(place, by: context.cutoff) {
                handed.add(slip)
                offices.insert(deal.office)
            } else {
                others[deal.office, default: Forecasts.Slips()].add(slip)
            }
        }
        var matched = Forecasts.Slips()
        for office in offices { if let slips = others[office] { matched.add(slips) } }
        return [
            Figure.Split("slippage", handed.share, count: handed.expected),
            Figure.Split("matchedSlippage", matched.share, count: matched.expected),
        ]
    }

    /// How long deals had no owner, for times that began in the period; one that lasts, until the day of the figure.
    func gaps(_ facts: Facts, _ context: MetricContext) -> Durations {
        let filter = context.filter(facts)
        var gaps = Durations()
        for place in deals where facts.deals.rows[place].counts && filter.admits(facts.deals.rows[place], place) {
            let changes = own(place)
            for (index, change) in changes.enumerated() where change.to < 0 && context.holds(change.day) {
                let end = changes.dropFirst(index + 1).first { $0.to >= 0 }?.day ?? context.asOfDay
                gaps.add(end.since(change.day))
            }
        }
        return gaps
    }

    func touched(_ facts: Facts, _ context: MetricContext) -> (touched: Int, all: Int) {
        let handovers = handovers(facts, context)
        var concerned = [Bool](repeating: false, count: facts.accounts.rows.count)
        for handover in handovers { concerned[Int(handover.account)] = true }
        var contacts: [Int32: [Int32]] = [:]
        var isAsked = [Bool](repeating: false, count: facts.contacts.rows.count)
        for (place, row) in facts.contacts.rows.enumerated()
        where row.isPresent && row.account >= 0 && concerned[Int(row.account)] {
            contacts[row.account, default: []].append(Int32(clamping: place))
            isAsked[place] = true
        }
        var days: [Int32: [FactDay]] = [:]
        for row in facts.activities.rows where row.isPresent && row.contact >= 0 && isAsked[Int(row.contact)] {
            days[row.contact, default: []].append(FactDay(row.at))
        }
        var result = (touched: 0, all: 0)
        for handover in handovers {
            for contact in contacts[handover.account] ?? [] {
                result.all += 1
                let isTouched = (days[contact] ?? []).contains { $0 >= handover.day && $0 <= handover.last }
                if isTouched { result.touched += 1 }
            }
        }
        return result
    }

    /// A deal with a customer came to somebody else.
    private struct Handover {
        let account: Int32
        let day: FactDay
        /// By when the customer's people are to be spoken to.
        let last: FactDay
    }

    /// The handovers of the period after which the time to speak to people is over.
    private func handovers(_ facts: Facts, _ context: MetricContext) -> [Handover] {
        let filter = context.filter(facts)
        return deals.compactMap { place in
            let deal = facts.deals.rows[place]
            guard let day = handover(Int32(clamping: place)), context.holds(day), deal.counts, deal.account >= 0,
                filter.admits(deal, place), day.adding(context.settings.touchDays) <= context.asOfDay
            else { return nil }
            return Handover(account: deal.account, day: day, last: day.adding(context.settings.touchDays))
        }
    }
}
