// Why this file exists: over a bad line everything is sent again, and nothing may happen twice.

import SyncProtocol

/// I6: a retry applies once: HQ's log is gapless and holds every edit once, nobody lists a journal entry twice.
enum I6RetriesApplyOnce {
    static func check(_ name: Dot, isThere: Bool) throws {
        if isThere { throw Violation("I6", "HQ took in \(name) twice") }
    }

    static func check(_ log: [LogEntry], from start: Int) throws {
        for index in start..<log.count where log[index].sequence != CommitSequence(index) + 1 {
            throw Violation("I6", "commit \(index + 1) bears the number \(log[index].sequence)")
        }
    }

    static func check(_ ledger: MemoryLedger.State) throws {
        var last: [ReplicaID: UInt64] = [:]
        for entry in ledger.log {
            guard entry.dot.counter == last[entry.dot.replica, default: 0] + 1 else {
                throw Violation("I6", "HQ's log holds \(entry.dot) out of turn")
            }
            last[entry.dot.replica] = entry.dot.counter
        }
        guard Set(ledger.journal).count == ledger.journal.count else {
            throw Violation("I6", "HQ's journal holds an entry twice")
        }
    }
}
