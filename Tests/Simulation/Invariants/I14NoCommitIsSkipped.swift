// Why this file exists: a reply is read page by page while others commit. A cursor that trusts two pages to be of one
// moment skips what was committed between them, and nobody will ever send it again.

import SyncProtocol

/// I14: no cursor skips a late commit: of what is committed in a reader's scopes, everything up to the number that it
/// claims has reached it.
enum I14NoCommitIsSkipped {
    /// - Parameter prefix: what the reader claimed before.
    static func check(
        _ replica: MemoryReplica.State, after prefix: CommitSequence, against witness: MemoryLedger.State,
        _ graph: EventGraph
    ) throws {
        let claimed = replica.checkpoint.knowledge.prefix
        let first = graph.commits.partitionPoint { $0.sequence > prefix }
        for commit in graph.commits[first...] where commit.sequence <= claimed {
            for operation in graph.edits[commit.edit].operations {
                guard let held = witness.records[operation.key], held.header.isAlive,
                    held.header.head >= commit.sequence,
                    replica.checkpoint.scopes.contains(held.header.scope)
                else { continue }
                let head = replica.rows[operation.key]?.head ?? 0
                guard head >= commit.sequence else {
                    throw Violation(
                        "I14", "\(replica.checkpoint.replica) claims σ \(claimed) and never got σ \(commit.sequence)")
                }
            }
        }
    }
}
