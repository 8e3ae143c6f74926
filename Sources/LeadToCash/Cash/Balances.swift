// Why this file exists: what is still owed and what is still to be given follows from rows that are only ever added:
// nobody keeps a balance, so no balance can be wrong.

import SyncProtocol

/// A row that stands: neither taken back nor taking one back.
struct StandingAllocation: Sendable {
    let key: RecordKey
    let payment: RecordID
    /// Nil where the money lies on the account.
    let invoice: RecordID?
    let amount: Int64

    /// Those rows of some that stand, in their order.
    static func among(_ rows: [RecordKey], _ book: Book) throws -> [StandingAllocation] {
        typealias Fields = Allocation.Fields
        let reversed = Set(try rows.compactMap { try book.id(Fields.reversalOf, $0) })
        return try rows.compactMap { row in
            guard try book.id(Fields.reversalOf, row) == nil, !reversed.contains(row.id),
                let payment = try book.id(Fields.payment, row), let amount = try book.money(Fields.amount, row)
            else { return nil }
            return StandingAllocation(
                key: row, payment: payment, invoice: try book.id(Fields.invoice, row), amount: amount.minorUnits)
        }
    }
}

/// What stands against an invoice.
public struct InvoiceBalance: Hashable, Sendable {
    /// What the invoice claims, tax included.
    public let gross: Money
    public internal(set) var credited: Int64
    public internal(set) var writtenOff: Int64
    public internal(set) var paid: Int64

    init(gross: Money, credited: Int64 = 0, writtenOff: Int64 = 0, paid: Int64 = 0) {
        self.gross = gross
        self.credited = credited
        self.writtenOff = writtenOff
        self.paid = paid
    }

    /// - Throws: ``Impediments`` if the invoice says no amount.
    init(_ invoice: RecordKey, _ book: Book) throws {
        guard let gross = try book.money(Invoice.Fields.amount, invoice) else {
            throw Impediments("Nothing was changed", "\(try book.name(invoice)) says no amount")
        }
        let rows = try book.keys(Allocation.kind, Allocation.Fields.invoice, invoice.id)
        let notes = try book.keys(CreditNote.kind, CreditNote.Fields.invoice, invoice.id)
        let losses = try book.keys(WriteOff.kind, WriteOff.Fields.invoice, invoice.id)
        let what = "What stands against \(try book.name(invoice))"
        self.init(
            gross: gross,
            credited: try Sum.of(
                notes.compactMap { try book.money(CreditNote.Fields.amount, $0)?.minorUnits }, what),
            writtenOff: try Sum.of(losses.compactMap { try book.money(WriteOff.Fields.amount, $0)?.minorUnits }, what),
            paid: try Sum.of(StandingAllocation.among(rows, book).map(\.amount), what))
    }

    /// What is still to be paid.
    public var open: Int64 {
        let settled = [writtenOff, paid].reduce(credited) { sum, part in
            let (next, overflow) = sum.addingReportingOverflow(part)
            return overflow ? .max : next
        }
        return gross.minorUnits - settled
    }

    /// The invoice's state after this, where it was another before.
    func state(after was: String) -> String {
        if open <= 0 { return writtenOff > 0 ? "writtenOff" : paid > 0 ? "paid" : "credited" }
        if paid > 0 { return "partlyPaid" }
        // Whoever paid an invoice had it.
        return ["requested", "issued", "delivered"].contains(was) ? was : "delivered"
    }

    func text(_ minorUnits: Int64) -> String { gross.text(of: minorUnits) }
}

/// What a payment has given, and has still to give.
public struct PaymentBalance: Hashable, Sendable {
    public let amount: Money
    /// To invoices.
    public internal(set) var allocated: Int64
    /// On the customer's account.
    public internal(set) var unapplied: Int64

    init(amount: Money, allocated: Int64 = 0, unapplied: Int64 = 0) {
        self.amount = amount
        self.allocated = allocated
        self.unapplied = unapplied
    }

    init(_ payment: RecordKey, _ book: Book) throws {
        guard let amount = try book.money(Payment.Fields.amount, payment) else {
            throw Impediments("Nothing was changed", "\(try book.name(payment)) says no amount")
        }
        let rows = try StandingAllocation.among(
            book.keys(Allocation.kind, Allocation.Fields.payment, payment.id), book)
        let what = "What \(try book.name(payment)) has given"
        self.init(
            amount: amount, allocated: try Sum.of(rows.filter { $0.invoice != nil }.map(\.amount), what),
            unapplied: try Sum.of(rows.filter { $0.invoice == nil }.map(\.amount), what))
    }

    /// What no invoice has had yet.
    public var available: Int64 { amount.minorUnits - allocated }

    func text(_ minorUnits: Int64) -> String { amount.text(of: minorUnits) }
}

extension Money {
    /// Another amount of the same currency, for people: `1,050,000.00 USD`.
    func text(of minorUnits: Int64) -> String {
        Money(minorUnits: minorUnits, currency: currency)?.description ?? "\(minorUnits) \(currency)"
    }
}
