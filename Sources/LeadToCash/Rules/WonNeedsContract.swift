// Why this file exists: a deal is won when a contract is in force, not when somebody says so. That somebody says so is
// worth knowing all the same: it shows as a claim until the contract is there.

import SyncProtocol

enum WonNeedsContract {
    static let rule = Invariant(
        "wonNeedsContract", "A deal counts as won once its contract is effective; until then the win is a claim.",
        watches: [Opportunity.kind: [Opportunity.Fields.stage, Opportunity.Fields.outcome]], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.isDeletion else { return nil }
        let claimed = [Opportunity.Fields.outcome, Opportunity.Fields.stage].filter {
            proposal.value($0) == .text("won")
        }
        guard !claimed.isEmpty, !isHistory(proposal) else { return nil }
        // What HQ says is won, or what a contract says, is no claim any more.
        if try proposal.byHeadquarters || hasContract(proposal.key, ground) {
            return try claim(false, proposal.key, ground).map { Ruling(.accept, edits: [$0]) }
        }
        let note =
            "\(proposal.authorName) says that “\(try ground.title(of: proposal.key))” is won; no "
            + "effective contract is registered for it. Register one, then accept."
        let field = CaseDraft.field(for: claimed)
        let edit = try claim(true, proposal.key, ground)
        return Ruling(
            .holdFields(Set(claimed)), edits: edit.map { [$0] } ?? [],
            cases: [CaseDraft(.held, proposal.key, field: field, terms: .high("HQ"), note: note)])
    }

    /// Shows a deal as claimed to be won, or no longer; nil if it shows so already.
    private static func claim(_ isClaimed: Bool, _ deal: RecordKey, _ ground: any Ground) throws -> RecordEdit? {
        guard try ground.value(Opportunity.Fields.winClaim, of: deal).isTrue != isClaimed else { return nil }
        return RecordEdit(deal, .update, [FieldValue(Opportunity.Fields.winClaim, .flag(isClaimed))])
    }

    /// A claim that was rejected is none any more: only HQ takes back what sticks.
    @Sendable static func unclaimed(_ rejection: Rejection, _ ground: any Ground) throws -> [RecordEdit] {
        guard rejection.rule == rule.name else { return [] }
        return try claim(false, rejection.subject, ground).map { [$0] } ?? []
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
