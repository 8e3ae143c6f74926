// Why this file exists: the pipeline and the forecast are what HQ is asked for first, in one currency, while people
// still argue about the amounts.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias F = Opportunity.Fields

struct PipelineTests {
    @Test func `M-01 adds up open deals in one currency and says what it left out`() {
        var desk = FactDesk()
        desk.rate("EUR", "USD", 110_000_000)
        let office = desk.office(region: nil)
        desk.deal(1000, office: office, stage: "verified")
        desk.deal(1000, "EUR", stage: "verified")
        desk.deal(500, "GBP")
        desk.deal(nil, stage: "guiding")
        desk.closed("won", 9999, opened: "2026-01-01", on: "2026-02-01")
        let merged = desk.deal(7777)
        desk.set(Opportunity.kind, merged, [F.mergedInto: .reference(desk.id())])
        let suspended = desk.deal(6666)
        desk.set(Opportunity.kind, suspended, [F.outcome: .text("suspended")])
        let figure = desk.figure(.openPipeline)
        #expect(figure.value == .money(2100) && figure.count == 4)
        #expect(figure["verified"] == .money(2100) && figure["weighted"] == .money(420))
        #expect(figure["withoutAmount"] == .count(1) && figure["solution"] == nil)
        #expect(figure.missingRates.map(\.from) == ["GBP"] && figure.inDispute == 0)
        #expect(desk.figure(.openPipeline, scope: .office(office)).value == .money(1000))
    }

    @Test func `an amount without a currency is a missing rate, not a dollar`() {
        var desk = FactDesk()
        desk.add(Opportunity.kind, [F.commercial: .compound([.integer(5), .null, .null])])
        let figure = desk.figure(.openPipeline)
        #expect(figure.value == .undefined(.missingRate) && figure.missingRates.first?.from == "")
    }

    @Test func `what has no price is shown at list price`() {
        var desk = FactDesk()
        for (name, price) in [("5G", 500), ("Fibre", 250)] as [(String, Int64)] {
            desk.add(Product.kind, [Product.Fields.name: .text(name), Product.Fields.listPrice: .worth(price)])
        }
        desk.set(Opportunity.kind, desk.deal(nil, stage: "solution"), [F.productsInterest: .set(["5G"])])
        desk.set(Opportunity.kind, desk.deal(nil, stage: "discovered"), [F.productsInterest: .set(["5G", "Fibre"])])
        desk.set(Opportunity.kind, desk.deal(nil), [F.productsInterest: .set(["Unknown"])])
        desk.set(Opportunity.kind, desk.deal(900), [F.productsInterest: .set(["5G"])])
        let figure = desk.figure(.openPipeline)
        #expect(figure["listPrice"] == .money(1250) && figure["withoutAmount"] == .count(3))
        #expect(figure["weightedListPrice"] == .money(250 + 75))
    }

    @Test func `regions hold their sub-regions, products their deals, people what they own`() {
        var desk = FactDesk()
        let world = desk.add(Region.kind, [Region.Fields.code: .text("W")])
        let east = desk.add(Region.kind, [Region.Fields.parent: .reference(world)])
        let office = desk.office(region: east)
        let owner = desk.user(office)
        let product = desk.add(Product.kind, [Product.Fields.name: .text("5G")])
        let id = desk.deal(100, office: office, owner: owner)
        desk.set(Opportunity.kind, id, [F.productsInterest: .set(["Fibre", "5G"])])
        desk.deal(900)
        for scope in [MetricScope.region(world), .region(east), .office(office), .user(owner), .product(product)] {
            #expect(desk.figure(.openPipeline, scope: scope).value == .money(100))
        }
        #expect(desk.figure(.openPipeline).value == .money(1000))
    }

    @Test func `while people argue the lower amount counts, in money and not in digits`() {
        var desk = FactDesk()
        // Story 5: 1.5 M USD or 0.9 M EUR; a euro is 1.10 dollars, so 0.9 M EUR are 990,000 dollars.
        desk.rate("EUR", "USD", 110_000_000)
        let id = desk.deal(150_000_000)
        let key = RecordKey(kind: Opportunity.kind, id: id)
        desk.contest(
            key, F.commercial,
            [
                .compound([.integer(150_000_000), .text("USD"), .null]),
                .compound([.integer(90_000_000), .text("EUR"), .null]),
            ])
        var figure = desk.figure(.openPipeline)
        #expect(figure.value == .money(99_000_000) && figure.inDispute == 99_000_000 && figure.disputed == 1)
        // 149 M yen are more digits and less money.
        desk.contest(key, F.commercial, [.compound([.integer(149_000_000), .text("JPY"), .null])])
        #expect(desk.figure(.openPipeline).missingRates.map(\.from) == ["JPY"])
        desk.rate("JPY", "USD", 660_000)
        figure = desk.figure(.openPipeline)
        #expect(figure.value == .money(98_340_000) && figure.missingRates.isEmpty)
    }

    @Test func `M-02 weighs what is to be signed in the period`() {
        var desk = FactDesk()
        let sure = desk.deal(1001, stage: "solution", sign: "2026-03-31", category: "commit")
        desk.set(
            Opportunity.kind, sure, [F.managerForecast: .compound([.text("bestCase"), .integer(800), .text("USD")])])
        desk.deal(2000, stage: "verified", sign: "2026-01-01")
        desk.deal(4000, stage: "contracting", sign: "2026-02-01", category: "omitted")
        desk.deal(8000, sign: "2026-04-01", category: "commit")
        desk.deal(8000)
        let claimed = desk.deal(3000, stage: "contracting", sign: "2026-02-02", category: "pipeline")
        desk.set(Opportunity.kind, claimed, [F.winClaim: .flag(true), F.probability: .integer(95)])
        desk.closed("won", 700, opened: "2026-01-01", on: "2026-01-09")
        let figure = desk.figure(.weightedForecast, "2026-Q1")
        // 1001 × 50 % = 500.5, rounded up; 2000 × 20 %; 3000 × 95 %.
        #expect(figure.value == .money(501 + 400 + 2850) && figure.count == 3)
        #expect(figure["commit"] == .money(4001) && figure["pipeline"] == .money(2000))
        #expect(figure["bestCase"] == .money(0) && figure["managerBestCase"] == .money(800))
        #expect(figure["won"] == .money(700) && figure["winClaims"] == .count(1))
    }

    @Test func `in dispute the later date and the lower probability count`() {
        var desk = FactDesk()
        let id = desk.deal(1000, stage: "negotiating", sign: "2026-03-01")
        let key = RecordKey(kind: Opportunity.kind, id: id)
        let probability = desk.contest(key, F.probability, [.integer(60), .integer(75), .integer(900)])
        #expect(desk.figure(.weightedForecast, "2026-Q1").value == .money(600))
        let stage = desk.contest(key, F.stage, [.text("guiding"), .text("negotiating")])
        #expect(desk.figure(.weightedForecast, "2026-Q1").value == .money(400))
        #expect(desk.figure(.weightedForecast, "2026-Q1").inDispute == 1000)
        desk.contest(key, F.expectedSignDate, [.day("2026-03-01"), .day("2026-04-15")])
        #expect(desk.figure(.weightedForecast, "2026-Q1").value == .money(0))
        #expect(desk.figure(.weightedForecast, "2026-Q2").value == .money(400))
        for open in [probability, stage] {
            desk.set(CaseRecord.number, open, [CaseRecord.Fields.state: .text("closed")])
        }
        #expect(desk.figure(.weightedForecast, "2026-Q2").value == .money(750))
    }

    @Test func `a deal that somebody calls lost is at risk and weighs nothing`() {
        var desk = FactDesk()
        let id = desk.deal(1000, sign: "2026-03-01")
        desk.contest(
            RecordKey(kind: Opportunity.kind, id: id), F.outcome, [.text("lost")], question: "held",
            rule: "lostAgainstAdvance")
        #expect(desk.figure(.openPipeline)["atRisk"] == .money(1000))
        #expect(desk.figure(.openPipeline).value == .money(1000))
        #expect(desk.figure(.weightedForecast).value == .money(0))
    }

    @Test func `M-03 compares the pipeline with what is left of the target`() {
        var desk = FactDesk()
        let office = desk.office()
        desk.deal(6000, office: office, sign: "2026-02-01")
        desk.deal(9999, office: office, sign: "2026-05-01")
        desk.closed("won", 1000, opened: "2026-01-01", on: "2026-01-20", office: office)
        #expect(desk.figure(.pipelineCoverage, "2026-Q1").value == .undefined(.noTarget))
        func target(_ minor: Int64) -> [FieldNumber: Value] {
            [
                Target.Fields.office: .reference(office), Target.Fields.metric: .text("M-02"),
                Target.Fields.period: .text("2026-Q1"), Target.Fields.unit: .text("money"),
                Target.Fields.currency: .text("USD"), Target.Fields.value: .integer(minor),
                Target.Fields.state: .text("published"),
            ]
        }
        let id = desk.add(Target.kind, target(4000))
        let figure = desk.figure(.pipelineCoverage, "2026-Q1", scope: .office(office))
        #expect(
            figure.value == .ratio(fraction(2)) && figure["target"] == .money(4000) && figure["won"] == .money(1000))
        #expect(desk.figure(.pipelineCoverage, "2026-Q1").value == .undefined(.noTarget))
        desk.set(Target.kind, id, target(1000))
        let reached = desk.figure(.pipelineCoverage, "2026-Q1", scope: .office(office))
        #expect(reached.value == .undefined(.targetReached))
    }
}
