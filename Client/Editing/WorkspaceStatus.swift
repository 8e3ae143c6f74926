// Why this file exists: the first question of every day, answered from the checkpoint and the small tables beside
// it: no record table is read, so the answer takes as long with a million records as with ten.

import GRDB
import RecordTables
import SyncProtocol

/// Where a replica stands.
public struct ReplicaStatus: Hashable, Sendable {
    public let replica: ReplicaID
    public let timeline: Timeline
    /// S: every commit of HQ up to here is reflected.
    public let prefix: CommitSequence
    public let scopes: [ScopeID]
    /// Confirmed records held, as the checkpoint's digest counts them.
    public let records: UInt64
    /// When the last sync ended, Unix milliseconds by this device; nil before the first.
    public let lastSync: Int64?
    /// Server minus device, milliseconds, as last measured.
    public let clockOffset: Int64
    /// A scope's first download is still under way.
    public let isArriving: Bool
    /// The last comparison with HQ failed; the next sync repairs.
    public let needsRepair: Bool
    public let pending: Pending
    /// Own edits that HQ has durably but in no backup yet.
    public let notBackedUp: UInt64
    /// HQ has reported a backup that holds some of this replica's edits.
    public let hasBackup: Bool
    /// Fields with concurrent values that wait for a person, and those where one of the values is this replica's.
    public let openConflicts: Int
    public let ownConflicts: Int
    /// Own values that do not show although no later edit had seen them; own edits that HQ held; that HQ refused.
    public let overridden: Int
    public let held: Int
    public let refused: Int

    /// What is not uploaded yet.
    public struct Pending: Hashable, Sendable {
        public let changesets: UInt64
        public let records: Int
        public let fields: Int
    }
}

extension Workspace {
    /// Where the replica stands.
    public func status() throws -> ReplicaStatus {
        try replica.queue.look { db in
            let row = try CheckpointRow.fetch(db)
            let checkpoint = row.checkpoint
            let synced = max(row.syncedAt, self.replica.mark.read())
            let contested = try self.contested(db)
            let mine = try self.ownEdits(db)
            let own = contested.filter { field in
                field.candidates.contains { mine.contains($0.sibling.dot) }
            }
            let verdicts = try self.verdicts(db)
            return ReplicaStatus(
                replica: checkpoint.replica, timeline: checkpoint.knowledge.timeline,
                prefix: checkpoint.knowledge.prefix, scopes: checkpoint.scopes, records: checkpoint.digest.count,
                lastSync: synced > 0 ? synced : nil, clockOffset: checkpoint.clock.offset,
                isArriving: checkpoint.isArriving, needsRepair: checkpoint.needsRepair,
                pending: try self.pending(checkpoint, db),
                notBackedUp: checkpoint.acknowledged - checkpoint.backedUp, hasBackup: checkpoint.backedUp > 0,
                openConflicts: contested.count,
                ownConflicts: own.count, overridden: try self.overridden(mine, db),
                held: verdicts[.held] ?? 0,
                refused: verdicts[.refused] ?? 0)
        }
    }

    private func pending(_ checkpoint: Checkpoint, _ db: Database) throws -> ReplicaStatus.Pending {
        let records = try pendingRecords(db)
        return ReplicaStatus.Pending(
            changesets: checkpoint.counter - checkpoint.acknowledged, records: records.count,
            fields: records.reduce(0) { $0 + $1.fields.count })
    }

    /// Own values that do not show, by HQ's verdict at once or by a later edit of somebody else's.
    private func overridden(_ own: OwnEdits, _ db: Database) throws -> Int {
        let entries = try journal(
            db, where: "(replica = ? OR replica IN (SELECT replica FROM sync_identity))",
            [.integer(Int64(own.replica.rawValue))])
        return entries.count { $0.verdict == .overridden && own.contains($0.loser.sibling.dot) && !$0.isEcho }
    }

    private func verdicts(_ db: Database) throws -> [Verdict: Int] {
        let select = try RawStatement(
            db, "SELECT r.verdict, count(*) FROM \(standingReceipts) r GROUP BY r.verdict")
        var counts: [Verdict: Int] = [:]
        while try select.step() {
            guard let verdict = UInt8(exactly: select.integer(0)).flatMap(Verdict.init) else { continue }
            counts[verdict] = Int(select.integer(1))
        }
        return counts
    }
}

/// One field of one record.
public struct FieldKey: Hashable, Sendable {
    public let key: RecordKey
    public let field: FieldNumber

    public init(key: RecordKey, field: FieldNumber) {
        self.key = key
        self.field = field
    }
}
