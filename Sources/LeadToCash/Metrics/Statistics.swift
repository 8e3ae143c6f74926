// Why this file exists: medians, percentiles and means are said in one way, and so are durations that a wrong clock has
// made negative.

/// Durations of one unit.
///
/// A duration below zero comes from a wrong clock or a mistyped day. It counts as zero, and how many there were is
/// said: to leave them out would hide the deals of whoever has the wrong clock.
struct Durations {
    private(set) var values: [Int64] = []
    /// How many were below zero.
    private(set) var clamped = 0

    var count: Int { values.count }

    mutating func add(_ duration: Int64) {
        if duration < 0 { clamped += 1 }
        values.append(max(0, duration))
    }

    /// Days are counted rather than compared: there are many of them, and most are small.
    mutating func sort() {
        guard let most = values.max(), most < Int64(1024 + 4 * values.count) else { return values.sort() }
        var counts = [Int](repeating: 0, count: Int(most) + 1)
        for value in values { counts[Int(value)] += 1 }
        var place = 0
        for (value, count) in counts.enumerated() {
            for _ in 0..<count {
                values[place] = Int64(value)
                place += 1
            }
        }
    }

    /// The middle value; of an even number of values the mean of the middle two. Sorts.
    mutating func median() -> Ratio? {
        sort()
        return Statistics.median(sorted: values)
    }

    var mean: Ratio? { Statistics.mean(values) }
}

enum Statistics {
    /// The middle value; of an even number of values the mean of the middle two.
    static func median(sorted values: [Int64]) -> Ratio? {
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        if values.count % 2 == 1 { return Ratio(values[middle]) }
        return Ratio(wide: Int128(values[middle - 1]) + Int128(values[middle]), 2)
    }

    /// The least value that so many percent of the values do not exceed (nearest rank).
    static func percentile(_ percent: Int, sorted values: [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        let rank = (values.count * percent + 99) / 100
        return values[min(max(rank, 1), values.count) - 1]
    }

    static func mean(_ values: [Int64]) -> Ratio? {
        guard !values.isEmpty else { return nil }
        return Ratio(wide: values.reduce(Int128(0)) { $0 + Int128($1) }, Int128(values.count))
    }

    /// `part` of `whole` as a share; undefined of nothing.
    static func share(_ part: Int, of whole: Int) -> FigureValue {
        Ratio(part, whole).map(FigureValue.percent) ?? .undefined(.emptySet)
    }

    /// Days that are kept as milliseconds.
    static func days(milliseconds: Ratio?) -> FigureValue {
        guard let milliseconds else { return .undefined(.emptySet) }
        let days = Ratio(wide: Int128(milliseconds.numerator), Int128(milliseconds.denominator) * 86_400_000)
        return days.map(FigureValue.days) ?? .undefined(.exceeds64Bits)
    }

    static func days(_ days: Ratio?) -> FigureValue { days.map(FigureValue.days) ?? .undefined(.emptySet) }
}
