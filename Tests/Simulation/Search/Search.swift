// Why this file exists: chance finds what is likely. What takes four steps in one order out of a million is found by
// taking every order there is.

/// Tries every history within a bound, the shortest first.
public struct Search: Sendable {
    public let theme: SearchTheme
    public let bound: SearchBound
    let planted: PlantedFault?

    /// A history that breaks a promise; there is no shorter one.
    public struct Finding: Sendable {
        public let violation: Violation
        /// As one types it after `--path`.
        public let path: String
    }

    /// What a search tried, and found.
    public struct Outcome: Sendable {
        public var states = 0
        public var steps = 0
        /// Distinct ends, and a number over what everybody holds in each.
        public var ends = 0
        public var hash: UInt64 = 0
        /// Steps of the longest history.
        public var depth = 0
        public var finding: Finding?

        public mutating func add(_ other: Outcome) {
            states += other.states
            steps += other.steps
            ends += other.ends
            hash &+= other.hash
            depth = max(depth, other.depth)
            finding = finding ?? other.finding
        }

        public init() {}
    }

    public init(_ theme: SearchTheme, _ bound: SearchBound, planted: PlantedFault? = nil) {
        self.theme = theme
        self.bound = bound
        self.planted = planted
    }

    /// How a state was reached.
    private struct Way {
        let before: Int
        let move: SearchMove
    }

    private typealias Reached = (way: Int, state: SearchState)

    /// Tries everything, level by level, until a promise is broken.
    public func run() throws -> Outcome {
        let bench = SearchBench(theme, planted: planted)
        var outcome = Outcome()
        var ways: [Way] = []
        let start = try bench.beginning()
        var known: Set<Int> = [start.identity(start.stores)]
        var level: [Reached] = [(-1, start)]
        while !level.isEmpty {
            var next: [Reached] = []
            for (way, state) in level {
                for move in moves(from: state) {
                    outcome.steps += 1
                    do {
                        let after = try bench.after(move, from: state)
                        let stores = after.stores
                        guard known.insert(after.identity(stores)).inserted else { continue }
                        ways.append(Way(before: way, move: move))
                        next.append((ways.count - 1, after))
                        try bench.end(after, stores)
                    } catch {
                        outcome.finding = finding(error, ways, way, move)
                        return outcome
                    }
                }
            }
            level = next
            if !level.isEmpty { outcome.depth += 1 }
        }
        outcome.states = known.count
        (outcome.ends, outcome.hash) = (bench.ends, bench.hash)
        return outcome
    }

    private func finding(_ error: any Error, _ ways: [Way], _ last: Int, _ move: SearchMove) -> Finding {
        var moves = [move]
        var place = last
        while place >= 0 {
            moves.append(ways[place].move)
            place = ways[place].before
        }
        return Finding(
            violation: error as? Violation ?? Violation("engine", "\(error)"),
            path: moves.reversed().map(\.code).joined(separator: " "))
    }

    /// Tells a history step by step, to its end.
    /// - Throws: ``Violation`` where it breaks a promise.
    public func tell(_ path: String, _ tell: @escaping (String) -> Void) throws {
        let bench = SearchBench(theme, planted: planted)
        var state = try bench.beginning()
        bench.tell = tell
        for code in path.split(separator: " ") {
            guard let move = SearchMove(code) else { throw Violation("search", "\(code) is no step") }
            tell("\(code)")
            state = try bench.after(move, from: state)
        }
        tell("everybody syncs")
        try bench.end(state, state.stores)
    }
}
