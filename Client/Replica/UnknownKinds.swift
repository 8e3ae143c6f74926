// Why this file exists: offices upgrade on different days. Records of a kind that only a newer build knows cannot be
// kept here, but they must count, or every sync would take their absence for damage and repair it in vain.

import GRDB
import RecordTables
import SyncProtocol

extension Installer {
    /// Counts the rows of a kind that this build does not know.
    mutating func count(_ kind: KindNumber, _ batch: ColumnarBatch) throws {
        var digest = digest
        try batch.withCursor { cursor in
            while try cursor.nextRow() {
                for column in batch.columns.indices { _ = try cursor.cell(column) }
                let key = RecordKey(kind: kind, id: cursor.id)
                if let before = try countedHead(key) { digest.remove(key.id, head: before) }
                digest.add(key.id, head: cursor.head)
                try note(key, cursor.head)
            }
        }
        self.digest = digest
    }

    /// Counts a record of such a kind no longer.
    mutating func discount(_ key: RecordKey) throws {
        guard let head = try countedHead(key) else { return }
        digest.remove(key.id, head: head)
        try run("DELETE FROM sync_unknown WHERE kind = ?1 AND id = ?2", key)
    }

    /// Counts no longer what HQ no longer has in a range under repair.
    mutating func discount(absentFrom roster: Roster) throws {
        let present = Set(roster.ids)
        var extra: [RecordKey] = []
        try replica.forEachUnknown(db) { key, _ in
            guard key.kind == roster.kind, InventoryRange.index(of: key.id) == Int(roster.range) else { return }
            if !present.contains(key.id) { extra.append(key) }
        }
        for key in extra { try discount(key) }
    }

    private func countedHead(_ key: RecordKey) throws -> CommitSequence? {
        let select = try replica.statement(db, "SELECT head FROM sync_unknown WHERE kind = ? AND id = ?")
        select.bind(1, Int64(key.kind))
        select.bind(2, key.id)
        defer { select.reset() }
        return try select.step() ? select.unsigned(0) : nil
    }

    private func note(_ key: RecordKey, _ head: CommitSequence) throws {
        let insert = try replica.statement(db, "INSERT OR REPLACE INTO sync_unknown (kind, id, head) VALUES (?, ?, ?)")
        insert.bind(1, Int64(key.kind))
        insert.bind(2, key.id)
        insert.bind(3, head)
        try insert.run()
    }
}

extension Replica {
    /// Every record that is counted but not kept, with its head.
    func forEachUnknown(_ db: Database, _ body: (RecordKey, CommitSequence) throws -> Void) throws {
        let select = try RawStatement(db, "SELECT kind, id, head FROM sync_unknown ORDER BY kind")
        while try select.step() {
            guard let kind = KindNumber(exactly: select.integer(0)), let id = select.id(1) else {
                throw ReplicaError.damaged("sync_unknown cannot be read")
            }
            try body(RecordKey(kind: kind, id: id), select.unsigned(2))
        }
    }

    /// What a newer build now knows is no longer counted without its row: the next sync brings the row.
    func forgetKnownKinds(_ digest: inout ScopeDigest, _ db: Database) throws {
        var known: Set<KindNumber> = []
        try forEachUnknown(db) { key, head in
            guard tables[key.kind] != nil else { return }
            digest.remove(key.id, head: head)
            known.insert(key.kind)
        }
        for kind in known { try db.execute(sql: "DELETE FROM sync_unknown WHERE kind = ?", arguments: [kind]) }
    }
}
