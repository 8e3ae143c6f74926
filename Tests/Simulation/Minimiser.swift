// Why this file exists: nobody understands a failure in which a hundred things happened. Most of them had nothing to do
// with it, and a machine can find out which (delta debugging: Zeller and Hildebrandt, 2002).

/// Cuts a script down to what is needed to break the same invariant.
public struct Minimiser {
    private let invariant: String
    /// Worlds that may be lived to find out.
    private let most: Int
    public private(set) var runs = 0
    private let tell: (String) -> Void

    /// - Parameters:
    ///   - invariant: what must still break.
    ///   - tell: hears of progress.
    public init(_ invariant: String, most: Int = 4000, tell: @escaping (String) -> Void = { _ in }) {
        self.invariant = invariant
        self.most = most
        self.tell = tell
    }

    /// - Returns: a script that breaks the same invariant, and from which nothing more can be taken alone.
    public mutating func minimise(_ script: Script) -> Script {
        var best = script
        best.breaks = invariant
        var before: Script
        repeat {
            before = best
            dropActions(&best)
            calm(&best)
            shrink(&best)
            simplify(&best)
            tell("\(best.actions.count) actions, \(best.weather.rates.count) perils, \(runs) worlds lived")
        } while best != before && runs < most
        return best
    }

    private mutating func breaks(_ script: Script) -> Bool {
        guard runs < most else { return false }
        runs += 1
        return script.outcome == invariant
    }

    private mutating func keep(_ candidate: Script, in best: inout Script) -> Bool {
        guard candidate != best, breaks(candidate) else { return false }
        best = candidate
        return true
    }

    /// Takes away runs of actions, long ones first.
    private mutating func dropActions(_ best: inout Script) {
        var length = max(1, best.actions.count / 2)
        while true {
            var end = best.actions.count
            while end > 0 {
                let start = max(0, end - length)
                var candidate = best
                candidate.actions.removeSubrange(start..<end)
                _ = keep(candidate, in: &best)
                end = start
            }
            if length == 1 { return }
            length = max(1, length / 2)
        }
    }

    /// Takes away perils, one by one.
    private mutating func calm(_ best: inout Script) {
        for peril in Peril.allCases where best.weather[peril] > 0 {
            var candidate = best
            candidate.weather.rates[peril] = nil
            _ = keep(candidate, in: &best)
        }
    }

    /// A smaller company.
    private mutating func shrink(_ best: inout Script) {
        let sizes: [(WritableKeyPath<Weather, Int>, ClosedRange<Int>)] = [
            (\.laptops, 1...20), (\.sites, 1...3), (\.nodes, 1...3), (\.relays, 0...3), (\.absent, 1000...1000),
            (\.pageRows, 64...64),
        ]
        for (path, range) in sizes {
            for size in range.lowerBound...min(range.upperBound, max(range.lowerBound, best.weather[keyPath: path])) {
                var candidate = best
                candidate.weather[keyPath: path] = size
                if keep(candidate, in: &best) || best.weather[keyPath: path] == size { break }
            }
        }
        var candidate = best
        candidate.weather.isHeadquartersClockWrong = false
        candidate.weather.isBrief = false
        candidate.weather.offlineDays = 0
        _ = keep(candidate, in: &best)
    }

    /// The plainest form of each action: its values, and whatever else it draws.
    private mutating func simplify(_ best: inout Script) {
        for index in best.actions.indices where best.actions[index].seed != nil {
            var candidate = best
            candidate.actions[index].seed = nil
            _ = keep(candidate, in: &best)
        }
    }
}
