// Why this file exists: money that came in settles invoices, never more than came in and never more than is owed (I1,
// I2); what is too much lies on the customer's account until somebody says what it is for.

import SyncProtocol

/// What part of a payment is to settle an invoice.
public struct AllocationOrder: Sendable {
    public let payment: RecordID
    public let invoice: RecordID
    public let amount: Money
    /// Whether what the invoice does not need, and what is left of the payment, goes onto the customer's account.
    public let keepsRest: Bool
    public let on: CivilDate

    public init(payment: RecordID, invoice: RecordID, amount: Money, keepsRest: Bool, on: CivilDate) {
        self.payment = payment
        self.invoice = invoice
        self.amount = amount
        self.keepsRest = keepsRest
        self.on = on
    }
}

/// What allocating leaves.
public struct AllocationResult: Sendable {
    public let edits: [RecordEdit]
    /// How much of the amount the invoice took.
    public let taken: Money
    public let payment: PaymentBalance
    public let invoice: InvoiceBalance
}

public enum Allocating {
    private typealias Fields = Allocation.Fields

    /// Allocates a part of a payment.
    /// - Throws: ``Impediments``.
    public static func allocate(
        _ order: AllocationOrder, at occasion: Occasion, _ ground: any Ground
    ) throws -> AllocationResult {
        let book = Book(ground)
        let payment = try book.existing(Payment.kind, order.payment)
        let invoice = try book.existing(Invoice.kind, order.invoice)
        var money = try PaymentBalance(payment, book)
        var debt = try InvoiceBalance(invoice, book)
        let refusal = "\(order.amount) of \(try book.name(payment)) cannot be allocated to \(try book.name(invoice))"
        try Impediments.check(refusal, try relation(payment, invoice, book) + reasons(order, money, debt))
        let part = min(order.amount.minorUnits, debt.open)
        let left = money.available - part
        let unapplied = order.keepsRest ? left : min(money.unapplied, left)
        var edits = [
            try row(payment, invoice, Book.worth(money.amount.with(part)), order.on, at: occasion, book)
        ]
        if unapplied != money.unapplied {
            edits += try lay(unapplied, of: payment, money, order.on, at: occasion, book)
        }
        money.allocated += part
        money.unapplied = unapplied
        debt.paid += part
        edits += try standing(of: invoice, debt, book)
        edits += try change(payment, Payment.Fields.state, to: "allocated", book)
        return AllocationResult(edits: edits, taken: money.amount.with(part), payment: money, invoice: debt)
    }

    /// What keeps a payment from settling an invoice at all.
    private static func relation(_ payment: RecordKey, _ invoice: RecordKey, _ book: Book) throws -> [String] {
        var reasons: [String] = []
        if try book.text(Payment.Fields.state, payment) == "reversed" { reasons.append("the payment is reversed") }
        let payer = try book.id(Payment.Fields.account, payment)
        let debtor = try book.id(Invoice.Fields.account, invoice)
        if let payer, let debtor, payer != debtor { reasons.append("the invoice is another customer's") }
        return reasons
    }

    /// What is wrong with the amount.
    static func reasons(_ order: AllocationOrder, _ money: PaymentBalance, _ debt: InvoiceBalance) -> [String] {
        let amount = order.amount
        if amount.currency != money.amount.currency { return ["the payment is in \(money.amount.currency)"] }
        if amount.currency != debt.gross.currency { return ["the invoice is in \(debt.gross.currency)"] }
        if amount.minorUnits <= 0 { return ["an amount is above zero"] }
        if debt.open <= 0 { return ["nothing is open on the invoice"] }
        var reasons: [String] = []
        if amount.minorUnits > money.available {
            reasons.append("the payment has \(money.text(money.available)) left")
        }
        if amount.minorUnits > debt.open, !order.keepsRest {
            reasons.append("the invoice has \(debt.text(debt.open)) open")
        }
        return reasons
    }

    /// Brings what lies on the account to an amount: the rows that say so are taken back, and one takes their place.
    private static func lay(
        _ amount: Int64, of payment: RecordKey, _ money: PaymentBalance, _ day: CivilDate, at occasion: Occasion,
        _ book: Book
    ) throws -> [RecordEdit] {
        let rows = try StandingAllocation.among(book.keys(Allocation.kind, Fields.payment, payment.id), book)
        var edits = try rows.filter { $0.invoice == nil }.map { try reversal(of: $0, day, at: occasion, book) }
        if amount > 0 {
            edits.append(try row(payment, nil, Book.worth(money.amount.with(amount)), day, at: occasion, book))
        }
        return edits
    }

    private static func row(
        _ payment: RecordKey, _ invoice: RecordKey?, _ amount: Value, _ day: CivilDate, at occasion: Occasion,
        _ book: Book
    ) throws -> RecordEdit {
        var fields = try book.filing(Allocation.kind, under: payment)
        if let invoice {
            fields.append(FieldValue(Fields.invoice, .reference(invoice.id)))
            fields.append(FieldValue(Fields.opportunity, try book.value(Invoice.Fields.opportunity, invoice)))
        }
        fields += [
            FieldValue(Fields.payment, .reference(payment.id)), FieldValue(Fields.amount, amount),
            FieldValue(Fields.isUnapplied, .flag(invoice == nil)), FieldValue(Fields.bookedOn, .date(day)),
        ]
        return occasion.making(Allocation.kind, fields)
    }

    /// The row that takes another one back.
    static func reversal(
        of allocation: StandingAllocation, _ day: CivilDate, at occasion: Occasion, _ book: Book
    ) throws -> RecordEdit {
        let same = [
            Fields.office, Fields.share, Fields.payment, Fields.invoice, Fields.account, Fields.opportunity,
            Fields.amount, Fields.isUnapplied,
        ]
        let copied = try same.map { FieldValue($0, try book.value($0, allocation.key)) }
        return occasion.making(
            Allocation.kind,
            copied + [
                FieldValue(Fields.reversalOf, .reference(allocation.key.id)), FieldValue(Fields.bookedOn, .date(day)),
            ])
    }

    /// The edit that brings an invoice's state in step with what stands against it; none if it is.
    static func standing(of invoice: RecordKey, _ debt: InvoiceBalance, _ book: Book) throws -> [RecordEdit] {
        let was = try book.text(Invoice.Fields.state, invoice)
        return try change(invoice, Invoice.Fields.state, to: debt.state(after: was), book)
    }

    static func change(
        _ key: RecordKey, _ field: FieldNumber, to word: String, _ book: Book
    ) throws -> [RecordEdit] {
        if try book.text(field, key) == word { return [] }
        return [.changing(key, [FieldValue(field, .text(word))])]
    }
}

extension Money {
    /// Another amount of the same currency.
    func with(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, currency: currency) ?? self }
}
