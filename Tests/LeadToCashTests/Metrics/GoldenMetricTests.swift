// Why this file exists: the golden numbers of the real Maven set must come out of the facts that its import leaves. The
// set is not part of the repository; without it these tests are skipped.

import SyncProtocol
import Testing

@testable import LeadToCash

private let skipped: Comment = "no real data: set OUTPOST_SHARED_DATA to a folder that holds crm_maven"

@Suite(.enabled(if: SharedData.folder != nil, skipped))
struct GoldenMetricTests {
    private static let facts = Result { () throws -> Facts in
        let shared = try #require(SharedData.folder)
        let plan = try ImportPlan(try SourceFile.read(path: shared + "/crm_maven"), profile: .maven)
        var reader = FactReader()
        for record in plan.records {
            reader.update(record.key.kind, record.key.id, record.provided + record.initial)
        }
        return reader.facts
    }

    private func figure(
        _ metric: MetricCode, _ period: String = "2017", office: String? = nil, engaging: Int8? = nil
    ) throws -> Figure {
        let facts = try Self.facts.get()
        let scope = office.map { MetricScope.office(ExternalIdentity.key(.maven, Office.kind, $0).id) }
        var context = MetricContext(
            asOf: onDay("2017-12-31"), period: span(period), currency: "USD", rates: RateTable(facts),
            scope: scope ?? .company)
        context.settings.probabilities = engaging.map { [.discovered: 10, .verified: $0] } ?? [:]
        return Metric.of(metric).figure(facts, context)
    }

    @Test func `won value and win rate`() throws {
        let figure = try figure(.winRate)
        #expect(figure.value == share(4238, 6711) && figure.value.ratio?.percent(4) == "63.1501")
        #expect(figure["won"] == .count(4238) && figure["lost"] == .count(2473))
        #expect(figure["value"] == .money(1_000_553_400) && figure.missingRates.isEmpty)
    }

    @Test(
        arguments: [
            ("2017-Q1", 531, 113_467_200, "82.07"), ("2017-Q2", 1254, 308_611_100, "61.71"),
            ("2017-Q3", 1257, 298_225_500, "61.41"), ("2017-Q4", 1196, 280_249_600, "60.25"),
        ] as [(String, Int64, Int64, String)])
    func `quarters`(period: String, won: Int64, value: Int64, rate: String) throws {
        let figure = try figure(.winRate, period)
        #expect(figure["won"] == .count(won) && figure["value"] == .money(value))
        #expect(figure.value.ratio?.percent(2) == rate)
    }

    @Test(
        arguments: [
            ("Central", 3512, 1629, 334_629_300, "62.5576", 908, 189_840_800),
            ("East", 2291, 1171, 309_059_400, "63.0248", 433, 106_958_600),
            ("West", 2997, 1438, 356_864_700, "63.9395", 748, 199_822_100),
        ] as [(String, Int, Int64, Int64, String, Int, Int64)])
    func `regional offices`(
        office: String, deals: Int, won: Int64, value: Int64, rate: String, open: Int, list: Int64
    ) throws {
        let wins = try figure(.winRate, office: office)
        #expect(wins["won"] == .count(won) && wins["value"] == .money(value))
        #expect(wins.value.ratio?.percent(4) == rate)
        let pipeline = try figure(.openPipeline, office: office)
        #expect(pipeline.count == open && pipeline["listPrice"] == .money(list))
        #expect(pipeline.count + wins.count == deals)
    }

    @Test func `cycle days of won and lost deals`() throws {
        let figure = try figure(.cycleTime)
        #expect(figure.value == days(57) && figure["mean"]?.ratio?.decimal(3) == "51.782")
        #expect(figure["min"] == days(1) && figure["max"] == days(138) && figure.clamped == 0)
        #expect(figure["lost"] == days(14) && figure["lostMean"]?.ratio?.decimal(3) == "41.479")
    }

    @Test func `the open pipeline at list price, weighted`() throws {
        let figure = try figure(.openPipeline, engaging: 50)
        #expect(figure.value == .money(0) && figure["withoutAmount"] == .count(2089))
        #expect(figure["listPrice"] == .money(496_621_500))
        #expect(figure["weightedListPrice"] == .money(205_351_310))
    }

    @Test func `price realisation`() throws {
        let figure = try figure(.priceRealisation)
        #expect(figure.value == .ratio(fraction(10_005_534, 10_023_482)))
        #expect(figure.value.ratio?.decimal(6) == "0.998209")
    }

    @Test func `the age of what is being engaged`() throws {
        let figure = try figure(.timeInStage)
        #expect(figure.split("open.verified")?.count == 1589 && figure["open.verified"] == days(165))
        #expect(figure["openMean.verified"]?.ratio?.decimal(4) == "198.8162")
        #expect(figure["over90.verified"] == .count(1479) && figure["open.discovered"] == nil)
    }

    @Test func `open deals without an account make the set incomplete`() throws {
        let figure = try figure(.completeness)
        #expect(figure.count == 2089 && figure["withoutAccount"] == .count(1425))
        #expect(figure["withoutAmount"] == .count(2089) && figure.value == share(0, 2089))
    }
}
