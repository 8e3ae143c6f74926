// Why this file exists: files that the first build wrote must open for ever; this is how they looked.

import SyncProtocol

/// The first format of a replica's own tables, with one row in each that matters.
enum FirstFormat {
    static let sql = """
        CREATE TABLE sync_checkpoint (
            one INTEGER PRIMARY KEY CHECK (one = 1), replica INTEGER NOT NULL, schema INTEGER NOT NULL,
            scopes TEXT NOT NULL, timeline INTEGER NOT NULL, prefix INTEGER NOT NULL, exceptions TEXT NOT NULL,
            acknowledged INTEGER NOT NULL, chain BLOB NOT NULL, backed_up INTEGER NOT NULL, clock INTEGER NOT NULL,
            clock_offset INTEGER NOT NULL,
            digest_count INTEGER NOT NULL, digest_high INTEGER NOT NULL, digest_low INTEGER NOT NULL,
            needs_repair INTEGER NOT NULL, synced_at INTEGER NOT NULL
        );
        CREATE TABLE sync_outbox (counter INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, payload BLOB NOT NULL);
        CREATE TABLE sync_receipt (
            counter INTEGER NOT NULL, sequence INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL,
            field INTEGER NOT NULL, verdict INTEGER NOT NULL, rule INTEGER NOT NULL, detail TEXT NOT NULL,
            PRIMARY KEY (counter, kind, id, field)
        ) WITHOUT ROWID;
        CREATE TABLE sync_journal (
            sequence INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL,
            replica INTEGER NOT NULL, counter INTEGER NOT NULL, entry BLOB NOT NULL,
            PRIMARY KEY (sequence, kind, id, field, replica, counter)
        ) WITHOUT ROWID;
        CREATE INDEX sync_journal_record ON sync_journal (kind, id);
        CREATE TABLE sync_candidate (
            kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL, candidates BLOB NOT NULL,
            PRIMARY KEY (kind, id, field)
        ) WITHOUT ROWID;
        CREATE TABLE sync_deleted (
            kind INTEGER NOT NULL, id BLOB NOT NULL, head INTEGER NOT NULL, PRIMARY KEY (kind, id)
        ) WITHOUT ROWID;
        CREATE TABLE sync_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO sync_checkpoint VALUES (
            1, 7, 1, '["1"]', 161, 10, '[]', 2, x'000102030405060708090A0B0C0D0E0F', 1, 0, 0, 0, 0, 0, 0, 1);
        INSERT INTO sync_receipt VALUES (
            2, 9, 1, x'019B76DAA8007ABC80000001C0000005', 1, \(Verdict.refused.rawValue),
            \(Rule.invalidValue.rawValue), 'told long ago');
        PRAGMA user_version = 1;
        """
}
