// Why this file exists: who may do what from the start of a delivery project to the handover to service.

import SyncProtocol

extension Charter {
    static let delivery: [KindNumber: Charter] = [
        DeliveryProject.kind: Charter(
            create: builders + ["PD"], delete: ["OM", "HQ"],
            fields: [
                DeliveryProject.Fields.costForecast: builders + ["FIN"],
                DeliveryProject.Fields.costBaseline: builders + ["FIN"],
            ]),
        Acceptance.kind: Charter(create: builders, delete: ["HQ"]),
        DeliveryIssue.kind: Charter(create: business, delete: frontline),
        ServiceHandover.kind: Charter(
            create: builders, edit: frontline, delete: ["OM", "HQ"],
            states: [
                State(
                    field: ServiceHandover.Fields.state, values: [ServiceHandover.accepted],
                    locked: [ServiceHandover.Fields.state], permitted: ["HQ"])
            ]),
    ]

    /// Those who deliver, and those above them.
    private static let builders = ["FR", "PM", "OM", "HQ"]
}
