// Why this file exists: HQ tells the reader what each commit changed, a laptop tells it whole records. Both must come
// to the same facts, and what happened to a deal must not depend on when it was heard of.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias F = Opportunity.Fields

struct FactReaderTests {
    @Test func `a deal is small and flat`() {
        #expect(MemoryLayout<DealFact>.stride <= 80)
        #expect(_isPOD(DealFact.self))
    }

    @Test func `piece by piece and all at once come to the same`() throws {
        var pieces = FactDesk()
        var whole = FactDesk()
        let (office, owner, id) = (pieces.id(), pieces.id(), pieces.id())
        let values: [FieldNumber: Value] = [
            F.office: .reference(office), F.owner: .reference(owner), F.stage: .text("bidding"),
            F.commercial: .compound([.integer(500), .text("EUR"), .null]), F.probability: .integer(70),
            F.expectedSignDate: .day("2026-03-01"), F.nextStep: .compound([.text("Call"), .null]),
            F.forecastCategory: .text("commit"), F.productsInterest: .set(["5G", "Fibre"]),
            F.managerForecast: .compound([.text("bestCase"), .integer(400), .text("EUR")]),
        ]
        whole.set(Opportunity.kind, id, values)
        for (field, value) in values.sorted(by: { $0.key < $1.key }) {
            pieces.set(Opportunity.kind, id, [field: value])
        }
        let deal = try #require(whole.facts.deals[id])
        var other = try #require(pieces.facts.deals[id])
        #expect(deal.amount == 500 && other.amount == 500 && whole.facts.code(deal.currency) == "EUR")
        #expect(deal.stage == .bidding && deal.probability == 70 && deal.category == .commit)
        #expect(deal.managerCategory == .bestCase && deal.managerAmount == 400)
        #expect(deal.flags == other.flags && deal.flags.contains([.nextStep, .severalProducts]))
        // Words and currencies are numbered as they come.
        other.product = deal.product
        #expect(deal.signOn == other.signOn && deal.createdOn == other.createdOn && deal.office == other.office)
        #expect(whole.facts.offices.id(at: deal.office) == office && whole.facts.offices[deal.office] == nil)
    }

    @Test func `a field that is emptied and a record that is deleted are gone`() {
        var desk = FactDesk()
        let id = desk.deal(500, sign: "2026-03-01")
        desk.set(Opportunity.kind, id, [F.commercial: .null, F.expectedSignDate: .null])
        #expect(desk.facts.deals[id]?.money == FactMoney.none && desk.facts.deals[id]?.signOn == FactDay.none)
        desk.reader.remove(Opportunity.kind, id)
        #expect(desk.facts.deals[id] == nil && desk.facts.deals.count == 0)
        desk.reader.remove(Opportunity.kind, desk.id())
        #expect(desk.figure(.openPipeline).count == 0)
    }

    @Test func `words of a newer version and wrong types count as nothing said`() throws {
        var desk = FactDesk()
        let id = desk.add(
            Opportunity.kind,
            [
                F.stage: .text("dreaming"), F.outcome: .text("haunted"), F.probability: .integer(1000),
                F.commercial: .text("much"), F.office: .integer(3), 999: .text("?"),
            ])
        let deal = try #require(desk.facts.deals[id])
        #expect(deal.stage == .none && deal.standing == .open && deal.probability == -1 && deal.office == -1)
        desk.set(60_123, id, [1: .null])
        desk.reader.remove(60_123, id)
    }

    @Test func `an edit whose time is told leaves its trace`() {
        var desk = FactDesk()
        let office = desk.office()
        let (first, second) = (desk.user(office), desk.user(office))
        let id = desk.add(
            Opportunity.kind, at: .made("2026-01-05"),
            [F.stage: .text("discovered"), F.owner: .reference(first), F.outcome: .text("open")])
        desk.set(Opportunity.kind, id, at: .made("2026-01-20"), [F.stage: .text("initiated")])
        desk.set(Opportunity.kind, id, at: .made("2026-02-01"), [F.owner: .reference(second)])
        desk.set(Opportunity.kind, id, [F.stage: .text("guiding")])
        #expect(desk.facts.stageEvents.map(\.to) == [.discovered, .initiated])
        #expect(desk.facts.stageEvents.map(\.from) == [.none, .discovered])
        #expect(desk.facts.stageEvents.last?.day.date == onDay("2026-01-20"))
        #expect(desk.facts.ownerChanges.count == 1 && desk.facts.ownerChanges.first?.day.date == onDay("2026-02-01"))
        #expect(desk.facts.lateEdits.isEmpty)
    }

    @Test func `a closed deal stays with whoever had it`() throws {
        var desk = FactDesk()
        let (madrid, lisbon) = (desk.office(), desk.office())
        let id = desk.deal(100, office: madrid)
        desk.set(
            Opportunity.kind, id, at: .made("2026-03-30", received: "2026-04-10"),
            [F.outcome: .text("won"), F.closedOn: .day("2026-03-30")])
        desk.set(Opportunity.kind, id, at: .made("2026-12-01"), [F.office: .reference(lisbon)])
        let deal = try #require(desk.facts.deals[id])
        #expect(desk.facts.offices.id(at: deal.bookedOffice) == madrid)
        #expect(deal.closedKnownOn.date == onDay("2026-04-10"))
        #expect(desk.figure(.winRate, scope: .office(madrid)).count == 1)
        #expect(desk.figure(.winRate, scope: .office(lisbon)).count == 0)
        desk.set(Opportunity.kind, id, [F.outcome: .text("open")])
        #expect(desk.facts.deals[id]?.bookedOffice == -1)
    }

    @Test func `a case marks what it is about until it is closed`() {
        var desk = FactDesk()
        let id = desk.deal(100)
        let open = desk.contest(RecordKey(kind: Opportunity.kind, id: id), F.commercial, [.worth(80, "EUR")])
        #expect(desk.facts.deals[id]?.flags.contains(.contested) == true)
        desk.set(CaseRecord.number, open, [CaseRecord.Fields.state: .text("closed")])
        #expect(desk.facts.deals[id]?.flags.contains(.contested) == false)
        #expect(desk.facts.openCases.isEmpty && desk.facts.contestedValues.isEmpty)
        desk.set(CaseRecord.number, open, [CaseRecord.Fields.state: .text("open")])
        desk.reader.remove(CaseRecord.number, open)
        #expect(desk.facts.deals[id]?.flags.contains(.contested) == false)
    }

    @Test func `candidates that cannot be read contest without a value`() {
        var desk = FactDesk()
        let id = desk.deal(100)
        let open = desk.contest(RecordKey(kind: Opportunity.kind, id: id), F.commercial, [])
        desk.set(CaseRecord.number, open, [CaseRecord.Fields.candidates: .text("not JSON")])
        let figure = desk.figure(.openPipeline)
        #expect(figure.value == .money(100) && figure.inDispute == 100 && figure.disputed == 1)
    }

    @Test func `a case may come before its deal`() {
        var desk = FactDesk()
        let id = desk.id()
        desk.contest(RecordKey(kind: Opportunity.kind, id: id), F.probability, [.integer(10)])
        desk.set(Opportunity.kind, id, [F.commercial: .compound([.integer(100), .text("USD"), .null])])
        #expect(desk.figure(.openPipeline).disputed == 1)
    }

    @Test func `every kind that counts is read`() {
        var desk = FactDesk()
        for kind in FactReader.kinds {
            desk.set(kind, desk.id(), [1: .null])
        }
        #expect(Set(FactReader.kinds).count == FactReader.kinds.count)
        let facts = desk.facts
        let counts = [
            facts.regions.count, facts.offices.count, facts.users.count, facts.roles.count, facts.certifications.count,
            facts.trainings.count, facts.products.count, facts.accounts.count, facts.contacts.count, facts.leads.count,
            facts.activities.count, facts.deals.count, facts.dealLines.count, facts.prices.count, facts.floors.count,
            facts.submissions.count, facts.tasks.count, facts.deviations.count, facts.snapshots.count,
            facts.gateRequests.count, facts.gates.count, facts.gateConditions.count, facts.contracts.count,
            facts.contractLines.count, facts.paymentTerms.count, facts.reviews.count, facts.changeOrders.count,
            facts.projects.count, facts.milestones.count, facts.acceptances.count, facts.invoices.count,
            facts.payments.count, facts.allocations.count, facts.promises.count, facts.disputes.count,
            facts.surveys.count, facts.rates.count, facts.targets.count, facts.waves.count, facts.waveGoals.count,
            facts.cases.count, facts.requirements.count, facts.improvements.count,
        ]
        #expect(counts.allSatisfy { $0 == 1 } && facts.reliefs.count == 2)
        for (kind, ids) in [(Contract.kind, facts.contracts.ids), (Wave.kind, facts.waves.ids)] {
            for id in ids { desk.reader.remove(kind, id) }
        }
        #expect(desk.facts.contracts.count == 0 && desk.facts.waves.count == 0)
    }
}
