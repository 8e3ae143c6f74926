// Why this file exists: a replica that claims what it does not hold will never be sent it again.

import SyncProtocol

/// I10: knowledge never claims what is not durably applied.
enum I10KnowledgeIsDurable {
    /// - Parameter witness: HQ's records at the last commit number that this laptop installed durably; nil before any.
    static func check(_ replica: MemoryReplica.State, against witness: MemoryLedger.State?) throws {
        let claimed = replica.checkpoint.knowledge.prefix
        let applied = witness?.frontier ?? 0
        guard claimed == applied else {
            throw Violation(
                "I10", "\(replica.checkpoint.replica) claims σ \(claimed), and its disk holds σ \(applied)")
        }
        guard let witness else { return }
        do {
            try I7SameEditsSameDump.compare(replica, with: witness)
        } catch let violation as Violation {
            throw Violation("I10", "after a crash " + violation.sentence)
        }
    }
}
