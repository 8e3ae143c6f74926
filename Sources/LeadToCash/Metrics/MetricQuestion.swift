// Why this file exists: people ask for "the pipeline of Lisbon this quarter" and leave the rest open. What that means,
// down to the day, the currency and the month in which a year begins, is settled in one place for both programs.

import SyncProtocol

/// What somebody asks figures for.
public struct MetricQuestion: Sendable {
    public var scope = MetricScope.company
    /// As a period is named; the quarter of the day if nil. See ``MetricPeriod``.
    public var period: String?
    /// Today if nil.
    public var asOf: CivilDate?
    /// ISO 4217; the scope's own currency if nil.
    public var currency: String?

    public init() {}

    /// What figures are computed for.
    /// - Parameter now: Unix milliseconds. Of a day that is not today the figures are those of its end.
    /// - Returns: nil if the period is none, or the clock shows no day of the calendar.
    public func context(_ facts: Facts, now: Int64, source: FigureSource = .headquarters) -> MetricContext? {
        guard let today = CivilDate(milliseconds: UInt64(max(0, now))) else { return nil }
        let day = asOf ?? today
        let month = facts.fiscalStartMonth(of: scope)
        let named = period.flatMap { MetricPeriod($0, fiscalStartMonth: month) }
        let usual = period == nil ? MetricPeriod.quarter(of: day, fiscalStartMonth: month) : nil
        guard let span = named ?? usual else { return nil }
        var context = MetricContext(
            asOf: day, period: span, currency: currency ?? facts.reportingCurrency(of: scope), rates: RateTable(facts),
            scope: scope, source: source)
        if day == today { context.now = now }
        return context
    }

    /// The figures of some metrics, in the order given.
    public static func figures(_ metrics: [MetricCode], _ facts: Facts, _ context: MetricContext) -> [Figure] {
        var context = context
        if context.source == .headquarters { context.coverage = DataHealth.coverageShare(facts, context) }
        return metrics.map { Metric.of($0).figure(facts, context) }
    }
}

extension Facts {
    /// The month in which the year of a scope begins: that of the office, or of a person's office; else January.
    public func fiscalStartMonth(of scope: MetricScope) -> Int {
        switch scope {
        case .office(let id): Int(offices[id]?.fiscalStartMonth ?? 1)
        case .user(let id): Int(offices[users[id]?.office ?? -1]?.fiscalStartMonth ?? 1)
        case .company, .region, .product: 1
        }
    }

    /// The currency in which a scope reports: an office's own; of several offices the one that most of them have; where
    /// none says, the only one in which there are amounts; else US dollars.
    public func reportingCurrency(of scope: MetricScope) -> String {
        let filter = ScopeFilter(Self.place(of: scope, self), self)
        var counts: [String: Int] = [:]
        for (place, office) in offices.rows.enumerated() where office.isPresent {
            let code = code(office.currency)
            guard !code.isEmpty, filter.admits(office: Int32(clamping: place), self) else { continue }
            counts[code, default: 0] += 1
        }
        let most = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
        let known = currencies.words.filter { !$0.isEmpty }
        return most ?? (known.count == 1 ? known[0] : "USD")
    }

    /// Where the offices of a scope are looked for: a person's office; a product has none.
    private static func place(of scope: MetricScope, _ facts: Facts) -> MetricScope {
        switch scope {
        case .user(let id):
            facts.users[id].flatMap { facts.offices.id(at: $0.office) }.map { MetricScope.office($0) } ?? .company
        case .product: .company
        default: scope
        }
    }
}
