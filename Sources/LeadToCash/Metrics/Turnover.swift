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

    /// Each deal's changes of owner, the earliest first.
    private let changes: [Int32: [OwnerChangeFact]]

    init(_ facts: Facts) {
        changes = Dictionary(grouping: facts.ownerChanges, by: \.deal).mapValues { own in
            own.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
        }
    }

    /// Whether a deal went from one person to another by a day, directly or after having lain with nobody.
    private func isHandedOver(_ deal: Int32, by day: FactDay) -> Bool { handover(deal).map { $0 <= day } ?? false }

    /// The day on which a deal first came to somebody else.
    private func handover(_ deal: Int32) -> FactDay? {
        guard let own = changes[deal], let first = own.first(where: { $0.from >= 0 })?.from else { return nil }
        return own.first { $0.to >= 0 && $0.to != first }?.day
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
        for (place, own) in changes {
            guard let deal = facts.deals[place], deal.counts, filter.admits(deal, Int(place)) else { continue }
            for (index, change) in own.enumerated() where change.to < 0 && context.holds(change.day) {
                let end = own.dropFirst(index + 1).first { $0.to >= 0 }?.day ?? context.asOfDay
                gaps.add(end.since(change.day))
            }
        }
        return gaps
    }

    func touched(_ facts: Facts, _ context: MetricContext) -> (touched: Int, all: Int) {
        let filter = context.filter(facts)
        var contacts: [Int32: [Int32]] = [:]
        for (place, row) in facts.contacts.rows.enumerated() where row.isPresent && row.account >= 0 {
            contacts[row.account, default: []].append(Int32(place))
        }
        let activities = Dictionary(
            grouping: facts.activities.rows.filter { $0.isPresent && $0.contact >= 0 }, by: \.contact)
        var result = (touched: 0, all: 0)
        for place in changes.keys {
            guard let day = handover(place), context.holds(day), let deal = facts.deals[place], deal.counts,
                filter.admits(deal, Int(place)), day.adding(context.settings.touchDays) <= context.asOfDay
            else { continue }
            for contact in contacts[deal.account] ?? [] {
                result.all += 1
                let last = day.adding(context.settings.touchDays)
                let isTouched = (activities[contact] ?? []).contains { FactDay($0.at) >= day && FactDay($0.at) <= last }
                if isTouched { result.touched += 1 }
            }
        }
        return result
    }
}
