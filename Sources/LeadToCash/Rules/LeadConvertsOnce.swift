// Why this file exists: two people convert one lead, each to a deal of their own. The lead keeps the one converted to
// first, in whichever order HQ hears of the two; both deals stay until somebody says whether they are one.

import SyncProtocol

enum LeadConvertsOnce {
    static let rule = Invariant(
        "leadConvertsOnce", "The lead had been converted to another deal; both deals stay until someone compares them.",
        watches: [Lead.kind: [Lead.Fields.convertedOpportunity]], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters,
            let written = proposal.value(Lead.Fields.convertedOpportunity)?.asReference,
            let standing = try ground.edit(Lead.Fields.convertedOpportunity, of: proposal.key),
            let known = standing.value.asReference, known != written
        else { return nil }
        let ids = isEarlier(proposal, than: standing) ? [written, known] : [known, written]
        let first = RecordKey(kind: Opportunity.kind, id: ids[0])
        let second = RecordKey(kind: Opportunity.kind, id: ids[1])
        let note =
            "The lead “\(try ground.title(of: proposal.key))” was converted to “\(try ground.title(of: first))” and "
            + "again to “\(try ground.title(of: second))”. Merge the second deal into the first, or keep them apart."
        return .acceptWithCase(CaseDraft(.duplicate, second, other: first, terms: .medium("OM", "HQ"), note: note))
    }

    /// Whether the lead will keep what is proposed now, as its policy has it.
    private static func isEarlier(_ proposal: Proposal, than standing: Sibling) -> Bool {
        guard !proposal.saw(standing) else { return false }
        return (proposal.made, proposal.author.replica) < (standing.stamp.milliseconds, standing.dot.replica)
    }
}
