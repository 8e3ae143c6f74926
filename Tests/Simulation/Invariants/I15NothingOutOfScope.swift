// Why this file exists: a customer who went to another office is none of the old one's business. What may not be held
// must be nowhere: not in a row, not in the history, not among the conflicts.

import SyncProtocol

/// I15: after its next sync a replica holds nothing out of its scopes, anywhere; but its own edits stay until HQ has
/// them in a backup, for nothing is ever lost.
enum I15NothingOutOfScope {
    /// - Parameter witness: HQ as the reply's last page was read.
    static func check(_ replica: MemoryReplica.State, against witness: MemoryLedger.State) throws {
        let own = replica.checkpoint.replica
        let scopes = Set(witness.standings[own]?.scopes ?? [])
        func isForeign(_ key: RecordKey) -> Bool {
            guard let header = witness.records[key]?.header, !header.isErased else { return false }
            return !scopes.contains(header.scope)
        }
        func demand(_ keys: some Sequence<RecordKey>, _ place: String) throws {
            guard let key = keys.filter(isForeign).min() else { return }
            throw Violation("I15", "\(own) still has \(key) in \(place), which has left its scopes")
        }
        let overlay = replica.overlay
        try demand(replica.rows.filter { $0.value.head > 0 || overlay[$0.key] == nil }.keys, "its rows")
        try demand(replica.conflicts.keys, "its conflicts")
        try demand(replica.decisions.map(\.key), "its journal")
        try demand(
            replica.receipts.values.flatMap(\.remarks).filter { !$0.detail.isEmpty }.map(\.key), "its receipts")
    }
}
