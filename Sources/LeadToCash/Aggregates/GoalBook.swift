// Why this file exists: each row of a page is held against its own target. Targets are looked through once for all
// rows, not once for each.

import SyncProtocol

/// The sales targets of a period that are in force on the day of the figures, and what became of them.
struct GoalBook {
    private let question: CubeQuestion
    private var places: [MetricScope: Int32] = [:]
    /// What closed in the periods of targets: an office may have a year of its own.
    private var spans: [MetricPeriod: CubeSpan] = [:]

    init(_ question: CubeQuestion) {
        self.question = question
        let (facts, context) = (question.facts, question.context)
        guard let code = facts.words.place(of: context.settings.salesTarget.description),
            let period = facts.words.place(of: context.period.name)
        else { return }
        for (index, row) in facts.targets.rows.enumerated() where row.isPresent && row.state == .published {
            guard row.metric == code, row.period == period, row.hasValue, row.measure == .money,
                row.publishedFrom <= context.cutoff
            else { continue }
            let (place, scope) = (Int32(clamping: index), Goals.scope(of: row, facts))
            if let known = places[scope], !Goals.isLater(place, than: known, facts) { continue }
            places[scope] = place
        }
    }

    /// The target of a scope. Its actual is what was won in the target's period, with all that HQ has heard of.
    mutating func goal(_ part: CubePart) -> Overview.Goal? {
        let (facts, context) = (question.facts, question.context)
        guard let place = places[part.scope], let target = facts.targets[place], let id = facts.targets.id(at: place),
            let period = Goals.period(of: target, facts)
        else { return nil }
        let currency = Goals.currency(of: target, facts) ?? context.currency
        let converter = Converter(facts, context.rates, to: currency, on: FactDay(context.rateDate))
        let closed = ClosedView(part, question.cube, span(period), converter, withDays: false)
        var attainment: Ratio?
        if case .money = closed.wonValue, target.value != 0 {
            attainment = Ratio(wide: closed.value.total, Int128(target.value))
        }
        return Overview.Goal(
            target: id, value: target.value, currency: currency, won: closed.wonValue, attainment: attainment)
    }

    private mutating func span(_ period: MetricPeriod) -> CubeSpan {
        if period == question.context.period { return question.closings }
        if let known = spans[period] { return known }
        let last = min(question.context.asOfDay, period.endDay)
        let span = CubeSpan.closings(
            question.cube, question.facts, question.context.settings, period.startDay, last)
        spans[period] = span
        return span
    }
}
