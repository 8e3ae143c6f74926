// Why this file exists: what a customer signed is changed by those who may decide on it, and not by whoever moves a
// word along a list.

import SyncProtocol

enum ChangeOrderDecision {
    static let rule = Invariant(
        "changeOrderNeedsATAC", "A change order goes on once ATAC has approved it.",
        watches: [ChangeOrder.kind: [ChangeOrder.Fields.state]], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion,
            let word = proposal.value(ChangeOrder.Fields.state)?.asText, ChangeOrder.decided.contains(word),
            try ground.text(ChangeOrder.Fields.state, of: proposal.key) != word,
            try GateReading.approval(GateReading.amend, of: proposal.key, ground) == nil
        else { return nil }
        let title = try ground.title(of: proposal.key)
        let note =
            "\(proposal.authorName) sets the change order “\(title)” to \(word), and ATAC has not approved it. Ask for "
            + "it: \(try GateReading.command(GateReading.amend, proposal.key, ground))"
        let field = ChangeOrder.Fields.state
        return Ruling(
            .holdFields([field]),
            cases: [CaseDraft(.held, proposal.key, field: field, terms: .high("HQ"), note: note)])
    }
}

/// An edit of what was signed became a draft change order, and somebody was asked to submit or discard it. Once that
/// was done the question has its answer, and its author's edit is no longer one that waits.
enum ChangeOrderOutcome {
    /// Also about HQ's own edits: HQ approves, and brings into effect.
    static let rule = Invariant(
        "changeOrderSettled", "What became of the edit is decided with the change order that it had become.",
        watches: [ChangeOrder.kind: [ChangeOrder.Fields.state]], check: check)

    /// The rules by which an edit became a change order.
    private static let origins: Set<String> = ["frozenAfter", "contractInForce"]
    private static let refused = ["rejected", "withdrawn", "discarded"]

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.isDeletion, let word = proposal.value(ChangeOrder.Fields.state)?.asText,
            ChangeOrder.decided.contains(word) || refused.contains(word)
        else { return nil }
        let answer: CaseAnswer = refused.contains(word) ? .reject : .accept
        let cases = try ground.openCases(origins, about: proposal.key)
        return cases.isEmpty ? nil : Ruling(.accept, settlements: cases.map { CaseSettlement($0.id, answer) })
    }
}
