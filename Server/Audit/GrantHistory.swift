// Why this file exists: what a device could hold, and when, is asked of one device at a time, too: before it is taken
// from somebody, and after it was lost.

import GRDB
import RecordTables
import SyncProtocol

/// A scope that a device may or might hold.
public struct DeviceGrant: Hashable, Sendable {
    public let scope: ScopeID
    /// As HQ calls it now; empty if it is there no more.
    public let name: String
    /// The record that anchors it, if one does.
    public let anchor: RecordID?
    /// The commit after which it began, and when HQ took that in, Unix milliseconds; 0 for the beginning.
    public let since: CommitSequence
    public let sinceAt: UInt64
    /// The commit that ended it; nil while it lasts.
    public let until: CommitSequence?
    public let untilAt: UInt64?
}

extension Headquarters {
    /// What a device may hold, then what it might, the newest first.
    public func grants(of replica: ReplicaID) async throws -> [DeviceGrant] {
        let known = Dictionary(scopes().map { ($0.scope, $0) }) { first, _ in first }
        return try await pool.read { db in
            let select = try RawStatement(
                cached: db,
                "SELECT scope, since, until FROM hq_grant WHERE replica = ? "
                    + "ORDER BY until IS NOT NULL, until DESC, since DESC, scope")
            select.bind(1, Int64(replica.rawValue))
            defer { select.reset() }
            var grants: [DeviceGrant] = []
            while try select.step() {
                let scope = ScopeID(rawValue: UInt32(clamping: select.integer(0)))
                let until = select.isNull(2) ? nil : select.unsigned(2)
                grants.append(
                    DeviceGrant(
                        scope: scope, name: known[scope]?.name ?? "", anchor: known[scope]?.content.anchor,
                        since: select.unsigned(1), sinceAt: try Self.taken(select.unsigned(1), db), until: until,
                        untilAt: try until.map { try Self.taken($0, db) }))
            }
            return grants
        }
    }

    /// When HQ took in a commit, or the last before it.
    private static func taken(_ sequence: CommitSequence, _ db: Database) throws -> UInt64 {
        let select = try RawStatement(
            cached: db, "SELECT received FROM hq_log WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1")
        select.bind(1, sequence)
        defer { select.reset() }
        return try select.step() ? Stamp(rawValue: select.unsigned(0)).milliseconds : 0
    }
}
