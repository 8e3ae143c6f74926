// Why this file exists: whoever is responsible for the customer and whoever delivers both ask for the invoice that is
// due, each to be sure that somebody has. The customer gets one.

import SyncProtocol

enum InvoiceRequests {
    static let rule = Invariant(
        "invoiceAskedOnce", "The invoice had been asked for already; your request is linked to the first.",
        watches: [InvoiceRequest.kind: [InvoiceRequest.Fields.paymentTerm]], check: check)

    private typealias Fields = InvoiceRequest.Fields

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard !proposal.byHeadquarters, try proposal.isNew(ground),
            let (first, second) = try pair(with: proposal.key, GroundAfter(proposal, ground))
        else { return nil }
        let writes = [
            FieldValue(Fields.state, .text("duplicate")), FieldValue(Fields.duplicateOf, .reference(first.id)),
        ]
        return Ruling(.accept, edits: [RecordEdit(second, .update, writes)])
    }

    /// A request and the other one for the same term of payment, the elder first, whichever HQ hears of first; nil if
    /// there is no other. What finance has taken up is the first, whoever asked before.
    static func pair(
        with request: RecordKey, _ ground: any Ground
    ) throws -> (first: RecordKey, second: RecordKey)? {
        guard let term = try ground.value(Fields.paymentTerm, of: request).asReference else { return nil }
        let contract = try ground.value(Fields.contract, of: request)
        let rival = try ground.filed(InvoiceRequest.kind, under: term, by: Fields.paymentTerm).first {
            try $0 != request && ground.value(Fields.contract, of: $0) == contract
                && !["duplicate", "refused"].contains(ground.text(Fields.state, of: $0))
        }
        guard let rival else { return nil }
        let isFirst = try request < rival && ground.text(Fields.state, of: rival) != "issued"
        return isFirst ? (first: request, second: rival) : (first: rival, second: request)
    }
}
