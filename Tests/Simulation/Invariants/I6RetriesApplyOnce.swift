// Why this file exists: over a bad line everything is sent again, and nothing may happen twice.

import SyncProtocol

/// I6: a retry applies once: HQ's log is gapless and holds every edit once, nobody lists a journal entry twice.
enum I6RetriesApplyOnce {
    static func check(_ name: Dot, isThere: Bool) throws {
        if isThere { throw Violation("I6", "HQ took in \(name) twice") }
    }

    /// - Parameter forks: a restored HQ counts on from elsewhere.
    static func check(_ log: [LogEntry], from start: Int, forks: [Fork] = []) throws {
        for index in start..<log.count {
            let previous = index == 0 ? 0 : log[index - 1].sequence
            guard follows(log[index].sequence, previous, forks.map { ($0.sequence, $0.base) }) else {
                throw Violation("I6", "commit \(previous + 1) bears the number \(log[index].sequence)")
            }
        }
    }

    /// Whether a count is the next, or the next after one or more restores.
    private static func follows(_ next: UInt64, _ previous: UInt64, _ jumps: [(from: UInt64, to: UInt64)]) -> Bool {
        var place = previous
        if next == place + 1 { return true }
        for jump in jumps where jump.from == place {
            place = jump.to
            if next == place + 1 { return true }
        }
        return false
    }

    static func check(_ ledger: MemoryLedger.State, _ graph: EventGraph) throws {
        var last: [ReplicaID: UInt64] = [:]
        for entry in ledger.log {
            let previous = last[entry.dot.replica, default: 0]
            let jumps = entry.dot.replica == .headquarters ? ledger.forks.map { ($0.counter, $0.counterBase) } : []
            guard follows(entry.dot.counter, previous, jumps) else {
                throw Violation("I6", "HQ's log holds \(entry.dot) out of turn")
            }
            last[entry.dot.replica] = entry.dot.counter
        }
        var entries: Set<JournalEntry> = []
        for entry in ledger.journal where !entries.insert(entry).inserted {
            // Of two records that were merged one edit may have written both, the same to each.
            if graph.edit(named: entry.loser.dot)?.operations.count ?? 0 > 1 { continue }
            throw Violation(
                "I6", "HQ's journal says twice that \(entry.loser.dot) lost in \(entry.key) to \(entry.rule)")
        }
    }
}
