// Why this file exists: one laptop that believes it is 2036 must not drag the company along.

import SyncProtocol

/// I21: one wrong clock changes no other's and blocks no sync.
enum I21OneClockHarmsNoOther {
    /// - Parameter latest: the latest that HQ's own wall ever said, in milliseconds.
    static func check(headquarters clock: HybridClock, latest: UInt64) throws {
        guard clock.last.milliseconds <= latest else {
            throw Violation("I21", "HQ's clock is at \(clock.last), its wall never was beyond \(latest)")
        }
    }

    static func check(_ entry: LogEntry, made stamp: UInt64) throws {
        guard entry.stamp.rawValue == Swift.min(stamp, entry.received.rawValue) else {
            throw Violation("I21", "\(entry.dot) counts as of \(entry.stamp), received at \(entry.received)")
        }
    }

    /// - Parameter bound: the latest stamp this laptop minted itself or heard from HQ.
    static func check(laptop clock: HybridClock, bound: Stamp, of replica: ReplicaID) throws {
        guard clock.last <= bound else {
            throw Violation("I21", "the clock of \(replica) is at \(clock.last), beyond \(bound)")
        }
    }
}
