// Why this file exists: a figure over a million deals is wanted while somebody waits for the page. So what counts of a
// record is kept as plain numbers, side by side in one array, and records name each other by their place in it.

import SyncProtocol

/// What counts of one record for the metrics: numbers only, so that a scan touches nothing else.
public protocol Fact: Sendable {
    init()
    /// Whether the record exists. A row without a record has so far only been named by others, or its record is
    /// deleted.
    var isPresent: Bool { get set }
}

/// The facts of one kind of record. A row's place never changes, so others may hold it as an `Int32`; −1 is none.
public struct FactTable<Row: Fact>: Sendable {
    public private(set) var ids: [RecordID] = []
    public internal(set) var rows: [Row] = []
    private var places: [RecordID: Int32] = [:]

    public init() {}

    /// The place of a record; nil if nobody has named it yet.
    public func place(of id: RecordID) -> Int32? { places[id] }

    /// The fact at a place; nil if there is no such record.
    public subscript(place: Int32) -> Row? {
        guard place >= 0, Int(place) < rows.count, rows[Int(place)].isPresent else { return nil }
        return rows[Int(place)]
    }

    public subscript(id: RecordID) -> Row? { places[id].flatMap { self[$0] } }

    /// The id of the record at a place; nil outside the table.
    public func id(at place: Int32) -> RecordID? {
        place >= 0 && Int(place) < ids.count ? ids[Int(place)] : nil
    }

    /// How many records exist.
    public var count: Int { rows.reduce(0) { $0 + ($1.isPresent ? 1 : 0) } }

    /// The place of a record, which it gets if it has none.
    mutating func claim(_ id: RecordID) -> Int32 {
        if let known = places[id] { return known }
        let place = Int32(clamping: ids.count)
        places[id] = place
        ids.append(id)
        rows.append(Row())
        return place
    }

    /// A record to be told about: its place and what is known of it.
    mutating func open(_ id: RecordID) -> (place: Int, row: Row) {
        let place = Int(claim(id))
        var row = rows[place]
        row.isPresent = true
        return (place, row)
    }

    /// Forgets a record. Its place stays, empty, for those who name it.
    mutating func remove(_ id: RecordID) {
        guard let place = places[id] else { return }
        rows[Int(place)] = Row()
    }

    mutating func reserve(_ count: Int) {
        ids.reserveCapacity(count)
        rows.reserveCapacity(count)
        places.reserveCapacity(count)
    }
}

/// Texts that facts name by number: product names, currencies, sources, rules. Never forgotten.
public struct FactWords: Sendable {
    public private(set) var words: [String] = []
    private var places: [String: Int32] = [:]

    public init() {}

    public func place(of word: String) -> Int32? { places[word] }

    /// The word at a place; empty for none.
    public subscript(place: Int32) -> String {
        place >= 0 && Int(place) < words.count ? words[Int(place)] : ""
    }

    mutating func claim(_ word: String) -> Int32 {
        if let known = places[word] { return known }
        let place = Int32(clamping: words.count)
        places[word] = place
        words.append(word)
        return place
    }
}

/// A day, or none, in four bytes.
public struct FactDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int32

    public static let none = FactDay(number: .min)

    public init(number: Int32) { self.number = number }
    public init(_ date: CivilDate?) { number = date?.days ?? .min }

    /// The day of an instant in UTC.
    public init(_ instant: FactInstant) {
        guard instant.isKnown else {
            self = .none
            return
        }
        let milliseconds = instant.milliseconds
        let day = milliseconds / FactInstant.day - (milliseconds % FactInstant.day < 0 ? 1 : 0)
        number = Int32(clamping: max(day, Int64(Int32.min) + 1))
    }

    public var isKnown: Bool { self != .none }
    public var date: CivilDate? { isKnown ? CivilDate(days: Int64(number)) : nil }

    /// Days from another day to this one; below zero if this one is earlier. Both must be known.
    func since(_ other: FactDay) -> Int64 { Int64(number) - Int64(other.number) }

    func adding(_ days: Int) -> FactDay {
        isKnown ? FactDay(number: Int32(clamping: max(Int64(number) + Int64(days), Int64(Int32.min) + 1))) : .none
    }

    public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// An instant, or none: Unix milliseconds.
public struct FactInstant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public static let none = FactInstant(.min)
    /// Milliseconds of a day.
    static let day: Int64 = 86_400_000

    public init(_ milliseconds: Int64) { self.milliseconds = milliseconds }
    public init(_ milliseconds: Int64?) { self.milliseconds = milliseconds ?? .min }

    public var isKnown: Bool { self != .none }

    /// Milliseconds from another instant to this one; beyond 64 bits the nearest. Both must be known.
    func since(_ other: FactInstant) -> Int64 {
        let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        return overflow ? (milliseconds < 0 ? .min : .max) : difference
    }

    public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
}

/// An amount in the minor units of a currency of ``Facts/currencies``; currency −1 means that there is none.
public struct FactMoney: Hashable, Sendable {
    public var minor: Int64
    public var currency: Int16

    public static let none = FactMoney(minor: 0, currency: -1)

    public init(minor: Int64, currency: Int16) {
        self.minor = minor
        self.currency = currency
    }

    public var isKnown: Bool { currency >= 0 }
}

extension RecordID {
    /// When the record was made by its author's clock; none for an imported record, whose id is a hash.
    var madeAt: FactInstant {
        (high >> 12) & 0xF == 7 ? FactInstant(Int64(high >> 16)) : .none
    }
}
