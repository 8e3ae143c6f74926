// Why this file exists: shadows follow the records that cast them, without a commit waiting for it: HQ sweeps up what
// changed once it is quiet, and writes every shadow once, however many records changed in it.

import GRDB
import RecordTables
import SyncProtocol
import Synchronization

/// What a sweep did.
public struct ShadowReport: Hashable, Sendable {
    /// Records looked at.
    public internal(set) var records = 0
    /// Shadows written anew.
    public internal(set) var shadows = 0
}

/// Lets one sweep run at a time, and remembers how far the last one looked where nothing had to be written down.
final class ShadowTurn: Sendable {
    private let last = Mutex<Task<ShadowReport, any Error>?>(nil)
    private let reach = Mutex<CommitSequence>(0)

    var seen: CommitSequence {
        get { reach.withLock { $0 } }
        set { reach.withLock { $0 = newValue } }
    }

    /// Runs `body` after those that were asked for before.
    func run(_ body: @escaping @Sendable () async throws -> ShadowReport) async throws -> ShadowReport {
        let turn = last.withLock { last in
            let turn = Task { [previous = last] in
                _ = await previous?.result
                return try await body()
            }
            last = turn
            return turn
        }
        return try await turn.value
    }
}

extension Headquarters {
    /// Records looked at, and shadows written, in one transaction.
    private static let recordsAtOnce = 1000
    private static let shadowsAtOnce = 500

    /// Brings the shadows into step with the records that cast them.
    /// - Parameter rebuilding: whether to trust nothing that was noted before.
    @discardableResult
    public func refreshShadows(rebuilding: Bool = false) async throws -> ShadowReport {
        guard !rulebook.shadows.isEmpty else { return ShadowReport() }
        return try await shadowTurn.run { try await self.sweepShadows(rebuilding: rebuilding) }
    }

    private func sweepShadows(rebuilding: Bool) async throws -> ShadowReport {
        let rules = rulebook.shadows
        if rebuilding {
            try await committer.perform { ledger, db in try ShadowSweep(ledger, db, rules).forgetAll() }
            shadowTurn.seen = 0
        }
        var report = ShadowReport()
        let seen = shadowTurn.seen
        let (changed, reach) = try await pool.read { [schema] db in
            let since = max(seen, try Setting.shadowed.number(db) ?? 0)
            return (try ShadowSweep.changed(since: since, rules, schema, db), try FeedReader.frontier(db))
        }
        for start in stride(from: 0, to: changed.count, by: Self.recordsAtOnce) {
            let end = min(start + Self.recordsAtOnce, changed.count)
            let batch = Array(changed[start..<end])
            try await committer.perform { ledger, db in
                try ShadowSweep(ledger, db, rules).note(batch)
                if end == changed.count { try Setting.shadowed.set(reach, db) }
            }
            report.records += batch.count
        }
        shadowTurn.seen = reach
        while try await pool.read({ try ShadowSweep.isAnyDue($0) }) {
            report.shadows += try await committer.castShadows(rules, limit: Self.shadowsAtOnce)
        }
        return report
    }
}

extension Committer {
    /// Writes shadows that are due.
    /// - Returns: how many said something else before.
    func castShadows(_ rules: [ShadowRule], limit: Int) throws -> Int {
        try transaction { ledger, db in
            let edits = try ShadowSweep(ledger, db, rules).takeDue(limit: limit)
            try sequencer.decide(edits, wall: wall(), in: ledger)
            return edits.count
        }
    }
}

/// When a serving HQ sweeps: once nothing was committed between two looks, and in any case after so many.
struct ShadowPace {
    private var swept: CommitSequence = 0
    private var lastSeen: CommitSequence = 0
    private var waited = 0

    static let mostLooks = 30

    /// - Returns: whether it is time to sweep.
    mutating func look(_ frontier: CommitSequence) -> Bool {
        guard frontier != swept else { return false }
        waited += 1
        defer { lastSeen = frontier }
        return frontier == lastSeen || waited >= Self.mostLooks
    }

    /// - Parameter frontier: where HQ stands after the sweep, which commits itself.
    mutating func sweep(endedAt frontier: CommitSequence) {
        swept = frontier
        lastSeen = frontier
        waited = 0
    }
}
