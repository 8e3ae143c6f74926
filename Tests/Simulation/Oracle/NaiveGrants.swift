// Why this file exists: who could hold what, and who had heard of it, told from HQ's order and the event graph.

import SyncProtocol

/// What every laptop might write to.
struct NaiveGrants {
    private var history: [UInt32: [(at: CommitSequence, edit: Int?, scopes: Set<UInt32>)]] = [:]

    init(_ grants: [ReplicaID: [MemoryLedger.Granted]], _ graph: EventGraph) {
        let edits = Dictionary(graph.commits.map { ($0.sequence, $0.edit) }, uniquingKeysWith: { $1 })
        for (replica, changes) in grants {
            history[replica.rawValue] = changes.map { ($0.at, edits[$0.at], Set($0.scopes.map(\.rawValue))) }
        }
    }

    /// What an author could write to as far as it had heard, when HQ took its edit in.
    func scopes(_ made: MadeEdit, at sequence: CommitSequence) -> Set<UInt32> {
        let changes = (history[made.speaker.rawValue] ?? []).filter { $0.at < sequence }
        var result = changes.last?.scopes ?? []
        for (before, after) in zip(changes, changes.dropFirst()) {
            let hasHeard = after.edit.map { made.seen.contains($0) } ?? true
            if !hasHeard { result.formUnion(before.scopes) }
        }
        return result
    }
}
