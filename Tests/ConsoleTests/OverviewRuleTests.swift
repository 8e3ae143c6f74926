// Why this file exists: what somebody may ask for, and what their words mean, is decided before anything is figured.

import LeadToCash
import SyncProtocol
import SyncServer
import Testing

@testable import Console

@Suite struct OverviewRuleTests {
    // MARK: For when

    @Test func `periods on offer go back two years from the quarter of the day`() {
        let day = OverviewDesk.day("2026-11-28")
        #expect(
            OverviewFilter.periods(day, fiscalMonth: 1) == [
                "2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3", "2025-Q2", "2025-Q1", "2026", "2025",
            ])
        #expect(OverviewFilter.periods(day, fiscalMonth: 4).prefix(4) == ["2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4"])
    }

    @Test func `a period that is typed goes before the one that is chosen`() {
        let filter = OverviewFilter(FormFields([("period", "2026-Q1"), ("span", "2026-01-15..2026-02-03")]))
        #expect(filter.period == "2026-01-15..2026-02-03" && filter.problem == nil)
        #expect(OverviewFilter(FormFields([("period", "2026-Q1"), ("span", "")])).period == "2026-Q1")
        #expect(OverviewFilter(FormFields([("currency", "eur")])).currency == "EUR")
    }

    @Test(arguments: ["soon", "2026-Q5", "2026-02-30..2026-03-01", "2026-Q1 or 1=1"])
    func `what is no period is said to be none`(text: String) {
        let filter = OverviewFilter(FormFields([("span", text)]))
        #expect(filter.period == nil && filter.problem == "overviewNoPeriod")
    }

    @Test func `what is no currency is said to be none`() {
        #expect(OverviewFilter(FormFields([("currency", "XYZ1")])).problem == "overviewNoCurrency")
    }

    @Test func `months go over the end of a year`() {
        let months = OverviewGroups.months(around: OverviewDesk.day("2026-11-28"))
        #expect(months.count == 15 && months.first == "2026-06" && months.last == "2027-08")
        #expect(OverviewGroups.months(around: OverviewDesk.day("2026-01-31")).prefix(2) == ["2025-08", "2025-09"])
    }

    // MARK: What figures mean

    @Test func `data are fresh under a day and stale after three`() throws {
        let lights: [(Int64, Int64, FreshnessLight)] = [
            (23, 24, .good), (1, 1, .warn), (71, 24, .warn), (3, 1, .bad), (400, 1, .bad),
        ]
        for (top, bottom, light) in lights {
            #expect(FreshnessLight(days: try #require(Ratio(top, bottom))) == light, "\(top)/\(bottom) days")
        }
        #expect(FreshnessLight(days: nil) == .bad)
    }

    @Test func `a funnel chains the shares of the stages' cohorts`() throws {
        var desk = OverviewDesk()
        let deals = (0..<4).map { _ in
            desk.add(Opportunity.kind, "A deal", [Opportunity.Fields.office: .reference(desk.office)])
        }
        var reader = desk.reader
        func enter(_ stage: String, _ deals: ArraySlice<RecordID>, _ day: String) {
            let noon = Int64(OverviewDesk.day(day).days) * 86_400_000 + 43_200_000
            for id in deals {
                reader.update(
                    Opportunity.kind, id, [FieldValue(Opportunity.Fields.stage, .text(stage))],
                    at: FactMoment(made: noon, received: noon))
            }
        }
        enter("discovered", deals[...], "2026-10-02")
        enter("verified", deals.prefix(2), "2026-10-09")
        enter("initiated", deals.prefix(1), "2026-10-16")
        let context = try #require(desk.context())
        let funnel = StageFunnel(Stages.conversion(reader.facts, context))
        #expect(funnel.stages.prefix(2).map(\.entered) == [4, 2])
        #expect(funnel.stages.prefix(2).map(\.passed) == [2, 1])
        #expect(funnel.reached.prefix(3).map(\.stage) == ["discovered", "verified", "initiated"])
        #expect(funnel.reached.prefix(3).map(\.share) == [10_000, 5000, 2500])
        #expect(StageFunnel(nil).reached.isEmpty)
    }

    @Test func `who owes what adds up to what is overdue, in the reporting currency`() throws {
        var desk = OverviewDesk()
        typealias F = Invoice.Fields
        let other = desk.add(Account.kind, "Other", [Account.Fields.office: .reference(desk.office)])
        desk.add(
            FxRate.kind, "A rate",
            [
                FxRate.Fields.from: .text("EUR"), FxRate.Fields.to: .text("USD"),
                FxRate.Fields.date: .date(OverviewDesk.day("2026-11-01")), FxRate.Fields.rateE8: .integer(110_000_000),
            ])
        desk.add(
            Invoice.kind, "An invoice",
            [
                F.office: .reference(desk.office), F.account: .reference(other),
                F.amount: OverviewDesk.worth(200, "EUR"),
                F.issuedOn: .date(OverviewDesk.day("2026-11-01")), F.dueOn: .date(OverviewDesk.day("2026-11-20")),
                F.state: .text("issued"),
            ])
        let standing = try #require(desk.reckoning(.counted(.customer))?.standing)
        #expect(standing.debtors.map(\.account) == [other, desk.customer])
        #expect(standing.debtors.map(\.total) == [22_000, 7000])
        #expect(standing.debtors.map(\.overdue) == [[22_000, 0, 0, 0, 0], [0, 7000, 0, 0, 0]])
        #expect(standing.debtors.map(\.days) == [8, 40])
        #expect(desk.figure(.overdueAgeing)?.value == .money(29_000))
        #expect(standing.customers == 1 && standing.silent.map(\.account) == [desk.customer])
    }

    // MARK: For whom

    private func chosen(
        _ wanted: String?, _ seat: Seat, _ own: Set<RecordID>?, _ world: InboxWorld
    ) async throws -> OverviewScopes {
        try await world.headquarters.read(as: seat) { reader in
            try OverviewScopes(wanted, seat.person, own, reader)
        }
    }

    @Test func `whoever plays a role everywhere sees the company and its parts`() async throws {
        let world = try await InboxWorld()
        let seat = try await world.person("Hana", "HQ", at: nil)
        let usual = try await chosen(nil, seat, nil, world)
        #expect(usual.chosen == .company)
        #expect(usual.places.map(\.name) == ["", "East", "Lagos", "Nairobi"])
        let office = try await chosen("office=\(world.here)", seat, nil, world)
        #expect(office.trail.map(\.name) == ["", "East", "Nairobi"])
    }

    @Test func `whoever plays a role at an office sees that office alone`() async throws {
        let world = try await InboxWorld()
        let seat = try await world.person("Omar", "OM", at: world.here)
        let boss = try await world.person("Hana", "HQ", at: nil)
        let own: Set<RecordID> = [world.here]
        let usual = try await chosen(nil, seat, own, world)
        #expect(usual.chosen == .office(world.here) && usual.places.map(\.name) == ["Nairobi"])
        #expect(usual.trail.map(\.name) == ["Nairobi"])
        let others = [
            "company", "office=\(world.there)", "region=\(InboxWorld.id(3))", "user=\(boss.person)",
            "product=\(InboxWorld.id(9))", "office=\(InboxWorld.id(99))", "office=Nairobi", "nonsense",
        ]
        for wanted in others {
            await #expect(throws: PageProblem.notFound, "\(wanted)") { try await chosen(wanted, seat, own, world) }
        }
    }
}
