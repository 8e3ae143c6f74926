// Why this file exists: a page that HQ trusts shows sums that nobody adds up again. After any edits they must be what
// they would be if everything were added up anew, and the figures made of them those of the metrics.

import SyncProtocol
import Testing

@testable import LeadToCash

struct AggregatesTests {
    private static let periods = ["2026-Q2", "2026", "2026-06", "2025-Q4", "2026-05-10..2026-07-09", "2026-Q4"]

    /// What would be kept if everything were added up now.
    private func anew(_ desk: FactDesk) -> Aggregates {
        var reader = desk.reader
        reader.resumeAggregates()
        return reader.facts.aggregates
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `after every edit the kept sums are those added up anew`(seed: UInt64) {
        var company = AggregatesCompany(seed: seed, currencies: ["USD", "EUR"])
        for step in 0..<400 {
            company.step()
            #expect(company.desk.facts.aggregates == anew(company.desk), "seed \(seed), step \(step)")
        }
        let facts = company.desk.facts
        #expect(!facts.aggregates.deals.offices.isEmpty && !facts.aggregates.deals.contested.places.isEmpty)
        #expect(!facts.aggregates.cash.open.places.isEmpty && !facts.aggregates.leads.offices.isEmpty)
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `in the reporting currency every figure is the metric's, for every scope and period`(seed: UInt64) {
        var company = AggregatesCompany(seed: seed)
        for _ in 0..<4 {
            for _ in 0..<120 { company.step() }
            for scope in company.scopes {
                for period in Self.periods {
                    let desk = company.desk
                    expectMetrics(desk, desk.context(asOf: AggregatesCompany.asOf, period, scope: scope))
                }
            }
        }
    }

    private func expectMetrics(_ desk: FactDesk, _ context: MetricContext) {
        let facts = desk.facts
        let overview = Overview(facts: facts, context: context)
        for figure in overview.figures {
            let metric = Metric.of(figure.metric).figure(facts, context)
            let which: Comment = "\(figure.metric) of \(context.scope) in \(context.period)"
            #expect(figure.value == metric.value && figure.count == metric.count, which)
            #expect(figure.inDispute == metric.inDispute && figure.disputed == metric.disputed, which)
            #expect(figure.missingRates == metric.missingRates && figure.clamped == metric.clamped, which)
            #expect(figure.coverage == metric.coverage && figure.currency == metric.currency, which)
            for split in figure.splits where split.name != "cancelled" {
                #expect(metric.splits.contains(split), "\(split.name) of \(figure.metric), \(context.scope)")
            }
        }
    }

    @Test func `every metric of the page is there, but DSO for a person or a product`() {
        var company = AggregatesCompany(seed: 5)
        for _ in 0..<50 { company.step() }
        for scope in company.scopes {
            let context = company.desk.context(asOf: AggregatesCompany.asOf, "2026-Q2", scope: scope)
            let codes = Overview(facts: company.desk.facts, context: context).figures.map(\.metric)
            let isOfOne = scope.word == "user" || scope.word == "product"
            #expect(codes == Overview.metrics.filter { !isOfOne || $0 != .salesOutstanding })
        }
    }

    @Test func `other settings and an earlier knowledge are figured for the question alone`() {
        var company = AggregatesCompany(seed: 21)
        for _ in 0..<500 { company.step() }
        for scope in company.scopes {
            var context = company.desk.context(asOf: AggregatesCompany.asOf, "2026", scope: scope)
            context.settings.probabilities = [.discovered: 33, .solution: 77]
            context.settings.lateDatedWorkingDays = 1
            context.settings.conversionDays = 20
            expectMetrics(company.desk, context)
            context.knownBy = onDay("2026-05-01")
            expectMetrics(company.desk, context)
        }
    }

    @Test func `sums of other currencies stay within a minor unit and a half of each amount`() throws {
        var company = AggregatesCompany(seed: 31, currencies: ["USD", "EUR", "JPY", "XTS"])
        company.desk.rate("EUR", "USD", 110_372_911, on: "2025-01-01")
        company.desk.rate("JPY", "USD", 668_431, on: "2025-01-01")
        for _ in 0..<900 { company.step() }
        let facts = company.desk.facts
        for scope in company.scopes {
            let context = company.desk.context(asOf: AggregatesCompany.asOf, "2026", scope: scope)
            let overview = Overview(facts: facts, context: context)
            for code in [MetricCode.openPipeline, .weightedForecast, .winRate, .winRateByValue, .overdueAgeing] {
                let figure = try #require(overview.figure(code))
                let metric = Metric.of(code).figure(facts, context)
                #expect(figure.count == metric.count && figure.missingRates == metric.missingRates)
                expectNear(figure.value, metric.value, figure.count)
                for split in figure.splits where split.name != "cancelled" {
                    let other = try #require(metric.split(split.name))
                    #expect(split.count == other.count, "\(split.name) of \(code)")
                    expectNear(split.value, other.value, split.count)
                }
            }
        }
    }

    private func expectNear(_ a: FigureValue, _ b: FigureValue, _ amounts: Int) {
        switch (a, b) {
        case (.money(let a), .money(let b)): #expect(2 * (a - b).magnitude <= UInt64(3 * amounts))
        case (.percent(let a), .percent(let b)): #expect((a - b)?.decimal(3) == "0.000")
        default: #expect(a == b)
        }
    }

    @Test func `a reader that rests while it reads everything keeps what one that does not`() {
        var company = AggregatesCompany(seed: 41)
        company.desk.reader.pauseAggregates()
        for _ in 0..<300 { company.step() }
        company.desk.reader.resumeAggregates()
        var busy = AggregatesCompany(seed: 41)
        for _ in 0..<300 { busy.step() }
        #expect(company.desk.facts.aggregates == busy.desk.facts.aggregates)
        for _ in 0..<100 { company.step() }
        #expect(company.desk.facts.aggregates == anew(company.desk))
    }
}
