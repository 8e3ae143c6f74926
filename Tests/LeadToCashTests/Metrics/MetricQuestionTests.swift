// Why this file exists: what people leave out of a question must be filled in the same way everywhere, and what they
// read must say how the number came about.

import SyncProtocol
import Testing

@testable import LeadToCash

struct MetricQuestionTests {
    private struct NoSuchRecord: Error {}

    @Test func `a quarter is the one of the office's own year`() {
        #expect(MetricPeriod.quarter(of: onDay("2026-11-20"))?.name == "2026-Q4")
        #expect(MetricPeriod.quarter(of: onDay("2026-01-01"))?.name == "2026-Q1")
        let spring = MetricPeriod.quarter(of: onDay("2026-03-31"), fiscalStartMonth: 4)
        #expect(spring?.name == "2025-Q4" && spring?.start == onDay("2026-01-01"))
        #expect(MetricPeriod.quarter(of: onDay("2026-04-01"), fiscalStartMonth: 4)?.name == "2026-Q1")
        #expect(MetricPeriod.quarter(of: onDay("2026-04-01"), fiscalStartMonth: 13) == nil)
        for month in 1...12 {
            let period = MetricPeriod.quarter(of: onDay("2026-07-15"), fiscalStartMonth: month)
            #expect(period?.contains(FactDay(onDay("2026-07-15"))) == true, "\(month)")
        }
    }

    @Test func `a scope is read as it is typed`() throws {
        var desk = FactDesk()
        let id = desk.office()
        func read(_ text: String) throws -> MetricScope? {
            try MetricScope.read(text) { kind, word in
                guard word == "LIS", [Office.kind, Region.kind, User.kind, Product.kind].contains(kind) else {
                    throw NoSuchRecord()
                }
                return id
            }
        }
        #expect(try read("company") == .company && read("office=LIS") == .office(id))
        #expect(try read("region=LIS") == .region(id) && read("user=LIS") == .user(id))
        #expect(try read("product=LIS") == .product(id) && read("team=LIS") == nil && read("LIS") == nil)
        #expect(throws: NoSuchRecord.self) { try read("office=MAD") }
        #expect(MetricScope.office(id).word == "office" && MetricScope.company.record == nil)
        #expect(MetricScope.user(id).record == RecordKey(kind: User.kind, id: id))
    }

    @Test func `what is left out follows from the scope and the clock`() throws {
        var desk = FactDesk()
        let (lisbon, pune) = (desk.office(), desk.office())
        let user = desk.user(pune)
        desk.set(Office.kind, lisbon, [Office.Fields.functionalCurrency: .text("EUR")])
        desk.set(
            Office.kind, pune,
            [Office.Fields.functionalCurrency: .text("INR"), Office.Fields.fiscalStartMonth: .integer(4)])
        var question = MetricQuestion()
        let company = try #require(question.context(desk.facts, now: noon("2026-02-03")))
        #expect(company.currency == "EUR" && company.period.name == "2026-Q1" && company.now == noon("2026-02-03"))
        question.scope = .user(user)
        let own = try #require(question.context(desk.facts, now: noon("2026-02-03")))
        #expect(own.currency == "INR" && own.period.name == "2025-Q4")
        question.scope = .office(lisbon)
        question.asOf = onDay("2025-12-31")
        question.period = "2025"
        question.currency = "CNY"
        let past = try #require(question.context(desk.facts, now: noon("2026-02-03")))
        #expect(past.currency == "CNY" && past.period.name == "2025")
        #expect(past.now == (Int64(onDay("2026-01-01").days)) * 86_400_000 - 1)
        question.period = "someday"
        #expect(question.context(desk.facts, now: noon("2026-02-03")) == nil)
    }

    @Test func `without a word of the offices the only currency there is, else dollars`() {
        var desk = FactDesk()
        #expect(desk.facts.reportingCurrency(of: .company) == "USD")
        desk.deal(1, "MYR")
        #expect(desk.facts.reportingCurrency(of: .company) == "MYR")
        desk.deal(1, "EUR")
        #expect(desk.facts.reportingCurrency(of: .company) == "USD")
    }

    @Test func `a laptop knows no coverage, and says that it is one`() throws {
        var desk = FactDesk()
        let office = desk.office()
        let id = desk.deal(100, office: office)
        desk.contest(
            RecordKey(kind: Opportunity.kind, id: id), Opportunity.Fields.commercial,
            [.compound([.integer(60), .text("USD"), .null])])
        var question = MetricQuestion()
        question.scope = .office(office)
        let context = try #require(
            question.context(desk.facts, now: noon("2026-02-03"), source: .local(lastSync: noon("2026-02-01"))))
        let figure = try #require(MetricQuestion.figures([.openPipeline], desk.facts, context).first)
        #expect(figure.coverage == nil && figure.value == .money(60) && figure.inDispute == 60)
        #expect(figure.lastSync == noon("2026-02-01") && figure.named.first == RecordKey(kind: Office.kind, id: office))

        let json = figure.json { _ in "LIS" }.compact
        #expect(json.hasPrefix(#"{"metric":"M-01","name":{"en":"Open pipeline","#))
        for part in [
            #""value":{"minor":60,"currency":"USD","text":"0.60 USD"}"#, #""count":1"#, #""asOf":"2026-02-03""#,
            #""period":{"name":"2026-Q1","from":"2026-01-01","to":"2026-03-31"}"#, #""of":"office""#,
            #""source":"local","lastSync":"2026-02-01T12:00:00.000Z","coverage":null"#,
            #""inDispute":{"minor":60,"currency":"USD","text":"0.60 USD"},"disputed":1"#,
        ] { #expect(json.contains(part), "\(part) in \(json)") }

        let page = FigurePage(.en) { _ in "LIS" }
        let text = page.table(of: figure).text()
        for part in ["0.60 USD", "office LIS", "local, last sync 2026-02-01", "0.60 USD (1)"] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        #expect(!text.contains("Coverage") && page.parts(of: figure)?.text().contains("solution") == true)
        #expect(page.heading(of: figure).contains("office LIS") && page.table(of: [figure]).lines().count == 3)
    }

    @Test func `HQ's page says what it has heard of, and why there is no number`() throws {
        let desk = FactDesk()
        let context = try #require(MetricQuestion().context(desk.facts, now: noon("2026-02-03")))
        let figures = MetricQuestion.figures(MetricCode.allCases, desk.facts, context)
        #expect(figures.map(\.metric) == MetricCode.allCases)
        for language in Language.allCases {
            let page = FigurePage(language) { $0.description }
            for figure in figures { #expect(page.table(of: figure).lines().count > 6, "\(figure.metric)") }
            #expect(page.catalogue(Metric.all).lines().count == 46)
        }
        let rate = try #require(figures.first { $0.metric == .winRate })
        #expect(FigurePage(.en) { $0.description }.table(of: rate).text().contains("there is nothing to count"))
        #expect(Metric.of(.syncSuccess).json.compact.contains(#""needsHeadquarters":true"#))
    }
}
