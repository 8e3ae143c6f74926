// Why this file exists: prices, gates, contract terms and delivery are figured from records of many kinds, which must
// be brought together rightly.

import SyncProtocol
import Testing

@testable import LeadToCash

private typealias C = Contract.Fields

struct ContractMetricTests {
    private func contract(
        _ desk: inout FactDesk, deal: RecordID? = nil, _ minor: Int64 = 1000, bound: String = "2026-02-01"
    ) -> RecordID {
        desk.add(
            Contract.kind,
            [
                C.opportunity: deal.map(Value.reference) ?? .null, C.commercial: .worth(minor),
                C.state: .text("effective"), C.signedOn: .day(bound), C.effectiveOn: .day(bound),
            ])
    }

    private func term(_ desk: inout FactDesk, _ contract: RecordID, _ trigger: String?, milestone: RecordID? = nil) {
        desk.add(
            PaymentTerm.kind,
            [
                PaymentTerm.Fields.contract: .reference(contract),
                PaymentTerm.Fields.dueUpon: trigger.map(Value.text) ?? .null,
                PaymentTerm.Fields.milestone: milestone.map(Value.reference) ?? .null,
            ])
    }

    @Test func `M-16 compares prices with the list, by lines where there are any`() {
        var desk = FactDesk()
        desk.rate("EUR", "USD", 200_000_000)
        let product = desk.add(
            Product.kind, [Product.Fields.name: .text("5G"), Product.Fields.listPrice: .worth(1000)])
        let withContract = desk.closed("won", 1, opened: nil, on: "2026-02-01")
        let signed = contract(&desk, deal: withContract)
        desk.add(
            ContractLine.kind,
            [
                ContractLine.Fields.contract: .reference(signed), ContractLine.Fields.product: .reference(product),
                ContractLine.Fields.quantity: .compound([.integer(2), .text("pcs")]),
                ContractLine.Fields.price: .compound([.integer(900), .text("USD"), .integer(1000)]),
            ])
        let withLines = desk.closed("won", 1, opened: nil, on: "2026-02-02")
        desk.add(
            OpportunityLine.kind,
            [
                OpportunityLine.Fields.opportunity: .reference(withLines),
                OpportunityLine.Fields.product: .reference(product),
                OpportunityLine.Fields.quantity: .compound([.integer(1), .text("pcs")]),
                OpportunityLine.Fields.price: .compound([.integer(250), .text("EUR"), .null]),
            ])
        let plain = desk.closed("won", 800, opened: nil, on: "2026-02-03")
        desk.set(Opportunity.kind, plain, [Opportunity.Fields.productsInterest: .set(["5G"])])
        desk.closed("won", 5000, opened: nil, on: "2026-02-04")
        let figure = desk.figure(.priceRealisation)
        // 2 × 900 less 10 %, 250 € = 500 $, 800; against 2000, 1000, 1000.
        #expect(figure["agreed"] == .money(1620 + 500 + 800) && figure["list"] == .money(4000))
        #expect(figure.value == .ratio(fraction(2920, 4000)) && figure["withoutList"] == .count(1))
    }

    @Test func `M-17 counts cases about authority by the office of the deal`() {
        var desk = FactDesk()
        let office = desk.office()
        let id = desk.deal(100, office: office)
        let bid = desk.add(BidSubmission.kind, [BidSubmission.Fields.opportunity: .reference(id)])
        desk.contest(
            RecordKey(kind: BidSubmission.kind, id: bid), 0, [], question: "exception", rule: "bidWithoutAuthority")
        let closed = desk.contest(
            RecordKey(kind: BidSubmission.kind, id: bid), 0, [], question: "exception", rule: "bidWithoutAuthority")
        desk.set(CaseRecord.number, closed, [CaseRecord.Fields.state: .text("closed")])
        desk.contest(RecordKey(kind: Opportunity.kind, id: id), 0, [], rule: "ownerChanged")
        let figure = desk.figure(.unauthorised, "2026-Q1", scope: .office(office))
        #expect(figure.value == .count(2) && figure["bidWithoutAuthority"] == .count(2) && figure["open"] == .count(1))
        #expect(desk.figure(.unauthorised, "2026-Q2").value == .count(0))
    }

    @Test func `M-18 separates the deciding from the waiting on a laptop`() {
        var desk = FactDesk()
        func decision(_ gate: String, _ tier: String, requested: String, received: String, decided: String) {
            let request = desk.add(
                GateRequest.kind,
                [GateRequest.Fields.requestedAt: .at(requested), GateRequest.Fields.receivedAt: .at(received)])
            desk.add(
                GateDecision.kind,
                [
                    GateDecision.Fields.request: .reference(request), GateDecision.Fields.gate: .text(gate),
                    GateDecision.Fields.tier: .text(tier), GateDecision.Fields.decidedAt: .at(decided),
                ])
        }
        decision("ATB", "office", requested: "2026-01-01", received: "2026-01-05", decided: "2026-01-06")
        decision("ATB", "hq", requested: "2026-01-01", received: "2026-01-02", decided: "2026-01-05")
        // The clock of the laptop was ahead.
        decision("ATI", "office", requested: "2026-02-01", received: "2026-01-10", decided: "2026-01-12")
        let figure = desk.figure(.decisionTime)
        #expect(figure.value == days(2) && figure["ATB"] == days(2) && figure["ATB.hq"] == days(3))
        #expect(figure["ATI.office"] == days(2) && figure["offlineWait"] == days(1) && figure.clamped == 1)
        #expect(desk.figure(.decisionTime, "2027").value == .undefined(.emptySet))
    }

    @Test func `M-19 takes points off for each kind of fault, once`() {
        var desk = FactDesk()
        let good = contract(&desk)
        term(&desk, good, "sign")
        let bad = contract(&desk)
        term(&desk, bad, nil)
        term(&desk, bad, "accept")
        term(&desk, bad, "ship")
        let bare = contract(&desk)
        desk.add(
            Contract.kind, [C.state: .text("draft"), C.signedOn: .day("2026-02-01")])
        let figure = desk.figure(.contractQuality)
        // 100, 100 − 20 − 15, 100 − 20.
        #expect(figure.value == .score(fraction(245, 3)) && figure.count == 3)
        #expect(figure["unclearTrigger"] == .count(2) && figure["termWithoutMilestone"] == .count(1))
        #expect(figure["faultless"] == .count(1))
        term(&desk, bare, "accept", milestone: desk.id())
        #expect(desk.figure(.contractQuality)["faultless"] == .count(2))
        #expect(desk.figure(.contractQuality, "2027").value == .undefined(.emptySet))
    }

    private func faults(_ desk: FactDesk, _ id: RecordID) -> ContractFaults? {
        var converter = desk.context().converter(desk.facts)
        let faults = Contracts.faults(desk.facts, MetricSettings(), &converter)
        return desk.facts.contracts.place(of: id).map { faults[Int($0)] }
    }

    @Test func `deviations are settled by conditions that were closed in time`() {
        var desk = FactDesk()
        let id = contract(&desk)
        term(&desk, id, "sign")
        let review = desk.add(
            ContractReview.kind,
            [
                ContractReview.Fields.contract: .reference(id), ContractReview.Fields.deviations: .text("Liability"),
                ContractReview.Fields.state: .text("draft"),
            ])
        #expect(faults(desk, id) == [])
        desk.set(ContractReview.kind, review, [ContractReview.Fields.state: .text("submitted")])
        #expect(faults(desk, id) == .openDeviation)
        let condition = desk.add(
            GateCondition.kind,
            [
                GateCondition.Fields.contract: .reference(id), GateCondition.Fields.closed: .flag(true),
                GateCondition.Fields.closedOn: .day("2026-01-31"),
            ])
        #expect(faults(desk, id) == [])
        desk.set(GateCondition.kind, condition, [GateCondition.Fields.closedOn: .day("2026-02-02")])
        #expect(faults(desk, id) == .openDeviation)
    }

    @Test func `a price below the floor or the authority is a fault`() {
        var desk = FactDesk()
        let id = desk.deal(1)
        let signed = contract(&desk, deal: id, 1000)
        term(&desk, signed, "sign")
        func revision(_ number: Int64, _ discount: Int64, _ state: String) {
            desk.add(
                PriceRevision.kind,
                [
                    PriceRevision.Fields.opportunity: .reference(id), PriceRevision.Fields.number: .integer(number),
                    PriceRevision.Fields.discount: .integer(discount), PriceRevision.Fields.state: .text(state),
                    PriceRevision.Fields.authorisedDiscountBasis: .integer(1200),
                ])
        }
        revision(1, 1800, "approved")
        revision(2, 1200, "frozen")
        revision(3, 1800, "draft")
        #expect(faults(desk, signed) == [])
        revision(4, 1201, "frozen")
        #expect(faults(desk, signed) == .belowAuthority)
        var floor = FactDesk()
        let other = floor.deal(1)
        let below = contract(&floor, deal: other, 1000)
        term(&floor, below, "sign")
        floor.set(DealFloor.kind, other, [DealFloor.Fields.floorPrice: .worth(1001)])
        #expect(faults(floor, below) == .belowAuthority)
    }

    @Test func `drafting mended soon and disputed terms are faults`() {
        var desk = FactDesk()
        let id = contract(&desk)
        term(&desk, id, "sign")
        let order = desk.add(
            ChangeOrder.kind,
            [
                ChangeOrder.Fields.contract: .reference(id), ChangeOrder.Fields.cause: .text("drafting"),
                ChangeOrder.Fields.state: .text("effective"), ChangeOrder.Fields.effectiveOn: .day("2026-05-02"),
            ])
        #expect(faults(desk, id) == .draftingChange)
        desk.set(ChangeOrder.kind, order, [ChangeOrder.Fields.effectiveOn: .day("2026-05-03")])
        #expect(faults(desk, id) == [])
        desk.add(Dispute.kind, [Dispute.Fields.contract: .reference(id)])
        #expect(faults(desk, id) == .disputedTerms)
        #expect(ContractFaults.disputedTerms.score(ContractWeights()) == 85)
        #expect(ContractFaults(rawValue: 63).score(ContractWeights()) == 0)
    }
}

struct DeliveryMetricTests {
    private typealias M = Milestone.Fields

    private func milestone(_ desk: inout FactDesk, _ planned: String, accepted: String?, _ state: String) -> RecordID {
        desk.add(
            Milestone.kind,
            [
                M.plannedOn: .day(planned), M.acceptedOn: accepted.map(Value.day) ?? .null, M.state: .text(state),
            ])
    }

    @Test func `M-20 compares with the plan and not with what is due later`() {
        var desk = FactDesk()
        let timely = milestone(&desk, "2026-02-01", accepted: "2026-02-01", "accepted")
        _ = milestone(&desk, "2026-02-01", accepted: "2026-01-30", "acceptedWithConditions")
        _ = milestone(&desk, "2026-02-01", accepted: "2026-02-02", "accepted")
        _ = milestone(&desk, "2026-02-01", accepted: nil, "rejected")
        _ = milestone(&desk, "2026-03-20", accepted: nil, "planned")
        let figure = desk.figure(.onTimeDelivery, asOf: "2026-03-01", "2026-Q1")
        #expect(figure.value == share(2, 4) && figure["late"] == .count(1) && figure["missing"] == .count(1))
        #expect(figure["withConditions"] == .count(1) && figure.disputed == 0)
        // Two certificates: while nobody has decided, the later day counts.
        desk.contest(
            RecordKey(kind: Milestone.kind, id: timely), M.acceptedOn, [.day("2026-02-01"), .day("2026-02-09")])
        let disputed = desk.figure(.onTimeDelivery, asOf: "2026-03-01", "2026-Q1")
        #expect(disputed.value == share(1, 4) && disputed.disputed == 1)
        #expect(desk.figure(.onTimeDelivery, "2027").value == .undefined(.emptySet))
    }

    @Test func `M-21 is undefined until a project says what it was to cost`() {
        var desk = FactDesk()
        let id = desk.add(
            DeliveryProject.kind,
            [
                DeliveryProject.Fields.baseline: .compound([.day("2026-01-01"), .day("2026-06-30")]),
                DeliveryProject.Fields.costForecast: .worth(1100),
            ])
        #expect(desk.figure(.deliveryCost).value == .undefined(.noBaseline))
        #expect(desk.figure(.deliveryCost)["withoutBaseline"] == .count(1))
        desk.set(DeliveryProject.kind, id, [DeliveryProject.Fields.costBaseline: .worth(1000)])
        #expect(desk.figure(.deliveryCost).value == share(100, 1000))
        #expect(desk.figure(.deliveryCost, "2027").value == .undefined(.emptySet))
    }

    @Test func `M-22 counts who had to come back`() {
        var desk = FactDesk()
        let smooth = milestone(&desk, "2026-01-01", accepted: "2026-02-01", "accepted")
        let rough = milestone(&desk, "2026-01-01", accepted: "2026-02-01", "accepted")
        let revoked = milestone(&desk, "2026-01-01", accepted: "2026-02-01", "acceptedWithConditions")
        _ = milestone(&desk, "2026-01-01", accepted: nil, "done")
        func certificate(_ milestone: RecordID, _ result: String, revoked: Bool = false, setAside: Bool = false) {
            desk.add(
                Acceptance.kind,
                [
                    Acceptance.Fields.milestone: .reference(milestone), Acceptance.Fields.result: .text(result),
                    Acceptance.Fields.revoked: .flag(revoked), Acceptance.Fields.setAside: .flag(setAside),
                ])
        }
        certificate(smooth, "rejected", setAside: true)
        certificate(rough, "rejected")
        certificate(rough, "accepted")
        certificate(revoked, "accepted", revoked: true)
        #expect(desk.figure(.firstTimeAcceptance).value == share(1, 3))
        #expect(desk.figure(.firstTimeAcceptance, "2027").value == .undefined(.emptySet))
    }
}
