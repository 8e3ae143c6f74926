// Why this file exists: win rates, cycles and velocity are compared between offices; they must mean the same
// everywhere.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias F = Opportunity.Fields

struct WinMetricTests {
    @Test func `M-10 leaves out what was cancelled or is only claimed`() {
        var desk = FactDesk()
        let office = desk.office()
        desk.closed("won", 100, opened: nil, on: "2026-01-10", office: office)
        desk.closed("lost", 100, opened: nil, on: "2026-01-11", office: office)
        desk.closed("lost", 100, opened: nil, on: "2026-01-12")
        desk.closed("cancelled", 100, opened: nil, on: "2026-01-13")
        desk.closed("won", 100, opened: nil, on: "2026-04-01")
        desk.set(Opportunity.kind, desk.deal(100), [F.winClaim: .flag(true)])
        let figure = desk.figure(.winRate, "2026-Q1")
        #expect(figure.value == share(1, 3) && figure.count == 3)
        #expect(figure["won"] == .count(1) && figure["lost"] == .count(2) && figure["value"] == .money(100))
        #expect(figure["office"] == share(1, 2))
        #expect(desk.figure(.winRate, "2025").value == .undefined(.emptySet))
    }

    @Test func `what closed after the day of the figure is not in it`() {
        var desk = FactDesk()
        desk.closed("won", 100, opened: nil, on: "2026-01-10")
        desk.closed("lost", 100, opened: nil, on: "2026-02-10")
        #expect(desk.figure(.winRate, asOf: "2026-02-09").value == share(1, 1))
        #expect(desk.figure(.winRate, asOf: "2026-02-10").value == share(1, 2))
    }

    @Test func `what HQ heard of late is listed, and did not count as reported`() {
        var desk = FactDesk()
        desk.closed("won", 100, opened: nil, on: "2026-03-30", received: "2026-03-31")
        let late = desk.closed("won", 200, opened: nil, on: "2026-03-30", received: "2026-04-07")
        desk.closed("lost", 100, opened: nil, on: "2026-03-30")
        var context = desk.context("2026-Q1")
        // 30 March is a Monday; five working days later is the 6th of April.
        #expect(Wins.lateDated(desk.facts, context) == [late])
        #expect(desk.figure(.winRate, "2026-Q1")["lateDated"] == .count(1))
        #expect(desk.figure(.winRate, "2026-Q1").value == share(2, 3))
        context.knownBy = onDay("2026-03-31")
        #expect(Metric.of(.winRate).figure(desk.facts, context).value == share(1, 2))
    }

    @Test func `M-11 takes a lost deal for what it last was worth`() {
        var desk = FactDesk()
        desk.rate("EUR", "USD", 200_000_000)
        desk.closed("won", 300, opened: nil, on: "2026-01-10")
        desk.closed("lost", 100, "EUR", opened: nil, on: "2026-01-11")
        let emptied = desk.closed("lost", 0, opened: nil, on: "2026-01-12")
        desk.closed("lost", nil, opened: nil, on: "2026-01-13")
        for (week, amount) in [("2026-01-05", 500), ("2025-12-29", 900)] as [(String, Int64)] {
            desk.add(
                Snapshot.kind,
                [
                    Snapshot.Fields.opportunity: .reference(emptied), Snapshot.Fields.week: .day(week),
                    Snapshot.Fields.amount: .worth(amount),
                ])
        }
        let figure = desk.figure(.winRateByValue)
        #expect(figure.value == share(300, 1000) && figure["lost"] == .money(700))
        #expect(figure["withoutValue"] == .count(1))
        var worthless = FactDesk()
        worthless.closed("lost", 0, opened: nil, on: "2026-01-12")
        #expect(worthless.figure(.winRateByValue).value == .undefined(.zeroDenominator))
        #expect(FactDesk().figure(.winRateByValue).value == .undefined(.emptySet))
    }

    @Test func `M-12 is a median, from the opening and from the gate`() {
        var desk = FactDesk()
        desk.closed("won", 1, opened: "2026-01-01", on: "2026-01-11")
        let gated = desk.closed("won", 1, opened: "2026-01-01", on: "2026-01-31")
        desk.closed("won", 1, opened: "2026-03-01", on: "2026-02-01")
        desk.closed("lost", 1, opened: "2026-01-01", on: "2026-01-03")
        for (day, verdict) in [("2026-01-05", "rejected"), ("2026-01-11", "conditional"), ("2026-01-20", "approved")] {
            desk.add(
                GateDecision.kind,
                [
                    GateDecision.Fields.opportunity: .reference(gated), GateDecision.Fields.gate: .text("ATI"),
                    GateDecision.Fields.decision: .text(verdict), GateDecision.Fields.decidedAt: .at(day),
                ])
        }
        let figure = desk.figure(.cycleTime)
        // 10, 30 and, for a clock that was wrong, 0 days.
        #expect(figure.value == days(10) && figure["mean"] == days(40, 3) && figure.clamped == 1)
        #expect(figure["min"] == days(0) && figure["max"] == days(30) && figure["lost"] == days(2))
        #expect(figure["fromATI"] == days(20))
    }

    @Test func `a deal without an opening day began when its record was made`() {
        var desk = FactDesk()
        let id = desk.add(
            Opportunity.kind, on: "2026-01-01", [F.outcome: .text("won"), F.closedOn: .day("2026-01-08")])
        #expect(desk.figure(.cycleTime).value == days(7))
        desk.reader.remove(Opportunity.kind, id)
        // The id of an imported record is a hash and tells nothing.
        desk.set(
            Opportunity.kind, RecordID(hash: [1, 2, 3]), [F.outcome: .text("won"), F.closedOn: .day("2026-01-08")])
        #expect(desk.figure(.cycleTime).value == .undefined(.emptySet))
        #expect(desk.figure(.winRate).value == share(1, 1))
    }

    @Test func `M-13 is what a day brings`() {
        var desk = FactDesk()
        for _ in 0..<10 { desk.deal(1) }
        desk.closed("won", 1000, opened: "2026-01-01", on: "2026-01-21")
        desk.closed("won", 2001, opened: "2026-01-01", on: "2026-01-31")
        desk.closed("lost", 1, opened: "2026-01-01", on: "2026-01-02")
        // 10 open × 2/3 × 1500.5 ÷ 25 days = 400.13…, rounded once.
        let figure = desk.figure(.salesVelocity)
        #expect(figure.value == .money(400) && figure["cycle"] == days(25) && figure["open"] == .count(10))
        var sudden = FactDesk()
        sudden.closed("won", 1000, opened: "2026-01-01", on: "2026-01-01")
        #expect(sudden.figure(.salesVelocity).value == .undefined(.zeroDenominator))
        var foreign = FactDesk()
        foreign.closed("won", 1000, "EUR", opened: "2026-01-01", on: "2026-01-02")
        #expect(foreign.figure(.salesVelocity).value == .undefined(.missingRate))
    }
}
