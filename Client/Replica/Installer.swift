// Why this file exists: what HQ sent becomes visible all at once: rows, conflicts, verdicts and the checkpoint that
// speaks of them change in one transaction. Its inner loop is what a first download waits for, so it binds cells
// straight from the received bytes and allocates nothing per row.

import CSQLite
import GRDB
import RecordTables
import SyncProtocol

/// One installation, inside its transaction.
struct Installer {
    let replica: Replica
    let db: Database
    let installation: Installation
    let overlay: Overlay
    private let own: ReplicaID
    var digest: ScopeDigest
    /// Records that HQ erased.
    var erased: Set<RecordKey> = []
    /// Whether records left that had been here.
    var hasDeparted = false
    /// Whether records were dropped that HQ no longer has, be it that they left or were erased while nobody could say.
    private(set) var hasDropped = false
    /// The kinds of which rows came.
    private(set) var touched: Set<KindNumber> = []
    private var hasCandidates: Bool
    private let hasDeleted: Bool
    /// Whether there is an index of words that must hear what changes.
    private let isSearched: Bool

    init(_ replica: Replica, _ db: Database, _ installation: Installation, _ checkpoint: Checkpoint) throws {
        self.replica = replica
        self.db = db
        self.installation = installation
        overlay = try Self.pending(replica, db, after: installation.acknowledged)
        digest = checkpoint.digest
        own = checkpoint.replica
        hasCandidates = try Self.holdsAny("sync_candidate", db)
        hasDeleted = try Self.holdsAny("sync_deleted", db)
        isSearched = try replica.searchMark(db) != nil
    }

    private static func holdsAny(_ table: String, _ db: Database) throws -> Bool {
        try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(table))")) ?? false
    }

    /// Own changesets that HQ has not judged even after this installation.
    private static func pending(_ replica: Replica, _ db: Database, after counter: UInt64) throws -> Overlay {
        let select = try replica.statement(db, "SELECT payload FROM sync_outbox WHERE counter > ? ORDER BY counter")
        select.bind(1, counter)
        defer { select.reset() }
        var overlay = Overlay()
        while try select.step() { overlay.add(try ChangesetCodec.open(select.bytes(0))) }
        return overlay
    }

    mutating func apply(_ message: Message) throws {
        switch message {
        case .change(let change): try apply(change)
        case .removal(let removal):
            for id in removal.ids { try remove(RecordKey(kind: removal.kind, id: id)) }
        case .roster(let roster): try apply(roster)
        case .erasure(let erasure):
            for id in erasure.ids { try erase(RecordKey(kind: erasure.kind, id: id)) }
        case .departure(let departure):
            for id in departure.ids { try depart(RecordKey(kind: departure.kind, id: id), departure.scope) }
        case .candidates(let candidates): try keep(candidates)
        case .decision(let decision): try keep(decision)
        case .receipt(let note): try keep(note)
        default: break
        }
    }

    // MARK: Rows

    private mutating func apply(_ change: Change) throws {
        let batch = try ColumnarBatch(change.batch)
        // The rows of a kind that this build does not know are fetched when an upgrade brings it.
        guard let table = replica.tables[change.kind] else { return try count(change.kind, batch) }
        var writer = try RowWriter(replica, db, table, batch, isComplete: change.isComplete)
        let pending = !overlay.isEmpty || hasDeleted
        var digest = digest
        var changed: [RecordID] = []
        try batch.withCursor { cursor in
            while try cursor.nextRow() {
                let key = RecordKey(kind: change.kind, id: cursor.id)
                if isSearched { changed.append(key.id) }
                if pending, try overlay[key] != nil || deletedHead(key) != nil {
                    let values = try cursor.values(batch.columns)
                    try merge(key, cursor.head, values, table, isComplete: change.isComplete, &digest)
                    if hasCandidates { try clearCandidates(key, values.map(\.field)) }
                } else {
                    guard let before = try writer.write(&cursor) else { continue }
                    if before > 0 { digest.remove(cursor.id, head: before) }
                    digest.add(cursor.id, head: cursor.head)
                    if hasCandidates { try clearCandidates(key, writer.lastFields) }
                }
            }
        }
        self.digest = digest
        touched.insert(change.kind)
        try replica.noteUnsearched(change.kind, changed, db)
    }

    /// A row with edits of our own that HQ has not judged: they stay in sight.
    private func merge(
        _ key: RecordKey, _ head: CommitSequence, _ values: [FieldValue], _ table: RecordTable, isComplete: Bool,
        _ digest: inout ScopeDigest
    ) throws {
        let before = try replica.head(of: key, table, db)
        let gone = try deletedHead(key)
        guard isComplete || before != nil || gone != nil else { return }
        let confirmed = max(before ?? 0, gone ?? 0)
        if confirmed > 0 { digest.remove(key.id, head: confirmed) }
        digest.add(key.id, head: head)
        let pending = overlay[key]
        if pending?.isDeleted == true, before == nil { return try noteDeleted(key, head) }
        if gone != nil { try forgetDeleted(key) }
        var shown: [FieldValue] = []
        for value in values {
            guard let field = table.kind.field(value.field) else { continue }
            shown.append(FieldValue(value.field, pending?.shown(field, over: value.value) ?? value.value))
        }
        try replica.upsert(key, head: head, shown, table, db)
    }

    private mutating func remove(_ key: RecordKey) throws {
        guard let table = replica.tables[key.kind] else { return try discount(key) }
        let before = try replica.head(of: key, table, db)
        let gone = try deletedHead(key)
        let confirmed = max(before ?? 0, gone ?? 0)
        if confirmed > 0 { digest.remove(key.id, head: confirmed) }
        if gone != nil { try forgetDeleted(key) }
        guard before != nil else { return }
        if let pending = overlay[key], !pending.isDeleted {
            // Somebody deleted it while we were editing: our edit goes up and HQ decides.
            return try run("UPDATE \(table.sqlName) SET _head = 0 WHERE id = ?2", key)
        }
        try run("DELETE FROM \(table.sqlName) WHERE id = ?2", key)
        if hasCandidates { try run("DELETE FROM sync_candidate WHERE kind = ?1 AND id = ?2", key) }
    }

    /// Drops what HQ no longer has in a range under repair.
    private mutating func apply(_ roster: Roster) throws {
        // What the journal says of the range comes again.
        try forgetJournal(of: roster)
        guard let table = replica.tables[roster.kind] else { return try discount(absentFrom: roster) }
        let present = Set(roster.ids)
        var extra: [RecordKey] = []
        let select = try replica.statement(
            db,
            "SELECT id FROM \(table.sqlName) WHERE _head > 0 "
                + "UNION ALL SELECT id FROM sync_deleted WHERE kind = \(roster.kind)")
        while try select.step() {
            guard let id = select.id(0), InventoryRange.index(of: id) == Int(roster.range), !present.contains(id) else {
                continue
            }
            extra.append(RecordKey(kind: roster.kind, id: id))
        }
        select.reset()
        for key in extra { try remove(key) }
        if !extra.isEmpty { hasDropped = true }
    }

    /// Of what was made here and HQ has judged nothing is left unconfirmed once all that HQ has has come: it was
    /// deleted, and the deletion was forgotten before this replica could hear of it.
    func dropUnconfirmed() throws {
        for kind in replica.schema.kinds {
            guard let table = replica.tables[kind.number] else { continue }
            let select = try replica.statement(db, "SELECT id FROM \(table.sqlName) WHERE _head = 0")
            var gone: [RecordKey] = []
            while try select.step() {
                guard let id = select.id(0), overlay[RecordKey(kind: kind.number, id: id)] == nil else { continue }
                gone.append(RecordKey(kind: kind.number, id: id))
            }
            select.reset()
            for key in gone {
                try run("DELETE FROM \(table.sqlName) WHERE id = ?2", key)
                if hasCandidates { try run("DELETE FROM sync_candidate WHERE kind = ?1 AND id = ?2", key) }
            }
        }
    }

    func run(_ sql: String, _ key: RecordKey) throws {
        let statement = try replica.statement(db, sql)
        if sql.contains("?1") { statement.bind(1, Int64(key.kind)) }
        statement.bind(2, key.id)
        try statement.run()
    }

    // MARK: Records deleted here and not yet confirmed

    func deletedHead(_ key: RecordKey) throws -> CommitSequence? {
        guard hasDeleted else { return nil }
        let select = try replica.statement(db, "SELECT head FROM sync_deleted WHERE kind = ? AND id = ?")
        select.bind(1, Int64(key.kind))
        select.bind(2, key.id)
        defer { select.reset() }
        return try select.step() ? select.unsigned(0) : nil
    }

    private func noteDeleted(_ key: RecordKey, _ head: CommitSequence) throws {
        let update = try replica.statement(db, "INSERT OR REPLACE INTO sync_deleted (kind, id, head) VALUES (?, ?, ?)")
        update.bind(1, Int64(key.kind))
        update.bind(2, key.id)
        update.bind(3, head)
        try update.run()
    }

    private func forgetDeleted(_ key: RecordKey) throws {
        try run("DELETE FROM sync_deleted WHERE kind = ?1 AND id = ?2", key)
    }

    // MARK: Conflicts, verdicts, journal

    private func clearCandidates(_ key: RecordKey, _ fields: [FieldNumber]) throws {
        let delete = try replica.statement(db, "DELETE FROM sync_candidate WHERE kind = ? AND id = ? AND field = ?")
        for field in fields {
            delete.bind(1, Int64(key.kind))
            delete.bind(2, key.id)
            delete.bind(3, Int64(field))
            try delete.run()
        }
    }

    private mutating func keep(_ candidates: Candidates) throws {
        hasCandidates = true
        let insert = try replica.statement(db, "INSERT OR REPLACE INTO sync_candidate VALUES (?, ?, ?, ?)")
        for field in candidates.fields {
            var writer = ByteWriter()
            Candidates(fields: [field]).encode(to: &writer)
            insert.bind(1, Int64(field.key.kind))
            insert.bind(2, field.key.id)
            insert.bind(3, Int64(field.field))
            insert.bind(4, bytes: writer.bytes)
            try insert.run()
        }
    }

    private func keep(_ decision: Decision) throws {
        let insert = try replica.statement(db, "INSERT OR REPLACE INTO sync_journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for entry in decision.entries {
            var writer = ByteWriter()
            Decision(entries: [entry]).encode(to: &writer)
            insert.bind(1, entry.sequence)
            insert.bind(2, Int64(entry.key.kind))
            insert.bind(3, entry.key.id)
            insert.bind(4, Int64(entry.field))
            insert.bind(5, Int64(entry.loser.sibling.dot.replica.rawValue))
            insert.bind(6, entry.loser.sibling.dot.counter)
            insert.bind(7, bytes: writer.bytes)
            insert.bind(8, Int64(decision.scope.rawValue))
            try insert.run()
        }
    }

    private mutating func keep(_ note: ReceiptNote) throws {
        let insert = try replica.statement(db, "INSERT OR REPLACE INTO sync_receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for receipt in note.receipts {
            for remark in receipt.remarks {
                insert.bind(1, Int64(own.rawValue))
                insert.bind(2, receipt.counter)
                insert.bind(3, receipt.sequence)
                insert.bind(4, Int64(remark.key.kind))
                insert.bind(5, remark.key.id)
                insert.bind(6, Int64(remark.field))
                insert.bind(7, Int64(remark.verdict.rawValue))
                insert.bind(8, Int64(remark.rule.rawValue))
                insert.bind(9, remark.detail)
                try insert.run()
                if remark.rule == .erased { try erase(remark.key) }
                try dropIfNeverConfirmed(remark)
            }
        }
    }

    /// HQ did not take the record in: it stays in the outbox and the receipt, but no longer among the records.
    private func dropIfNeverConfirmed(_ remark: Receipt.Remark) throws {
        guard remark.field == 0, remark.verdict >= .held, let table = replica.tables[remark.key.kind],
            try replica.head(of: remark.key, table, db) == 0
        else { return }
        try run("DELETE FROM \(table.sqlName) WHERE id = ?2", remark.key)
    }
}
