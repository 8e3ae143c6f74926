// Why this file exists: while people have not decided between two values, HQ promises its board the lesser one. The
// lower amount, the later date and the lower probability count, and what is not settled is said beside the sum.

import SyncProtocol

/// What counts of a deal for figures.
struct PrudentDeal {
    /// The amount that counts, in its own currency.
    var money: FactMoney
    /// The same in minor units of the figure's currency; nil if nobody said, or there is no rate.
    var amount: Int64?
    var signOn: FactDay
    /// Percent.
    var probability: Int64
    /// Whether an open case is about it.
    var isContested = false
    /// Whether somebody says that it is lost.
    var isLossProposed = false

    var weighted: Int64? { amount.flatMap { Rounding.percent(probability, of: $0) } }
}

extension Facts {
    /// What counts of a deal: what its record shows, or, while a case is open, the lowest of the amounts, the latest of
    /// the dates and the lowest of the probabilities that the record and the open cases name. A stage in dispute counts
    /// with its own probability; a loss that somebody proposes makes it zero.
    @inline(__always)
    func prudent(
        _ deal: DealFact, _ place: Int, _ converter: inout Converter, _ settings: MetricSettings
    ) -> PrudentDeal {
        let chance = deal.probability >= 0 ? deal.probability : settings.probability(deal.stage)
        let plain = PrudentDeal(
            money: deal.money, amount: converter.convert(deal.money), signOn: deal.signOn,
            probability: Int64(max(0, chance)))
        return deal.flags.contains(.contested) ? lowered(plain, place, &converter, settings) : plain
    }

    private func lowered(
        _ plain: PrudentDeal, _ place: Int, _ converter: inout Converter, _ settings: MetricSettings
    ) -> PrudentDeal {
        var result = plain
        result.isContested = true
        for open in openCases[RecordKey(kind: Opportunity.kind, id: deals.ids[place])] ?? [] {
            guard let row = cases[open] else { continue }
            for value in contestedValues[open] ?? [] { lower(&result, row.field, value, &converter, settings) }
        }
        return result
    }

    private func lower(
        _ deal: inout PrudentDeal, _ field: FieldNumber, _ value: Value, _ converter: inout Converter,
        _ settings: MetricSettings
    ) {
        switch field {
        case Opportunity.Fields.commercial:
            lower(&deal, to: money(value), &converter)
        case Opportunity.Fields.expectedSignDate:
            if let date = value.asDate { deal.signOn = max(deal.signOn, FactDay(date)) }
        case Opportunity.Fields.probability:
            if let percent = value.asInteger, (0...100).contains(percent) {
                deal.probability = min(deal.probability, percent)
            }
        case Opportunity.Fields.stage:
            let chance = settings.probability(DealStage(word: value.asText ?? ""))
            if chance >= 0 { deal.probability = min(deal.probability, Int64(chance)) }
        case Opportunity.Fields.outcome where value == .text("lost") || value == .text("cancelled"):
            deal.probability = 0
            deal.isLossProposed = true
        default: break
        }
    }

    /// Amounts of one currency are compared as they are, others in the figure's. One for which there is no rate lowers
    /// nothing: the figure says which rate is missing.
    private func lower(_ deal: inout PrudentDeal, to money: FactMoney, _ converter: inout Converter) {
        let amount = converter.convert(money)
        let isLower =
            money.currency == deal.money.currency
            ? money.minor < deal.money.minor : amount.map { $0 < deal.amount ?? .max } ?? false
        guard money.isKnown, isLower else { return }
        deal.money = money
        deal.amount = amount
    }

    /// An amount as a case quotes it.
    func money(_ value: Value) -> FactMoney {
        let parts = value.parts
        guard let minor = parts.first?.asInteger else { return .none }
        return FactMoney(minor: minor, currency: currency(parts.count > 1 ? parts[1].asText ?? "" : ""))
    }

    /// The day that counts of a milestone's acceptance: while it is in dispute, the latest that anybody names.
    func prudentAcceptance(_ milestone: MilestoneFact, _ place: Int) -> FactDay {
        guard milestone.isContested else { return milestone.acceptedOn }
        var latest = milestone.acceptedOn
        for open in openCases[RecordKey(kind: Milestone.kind, id: milestones.ids[place])] ?? [] {
            guard cases[open]?.field == Milestone.Fields.acceptedOn else { continue }
            for value in contestedValues[open] ?? [] { latest = max(latest, FactDay(value.asDate)) }
        }
        return latest
    }
}
