// Why this file exists: what HQ erased for privacy must go from this file too, and from every corner of it: the row,
// its history, what people said about it, and the edits made here, sent or not.

import Foundation
import GRDB
import RecordTables
import SyncProtocol

extension Installer {
    /// Takes away everything kept of a record but the fact that something was written to it. The outbox follows when
    /// the checkpoint has moved; see ``Replica/withdraw(_:_:_:)``.
    mutating func erase(_ key: RecordKey) throws {
        guard erased.insert(key).inserted else { return }
        if let table = replica.tables[key.kind] {
            let confirmed = max(try replica.head(of: key, table, db) ?? 0, try deletedHead(key) ?? 0)
            if confirmed > 0 { digest.remove(key.id, head: confirmed) }
        } else {
            try discount(key)
        }
        try replica.forget(key, db)
    }
}

extension Replica {
    private static let scrubbing = "scrubbing"

    /// Takes a record's row away, and what is kept beside it. The digest and the outbox are the caller's.
    func forget(_ key: RecordKey, _ db: Database) throws {
        func run(_ sql: String) throws {
            let statement = try self.statement(db, sql)
            statement.bind(1, Int64(key.kind))
            statement.bind(2, key.id)
            try statement.run()
        }
        if let table = tables[key.kind] { try run("DELETE FROM \(table.sqlName) WHERE ?1 = ?1 AND id = ?2") }
        for table in ["sync_deleted", "sync_candidate", "sync_journal"] {
            try run("DELETE FROM \(table) WHERE kind = ?1 AND id = ?2")
        }
        try run("UPDATE sync_receipt SET detail = '' WHERE kind = ?1 AND id = ?2")
    }

    /// Takes what own changesets say about erased records out of them. Those that HQ has keep the hash they had, for
    /// HQ's chain goes on from it; those that it does not have are not chained yet.
    func withdraw(_ keys: Set<RecordKey>, _ checkpoint: Checkpoint, _ db: Database) throws {
        guard !keys.isEmpty else { return }
        try withdrawFromOutbox(keys, checkpoint, db)
        try withdrawFromFormer(keys, db)
        try askToScrub(db)
    }

    private static let departed = "departed"
    private static let gaveUp = "gave_up"

    /// Wipes what departed records left behind: at once, and once more when HQ has a backup of every own edit that may
    /// speak of them, for then those go too.
    /// - Returns: whether there is something to wipe.
    func wipeDeparted(hasNew: Bool, _ checkpoint: Checkpoint, _ db: Database) throws -> Bool {
        let waiting = try setting(Self.departed, db).flatMap(UInt64.init)
        let isOver = waiting.map { $0 <= checkpoint.backedUp } ?? false
        if hasNew {
            try db.execute(
                sql: "INSERT OR REPLACE INTO sync_setting VALUES (?, ?)",
                arguments: [Self.departed, "\(checkpoint.counter)"])
            try db.execute(
                sql: "INSERT OR REPLACE INTO sync_setting VALUES (?, ?)",
                arguments: [Self.gaveUp, "\(checkpoint.knowledge.prefix)"])
        } else if isOver {
            try db.execute(sql: "DELETE FROM sync_setting WHERE name = ?", arguments: [Self.departed])
        }
        if hasNew || isOver { try askToScrub(db) }
        return hasNew || isOver
    }

    /// Whether HQ went back to before something left this replica: then what was forgotten about that is to come again.
    func gaveUpLaterThan(_ prefix: CommitSequence, _ db: Database) throws -> Bool {
        let last = try setting(Self.gaveUp, db).flatMap(UInt64.init)
        return last.map { $0 > prefix } ?? false
    }

    /// What was deleted is to be wiped from the file as soon as nobody reads it, and from the index of words at once.
    func askToScrub(_ db: Database) throws {
        try forgetSearch(db)
        try db.execute(sql: "INSERT OR REPLACE INTO sync_setting VALUES (?, 'due')", arguments: [Self.scrubbing])
    }

    private func withdrawFromOutbox(_ keys: Set<RecordKey>, _ checkpoint: Checkpoint, _ db: Database) throws {
        let select = try RawStatement(db, "SELECT counter, payload, chain FROM sync_outbox ORDER BY counter")
        let update = try RawStatement(
            db, "UPDATE sync_outbox SET payload = ?, chain = ?, checksum = ? WHERE counter = ?")
        // Copies from before the last backup may still be there until this installation has forgotten them.
        var position = checkpoint.backedUp
        var chain = checkpoint.backedUpChain
        while try select.step() {
            let counter = select.unsigned(0)
            if counter == position + 1 {
                chain = chain.map { select.chain(after: $0, payload: 1, kept: 2) }
                position = counter
            }
            guard let payload = try Self.withdrawn(keys, select.bytes(1)) else { continue }
            update.bind(1, bytes: payload)
            if counter <= checkpoint.acknowledged, counter == position, let chain {
                update.bind(2, bytes: chain.bytes)
            } else {
                update.bindNull(2)
            }
            update.bind(3, OutboxRow.checksum(payload))
            update.bind(4, counter)
            try update.run()
        }
    }

    private func withdrawFromFormer(_ keys: Set<RecordKey>, _ db: Database) throws {
        let select = try RawStatement(db, "SELECT replica, counter, payload FROM sync_former")
        var found: [(replica: Int64, counter: UInt64, payload: [UInt8])] = []
        while try select.step() {
            guard let payload = try Self.withdrawn(keys, select.bytes(2)) else { continue }
            found.append((select.integer(0), select.unsigned(1), payload))
        }
        let update = try RawStatement(db, "UPDATE sync_former SET payload = ? WHERE replica = ? AND counter = ?")
        for edit in found {
            update.bind(1, bytes: edit.payload)
            update.bind(2, edit.replica)
            update.bind(3, edit.counter)
            try update.run()
        }
    }

    /// - Returns: nil if the changeset says nothing of the records.
    private static func withdrawn(_ keys: Set<RecordKey>, _ payload: [UInt8]) throws -> [UInt8]? {
        let changeset = try ChangesetCodec.open(payload)
        let rest = changeset.withdrawn(keys)
        return rest == changeset ? nil : ChangesetCodec.seal(rest).payload
    }

    /// Writes the file anew and empties the write-ahead log, if an erasure asked for it: SQLite clears what is deleted,
    /// but not copies that it left within pages when it moved rows.
    func scrub() throws {
        guard try setting(Self.scrubbing) != nil, try compact() else { return }
        try lock.hold("tidying up") {
            try queue.write { db in
                try db.execute(sql: "DELETE FROM sync_setting WHERE name = ?", arguments: [Self.scrubbing])
            }
        }
    }

    /// What an earlier sync could not finish. Only for whoever holds the sync lock.
    func tidyBeforeSync() {
        staging.discardLeftover()
        try? scrub()
    }
}

extension RawStatement {
    /// The hash chain after a changeset: what is kept beside it, or else what follows from its payload.
    func chain(after chain: ChainHash, payload: Int, kept: Int) -> ChainHash {
        (isNull(kept) ? nil : ChainHash(bytes(kept))) ?? chain.extended(by: bytes(payload))
    }
}
