// Why this file exists: what was won and lost, how often and how fast, comes out of kept sums as the metrics M-10 to
// M-13 would have figured it.

import SyncProtocol

/// The deals that closed in some span of days, of a scope.
struct ClosedView {
    private(set) var won = 0
    private(set) var lost = 0
    private(set) var cancelled = 0
    /// What was won.
    private(set) var value = MoneySum()
    private var late = 0
    private var lostValue = MoneySum()
    private var withoutValue = 0
    private var wonDays = DayHistogram()
    private var lostDays = DayHistogram()
    private var wonClamped = 0
    private var lostClamped = 0
    /// Of what was won, and of what was won and lost.
    private var converter: Converter
    private var bothConverter: Converter

    /// - Parameter blank: a converter into the reporting currency that has not converted anything.
    init(_ part: CubePart, _ cube: DealCube, _ span: CubeSpan, _ blank: Converter, withDays: Bool = true) {
        converter = blank
        bothConverter = blank
        for block in part.blocks(of: cube) {
            for (key, cell) in block.closings where span.months.isWhole(key.month) { add(cell, key.currency) }
            guard withDays else { continue }
            for (month, cell) in block.cycles where span.months.isWhole(month) { add(cell) }
        }
        for block in span.rest(part) {
            for (key, cell) in block.closings { add(cell, key.currency) }
            guard withDays else { continue }
            for cell in block.cycles.values { add(cell) }
        }
    }

    private mutating func add(_ cell: ClosedCell, _ currency: Int16) {
        won += cell.won.count
        lost += cell.lost
        cancelled += cell.cancelled
        late += cell.late
        if currency < 0 { withoutValue += cell.won.count + cell.lostAmounts.count }
        if let amounts = converter.convert(cell.won.total, of: cell.won.count, in: currency) {
            value.add(amounts)
            withoutValue += cell.wonForNothing
        }
        _ = bothConverter.convert(cell.won.total, of: cell.won.count, in: currency)
        if let amounts = bothConverter.convert(cell.lostAmounts.total, of: cell.lostAmounts.count, in: currency) {
            lostValue.add(amounts)
            withoutValue += cell.lostForNothing
        }
    }

    private mutating func add(_ cell: CycleCell) {
        wonDays.add(cell.won)
        lostDays.add(cell.lost)
        wonClamped += cell.wonClamped
        lostClamped += cell.lostClamped
    }

    var closed: Int { won + lost }
    var rate: FigureValue { Statistics.share(won, of: closed) }
    var wonValue: FigureValue { value.value(converter) }
    var missingOfWon: [Int16: Int] { converter.missing }

    /// M-10 without its offices.
    func winRate(_ context: MetricContext, _ facts: Facts) -> Figure {
        let splits = [
            Figure.Split("won", .count(Int64(won)), count: won),
            Figure.Split("lost", .count(Int64(lost)), count: lost),
            Figure.Split("value", wonValue, count: value.count),
            Figure.Split("lateDated", .count(Int64(late)), count: late),
            Figure.Split("cancelled", .count(Int64(cancelled)), count: cancelled),
        ]
        return context.figure(.winRate, rate, count: closed, splits: splits, facts, converter)
    }

    /// M-11.
    func rateByValue(_ context: MetricContext, _ facts: Facts) -> Figure {
        var both = value
        both.add(lostValue)
        let splits = [
            Figure.Split("won", value.value(bothConverter), count: value.count),
            Figure.Split("lost", lostValue.value(bothConverter), count: lostValue.count),
            Figure.Split("withoutValue", .count(Int64(withoutValue)), count: withoutValue),
        ]
        return context.figure(
            .winRateByValue, value.share(of: both, bothConverter, as: FigureValue.percent), count: both.count,
            splits: splits, facts, bothConverter)
    }

    /// M-12 without `fromATI`.
    func cycle(_ context: MetricContext) -> Figure {
        let splits = [
            Figure.Split("mean", Statistics.days(wonDays.mean), count: wonDays.count),
            Figure.Split("min", Statistics.days(wonDays.least), count: wonDays.count),
            Figure.Split("max", Statistics.days(wonDays.most), count: wonDays.count),
            Figure.Split("lost", Statistics.days(lostDays.median), count: lostDays.count),
            Figure.Split("lostMean", Statistics.days(lostDays.mean), count: lostDays.count),
        ]
        return context.figure(
            .cycleTime, Statistics.days(wonDays.median), count: wonDays.count, splits: splits,
            clamped: wonClamped + lostClamped)
    }

    /// M-13.
    func velocity(_ context: MetricContext, open: Int, _ facts: Facts) -> Figure {
        let median = wonDays.median
        let splits = [
            Figure.Split("open", .count(Int64(open)), count: open),
            Figure.Split("won", .count(Int64(won)), count: won),
            Figure.Split("closed", .count(Int64(closed)), count: closed),
            Figure.Split("value", wonValue, count: value.count),
            Figure.Split("cycle", Statistics.days(median), count: wonDays.count),
        ]
        return context.figure(
            .salesVelocity, Wins.velocity(open, closed, value, median, converter), count: closed, splits: splits,
            facts, converter, clamped: wonClamped)
    }
}
