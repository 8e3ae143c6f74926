// Why this file exists: two hundred categories make a chart that nobody reads, and a sum of them may pass 64 bits.

/// Which of many values are drawn on their own, and which together as the others.
enum Folding {
    /// At most `most` in all: the largest stay, in their order, and what the rest are is the second part.
    static func split(_ sizes: [Int128], most: Int) -> (kept: [Int], folded: [Int]) {
        guard sizes.count > most else { return (Array(sizes.indices), []) }
        let ranked = sizes.indices.sorted { left, right in
            let (a, b) = (sizes[left].magnitude, sizes[right].magnitude)
            return a == b ? left < right : a > b
        }
        let kept = ranked.prefix(max(most - 1, 0)).sorted()
        return (kept, ranked.dropFirst(kept.count).sorted())
    }

    /// The sum of what there is; nil if there is nothing.
    static func sum(_ values: some Sequence<Int128?>) -> Int128? {
        values.reduce(nil as Int128?) { sum, value in
            guard let value else { return sum }
            return (sum ?? 0) + value
        }
    }
}

/// A part of a whole.
enum ChartShare {
    /// `part` ÷ `whole` in basis points, rounded to tenths of a percent; nil where that means nothing.
    static func basisPoints(_ part: Int128, of whole: Int128) -> Int64? {
        guard whole > 0 else { return nil }
        let doubled = part.magnitude * 2_000 + whole.magnitude
        let tenths = Int64(clamping: doubled / (whole.magnitude * 2))
        let (points, overflows) = tenths.multipliedReportingOverflow(by: 10)
        let size = overflows ? Int64.max : points
        return part < 0 ? -size : size
    }
}
