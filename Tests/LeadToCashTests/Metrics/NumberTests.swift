// Why this file exists: if fractions, rates, periods and medians are wrong, every figure is.

import SyncProtocol
import Testing

@testable import LeadToCash

struct NumberTests {
    @Test func `a share is shown as the fraction it is`() {
        #expect(fraction(4238, 6711).percent(4) == "63.1501")
        #expect(fraction(219_452, 4238).decimal(3) == "51.782")
        #expect(fraction(1, 2).percent(0) == "50")
        #expect(fraction(-1, 3).decimal(2) == "-0.33")
        #expect(fraction(1, 1000).decimal(2) == "0.00")
        #expect(fraction(0, 5).percent(1) == "0.0")
    }

    @Test func `halves are rounded away from zero`() {
        #expect(fraction(5, 10).decimal(0) == "1")
        #expect(fraction(-5, 10).decimal(0) == "-1")
        #expect(fraction(25, 1000).decimal(2) == "0.03")
        #expect(fraction(3, 2).rounded() == 2)
        #expect(fraction(-3, 2).rounded() == -2)
        #expect(fraction(4, 3).rounded() == 1)
        #expect(Rounding.percent(50, of: 5) == 3)
        #expect(Rounding.percent(50, of: -5) == -3)
        #expect(Rounding.percent(100, of: .max) == .max)
        #expect(Rounding.halfAwayFromZero(.max, .max) == 1)
    }

    @Test func `fractions compare as numbers and never wrap`() {
        #expect(fraction(1, 2) == fraction(2, 4) && fraction(1, 2).hashValue == fraction(2, 4).hashValue)
        #expect(fraction(-1, 2) == fraction(1, -2))
        #expect(fraction(1, 3) < fraction(1, 2) && !(fraction(1, 2) < fraction(1, 2)))
        #expect(Ratio(1 as Int64, 0) == nil)
        #expect(Ratio(wide: Int128(Int64.max) * 2, Int128(Int64.max) * 4) == fraction(1, 2))
        #expect(Ratio(wide: Int128(Int64.max) * 2, 1) == nil)
        #expect(fraction(1, 2) - fraction(1, 3) == fraction(1, 6))
        #expect(fraction(.max).rounded(times: 2) == nil)
    }

    @Test func `the median of an even number is the mean of the middle two`() {
        var durations = Durations()
        for days: Int64 in [9, 1, 4, 2] { durations.add(days) }
        #expect(durations.median() == fraction(3))
        durations.add(3)
        #expect(durations.median() == fraction(3) && durations.mean == fraction(19, 5))
        #expect(Statistics.median(sorted: []) == nil && Statistics.mean([]) == nil)
        #expect(Statistics.median(sorted: [.max - 1, .max]).map { $0.denominator } == nil)
        #expect(Statistics.percentile(95, sorted: Array(1...20)) == 19)
        #expect(Statistics.percentile(50, sorted: [1, 2, 3, 4]) == 2)
        #expect(Statistics.percentile(95, sorted: [7]) == 7 && Statistics.percentile(50, sorted: []) == nil)
    }

    @Test func `a negative duration counts as zero and is told`() {
        var durations = Durations()
        durations.add(-5)
        durations.add(3)
        #expect(durations.values == [0, 3] && durations.clamped == 1)
    }
}

struct PeriodTests {
    @Test func `a period is two days, whatever the year begins with`() {
        #expect(span("2026").start == onDay("2026-01-01") && span("2026").end == onDay("2026-12-31"))
        #expect(span("2026-Q1").end == onDay("2026-03-31"))
        #expect(span("2024-02").end == onDay("2024-02-29"))
        let fiscal = span("2026", fiscalStartMonth: 4)
        #expect(fiscal.start == onDay("2026-04-01") && fiscal.end == onDay("2027-03-31"))
        let last = span("2026-Q4", fiscalStartMonth: 4)
        #expect(last.start == onDay("2027-01-01") && last.end == onDay("2027-03-31"))
        let custom = span("2026-01-15..2026-02-03")
        #expect(custom.contains(FactDay(onDay("2026-02-03"))) && !custom.contains(FactDay(onDay("2026-02-04"))))
        #expect(!custom.contains(.none))
        #expect(MetricPeriod.year(of: onDay("2026-07-01")) == span("2026"))
    }

    @Test(arguments: [
        "", "26", "2026-Q5", "2026-13", "2026-1", "2026-Q1-2", "2026-02-01..2026-01-01", "20x6", "9999-Q",
    ])
    func `what is no period is refused`(text: String) { #expect(MetricPeriod(text) == nil) }

    @Test func `working days run from Monday to Friday`() {
        let friday = FactDay(onDay("2026-01-02"))
        #expect(friday.adding(workingDays: 1).date == onDay("2026-01-05"))
        #expect(friday.adding(workingDays: 3).date == onDay("2026-01-07"))
        #expect(friday.monday.date == onDay("2025-12-29"))
        #expect(FactDay(onDay("2026-01-05")).monday.date == onDay("2026-01-05"))
        #expect(FactDay(onDay("1969-12-30")).monday.date == onDay("1969-12-29"))
        #expect(FactDay(onDay("2026-01-31")).adding(months: 1).date == onDay("2026-02-28"))
        #expect(FactDay(onDay("2026-03-31")).adding(months: -1).date == onDay("2026-02-28"))
        #expect(FactDay(FactInstant(-1)).date == onDay("1969-12-31"))
    }
}

struct RateTests {
    private func convert(_ desk: FactDesk, _ minor: Int64, _ from: String, to: String, on day: String) -> Int64? {
        var converter = Converter(desk.facts, RateTable(desk.facts), to: to, on: FactDay(onDay(day)))
        return converter.convert(FactMoney(minor: minor, currency: desk.facts.currency(from)))
    }

    @Test func `an amount is converted by the latest rate and rounded once`() {
        var desk = FactDesk()
        desk.rate("EUR", "USD", 110_000_000, on: "2026-01-01")
        desk.rate("EUR", "USD", 125_000_000, on: "2026-02-01")
        #expect(convert(desk, 1000, "EUR", to: "USD", on: "2026-01-31") == 1100)
        #expect(convert(desk, 1000, "EUR", to: "USD", on: "2026-02-01") == 1250)
        #expect(convert(desk, 1000, "EUR", to: "USD", on: "2025-12-31") == nil)
        // 0.05 × 1.1 = 0.055, and the same below zero.
        #expect(convert(desk, 5, "EUR", to: "USD", on: "2026-01-01") == 6)
        #expect(convert(desk, -5, "EUR", to: "USD", on: "2026-01-01") == -6)
    }

    @Test func `minor units of different size are told apart`() {
        var desk = FactDesk()
        // 1 USD is 150 JPY; a yen has no cents. 1 KWD is 3.25 USD; a dinar has a thousand fils.
        desk.rate("USD", "JPY", 15_000_000_000)
        desk.rate("KWD", "USD", 325_000_000)
        #expect(convert(desk, 100, "USD", to: "JPY", on: "2026-01-01") == 150)
        #expect(convert(desk, 1000, "KWD", to: "USD", on: "2026-01-01") == 325)
        // The other way round: 150 yen are a dollar, 1 yen is 0.67 cents.
        #expect(convert(desk, 150, "JPY", to: "USD", on: "2026-01-01") == 100)
        #expect(convert(desk, 1, "JPY", to: "USD", on: "2026-01-01") == 1)
        // Pairs are not chained.
        #expect(convert(desk, 1000, "KWD", to: "JPY", on: "2026-01-01") == nil)
    }

    @Test func `an amount beyond 64 bits is said, not wrapped`() {
        var desk = FactDesk()
        desk.rate("EUR", "USD", 200_000_000)
        desk.deal(.max, "EUR")
        desk.deal(1, "USD")
        #expect(desk.figure(.openPipeline).value == .undefined(.exceeds64Bits))
        var sum = FactDesk()
        sum.deal(.max)
        sum.deal(1)
        #expect(sum.figure(.openPipeline).value == .undefined(.exceeds64Bits))
    }
}
