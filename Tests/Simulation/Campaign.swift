// Why this file exists: a bug that shows in one world of ten thousand is found by living ten thousand of them, on all
// cores, and by saying exactly which one it was.

/// Many worlds, one after another on each core.
public enum Campaign {
    /// A seed whose world broke a promise.
    public struct Failure: Sendable {
        public let seed: UInt64
        public let violation: Violation
    }

    /// What a campaign found.
    public struct Outcome: Sendable {
        public var seeds = 0
        public var steps = 0
        public var tally = Tally()
        public var coverage = Coverage()
        /// In the order of their seeds.
        public var failures: [Failure] = []
        /// Of every batch of ``Campaign/batch`` seeds the sum of their trace hashes, which does not depend on who lived
        /// which seed.
        public var hashes: [UInt64: UInt64] = [:]

        public init() {}

        /// Over everything that happened in all of them.
        public var hash: UInt64 { hashes.values.reduce(0, &+) }

        public mutating func add(_ other: Outcome) {
            seeds += other.seeds
            steps += other.steps
            tally.add(other.tally)
            coverage.formUnion(other.coverage)
            failures += other.failures
            failures.sort { $0.seed < $1.seed }
            hashes.merge(other.hashes, uniquingKeysWith: &+)
        }

        mutating func add(_ report: SeedReport) {
            steps += report.steps
            tally.add(report.tally)
            coverage.formUnion(report.coverage)
            hashes[report.seed / Campaign.batch, default: 0] &+= report.hash
        }
    }

    /// Seeds whose traces are compared at once between two processes.
    public static let batch: UInt64 = 500
    /// Failures after which a worker stops looking for more.
    static let enough = 5

    /// Lives the worlds of `count` seeds from `first`.
    /// - Parameter planted: a bug to build into every one of them.
    public static func run(
        first: UInt64, count: UInt64, workers: Int, planted: PlantedFault? = nil
    ) async -> Outcome {
        await withTaskGroup(of: Outcome.self) { group in
            for worker in 0..<UInt64(workers) {
                group.addTask {
                    live(first: first, count: count, worker: worker, of: UInt64(workers), planted)
                }
            }
            var outcome = Outcome()
            for await part in group { outcome.add(part) }
            return outcome
        }
    }

    private static func live(
        first: UInt64, count: UInt64, worker: UInt64, of workers: UInt64, _ planted: PlantedFault?
    ) -> Outcome {
        var outcome = Outcome()
        for offset in stride(from: worker, to: count, by: Int(workers)) {
            outcome.seeds += 1
            do {
                outcome.add(try World(seed: first &+ offset, planted: planted).run())
            } catch let violation as Violation {
                outcome.failures.append(Failure(seed: first &+ offset, violation: violation))
            } catch {
                outcome.failures.append(Failure(seed: first &+ offset, violation: Violation("engine", "\(error)")))
            }
            if outcome.failures.count >= enough { break }
        }
        return outcome
    }
}
