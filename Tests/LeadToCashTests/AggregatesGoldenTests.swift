// Why this file exists: the golden numbers must stand on the page, not only in the metrics. They are checked on made-up
// data of the real shape, and on the real Maven set where it is at hand.

import SyncProtocol
import Testing

@testable import LeadToCash

private let skipped: Comment = "no real data: set OUTPOST_SHARED_DATA to a folder that holds crm_maven"

struct AggregatesGoldenTests {
    private func facts(_ plan: ImportPlan) -> Facts {
        var reader = FactReader()
        reader.pauseAggregates()
        for record in plan.records {
            reader.update(record.key.kind, record.key.id, record.provided + record.initial)
        }
        reader.resumeAggregates()
        return reader.facts
    }

    private func context(_ facts: Facts, _ period: String = "2017", office: String? = nil) -> MetricContext {
        let scope = office.map { MetricScope.office(ExternalIdentity.key(.maven, Office.kind, $0).id) }
        return MetricContext(
            asOf: onDay("2017-12-31"), period: span(period), currency: "USD", rates: RateTable(facts),
            scope: scope ?? .company)
    }

    @Test func `made-up data of the real shape`() throws {
        let plan = try ImportPlan(files(Synthetic.maven(seed: 11, opportunities: 600)), profile: .maven)
        let facts = facts(plan)
        for office in [nil, "Central", "East", "West"] as [String?] {
            for period in ["2017", "2017-Q3", "2017-11"] {
                let context = context(facts, period, office: office)
                for figure in Overview(facts: facts, context: context).figures {
                    let metric = Metric.of(figure.metric).figure(facts, context)
                    #expect(figure.value == metric.value && figure.count == metric.count, "\(figure.metric)")
                    for split in figure.splits where split.name != "cancelled" {
                        #expect(metric.splits.contains(split), "\(split.name) of \(figure.metric)")
                    }
                }
            }
        }
        let won = Overview(facts: facts, context: context(facts)).figure(.winRate)?.split("won")?.count ?? 0
        #expect(won > 100)
    }

    @Test(.enabled(if: SharedData.folder != nil, skipped))
    func `the golden numbers of the real set`() throws {
        let shared = try #require(SharedData.folder)
        let plan = try ImportPlan(try SourceFile.read(path: shared + "/crm_maven"), profile: .maven)
        let facts = facts(plan)
        let overview = Overview(facts: facts, context: context(facts))
        let wins = try #require(overview.figure(.winRate))
        #expect(wins.value == share(4238, 6711) && wins["value"] == .money(1_000_553_400))
        #expect(overview.closedQuarters.suffix(4).map(\.won) == [531, 1254, 1257, 1196])
        #expect(
            overview.closedQuarters.suffix(4).map(\.value)
                == [.money(113_467_200), .money(308_611_100), .money(298_225_500), .money(280_249_600)])
        #expect(
            overview.closedQuarters.suffix(4).map { $0.winRate.ratio?.percent(2) }
                == ["82.07", "61.71", "61.41", "60.25"])
        let cycle = try #require(overview.figure(.cycleTime))
        #expect(cycle.value == days(57) && cycle["mean"]?.ratio?.decimal(3) == "51.782")
        #expect(cycle["lost"] == days(14) && cycle["lostMean"]?.ratio?.decimal(3) == "41.479")
        let pipeline = try #require(overview.figure(.openPipeline))
        #expect(pipeline["withoutAmount"] == .count(2089) && pipeline["listPrice"] == .money(496_621_500))
        var priced = context(facts)
        priced.settings.probabilities = [.discovered: 10, .verified: 50]
        let weighted = Overview(facts: facts, context: priced).figure(.openPipeline)?["weightedListPrice"]
        #expect(weighted == .money(205_351_310))
        #expect(overview.stages.map(\.deals) == [500, 1589])
        let central = Overview(facts: facts, context: context(facts, office: "Central"))
        #expect(central.figure(.winRate)?["won"] == .count(1629))
        #expect(central.figure(.openPipeline)?["listPrice"] == .money(189_840_800))
    }
}
