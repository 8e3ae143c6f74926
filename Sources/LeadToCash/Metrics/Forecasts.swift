// Why this file exists: a forecast is judged by what it said at the time. What was heard later is shown beside it, so
// that an office that was offline is not called a liar.

import SyncProtocol

/// M-14 and M-15, from the snapshots at the beginning of the period.
public enum Forecasts {
    /// M-14, percent: 1 − |commitment − actual| ÷ actual, below zero if it was off by more than the whole. The
    /// commitment is what the snapshot had as commit (or closed) with an expected signing in the period, the actual
    /// what was won in it. Undefined without a snapshot, and if nothing was won.
    ///
    /// Splits: `commit`, `actual` (money); `restatedCommit` (money) and `restated` (percent), the same with the edits
    /// that reached HQ after the snapshot and were made before it.
    public static func accuracy(_ facts: Facts, _ context: MetricContext) -> Figure {
        var converter = context.converter(facts)
        let actual = Wins.value(facts, context, &converter)
        guard let view = Snapshots.view(facts, context) else {
            let splits = [Figure.Split("actual", actual.value(converter), count: actual.count)]
            return context.figure(
                .forecastAccuracy, .undefined(.noSnapshot), count: 0, splits: splits, facts, converter)
        }
        let reported = commitment(view.reported, context.period, &converter)
        let restated = commitment(view.restated, context.period, &converter)
        let splits = [
            Figure.Split("commit", reported.value(converter), count: reported.count),
            Figure.Split("actual", actual.value(converter), count: actual.count),
            Figure.Split("restatedCommit", restated.value(converter), count: restated.count),
            Figure.Split("restated", accuracy(restated, actual, converter), count: restated.count),
        ]
        return context.figure(
            .forecastAccuracy, accuracy(reported, actual, converter), count: reported.count + actual.count,
            splits: splits, facts, converter)
    }

    private static func commitment(
        _ rows: [Int32: DealForecast], _ period: MetricPeriod, _ converter: inout Converter
    ) -> MoneySum {
        var sum = MoneySum()
        for row in rows.values where period.contains(row.signOn) && Pipeline.bucket(row.category) == .commit {
            if let amount = converter.convert(row.amount) { sum.add(amount) }
        }
        return sum
    }

    private static func accuracy(_ commit: MoneySum, _ actual: MoneySum, _ converter: Converter) -> FigureValue {
        if case .undefined(let absence) = actual.value(converter) { return .undefined(absence) }
        guard actual.total != 0 else { return .undefined(.zeroDenominator) }
        let miss = commit.total > actual.total ? commit.total - actual.total : actual.total - commit.total
        return Ratio(wide: actual.total - miss, actual.total).map(FigureValue.percent) ?? .undefined(.exceeds64Bits)
    }

    /// M-15, percent: of the deals that the snapshot expected to be signed in the period, those whose signing has moved
    /// past its end: open ones now expected later or never, and won ones won later. What was lost, cancelled or pulled
    /// forward has not slipped. Undefined without a snapshot, and if it expected nothing.
    ///
    /// Splits: `days`, how far they moved on average, where both dates are known; `slipped` (count); `restated`
    /// (percent) and `restatedDays`, the same with the edits that reached HQ later.
    public static func slippage(_ facts: Facts, _ context: MetricContext) -> Figure {
        guard let view = Snapshots.view(facts, context) else {
            return context.figure(.slippage, .undefined(.noSnapshot), count: 0)
        }
        let reported = slips(view.reported, facts, context)
        let restated = slips(view.restated, facts, context)
        return context.figure(
            .slippage, reported.share, count: reported.expected,
            splits: [
                Figure.Split("days", Statistics.days(Statistics.mean(reported.days)), count: reported.days.count),
                Figure.Split("slipped", .count(Int64(reported.slipped)), count: reported.slipped),
                Figure.Split("restated", restated.share, count: restated.expected),
                Figure.Split(
                    "restatedDays", Statistics.days(Statistics.mean(restated.days)), count: restated.days.count),
            ])
    }

    /// Deals that were expected in a period, and which of them slipped.
    struct Slips {
        var expected = 0
        var slipped = 0
        var days: [Int64] = []

        var share: FigureValue { Statistics.share(slipped, of: expected) }

        mutating func add(_ other: Slips) {
            expected += other.expected
            slipped += other.slipped
            days += other.days
        }
    }

    private static func slips(
        _ rows: [Int32: DealForecast], _ facts: Facts, _ context: MetricContext
    ) -> Slips {
        var converter = context.converter(facts)
        var result = Slips()
        for (place, row) in rows where context.period.contains(row.signOn) {
            guard let deal = facts.deals[place], deal.counts else { continue }
            result.add(slip(deal, Int(place), row.signOn, facts, context, &converter))
        }
        return result
    }

    /// What became of one deal that was expected in the period.
    static func slip(
        _ deal: DealFact, _ place: Int, _ expected: FactDay, _ facts: Facts, _ context: MetricContext,
        _ converter: inout Converter
    ) -> Slips {
        let end = context.period.endDay
        var result = Slips(expected: 1)
        switch deal.standing {
        case .won:
            guard deal.closedOn > end else { return result }
            result.days = [deal.closedOn.since(expected)]
        case .open, .suspended, .unsaid:
            let now = facts.prudent(deal, place, &converter, context.settings).signOn
            guard !now.isKnown || now > end else { return result }
            if now.isKnown { result.days = [now.since(expected)] }
        case .lost, .cancelled: return result
        }
        result.slipped = 1
        return result
    }
}
