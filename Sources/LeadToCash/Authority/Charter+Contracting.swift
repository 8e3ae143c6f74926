// Why this file exists: who may do what from the first draft of a contract to its handover to those who deliver.

import SyncProtocol

extension Charter {
    static let contracting: [KindNumber: Charter] = [
        ContractLine.kind: Charter(create: sales + ["COM"]),
        PaymentTerm.kind: Charter(create: ["COM", "FIN", "OM", "HQ"]),
        ContractReview.kind: Charter(
            create: ["SR", "FR", "PM", "PD", "COM", "FIN", "OM", "HQ"], delete: ["HQ"],
            // An opinion that was handed in is no draft again: HQ alone gives it back.
            states: [
                State(
                    field: ContractReview.Fields.state, values: [ContractReview.submitted],
                    locked: [ContractReview.Fields.state], permitted: ["HQ"])
            ]),
        NegotiationRound.kind: Charter(create: ["AR", "PD", "COM", "OM", "HQ"], delete: ["OM", "HQ"]),
        Signature.kind: Charter(
            create: ["AR", "PD", "COM", "OM", "HQ"], delete: ["HQ"],
            fields: [Signature.Fields.confirmed: ["COM", "HQ"]]),
        ContractHandover.kind: Charter(
            create: frontline + ["COM"], delete: managers,
            fields: [ContractHandover.Fields.acceptedOn: ["FR", "PM", "OM", "HQ"]]),
    ]
}
