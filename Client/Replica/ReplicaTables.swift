// Why this file exists: the laptop's file is the rep's property and must explain itself. Record tables are plain;
// sync's own tables begin with sync_ and say above their CREATE TABLE what they are for (`sqlite3 replica.db .schema`
// shows it).

import GRDB
import RecordTables
import SyncProtocol

/// The laptop's tables.
enum ReplicaTables {
    /// Bump when a sync_ table changes, and add a migration.
    static let version = 6

    static let sync = """
        -- One row: where this replica stands. Changes only together with the data it speaks of.
        CREATE TABLE sync_checkpoint (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            replica INTEGER NOT NULL,       -- this database incarnation, issued by HQ
            schema INTEGER NOT NULL,        -- version of the record tables
            scopes TEXT NOT NULL,           -- subscribed scopes, as a JSON array of texts
            timeline INTEGER NOT NULL,      -- which history of HQ the numbers below count in
            prefix INTEGER NOT NULL,        -- S: every HQ commit up to here is reflected
            exceptions TEXT NOT NULL,       -- scopes still arriving, as a JSON array of 'scope@commit'
            acknowledged INTEGER NOT NULL,  -- own changesets HQ durably has
            chain BLOB NOT NULL,            -- hash chain over own changesets, at 'acknowledged'
            backed_up INTEGER NOT NULL,     -- own changesets HQ has in a backup
            clock INTEGER NOT NULL,         -- hybrid clock at the last sync
            clock_offset INTEGER NOT NULL,  -- server minus device, milliseconds
            digest_count INTEGER NOT NULL, digest_high INTEGER NOT NULL, digest_low INTEGER NOT NULL,
            needs_repair INTEGER NOT NULL,  -- the last comparison with HQ failed
            synced_at INTEGER NOT NULL,     -- when the last sync ended, Unix milliseconds by this device; 0 never
            nonce INTEGER NOT NULL DEFAULT 0,   -- what HQ gave to present at the next sync; 0 none
            backed_up_chain BLOB,               -- hash chain at 'backed_up'; NULL if an older build did not keep it
            ended TEXT NOT NULL DEFAULT '[]'    -- HQ's earlier timelines, as a JSON array of 'timeline@last commit'
        );
        -- Own changesets, sealed, with the values they replaced: an append-only log, so that an edit writes two pages.
        -- Kept until HQ has them in a backup; those after sync_checkpoint.acknowledged are not uploaded yet.
        CREATE TABLE sync_outbox (
            counter INTEGER PRIMARY KEY,    -- contiguous
            stamp INTEGER NOT NULL,         -- hybrid clock when made
            payload BLOB NOT NULL,
            chain BLOB,                     -- hash chain after it, where HQ has it and an erasure emptied it here
            checksum INTEGER                -- of the payload; NULL if an older build wrote it
        );
        \(identities)
        -- HQ's journal of the scopes held here: every value that does not show although no later edit had seen it.
        CREATE TABLE sync_journal (
            sequence INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL,
            replica INTEGER NOT NULL, counter INTEGER NOT NULL,  -- the losing edit
            entry BLOB NOT NULL,                                 -- a journal entry in wire form
            scope INTEGER NOT NULL DEFAULT 0,                    -- where it is told
            PRIMARY KEY (sequence, kind, id, field, replica, counter)
        ) WITHOUT ROWID;
        CREATE INDEX sync_journal_record ON sync_journal (kind, id);
        -- Fields with several concurrent values that wait for a person.
        CREATE TABLE sync_candidate (
            kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL,
            candidates BLOB NOT NULL,                            -- in wire form
            PRIMARY KEY (kind, id, field)
        ) WITHOUT ROWID;
        -- Records deleted here whose deletion HQ has not confirmed, with the head they had: they still count in
        -- digests.
        CREATE TABLE sync_deleted (
            kind INTEGER NOT NULL, id BLOB NOT NULL, head INTEGER NOT NULL, PRIMARY KEY (kind, id)
        ) WITHOUT ROWID;
        \(unknown)
        \(search)
        -- Facts about this replica: who uses it, which server, its office.
        CREATE TABLE sync_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """

    /// What is kept by the number under which this database made an edit. A copy that goes on under a new number keeps
    /// what it had under the old one.
    private static let identities = """
        -- HQ's verdicts on own changesets that were not simply accepted. field 0 is the whole record.
        CREATE TABLE sync_receipt (
            replica INTEGER NOT NULL, counter INTEGER NOT NULL,  -- the changeset
            sequence INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL,
            field INTEGER NOT NULL, verdict INTEGER NOT NULL, rule INTEGER NOT NULL, detail TEXT NOT NULL,
            PRIMARY KEY (replica, counter, kind, id, field)
        ) WITHOUT ROWID;
        -- Numbers this database had before it turned out to be a copy or restored, with the last own changeset of each.
        CREATE TABLE sync_identity (replica INTEGER PRIMARY KEY, last INTEGER NOT NULL);
        -- Own changesets under those numbers that HQ has, kept like the outbox until they are in a backup.
        CREATE TABLE sync_former (
            replica INTEGER NOT NULL, counter INTEGER NOT NULL, stamp INTEGER NOT NULL, payload BLOB NOT NULL,
            chain BLOB,                     -- hash chain after it, if known
            PRIMARY KEY (replica, counter)
        ) WITHOUT ROWID;
        """

    private static let unknown = """
        -- Records of kinds that only a newer build knows: not kept here, but counted in digests.
        CREATE TABLE sync_unknown (
            kind INTEGER NOT NULL, id BLOB NOT NULL, head INTEGER NOT NULL, PRIMARY KEY (kind, id)
        ) WITHOUT ROWID;
        """

    /// What `find` goes by is made when it is first needed; see ``Replica/index(_:)``.
    private static let search = """
        -- One row while there is an index of words, sync_search: what it was made of, and the last own changeset in it.
        CREATE TABLE sync_searched (
            one INTEGER PRIMARY KEY CHECK (one = 1), plan INTEGER NOT NULL, counter INTEGER NOT NULL
        );
        -- Records that have changed since and are looked at one by one until they are in it: ids of sixteen bytes each.
        CREATE TABLE sync_unsearched (kind INTEGER NOT NULL, ids BLOB NOT NULL);
        """

    /// Brings a file of an earlier version up to this one.
    static func migrate(_ db: Database, from version: Int, _ lookups: Lookups) throws {
        if version < 2 { try addIdentities(db) }
        if version < 3 { try db.execute(sql: unknown) }
        if version < 4 { try db.execute(sql: "ALTER TABLE sync_journal ADD COLUMN scope INTEGER NOT NULL DEFAULT 0") }
        if version < 5 {
            try db.execute(sql: search)
            try lookups.layAll(in: db)
        }
        if version < 6 { try db.execute(sql: "ALTER TABLE sync_outbox ADD COLUMN checksum INTEGER") }
        try db.execute(sql: "PRAGMA user_version = \(Self.version)")
    }

    private static func addIdentities(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE sync_checkpoint ADD COLUMN nonce INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE sync_checkpoint ADD COLUMN backed_up_chain BLOB;
                ALTER TABLE sync_checkpoint ADD COLUMN ended TEXT NOT NULL DEFAULT '[]';
                ALTER TABLE sync_outbox ADD COLUMN chain BLOB;
                UPDATE sync_checkpoint SET backed_up_chain =
                    CASE WHEN backed_up = 0 THEN zeroblob(16) WHEN backed_up = acknowledged THEN chain END;
                ALTER TABLE sync_receipt RENAME TO sync_receipt_1;
                \(identities)
                INSERT INTO sync_receipt SELECT (SELECT replica FROM sync_checkpoint), * FROM sync_receipt_1;
                DROP TABLE sync_receipt_1;
                """)
    }

    /// What another tool is told when it tries to write to a record table.
    static let refusal = "edit through the outpost command: an edit made here would never reach HQ"

    /// `_head` is σ of the row's newest confirmed change, 0 while HQ has not confirmed the row.
    static func create(_ table: RecordTable) -> String {
        """
        CREATE TABLE \(table.sqlName) (id BLOB NOT NULL UNIQUE, \(table.columnDefinitions), _head INTEGER NOT NULL);
        \(guards(table))
        """
    }

    /// Outpost's own connection switches triggers off; every other connection runs into these.
    static func guards(_ table: RecordTable) -> String {
        ["INSERT", "UPDATE", "DELETE"].map {
            """
            CREATE TRIGGER "\(table.name)_guard_\($0.lowercased())" BEFORE \($0) ON \(table.sqlName)
            BEGIN SELECT RAISE(ABORT, '\(refusal)'); END;
            """
        }.joined(separator: "\n")
    }

    /// Creates everything in an empty file.
    static func createAll(_ tables: [RecordTable], in db: Database) throws {
        try db.execute(sql: sync)
        for table in tables { try db.execute(sql: create(table)) }
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Adds tables and columns that this build's schema has and the file lacks.
    static func upgrade(_ tables: [RecordTable], in db: Database) throws {
        for table in tables {
            guard try db.tableExists(table.name) else {
                try db.execute(sql: create(table))
                continue
            }
            let present = Set(try db.columns(in: table.name).map(\.name))
            for column in table.columns where !present.contains(column.column.name) {
                try db.execute(sql: "ALTER TABLE \(table.sqlName) ADD COLUMN \(column.sqlName) \(column.sqlType)")
            }
        }
    }
}
