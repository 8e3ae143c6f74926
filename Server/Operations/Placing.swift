// Why this file exists: what an operator says of who may hold what, and of where a record lives, each as one decision.

import GRDB
import RecordTables
import SyncProtocol

/// Who could hold a scope, and when, by commit numbers.
public struct Grant: Hashable, Sendable {
    public let replica: ReplicaID
    public let scope: ScopeID
    /// From the commit after this one...
    public let since: CommitSequence
    /// ...up to this one; nil still.
    public let until: CommitSequence?
}

extension Headquarters {
    /// Changes what a device may hold, from its next sync on. Edits that its owner makes before hearing of it are
    /// judged as they would have been before.
    /// - Parameter scopes: all of them; reference data is always among them.
    /// - Returns: whether anything changed; nil if there is no such device.
    public func grant(_ scopes: [ScopeID], to replica: ReplicaID, reason: String = "") async throws -> Bool? {
        guard replica != .headquarters, try await enrolled(replica) != nil else { return nil }
        return try await committer.grant(scopes, to: replica, reason: reason)
    }

    /// Takes a record, and with it everything that follows it, to another scope.
    /// - Parameter places: what those of the record's anchoring fields are to name that change.
    /// - Returns: HQ's receipt; nil if there is no such record, or nothing of this places it.
    public func move(_ key: RecordKey, _ places: [FieldValue], reason: String = "") async throws -> Receipt? {
        guard let anchors = schema.kind(key.kind)?.anchors, places.allSatisfy({ anchors.contains($0.field) }) else {
            return nil
        }
        return try await committer.move(RecordEdit(key, .update, places), reason: reason)
    }

    /// Everything that any device could ever hold, by device and time: the answer to "who saw what".
    public func grants() async throws -> [Grant] {
        try await pool.read { db in
            let select = try RawStatement(
                cached: db, "SELECT replica, scope, since, until FROM hq_grant ORDER BY replica, since, scope")
            defer { select.reset() }
            var grants: [Grant] = []
            while try select.step() {
                grants.append(
                    Grant(
                        replica: ReplicaID(rawValue: UInt32(clamping: select.integer(0))),
                        scope: ScopeID(rawValue: UInt32(clamping: select.integer(1))), since: select.unsigned(2),
                        until: select.isNull(3) ? nil : select.unsigned(3)))
            }
            return grants
        }
    }
}

extension Committer {
    func grant(_ scopes: [ScopeID], to replica: ReplicaID, reason: String) throws -> Bool {
        try transaction { ledger, _ in
            try sequencer.grant(scopes, to: replica, reason: reason, wall: wall(), in: ledger)
        }
    }

    func move(_ edit: RecordEdit, reason: String) throws -> Receipt? {
        try transaction { ledger, _ in
            guard try ledger.header(of: edit.key)?.isAlive == true else { return nil }
            return try sequencer.decide([edit], reason: reason, wall: wall(), in: ledger)
        }
    }
}
