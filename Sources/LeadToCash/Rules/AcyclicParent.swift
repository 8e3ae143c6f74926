// Why this file exists: A under B and B under A are each right alone. A tree that bites its tail has no top, and every
// report that walks up would walk for ever.

import SyncProtocol

enum AcyclicParent {
    static let rule = Invariant(
        "acyclicParent", "A record cannot stand above itself.",
        watches: [Account.kind: [Account.Fields.parent], Contact.kind: [Contact.Fields.reportsTo]], check: check)

    /// No group of companies is deeper.
    private static let mostSteps = 64

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion else { return nil }
        let field = proposal.key.kind == Account.kind ? Account.Fields.parent : Contact.Fields.reportsTo
        guard let parent = proposal.value(field)?.asReference else { return nil }
        var step = RecordKey(kind: proposal.key.kind, id: parent)
        for _ in 0..<mostSteps {
            if step == proposal.key { return try circle(proposal, field, parent, ground) }
            guard let next = try ground.record(proposal.key.kind, by: field, of: step) else { return nil }
            step = next
        }
        return try circle(proposal, field, parent, ground)
    }

    private static func circle(
        _ proposal: Proposal, _ field: FieldNumber, _ parent: RecordID, _ ground: any Ground
    ) throws -> Ruling {
        let above = RecordKey(kind: proposal.key.kind, id: parent)
        let note =
            "\(proposal.authorName) puts “\(try ground.title(of: proposal.key))” under "
            + "“\(try ground.title(of: above))”, which stands under it already."
        return Ruling(
            .holdFields([field]),
            cases: [CaseDraft(.held, proposal.key, field: field, other: above, terms: .medium("OM", "HQ"), note: note)])
    }
}
