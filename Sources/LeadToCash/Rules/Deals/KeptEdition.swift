// Why this file exists: whoever is in the middle of a deal should not have to learn a new way of working for it. A deal
// goes to its end by the version of the processes by which it was begun.

import SyncProtocol

/// Also about HQ's own deals; one that came from another system had a way of its own.
enum KeptEdition {
    static let rule = Invariant(
        "keptEdition", "The deal keeps the version of the processes that its office works by today.",
        watches: [Opportunity.kind: [Opportunity.Fields.office, Opportunity.Fields.name]], check: check)

    private typealias Fields = Opportunity.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard try proposal.isNew(ground), proposal.value(Fields.externalID)?.isEmpty ?? true else { return nil }
        let after = GroundAfter(proposal, ground)
        guard try after.value(Fields.processVersion, of: proposal.key).isEmpty,
            let version = try Editions.version(for: proposal.key, after) ?? Editions.newestVersion(ground)
        else { return nil }
        let kept = FieldValue(Fields.processVersion, .reference(version))
        return Ruling(.accept, edits: [RecordEdit(proposal.key, .update, [kept])])
    }
}
