// Why this file exists: who may do what between a tender and its result, and at the gates. Decisions and the authority
// to bid are HQ's, and no laptop writes them.

import SyncProtocol

extension Charter {
    static let bidding: [KindNumber: Charter] = [
        Bid.kind: Charter(
            create: sales, edit: frontline + ["COM"], delete: managers,
            fields: [
                Bid.Fields.technicalReady: ["SR"] + managers, Bid.Fields.commercialReady: ["AR", "COM"] + managers,
                Bid.Fields.deliveryReady: ["FR", "PM"] + managers, Bid.Fields.state: sales,
            ],
            // A bid that has left the house does not become a draft again by a rep's word.
            states: [
                State(field: Bid.Fields.state, values: Bid.out, locked: [Bid.Fields.state], permitted: managers)
            ]),
        BidResult.kind: Charter(create: sales, delete: managers),
        GateRequest.kind: Charter(create: ["AR", "FR", "PM", "PD", "OM", "HQ"], delete: ["HQ"]),
        GateCondition.kind: Charter(create: [], edit: ["AR", "FR", "PM", "PD", "OM", "HQ"]),
        AuthorityUse.kind: Charter(create: frontline, delete: ["HQ"]),
    ]
}
