// Why this file exists: figures about leads are easily made to look good: by counting doubles, by counting this month's
// conversions against this month's leads, by forgetting those nobody answered.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias F = Lead.Fields

struct LeadMetricTests {
    private func lead(
        _ desk: inout FactDesk, on day: String, _ status: String = "captured", _ values: [FieldNumber: Value] = [:]
    ) -> RecordID {
        desk.add(Lead.kind, on: day, [F.status: .text(status)].merging(values) { $1 })
    }

    @Test func `M-04 counts leads once, by source, month and office`() {
        var desk = FactDesk()
        let office = desk.office()
        _ = lead(&desk, on: "2026-01-05", "captured", [F.source: .text("event"), F.office: .reference(office)])
        _ = lead(&desk, on: "2026-02-05", "converted", [F.source: .text("event")])
        _ = lead(&desk, on: "2026-02-06", "closed")
        _ = lead(&desk, on: "2026-02-07", "draft")
        _ = lead(&desk, on: "2026-02-08", "duplicate")
        _ = lead(&desk, on: "2026-02-09", "captured", [F.mergedInto: .reference(desk.id())])
        _ = lead(&desk, on: "2026-02-10", "captured", [F.duplicateOf: .reference(desk.id())])
        _ = lead(&desk, on: "2025-12-31")
        let figure = desk.figure(.leadsCreated)
        #expect(figure.value == .count(3))
        #expect(figure["source.event"] == .count(2) && figure["source.none"] == .count(1))
        #expect(figure["month.2026-01"] == .count(1) && figure["month.2026-02"] == .count(2))
        #expect(figure["office"] == .count(1))
        #expect(desk.figure(.leadsCreated, scope: .office(office)).value == .count(1))
    }

    @Test func `M-05 follows a cohort and not the calendar`() {
        var desk = FactDesk()
        let first = lead(&desk, on: "2026-01-10")
        let late = lead(&desk, on: "2026-01-10")
        _ = lead(&desk, on: "2026-02-10")
        let elder = lead(&desk, on: "2025-12-30")
        for (id, day) in [(first, "2026-03-01"), (late, "2026-04-11"), (elder, "2026-01-15")] {
            desk.set(Lead.kind, id, at: .made(day), [F.status: .text("converted")])
        }
        let figure = desk.figure(.leadConversion, asOf: "2026-04-20", "2026-Q1")
        // Of January's two one within 90 days, of February's none; December's is not of this cohort.
        #expect(figure.value == share(1, 3))
        #expect(figure["month.2026-01"] == share(1, 2) && figure["month.2026-02"] == share(0, 1))
        #expect(figure["open"] == .count(1))
        #expect(desk.figure(.leadConversion, "2026-Q3").value == .undefined(.emptySet))
    }

    @Test func `M-05 says of each campaign what became of its leads, and how many were given up`() {
        var desk = FactDesk()
        let (fair, silent, spring) = (desk.id(), desk.id(), desk.id())
        _ = lead(&desk, on: "2026-01-10", "converted", [F.campaign: .reference(fair)])
        _ = lead(&desk, on: "2026-01-11", "closed", [F.campaign: .reference(fair)])
        _ = lead(&desk, on: "2026-01-12", "captured", [F.campaign: .reference(fair)])
        _ = lead(&desk, on: "2026-01-13", "closed", [F.campaign: .reference(spring)])
        _ = lead(&desk, on: "2026-01-14", "converted")
        // Another year's, a double's and one whose campaign was taken off it again bring no campaign in.
        _ = lead(&desk, on: "2025-01-10", "converted", [F.campaign: .reference(silent)])
        _ = lead(&desk, on: "2026-01-10", "duplicate", [F.campaign: .reference(silent)])
        let mistaken = lead(&desk, on: "2026-01-15", "captured", [F.campaign: .reference(silent)])
        desk.set(Lead.kind, mistaken, [F.campaign: .null])
        let figure = desk.figure(.leadConversion)
        let parts = figure.splits.filter { $0.name == "campaign" }
        #expect(Set(parts.compactMap(\.record?.id)) == [fair, spring] && parts.count == 2)
        #expect(parts.allSatisfy { $0.record?.kind == MarketingCampaign.kind })
        let brought = parts.first { $0.record?.id == fair }
        let other = parts.first { $0.record?.id == spring }
        #expect(brought?.value == share(1, 3) && brought?.count == 3)
        #expect(other?.value == share(0, 1) && other?.count == 1)
        #expect(figure["closed"] == .count(2) && figure.count == 6)
    }

    @Test func `a conversion whose day nobody noted is dated by its deal`() {
        var desk = FactDesk()
        let late = desk.add(Opportunity.kind, on: "2026-08-01", [Opportunity.Fields.outcome: .text("open")])
        _ = lead(&desk, on: "2026-01-10", "converted", [F.convertedOpportunity: .reference(late)])
        _ = lead(&desk, on: "2026-01-10", "converted")
        #expect(desk.figure(.leadConversion).value == share(1, 2))
    }

    @Test func `M-06 counts from the last touch and says who goes cold`() {
        var desk = FactDesk()
        let hot = lead(&desk, on: "2026-01-01", "accepted", [F.temperature: .text("hot")])
        let warm = lead(&desk, on: "2026-01-01", "accepted", [F.temperature: .text("warm")])
        _ = lead(&desk, on: "2026-01-20", "accepted", [F.temperature: .text("cold")])
        _ = lead(&desk, on: "2026-01-01", "closed")
        _ = lead(&desk, on: "2026-01-01", "converted")
        let back = lead(&desk, on: "2025-01-01", "closed")
        desk.set(Lead.kind, back, at: .made("2026-01-30"), [F.status: .text("captured")])
        desk.add(Activity.kind, [Activity.Fields.lead: .reference(hot), Activity.Fields.occurredAt: .at("2026-01-22")])
        desk.set(Lead.kind, warm, [F.firstResponseAt: .at("2026-01-11")])
        // On 31 January: hot 9 days, warm 20, cold 11, the one opened again 1.
        let figure = desk.figure(.leadAgeing, asOf: "2026-01-31")
        #expect(figure.value == days(10) && figure.count == 4)
        #expect(
            figure["hot.8-14"] == .count(1) && figure["warm.15-30"] == .count(1) && figure["cold.8-14"] == .count(1))
        #expect(figure["none.0-7"] == .count(1) && figure["goingCold"] == .count(1))
        #expect(desk.figure(.leadAgeing, asOf: "2026-02-02")["goingCold"] == .count(2))
        desk.add(Activity.kind, [Activity.Fields.lead: .reference(hot), Activity.Fields.occurredAt: .at("2027-01-22")])
        #expect(desk.figure(.leadAgeing, asOf: "2026-01-31").clamped == 1)
    }

    @Test func `M-07 measures the answer and whether it came in three working days`() {
        var desk = FactDesk()
        // Friday noon to Monday noon: three days, one working day.
        _ = lead(&desk, on: "2026-01-02", "accepted", [F.firstResponseAt: .at("2026-01-05")])
        _ = lead(&desk, on: "2026-01-02", "accepted", [F.firstResponseAt: .at("2026-01-09")])
        // Answered before it was made: a clock is wrong.
        _ = lead(&desk, on: "2026-01-05", "accepted", [F.firstResponseAt: .at("2026-01-04")])
        _ = lead(&desk, on: "2026-01-05")
        _ = lead(&desk, on: "2026-01-30")
        let figure = desk.figure(.leadResponse, asOf: "2026-01-31")
        #expect(figure.value == days(3) && figure.count == 3 && figure.clamped == 1)
        #expect(figure["withinLimit"] == share(2, 4) && figure["unanswered"] == .count(2))
        #expect(desk.figure(.leadResponse, "2025").value == .undefined(.emptySet))
    }

    @Test func `beside M-07 stands how long requirements wait for their answer`() {
        typealias R = Requirement.Fields
        var desk = FactDesk()
        let (office, elsewhere) = (desk.office(), desk.office())
        func stated(on day: String, _ status: String) -> RecordID {
            desk.add(
                Requirement.kind, on: day, at: .made(day),
                [R.name: .text("50 ms"), R.status: .text(status), R.office: .reference(office)])
        }
        let confirmed = stated(on: "2026-01-01", "captured")
        desk.set(Requirement.kind, confirmed, at: .made("2026-01-03"), [R.status: .text("analysed")])
        desk.set(Requirement.kind, confirmed, at: .made("2026-01-05"), [R.status: .text("confirmed")])
        // Met is no new answer.
        desk.set(Requirement.kind, confirmed, at: .made("2026-01-20"), [R.status: .text("met")])
        let answered = stated(on: "2026-01-02", "captured")
        desk.set(Requirement.kind, answered, at: .made("2026-01-12"), [R.ipdAnswer: .text("in release 7")])
        // That it was answered is known, and not when: a record that is read as it stands.
        let dropped = stated(on: "2026-01-03", "captured")
        desk.set(Requirement.kind, dropped, [R.status: .text("dropped")])
        _ = stated(on: "2026-01-21", "analysed")
        _ = stated(on: "2025-01-21", "captured")
        let gone = stated(on: "2026-01-22", "captured")
        desk.reader.remove(Requirement.kind, gone)
        var context = desk.context(asOf: "2026-01-31")
        context.now = noon("2026-01-31")
        let figure = Metric.of(.leadResponse).figure(desk.facts, context)
        #expect(figure["requirement.median"] == days(7) && figure.split("requirement.median")?.count == 2)
        #expect(figure["requirement.waiting"] == days(10) && figure["requirement.open"] == .count(1))
        #expect(figure.value == .undefined(.emptySet) && figure.count == 0, "no lead waits")
        #expect(desk.figure(.leadResponse, scope: .office(office))["requirement.open"] == .count(1))
        #expect(desk.figure(.leadResponse, scope: .office(elsewhere))["requirement.open"] == .count(0))
        // Whoever takes the answer back makes them wait again.
        desk.set(Requirement.kind, answered, at: .made("2026-01-25"), [R.ipdAnswer: .null])
        #expect(desk.figure(.leadResponse)["requirement.open"] == .count(2))
    }
}
