// Why this file exists: what a contract is worth, how much of it is invoiced, and how much each of its terms makes, are
// asked by those who invoice, register and close; all must get one answer.

import SyncProtocol

/// The money of one contract.
public struct ContractMoney: Hashable, Sendable {
    /// What it says, with every change that is in force.
    public let total: Money
    /// Invoices less credit notes.
    public let invoiced: Int64

    public var left: Int64 {
        let (left, overflow) = total.minorUnits.subtractingReportingOverflow(invoiced)
        return overflow ? 0 : left
    }

    /// Returns nil if the contract says no amount.
    init?(_ contract: RecordKey, _ book: Book) throws {
        guard let signed = try book.money(Contract.Fields.commercial, contract) else { return nil }
        let what = "The money of \(try book.name(contract))"
        let changes = try book.keys(ChangeOrder.kind, ChangeOrder.Fields.contract, contract.id).filter {
            try book.text(ChangeOrder.Fields.state, $0) == "effective"
        }
        let deltas = try changes.compactMap { try book.money(ChangeOrder.Fields.priceDelta, $0) }
            .filter { $0.currency == signed.currency }.map(\.minorUnits)
        total = signed.with(try Sum.of([signed.minorUnits] + deltas, what))
        let invoices = try book.keys(Invoice.kind, Invoice.Fields.contract, contract.id)
        invoiced = try Sum.of(
            invoices.map { invoice in
                let debt = try InvoiceBalance(invoice, book)
                return debt.gross.minorUnits - debt.credited
            }, what)
    }

    /// What a term makes of the contract; nil if it says neither a share nor an amount.
    static func portion(of term: RecordKey, _ total: Money, _ book: Book) throws -> Money? {
        let parts = try book.value(PaymentTerm.Fields.portion, term).parts
        guard parts.count == 3 else { return nil }
        if let minor = parts[1].asInteger { return Money(minorUnits: minor, currency: parts[2].asText ?? "") }
        guard let basis = parts[0].asInteger, (0...10_000).contains(basis), total.minorUnits >= 0 else { return nil }
        return total.with(Int64(10_000).dividingFullWidth(total.minorUnits.multipliedFullWidth(by: basis)).quotient)
    }
}
