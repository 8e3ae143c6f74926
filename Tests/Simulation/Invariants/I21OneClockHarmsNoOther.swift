// Why this file exists: one laptop that believes it is 2036 must not drag the company along.

import SyncProtocol

/// What the world knows of the clock that stamped an edit.
struct ClockWitness: Sendable {
    /// HQ's time less what the author's laptop took for the time, as HQ measured it, milliseconds.
    let skew: Int64
    /// True time of the edit, if HQ could know it: the clock was as wrong when the edit was made as when it was sent.
    let made: UInt64?
    /// How long the request was under way, milliseconds.
    let delay: UInt64
}

/// I21: one wrong clock changes no other's and blocks no sync.
enum I21OneClockHarmsNoOther {
    /// A clock this much off is taken to be right, milliseconds.
    static let tolerance: UInt64 = 300_000
    /// What is lost beside: a lag too short to be told, and the length of a step.
    static let patience: UInt64 = 70_000
    /// An author whose clock lags this far behind its stamps says so, milliseconds.
    static let lag: UInt64 = 60_000

    /// - Parameter latest: the latest that HQ's own wall ever said, in milliseconds.
    static func check(headquarters clock: HybridClock, latest: UInt64) throws {
        guard clock.last.milliseconds <= latest else {
            throw Violation("I21", "HQ's clock is at \(clock.last), its wall never was beyond \(latest)")
        }
    }

    /// An edit counts as of when it was made, never as later than HQ received it.
    /// - Parameter earlier: the stamp of its author's edit before it.
    static func check(_ entry: LogEntry, made stamp: UInt64, _ witness: ClockWitness?, earlier: UInt64) throws {
        guard entry.stamp <= entry.received else {
            throw Violation("I21", "\(entry.dot) counts as of \(entry.stamp), received at \(entry.received)")
        }
        let plain = Swift.min(Swift.max(stamp, earlier + 1), entry.received.rawValue)
        if witness?.skew.magnitude ?? 0 <= tolerance, entry.stamp.rawValue != plain {
            throw Violation("I21", "\(entry.dot) counts as of \(entry.stamp), and its author's clock was right")
        }
        guard let witness, let made = witness.made else { return }
        let slack = tolerance + patience + witness.delay
        let latest = Swift.max(made + slack, earlier >> 16 + 1)
        guard entry.stamp.milliseconds + slack >= made, entry.stamp.milliseconds <= latest else {
            throw Violation("I21", "\(entry.dot) counts as of \(entry.stamp), and was made at \(made)")
        }
    }

    /// - Parameter bound: the latest stamp this laptop minted itself or heard from HQ.
    static func check(laptop clock: HybridClock, bound: Stamp, of replica: ReplicaID) throws {
        guard clock.last <= bound else {
            throw Violation("I21", "the clock of \(replica) is at \(clock.last), beyond \(bound)")
        }
    }
}
