// Why this file exists: a number that is typed into a form must come back as the number that was meant, and a period or
// a place that makes no sense must not become a target.

import SyncProtocol
import Testing

@testable import Console
@testable import LeadToCash

@Suite struct GoalFormTests {
    private static let office = RecordID(high: 0x7000, low: 7)

    @Test(arguments: [
        ("money", "USD" as String?, Int64(120_000_050)), ("percent", nil, 8550), ("count", nil, 12),
        ("days", nil, 3000), ("months", nil, 300), ("score", nil, 425),
    ])
    func `what a form shows of a target means the same when it is sent back`(
        unit: String, currency: String?, number: Int64
    ) throws {
        typealias Fields = Target.Fields
        var values: [FieldNumber: Value] = [Fields.unit: .text(unit), Fields.value: .integer(number)]
        if let currency { values[Fields.currency] = .text(currency) }
        let row = TargetRow(Self.office, values)
        let figure = try FigureText.figure(row.typed(row.value), unit: unit)
        #expect(figure.number == number && figure.unit == unit && figure.currency == currency)
    }

    @Test func `a target without a word about its state is a draft, or proposed where an office proposes`() {
        let silent = TargetRow(Self.office, [:])
        let proposed = TargetRow(Self.office, [Target.Fields.proposal: .integer(5)])
        #expect(silent.state == "draft" && proposed.state == "proposed")
        #expect(TargetRow(Self.office, [Target.Fields.state: .text("published")]).isPublished)
    }

    @Test func `places are read back from what a select sends, and nothing else is a place`() {
        let scopes: [MetricScope] = [
            .company, .region(Self.office), .office(Self.office), .user(Self.office), .product(Self.office),
        ]
        for scope in scopes { #expect(PlaceWord.scope(PlaceWord.word(scope)) == scope) }
        for word in ["", "office", "office:", "office:x", "planet:\(Self.office)"] {
            #expect(PlaceWord.scope(word) == nil)
        }
    }

    @Test func `a form is trimmed, and metric and period are written large`() {
        let form = TargetForm(FormFields([("metric", " m-10 "), ("period", "2026-q1"), ("value", "55%")]))
        #expect(form.metric == "M-10" && form.period == "2026-Q1" && form.value == "55%" && form.owner.isEmpty)
    }

    @Test func `a question about goals takes this year, and refuses what is no period`() throws {
        let today = try #require(CivilDate("2026-11-20"))
        #expect(try GoalQuestion(FormFields(), today: today, in: .en).period == "2026")
        #expect(throws: PageProblem.self) {
            try GoalQuestion(FormFields([("period", "next year")]), today: today, in: .en)
        }
        #expect(throws: PageProblem.notFound) {
            try GoalQuestion(FormFields([("place", "office:nowhere")]), today: today, in: .en)
        }
    }

    @Test func `the periods that are offered are those around today`() throws {
        let periods = GoalPages.periods(around: try #require(CivilDate("2026-11-20")))
        #expect(periods.count == 15)
        #expect(periods.first == "2025" && periods.contains("2026-Q4") && periods.last == "2027-Q4")
        #expect(periods.allSatisfy(TargetScope.isPeriod))
    }
}
