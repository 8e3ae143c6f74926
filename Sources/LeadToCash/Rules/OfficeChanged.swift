// Why this file exists: a customer went to another office while somebody of the old one was offline. What they did
// before stands; what came after, unknowing, is for the new office to accept.

import SyncProtocol

enum OfficeChanged {
    static let rule = Invariant(
        "officeChanged", "The record had gone to another office, which decides about your edit.",
        watches: Dictionary(uniqueKeysWithValues: kinds.map { ($0, Set<FieldNumber>?.none) }), check: check)

    /// Every kind that lies in an office and that laptops write.
    private static let kinds: [KindNumber] = LeadToCash.entries.map(\.kind)
        .filter { kind in
            guard case .anchored = kind.scope, kind.field(named: "office") != nil else { return false }
            return !kind.headquartersOnly && ![Handover.kind, AccountTeam.kind].contains(kind.number)
        }
        .map(\.number)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, proposal.operation.action != .create,
            let field = proposal.kind.field(named: "office")?.number,
            let change = try ground.edit(field, of: proposal.key), change.dot.replica == .headquarters,
            !proposal.saw(change), proposal.made >= change.stamp.milliseconds,
            let office = change.value.asReference, try !playsHere(proposal, ground)
        else { return nil }
        let name = try ground.title(of: RecordKey(kind: Office.kind, id: office))
        let day = CivilDate(milliseconds: change.stamp.milliseconds)?.description ?? "a day unknown"
        let note =
            "\(proposal.authorName) edited “\(try ground.title(of: proposal.key))” without knowing that it "
            + "belongs to \(name) since \(day). Accept or reject the edit."
        return .hold(CaseDraft(.held, proposal.key, terms: .medium("AR", "OM"), note: note))
    }

    /// Whether the author works with the record where it is now: at its office, or as one of its account's team.
    private static func playsHere(_ proposal: Proposal, _ ground: any Ground) throws -> Bool {
        let places = try Entitlement.places(of: proposal.key, proposal.kind, nil, ground)
        return proposal.author.roles.contains { role in role.place.map(places.contains) ?? true }
    }
}
