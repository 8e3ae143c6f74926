// Why this file exists: a quarter is one thing in Shenzhen and another in Mumbai. A period is two days and a name;
// everything else only compares days.

import SyncProtocol

/// A span of days, both ends included.
public struct MetricPeriod: Hashable, Sendable, CustomStringConvertible {
    /// As a target names it: `2026`, `2026-Q1`, `2026-01`, or `2026-01-15..2026-02-03`.
    public let name: String
    public let start: CivilDate
    public let end: CivilDate

    /// Any span; nil if it ends before it begins.
    public init?(from start: CivilDate, to end: CivilDate) {
        guard start <= end else { return nil }
        self.init(name: "\(start)..\(end)", start: start, end: end)
    }

    private init(name: String, start: CivilDate, end: CivilDate) {
        self.name = name
        self.start = start
        self.end = end
    }

    /// Reads a name. A fiscal year is called after the calendar year in which it begins, its quarters are counted from
    /// there; a month is a calendar month. Nil for anything else.
    public init?(_ name: String, fiscalStartMonth: Int = 1) {
        let (first, rest) = Self.halves(name)
        if let rest, let start = CivilDate(first), let end = CivilDate(rest) {
            self.init(from: start, to: end)
            return
        }
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...12).contains(fiscalStartMonth), (1...2).contains(parts.count),
            let year = Self.number(parts[0], digits: 4)
        else { return nil }
        if parts.count == 1 {
            self.init(name: name, year: year, month: fiscalStartMonth, months: 12)
        } else if parts[1].first == "Q" {
            guard let quarter = Self.number(parts[1].dropFirst(), digits: 1), (1...4).contains(quarter) else {
                return nil
            }
            self.init(name: name, year: year, month: fiscalStartMonth + 3 * (quarter - 1), months: 3)
        } else {
            guard let month = Self.number(parts[1], digits: 2), (1...12).contains(month) else { return nil }
            self.init(name: name, year: year, month: month, months: 1)
        }
    }

    /// - Parameter month: from 1; 13 is January of the year after.
    private init?(name: String, year: Int, month: Int, months: Int) {
        guard let start = Self.firstDay(year, month), let next = Self.firstDay(year, month + months),
            let end = CivilDate(days: Int64(next.days) - 1)
        else { return nil }
        self.init(name: name, start: start, end: end)
    }

    private static func firstDay(_ year: Int, _ month: Int) -> CivilDate? {
        CivilDate(year: year + (month - 1) / 12, month: (month - 1) % 12 + 1, day: 1)
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        text.utf8.count == digits && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }

    private static func halves(_ name: String) -> (Substring, Substring?) {
        guard let dots = name.firstRange(of: "..") else { return (name[...], nil) }
        return (name[..<dots.lowerBound], name[dots.upperBound...])
    }

    /// The quarter of a day, in a financial year that begins in some month; nil at the ends of the calendar.
    public static func quarter(of date: CivilDate, fiscalStartMonth: Int = 1) -> MetricPeriod? {
        let (year, month, _) = date.components
        guard (1...12).contains(fiscalStartMonth) else { return nil }
        let begun = month < fiscalStartMonth ? year - 1 : year
        let quarter = (month - fiscalStartMonth + 12) % 12 / 3 + 1
        let name = String(String(10_000 + max(0, begun)).dropFirst())
        return MetricPeriod("\(name)-Q\(quarter)", fiscalStartMonth: fiscalStartMonth)
    }

    /// The calendar year of a day.
    static func year(of date: CivilDate) -> MetricPeriod {
        MetricPeriod(String(String(10_000 + date.components.year).dropFirst()))
            ?? MetricPeriod(name: "\(date)..\(date)", start: date, end: date)
    }

    @inline(__always)
    func contains(_ day: FactDay) -> Bool { day.number >= start.days && day.number <= end.days }

    var startDay: FactDay { FactDay(start) }
    var endDay: FactDay { FactDay(end) }

    public var description: String { name }
}

extension FactDay {
    /// The day so many working days later: Monday to Friday, as the terms of cases count them. Public holidays are not
    /// known here.
    func adding(workingDays count: Int) -> FactDay {
        guard isKnown else { return .none }
        var result = self
        var left = count
        while left > 0 {
            result = result.adding(1)
            if result.weekday < 5 { left -= 1 }
        }
        return result
    }

    /// The Monday of its week.
    var monday: FactDay { adding(-weekday) }

    /// 0 for Monday; 1970-01-01 was a Thursday.
    private var weekday: Int { Int(((Int64(number) + 3) % 7 + 7) % 7) }
}
