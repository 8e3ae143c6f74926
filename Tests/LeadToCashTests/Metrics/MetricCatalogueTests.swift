// Why this file exists: a metric that has no name, no formula or no code behind it is found out here, and so is one
// that cannot bear to have nothing to count.

import SyncProtocol
import Testing

@testable import LeadToCash

struct MetricCatalogueTests {
    @Test func `the catalogue has every metric once, with a name in each language and a formula`() {
        #expect(Metric.all.map(\.code) == MetricCode.allCases && MetricCode.allCases.count == 44)
        for metric in Metric.all {
            for language in Language.allCases { #expect(!metric.name.text(in: language).isEmpty) }
            #expect(metric.formula.hasSuffix("."), "\(metric.code)")
            #expect(MetricCode(code: metric.code.description) == metric.code)
            #expect(Metric.of(metric.code).name == metric.name)
        }
        #expect(Set(Metric.all.map(\.name.simplified)).count == 44)
        #expect(Set(Metric.starterSet).count == 14)
        #expect(MetricCode.openPipeline.description == "M-01" && MetricCode.completeness.description == "M-44")
        for text in ["M-1", "M-00", "M-45", "m-01", "M-+1", ""] { #expect(MetricCode(code: text) == nil) }
        for pillar in Pillar.allCases { #expect(!pillar.label.simplified.isEmpty) }
    }

    @Test func `every metric measures one process, and somebody answers for it`() throws {
        let tree = ProcessContent.tree.map { ProcessNode($0) }
        let codes = tree.map(\.code)
        #expect(Metric.all.allSatisfy { codes.contains($0.code.process) })
        let groups = ProcessFigures.all(in: tree)
        #expect(groups.flatMap(\.metrics).sorted { $0.rawValue < $1.rawValue } == MetricCode.allCases)
        #expect(groups.map(\.process.code) == codes.filter { code in groups.contains { $0.process.code == code } })
        let delivery = try #require(groups.first { $0.process.code == "OTD" })
        #expect(delivery.metrics == [.onTimeDelivery, .deliveryCost, .firstTimeAcceptance])
        let words = [Language.en: "Fulfilment responsible (FR)", .zhHans: "履行责任人", .zhHant: "履行責任人"]
        for (language, word) in words {
            let heading = FigurePage(language) { $0.description }.heading(of: delivery.process)
            #expect(heading.hasPrefix("OTD ") && heading.contains(word), "\(heading)")
        }
        let json = delivery.json("metrics", []).compact
        #expect(json.contains(#""process":"OTD""#) && json.contains(#""ownerRole":"FR""#), "\(json)")
    }

    @Test func `what HQ took out of the tree is told of the process above it`() {
        let tree = ProcessContent.tree.filter { !["OTD", "MCE"].contains($0.code) }.map { ProcessNode($0) }
        let groups = ProcessFigures.all(in: tree)
        let above = groups.first { $0.process.code == "LTC.2" }
        #expect(above?.metrics == [.onTimeDelivery, .deliveryCost, .firstTimeAcceptance])
        #expect(groups.reduce(0) { $0 + $1.metrics.count } == MetricCode.allCases.count)
    }

    @Test func `nothing to count gives zero or says so`() {
        let desk = FactDesk()
        for metric in Metric.all {
            let figure = desk.figure(metric.code)
            #expect(figure.metric == metric.code && figure.count == 0 && figure.coverage == nil)
            switch metric.unit {
            case .count: #expect(figure.value == .count(0), "\(metric.code)")
            case .money where metric.code != .salesVelocity: #expect(figure.value == .money(0), "\(metric.code)")
            default:
                guard case .undefined = figure.value else {
                    Issue.record("\(metric.code) of nothing is \(figure.value)")
                    continue
                }
            }
        }
    }

    @Test func `a scope that names an unknown record holds nothing`() {
        var desk = FactDesk()
        desk.deal(100, office: desk.office())
        let stranger = desk.id()
        for scope in [MetricScope.region(stranger), .office(stranger), .user(stranger), .product(stranger)] {
            #expect(desk.figure(.openPipeline, scope: scope).count == 0)
            #expect(desk.figure(.heldEdits, scope: scope).count == 0)
        }
    }

    @Test func `values are written as people read them`() {
        #expect(FigureValue.count(1_234_567).text(currency: nil) == "1,234,567")
        #expect(FigureValue.count(-1234).text(currency: nil) == "-1,234")
        #expect(FigureValue.money(105_000_000).text(currency: "USD") == "1,050,000.00 USD")
        #expect(FigureValue.money(5).text(currency: nil) == "5")
        #expect(share(4238, 6711).text(currency: nil) == "63.15 %")
        #expect(FigureValue.ratio(fraction(10_005_534, 10_023_482)).text(currency: nil) == "0.9982")
        #expect(days(115, 2).text(currency: nil, places: 1) == "57.5")
        #expect(FigureValue.undefined(.emptySet).text(currency: nil) == "—")
        #expect(FigureValue.undefined(.emptySet).ratio == nil && days(3).ratio == fraction(3))
    }

    @Test func `a figure says where and when it is from`() {
        var desk = FactDesk()
        desk.deal(100, "EUR")
        var context = desk.context(asOf: "2026-05-04", "2026-Q2")
        context.source = .local(lastSync: noon("2026-05-01"))
        context.rateDate = onDay("2026-04-30")
        let figure = Metric.of(.openPipeline).figure(desk.facts, context)
        #expect(figure.asOf == onDay("2026-05-04") && figure.period == span("2026-Q2"))
        #expect(figure.source == .local(lastSync: noon("2026-05-01")) && figure.scope == .company)
        #expect(figure.currency == "USD" && figure.rateDate == onDay("2026-04-30"))
        #expect(figure.value == .undefined(.missingRate))
        #expect(figure.missingRates == [Figure.MissingRate(from: "EUR", to: "USD", amounts: 1)])
    }
}
