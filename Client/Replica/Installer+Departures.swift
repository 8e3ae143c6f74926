// Why this file exists: what HQ says is this laptop's no longer must go from every corner of its file. Only its own
// edits stay, until HQ has them in a backup: should HQ be restored, nobody else could bring them back.

import GRDB
import RecordTables
import SyncProtocol

extension Installer {
    /// Forgets a record that lives on elsewhere.
    /// - Parameter scope: the one it left: what the journal says of it elsewhere stays; 0 if all of it goes.
    mutating func depart(_ key: RecordKey, _ scope: ScopeID) throws {
        hasDeparted = true
        if let table = replica.tables[key.kind] {
            let confirmed = max(try replica.head(of: key, table, db) ?? 0, try deletedHead(key) ?? 0)
            if confirmed > 0 { digest.remove(key.id, head: confirmed) }
            try run("DELETE FROM \(table.sqlName) WHERE id = ?2", key)
        } else {
            try discount(key)
        }
        for table in ["sync_deleted", "sync_candidate"] {
            try run("DELETE FROM \(table) WHERE kind = ?1 AND id = ?2", key)
        }
        try run("UPDATE sync_receipt SET detail = '' WHERE kind = ?1 AND id = ?2", key)
        let place = scope.rawValue == 0 ? "" : " AND scope IN (0, \(scope.rawValue))"
        try run("DELETE FROM sync_journal WHERE kind = ?1 AND id = ?2" + place, key)
    }

    /// The laptop holds these scopes from now on. The records of those that are gone have left; what the journal says
    /// of records that nobody has any more goes with its scope.
    func hold(_ scopes: [ScopeID], _ checkpoint: inout Checkpoint) throws {
        checkpoint.scopes = scopes
        let kept = scopes.map(\.description).joined(separator: ", ")
        try db.execute(sql: "DELETE FROM sync_journal WHERE scope NOT IN (0, \(kept))")
    }

    /// Forgets what the journal says of a range of records under repair.
    func forgetJournal(of roster: Roster) throws {
        let select = try replica.statement(db, "SELECT DISTINCT id FROM sync_journal WHERE kind = ?")
        select.bind(1, Int64(roster.kind))
        var ids: [RecordID] = []
        while try select.step() {
            if let id = select.id(0), InventoryRange.index(of: id) == Int(roster.range) { ids.append(id) }
        }
        select.reset()
        for id in ids {
            try run("DELETE FROM sync_journal WHERE kind = ?1 AND id = ?2", RecordKey(kind: roster.kind, id: id))
        }
    }
}
