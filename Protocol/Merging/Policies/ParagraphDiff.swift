// Why this file exists: to know what an author changed, one must find what they left alone. (Myers, "An O(ND)
// difference algorithm and its variations", 1986.) The work is bounded, because a text comes from outside.

/// Where a text departs from the text it was made from.
struct Hunk: Hashable {
    /// The lines of the base that are gone; empty for an insertion.
    var base: Range<Int>
    /// The author's lines in their place; empty for a deletion.
    var own: Range<Int>

    mutating func slideDown() {
        base = base.lowerBound + 1..<base.upperBound + 1
        own = own.lowerBound + 1..<own.upperBound + 1
    }
}

/// Compares two texts line by line. Equal inputs give equal hunks everywhere.
struct ParagraphDiff {
    /// Beyond this many lines added and removed the search stops, and all between the first and the last change counts
    /// as one change. Bounds memory to four megabytes.
    static let maximalDistance = 1000
    /// Beyond this many comparisons the same.
    static let maximalComparisons = 2_000_000

    private let base: ArraySlice<Int32>
    private let own: ArraySlice<Int32>
    /// For each distance how far along the base every diagonal had come before.
    private var trace: [[Int32]] = []

    /// The departures of `own` from `base`, in order, with at least one line left alone between any two.
    static func hunks(from base: [Int32], to own: [Int32]) -> [Hunk] {
        let head = alike(base, own)
        let tail = alike(base[head...].reversed(), own[head...].reversed())
        let middle = Hunk(base: head..<base.count - tail, own: head..<own.count - tail)
        if middle.base.isEmpty && middle.own.isEmpty { return [] }
        var hunks = [middle]
        if !middle.base.isEmpty && !middle.own.isEmpty {
            var diff = ParagraphDiff(base: base[middle.base], own: own[middle.own])
            if let distance = diff.search() { hunks = diff.hunks(distance) }
        }
        return settled(hunks, base, own)
    }

    /// How many lines two texts begin with alike.
    static func alike(_ a: some Sequence<Int32>, _ b: some Sequence<Int32>) -> Int {
        var count = 0
        for (left, right) in zip(a, b) {
            if left != right { return count }
            count += 1
        }
        return count
    }

    private init(base: ArraySlice<Int32>, own: ArraySlice<Int32>) {
        self.base = base
        self.own = own
    }

    /// Looks for the fewest lines to remove and add.
    /// - Returns: how many; nil if that would take too long.
    private mutating func search() -> Int? {
        let limit = min(Self.maximalDistance, base.count + own.count)
        var furthest = [Int32](repeating: 0, count: 2 * limit + 3)
        let origin = limit + 1
        var comparisons = 0
        for distance in 0...limit {
            trace.append(Array(furthest[origin - distance - 1...origin + distance + 1]))
            for diagonal in stride(from: -distance, through: distance, by: 2) {
                let isDown = Self.isDown(
                    diagonal, distance, below: furthest[origin + diagonal - 1], above: furthest[origin + diagonal + 1])
                var x = Int(isDown ? furthest[origin + diagonal + 1] : furthest[origin + diagonal - 1] + 1)
                let start = x
                while x < base.count, x - diagonal < own.count,
                    base[base.startIndex + x] == own[own.startIndex + x - diagonal]
                {
                    x += 1
                }
                comparisons += x - start + 1
                furthest[origin + diagonal] = Int32(truncatingIfNeeded: x)
                if x >= base.count && x - diagonal >= own.count { return distance }
            }
            if comparisons > Self.maximalComparisons { return nil }
        }
        return nil
    }

    /// Whether the best way onto a diagonal is an added line, rather than a removed one.
    private static func isDown(_ diagonal: Int, _ distance: Int, below: Int32, above: Int32) -> Bool {
        diagonal == -distance || (diagonal != distance && below < above)
    }

    /// Walks the search back from the end; what was not left alone is a hunk.
    private func hunks(_ distance: Int) -> [Hunk] {
        var hunks: [Hunk] = []
        var (x, y) = (base.count, own.count)
        for step in stride(from: distance, to: 0, by: -1) {
            let diagonal = x - y
            let before = trace[step]
            let origin = step + 1
            let isDown = Self.isDown(
                diagonal, step, below: before[origin + diagonal - 1], above: before[origin + diagonal + 1])
            let fromX = Int(before[origin + diagonal + (isDown ? 1 : -1)])
            let fromY = fromX - (isDown ? diagonal + 1 : diagonal - 1)
            let change = Hunk(
                base: base.startIndex + fromX..<base.startIndex + fromX + (isDown ? 0 : 1),
                own: own.startIndex + fromY..<own.startIndex + fromY + (isDown ? 1 : 0))
            if let next = hunks.last, next.base.lowerBound == change.base.upperBound,
                next.own.lowerBound == change.own.upperBound
            {
                hunks[hunks.count - 1] = Hunk(
                    base: change.base.lowerBound..<next.base.upperBound,
                    own: change.own.lowerBound..<next.own.upperBound)
            } else {
                hunks.append(change)
            }
            (x, y) = (fromX, fromY)
        }
        return hunks.reversed()
    }

    /// A paragraph added beside an equal one could as well stand before it as after: the same addition must come out
    /// as the same hunk for everyone, so each stands as late as it can.
    private static func settled(_ hunks: [Hunk], _ base: [Int32], _ own: [Int32]) -> [Hunk] {
        var hunks = hunks
        for index in hunks.indices {
            // One line stays between two hunks.
            let limit = index + 1 < hunks.count ? hunks[index + 1].base.lowerBound - 1 : base.count
            var hunk = hunks[index]
            while hunk.base.upperBound < limit, canSlide(hunk, base, own) { hunk.slideDown() }
            hunks[index] = hunk
        }
        return hunks
    }

    private static func canSlide(_ hunk: Hunk, _ base: [Int32], _ own: [Int32]) -> Bool {
        if hunk.base.isEmpty { return base[hunk.base.upperBound] == own[hunk.own.lowerBound] }
        return hunk.own.isEmpty && base[hunk.base.upperBound] == base[hunk.base.lowerBound]
    }
}
