// Why this file exists: five trades read a contract once it is frozen, and all of them read one text. Whoever drafts it
// asks for that, and whoever answers for contracts says that it may be.

import SyncProtocol

enum ContractFreezing {
    static let rule = Invariant(
        "contractFreeze", "A contract goes into review once the commercial manager lets it; your request waits.",
        watches: [Contract.kind: [Contract.Fields.state]], check: check)

    private typealias Fields = Contract.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion,
            proposal.value(Fields.state) == .text(Contract.inReview),
            try ["", Contract.draft].contains(ground.text(Fields.state, of: proposal.key))
        else { return nil }
        let name = try proposal.after(Fields.name, ground).asText ?? proposal.key.id.description
        let share = try PaymentTermSum.share(of: proposal.key, GroundAfter(proposal, ground))
        let terms = share == .exact ? "" : " Its payment terms \(share.text)."
        let note =
            "\(proposal.authorName) asks to freeze “\(name)” for its reviews.\(terms) Accept it once its text and its "
            + "terms are those that are to be read."
        return Ruling(
            .holdFields([Fields.state]),
            cases: [
                CaseDraft(
                    .held, proposal.key, field: Fields.state, terms: decider(proposal.author), note: note)
            ])
    }

    /// Nobody says yes to their own question.
    private static func decider(_ author: Author) -> CaseTerms {
        author.role == "COM" ? .medium("OM", "HQ") : .medium("COM", "HQ")
    }
}
