// Why this file exists: a person asked HQ to forget them. One call does it, and says what no call can do: reach a
// backup, a device that was shut out, or paper.

import GRDB
import RecordTables
import SyncProtocol

/// What an erasure did, and whom it has not reached yet.
public struct ErasureReport: Sendable {
    /// The records, those that were merged with them, and the cases about any of these.
    public let records: [RecordKey]
    /// Logged changesets out of which something was taken.
    public let commits: Int
    public let journalEntries: Int
    /// Whether the write-ahead log could be emptied; if not, a reader held on to it, and it is emptied later.
    public let isLogEmptied: Bool
    /// Devices that hear of it at their next sync.
    public let pending: [Device]
    /// Devices that may no longer sync, so that they never hear of it.
    public let unreachable: [Device]
    /// Whether there is a backup, made before, which still holds it.
    public let isBackedUp: Bool
}

extension Headquarters {
    /// Erases records for privacy: their values, their history and every edit of them, whoever made it. Nothing brings
    /// them back.
    /// - Parameter reason: why; it is kept and must not say what is to be forgotten.
    public func erase(_ keys: [RecordKey], reason: String) async throws -> ErasureReport {
        // Listed first: should HQ stop in between, its next start erases what is listed.
        let list = ErasureList(directory)
        try list.append(keys)
        let (records, tally) = try await committer.erase(keys, reason: reason)
        signIns.forget(records.map(\.id))
        let others = Set(records).subtracting(keys)
        if !others.isEmpty { try list.append(others.sorted()) }
        let isLogEmptied = try await emptyLog()
        let holders = try await devices()
        let isBackedUp = try await pool.read { try Setting.backedUp.number($0) != nil }
        return ErasureReport(
            records: records, commits: tally.commits, journalEntries: tally.journalEntries,
            isLogEmptied: isLogEmptied, pending: holders.filter(\.mayComeBack),
            unreachable: holders.filter { !$0.mayComeBack && $0.wiped == 0 }, isBackedUp: isBackedUp)
    }

    /// Whether HQ keeps anything under an id: a record, or an edit of one that it never took in.
    public func knows(_ key: RecordKey) async throws -> Bool {
        try await committer.perform { ledger, db in
            if try ledger.header(of: key) != nil { return true }
            let journal = try RawStatement(cached: db, "SELECT 1 FROM hq_journal WHERE id = ? AND kind = ?")
            journal.bind(1, key.id)
            journal.bind(2, Int64(key.kind))
            defer { journal.reset() }
            return try journal.step()
        }
    }

    /// Writes the whole database anew, so that not even free space within pages holds anything old. The server waits
    /// for it; it needs as much free disk as the database takes.
    public func rewrite() async throws {
        try await committer.outsideTransaction { try $0.execute(sql: "VACUUM") }
        _ = try await emptyLog()
    }

    /// Moves the write-ahead log into the database and cuts it to nothing.
    /// - Returns: false if a reader held on to it.
    public func emptyLog() async throws -> Bool {
        try await committer.outsideTransaction { db in
            try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { $0[0] as Int64 == 0 } ?? false
        }
    }
}

extension Committer {
    func erase(_ keys: [RecordKey], reason: String) throws -> (records: [RecordKey], tally: ErasureTally) {
        try transaction { ledger, _ in
            ledger.tally = ErasureTally()
            let erased = try sequencer.erase(keys, reason: reason, wall: wall(), in: ledger)
            return (erased, ledger.tally)
        }
    }
}
