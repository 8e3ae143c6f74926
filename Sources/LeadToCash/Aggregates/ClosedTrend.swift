// Why this file exists: whether a quarter was good shows only beside those before it.

import SyncProtocol

/// What closed month by month: the quarter of the day of the figures and the seven before it.
struct ClosedTrend {
    private struct Line {
        var won = 0
        var lost = 0
        var cancelled = 0
        var value = MoneySum()

        mutating func add(_ cell: ClosedCell, _ currency: Int16, _ converter: inout Converter) {
            won += cell.won.count
            lost += cell.lost
            cancelled += cell.cancelled
            if let amounts = converter.convert(cell.won.total, of: cell.won.count, in: currency) { value.add(amounts) }
        }

        mutating func add(_ other: Line) {
            won += other.won
            lost += other.lost
            cancelled += other.cancelled
            value.add(other.value)
        }

        func closed(_ name: String) -> Overview.Closed {
            Overview.Closed(name: name, won: won, lost: lost, cancelled: cancelled, value: value.plain)
        }
    }

    /// Those that have begun, in their order.
    let months: [FactMonth]
    private let fiscalStartMonth: Int
    private var lines: [FactMonth: Line] = [:]

    private static let quarters = 8

    init(_ part: CubePart, _ question: CubeQuestion) {
        let (facts, context) = (question.facts, question.context)
        fiscalStartMonth = facts.fiscalStartMonth(of: context.scope)
        let last = FactMonth(context.cutoff)
        let quarter = context.cutoff.date.flatMap {
            MetricPeriod.quarter(of: $0, fiscalStartMonth: facts.fiscalStartMonth(of: context.scope))
        }
        guard let quarter else {
            months = []
            return
        }
        let first = FactMonth(quarter.startDay).adding(3 - 3 * Self.quarters)
        months = first <= last ? (first.number...last.number).map { FactMonth(number: $0) } : []
        let span = CubeSpan.closings(
            question.cube, facts, context.settings, first.firstDay.isKnown ? first.firstDay : quarter.startDay,
            context.cutoff)
        var converter = question.converter
        for block in part.blocks(of: question.cube) {
            for (key, cell) in block.closings where span.months.isWhole(key.month) {
                lines[key.month, default: Line()].add(cell, key.currency, &converter)
            }
        }
        for block in span.rest(part) {
            for (key, cell) in block.closings {
                lines[key.month, default: Line()].add(cell, key.currency, &converter)
            }
        }
    }

    var byMonth: [Overview.Closed] { months.map { (lines[$0] ?? Line()).closed($0.name) } }

    /// Months of one quarter stand side by side.
    var byQuarter: [Overview.Closed] {
        var result: [(name: String, line: Line)] = []
        for month in months {
            guard let day = month.firstDay.date,
                let name = MetricPeriod.quarter(of: day, fiscalStartMonth: fiscalStartMonth)?.name
            else { continue }
            if result.last?.name != name { result.append((name: name, line: Line())) }
            result[result.count - 1].line.add(lines[month] ?? Line())
        }
        return result.map { $0.line.closed($0.name) }
    }
}
