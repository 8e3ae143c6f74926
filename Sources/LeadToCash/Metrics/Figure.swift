// Why this file exists: a number on a page is believed. So it carries how it came about: the day, how much of the
// pipeline it has heard of, what of it is in dispute, at which rates, from how many records.

import SyncProtocol

/// What a figure is.
public enum FigureValue: Hashable, Sendable {
    case count(Int64)
    /// Minor units of the figure's currency.
    case money(Int64)
    /// A share: 1/2 is shown as 50 %.
    case percent(Ratio)
    case ratio(Ratio)
    case days(Ratio)
    case months(Ratio)
    case score(Ratio)
    case undefined(Absence)

    /// Why there is no number.
    public enum Absence: String, Hashable, Sendable {
        /// There is nothing to count: no mean of no deals.
        case emptySet
        /// What would be divided by is zero.
        case zeroDenominator
        /// Nobody took a snapshot at the time.
        case noSnapshot
        /// There is no target, baseline or group to compare with.
        case noTarget, noBaseline, noComparison
        /// The target has been reached: nothing is left to cover.
        case targetReached
        /// There are amounts, and no rate for any of them.
        case missingRate
        case exceeds64Bits
    }

    /// The share, ratio, days, months or score; nil for counts, money and nothing.
    public var ratio: Ratio? {
        switch self {
        case .percent(let ratio), .ratio(let ratio), .days(let ratio), .months(let ratio), .score(let ratio): ratio
        case .count, .money, .undefined: nil
        }
    }

    /// `63.15 %`, `51.78`, `1,050,000.00 USD`, `—`. Days, months and scores are numbers without a word.
    /// - Parameter places: of percentages, days, months and scores; ratios get two more.
    public func text(currency: String?, places: Int = 2) -> String {
        switch self {
        case .count(let number): (number < 0 ? "-" : "") + Money.group(String(number.magnitude))
        case .money(let minor): Money(minorUnits: minor, currency: currency ?? "")?.description ?? String(minor)
        case .percent(let ratio): ratio.percent(places) + " %"
        case .ratio(let ratio): ratio.decimal(places + 2)
        case .days(let ratio), .months(let ratio), .score(let ratio): ratio.decimal(places)
        case .undefined: "—"
        }
    }
}

/// A figure and what there is to say about it.
public struct Figure: Hashable, Sendable {
    public let metric: MetricCode
    public internal(set) var value: FigureValue
    /// How many records are behind it.
    public let count: Int
    /// Parts of it, or figures beside it, by name; each metric says which.
    public internal(set) var splits: [Split]
    /// How many negative durations were counted as zero: a clock was wrong.
    public let clamped: Int
    public let asOf: CivilDate
    /// Unix milliseconds.
    public let now: Int64
    public let period: MetricPeriod
    public let scope: MetricScope
    public let source: FigureSource
    /// The share of the open pipeline that freshly synced devices stand for; nil if unknown.
    public internal(set) var coverage: Ratio?
    /// What of the amounts behind it an open case is about, as far as it counts; minor units of `currency`.
    public internal(set) var inDispute: Int64 = 0
    /// How many records that is.
    public internal(set) var disputed = 0
    /// Nil for figures without money.
    public internal(set) var currency: String?
    public internal(set) var rateDate: CivilDate?
    /// Amounts that are not in the figure because HQ has fixed no rate.
    public internal(set) var missingRates: [MissingRate] = []

    public struct Split: Hashable, Sendable {
        /// In lower camel case, with points between levels: `hot.8-14`.
        public let name: String
        /// The office, person or account that the part is of.
        public let record: RecordKey?
        public let value: FigureValue
        public let count: Int

        init(_ name: String, _ value: FigureValue, count: Int = 0, record: RecordKey? = nil) {
            self.name = name
            self.record = record
            self.value = value
            self.count = count
        }
    }

    public struct MissingRate: Hashable, Sendable {
        /// Empty for amounts that name no currency.
        public let from: String
        public let to: String
        public let amounts: Int
    }

    /// A part by name, if there is one.
    public func split(_ name: String) -> Split? { splits.first { $0.name == name } }
}
