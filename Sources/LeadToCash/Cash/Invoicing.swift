// Why this file exists: an invoice leaves the house only for something that the contract lets us ask for, once, and not
// beyond what the contract is worth (I4, I5). After that it stands.

import SyncProtocol

/// What is to be invoiced, and how.
public struct InvoiceOrder: Sendable {
    public enum Subject: Sendable {
        case request(RecordID)
        /// A contract, and the number of one of its payment terms.
        case contract(RecordID, term: Int64?)
    }

    public let subject: Subject
    /// The number that is printed on it.
    public let number: String
    /// What the request or the term says, if nil.
    public let amount: Money?
    public let tax: Money?
    /// What follows from the term, if nil.
    public let due: CivilDate?
    /// The day on which what it bills came about; what follows from the term, if nil.
    public let trigger: CivilDate?
    public let on: CivilDate

    public init(
        subject: Subject, number: String, amount: Money?, tax: Money?, due: CivilDate?, trigger: CivilDate?,
        on: CivilDate
    ) {
        self.subject = subject
        self.number = number
        self.amount = amount
        self.tax = tax
        self.due = due
        self.trigger = trigger
        self.on = on
    }
}

/// An invoice on its way out.
public struct IssuedInvoice: Sendable {
    public let edits: [RecordEdit]
    public let invoice: RecordID
    public let amount: Money
    public let due: CivilDate
}

public enum Invoicing {
    private typealias Fields = Invoice.Fields

    /// Where a contract is that can be invoiced.
    private static let billable = ["effective", "inFulfilment", "fulfilled", "settled"]

    /// Issues an invoice.
    /// - Throws: ``Impediments``.
    public static func issue(
        _ order: InvoiceOrder, at occasion: Occasion, _ ground: any Ground
    ) throws -> IssuedInvoice {
        let book = Book(ground)
        let claim = try Claim(order.subject, book)
        let refusal = "The invoice \(order.number) cannot be issued"
        let worth = try ContractMoney(claim.contract, book)
        let amount = try order.amount ?? claim.amount(worth?.total, book)
        let trigger = try claim.trigger(on: order.on, told: order.trigger, book)
        let reasons = try claim.reasons(book) + numbered(order.number, book) + fitting(amount, order.tax, worth)
        guard let amount, case .happened(let day) = trigger, reasons.isEmpty else {
            var all = reasons
            if case .waits(let reason) = trigger { all.append(reason) }
            throw Impediments(refusal, all)
        }
        guard let due = try order.due ?? claim.due(after: day ?? order.on, from: order.on, book), due >= order.on else {
            throw Impediments(refusal, "say by when it is to be paid, not before \(order.on)")
        }
        let edit = occasion.making(
            Invoice.kind,
            try claim.filing(book) + [
                FieldValue(Fields.number, .text(order.number)), FieldValue(Fields.amount, Book.worth(amount)),
                FieldValue(Fields.tax, order.tax.map { Book.worth($0) } ?? .null),
                FieldValue(Fields.triggerOn, .date(day ?? order.on)), FieldValue(Fields.issuedOn, .date(order.on)),
                FieldValue(Fields.dueOn, .date(due)), FieldValue(Fields.state, .text("issued")),
                FieldValue(Fields.isDisputed, .flag(false)),
            ])
        return IssuedInvoice(
            edits: [edit] + claim.answered, invoice: edit.key.id, amount: amount, due: due)
    }

    private static func numbered(_ number: String, _ book: Book) throws -> [String] {
        if number.isEmpty { return ["an invoice needs a number"] }
        guard let other = try book.keys(Invoice.kind, Fields.number, .text(number)).first else { return [] }
        return ["\(try book.name(other)) has this number"]
    }

    /// What is wrong with an amount, given what the contract is worth.
    static func fitting(_ amount: Money?, _ tax: Money?, _ worth: ContractMoney?) -> [String] {
        guard let worth else { return ["the contract says no amount"] }
        guard let amount else { return ["nothing says how much it is; say --amount"] }
        if amount.currency != worth.total.currency { return ["the contract is in \(worth.total.currency)"] }
        if amount.minorUnits <= 0 { return ["an amount is above zero"] }
        var reasons: [String] = []
        if amount.minorUnits > worth.left {
            reasons.append("the contract has \(worth.total.text(of: worth.left)) left to invoice")
        }
        if let tax, tax.currency != amount.currency || !(0...amount.minorUnits).contains(tax.minorUnits) {
            reasons.append("the tax is no part of the amount")
        }
        return reasons
    }

    // MARK: What is invoiced

    /// The contract, the term and the request that an invoice is about.
    private struct Claim {
        let contract: RecordKey
        let term: RecordKey?
        let request: RecordKey?

        init(_ subject: InvoiceOrder.Subject, _ book: Book) throws {
            switch subject {
            case .request(let id):
                let request = try book.existing(InvoiceRequest.kind, id)
                guard let contract = try book.id(InvoiceRequest.Fields.contract, request) else {
                    throw Impediments("Nothing was changed", "\(try book.name(request)) names no contract")
                }
                self.request = request
                self.contract = try book.existing(Contract.kind, contract)
                term = try book.id(InvoiceRequest.Fields.paymentTerm, request)
                    .map { RecordKey(kind: PaymentTerm.kind, id: $0) }
            case .contract(let id, term: let sequence):
                request = nil
                contract = try book.existing(Contract.kind, id)
                term = try sequence.map { try Self.term($0, of: id, book) }
            }
        }

        private static func term(_ sequence: Int64, of contract: RecordID, _ book: Book) throws -> RecordKey {
            let terms = try book.keys(PaymentTerm.kind, PaymentTerm.Fields.contract, contract)
            let found = try terms.first { try book.number(PaymentTerm.Fields.sequence, $0) == sequence }
            guard let found else {
                throw Impediments("Nothing was changed", "the contract has no payment term \(sequence)")
            }
            return found
        }

        /// The edit that tells whoever asked.
        var answered: [RecordEdit] {
            guard let request else { return [] }
            return [.changing(request, [FieldValue(InvoiceRequest.Fields.state, .text("issued"))])]
        }

        func filing(_ book: Book) throws -> [FieldValue] {
            try book.filing(Invoice.kind, under: contract) + [
                FieldValue(Fields.paymentTerm, term.map { .reference($0.id) } ?? .null),
                FieldValue(Fields.request, request.map { .reference($0.id) } ?? .null),
            ]
        }

        func amount(_ total: Money?, _ book: Book) throws -> Money? {
            if let request, let asked = try book.money(InvoiceRequest.Fields.amount, request) { return asked }
            guard let term, let total else { return nil }
            return try ContractMoney.portion(of: term, total, book)
        }

        func trigger(on day: CivilDate, told: CivilDate?, _ book: Book) throws -> TermTrigger {
            guard let term else {
                if let told { return .happened(told) }
                return .waits("no payment term says when it falls due; say --trigger-on")
            }
            let milestone = try request.flatMap { try book.id(InvoiceRequest.Fields.milestone, $0) }
            let found = try TermTrigger.of(term, contract, milestone: milestone, on: day, book)
            guard case .happened(let happened) = found else { return found }
            return .happened(told ?? happened)
        }

        func due(after trigger: CivilDate, from issued: CivilDate, _ book: Book) throws -> CivilDate? {
            guard let term, let days = try book.number(PaymentTerm.Fields.daysAfter, term) else { return nil }
            return CivilDate(days: Int64(trigger.days) + days).map { max($0, issued) }
        }

        func reasons(_ book: Book) throws -> [String] {
            var reasons: [String] = []
            let state = try book.text(Contract.Fields.state, contract)
            if !billable.contains(state) {
                reasons.append("\(try book.name(contract)) is \(state.isEmpty ? "draft" : state)")
            }
            if let request {
                let answer = try book.text(InvoiceRequest.Fields.state, request)
                if ["issued", "duplicate", "refused"].contains(answer) {
                    reasons.append("\(try book.name(request)) is \(answer)")
                }
            }
            if let term {
                for invoice in try book.keys(Invoice.kind, Fields.paymentTerm, term.id) {
                    let debt = try InvoiceBalance(invoice, book)
                    guard debt.gross.minorUnits > debt.credited else { continue }
                    reasons.append("\(try book.name(invoice)) bills this payment term")
                }
            }
            return reasons
        }
    }
}
