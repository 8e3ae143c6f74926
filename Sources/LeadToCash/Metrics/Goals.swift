// Why this file exists: a goal is a figure, a day by which, and somebody's name. Whether it was reached is computed
// from the same metric it was set for, and a goal that is changed in mid-course does not change what was reported
// before.

import SyncProtocol

/// How targets were met.
public enum Goals {
    /// A target and what became of it.
    public struct Attainment: Sendable {
        public let target: RecordID
        public let metric: MetricCode
        public let scope: MetricScope
        public let period: MetricPeriod
        /// What is aimed at, in the unit of the target; see `TargetUnit`.
        public let value: Int64
        /// As HQ knew it at the close of the period, or at the day of the figure if that is earlier.
        public let reported: Figure
        /// With what HQ heard of later.
        public let restated: Figure
        /// Actual ÷ target as reported, target ÷ actual where less is better; nil if there is no actual or what would
        /// be divided by is zero.
        public let attainment: Ratio?
        public let restatedAttainment: Ratio?
        /// Whether the target, and the stretch target, is reached; nil without an actual, or without a stretch target.
        public let isMet: Bool?
        public let isStretchMet: Bool?
    }

    /// What became of a published target. Nil for an unknown, unpublished or incomplete one, or one whose metric or
    /// period makes no sense here.
    ///
    /// The period is read by the fiscal year of the target's office. The figure is as of the period's last day, or of
    /// the context's if that is earlier, in the target's own currency. As reported is what HQ had heard of by that day:
    /// wins and losses know when HQ heard of them; other figures are made of what HQ itself books, and have no other
    /// restated value. Of the weighted forecast (M-02) the actual is what was won: at the close of a period nothing in
    /// it is a forecast any more.
    public static func attainment(of id: RecordID, _ facts: Facts, _ context: MetricContext) -> Attainment? {
        guard let target = facts.targets[id], target.state == .published, target.hasValue,
            let metric = MetricCode(code: facts.words[target.metric]),
            let period = period(of: target, facts)
        else { return nil }
        let scope = scope(of: target, facts)
        var now = context
        now.scope = scope
        now.period = period
        if let code = currency(of: target, facts) { now.currency = code }
        now.asOf = min(context.asOf, period.end)
        now.coverage = nil
        var then = now
        then.knownBy = now.asOf
        let reported = Metric.of(metric).figure(facts, then)
        let restated = Metric.of(metric).figure(facts, now)
        let goal = GoalMeasure(target, metric)
        return Attainment(
            target: id, metric: metric, scope: scope, period: period, value: target.value, reported: reported,
            restated: restated, attainment: goal.attainment(reported), restatedAttainment: goal.attainment(restated),
            isMet: goal.isMet(reported), isStretchMet: target.hasStretch ? goal.isStretchMet(reported) : nil)
    }

    /// What became of every target that is in force for the context's scope and period on the day of the figure, in the
    /// order of their metrics.
    public static func attainments(_ facts: Facts, _ context: MetricContext) -> [Attainment] {
        MetricCode.allCases.compactMap { metric in
            inForce(metric, context.scope, context.period.name, on: context.cutoff, facts)
                .flatMap { facts.targets.id(at: $0) }
                .flatMap { attainment(of: $0, facts, context) }
        }
    }

    /// The target that holds on a day: of those published for a metric, a scope and a period, the one in force latest.
    /// A revision holds from its day on; reports on earlier days keep to what held then.
    static func inForce(
        _ metric: MetricCode, _ scope: MetricScope, _ period: String, on day: FactDay, _ facts: Facts
    ) -> Int32? {
        guard let code = facts.words.place(of: metric.description), let period = facts.words.place(of: period) else {
            return nil
        }
        var best: Int32?
        for (place, row) in facts.targets.rows.enumerated() where row.isPresent && row.state == .published {
            guard row.metric == code, row.period == period, row.hasValue, row.publishedFrom <= day,
                self.scope(of: row, facts) == scope
            else { continue }
            if let known = best, !isLater(Int32(place), than: known, facts) { continue }
            best = Int32(place)
        }
        return best
    }

    /// Of two in force from the same day the one that revises the other is later, else the one with the greater id.
    static func isLater(_ place: Int32, than other: Int32, _ facts: Facts) -> Bool {
        let (a, b) = (facts.targets.rows[Int(place)], facts.targets.rows[Int(other)])
        if a.publishedFrom != b.publishedFrom { return a.publishedFrom > b.publishedFrom }
        if a.revisionOf == other { return true }
        return b.revisionOf != place && facts.targets.ids[Int(place)] > facts.targets.ids[Int(other)]
    }

    /// Whose target it is: a person's, a product's, an office's, a region's, the first that it names, else the
    /// company's.
    static func scope(of target: TargetFact, _ facts: Facts) -> MetricScope {
        if let user = facts.users.id(at: target.user) { return .user(user) }
        if let product = facts.products.id(at: target.product) { return .product(product) }
        if let office = facts.offices.id(at: target.office) { return .office(office) }
        if let region = facts.regions.id(at: target.region) { return .region(region) }
        return .company
    }

    static func period(of target: TargetFact, _ facts: Facts) -> MetricPeriod? {
        let place = target.office >= 0 ? target.office : facts.users[target.user]?.office ?? -1
        let month = facts.offices[place]?.fiscalStartMonth ?? 1
        return MetricPeriod(facts.words[target.period], fiscalStartMonth: Int(month))
    }

    static func currency(of target: TargetFact, _ facts: Facts) -> String? {
        target.measure == .money && target.currency >= 0 ? facts.code(target.currency) : nil
    }

    /// The sales target of exactly the context's scope and period, in minor units of its currency.
    static func salesTarget(_ facts: Facts, _ context: MetricContext, _ converter: inout Converter) -> Int64? {
        let place = inForce(
            context.settings.salesTarget, context.scope, context.period.name, on: context.cutoff, facts)
        guard let target = place.flatMap({ facts.targets[$0] }), target.measure == .money else { return nil }
        return converter.convert(FactMoney(minor: target.value, currency: target.currency))
    }
}

/// A value to be reached and how figures compare with it.
struct GoalMeasure {
    private let value: Int64
    private let stretch: Int64
    private let measure: TargetMeasure
    private let metric: MetricCode

    init(_ target: TargetFact, _ metric: MetricCode) {
        self.init(target.value, stretch: target.stretch, target.measure, metric)
    }

    init(_ value: Int64, stretch: Int64 = 0, _ measure: TargetMeasure, _ metric: MetricCode) {
        self.value = value
        self.stretch = stretch
        self.measure = measure
        self.metric = metric
    }

    private var lowerIsBetter: Bool { Metric.of(metric).lowerIsBetter }

    /// A figure in the unit of the target, as an exact fraction; nil if it has no value, or one of another unit.
    func actual(_ figure: Figure) -> Ratio? {
        let won = figure.metric == .weightedForecast ? figure.split("won")?.value : nil
        switch (won ?? figure.value, measure) {
        case (.money(let minor), .money): return Ratio(minor)
        case (.count(let number), .count), (.count(let number), .unsaid): return Ratio(number)
        case (.percent(let ratio), .percent), (.ratio(let ratio), .percent): return scaled(ratio, 10_000)
        case (.days(let ratio), .days), (.months(let ratio), .months), (.score(let ratio), .score):
            return scaled(ratio, 100)
        default: return nil
        }
    }

    private func scaled(_ ratio: Ratio, _ factor: Int128) -> Ratio? {
        Ratio(wide: Int128(ratio.numerator) * factor, Int128(ratio.denominator))
    }

    func attainment(_ figure: Figure) -> Ratio? {
        guard let actual = actual(figure) else { return nil }
        return lowerIsBetter
            ? Ratio(wide: Int128(value) * Int128(actual.denominator), Int128(actual.numerator))
            : Ratio(wide: Int128(actual.numerator), Int128(actual.denominator) * Int128(value))
    }

    func isMet(_ figure: Figure) -> Bool? { actual(figure).map { reaches($0, value) } }
    func isStretchMet(_ figure: Figure) -> Bool? { actual(figure).map { reaches($0, stretch) } }

    private func reaches(_ actual: Ratio, _ value: Int64) -> Bool {
        lowerIsBetter ? actual <= Ratio(value) : actual >= Ratio(value)
    }
}
