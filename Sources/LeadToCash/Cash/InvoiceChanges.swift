// Why this file exists: an issued invoice is never changed. It is delivered, part of it is given back by a credit note
// or given up as a loss, and a dispute about it ends; each is a record of its own that says why.

import SyncProtocol

/// A part of an invoice that need not be paid.
public struct InvoiceRelief: Sendable {
    public enum Nature: Sendable {
        /// With the number printed on the credit note.
        case credit(number: String?)
        /// With what approved it.
        case writeOff(approval: String)
    }

    public let invoice: RecordID
    public let nature: Nature
    /// All that is open, if nil.
    public let amount: Money?
    public let reason: String
    public let on: CivilDate

    public init(invoice: RecordID, nature: Nature, amount: Money?, reason: String, on: CivilDate) {
        self.invoice = invoice
        self.nature = nature
        self.amount = amount
        self.reason = reason
        self.on = on
    }
}

/// What a relief leaves.
public struct ReliefResult: Sendable {
    public let edits: [RecordEdit]
    /// The credit note or the write-off.
    public let record: RecordKey
    public let amount: Money
    public let invoice: InvoiceBalance
}

public enum InvoiceChanges {
    /// Notes that an invoice reached the customer.
    /// - Returns: no edits if that is known already.
    public static func deliver(_ invoice: RecordID, _ ground: any Ground) throws -> [RecordEdit] {
        let book = Book(ground)
        let key = try book.existing(Invoice.kind, invoice)
        let state = try book.text(Invoice.Fields.state, key)
        if state.isEmpty || state == "requested" {
            throw Impediments("\(try book.name(key)) cannot be delivered", "it is not issued")
        }
        return state == "issued" ? try Allocating.change(key, Invoice.Fields.state, to: "delivered", book) : []
    }

    /// Gives back or gives up a part of an invoice.
    /// - Throws: ``Impediments``.
    public static func relieve(
        _ relief: InvoiceRelief, at occasion: Occasion, _ ground: any Ground
    ) throws -> ReliefResult {
        let book = Book(ground)
        let invoice = try book.existing(Invoice.kind, relief.invoice)
        var debt = try InvoiceBalance(invoice, book)
        let amount = relief.amount ?? debt.gross.with(debt.open)
        let refusal = "\(amount) of \(try book.name(invoice)) cannot be \(relief.verb)"
        try Impediments.check(refusal, reasons(amount, relief, debt))
        let edit: RecordEdit
        switch relief.nature {
        case .credit(let number):
            edit = try note(relief, amount, number, invoice, at: occasion, book)
            debt.credited += amount.minorUnits
        case .writeOff(let approval):
            edit = try loss(relief, amount, approval, invoice, at: occasion, book)
            debt.writtenOff += amount.minorUnits
        }
        let standing = try Allocating.standing(of: invoice, debt, book)
        return ReliefResult(edits: [edit] + standing, record: edit.key, amount: amount, invoice: debt)
    }

    static func reasons(_ amount: Money, _ relief: InvoiceRelief, _ debt: InvoiceBalance) -> [String] {
        if amount.currency != debt.gross.currency { return ["the invoice is in \(debt.gross.currency)"] }
        var reasons: [String] = []
        if debt.open <= 0 {
            reasons.append("nothing is open on it")
        } else if amount.minorUnits <= 0 {
            reasons.append("an amount is above zero")
        } else if amount.minorUnits > debt.open {
            reasons.append("it has \(debt.text(debt.open)) open; take allocations back first")
        }
        if relief.reason.isEmpty { reasons.append("nobody says why") }
        if case .writeOff(let approval) = relief.nature, approval.isEmpty { reasons.append("nobody approved it") }
        return reasons
    }

    private static func note(
        _ relief: InvoiceRelief, _ amount: Money, _ number: String?, _ invoice: RecordKey, at occasion: Occasion,
        _ book: Book
    ) throws -> RecordEdit {
        typealias Fields = CreditNote.Fields
        return occasion.making(
            CreditNote.kind,
            try book.filing(CreditNote.kind, under: invoice) + [
                FieldValue(Fields.invoice, .reference(invoice.id)),
                FieldValue(Fields.number, number.map(Value.text) ?? .null),
                FieldValue(Fields.amount, Book.worth(amount)), FieldValue(Fields.reason, .text(relief.reason)),
                FieldValue(Fields.issuedOn, .date(relief.on)),
            ])
    }

    private static func loss(
        _ relief: InvoiceRelief, _ amount: Money, _ approval: String, _ invoice: RecordKey, at occasion: Occasion,
        _ book: Book
    ) throws -> RecordEdit {
        typealias Fields = WriteOff.Fields
        return occasion.making(
            WriteOff.kind,
            try book.filing(WriteOff.kind, under: invoice) + [
                FieldValue(Fields.invoice, .reference(invoice.id)), FieldValue(Fields.amount, Book.worth(amount)),
                FieldValue(Fields.reason, .text(relief.reason)), FieldValue(Fields.approval, .text(approval)),
                FieldValue(Fields.writtenOffOn, .date(relief.on)),
            ])
    }

    /// Ends a dispute, for finance.
    /// - Parameter state: `resolved`, `rejected` or `withdrawn`.
    public static func close(
        _ dispute: RecordID, _ state: String, resolution: String, on day: CivilDate, _ ground: any Ground
    ) throws -> [RecordEdit] {
        typealias Fields = Dispute.Fields
        let book = Book(ground)
        let key = try book.existing(Dispute.kind, dispute)
        var reasons: [String] = []
        if try !isOpen(key, book) { reasons.append("it is closed already") }
        if resolution.isEmpty { reasons.append("nobody says how it ended") }
        if let opened = try book.date(Fields.openedOn, key), day < opened {
            reasons.append("it was opened on \(opened)")
        }
        try Impediments.check("\(try book.name(key)) cannot be closed", reasons)
        var edits: [RecordEdit] = [
            .changing(
                key,
                [
                    FieldValue(Fields.state, .text(state)), FieldValue(Fields.isOpen, .flag(false)),
                    FieldValue(Fields.resolution, .text(resolution)), FieldValue(Fields.closedOn, .date(day)),
                ])
        ]
        if let id = try book.id(Fields.invoice, key) {
            let others = try book.keys(Dispute.kind, Fields.invoice, id).filter { try $0 != key && isOpen($0, book) }
            let invoice = RecordKey(kind: Invoice.kind, id: id)
            if others.isEmpty, try book.isTrue(Invoice.Fields.isDisputed, invoice) {
                edits.append(.changing(invoice, [FieldValue(Invoice.Fields.isDisputed, .flag(false))]))
            }
        }
        return edits
    }

    /// A dispute is open until finance closes it, whatever its state shows.
    static func isOpen(_ dispute: RecordKey, _ book: Book) throws -> Bool {
        if try book.date(Dispute.Fields.closedOn, dispute) == nil { return true }
        return try book.isTrue(Dispute.Fields.isOpen, dispute)
    }
}

extension InvoiceRelief {
    fileprivate var verb: String {
        switch nature {
        case .credit: "credited"
        case .writeOff: "written off"
        }
    }
}
