// Why this file exists: a laptop may forget its copy of an edit only when HQ's disk is no longer the only other place
// that has it.

import GRDB
import RecordTables
import SyncProtocol

/// Up to which commit everything is in a backup.
enum BackupHorizon {
    static let defaultRetentionDays: UInt64 = 30

    /// σ of the newest commit that any backup of the last days has: it is older than the retention window, and, where
    /// backups are made, in one of them. Restoring any backup from within the window therefore loses nothing that a
    /// laptop has forgotten.
    static func sequence(now: UInt64, _ db: Database) throws -> CommitSequence {
        let days = try Setting.retentionDays.number(db) ?? defaultRetentionDays
        let age = days.multipliedReportingOverflow(by: 86_400_000)
        guard !age.overflow, now >= age.partialValue else { return 0 }
        let limit = Stamp(milliseconds: now - age.partialValue)
        // Stamps of receipt rise with σ: halve the log instead of reading it. Numbers that a restore left out stand for
        // the commit after them.
        let received = try RawStatement(
            cached: db, "SELECT received FROM hq_log WHERE sequence >= ? ORDER BY sequence LIMIT 1")
        let old = try last(in: try FeedReader.frontier(db)) { sequence in
            received.bind(1, sequence)
            defer { received.reset() }
            return try received.step() && Stamp(rawValue: received.unsigned(0)) <= limit
        }
        return min(old, try Setting.backedUp.number(db) ?? old)
    }

    /// The highest counter of a replica that lies at or before a commit.
    static func counter(of standing: Standing, at horizon: CommitSequence, _ db: Database) throws -> UInt64 {
        if horizon == 0 || standing.counter == 0 { return 0 }
        let sequence = try RawStatement(cached: db, "SELECT sequence FROM hq_log WHERE replica = ? AND counter = ?")
        return try last(in: standing.counter) { counter in
            sequence.bind(1, Int64(standing.replica.rawValue))
            sequence.bind(2, counter)
            defer { sequence.reset() }
            return try sequence.step() && sequence.unsigned(0) <= horizon
        }
    }

    /// The last of 1…count for which a condition holds that holds for all before it; 0 if for none.
    private static func last(in count: UInt64, where holds: (UInt64) throws -> Bool) rethrows -> UInt64 {
        var low: UInt64 = 0
        var high = count
        while low < high {
            let middle = low + (high - low + 1) / 2
            if try holds(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
