// Why this file exists: backups, shadows and the forgetting of deletions go on where nobody looks; whoever answers for
// HQ must be able to see how far each has come.

import GRDB
import SyncProtocol

/// How far HQ's own work has come.
public struct Housekeeping: Hashable, Sendable {
    /// The last commit.
    public let frontier: CommitSequence
    /// The last commit that a backup has; nil if none was ever made.
    public let backedUp: CommitSequence?
    /// Up to which commit devices may forget their copies of edits.
    public let horizon: CommitSequence
    /// The commit up to which shadows follow what casts them; nil if there are none.
    public let shadowed: CommitSequence?
    /// Days for which devices keep their edits even if a backup has them.
    public let retentionDays: UInt64
    /// Days for which deletions are kept for a device that does not sync.
    public let leaseDays: UInt64
    /// Scopes, and of these how many have forgotten deletions.
    public let scopes: Int
    public let collectedScopes: Int
}

extension Headquarters {
    /// How far backups, shadows and the forgetting of deletions have come.
    public func housekeeping() async throws -> Housekeeping {
        let (now, hasShadows) = (wall(), !rulebook.shadows.isEmpty)
        return try await pool.read { db in
            let scopes = try Registry.scopes(db)
            return Housekeeping(
                frontier: try FeedReader.frontier(db), backedUp: try Setting.backedUp.number(db),
                horizon: try BackupHorizon.sequence(now: now, db),
                shadowed: try hasShadows ? Setting.shadowed.number(db) ?? 0 : nil,
                retentionDays: try Setting.retentionDays.number(db) ?? BackupHorizon.defaultRetentionDays,
                leaseDays: try Setting.leaseDays.number(db) ?? Headquarters.defaultLeaseDays, scopes: scopes.count,
                collectedScopes: scopes.count { $0.floor > 0 })
        }
    }
}
