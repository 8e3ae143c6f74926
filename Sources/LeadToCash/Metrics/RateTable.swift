// Why this file exists: amounts in many currencies are added up in one. HQ fixes the rates; where it has fixed none, a
// figure says so and does not guess.

import SyncProtocol

/// HQ's exchange rates.
///
/// One rate holds for all of a figure: that in force on its rate date, the latest fixed on or before it. A pair that HQ
/// fixed only the other way round is turned round; two pairs are never chained. An amount becomes
/// `minor × rateE8 × 10^(decimals of the target) ÷ (10⁸ × 10^(decimals of the source))`, rounded half away from zero to
/// whole minor units, each amount by itself: so the parts of a sum add up to it.
public struct RateTable: Sendable {
    private struct Pair: Hashable {
        let from: Int16
        let to: Int16
    }

    private struct Quote {
        let day: FactDay
        let id: RecordID
        let rateE8: Int64
    }

    private var quotes: [Pair: [Quote]] = [:]
    private let decimals: [Int?]

    public init(_ facts: Facts) {
        decimals = facts.currencies.words.map { Currency.exponent(of: $0) }
        for (place, row) in facts.rates.rows.enumerated() {
            guard row.isPresent, row.from >= 0, row.to >= 0, row.rateE8 > 0, row.date.isKnown else { continue }
            let quote = Quote(day: row.date, id: facts.rates.ids[place], rateE8: row.rateE8)
            quotes[Pair(from: row.from, to: row.to), default: []].append(quote)
        }
        for pair in quotes.keys { quotes[pair]?.sort { ($0.day, $0.id) < ($1.day, $1.id) } }
    }

    /// What one amount of a currency is worth in another on a day, as a fraction of minor units; nil without a rate.
    func scale(from: Int16, to: Int16, on day: FactDay) -> Scale? {
        if from == to { return Scale.one }
        guard let source = power(from), let target = power(to) else { return nil }
        if let rate = rate(from, to, day) { return Scale(numerator: rate * target, denominator: Self.e8 * source) }
        if let rate = rate(to, from, day) { return Scale(numerator: Self.e8 * target, denominator: rate * source) }
        return nil
    }

    private static let e8: Int128 = 100_000_000

    private func rate(_ from: Int16, _ to: Int16, _ day: FactDay) -> Int128? {
        quotes[Pair(from: from, to: to)]?.last { $0.day <= day }.map { Int128($0.rateE8) }
    }

    private func power(_ currency: Int16) -> Int128? {
        guard currency >= 0, Int(currency) < decimals.count, let places = decimals[Int(currency)] else { return nil }
        return (0..<places).reduce(1) { power, _ in power * 10 }
    }

    /// A fraction of minor units, reduced, so that most amounts are turned with 64 bits.
    struct Scale: Sendable {
        private let numerator: Int128
        private let denominator: Int128
        /// The same in 64 bits, if it goes into them.
        private let factor: Int64
        private let divisor: Int64
        private let isShort: Bool

        static let one = Scale(numerator: 1, denominator: 1)

        init(numerator: Int128, denominator: Int128) {
            let common = Int128(Ratio.commonDivisor(numerator.magnitude, denominator.magnitude))
            let (top, bottom) = (numerator / common, denominator / common)
            self.numerator = top
            self.denominator = bottom
            factor = Int64(truncatingIfNeeded: top)
            divisor = Int64(truncatingIfNeeded: bottom)
            isShort = Int128(factor) == top && Int128(divisor) == bottom
        }

        /// Nil beyond 64 bits.
        func apply(_ minor: Int64) -> Int64? {
            let (short, isLong) = factor.multipliedReportingOverflow(by: minor)
            if isShort, !isLong { return Rounding.halfAwayFromZero(short: short, divisor) }
            let (product, overflow) = numerator.multipliedReportingOverflow(by: Int128(minor))
            return overflow ? nil : Int64(exactly: Rounding.halfAwayFromZero(product, denominator))
        }

        /// The same of a sum, which is given in so many parts of a minor unit; nil beyond 128 bits.
        func apply(sum: Int128, parts: Int128) -> Int128? {
            let (product, overflow) = numerator.multipliedReportingOverflow(by: sum)
            let (whole, isLong) = denominator.multipliedReportingOverflow(by: parts)
            return overflow || isLong ? nil : Rounding.halfAwayFromZero(product, whole)
        }
    }
}

/// Turns amounts into one currency and remembers what it could not turn.
struct Converter {
    let currency: Int16
    private let scales: [RateTable.Scale?]
    /// How many amounts were left out, by currency, because there is no rate.
    private(set) var missing: [Int16: Int] = [:]
    private(set) var isExceeded = false

    init(_ facts: Facts, _ rates: RateTable, to code: String, on day: FactDay) {
        let currency = facts.currency(code)
        self.currency = currency
        scales = facts.currencies.words.indices.map { rates.scale(from: Int16(clamping: $0), to: currency, on: day) }
    }

    /// The amount in minor units of the target; nil if there is none or no rate for it.
    @inline(__always)
    mutating func convert(_ money: FactMoney) -> Int64? {
        money.currency == currency ? money.minor : convertForeign(money)
    }

    /// Notes that an amount was left out before it came here.
    mutating func leaveOut(_ currency: Int16, _ amounts: Int) { missing[currency, default: 0] += amounts }

    /// A sum of so many amounts of one currency, converted as a whole; nil if there are none, or no rate for them.
    mutating func convert(_ sum: Int128, of amounts: Int, in currency: Int16) -> MoneySum? {
        guard currency >= 0, amounts > 0 else { return nil }
        if currency == self.currency { return MoneySum(sum, of: amounts) }
        guard Int(currency) < scales.count, let scale = scales[Int(currency)] else {
            missing[currency, default: 0] += amounts
            return nil
        }
        guard let result = scale.apply(sum: sum, parts: 1) else {
            isExceeded = true
            return nil
        }
        return MoneySum(result, of: amounts)
    }

    /// Amounts of another currency times percents, added up and converted; zero if there is no rate.
    func convert(hundredths sum: Int128, in currency: Int16) -> Int128 {
        guard currency >= 0, Int(currency) < scales.count else { return 0 }
        return scales[Int(currency)]?.apply(sum: sum, parts: 100) ?? 0
    }

    private mutating func convertForeign(_ money: FactMoney) -> Int64? {
        guard money.isKnown else { return nil }
        guard Int(money.currency) < scales.count, let scale = scales[Int(money.currency)] else {
            missing[money.currency, default: 0] += 1
            return nil
        }
        let result = scale.apply(money.minor)
        if result == nil { isExceeded = true }
        return result
    }
}

/// A sum of minor units that does not wrap.
struct MoneySum {
    private(set) var total: Int128 = 0
    private(set) var count = 0

    @inline(__always)
    mutating func add(_ amount: Int64) {
        total += Int128(amount)
        count += 1
    }

    mutating func add(_ other: MoneySum) {
        total += other.total
        count += other.count
    }

    /// Nil beyond 64 bits.
    var minor: Int64? { Int64(exactly: total) }
}

extension MoneySum {
    /// The sum of so many amounts.
    init(_ total: Int128, of count: Int) {
        self.init()
        self.total = total
        self.count = count
    }
}
