// Why this file exists: a bid that went out is a fact, even one that went out too late. It binds the price it was made
// with, and whoever had no authority to send it answers for that afterwards.

import SyncProtocol

enum Bids {
    private typealias Fields = BidSubmission.Fields

    static let authority = Invariant(
        "bidWithoutAuthority", "The bid went out without authority; it is recorded, and HQ looks at it.",
        watches: [BidSubmission.kind: nil], check: checkAuthority)

    static let binding = Invariant(
        "bidBindsRevision", "A submitted bid freezes the price revision it was made with.",
        watches: [BidSubmission.kind: [Fields.priceRevision]], check: checkBinding)

    @Sendable private static func checkAuthority(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, proposal.operation.action == .create else { return nil }
        let breach = try breach(proposal, ground)
        let verdict = RecordEdit(
            proposal.key, .update, [FieldValue(Fields.authorised, .flag(breach == nil))])
        guard let breach else { return Ruling(.accept, edits: [verdict]) }
        let deal = deal(of: proposal)
        let title = try deal.map { try ground.title(of: $0) } ?? "a deal unknown"
        let note =
            "\(proposal.authorName) submitted a bid for “\(title)” without authority: \(breach). "
            + "Ratify it, or have it withdrawn."
        return .acceptWithCase(
            CaseDraft(.exception, proposal.key, other: deal, terms: .high("HQ"), note: note), edits: [verdict])
    }

    private static func deal(of proposal: Proposal) -> RecordKey? {
        proposal.value(Fields.opportunity)?.asReference.map { RecordKey(kind: Opportunity.kind, id: $0) }
    }

    /// What the bid lacked; nil if it went out with authority.
    private static func breach(_ proposal: Proposal, _ ground: any Ground) throws -> String? {
        if let mark = try deal(of: proposal).flatMap({ try BlockedAccount.mark(on: $0, ground) }) {
            return "the customer is marked \(mark)"
        }
        let revision = proposal.value(Fields.priceRevision)?.asReference
            .map { RecordKey(kind: PriceRevision.kind, id: $0) }
        let granted = try revision.flatMap { try ground.value(PriceRevision.Fields.tokenExpiresOn, of: $0).asDate }
        guard let expires = granted ?? proposal.value(Fields.tokenExpiresOn)?.asDate else {
            return "it names no authorisation"
        }
        let submitted = proposal.value(Fields.submittedOn)?.asDate ?? CivilDate(milliseconds: proposal.made)
        if let submitted, expires < submitted {
            return "it went out on \(submitted), and the authorisation had expired on \(expires)"
        }
        if let gate = try closedGate(proposal, ground) { return "\(gate) has not been approved" }
        guard let revision, try isAnotherPrice(revision, proposal, ground) else { return nil }
        return "\(GateReading.bid) approved another price than that of \(try ground.handle(of: revision))"
    }

    /// The gate through which the bid had to go and never did; nil for a light deal and under an authority, which was
    /// given on the strength of that gate.
    private static func closedGate(_ proposal: Proposal, _ ground: any Ground) throws -> String? {
        guard proposal.value(Fields.token)?.asReference == nil, let deal = deal(of: proposal),
            let gate = try StageCriteria.gate(of: "bidding", deal, ground), try approval(proposal, ground) == nil
        else { return nil }
        return gate
    }

    /// Whether the gate had let a bid go out, and at another price. An authority to bid offline has bounds of its own.
    private static func isAnotherPrice(
        _ revision: RecordKey, _ proposal: Proposal, _ ground: any Ground
    ) throws -> Bool {
        guard proposal.value(Fields.token)?.asReference == nil,
            let decision = try approval(proposal, ground),
            let request = try ground.record(GateRequest.kind, by: GateDecision.Fields.request, of: decision)
        else { return false }
        let bound = try ground.text(GateRequest.Fields.boundContent, of: request)
        return try !bound.isEmpty
            && BoundContent.priceLines(in: bound) != BoundContent.priceLines(revision, ground)
    }

    /// What let the bid go out: the decision on its tender, or else on its deal.
    private static func approval(_ proposal: Proposal, _ ground: any Ground) throws -> RecordKey? {
        let bid = proposal.value(Fields.bid)?.asReference.map { RecordKey(kind: Bid.kind, id: $0) }
        if let bid, let decision = try GateReading.approval(GateReading.bid, of: bid, ground) { return decision }
        return try deal(of: proposal).flatMap { try GateReading.approval(GateReading.bid, of: $0, ground) }
    }

    @Sendable private static func checkBinding(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.isDeletion, let id = proposal.value(Fields.priceRevision)?.asReference else { return nil }
        let revision = RecordKey(kind: PriceRevision.kind, id: id)
        // Bound once is bound; a later word about it is only a proposal.
        guard try ground.value(Fields.priceRevision, of: proposal.key).isEmpty,
            try ground.value(PriceRevision.Fields.state, of: revision) != .text(PriceRevision.frozen)
        else { return nil }
        let freeze = RecordEdit(
            revision, .update, [FieldValue(PriceRevision.Fields.state, .text(PriceRevision.frozen))])
        return Ruling(.accept, edits: [freeze] + (try leftBehind(by: revision, ground)))
    }

    /// The drafts that were made of the revision before it went out say so now, as those do that are made afterwards.
    private static func leftBehind(by revision: RecordKey, _ ground: any Ground) throws -> [RecordEdit] {
        guard let deal = try ground.value(PriceRevision.Fields.opportunity, of: revision).asReference else { return [] }
        return try ground.records(PriceRevision.kind, where: PriceRevision.Fields.opportunity, is: .reference(deal))
            .map { RecordKey(kind: PriceRevision.kind, id: $0) }
            .filter {
                try ground.value(PriceRevision.Fields.basedOn, of: $0) == .reference(revision.id)
                    && ground.value(PriceRevision.Fields.notes, of: $0) == .text(PriceRevision.notApproved)
            }
            .map {
                RecordEdit(
                    $0, .update, [FieldValue(PriceRevision.Fields.notes, .text(PriceRevision.notSubmitted))])
            }
    }
}
