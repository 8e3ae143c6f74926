// Why this file exists: a deal is won when a contract is in force, not when somebody says so.

import SyncProtocol

enum WonNeedsContract {
    static let rule = Invariant(
        "wonNeedsContract", "A deal counts as won once its contract is effective; until then the win is a claim.",
        watches: [Opportunity.kind: [Opportunity.Fields.stage, Opportunity.Fields.outcome]], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion else { return nil }
        let claimed = [Opportunity.Fields.outcome, Opportunity.Fields.stage].filter {
            proposal.value($0) == .text("won")
        }
        guard !claimed.isEmpty, !isHistory(proposal), try !hasContract(proposal.key, ground) else { return nil }
        let note =
            "\(proposal.authorName) says that “\(try ground.title(of: proposal.key))” is won; no "
            + "effective contract is registered for it. Register one, then accept."
        let field = CaseDraft.field(for: claimed)
        return Ruling(
            .holdFields(Set(claimed)),
            cases: [CaseDraft(.held, proposal.key, field: field, terms: .high("HQ"), note: note)])
    }

    /// A deal that another system had closed before it came here is history, not a claim.
    private static func isHistory(_ proposal: Proposal) -> Bool {
        guard proposal.operation.action == .create, proposal.value(Opportunity.Fields.externalID) != nil,
            let closed = proposal.value(Opportunity.Fields.closedOn)?.asDate,
            let today = CivilDate(milliseconds: proposal.received)
        else { return false }
        return closed <= today
    }

    private static func hasContract(_ deal: RecordKey, _ ground: any Ground) throws -> Bool {
        let ids = try ground.records(
            Contract.kind, where: Contract.Fields.opportunity, is: .reference(deal.id))
        return try ids.contains {
            let state = try ground.value(Contract.Fields.state, of: RecordKey(kind: Contract.kind, id: $0))
            return Contract.freeze.isFrozen(state)
        }
    }
}
