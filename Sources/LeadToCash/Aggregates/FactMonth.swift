// Why this file exists: what is kept added up is kept by calendar month, since quarters and years of every office are
// made of whole months. Which months a span of days holds whole, and which in part, is decided here.

import SyncProtocol

/// A calendar month, or none: months since January of the year 0.
struct FactMonth: Hashable, Comparable, Sendable {
    let number: Int32

    static let none = FactMonth(number: .min)

    init(number: Int32) { self.number = number }

    /// The month of a day; none of an unknown day.
    init(_ day: FactDay) {
        guard let date = day.date else {
            self = .none
            return
        }
        let (year, month, _) = date.components
        number = Int32(clamping: year * 12 + month - 1)
    }

    var isKnown: Bool { self != .none }

    /// Unknown outside the calendar.
    var firstDay: FactDay { FactDay(CivilDate(year: Int(number) / 12, month: Int(number) % 12 + 1, day: 1)) }

    var lastDay: FactDay {
        let next = adding(1).firstDay
        return next.isKnown ? next.adding(-1) : FactDay(number: .max)
    }

    func adding(_ months: Int) -> FactMonth { FactMonth(number: Int32(clamping: Int(number) + months)) }

    /// `2026-01`; empty outside the calendar.
    var name: String { firstDay.date.map { String($0.description.prefix(7)) } ?? "" }

    static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// A span of days as the months that it holds whole and those, at most two, that it holds in part.
struct MonthSpan: Sendable {
    let from: FactDay
    let to: FactDay
    let partial: [FactMonth]
    private let first: FactMonth
    private let last: FactMonth

    /// - Parameter isIdle: whether nothing at all happened on a day. A month of whose days only such ones are missing
    ///   counts as whole.
    init(_ from: FactDay, _ to: FactDay, isIdle: (FactDay) -> Bool) {
        self.from = from
        self.to = to
        let (begin, end) = (FactMonth(from), FactMonth(to))
        guard from <= to else {
            first = begin
            last = begin.adding(-1)
            partial = []
            return
        }
        first = Self.allIdle(begin.firstDay, from.adding(-1), isIdle) ? begin : begin.adding(1)
        last = Self.allIdle(to.adding(1), end.lastDay, isIdle) ? end : end.adding(-1)
        var rest: [FactMonth] = []
        if first > begin { rest.append(begin) }
        if last < end, rest.last != end { rest.append(end) }
        partial = rest
    }

    /// Whether nothing happened from one day of a month to another of it, both included.
    private static func allIdle(_ from: FactDay, _ to: FactDay, _ isIdle: (FactDay) -> Bool) -> Bool {
        guard from.isKnown else { return false }
        guard from <= to else { return true }
        return to.since(from) <= 31 && (from.number...to.number).allSatisfy { isIdle(FactDay(number: $0)) }
    }

    func isWhole(_ month: FactMonth) -> Bool { month >= first && month <= last && month.isKnown }
    func holds(_ day: FactDay) -> Bool { day.isKnown && day >= from && day <= to }
}

/// Places of a table by the month that each belongs to. Taking one in or out costs the same however many there are.
struct MonthPlaces: Sendable {
    private var months: [FactMonth: [Int32]] = [:]
    /// Where each place stands in the list of its month.
    private var spots: [Int32] = []

    /// In no order that means anything.
    func places(_ month: FactMonth) -> [Int32] { months[month] ?? [] }

    /// The places of a month and of all later ones.
    func places(from first: FactMonth) -> [Int32] {
        months.filter { $0.key >= first }.flatMap(\.value)
    }

    /// A place that is not in any month.
    mutating func insert(_ place: Int, _ month: FactMonth) {
        guard month.isKnown else { return }
        if place >= spots.count {
            spots.append(contentsOf: repeatElement(Int32(-1), count: place + 1 - spots.count))
        }
        spots[place] = Int32(clamping: months[month]?.count ?? 0)
        months[month, default: []].append(Int32(clamping: place))
    }

    /// A place that is in this month.
    mutating func remove(_ place: Int, _ month: FactMonth) {
        guard month.isKnown, place < spots.count, spots[place] >= 0, let last = months[month]?.popLast() else { return }
        let spot = Int(spots[place])
        spots[place] = -1
        // The last one takes its spot, or is the one that goes.
        if last != Int32(clamping: place) {
            months[month]?[spot] = last
            spots[Int(last)] = Int32(clamping: spot)
        }
        if months[month]?.isEmpty == true { months[month] = nil }
    }
}

extension MonthPlaces: Equatable {
    static func == (a: Self, b: Self) -> Bool { a.months.mapValues { Set($0) } == b.months.mapValues { Set($0) } }
}

extension PlaceSet: Equatable {
    static func == (a: Self, b: Self) -> Bool { Set(a.places) == Set(b.places) }
}
