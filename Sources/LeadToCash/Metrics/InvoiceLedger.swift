// Why this file exists: what was open of an invoice on a day is asked by most figures about cash, for today and for
// days long past. It follows from what was issued, credited, written off and paid, never from a state somebody set.

import SyncProtocol

/// What was open of each invoice, on any day.
struct InvoiceLedger {
    /// Something that lessens what an invoice claims; below zero where it takes such a thing back.
    struct Movement {
        /// When it was booked, and as of when the money was there.
        let bookedOn: FactDay
        let valueOn: FactDay
        /// Minor units of the invoice's currency.
        let amount: Int64
        let isPayment: Bool
    }

    /// Invoice by invoice; where those of each stand say the groups.
    private var movements: [Movement] = []
    private var groups = PlaceGroups(0, [])
    /// Whether each invoice has an open dispute.
    private var disputed: [Bool]
    private let facts: Facts
    private let rates: RateTable
    private let rateDay: FactDay
    /// Payments in another currency than their invoice's, for which there is no rate.
    private(set) var missing: [Int16: Int] = [:]

    init(_ facts: Facts, _ context: MetricContext) {
        self.facts = facts
        rates = context.rates
        rateDay = FactDay(context.rateDate)
        disputed = [Bool](repeating: false, count: facts.invoices.rows.count)
        var found = Found()
        found.movements.reserveCapacity(facts.allocations.rows.count + facts.reliefs.rows.count)
        found.invoices.reserveCapacity(facts.allocations.rows.count + facts.reliefs.rows.count)
        for row in facts.reliefs.rows where row.isPresent {
            add(row.invoice, row.amount, booked: row.on, value: row.on, isPayment: false, &found)
        }
        for row in facts.allocations.rows where row.isPresent && row.amount.isKnown {
            let value = facts.payments[row.payment]?.valueDate ?? .none
            let minor = row.isReversal ? 0 - max(row.amount.minor, -.max) : row.amount.minor
            // What is taken back was taken back on the day of the booking, whenever the money had come.
            add(
                row.invoice, FactMoney(minor: minor, currency: row.amount.currency), booked: row.bookedOn,
                value: value.isKnown && !row.isReversal ? value : row.bookedOn, isPayment: true, &found)
        }
        let groups = PlaceGroups(facts.invoices.rows.count, found.invoices)
        movements = groups.rows.map { found.movements[Int($0)] }
        self.groups = groups
        for row in facts.disputes.rows where row.isOpen && row.invoice >= 0 { disputed[Int(row.invoice)] = true }
    }

    /// Movements in the order of their records, and the invoice that each is of.
    private struct Found {
        var movements: [Movement] = []
        var invoices: [Int32] = []
    }

    private mutating func add(
        _ place: Int32, _ money: FactMoney, booked: FactDay, value: FactDay, isPayment: Bool, _ found: inout Found
    ) {
        guard money.isKnown, let invoice = facts.invoices[place], invoice.amount.isKnown else { return }
        guard let amount = convert(money, to: invoice.amount.currency) else {
            missing[money.currency, default: 0] += 1
            return
        }
        found.invoices.append(place)
        found.movements.append(
            Movement(bookedOn: booked, valueOn: value, amount: amount, isPayment: isPayment))
    }

    func convert(_ money: FactMoney, to currency: Int16) -> Int64? {
        money.currency == currency
            ? money.minor : rates.scale(from: money.currency, to: currency, on: rateDay)?.apply(money.minor)
    }

    /// What was open of an invoice at the end of a day, in its own currency: by when things were booked, or, if asked,
    /// by when the money was there.
    func open(_ place: Int, on day: FactDay, byValueDate: Bool = false) -> FactMoney {
        let invoice = facts.invoices.rows[place]
        guard invoice.isIssued(by: day) else { return .none }
        var left = Int128(invoice.amount.minor)
        for index in groups.range(of: place) {
            let movement = movements[index]
            if (byValueDate ? movement.valueOn : movement.bookedOn) <= day { left -= Int128(movement.amount) }
        }
        return FactMoney(minor: Int64(clamping: left), currency: invoice.amount.currency)
    }

    /// What was paid towards an invoice from one day to another, both included, by when the money was there.
    func paid(_ place: Int32, from: FactDay, to: FactDay) -> Int128 {
        movements[groups.range(of: Int(place))].reduce(Int128(0)) { sum, movement in
            movement.isPayment && movement.valueOn >= from && movement.valueOn <= to
                ? sum + Int128(movement.amount) : sum
        }
    }

    func isDisputed(_ place: Int) -> Bool {
        facts.invoices.rows[place].isDisputed || disputed[place]
    }
}
