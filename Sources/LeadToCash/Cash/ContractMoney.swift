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

    /// Why the terms of a contract do not make the whole of it (I16); nil if they do, or if there are none.
    static func gap(_ terms: [RecordKey], _ total: Money?, _ book: Book) throws -> String? {
        guard !terms.isEmpty else { return nil }
        let portions = try terms.map { try book.value(PaymentTerm.Fields.portion, $0).parts }
        let shares = portions.compactMap { $0.first?.asInteger }
        if shares.count == terms.count {
            let sum = try Sum.of(shares, "The payment terms")
            return sum == 10_000 ? nil : "the payment terms make \(FigureText.percent(sum)) and not 100 %"
        }
        guard let total else { return "the contract says no amount" }
        let amounts = try terms.compactMap { try portion(of: $0, total, book) }
        guard amounts.count == terms.count, amounts.allSatisfy({ $0.currency == total.currency }) else {
            return "a payment term says neither a share nor an amount in \(total.currency)"
        }
        let sum = try Sum.of(amounts.map(\.minorUnits), "The payment terms")
        return sum == total.minorUnits ? nil : "the payment terms make \(total.text(of: sum)) and not \(total)"
    }
}
