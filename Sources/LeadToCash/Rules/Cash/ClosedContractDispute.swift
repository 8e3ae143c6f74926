// Why this file exists: a customer disputed an invoice on Monday, HQ closed the contract on Tuesday, and the rep synced
// on Wednesday. The contract should not have been closed, and is not.

import SyncProtocol

enum ClosedContractDispute {
    static let rule = Invariant(
        "disputeOnClosedContract", "The contract had been closed; your dispute stands, and finance looks at it.",
        watches: [Dispute.kind: nil], check: check)

    private typealias Fields = Dispute.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, try proposal.isNew(ground),
            let contract = try contract(GroundAfter(proposal, ground), proposal.key),
            try ground.text(Contract.Fields.state, of: contract) == Contract.closed
        else { return nil }
        let opened = proposal.value(Fields.openedOn)?.asDate ?? CivilDate(milliseconds: proposal.made)
        let closed = try ground.value(Contract.Fields.closedOn, of: contract).asDate
        let title = try ground.title(of: contract)
        let day = closed?.description ?? "a day unknown"
        guard let opened, let closed, opened < closed else {
            let note =
                "\(proposal.authorName) disputes “\(title)”, which was closed on \(day). The contract stays closed; "
                + "see what the dispute means for it."
            return .acceptWithCase(
                CaseDraft(.exception, proposal.key, other: contract, terms: .high("FIN", "HQ"), note: note))
        }
        let note =
            "\(proposal.authorName) disputes “\(title)” since \(opened), and it was closed on \(day) without knowledge "
            + "of that. It is settled and no more; close it again once the dispute is over."
        return .acceptWithCase(
            CaseDraft(.exception, contract, other: proposal.key, terms: .high("FIN", "COM", "HQ"), note: note),
            edits: [reopening(contract)] + (try lapse(of: contract, opened, proposal, ground)))
    }

    /// The contract that the dispute is about: as it says, or as its invoice does.
    private static func contract(_ ground: GroundAfter, _ dispute: RecordKey) throws -> RecordKey? {
        if let named = try ground.record(Contract.kind, by: Fields.contract, of: dispute) { return named }
        guard let invoice = try ground.record(Invoice.kind, by: Fields.invoice, of: dispute) else { return nil }
        return try ground.record(Contract.kind, by: Invoice.Fields.contract, of: invoice)
    }

    private static func reopening(_ contract: RecordKey) -> RecordEdit {
        RecordEdit(
            contract, .update,
            [FieldValue(Contract.Fields.state, .text("settled")), FieldValue(Contract.Fields.closedOn, .null)])
    }

    /// The approval to close was given for a contract without a dispute.
    private static func lapse(
        of contract: RecordKey, _ opened: CivilDate, _ proposal: Proposal, _ ground: any Ground
    ) throws -> [RecordEdit] {
        guard let decision = try GateReading.approval(GateReading.close, of: contract, ground) else { return [] }
        return [
            RecordEdit(
                decision, .update,
                [
                    FieldValue(GateDecision.Fields.lapsedAt, .integer(Int64(clamping: proposal.received))),
                    FieldValue(GateDecision.Fields.lapsedBecause, .text("A dispute had been open since \(opened).")),
                ])
        ]
    }
}
