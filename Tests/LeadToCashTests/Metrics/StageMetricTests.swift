// Why this file exists: stages are recorded by laptops that skip some of them and come back late; the figures about
// stages must not be fooled by that.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias F = Opportunity.Fields

struct StageMetricTests {
    /// A deal that enters stages on days.
    private func deal(_ desk: inout FactDesk, _ steps: [(String, String)], office: RecordID? = nil) -> RecordID {
        let id = desk.id(steps.first?.1 ?? "2026-01-01")
        for (stage, day) in steps {
            desk.set(
                Opportunity.kind, id, at: .made(day),
                [F.stage: .text(stage), F.outcome: .text("open"), F.office: office.map(Value.reference) ?? .null])
        }
        return id
    }

    @Test func `M-08 counts a jump over two stages as passing both`() {
        var desk = FactDesk()
        _ = deal(&desk, [("discovered", "2026-01-10"), ("verified", "2026-02-10"), ("guiding", "2026-03-10")])
        _ = deal(&desk, [("discovered", "2026-01-11")])
        let figure = desk.figure(.stageConversion, asOf: "2026-12-31", "2026-Q1")
        // Entered: discovered 2, verified 1, initiated 1, guiding 1.
        #expect(figure["discovered"] == share(1, 2) && figure["verified"] == share(1, 1))
        #expect(figure["initiated"] == share(1, 1) && figure["guiding"] == share(0, 1))
        #expect(figure.value == share(3, 5) && figure["open"] == .count(0))
        #expect(desk.figure(.stageConversion, asOf: "2026-04-01", "2026-Q1")["open"] == .count(2))
    }

    @Test func `the next stage after more than 180 days is too late`() {
        var desk = FactDesk()
        _ = deal(&desk, [("discovered", "2026-01-01"), ("verified", "2026-06-30")])
        _ = deal(&desk, [("discovered", "2026-01-01"), ("verified", "2026-07-01")])
        #expect(desk.figure(.stageConversion, "2026-Q1").value == share(1, 2))
    }

    @Test func `a deal created in a stage has entered that one only, and going back enters nothing`() {
        var desk = FactDesk()
        let id = deal(&desk, [("solution", "2026-01-01"), ("bidding", "2026-02-01"), ("guiding", "2026-03-01")])
        desk.set(Opportunity.kind, id, at: .made("2026-04-01"), [F.stage: .text("bidding")])
        let figure = desk.figure(.stageConversion)
        #expect(figure["solution"] == share(1, 1) && figure["bidding"] == share(0, 1) && figure.count == 2)
    }

    @Test func `events of a deal that is gone do not count`() {
        var desk = FactDesk()
        let id = deal(&desk, [("discovered", "2026-01-01"), ("verified", "2026-02-01")])
        desk.reader.remove(Opportunity.kind, id)
        #expect(desk.figure(.stageConversion).value == .undefined(.emptySet))
        #expect(desk.figure(.timeInStage).value == .undefined(.emptySet))
    }

    @Test func `M-09 measures stays and leaves out what was jumped over`() {
        var desk = FactDesk()
        _ = deal(&desk, [("discovered", "2026-01-01"), ("verified", "2026-01-11"), ("guiding", "2026-01-31")])
        _ = deal(&desk, [("discovered", "2026-01-01"), ("verified", "2026-01-05")])
        let figure = desk.figure(.timeInStage, asOf: "2026-02-10", "2026-Q1")
        // Stays of 10, 4 and 20 days; initiated was not stayed in.
        #expect(figure.value == days(10) && figure.count == 3)
        #expect(figure["discovered"] == days(7) && figure["verified"] == days(20) && figure["initiated"] == nil)
        #expect(figure["open.guiding"] == days(10) && figure["open.verified"] == days(36))
        #expect(desk.figure(.timeInStage, "2026-Q3").value == .undefined(.emptySet))
    }

    @Test func `a deal stalls at more than twice its office's median`() {
        var desk = FactDesk()
        let office = desk.office()
        _ = deal(&desk, [("discovered", "2026-01-01"), ("verified", "2026-01-11")], office: office)
        _ = deal(&desk, [("discovered", "2026-02-01")], office: office)
        _ = deal(&desk, [("discovered", "2026-02-01")])
        #expect(desk.figure(.timeInStage, asOf: "2026-02-21")["stalled"] == .count(0))
        #expect(desk.figure(.timeInStage, asOf: "2026-02-22")["stalled"] == .count(1))
    }

    @Test func `a stay that ends before it began counts as none`() {
        var desk = FactDesk()
        _ = deal(&desk, [("discovered", "2026-03-01"), ("verified", "2026-02-01")])
        let figure = desk.figure(.timeInStage)
        #expect(figure.value == days(0) && figure.clamped == 1)
        #expect(desk.figure(.stageConversion)["discovered"] == share(1, 1))
    }

    @Test func `without events an open deal is aged from the day it was opened`() {
        var desk = FactDesk()
        let id = desk.deal(100, stage: "verified")
        #expect(desk.figure(.timeInStage, asOf: "2026-06-30")["open.verified"] == nil)
        desk.set(Opportunity.kind, id, [F.openedOn: .day("2026-03-31")])
        let figure = desk.figure(.timeInStage, asOf: "2026-06-30")
        #expect(figure["open.verified"] == days(91) && figure["over90.verified"] == .count(1))
    }
}
