// Why this file exists: many worlds, for a number of seeds or for a night.

import FoundationEssentials
import Glibc
import Simulation

enum Campaigns {
    static func run(_ arguments: Arguments) async throws -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = await Campaign.run(
            first: arguments.first, count: arguments.count, workers: arguments.threads, planted: arguments.planted)
        close(outcome, seconds: (clock.now - start) / .seconds(1), arguments)
        try write(outcome.hashes, to: arguments.traces)
        return outcome.failures.isEmpty
    }

    /// Goes on for hours, from a seed that no other run began with, and says every minute how far it is.
    static func soak(hours: Double, _ arguments: Arguments) async throws -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + .seconds(hours * 3600)
        var first = arguments.first > 1 ? arguments.first : UInt64(Date().timeIntervalSince1970) << 20
        var outcome = Campaign.Outcome()
        var told = start
        while clock.now < end {
            outcome.add(await Campaign.run(first: first, count: 1000, workers: arguments.threads))
            first += 1000
            if clock.now - told > .seconds(60) || clock.now >= end {
                told = clock.now
                let minutes = Int((told - start) / .seconds(60))
                print(
                    "\(minutes) min: \(outcome.seeds) seeds to \(first - 1), \(outcome.steps) steps,"
                        + " \(outcome.coverage.count) states, \(outcome.failures.count) violations")
                fflush(nil)
            }
        }
        close(outcome, seconds: (clock.now - start) / .seconds(1), arguments)
        return outcome.failures.isEmpty
    }

    private static func close(_ outcome: Campaign.Outcome, seconds: Double, _ arguments: Arguments) {
        for failure in outcome.failures {
            print("seed \(failure.seed): \(failure.violation)")
            print("  replay with: make simulate SEED=\(failure.seed)")
        }
        print(Table.text(outcome, seconds: seconds))
        Figures.append(
            [
                ("worlds in memory", outcome.seeds, "≥ 50000"), ("steps in them", outcome.steps, ""),
                ("states they reached", outcome.coverage.count, ""),
                ("promises they broke", outcome.failures.count, "0"),
            ], to: arguments.figures)
    }

    /// One line for each batch of seeds: a second process must write the same.
    private static func write(_ hashes: [UInt64: UInt64], to file: String?) throws {
        guard let file else { return }
        let lines = hashes.sorted { $0.key < $1.key }
            .map { "\($0.key * Campaign.batch) \(String($0.value, radix: 16))\n" }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: file))
    }
}
