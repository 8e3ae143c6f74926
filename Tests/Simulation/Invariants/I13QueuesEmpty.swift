// Why this file exists: once the line is good, everything must come right by itself, and soon.

import SyncProtocol

/// I13: once faults stop, queues reach 0 and replicas converge within three rounds, with no human action.
enum I13QueuesEmpty {
    static let rounds = 3

    static func holds(_ laptops: [Laptop], _ ledger: MemoryLedger) -> Bool {
        do { try check(laptops, ledger) } catch { return false }
        return true
    }

    static func check(_ laptops: [Laptop], _ ledger: MemoryLedger) throws {
        for laptop in laptops {
            let state = laptop.store.state
            guard state.pending.isEmpty else {
                throw Violation("I13", "\(laptop.replica) still has \(state.pending.count) edits to send")
            }
            guard !state.checkpoint.needsRepair, !laptop.isDamaged else {
                throw Violation("I13", "\(laptop.replica) is still in need of repair")
            }
            guard state.checkpoint.knowledge.prefix == ledger.durable.frontier else {
                throw Violation("I13", "\(laptop.replica) has not caught up with HQ")
            }
        }
    }

    /// HQ may turn away what is damaged or stale, never a healthy request.
    static func check(refusal: Refusal, isExpected: Bool) throws {
        // Two requests of one laptop at once: the second is to come again.
        guard isExpected || refusal.code == .retry else {
            throw Violation("I13", "HQ refused a healthy request: \(refusal.code): \(refusal.sentence)")
        }
    }
}
