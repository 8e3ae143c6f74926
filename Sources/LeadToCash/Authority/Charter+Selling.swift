// Why this file exists: who may do what while a deal is being won: requirements, solutions, risks, competitors, tasks,
// and what a deal asks of others.

import SyncProtocol

extension Charter {
    static let selling: [KindNumber: Charter] = [
        Requirement.kind: Charter(
            create: sales + ["FR"], delete: sales, fields: [Requirement.Fields.status: sales]),
        SolutionVersion.kind: solutions,
        Risk.kind: Charter(create: business, delete: frontline),
        CompetitorEntry.kind: Charter(create: sales),
        DealTask.kind: Charter(create: business, delete: frontline),
        ResourceRequest.kind: Charter(
            create: frontline, delete: sales,
            states: [
                State(
                    field: ResourceRequest.Fields.state, values: [ResourceRequest.assignedState],
                    locked: [
                        ResourceRequest.Fields.state, ResourceRequest.Fields.skills, ResourceRequest.Fields.role,
                        ResourceRequest.Fields.period,
                    ], permitted: managers)
            ]),
        ProductRequirement.kind: Charter(create: frontline, delete: sales),
    ]

    /// Whether it can be delivered say those who would have to. What was released is no draft again: HQ alone takes it
    /// back.
    private static let solutions: Charter = {
        let delivery = ["FR", "PM", "OM", "HQ"]
        return Charter(
            create: sales, delete: ["SR", "PD", "OM", "HQ"],
            fields: [
                SolutionVersion.Fields.deliverability: delivery, SolutionVersion.Fields.deliveryOpinion: delivery,
                SolutionVersion.Fields.state: ["SR", "PD", "OM", "HQ"],
            ],
            states: [
                State(
                    field: SolutionVersion.Fields.state, values: [SolutionVersion.released],
                    locked: [SolutionVersion.Fields.state], permitted: ["HQ"])
            ])
    }()
}
