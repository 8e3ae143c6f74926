// Why this file exists: what was promised is compared with what was delivered, by the plan that was signed and not by
// the last forecast.

import SyncProtocol

/// M-20 to M-22.
public enum Delivery {
    /// M-20, percent: milestones accepted on or before their planned day ÷ milestones planned in the period, up to the
    /// day of the figure. An acceptance with conditions is one. While the day of an acceptance is in dispute, the
    /// latest counts. Undefined without milestones.
    ///
    /// Splits (counts): `onTime`, `late` (accepted, but later), `missing` (not accepted), `withConditions`.
    public static func onTime(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var counts = (onTime: 0, late: 0, missing: 0, conditional: 0, contested: 0)
        for (place, row) in facts.milestones.rows.enumerated() where row.isPresent {
            guard context.holds(row.plannedOn), filter.admits(office: row.office, deal: row.deal, facts)
            else { continue }
            if row.isContested { counts.contested += 1 }
            if row.state == .acceptedWithConditions { counts.conditional += 1 }
            let accepted = facts.prudentAcceptance(row, place)
            if !row.isAccepted || !accepted.isKnown {
                counts.missing += 1
            } else if accepted <= row.plannedOn {
                counts.onTime += 1
            } else {
                counts.late += 1
            }
        }
        let all = counts.onTime + counts.late + counts.missing
        var figure = context.figure(
            .onTimeDelivery, Statistics.share(counts.onTime, of: all), count: all,
            splits: [
                Figure.Split("onTime", .count(Int64(counts.onTime)), count: counts.onTime),
                Figure.Split("late", .count(Int64(counts.late)), count: counts.late),
                Figure.Split("missing", .count(Int64(counts.missing)), count: counts.missing),
                Figure.Split("withConditions", .count(Int64(counts.conditional)), count: counts.conditional),
            ])
        figure.disputed = counts.contested
        return figure
    }

    /// M-21, percent: (Σ cost forecast − Σ cost baseline) ÷ Σ cost baseline, over projects whose baseline ends in the
    /// period and that have both. Below zero is cheaper than planned. Undefined without a cost baseline.
    ///
    /// Splits: `forecast`, `baseline` (money); `withoutBaseline` (count), projects that have no cost to compare with.
    public static func cost(_ facts: Facts, _ context: MetricContext) -> Figure {
        let filter = context.filter(facts)
        var converter = context.converter(facts)
        var forecast = MoneySum()
        var baseline = MoneySum()
        var withoutBaseline = 0
        for row in facts.projects.rows where row.isPresent && context.period.contains(row.baselineEnd) {
            guard filter.admits(office: row.office, user: row.owner, deal: row.deal, facts) else { continue }
            guard let planned = converter.convert(row.costBaseline), let expected = converter.convert(row.costForecast)
            else {
                withoutBaseline += 1
                continue
            }
            forecast.add(expected)
            baseline.add(planned)
        }
        var value = FigureValue.undefined(withoutBaseline > 0 ? .noBaseline : .emptySet)
        if baseline.count > 0 {
            value =
                Ratio(wide: forecast.total - baseline.total, baseline.total).map(FigureValue.percent)
                ?? .undefined(.zeroDenominator)
        }
        let splits = [
            Figure.Split("forecast", forecast.value(converter), count: forecast.count),
            Figure.Split("baseline", baseline.value(converter), count: baseline.count),
            Figure.Split("withoutBaseline", .count(Int64(withoutBaseline)), count: withoutBaseline),
        ]
        return context.figure(.deliveryCost, value, count: baseline.count, splits: splits, facts, converter)
    }

    /// M-22, percent: of the milestones accepted in the period, those of which no certificate says rejected and none
    /// was taken back by the customer. Undefined without accepted milestones.
    public static func firstTime(_ facts: Facts, _ context: MetricContext) -> Figure {
        var rejected: Set<Int32> = []
        for row in facts.acceptances.rows where row.isPresent && !row.isSetAside {
            if row.result == .rejected || row.isRevoked { rejected.insert(row.milestone) }
        }
        let filter = context.filter(facts)
        var accepted = 0
        var atOnce = 0
        for (place, row) in facts.milestones.rows.enumerated() where row.isPresent && row.isAccepted {
            guard context.holds(facts.prudentAcceptance(row, place)),
                filter.admits(office: row.office, deal: row.deal, facts)
            else { continue }
            accepted += 1
            if !rejected.contains(Int32(place)) { atOnce += 1 }
        }
        return context.figure(.firstTimeAcceptance, Statistics.share(atOnce, of: accepted), count: accepted)
    }
}
