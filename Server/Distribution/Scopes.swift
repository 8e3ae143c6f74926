// Why this file exists: a scope comes into being once, at the record that anchors it, before anything belongs to it.

import GRDB
import RecordTables
import SyncProtocol

/// A scope as a list shows it.
public struct ScopeSummary: Hashable, Sendable {
    public let scope: ScopeID
    public let name: String
    public let anchor: RecordID?
    /// Living records in it.
    public let records: UInt64
}

extension Headquarters {
    /// The scope anchored at a record, made if there is none yet.
    public func scope(anchoredAt anchor: RecordID, name: String) async throws -> ScopeID {
        if let known = mirror.read({ $0.anchors[anchor] }) { return known }
        return try await committer.perform { ledger, db in
            if let known = try ledger.scope(anchoredAt: anchor) { return known }
            let insertion = try RawStatement(cached: db, "INSERT INTO hq_scope (anchor, name) VALUES (?, ?)")
            insertion.bind(1, anchor)
            insertion.bind(2, name)
            try insertion.run()
            let scope = ScopeID(rawValue: UInt32(clamping: db.lastInsertedRowID))
            ledger.draft.anchors[anchor] = scope
            ledger.draft.scopes[scope] = ScopeState(
                scope: scope, anchor: anchor, name: name, head: 0, digest: .empty)
            return scope
        }
    }

    /// The scope anchored at a record, if there is one.
    public func scope(anchoredAt anchor: RecordID) -> ScopeID? { mirror.read { $0.anchors[anchor] } }

    public func scopes() -> [ScopeSummary] {
        mirror.read { $0.scopes.values.sorted { $0.scope < $1.scope } }.map {
            ScopeSummary(scope: $0.scope, name: $0.name, anchor: $0.anchor, records: $0.digest.count)
        }
    }
}
