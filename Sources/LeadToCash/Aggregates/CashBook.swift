// Why this file exists: most invoices are paid and say nothing about what is owed. Which are open, and which were still
// open in some month past, is kept as money is booked, so that receivables are figured from those alone.

import SyncProtocol

/// Which invoices are open, and what was billed, kept in step with every booking.
struct CashBook: Sendable {
    /// What settles invoices.
    private(set) var reliefs = Chains()
    private(set) var allocations = Chains()
    /// Invoices of which something is open by all that is booked, and those that were paid in another currency: what is
    /// open of them depends on a rate.
    private(set) var open = PlaceSet()
    /// Invoices that are settled, by the month of the last booking: until then something was open.
    private(set) var settled = MonthPlaces()
    /// Invoices that have been issued, by the month, and on which days any was.
    private(set) var issued = MonthPlaces()
    private(set) var issuedDays: [FactDay: CountCell] = [:]
    /// What offices billed.
    private(set) var billed: [BilledKey: AmountCell] = [:]
    /// Issued invoices that name no office: whose they are says their deal.
    private(set) var loose = PlaceSet()
    /// How each invoice stands: the month of its last booking if it is settled, or one of the two below.
    private var standings: [Int32] = []

    private static let untouched = Int32.min
    private static let isOpen = Int32.max

    struct BilledKey: Hashable, Sendable {
        let office: Int32
        let currency: Int16
        let month: FactMonth
    }

    init() {}

    /// Everything anew.
    mutating func read(_ facts: Facts) {
        self = CashBook()
        for place in facts.reliefs.rows.indices {
            reliefs.hang(place, under: Self.invoice(of: facts.reliefs.rows[place]))
        }
        for place in facts.allocations.rows.indices {
            allocations.hang(place, under: Self.invoice(of: facts.allocations.rows[place]))
        }
        for place in facts.invoices.rows.indices { take(invoice: place, from: InvoiceFact(), facts) }
    }

    // MARK: What changes

    /// Takes in that an invoice has changed.
    mutating func take(invoice place: Int, from before: InvoiceFact, _ facts: Facts) {
        let now = facts.invoices.rows[place]
        bill(before, place, -1)
        bill(now, place, 1)
        refresh(place, facts)
    }

    /// Takes in that a credit note or a write-off has changed.
    mutating func take(relief place: Int, _ facts: Facts) {
        let before = reliefs.parent(of: place)
        let now = Self.invoice(of: facts.reliefs.rows[place])
        reliefs.hang(place, under: now)
        refresh(before, now, facts)
    }

    /// Takes in that an allocation has changed.
    mutating func take(allocation place: Int, _ facts: Facts) {
        let before = allocations.parent(of: place)
        let now = Self.invoice(of: facts.allocations.rows[place])
        allocations.hang(place, under: now)
        refresh(before, now, facts)
    }

    private static func invoice(of row: ReliefFact) -> Int32 { row.isPresent && row.amount.isKnown ? row.invoice : -1 }
    private static func invoice(of row: AllocationFact) -> Int32 {
        row.isPresent && row.amount.isKnown ? row.invoice : -1
    }

    private mutating func bill(_ invoice: InvoiceFact, _ place: Int, _ sign: Int) {
        guard invoice.isIssued(by: invoice.issuedOn) else { return }
        let month = FactMonth(invoice.issuedOn)
        issuedDays.change(invoice.issuedOn, sign) { $0.number += sign }
        if sign > 0 { issued.insert(place, month) } else { issued.remove(place, month) }
        guard invoice.office >= 0 else { return loose.set(place, sign > 0) }
        let key = BilledKey(office: invoice.office, currency: invoice.amount.currency, month: month)
        billed.change(key, sign) { $0.change(invoice.amount.minor, sign) }
    }

    private mutating func refresh(_ before: Int32, _ now: Int32, _ facts: Facts) {
        if before >= 0 { refresh(Int(before), facts) }
        if now >= 0, now != before { refresh(Int(now), facts) }
    }

    private mutating func refresh(_ place: Int, _ facts: Facts) {
        let missing = place + 1 - standings.count
        if missing > 0 { standings.append(contentsOf: repeatElement(Self.untouched, count: missing)) }
        let (before, now) = (standings[place], standing(of: place, facts))
        guard before != now else { return }
        standings[place] = now
        if before == Self.isOpen { open.set(place, false) } else { settled.remove(place, FactMonth(number: before)) }
        if now == Self.isOpen { open.set(place, true) } else { settled.insert(place, FactMonth(number: now)) }
    }

    private func standing(of place: Int, _ facts: Facts) -> Int32 {
        let invoice = facts.invoices.rows[place]
        guard invoice.isPresent, invoice.amount.isKnown else { return Self.untouched }
        var left = Int128(invoice.amount.minor)
        var isForeign = false
        var last = FactDay.none
        eachMovement(place, facts) { money, day in
            left -= Int128(money.minor)
            isForeign = isForeign || money.currency != invoice.amount.currency
            last = max(last, day)
        }
        if isForeign { return Self.isOpen }
        guard invoice.isIssued(by: invoice.issuedOn) else { return Self.untouched }
        return left != 0 ? Self.isOpen : FactMonth(last).number
    }

    // MARK: What is known

    /// Calls for each booking that lessens what an invoice claims, with its amount (below zero where it takes such a
    /// booking back) and its day.
    func eachMovement(_ place: Int, _ facts: Facts, _ body: (FactMoney, FactDay) -> Void) {
        reliefs.each(of: place) { body(facts.reliefs.rows[$0].amount, facts.reliefs.rows[$0].on) }
        allocations.each(of: place) { index in
            let row = facts.allocations.rows[index]
            let minor = row.isReversal ? 0 - max(row.amount.minor, -.max) : row.amount.minor
            body(FactMoney(minor: minor, currency: row.amount.currency), row.bookedOn)
        }
    }

    /// The invoices of which something can have been open at the end of a day.
    func candidates(on day: FactDay) -> [Int32] { open.places + settled.places(from: FactMonth(day)) }
}

extension CashBook: Equatable {
    static func == (a: Self, b: Self) -> Bool {
        a.open == b.open && a.settled == b.settled && a.issued == b.issued && a.issuedDays == b.issuedDays
            && a.billed == b.billed && a.loose == b.loose
    }
}

extension Facts {
    mutating func write(_ row: InvoiceFact, at place: Int) {
        let before = invoices.rows[place]
        invoices.rows[place] = row
        keep { $0.take(invoice: place, from: before, $1) }
    }

    mutating func write(_ row: ReliefFact, at place: Int) {
        reliefs.rows[place] = row
        keep { $0.take(relief: place, $1) }
    }

    mutating func write(_ row: AllocationFact, at place: Int) {
        allocations.rows[place] = row
        keep { $0.take(allocation: place, $1) }
    }

    /// Changes what is kept of cash by what the facts say now. The book is taken out meanwhile, so that it has one
    /// owner and nothing is copied.
    private mutating func keep(_ body: (inout CashBook, Facts) -> Void) {
        guard !aggregates.isPaused else { return }
        var book = CashBook()
        swap(&book, &aggregates.cash)
        body(&book, self)
        swap(&book, &aggregates.cash)
    }
}
