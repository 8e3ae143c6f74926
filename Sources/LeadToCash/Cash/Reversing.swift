// Why this file exists: a cheque bounces, a transfer is called back, a row was a mistake. What was booked stays booked;
// a row against it takes it back, and everything that followed from it follows again.

import SyncProtocol

/// What taking back leaves.
public struct ReversalResult: Sendable {
    public let edits: [RecordEdit]
    /// How many rows were taken back.
    public let rows: Int
}

public enum Reversing {
    /// Takes back a whole payment.
    /// - Throws: ``Impediments``.
    public static func reverse(
        _ payment: RecordID, on day: CivilDate, at occasion: Occasion, _ ground: any Ground
    ) throws -> ReversalResult {
        let book = Book(ground)
        let key = try book.existing(Payment.kind, payment)
        if try book.text(Payment.Fields.state, key) == "reversed" {
            throw Impediments("\(try book.name(key)) cannot be reversed", "it is reversed already")
        }
        let rows = try standing(of: key, book)
        var edits = try rows.map { try Allocating.reversal(of: $0, day, at: occasion, book) }
        edits += try invoices(without: rows, book)
        edits += try Allocating.change(key, Payment.Fields.state, to: "reversed", book)
        // Whoever said that the money was there says so again once it is.
        for claim in try book.keys(ReceiptClaim.kind, ReceiptClaim.Fields.payment, payment) {
            edits.append(
                .changing(
                    claim,
                    [
                        FieldValue(ReceiptClaim.Fields.state, .text("claimed")),
                        FieldValue(ReceiptClaim.Fields.payment, .null),
                    ]))
        }
        return ReversalResult(edits: edits, rows: rows.count)
    }

    /// Takes back what a payment gave to one invoice; the payment has it again.
    /// - Throws: ``Impediments``.
    public static func reverse(
        _ payment: RecordID, from invoice: RecordID, on day: CivilDate, at occasion: Occasion, _ ground: any Ground
    ) throws -> ReversalResult {
        let book = Book(ground)
        let key = try book.existing(Payment.kind, payment)
        let debtor = try book.existing(Invoice.kind, invoice)
        let all = try standing(of: key, book)
        let rows = all.filter { $0.invoice == invoice }
        guard !rows.isEmpty else {
            throw Impediments(
                "Nothing can be taken back from \(try book.name(debtor))", "\(try book.name(key)) settles nothing of it"
            )
        }
        var edits = try rows.map { try Allocating.reversal(of: $0, day, at: occasion, book) }
        edits += try invoices(without: rows, book)
        if rows.count == all.filter({ $0.invoice != nil }).count {
            edits += try Allocating.change(key, Payment.Fields.state, to: "posted", book)
        }
        return ReversalResult(edits: edits, rows: rows.count)
    }

    private static func standing(of payment: RecordKey, _ book: Book) throws -> [StandingAllocation] {
        try StandingAllocation.among(book.keys(Allocation.kind, Allocation.Fields.payment, payment.id), book)
    }

    /// The states of the invoices that some rows settled, once those rows are gone.
    private static func invoices(without rows: [StandingAllocation], _ book: Book) throws -> [RecordEdit] {
        var gone: [RecordID: Int64] = [:]
        for row in rows {
            guard let invoice = row.invoice else { continue }
            gone[invoice, default: 0] += row.amount
        }
        return try gone.sorted { $0.key < $1.key }.flatMap { invoice, amount -> [RecordEdit] in
            let key = RecordKey(kind: Invoice.kind, id: invoice)
            var debt = try InvoiceBalance(key, book)
            debt.paid -= amount
            return try Allocating.standing(of: key, debt, book)
        }
    }
}
