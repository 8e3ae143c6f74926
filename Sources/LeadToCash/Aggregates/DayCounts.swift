// Why this file exists: a median cannot be kept by adding and subtracting, but how often each number of days occurs
// can, and from that the median follows exactly.

/// How often each number of days occurs; few different ones, in their order.
struct DayCounts: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let days: Int32
        var count: Int32
    }

    private(set) var entries: [Entry] = []

    /// Takes in a number of days once more (1), or once less (−1).
    mutating func change(_ days: Int32, _ sign: Int) {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].days < days { low = middle + 1 } else { high = middle }
        }
        if low == entries.count || entries[low].days != days { entries.insert(Entry(days: days, count: 0), at: low) }
        entries[low].count += Int32(sign)
        if entries[low].count == 0 { entries.remove(at: low) }
    }
}

/// Many ``DayCounts`` together, for one answer.
struct DayHistogram {
    private(set) var count = 0
    private var sum: Int128 = 0
    /// By the number of days, for the usual ones.
    private var usual: [Int] = []
    private var rare: [Int32: Int] = [:]

    mutating func add(_ counts: DayCounts) {
        if usual.isEmpty { usual = [Int](repeating: 0, count: 2048) }
        for entry in counts.entries {
            let times = Int(entry.count)
            count += times
            sum += Int128(entry.days) * Int128(times)
            if entry.days >= 0, Int(entry.days) < usual.count {
                usual[Int(entry.days)] += times
            } else {
                rare[entry.days, default: 0] += times
            }
        }
    }

    /// The value at a place of the values in their order; places count from 0.
    func value(at place: Int) -> Int64? {
        guard place >= 0, place < count else { return nil }
        var left = place
        for (days, times) in usual.enumerated() {
            if left < times { return Int64(days) }
            left -= times
        }
        for (days, times) in rare.sorted(by: { $0.key < $1.key }) {
            if left < times { return Int64(days) }
            left -= times
        }
        return nil
    }

    /// The middle value; of an even number of values the mean of the middle two.
    var median: Ratio? {
        guard let upper = value(at: count / 2) else { return nil }
        guard count.isMultiple(of: 2), let lower = value(at: count / 2 - 1) else { return Ratio(upper) }
        return Ratio(wide: Int128(lower) + Int128(upper), 2)
    }

    var mean: Ratio? { count > 0 ? Ratio(wide: sum, Int128(count)) : nil }
    var least: Ratio? { value(at: 0).map { Ratio($0) } }
    var most: Ratio? { value(at: count - 1).map { Ratio($0) } }
}

/// A part of an aggregate that is kept by adding and subtracting; empty as it is made.
protocol Tally: Hashable, Sendable {
    init()
}

/// How many there are.
struct CountCell: Tally {
    var number = 0
}

/// Amounts of one currency.
struct AmountCell: Tally {
    var count = 0
    var total: Int128 = 0

    mutating func change(_ minor: Int64, _ sign: Int) {
        count += sign
        total += Int128(sign) * Int128(minor)
    }
}

extension Dictionary where Value: Tally {
    /// Changes a part. One that is empty afterwards goes, so that equal states are equal however they came about.
    mutating func change(_ key: Key, _ sign: Int, _ body: (inout Value) -> Void) {
        body(&self[key, default: Value()])
        if sign < 0, self[key] == Value() { self[key] = nil }
    }
}
