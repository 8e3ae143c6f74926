// Why this file exists: a number on HQ's first page is believed. Each must be the figure that the metric gives, with
// what there is to say about it, and no name on the page may run.

import LeadToCash
import SyncProtocol
import Testing

@testable import Console

@Suite struct OverviewPageTests {
    private let desk = OverviewDesk()

    /// What stands in an element, from its id to the end of its section.
    private func section(_ id: String, in html: String) -> Substring? {
        guard let start = html.firstRange(of: "id=\"\(id)\"") else { return nil }
        let rest = html[start.upperBound...]
        return rest.firstRange(of: "</section>").map { rest[..<$0.lowerBound] }
    }

    private static let shown: [(OverviewTab, [MetricCode])] = [
        (
            .process,
            [.openPipeline, .weightedForecast, .winRate, .winRateByValue, .cycleTime, .salesVelocity, .stageConversion]
        ),
        (.customer, [.satisfaction, .overdueAgeing, .overdueRatio, .salesOutstanding, .repeatBusiness]),
        (
            .performance,
            [.overdueAgeing, .collectionEffectiveness, .dataFreshness, .dataCoverage, .completeness, .conflictRate]
        ),
    ]

    @Test(arguments: shown) func `each card says what the metric says`(tab: OverviewTab, codes: [MetricCode]) throws {
        for scope in [MetricScope.company, .office(desk.office), .user(desk.seller)] {
            let sheet = try #require(desk.sheet(tab, scope))
            let html = try OverviewDesk.html(sheet)
            let telling = OverviewTelling(language: .en, names: [:])
            for code in codes where sheet.kept.figure(code) != nil || !Overview.metrics.contains(code) {
                let figure = try #require(desk.figure(code, scope))
                let card = try #require(section("overview-\(code)", in: html), "\(code) is missing in \(scope)")
                let value = telling.text(figure.value, figure.currency)
                #expect(card.contains("<p class=\"value num\">\(value)</p>"), "\(code) in \(scope) is not \(value)")
                #expect(card.contains("As of 2026-11-28 12:00Z · Coverage"))
                #expect(card.contains("In dispute \(telling.dispute(figure))"))
                #expect(card.contains("title=\""))
            }
        }
    }

    @Test func `what can be worked out on paper stands on the page`() throws {
        let html = try OverviewDesk.html(try #require(desk.sheet(.process)))
        let pipeline = try #require(section("overview-M-01", in: html))
        #expect(pipeline.contains("1,500.00 USD"))
        #expect(try #require(section("overview-M-10", in: html)).contains("66.67 %"))
        #expect(try #require(section("overview-M-11", in: html)).contains("50.00 %"))
        #expect(html.contains("<th scope=\"row\">2026-Q4"))
        let owed = try OverviewDesk.html(try #require(desk.sheet(.customer)))
        #expect(try #require(section("overview-M-25", in: owed)).contains("70.00 USD"))
    }

    @Test func `stages stand in a table beside their chart, and add up to the pipeline`() throws {
        let groups = try #require(desk.sheet(.process)).groups
        let body = try #require(groups.first?.bodies.first)
        #expect(body.chart?.contains("<figure") == true)
        let rows = try #require(body.table?.rows)
        #expect(rows.map(\.rowName) == ["Bidding", "Negotiating"])
        #expect(rows.map { $0.cells.map(\.text)[1] } == ["500.00 USD", "1,000.00 USD"])
    }

    @Test func `what there is no number for says why`() throws {
        let html = try OverviewDesk.html(try #require(desk.sheet(.process)))
        let coverage = try #require(section("overview-M-03", in: html))
        #expect(coverage.contains("<p class=\"value num\">—</p>") && coverage.contains("There is no published target."))
        let chinese = try OverviewDesk.html(try #require(desk.sheet(.process, in: .zhHans)))
        #expect(try #require(section("overview-M-03", in: chinese)).contains("没有已发布的目标"))
    }

    @Test func `what is still being counted is said to be`() throws {
        let html = try OverviewDesk.html(try #require(desk.sheet(.performance, isCounted: false)))
        #expect(try #require(section("overview-M-27", in: html)).contains("This is still being counted"))
        #expect(try #require(section("overview-M-36", in: html)).contains("This is still being counted"))
        let ageing = try #require(section("overview-M-25", in: html))
        #expect(!ageing.contains("This is still being counted"))
    }

    @Test(arguments: OverviewTab.allCases) func `names cannot run`(tab: OverviewTab) throws {
        for scope in [MetricScope.company, .office(desk.office), .user(desk.seller)] {
            let sheet = try #require(desk.sheet(tab, scope))
            let html = try OverviewDesk.html(sheet)
            #expect(!html.contains("<script"))
            let lines = OverviewFile(sheet).text.split(separator: "\r\n")
            #expect(lines.count > 10)
            for cell in lines.flatMap({ $0.split(separator: ",") }) { #expect(cell.first != "=" && cell.first != "@") }
        }
        let office = try OverviewDesk.html(try #require(desk.sheet(tab, .office(desk.office))))
        #expect(office.contains("Nairobi &lt;script&gt;"))
    }

    @Test func `the file holds the numbers as spreadsheets read them`() throws {
        let text = OverviewFile(try #require(desk.sheet(.customer))).text
        let formula = "'" + OverviewDesk.formula
        #expect(text.contains(formula))
        let line = try #require(text.split(separator: "\r\n").first { $0.contains(",M-25,Overdue ageing,,") })
        #expect(line.contains(",70.00 USD,70.00,USD,1,2026-11-28,2026-Q4,company,"))
    }

    @Test(arguments: OverviewTab.allCases) func `no id stands on a page twice`(tab: OverviewTab) throws {
        let html = try OverviewDesk.html(try #require(desk.sheet(tab)))
        var ids: [Substring] = []
        var rest = html[...]
        while let range = rest.firstRange(of: " id=\"") {
            rest = rest[range.upperBound...]
            ids.append(rest.prefix { $0 != "\"" })
        }
        #expect(ids.count > 10 && Set(ids).count == ids.count)
    }

    @Test func `rows lead one level down and keep what was chosen`() throws {
        let sheet = try #require(desk.sheet(.process))
        let below = try #require(sheet.groups.first?.bodies.last?.table?.rows.first)
        #expect(below.rowPath == "/overview/process?scope=office%3D\(desk.office)")
        let people = try #require(desk.sheet(.process, .office(desk.office))?.groups.first?.bodies.last?.table?.rows)
        #expect(people.map(\.rowPath) == ["/overview/process?scope=user%3D\(desk.seller)"])
        let own = try #require(desk.sheet(.process, .user(desk.seller))).model
        #expect(own.dealsPath == "/opportunities?owner=\(desk.seller)&outcome=open")
    }
}
