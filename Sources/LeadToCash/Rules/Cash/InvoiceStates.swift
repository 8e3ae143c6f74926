// Why this file exists: whether an invoice has left the house, and whether it is over, is asked in several places.

import SyncProtocol

enum InvoiceStates {
    /// The customer has it, and does not owe less because we think better of it.
    static let issued: Set<String> = ["issued", "delivered", "partlyPaid", "paid"]
    static let settled: Set<String> = ["paid", "credited", "writtenOff"]

    /// The invoices of a term of payment that the customer has, in id order.
    static func issued(for term: RecordKey, _ ground: any Ground) throws -> [RecordKey] {
        try ground.filed(Invoice.kind, under: term.id, by: Invoice.Fields.paymentTerm).filter {
            try issued.contains(ground.text(Invoice.Fields.state, of: $0))
        }
    }
}
