// Why this file exists: nobody opens business with a customer that compliance has stopped. Who was offline could not
// know; the deal is kept, suspended, and HQ looks at it.

import SyncProtocol

enum BlockedAccount {
    static let rule = Invariant(
        "blockedAccount", "The customer is blocked; the deal is kept suspended until HQ has looked at it.",
        watches: [
            Opportunity.kind: [Opportunity.Fields.account],
            Account.kind: Set(flags),
        ], check: check)

    private static let flags = [
        Account.Fields.sanctionsHit, Account.Fields.blocked, Account.Fields.doNotContact,
    ]

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion else { return nil }
        return proposal.key.kind == Opportunity.kind
            ? try deal(proposal, ground) : try account(proposal, ground)
    }

    /// A deal is opened with, or moved to, a customer that is stopped.
    private static func deal(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard let id = proposal.value(Opportunity.Fields.account)?.asReference,
            isOpen(try proposal.after(Opportunity.Fields.outcome, ground))
        else { return nil }
        let account = RecordKey(kind: Account.kind, id: id)
        guard let flag = try flags.first(where: { try ground.value($0, of: account).isTrue }) else { return nil }
        return .acceptWithCase(
            draft(proposal.key, account, flag, try ground.title(of: account)), edits: [suspension(proposal.key)])
    }

    /// A customer is stopped by somebody who had not seen the deals that others opened meanwhile.
    private static func account(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard let flag = flags.first(where: { proposal.value($0)?.isTrue == true }) else { return nil }
        let ids = try ground.allRecords(
            Opportunity.kind, where: Opportunity.Fields.account, is: .reference(proposal.key.id))
        let title = try ground.title(of: proposal.key)
        let unseen = try ids.map { RecordKey(kind: Opportunity.kind, id: $0) }.filter { key in
            guard let life = try ground.life(of: key), !proposal.saw(life) else { return false }
            return isOpen(try ground.value(Opportunity.Fields.outcome, of: key))
        }
        guard !unseen.isEmpty else { return nil }
        return Ruling(
            .accept, edits: unseen.map(suspension), cases: unseen.map { draft($0, proposal.key, flag, title) })
    }

    private static func isOpen(_ outcome: Value) -> Bool { outcome.isEmpty || outcome == .text("open") }

    private static func suspension(_ deal: RecordKey) -> RecordEdit {
        RecordEdit(deal, .update, [FieldValue(Opportunity.Fields.outcome, .text("suspended"))])
    }

    private static func draft(
        _ deal: RecordKey, _ account: RecordKey, _ flag: FieldNumber, _ title: String
    ) -> CaseDraft {
        let name = LeadToCash.schema.kind(Account.kind)?.field(flag)?.name ?? "blocked"
        return CaseDraft(
            .exception, deal, field: Opportunity.Fields.outcome, other: account, terms: .high("HQ"),
            note: "A deal was opened with “\(title)”, which is marked \(name). It is suspended; nothing goes out to "
                + "the customer until HQ releases it.")
    }
}
