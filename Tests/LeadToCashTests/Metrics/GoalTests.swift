// Why this file exists: whether a goal was reached must not depend on when one asks, nor on which of two revisions one
// happens to find.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias F = Target.Fields

struct GoalTests {
    @discardableResult
    private func target(
        _ desk: inout FactDesk, _ metric: String, _ value: Int64?, unit: String, _ more: [FieldNumber: Value] = [:]
    ) -> RecordID {
        let fields: [FieldNumber: Value] = [
            F.metric: .text(metric), F.period: .text("2026-Q1"), F.unit: .text(unit),
            F.value: value.map(Value.integer) ?? .null, F.state: .text("published"),
            F.currency: unit == "money" ? .text("USD") : .null,
        ]
        return desk.add(Target.kind, fields.merging(more) { $1 })
    }

    @Test func `attainment is exact, and turned round where less is better`() throws {
        var desk = FactDesk()
        desk.closed("won", 100, opened: "2026-01-01", on: "2026-01-21")
        desk.closed("lost", 100, opened: "2026-01-01", on: "2026-01-21")
        // 40.00 % and 25.00 days.
        let rate = target(&desk, "M-10", 4000, unit: "percent", [F.stretch: .integer(6000)])
        let cycle = target(&desk, "M-12", 2500, unit: "days")
        let won = try #require(Goals.attainment(of: rate, desk.facts, desk.context()))
        #expect(won.attainment == fraction(5, 4) && won.isMet == true && won.isStretchMet == false)
        let days = try #require(Goals.attainment(of: cycle, desk.facts, desk.context()))
        #expect(days.attainment == fraction(5, 4) && days.isMet == true && days.isStretchMet == nil)
        #expect(days.period == span("2026-Q1") && days.reported.asOf == onDay("2026-03-31"))
    }

    @Test func `what was heard of after the close is restated beside what was reported`() throws {
        var desk = FactDesk()
        desk.closed("won", 600, opened: nil, on: "2026-03-01", received: "2026-03-01")
        desk.closed("won", 400, opened: nil, on: "2026-03-30", received: "2026-04-09")
        let id = target(&desk, "M-02", 1000, unit: "money")
        let goal = try #require(Goals.attainment(of: id, desk.facts, desk.context(asOf: "2026-05-01")))
        #expect(goal.attainment == fraction(3, 5) && goal.restatedAttainment == fraction(1))
        #expect(goal.isMet == false && goal.reported["won"] == .money(600) && goal.restated["won"] == .money(1000))
    }

    @Test func `a target counts in its own currency, scope and fiscal year`() throws {
        var desk = FactDesk()
        desk.rate("EUR", "USD", 200_000_000)
        let office = desk.office()
        desk.set(Office.kind, office, [Office.Fields.fiscalStartMonth: .integer(4)])
        desk.closed("won", 1000, opened: nil, on: "2026-05-01", office: office)
        desk.closed("won", 9999, opened: nil, on: "2026-05-01")
        let id = target(
            &desk, "M-02", 1000, unit: "money", [F.office: .reference(office), F.currency: .text("EUR")])
        let goal = try #require(Goals.attainment(of: id, desk.facts, desk.context()))
        #expect(goal.scope == .office(office) && goal.period.start == onDay("2026-04-01"))
        #expect(goal.reported.currency == "EUR" && goal.reported["won"] == .money(500))
        #expect(goal.attainment == fraction(1, 2))
    }

    @Test func `a revision holds from its day on and changes no earlier report`() throws {
        var desk = FactDesk()
        desk.closed("won", 100, opened: nil, on: "2026-01-10")
        let old = target(&desk, "M-10", 5000, unit: "percent", [F.publishedFrom: .day("2026-01-01")])
        target(
            &desk, "M-10", 8000, unit: "percent",
            [F.publishedFrom: .day("2026-02-15"), F.revisionOf: .reference(old)])
        target(&desk, "M-10", 9000, unit: "percent", [F.state: .text("negotiated")])
        func value(on day: String) -> Int64? {
            Goals.attainments(desk.facts, desk.context(asOf: day, "2026-Q1")).first?.value
        }
        #expect(value(on: "2026-01-31") == 5000 && value(on: "2026-02-14") == 5000)
        #expect(value(on: "2026-02-15") == 8000 && value(on: "2026-12-31") == 8000)
        #expect(Goals.attainments(desk.facts, desk.context(asOf: "2026-02-01", "2026-Q1")).count == 1)
    }

    @Test func `a target that cannot be judged is not`() {
        var desk = FactDesk()
        let facts = desk.facts
        #expect(Goals.attainment(of: desk.id(), facts, desk.context()) == nil)
        let draft = target(&desk, "M-10", 1, unit: "percent", [F.state: .text("draft")])
        let empty = target(&desk, "M-10", nil, unit: "percent")
        let unknown = target(&desk, "M-99", 1, unit: "percent")
        let timeless = target(&desk, "M-10", 1, unit: "percent", [F.period: .text("soon")])
        for id in [draft, empty, unknown, timeless] {
            #expect(Goals.attainment(of: id, desk.facts, desk.context()) == nil)
        }
        // No actual, or one of another unit.
        let bare = target(&desk, "M-10", 5000, unit: "percent")
        let mixed = target(&desk, "M-44", 5, unit: "days")
        for id in [bare, mixed] {
            let goal = Goals.attainment(of: id, desk.facts, desk.context())
            #expect(goal?.attainment == nil && goal?.isMet == nil)
        }
    }

    @Test func `an actual of zero where less is better is met and has no quotient`() throws {
        var desk = FactDesk()
        let id = target(&desk, "M-38", 5, unit: "count")
        let goal = try #require(Goals.attainment(of: id, desk.facts, desk.context()))
        #expect(goal.attainment == nil && goal.isMet == true)
    }

    @Test func `a gap below is a warning, over-assignment is none`() throws {
        var desk = FactDesk()
        desk.rate("EUR", "USD", 200_000_000)
        let region = desk.add(Region.kind, [Region.Fields.code: .text("E")])
        let (north, south) = (desk.office(region: region), desk.office(region: region))
        let seller = desk.user(north)
        target(&desk, "M-02", 1000, unit: "money", [F.region: .reference(region)])
        #expect(Goals.cascadeWarnings(desk.facts, desk.context()).isEmpty)
        target(&desk, "M-02", 600, unit: "money", [F.office: .reference(north)])
        let second = target(
            &desk, "M-02", 150, unit: "money", [F.office: .reference(south), F.currency: .text("EUR")])
        target(&desk, "M-02", 700, unit: "money", [F.office: .reference(north), F.user: .reference(seller)])
        target(&desk, "M-10", 9000, unit: "percent", [F.region: .reference(region)])
        target(&desk, "M-10", 1000, unit: "percent", [F.office: .reference(north)])
        // 600 $ and 150 €, which are 300 $, of 1000 $.
        let warnings = Goals.cascadeWarnings(desk.facts, desk.context())
        let warning = try #require(warnings.first)
        #expect(warnings.count == 1 && warning.parent == .region(region) && warning.gap == 100)
        #expect(warning.assigned == 900 && warning.children == 2 && warning.currency == "USD")
        desk.set(Target.kind, second, [F.value: .integer(200)])
        #expect(Goals.cascadeWarnings(desk.facts, desk.context()).isEmpty)
        desk.set(Target.kind, second, [F.currency: .text("GBP")])
        #expect(Goals.cascadeWarnings(desk.facts, desk.context()).first?.missingRates == ["GBP"])
    }

    @Test func `offices of no region answer to the company`() {
        var desk = FactDesk()
        let region = desk.add(Region.kind, [Region.Fields.code: .text("E")])
        target(&desk, "M-04", 10, unit: "count")
        target(&desk, "M-04", 4, unit: "count", [F.office: .reference(desk.office())])
        target(&desk, "M-04", 5, unit: "count", [F.region: .reference(region)])
        target(&desk, "M-04", 99, unit: "count", [F.office: .reference(desk.office(region: region))])
        let warnings = Goals.cascadeWarnings(desk.facts, desk.context())
        #expect(warnings.map(\.gap) == [1] && warnings.first?.parent == .company && warnings.first?.currency == nil)
    }

    @Test func `a wave opens with figures and is compared with them at its exit`() throws {
        var desk = FactDesk()
        let wave = desk.add(Wave.kind, [Wave.Fields.name: .text("Pilot")])
        #expect(Goals.openingGaps(ofWave: wave, desk.facts) == ["noGoals"])
        let goal = desk.add(
            WaveGoal.kind,
            [
                WaveGoal.Fields.wave: .reference(wave), WaveGoal.Fields.metric: .text("M-10"),
                WaveGoal.Fields.unit: .text("percent"), WaveGoal.Fields.value: .integer(5000),
            ])
        #expect(Goals.openingGaps(ofWave: wave, desk.facts) == ["noBaseline.M-10", "noDate.M-10"])
        desk.set(
            WaveGoal.kind, goal, [WaveGoal.Fields.baseline: .integer(4000), WaveGoal.Fields.dueOn: .day("2026-06-30")])
        #expect(Goals.openingGaps(ofWave: wave, desk.facts).isEmpty)
        desk.closed("won", 1, opened: nil, on: "2026-02-01")
        let outcome = try #require(Goals.outcomes(ofWave: wave, desk.facts, desk.context()).first)
        #expect(outcome.baseline == 4000 && outcome.attainment == fraction(2) && outcome.isMet == true)
    }
}
