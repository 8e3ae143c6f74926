// Why this file exists: the ledger's tables. The comments stand inside the SQL, so that `.schema` in any sqlite3 shell
// explains the file to whoever opens it.

import GRDB
import RecordTables
import SyncProtocol

/// The tables of HQ's database.
enum LedgerSchema {
    /// Raised when the shape of HQ's own tables changes.
    static let format: Int64 = 1

    /// Creates what is missing: HQ's own tables, and tables and columns of kinds and fields the schema has gained.
    static func migrate(_ db: Database, _ schema: Schema) throws {
        try db.execute(sql: ownTables)
        for kind in schema.kinds { try createTable(db, RecordTable(kind)) }
    }

    private static func createTable(_ db: Database, _ table: RecordTable) throws {
        if try db.tableExists(table.name) {
            let present = Set(try db.columns(in: table.name).map(\.name))
            for column in table.columns where !present.contains(column.column.name) {
                try db.execute(sql: "ALTER TABLE \(table.sqlName) ADD COLUMN \(column.sqlName) \(column.sqlType)")
            }
            return
        }
        try db.execute(
            sql: """
                CREATE TABLE \(table.sqlName) (
                    -- One row for every record of this kind that was ever created; a deleted one stays with _alive = 0.
                    row INTEGER PRIMARY KEY,
                    id BLOB NOT NULL UNIQUE,
                    -- Commit numbers: of the newest visible change, of its entry into the scope, of its life.
                    _scope INTEGER NOT NULL, _head INTEGER NOT NULL, _entered INTEGER NOT NULL,
                    _alive INTEGER NOT NULL, _life INTEGER NOT NULL,
                    -- One commit number for every field, packed: see FieldMarks.
                    _fields BLOB NOT NULL,
                    \(table.columnDefinitions)
                )
                """)
        try db.execute(sql: "CREATE INDEX \(RecordStore.index(of: table)) ON \(table.sqlName) (_scope, _head)")
    }

    private static let ownTables = """
        CREATE TABLE IF NOT EXISTS hq_setting (
            -- HQ's facts about itself, by name: timeline, format, schema, backed_up, and what an operator has set.
            name TEXT PRIMARY KEY, value NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_log (
            -- Every accepted changeset, sealed as its author made it, in commit order without gaps.
            -- stamp: the effective one; chain: the author's hash chain after it; receipt: unless plainly accepted;
            -- previous: the head each of its records had before, so that a record's history can be walked backwards.
            sequence INTEGER PRIMARY KEY,
            replica INTEGER NOT NULL, counter INTEGER NOT NULL,
            stamp INTEGER NOT NULL, received INTEGER NOT NULL,
            chain BLOB NOT NULL, previous BLOB, receipt BLOB, payload BLOB NOT NULL
        );
        CREATE UNIQUE INDEX IF NOT EXISTS hq_log_dot ON hq_log (replica, counter);
        CREATE INDEX IF NOT EXISTS hq_log_receipt ON hq_log (replica, sequence) WHERE receipt IS NOT NULL;
        CREATE TABLE IF NOT EXISTS hq_sibling (
            -- Live edits of the few fields whose state is not simply "the edit of the field's commit number":
            -- concurrent values, elements of sets, values that withstood a later edit.
            kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL,
            replica INTEGER NOT NULL, counter INTEGER NOT NULL, value BLOB NOT NULL,
            sequence INTEGER NOT NULL, stamp INTEGER NOT NULL, base BLOB,
            PRIMARY KEY (kind, id, field, replica, counter, value)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_journal (
            -- Every value that does not show although nobody who saw it replaced it: loser, winner, rule.
            -- field 0 is the record's life; scope 0 is nobody's.
            entry INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, scope INTEGER NOT NULL,
            kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL,
            verdict INTEGER NOT NULL, rule INTEGER NOT NULL, loser BLOB NOT NULL, winner BLOB
        );
        CREATE INDEX IF NOT EXISTS hq_journal_scope ON hq_journal (scope, sequence);
        CREATE INDEX IF NOT EXISTS hq_journal_record ON hq_journal (id);
        CREATE TABLE IF NOT EXISTS hq_replica (
            -- Every enrolled device, and HQ itself as number 1. secret is a SHA-256; person is a record's id;
            -- counter and chain: how far its changesets are in the log; remarked: σ of its newest receipt with remarks.
            replica INTEGER PRIMARY KEY, name TEXT NOT NULL, device TEXT NOT NULL, person BLOB,
            secret BLOB, scopes TEXT NOT NULL, status TEXT NOT NULL, enrolled INTEGER NOT NULL,
            uploaded INTEGER NOT NULL DEFAULT 0, counter INTEGER NOT NULL DEFAULT 0,
            chain BLOB NOT NULL DEFAULT x'00000000000000000000000000000000', remarked INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE IF NOT EXISTS hq_scope (
            -- The units of partial replication. 1 is reference data; the others are anchored at a record.
            -- head: σ of the newest change or journal entry in it; rows, high, low: the digest of its living records.
            scope INTEGER PRIMARY KEY, anchor BLOB UNIQUE, name TEXT NOT NULL, head INTEGER NOT NULL DEFAULT 0,
            rows INTEGER NOT NULL DEFAULT 0, high INTEGER NOT NULL DEFAULT 0, low INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE IF NOT EXISTS hq_code (
            -- The last human code given out, by prefix and year.
            prefix TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (prefix, year)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_invitation (
            -- One-time enrolment codes: the number stands in the code's first group, the rest only as a SHA-256.
            invitation INTEGER PRIMARY KEY, secret BLOB NOT NULL, name TEXT NOT NULL, person BLOB,
            scopes TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0, replica INTEGER, home BLOB
        );
        INSERT OR IGNORE INTO hq_scope (scope, name) VALUES (1, 'reference');
        INSERT OR IGNORE INTO hq_replica (replica, name, device, scopes, status, enrolled)
            VALUES (1, 'HQ', 'headquarters', '[]', 'active', 0);
        """
}
