// Why this file exists: beside its figures the overview shows what they are made of over time and below them. Those
// parts must add up to the figures, and each row must say what the page of its own scope says.

import SyncProtocol
import Testing

@testable import LeadToCash

struct AggregatesPageTests {
    private func grown(_ seed: UInt64) -> AggregatesCompany {
        var company = AggregatesCompany(seed: seed)
        for _ in 0..<500 { company.step() }
        return company
    }

    private func minor(_ value: FigureValue?) -> Int64 {
        if case .money(let minor) = value { minor } else { 0 }
    }

    @Test(arguments: [51, 52] as [UInt64])
    func `stages add up to the open pipeline, months of signing to what has a date`(seed: UInt64) throws {
        let desk = grown(seed).desk
        let overview = Overview(
            facts: desk.facts, context: desk.context(asOf: AggregatesCompany.asOf, "2025-10-01..2026-12-31"))
        let pipeline = try #require(overview.figure(.openPipeline))
        #expect(overview.stages.reduce(0) { $0 + $1.deals } == pipeline.count && pipeline.count > 0)
        #expect(overview.stages.reduce(0) { $0 + minor($1.amount) } == minor(pipeline.value))
        #expect(overview.stages.reduce(0) { $0 + minor($1.weighted) } == minor(pipeline["weighted"]))
        #expect(overview.ages.reduce(0) { $0 + $1.deals } == pipeline.count)
        let forecast = try #require(overview.figure(.weightedForecast))
        #expect(overview.signMonths.reduce(0) { $0 + $1.deals } == forecast.count && forecast.count > 0)
        #expect(overview.signMonths.reduce(0) { $0 + minor($1.weighted) } == minor(forecast.value))
    }

    @Test(arguments: [61, 62] as [UInt64])
    func `each quarter and each month is the win rate of its own`(seed: UInt64) {
        let company = grown(seed)
        let facts = company.desk.facts
        for scope in [MetricScope.company, .office(company.offices[1]), .user(company.users[1])] {
            let context = company.desk.context(asOf: AggregatesCompany.asOf, "2026-Q2", scope: scope)
            let overview = Overview(facts: facts, context: context)
            #expect(overview.closedQuarters.map(\.name).last == "2026-Q2" && overview.closedQuarters.count == 8)
            #expect(overview.closedMonths.map(\.name).last == "2026-06" && overview.closedMonths.count == 24)
            for closed in overview.closedQuarters + overview.closedMonths {
                var own = context
                own.period = span(closed.name)
                let metric = Metric.of(.winRate).figure(facts, own)
                #expect(closed.winRate == metric.value && closed.value == metric["value"])
                #expect(metric["won"] == .count(Int64(closed.won)) && metric["lost"] == .count(Int64(closed.lost)))
            }
        }
    }

    @Test func `leads are counted in the month in which they were made`() throws {
        let desk = grown(71).desk
        let overview = Overview(facts: desk.facts, context: desk.context(asOf: AggregatesCompany.asOf, "2026-Q2"))
        for month in overview.leadMonths where month.created > 0 && month.name != "2026-06" {
            var own = desk.context(asOf: AggregatesCompany.asOf, month.name)
            own.coverage = fraction(1)
            let metric = Metric.of(.leadConversion).figure(desk.facts, own)
            #expect(metric.count == month.created)
            #expect(metric.value == share(Int64(month.converted), Int64(month.created)))
        }
        #expect(overview.leadMonths.contains { $0.created > 0 && $0.converted > 0 })
    }

    @Test(arguments: [81, 82, 83] as [UInt64])
    func `each row says what its own page says`(seed: UInt64) {
        let company = grown(seed)
        let facts = company.desk.facts
        for scope in company.scopes {
            let context = company.desk.context(asOf: AggregatesCompany.asOf, "2026-Q2", scope: scope)
            for row in Overview(facts: facts, context: context).rows {
                var own = context
                own.scope = row.scope
                let page = Overview(facts: facts, context: own)
                let which: Comment = "\(row.scope) in \(scope)"
                #expect(row.open == page.figure(.openPipeline)?.value, which)
                #expect(row.openDeals == page.figure(.openPipeline)?.count, which)
                #expect(row.weighted == page.figure(.weightedForecast)?.value, which)
                #expect(row.wonValue == page.figure(.winRate)?["value"], which)
                #expect(row.winRate == page.figure(.winRate)?.value, which)
                #expect(row.overdue == page.figure(.overdueAgeing)?.value, which)
                #expect(row.freshness.median == page.figure(.dataFreshness)?.value, which)
                #expect(page.figure(.dataFreshness)?["red"] == .count(Int64(row.freshness.red)), which)
            }
        }
    }

    @Test func `a company has its regions and the offices of none, an office its people`() {
        let company = grown(91)
        func rows(_ scope: MetricScope) -> [MetricScope] {
            let context = company.desk.context(asOf: AggregatesCompany.asOf, "2026-Q2", scope: scope)
            return Overview(facts: company.desk.facts, context: context).rows.map(\.scope)
        }
        let (regions, offices, users) = (company.regions, company.offices, company.users)
        #expect(rows(.company) == [.region(regions[0]), .region(regions[2]), .office(offices[3])])
        #expect(rows(.region(regions[0])) == [.region(regions[1]), .office(offices[0])])
        #expect(rows(.office(offices[1])) == [.user(users[1]), .user(users[2])])
        #expect(rows(.user(users[0])).isEmpty && rows(.product(company.products[0])).isEmpty)
    }

    @Test func `a target is held against what was won, in its own currency and year`() throws {
        typealias F = Target.Fields
        var desk = FactDesk()
        desk.rate("EUR", "USD", 200_000_000)
        let office = desk.office()
        desk.set(Office.kind, office, [Office.Fields.fiscalStartMonth: .integer(4)])
        desk.closed("won", 1000, opened: nil, on: "2026-05-01", office: office)
        desk.closed("won", 600, opened: nil, on: "2026-02-01")
        for (value, code, owner) in [(2000, "USD", Value.null), (1000, "EUR", Value.reference(office))] {
            desk.add(
                Target.kind,
                [
                    F.metric: .text("M-02"), F.period: .text("2026-Q1"), F.unit: .text("money"),
                    F.value: .integer(Int64(value)), F.state: .text("published"), F.currency: .text(code),
                    F.office: owner, F.publishedFrom: .day("2026-01-01"),
                ])
        }
        let overview = Overview(facts: desk.facts, context: desk.context("2026-Q1"))
        let goal = try #require(overview.goal)
        #expect(goal.value == 2000 && goal.won == .money(600) && goal.attainment == fraction(3, 10))
        let row = try #require(overview.rows.first?.goal)
        // The office's first quarter begins in April; 1,000 cents are 500 euro cents.
        #expect(row.currency == "EUR" && row.won == .money(500) && row.attainment == fraction(1, 2))
        let attainment = try #require(Goals.attainment(of: row.target, desk.facts, desk.context("2026-Q1")))
        #expect(attainment.restatedAttainment == row.attainment)
    }
}
