// Why this file exists: who deletes an account deletes what hangs on it. A rep may ask for that; the office decides.

import SyncProtocol

enum DeleteIsProposal {
    /// Kinds that others are filed under, and facts that nobody may make undone alone.
    static let kinds: [KindNumber] = [
        Account.kind, Opportunity.kind, Contract.kind, PriceRevision.kind, BidSubmission.kind, ContractLine.kind,
        PaymentTerm.kind, SolutionVersion.kind, Bid.kind, DeliveryProject.kind,
    ]

    static let rule = Invariant(
        "deleteIsProposal", "A record under which others are filed is deleted only once the office agrees.",
        watches: Dictionary(uniqueKeysWithValues: kinds.map { ($0, nil) }), check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard case .delete(let reason) = proposal.operation.action, !proposal.byHeadquarters,
            try ground.isAlive(proposal.key)
        else { return nil }
        // Whoever asks does not answer.
        let terms: CaseTerms = proposal.author.role == "OM" ? .medium("HQ") : .medium("OM", "HQ")
        let why = reason.isEmpty ? "" : ": \(reason)"
        let note =
            "\(proposal.authorName) asks to delete “\(try ground.title(of: proposal.key))”\(why). "
            + "Accept to delete it, or reject to keep it."
        return .hold(CaseDraft(.held, proposal.key, terms: terms, note: note))
    }
}
