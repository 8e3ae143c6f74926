// Why this file exists: a scope comes into being once, at the record that anchors it, before anything belongs to it.

import GRDB
import RecordTables
import SyncProtocol

/// A scope as a list shows it.
public struct ScopeSummary: Hashable, Sendable {
    public let scope: ScopeID
    public let name: String
    public let content: ScopeName
    /// Living records in it.
    public let records: UInt64
}

extension Headquarters {
    /// The scope anchored at a record, made with its parts if there is none yet.
    public func scope(anchoredAt anchor: RecordID, name: String) async throws -> ScopeID {
        if let known = scope(anchoredAt: anchor) { return known }
        return try await committer.perform { ledger, _ in try ledger.makeScope(anchoredAt: anchor, name: name) }
    }

    /// The scope anchored at a record, if there is one.
    public func scope(anchoredAt anchor: RecordID) -> ScopeID? { scope(named: ScopeName(anchor: anchor)) }

    /// The scope of a name, if there is one.
    public func scope(named name: ScopeName) -> ScopeID? { mirror.read { $0.scopeNumbers[name] } }

    public func scopes() -> [ScopeSummary] {
        mirror.read { $0.scopes.values.sorted { $0.scope < $1.scope } }.map {
            ScopeSummary(scope: $0.scope, name: $0.name, content: $0.content, records: $0.digest.count)
        }
    }
}

extension Ledger {
    package func makeScope(anchoredAt anchor: RecordID, name: String) throws -> ScopeID {
        if let known = try scope(anchoredAt: anchor) { return known }
        for state in try ScopeRegister.make(anchor: anchor, name, schema, db) {
            draft.scopeNumbers[state.content] = state.scope
            draft.scopes[state.scope] = state
        }
        return try scope(anchoredAt: anchor) ?? .reference
    }
}
