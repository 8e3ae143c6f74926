// Why this file exists: whoever looks at a payment asks what it settled and what is left of it. Both follow from rows
// that are only ever added.

import SyncProtocol

/// A payment with what it has given.
package struct PaymentTrace: Sendable {
    /// A part that stands: neither taken back nor taking one back.
    package struct Part: Hashable, Sendable {
        package let key: RecordKey
        /// Nil where the money lies on the customer's account.
        package let invoice: RecordID?
        package let amount: Money
    }

    package let key: RecordKey
    package let balance: PaymentBalance
    package let parts: [Part]
    /// Claims that were matched with it.
    package let claims: [RecordKey]

    /// - Throws: ``Impediments`` if there is no such payment, or it says no amount.
    package init(_ payment: RecordID, _ ground: any Ground) throws {
        let book = Book(ground)
        key = try book.existing(Payment.kind, payment)
        balance = try PaymentBalance(key, book)
        let rows = try book.keys(Allocation.kind, Allocation.Fields.payment, payment)
        parts = try StandingAllocation.among(rows, book).compactMap { row in
            guard let amount = try book.money(Allocation.Fields.amount, row.key) else { return nil }
            return Part(key: row.key, invoice: row.invoice, amount: amount)
        }
        claims = try book.keys(ReceiptClaim.kind, ReceiptClaim.Fields.payment, payment)
    }
}
