// Why this file exists: an invoice that is disputed is not simply late. Whoever looks at it sees that from the day on
// which HQ hears of the dispute until finance has closed the last one.

import SyncProtocol

/// Finance closes disputes, and with the last of them the mark goes (`InvoiceChanges.close`).
enum DisputedInvoices {
    static let rule = Invariant(
        "invoiceDisputed", "The invoice shows that it is disputed until finance has closed the dispute.",
        watches: [Dispute.kind: [Dispute.Fields.invoice, Dispute.Fields.state, Dispute.Fields.isOpen]], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        let after = GroundAfter(proposal, ground)
        guard !proposal.isDeletion,
            let invoice = try after.record(Invoice.kind, by: Dispute.Fields.invoice, of: proposal.key),
            try ground.isAlive(invoice), try !ground.value(Invoice.Fields.isDisputed, of: invoice).isTrue,
            try InvoiceChanges.isOpen(proposal.key, Book(after))
        else { return nil }
        let mark = FieldValue(Invoice.Fields.isDisputed, .flag(true))
        return Ruling(.accept, edits: [RecordEdit(invoice, .update, [mark])])
    }
}
