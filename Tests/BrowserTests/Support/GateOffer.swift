// Why this file exists: before anybody may ask to bid, a deal has a solution, a price, a risk and a decision behind it.
// Here is a deal that has all of it, so that a journey can begin with the question.

import LeadToCash
import SyncProtocol

/// A deal of a hundred radios that is ready for the gate ATB.
struct GateOffer: Sendable {
    let deal: RecordKey
    /// The row of the radios.
    let line: RecordKey

    /// HQ makes one in the stage's office.
    init(_ stage: ConsoleStage, named name: String) async throws {
        deal = try await stage.filed(
            Opportunity.kind,
            [
                Opportunity.Fields.name: .text(name), Opportunity.Fields.stage: .text("solution"),
                Opportunity.Fields.outcome: .text("open"),
            ])
        let filed = Value.reference(deal.id)
        try await Self.letInvest(deal, stage)
        _ = try await stage.filed(
            SolutionVersion.kind,
            [
                SolutionVersion.Fields.opportunity: filed, SolutionVersion.Fields.state: .text("released"),
                SolutionVersion.Fields.deliverability: .text("deliverable"),
            ])
        _ = try await stage.filed(Risk.kind, [Risk.Fields.opportunity: filed, Risk.Fields.name: .text("Monsoon")])
        _ = try await stage.filed(
            PriceRevision.kind,
            [
                PriceRevision.Fields.opportunity: filed, PriceRevision.Fields.number: .integer(7),
                PriceRevision.Fields.discount: .integer(1200),
                PriceRevision.Fields.authorisedDiscountBasis: .integer(1200),
                PriceRevision.Fields.state: .text("approved"),
                PriceRevision.Fields.tokenExpiresOn: .date(try ConsoleStage.day(30)),
            ])
        let product = try await stage.found(Product.kind, [Product.Fields.name: .text("RRU of \(name)")])
        line = try await stage.filed(
            OpportunityLine.kind,
            [
                OpportunityLine.Fields.opportunity: filed,
                OpportunityLine.Fields.product: .reference(product.id),
                OpportunityLine.Fields.quantity: Self.pieces(100),
            ])
    }

    static func pieces(_ count: Int64) -> Value { .compound([.integer(count), .text("pcs")]) }

    /// The gate before has said yes.
    private static func letInvest(_ deal: RecordKey, _ stage: ConsoleStage) async throws {
        let filed = Value.reference(deal.id)
        let request = try await stage.filed(
            GateRequest.kind,
            [
                GateRequest.Fields.gate: .text("ATI"), GateRequest.Fields.opportunity: filed,
                GateRequest.Fields.state: .text("decided"),
            ])
        _ = try await stage.filed(
            GateDecision.kind,
            [
                GateDecision.Fields.request: .reference(request.id), GateDecision.Fields.opportunity: filed,
                GateDecision.Fields.gate: .text("ATI"), GateDecision.Fields.decision: .text("approved"),
            ])
    }
}
