// Why this file exists: what a contract promised, what was asked for, what was billed and what came in are rows of ten
// kinds. Whoever asks what became of a contract wants them in one line, and wants the line to add up.

import SyncProtocol

/// A contract from its amount to the money in the bank.
package struct ContractTrace: Sendable {
    /// What was sold.
    package struct Line: Hashable, Sendable {
        package let key: RecordKey
        /// Nil where quantity or price are not said.
        package let total: Money?
    }

    /// A change order.
    package struct Change: Hashable, Sendable {
        package let key: RecordKey
        package let delta: Money?
        /// Whether it counts to what the contract is worth.
        package let isInForce: Bool
    }

    /// Whether what a term waits for has happened.
    package enum Event: Hashable, Sendable {
        case happened(CivilDate?)
        /// What is missing, in English.
        case waits(String)
    }

    /// A part of a contract that is paid for an event.
    package struct Term: Hashable, Sendable {
        package let key: RecordKey
        /// What it makes of the contract; nil if it says neither a share nor an amount.
        package let portion: Money?
        package let event: Event
        package let requests: [RecordKey]
        package let bills: [Bill]
    }

    /// An invoice with all that stands against it.
    package struct Bill: Hashable, Sendable {
        package let key: RecordKey
        /// Nil if the invoice says no amount.
        package let balance: InvoiceBalance?
        package let isDisputed: Bool
        package let bookings: [Booking]

        /// What is open of it, if it is disputed: a dispute does not pay.
        package var disputed: Int64 { isDisputed ? balance?.open ?? 0 : 0 }
    }

    /// What lessens what an invoice claims.
    package struct Booking: Hashable, Sendable {
        package enum Nature: Hashable, Sendable {
            case payment(RecordID)
            case creditNote, writeOff
        }

        /// The allocation, the credit note or the write-off.
        package let key: RecordKey
        package let nature: Nature
        package let amount: Money
    }

    /// Minor units of the contract's currency. What is open is what was billed less all the rest.
    package struct Sums: Hashable, Sendable {
        package fileprivate(set) var billed: Int64 = 0
        package fileprivate(set) var credited: Int64 = 0
        package fileprivate(set) var writtenOff: Int64 = 0
        package fileprivate(set) var paid: Int64 = 0
        package fileprivate(set) var open: Int64 = 0
        /// The part of `open` of which customers say that they do not owe it.
        package fileprivate(set) var disputed: Int64 = 0
        /// Invoices in another currency, which are in none of the sums.
        package fileprivate(set) var foreign = 0
    }

    package let contract: RecordKey
    /// What was signed; nil if the contract says no amount.
    package let signed: Money?
    /// The same with every change that is in force; nil if it cannot be told.
    package let total: Money?
    /// In their order.
    package let lines: [Line]
    package let changes: [Change]
    /// In their order.
    package let terms: [Term]
    /// Requests and invoices that name none of the terms.
    package let looseRequests: [RecordKey]
    package let looseBills: [Bill]
    /// ISO 4217, of all sums; nil if nothing says an amount.
    package let currency: String?

    package var bills: [Bill] { terms.flatMap(\.bills) + looseBills }
}

extension ContractTrace {
    /// What some invoices come to.
    /// - Throws: ``Impediments`` beyond 64 bits.
    package static func sums(_ bills: [Bill], in currency: String?) throws -> Sums {
        let what = "These invoices"
        let counted = bills.filter { $0.balance?.gross.currency == currency }
        let balances = counted.compactMap(\.balance)
        var sums = Sums()
        sums.billed = try Sum.of(balances.map(\.gross.minorUnits), what)
        sums.credited = try Sum.of(balances.map(\.credited), what)
        sums.writtenOff = try Sum.of(balances.map(\.writtenOff), what)
        sums.paid = try Sum.of(balances.map(\.paid), what)
        sums.open = try Sum.of(balances.map(\.open), what)
        sums.disputed = try Sum.of(counted.map(\.disputed), what)
        sums.foreign = bills.count { $0.balance.map { $0.gross.currency != currency } ?? false }
        return sums
    }

    /// Traces a contract.
    /// - Parameters:
    ///   - day: as of when it is asked whether a term is due.
    ///   - ground: whose records count; what it does not show is in no sum.
    /// - Throws: ``Impediments`` if there is no such contract, or a sum exceeds 64 bits.
    package init(_ contract: RecordID, on day: CivilDate, _ ground: any Ground) throws {
        let book = Book(ground)
        let key = try book.existing(Contract.kind, contract)
        self.contract = key
        signed = try book.money(Contract.Fields.commercial, key)
        let total = try Self.total(key, book)
        self.total = total
        lines = try Self.lines(key, book)
        changes = try Self.changes(key, book)
        let bills = try book.keys(Invoice.kind, Invoice.Fields.contract, contract).map { try Self.bill($0, book) }
        let requests = try book.keys(InvoiceRequest.kind, InvoiceRequest.Fields.contract, contract)
        let rows = try Self.termKeys(key, book)
        let known = Set(rows.map(\.id))
        var billsByTerm: [RecordID: [Bill]] = [:]
        var requestsByTerm: [RecordID: [RecordKey]] = [:]
        var loose = (requests: [RecordKey](), bills: [Bill]())
        for bill in bills {
            let term = try book.id(Invoice.Fields.paymentTerm, bill.key)
            if let term, known.contains(term) {
                billsByTerm[term, default: []].append(bill)
            } else {
                loose.bills.append(bill)
            }
        }
        for request in requests {
            let term = try book.id(InvoiceRequest.Fields.paymentTerm, request)
            if let term, known.contains(term) {
                requestsByTerm[term, default: []].append(request)
            } else {
                loose.requests.append(request)
            }
        }
        terms = try rows.map { row in
            Term(
                key: row, portion: try total.flatMap { try ContractMoney.portion(of: row, $0, book) },
                event: try Self.event(row, key, on: day, book), requests: requestsByTerm[row.id] ?? [],
                bills: billsByTerm[row.id] ?? [])
        }
        looseRequests = loose.requests
        looseBills = loose.bills
        currency = signed?.currency ?? bills.lazy.compactMap { $0.balance?.gross.currency }.first
    }

    private static func total(_ contract: RecordKey, _ book: Book) throws -> Money? {
        // An invoice that says no amount keeps nobody from asking what the contract is worth.
        do { return try ContractMoney(contract, book)?.total } catch is Impediments { return nil }
    }

    private static func lines(_ contract: RecordKey, _ book: Book) throws -> [Line] {
        typealias Fields = ContractLine.Fields
        let keys = try book.keys(ContractLine.kind, Fields.contract, contract.id)
        let places = try keys.map { ($0, try book.number(Fields.position, $0) ?? .max) }
        return try places.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { key, _ in
            let minor = try book.value(Fields.lineTotal, key).parts.first?.asInteger
            let currency = try book.money(Fields.price, key)?.currency
            let total = minor.flatMap { minor in currency.flatMap { Money(minorUnits: minor, currency: $0) } }
            return Line(key: key, total: total)
        }
    }

    private static func changes(_ contract: RecordKey, _ book: Book) throws -> [Change] {
        try book.keys(ChangeOrder.kind, ChangeOrder.Fields.contract, contract.id).map { key in
            Change(
                key: key, delta: try book.money(ChangeOrder.Fields.priceDelta, key),
                isInForce: try book.text(ChangeOrder.Fields.state, key) == "effective")
        }
    }

    private static func termKeys(_ contract: RecordKey, _ book: Book) throws -> [RecordKey] {
        try book.keys(PaymentTerm.kind, PaymentTerm.Fields.contract, contract.id)
            .map { ($0, try book.number(PaymentTerm.Fields.sequence, $0) ?? .max) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    private static func event(
        _ term: RecordKey, _ contract: RecordKey, on day: CivilDate, _ book: Book
    ) throws -> Event {
        switch try TermTrigger.of(term, contract, milestone: nil, on: day, book) {
        case .happened(let day): .happened(day)
        case .waits(let reason): .waits(reason)
        }
    }
}

// MARK: Invoices

extension ContractTrace {
    /// An invoice with what stands against it.
    package static func bill(_ invoice: RecordID, _ ground: any Ground) throws -> Bill {
        let book = Book(ground)
        return try bill(try book.existing(Invoice.kind, invoice), book)
    }

    private static func bill(_ invoice: RecordKey, _ book: Book) throws -> Bill {
        let hasAmount = try book.money(Invoice.Fields.amount, invoice) != nil
        let disputes = try book.keys(Dispute.kind, Dispute.Fields.invoice, invoice.id)
        let isMarked = try book.isTrue(Invoice.Fields.isDisputed, invoice)
        return Bill(
            key: invoice, balance: hasAmount ? try InvoiceBalance(invoice, book) : nil,
            isDisputed: try isMarked || disputes.contains { try InvoiceChanges.isOpen($0, book) },
            bookings: try reliefs(invoice, book) + payments(invoice, book))
    }

    private static func payments(_ invoice: RecordKey, _ book: Book) throws -> [Booking] {
        let rows = try book.keys(Allocation.kind, Allocation.Fields.invoice, invoice.id)
        return try StandingAllocation.among(rows, book).compactMap { row in
            guard let amount = try book.money(Allocation.Fields.amount, row.key) else { return nil }
            return Booking(key: row.key, nature: .payment(row.payment), amount: amount)
        }
    }

    private static func reliefs(_ invoice: RecordKey, _ book: Book) throws -> [Booking] {
        let notes = try book.keys(CreditNote.kind, CreditNote.Fields.invoice, invoice.id).map { key in
            (key, Booking.Nature.creditNote, try book.money(CreditNote.Fields.amount, key))
        }
        let losses = try book.keys(WriteOff.kind, WriteOff.Fields.invoice, invoice.id).map { key in
            (key, Booking.Nature.writeOff, try book.money(WriteOff.Fields.amount, key))
        }
        return (notes + losses).compactMap { key, nature, amount in
            amount.map { Booking(key: key, nature: nature, amount: $0) }
        }
    }
}
