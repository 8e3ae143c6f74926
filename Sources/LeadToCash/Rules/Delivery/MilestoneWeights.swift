// Why this file exists: progress is the sum of what milestones weigh. Two people who each add one offline make a
// project that is more than done; a plan may be wrong for a while, a baseline may not.

import SyncProtocol

enum MilestoneWeights {
    /// Also about HQ's setting of a baseline.
    static let rule = Invariant(
        "milestoneWeights", "The milestones of a project weigh 100 together, and no more.",
        watches: [
            Milestone.kind: [Milestone.Fields.project, Milestone.Fields.weight],
            DeliveryProject.kind: [DeliveryProject.Fields.baselined],
        ], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        return proposal.key.kind == DeliveryProject.kind
            ? try baseline(proposal, after) : try weighing(proposal, after, ground)
    }

    private static func weighing(_ proposal: Proposal, _ after: GroundAfter, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, !proposal.isDeletion,
            let project = try proposal.above(DeliveryProject.kind, by: Milestone.Fields.project, ground),
            let weight = try weight(of: project, after), weight > 100
        else { return nil }
        let note =
            "The milestones of “\(try ground.title(of: project))” weigh \(weight) since \(proposal.authorName) edited "
            + "them. Correct them before the baseline is set."
        return .acceptWithCase(
            CaseDraft(.exception, project, other: proposal.key, terms: .low("PM"), note: note))
    }

    private static func baseline(_ proposal: Proposal, _ ground: GroundAfter) throws -> Ruling? {
        guard proposal.value(DeliveryProject.Fields.baselined)?.isTrue == true,
            let weight = try weight(of: proposal.key, ground), weight != 100
        else { return nil }
        let note =
            "“\(try ground.title(of: proposal.key))” is baselined, and its milestones weigh \(weight). Correct them; "
            + "progress is counted by them."
        return .acceptWithCase(CaseDraft(.exception, proposal.key, terms: .medium("PM", "OM", "HQ"), note: note))
    }

    /// What the milestones of a project weigh together; nil if none has a weight.
    static func weight(of project: RecordKey, _ ground: any Ground) throws -> Int64? {
        let weights = try ground.filed(Milestone.kind, under: project.id, by: Milestone.Fields.project).compactMap {
            try ground.value(Milestone.Fields.weight, of: $0).asInteger
        }
        return weights.isEmpty ? nil : weights.reduce(0) { $0 + min(max($1, 0), 1000) }
    }
}
