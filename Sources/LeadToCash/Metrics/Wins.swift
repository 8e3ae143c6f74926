// Why this file exists: what was won, how often, how fast, and how much a day that makes.

import SyncProtocol

/// M-10 to M-13. A deal belongs to the period of the day on which it closed, and to whoever had it then.
public enum Wins {
    /// Calls for each deal that was won or lost in the period, as far as HQ had heard of it.
    static func each(_ facts: Facts, _ context: MetricContext, _ body: (DealFact, Int) -> Void) {
        let filter = context.filter(facts)
        let knownBy = context.knownBy.map { FactDay($0) }
        for place in facts.deals.rows.indices {
            let deal = facts.deals.rows[place]
            guard deal.isClosed, context.holds(deal.closedOn), filter.admitsBooked(deal, place) else {
                continue
            }
            if let knownBy, deal.knownClosedOn > knownBy { continue }
            body(deal, place)
        }
    }

    /// The value of what was won in the period.
    static func value(_ facts: Facts, _ context: MetricContext, _ converter: inout Converter) -> MoneySum {
        var sum = MoneySum()
        each(facts, context) { deal, _ in
            if deal.standing == .won, let amount = converter.convert(deal.money) { sum.add(amount) }
        }
        return sum
    }

    /// M-10, percent: won ÷ (won + lost) of the deals closed in the period. Cancelled and suspended deals do not count,
    /// nor do wins that are only claimed. Undefined without closed deals.
    ///
    /// Splits: `won`, `lost` (counts); `value` (money), what was won; `lateDated` (count), closings that HQ heard of
    /// more than five working days after their date; `office` (percent) for each office that closed any.
    public static func rate(_ facts: Facts, _ context: MetricContext) -> Figure {
        var won = 0
        var lost = 0
        var value = MoneySum()
        var late = 0
        var offices: [Int32: (won: Int, closed: Int)] = [:]
        var converter = context.converter(facts)
        each(facts, context) { deal, _ in
            let isWon = deal.standing == .won
            if isWon { won += 1 } else { lost += 1 }
            if isWon, let amount = converter.convert(deal.money) { value.add(amount) }
            if isLateDated(deal, context.settings) { late += 1 }
            let known = offices[deal.bookedOffice] ?? (0, 0)
            offices[deal.bookedOffice] = (known.won + (isWon ? 1 : 0), known.closed + 1)
        }
        var splits = [
            Figure.Split("won", .count(Int64(won)), count: won),
            Figure.Split("lost", .count(Int64(lost)), count: lost),
            Figure.Split("value", value.value(converter), count: value.count),
            Figure.Split("lateDated", .count(Int64(late)), count: late),
        ]
        splits += facts.byOffice(offices) {
            Figure.Split("office", Statistics.share($1.won, of: $1.closed), count: $1.closed, record: $0)
        }
        return context.figure(
            .winRate, Statistics.share(won, of: won + lost), count: won + lost, splits: splits, facts, converter)
    }

    /// Whether HQ heard of a closing long after its date: a quarter can be made to look better afterwards.
    static func isLateDated(_ deal: DealFact, _ settings: MetricSettings) -> Bool {
        deal.knownClosedOn > deal.closedOn
            && deal.knownClosedOn > deal.closedOn.adding(workingDays: settings.lateDatedWorkingDays)
    }

    /// The deals closed in the period that HQ heard of long after the date they name, for the report of late dates.
    public static func lateDated(_ facts: Facts, _ context: MetricContext) -> [RecordID] {
        var result: [RecordID] = []
        each(facts, context) { deal, place in
            if isLateDated(deal, context.settings) { result.append(facts.deals.ids[place]) }
        }
        return result
    }

    /// M-11, percent: won value ÷ (won value + lost value) of the deals closed in the period. A lost deal counts with
    /// the last amount it had while it was open: its own, or, if that was emptied or zeroed, that of its latest
    /// snapshot. Undefined if nothing had a value.
    ///
    /// Splits: `won`, `lost` (money); `withoutValue` (count), closed deals of which no amount above zero is known.
    public static func rateByValue(_ facts: Facts, _ context: MetricContext) -> Figure {
        var won = MoneySum()
        var lost = MoneySum()
        var withoutValue = 0
        var converter = context.converter(facts)
        let snapshots = lastSnapshots(facts)
        each(facts, context) { deal, place in
            var money = deal.money
            if deal.standing == .lost, money.minor <= 0 || !money.isKnown {
                money = facts.snapshots[snapshots[place]]?.forecast.amount ?? money
            }
            guard let amount = converter.convert(money) else {
                if !money.isKnown { withoutValue += 1 }
                return
            }
            if amount == 0 { withoutValue += 1 }
            if deal.standing == .won { won.add(amount) } else { lost.add(amount) }
        }
        var both = won
        both.add(lost)
        let splits = [
            Figure.Split("won", won.value(converter), count: won.count),
            Figure.Split("lost", lost.value(converter), count: lost.count),
            Figure.Split("withoutValue", .count(Int64(withoutValue)), count: withoutValue),
        ]
        return context.figure(
            .winRateByValue, won.share(of: both, converter, as: FigureValue.percent), count: both.count,
            splits: splits, facts, converter)
    }

    /// The place of each deal's latest snapshot that has an amount; −1 for none.
    private static func lastSnapshots(_ facts: Facts) -> [Int32] {
        var latest = [Int32](repeating: -1, count: facts.deals.rows.count)
        var weeks = [FactDay](repeating: .none, count: facts.deals.rows.count)
        for (place, row) in facts.snapshots.rows.enumerated() where row.isPresent && row.deal >= 0 {
            let deal = Int(row.deal)
            guard row.forecast.amount.isKnown, latest[deal] < 0 || weeks[deal] < row.week else { continue }
            latest[deal] = Int32(clamping: place)
            weeks[deal] = row.week
        }
        return latest
    }

    /// M-12, days: the median of closing − beginning over the deals won in the period. A deal begins on the day it was
    /// opened, else on the day its record was made; one of which neither is known does not count. Undefined without
    /// any.
    ///
    /// Splits (days): `mean`, `min`, `max`; `fromATI`, the median of closing − first approval at the gate ATI;
    /// `lost`, `lostMean`, the same of lost deals.
    public static func cycle(_ facts: Facts, _ context: MetricContext) -> Figure {
        var won = Durations()
        var lost = Durations()
        var fromGate = Durations()
        let approvals = approvals(facts)
        each(facts, context) { deal, place in
            guard deal.startedOn.isKnown else { return }
            let days = deal.closedOn.since(deal.startedOn)
            if deal.standing == .won { won.add(days) } else { lost.add(days) }
            if deal.standing == .won, approvals[place].isKnown {
                fromGate.add(deal.closedOn.since(approvals[place]))
            }
        }
        let median = won.median()
        let splits = [
            Figure.Split("mean", Statistics.days(won.mean), count: won.count),
            Figure.Split("min", Statistics.days(won.values.first.map { Ratio($0) }), count: won.count),
            Figure.Split("max", Statistics.days(won.values.last.map { Ratio($0) }), count: won.count),
            Figure.Split("fromATI", Statistics.days(fromGate.median()), count: fromGate.count),
            Figure.Split("lost", Statistics.days(lost.median()), count: lost.count),
            Figure.Split("lostMean", Statistics.days(lost.mean), count: lost.count),
        ]
        return context.figure(
            .cycleTime, Statistics.days(median), count: won.count, splits: splits,
            clamped: won.clamped + lost.clamped + fromGate.clamped)
    }

    /// When each deal first passed the gate ATI, by the deal's place.
    private static func approvals(_ facts: Facts) -> [FactDay] {
        var result = [FactDay](repeating: .none, count: facts.deals.rows.count)
        for row in facts.gates.rows where row.isPresent && row.gate == .ATI && row.decidedAt.isKnown && row.deal >= 0 {
            guard row.verdict == .approved || row.verdict == .conditional else { continue }
            let (deal, day) = (Int(row.deal), FactDay(row.decidedAt))
            if !result[deal].isKnown || day < result[deal] { result[deal] = day }
        }
        return result
    }

    /// M-13, money a day: open deals now × win rate × average won value ÷ median cycle days of the deals closed in the
    /// period, that is open × won value ÷ (closed × median), rounded once. Undefined without closed deals, or if the
    /// median is zero days.
    ///
    /// Splits: `open`, `won`, `closed` (counts); `value` (money); `cycle` (days).
    public static func velocity(_ facts: Facts, _ context: MetricContext) -> Figure {
        var open = 0
        let filter = context.filter(facts)
        facts.eachOpenDeal(filter) { _, _ in open += 1 }
        var won = 0
        var closed = 0
        var value = MoneySum()
        var cycle = Durations()
        var converter = context.converter(facts)
        each(facts, context) { deal, _ in
            closed += 1
            guard deal.standing == .won else { return }
            won += 1
            if let amount = converter.convert(deal.money) { value.add(amount) }
            if deal.startedOn.isKnown { cycle.add(deal.closedOn.since(deal.startedOn)) }
        }
        let median = cycle.median()
        let splits = [
            Figure.Split("open", .count(Int64(open)), count: open),
            Figure.Split("won", .count(Int64(won)), count: won),
            Figure.Split("closed", .count(Int64(closed)), count: closed),
            Figure.Split("value", value.value(converter), count: value.count),
            Figure.Split("cycle", Statistics.days(median), count: cycle.count),
        ]
        return context.figure(
            .salesVelocity, velocity(open, closed, value, median, converter), count: closed, splits: splits, facts,
            converter, clamped: cycle.clamped)
    }

    static func velocity(
        _ open: Int, _ closed: Int, _ value: MoneySum, _ median: Ratio?, _ converter: Converter
    ) -> FigureValue {
        guard closed > 0, let median else { return .undefined(.emptySet) }
        guard median.numerator > 0 else { return .undefined(.zeroDenominator) }
        if case .undefined(let absence) = value.value(converter) { return .undefined(absence) }
        guard let whole = value.minor else { return .undefined(.exceeds64Bits) }
        let (top, overflow) = (Int128(open) * Int128(median.denominator))
            .multipliedReportingOverflow(by: Int128(whole))
        guard !overflow else { return .undefined(.exceeds64Bits) }
        let rounded = Rounding.halfAwayFromZero(top, Int128(closed) * Int128(median.numerator))
        return Int64(exactly: rounded).map(FigureValue.money) ?? .undefined(.exceeds64Bits)
    }
}
