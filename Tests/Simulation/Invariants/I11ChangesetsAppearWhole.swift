// Why this file exists: a deal and its lines are saved together and must be seen together.

import SyncProtocol

/// I11: a changeset, projected to the scope, appears whole or not at all.
enum I11ChangesetsAppearWhole {
    /// - Parameter prefix: changesets up to here were checked before.
    static func check(
        _ replica: MemoryReplica.State, after prefix: CommitSequence, against witness: MemoryLedger.State,
        _ graph: EventGraph
    ) throws {
        let scopes = replica.checkpoint.scopes
        guard prefix < witness.frontier else { return }
        for entry in witness.log[witness.log.partitionPoint { $0.sequence > prefix }...] {
            guard let made = graph.edit(named: entry.dot), made.operations.count > 1 else { continue }
            var shown: [RecordKey] = []
            var missing: [RecordKey] = []
            for operation in made.operations {
                guard let held = witness.records[operation.key], held.header.head >= entry.sequence,
                    held.header.isAlive, scopes.contains(held.header.scope)
                else { continue }
                let head = replica.rows[operation.key]?.head ?? 0
                if head >= entry.sequence { shown.append(operation.key) } else { missing.append(operation.key) }
            }
            if let lacking = missing.min(), !shown.isEmpty {
                throw Violation(
                    "I11", "\(replica.checkpoint.replica) shows a part of \(entry.dot) without \(lacking)")
            }
        }
    }
}
