// Why this file exists: a price that waits for somebody to say whose decision it is has lost a day before anybody reads
// it. It goes to the tier that may allow it as soon as it is submitted.

import SyncProtocol

/// Where HQ has made no rule about prices, somebody names the tier.
enum PriceRouting {
    static let rule = Invariant(
        "priceRouted", "The price goes to the tier whose authority covers it.",
        watches: [PriceRevision.kind: [PriceRevision.Fields.submitted]], check: check)

    private typealias Fields = PriceRevision.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        guard !proposal.isDeletion, proposal.value(Fields.submitted)?.isTrue == true,
            try ["", PriceRevision.draft, "submitted"].contains(after.text(Fields.state, of: proposal.key)),
            let answer = try AuthorityMatrix.answer(AuthorityMatrix.question(price: proposal.key, after), after)
        else { return nil }
        return Ruling(
            .accept,
            edits: [
                RecordEdit(
                    proposal.key, .update,
                    [FieldValue(Fields.tier, .text(answer.tier)), FieldValue(Fields.state, .text("routed"))])
            ])
    }
}
