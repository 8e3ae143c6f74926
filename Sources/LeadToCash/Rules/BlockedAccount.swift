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

    static let release = Invariant(
        "blockedStaysSuspended", "The customer is blocked; HQ alone takes the deal up again.",
        watches: [Opportunity.kind: [Opportunity.Fields.outcome]], check: checkRelease)

    private static let flags = [
        Account.Fields.sanctionsHit, Account.Fields.blocked, Account.Fields.doNotContact,
    ]

    private static let suspended = "suspended"

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
        guard let flag = try flag(of: account, ground) else { return nil }
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

    /// A deal that is suspended with a customer that is stopped is to go on.
    @Sendable private static func checkRelease(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let field = Opportunity.Fields.outcome
        guard !proposal.byHeadquarters, let outcome = proposal.value(field), isOpen(outcome),
            try ground.text(field, of: proposal.key) == suspended,
            let account = try ground.record(Account.kind, by: Opportunity.Fields.account, of: proposal.key),
            let flag = try flag(of: account, ground)
        else { return nil }
        let note =
            "\(proposal.authorName) takes up “\(try ground.title(of: proposal.key))” again, and its customer "
            + "“\(try ground.title(of: account))” is marked \(name(flag)). Accept only once that is cleared."
        return Ruling(
            .holdFields([field]),
            cases: [
                CaseDraft(.held, proposal.key, field: field, other: account, terms: .high("HQ"), note: note)
            ])
    }

    /// As what a deal's customer is marked with whom no business is done; nil if they are not.
    static func mark(on deal: RecordKey, _ ground: any Ground) throws -> String? {
        guard let account = try ground.record(Account.kind, by: Opportunity.Fields.account, of: deal) else {
            return nil
        }
        return try flag(of: account, ground).map(name)
    }

    private static func flag(of account: RecordKey, _ ground: any Ground) throws -> FieldNumber? {
        try flags.first { try ground.value($0, of: account).isTrue }
    }

    private static func name(_ flag: FieldNumber) -> String {
        LeadToCash.schema.kind(Account.kind)?.field(flag)?.name ?? "blocked"
    }

    private static func isOpen(_ outcome: Value) -> Bool { outcome.isEmpty || outcome == .text("open") }

    private static func suspension(_ deal: RecordKey) -> RecordEdit {
        RecordEdit(deal, .update, [FieldValue(Opportunity.Fields.outcome, .text(suspended))])
    }

    private static func draft(
        _ deal: RecordKey, _ account: RecordKey, _ flag: FieldNumber, _ title: String
    ) -> CaseDraft {
        CaseDraft(
            .exception, deal, field: Opportunity.Fields.outcome, other: account, terms: .high("HQ"),
            note: "A deal was opened with “\(title)”, which is marked \(name(flag)). It is suspended; nothing goes out "
                + "to the customer until HQ releases it.")
    }
}
