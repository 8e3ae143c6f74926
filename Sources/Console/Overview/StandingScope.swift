// Why this file exists: customers are named by scope like the figures above them, and in the same currency, while the
// figures themselves say nothing of single customers.

import LeadToCash
import SyncProtocol

/// Which records are in a scope, by their office and owner.
struct StandingScope {
    private let facts: Facts
    /// Nil for the company.
    private let offices: Set<Int32>?
    /// Nil unless the scope is a person.
    private let user: Int32?

    init(_ scope: MetricScope, _ facts: Facts) {
        self.facts = facts
        switch scope {
        case .company: (offices, user) = (nil, nil)
        case .region(let id): (offices, user) = (Self.offices(of: facts.regions.place(of: id), facts), nil)
        case .office(let id): (offices, user) = (Set([facts.offices.place(of: id)].compactMap { $0 }), nil)
        case .user(let id): (offices, user) = ([], facts.users.place(of: id) ?? -2)
        case .product: (offices, user) = ([], nil)
        }
    }

    private static func offices(of region: Int32?, _ facts: Facts) -> Set<Int32> {
        var regions = Set([region].compactMap { $0 })
        var known = 0
        while known < regions.count {
            known = regions.count
            for (place, row) in facts.regions.rows.enumerated() where regions.contains(row.parent) {
                regions.insert(Int32(clamping: place))
            }
        }
        return Set(
            facts.offices.rows.indices.map { Int32(clamping: $0) }
                .filter { regions.contains(facts.offices.rows[Int($0)].region) })
    }

    /// What names no office is in that of its deal; what is asked of a person is theirs if the deal is.
    func holds(office: Int32, deal: Int32) -> Bool {
        let row = facts.deals[deal]
        return holds(office: office >= 0 ? office : row?.office ?? -1, owner: row?.owner ?? -1)
    }

    func holds(office: Int32, owner: Int32) -> Bool {
        if let user { return owner == user }
        return offices?.contains(office) ?? true
    }
}

/// HQ's rates of a day, as the metrics take them: the latest fixed on or before it, or the pair turned round.
struct DayRates {
    private struct Pair: Hashable {
        let from: Int16
        let to: Int16
    }

    private struct Quote {
        let day: FactDay
        let id: RecordID
        let rateE8: Int64
    }

    private let target: Int16
    private let decimals: [Int?]
    private var quotes: [Pair: Quote] = [:]

    private static let e8: Int128 = 100_000_000

    init(_ facts: Facts, to code: String, on day: FactDay) {
        target = facts.currency(code)
        decimals = facts.currencies.words.map { Currency.exponent(of: $0) }
        for (place, row) in facts.rates.rows.enumerated() {
            guard row.isPresent, row.rateE8 > 0, row.date.isKnown, row.date <= day else { continue }
            let quote = Quote(day: row.date, id: facts.rates.ids[place], rateE8: row.rateE8)
            let pair = Pair(from: row.from, to: row.to)
            if let known = quotes[pair], (known.day, known.id) > (quote.day, quote.id) { continue }
            quotes[pair] = quote
        }
    }

    /// In minor units of the reporting currency; nil without a rate.
    func convert(_ money: FactMoney) -> Int64? { convert(money, to: target) }

    func convert(_ money: FactMoney, to currency: Int16) -> Int64? {
        guard money.currency != currency else { return money.minor }
        guard let source = power(money.currency), let unit = power(currency) else { return nil }
        if let quote = quotes[Pair(from: money.currency, to: currency)] {
            return Self.divide(money.minor, Int128(quote.rateE8) * unit, Self.e8 * source)
        }
        guard let quote = quotes[Pair(from: currency, to: money.currency)] else { return nil }
        return Self.divide(money.minor, Self.e8 * unit, Int128(quote.rateE8) * source)
    }

    /// Halves away from zero.
    private static func divide(_ minor: Int64, _ factor: Int128, _ divisor: Int128) -> Int64? {
        let (product, overflow) = Int128(minor).multipliedReportingOverflow(by: factor)
        guard !overflow else { return nil }
        let (quotient, rest) = product.quotientAndRemainder(dividingBy: divisor)
        let isUp = rest.magnitude >= divisor.magnitude - rest.magnitude
        return Int64(exactly: isUp ? quotient + (product < 0 ? -1 : 1) : quotient)
    }

    private func power(_ currency: Int16) -> Int128? {
        guard currency >= 0, Int(currency) < decimals.count, let places = decimals[Int(currency)] else { return nil }
        return (0..<places).reduce(1) { power, _ in power * 10 }
    }
}
