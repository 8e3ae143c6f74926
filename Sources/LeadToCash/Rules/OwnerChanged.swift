// Why this file exists: a deal was given to somebody else while its old owner was offline. What the old owner did
// before stands; what came after is the new owner's to accept.

import SyncProtocol

enum OwnerChanged {
    static let rule = Invariant(
        "ownerChanged", "The record had been given to another owner, who decides about your edit.",
        watches: [
            Opportunity.kind: [
                Opportunity.Fields.stage, Opportunity.Fields.outcome, Opportunity.Fields.commercial,
            ],
            Account.kind: [
                Account.Fields.name, Account.Fields.registration, Account.Fields.parent, Account.Fields.status,
            ],
        ], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion, let person = proposal.author.person else { return nil }
        let field = proposal.key.kind == Account.kind ? Account.Fields.owner : Opportunity.Fields.owner
        guard let change = try ground.edit(field, of: proposal.key), !proposal.saw(change),
            let owner = change.value.asReference, owner != person, wasOwner(person, proposal.author.role, change),
            proposal.made >= change.stamp.milliseconds
        else { return nil }
        let key = RecordKey(kind: User.kind, id: owner)
        let role = try ground.usualRole(of: owner) ?? "AR"
        let name = try ground.title(of: key)
        let day = CivilDate(milliseconds: change.stamp.milliseconds)?.description ?? "a day unknown"
        let note =
            "\(proposal.authorName) edited “\(try ground.title(of: proposal.key))” without knowing that it "
            + "belongs to \(name) since \(day). \(name) accepts or rejects the edit."
        return .hold(CaseDraft(.held, proposal.key, terms: .medium(role, "OM"), note: note))
    }

    /// Whether the record was taken from this person. Where the change does not say from whom, an AR is taken to be it:
    /// the others of a team never owned the record.
    private static func wasOwner(_ person: RecordID, _ role: String, _ change: Sibling) -> Bool {
        guard let base = change.base else { return role == "AR" }
        return base == .reference(person)
    }
}
