// Why this file exists: a scope that a replica is granted holds much that its knowledge already covers; that has to
// come all the same.

import SyncProtocol

/// I16: a grown scope receives what the vector already covers.
enum I16GrownScopesArrive {
    static func check(
        _ replica: MemoryReplica.State, before: [ScopeID], against witness: MemoryLedger.State
    ) throws {
        let own = replica.checkpoint.replica
        let held = replica.checkpoint.scopes
        let granted = witness.standings[own]?.scopes ?? []
        guard held == granted else { throw Violation("I16", "\(own) takes \(held) for its scopes, HQ says \(granted)") }
        let new = held.filter { !before.contains($0) }
        guard !new.isEmpty else { return }
        for (key, record) in witness.records.sorted(by: { $0.key < $1.key })
        where record.header.isAlive && new.contains(record.header.scope) {
            guard replica.rows[key] != nil else { throw Violation("I16", "\(own) was granted \(key) and lacks it") }
        }
    }
}
