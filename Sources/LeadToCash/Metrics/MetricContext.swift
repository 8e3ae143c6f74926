// Why this file exists: a figure without its day, its period, its scope and its currency is no figure. They are given
// together, and every figure carries them on.

import SyncProtocol

/// Where a figure was computed.
public enum FigureSource: Hashable, Sendable {
    /// From the merged state at HQ.
    case headquarters
    /// From a laptop's replica, which last heard from HQ then (Unix milliseconds; 0 never).
    case local(lastSync: Int64)
}

/// What a figure is asked for.
public struct MetricContext: Sendable {
    /// The day of the figure.
    public var asOf: CivilDate
    /// The instant of the figure, Unix milliseconds, for what is counted in hours; the end of `asOf` if nobody says.
    public var now: Int64
    public var period: MetricPeriod
    public var scope: MetricScope
    /// ISO 4217.
    public var currency: String
    /// The day whose rates are taken; `asOf` if nobody says.
    public var rateDate: CivilDate
    public var rates: RateTable
    public var settings: MetricSettings
    public var source: FigureSource
    /// As reported: what HQ heard of after this day does not count. Nil counts everything, the restated value.
    public var knownBy: CivilDate?
    /// The share of the open pipeline that freshly synced devices stand for, where it has been computed already.
    public var coverage: Ratio?

    public init(
        asOf: CivilDate, period: MetricPeriod, currency: String, rates: RateTable,
        scope: MetricScope = .company, settings: MetricSettings = MetricSettings(),
        source: FigureSource = .headquarters
    ) {
        self.asOf = asOf
        now = (Int64(asOf.days) + 1) * FactInstant.day - 1
        self.period = period
        self.scope = scope
        self.currency = currency
        rateDate = asOf
        self.rates = rates
        self.settings = settings
        self.source = source
    }

    var asOfDay: FactDay { FactDay(asOf) }
    /// The day of a balance: that of the figure, or the period's last if that came before.
    var cutoff: FactDay { min(asOfDay, period.endDay) }

    /// Whether something that happened on a day is in the figure: in its period, and not after its day.
    @inline(__always)
    func holds(_ day: FactDay) -> Bool { period.contains(day) && day.number <= asOf.days }

    func filter(_ facts: Facts) -> ScopeFilter { ScopeFilter(scope, facts) }
    func converter(_ facts: Facts) -> Converter {
        Converter(facts, rates, to: currency, on: FactDay(rateDate))
    }

    /// A figure of this context.
    func figure(
        _ metric: MetricCode, _ value: FigureValue, count: Int, splits: [Figure.Split] = [], clamped: Int = 0
    ) -> Figure {
        Figure(
            metric: metric, value: value, count: count, splits: splits, clamped: clamped, asOf: asOf, now: now,
            period: period, scope: scope, source: source, coverage: coverage)
    }

    /// A figure for which amounts were converted: it says in what, at the rates of which day, and what is missing.
    func figure(
        _ metric: MetricCode, _ value: FigureValue, count: Int, splits: [Figure.Split] = [], _ facts: Facts,
        _ converter: Converter, inDispute: MoneySum? = nil, clamped: Int = 0
    ) -> Figure {
        var figure = figure(metric, value, count: count, splits: splits, clamped: clamped)
        figure.currency = currency
        figure.rateDate = rateDate
        figure.missingRates = converter.missing
            .map { Figure.MissingRate(from: facts.code($0.key), to: currency, amounts: $0.value) }
            .sorted { $0.from < $1.from }
        if converter.isExceeded { figure.value = .undefined(.exceeds64Bits) }
        if let inDispute {
            figure.inDispute = inDispute.minor ?? .max
            figure.disputed = inDispute.count
        }
        return figure
    }
}

extension MoneySum {
    /// The sum as a value; undefined beyond 64 bits, and where there is nothing but amounts without a rate.
    func value(_ converter: Converter) -> FigureValue {
        if count == 0, !converter.missing.isEmpty { return .undefined(.missingRate) }
        return minor.map(FigureValue.money) ?? .undefined(.exceeds64Bits)
    }

    /// This sum ÷ another; undefined where the other is zero.
    func share(of other: MoneySum, _ converter: Converter, as form: (Ratio) -> FigureValue) -> FigureValue {
        if other.count == 0 { return .undefined(converter.missing.isEmpty ? .emptySet : .missingRate) }
        if other.total == 0 { return .undefined(.zeroDenominator) }
        return Ratio(wide: total, other.total).map(form) ?? .undefined(.exceeds64Bits)
    }
}
