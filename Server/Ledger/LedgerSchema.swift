// Why this file exists: the ledger's tables. The comments stand inside the SQL, so that `.schema` in any sqlite3 shell
// explains the file to whoever opens it.

import GRDB
import RecordTables
import SyncProtocol

/// The tables of HQ's database.
enum LedgerSchema {
    /// Raised when the shape of HQ's own tables changes.
    static let format: Int64 = 2

    /// Creates what is missing: HQ's own tables, and tables and columns of kinds and fields the schema has gained.
    /// - Parameter wall: Unix milliseconds.
    static func migrate(_ db: Database, _ schema: Schema, wall: UInt64) throws {
        try createOwnTables(db, wall: wall)
        try ScopeRegister.complete(db, schema)
        let present = try columns(db)
        for kind in schema.kinds {
            let table = RecordTable.of(kind)
            try createTable(db, table, present[table.name] ?? [])
            try db.execute(sql: Self.deadIndex(table))
            for field in kind.storedFields where isLookedUp(field, schema) { try createIndex(db, table, field) }
        }
        guard let cases = schema.kind(CaseRecord.number) else { return }
        try db.execute(sql: dueCases)
        for field in cases.fields where [CaseRecord.Fields.subject, CaseRecord.Fields.other].contains(field.number) {
            try createIndex(db, RecordTable.of(cases), field)
        }
    }

    /// Creates what is missing of HQ's own tables, and lays the audit chain over a log that has none.
    static func createOwnTables(_ db: Database, wall: UInt64) throws {
        // It holds nothing that cannot be given out anew.
        if try db.tableExists("hq_nonce"), try db.columns(in: "hq_nonce").contains(where: { $0.name == "asked" }) {
            try db.execute(sql: "DROP TABLE hq_nonce")
        }
        try ScopeRegister.prepare(db)
        try db.execute(sql: ownTables)
        try db.execute(sql: SignInTables.sql)
        try db.execute(sql: SeatShelf.table)
        try addColumn("role TEXT NOT NULL DEFAULT ''", to: "hq_log", db)
        try addColumn("redacted INTEGER NOT NULL DEFAULT 0", to: "hq_log", db)
        for name in ["ahead", "counter", "owing"] {
            try addColumn("\(name) INTEGER NOT NULL DEFAULT 0", to: "hq_attendance", db)
        }
        try addColumn("key BLOB", to: "hq_replica", db)
        try addColumn("wiped INTEGER NOT NULL DEFAULT 0", to: "hq_replica", db)
        try addColumn("disk TEXT NOT NULL DEFAULT ''", to: "hq_replica", db)
        try addColumn("swap TEXT NOT NULL DEFAULT ''", to: "hq_replica", db)
        try addColumn("stated INTEGER NOT NULL DEFAULT 0", to: "hq_replica", db)
        try addColumn("more BLOB", to: "hq_sibling", db)
        try addColumn("name TEXT NOT NULL DEFAULT ''", to: "hq_journal", db)
        try addColumn("placed INTEGER NOT NULL DEFAULT 0", to: "hq_journal", db)
        try addColumn("payload_hash BLOB", to: "hq_log", db)
        try addColumn("receipt_hash BLOB", to: "hq_log", db)
        try db.execute(sql: placedJournal)
        if try addColumn("audit BLOB", to: "hq_log", db) { try AuditBeginning(db, wall: wall).run() }
    }

    /// Rules look records up by it, or it names records that may be merged, so that what names them is to be found.
    private static func isLookedUp(_ field: Field, _ schema: Schema) -> Bool {
        if field.isLookedUp { return true }
        guard case .reference(let name)? = field.columns.first?.type else { return false }
        return schema.kind(named: name)?.redirect != nil
    }

    private static func createIndex(_ db: Database, _ table: RecordTable, _ field: Field) throws {
        // The id of a record tells more than the number of its kind.
        let reference = field.columns.first { if case .reference = $0.type { true } else { false } }
        guard let column = (reference ?? field.columns.first)?.name else { return }
        try db.execute(
            sql: """
                CREATE INDEX IF NOT EXISTS "\(table.name)__by_\(column)" ON \(table.sqlName) ("\(column)")
                WHERE "\(column)" IS NOT NULL
                """)
    }

    /// What is deleted and not erased, so that collecting it reads nothing else.
    private static func deadIndex(_ table: RecordTable) -> String {
        """
        CREATE INDEX IF NOT EXISTS "\(table.name)__dead" ON \(table.sqlName) (_scope, _head) WHERE _alive = 0
        """
    }

    private static let dueCases = """
        CREATE INDEX IF NOT EXISTS hq_due ON \(RecordTable.of(CaseRecord.kind).sqlName) (due)
        WHERE state = 'open' AND expiry <> 'waits'
        """

    /// Adds a column that a file made by an earlier build lacks.
    /// - Returns: whether it was lacking.
    @discardableResult
    private static func addColumn(_ definition: String, to table: String, _ db: Database) throws -> Bool {
        let name = definition.prefix { $0 != " " }
        guard try !db.columns(in: table).contains(where: { $0.name == name }) else { return false }
        try db.execute(sql: "ALTER TABLE \(table) ADD COLUMN \(definition)")
        return true
    }

    /// The columns of every table, read at once: asked table by table, a schema of a hundred kinds is read as often.
    private static func columns(_ db: Database) throws -> [String: Set<String>] {
        let select = try RawStatement(
            db, "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'")
        var columns: [String: Set<String>] = [:]
        while try select.step() { columns[select.text(0), default: []].insert(select.text(1)) }
        return columns
    }

    /// - Parameter present: the columns that it has; none if it is missing.
    private static func createTable(_ db: Database, _ table: RecordTable, _ present: Set<String>) throws {
        if !present.isEmpty {
            for column in table.columns where !present.contains(column.column.name) {
                try db.execute(sql: "ALTER TABLE \(table.sqlName) ADD COLUMN \(column.sqlName) \(column.sqlType)")
            }
            return
        }
        try db.execute(
            sql: """
                CREATE TABLE \(table.sqlName) (
                    -- One row for every record of this kind. A deleted one stays with _alive = 0 until every device has
                    -- heard of it; an erased one stays for ever with _alive = 2 and nothing else.
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

    private static let placedJournal = """
        UPDATE hq_journal SET placed = sequence WHERE placed = 0;
        DROP INDEX IF EXISTS hq_journal_scope;
        CREATE INDEX IF NOT EXISTS hq_journal_placed ON hq_journal (scope, placed);
        INSERT OR IGNORE INTO hq_grant (replica, scope, since)
            SELECT replica, value, 0 FROM hq_replica, json_each(scopes)
            WHERE replica > 1 AND replica NOT IN (SELECT replica FROM hq_grant);
        """

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
            chain BLOB NOT NULL, previous BLOB, receipt BLOB, payload BLOB NOT NULL,
            role TEXT NOT NULL DEFAULT '', -- the author's, as HQ certified it then
            redacted INTEGER NOT NULL DEFAULT 0, -- 1: what it said about an erased record was taken out of the payload
            -- SHA-256 of the payload as received and of the receipt as given, where an erasure changed them since.
            payload_hash BLOB, receipt_hash BLOB,
            audit BLOB -- the audit chain's hash after this entry: SHA-256 over the one before and all of this row
        );
        CREATE TABLE IF NOT EXISTS hq_act (
            -- What was done that is no changeset: devices let in and shut out, what they may hold, restores. Entries of
            -- the same audit chain as hq_log, each after the commit `after`. at: Unix milliseconds; deed: AuditDeed.
            act INTEGER PRIMARY KEY, after INTEGER NOT NULL, at INTEGER NOT NULL, deed BLOB NOT NULL,
            audit BLOB NOT NULL
        );
        CREATE UNIQUE INDEX IF NOT EXISTS hq_log_dot ON hq_log (replica, counter);
        CREATE INDEX IF NOT EXISTS hq_log_receipt ON hq_log (replica, sequence) WHERE receipt IS NOT NULL;
        CREATE TABLE IF NOT EXISTS hq_sibling (
            -- Live edits of the few fields whose state is not simply "the edit of the field's commit number":
            -- concurrent values, elements of sets, values that withstood a later edit.
            kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL,
            replica INTEGER NOT NULL, counter INTEGER NOT NULL, value BLOB NOT NULL,
            sequence INTEGER NOT NULL, stamp INTEGER NOT NULL, base BLOB,
            more BLOB, -- what else policies and people ask of it: see StoredValue
            PRIMARY KEY (kind, id, field, replica, counter, value)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_case (
            -- The open case about each topic: a field's concurrent values, or what a rule found.
            kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL, name TEXT NOT NULL,
            open BLOB NOT NULL, PRIMARY KEY (kind, id, field, name)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_journal (
            -- Every value that does not show although nobody who saw it replaced it: loser, winner, rule.
            -- field 0 is the record's life; scope 0 is nobody's.
            entry INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, scope INTEGER NOT NULL,
            -- placed: σ at which it came to its scope; an entry goes where its record goes.
            kind INTEGER NOT NULL, id BLOB NOT NULL, field INTEGER NOT NULL,
            verdict INTEGER NOT NULL, rule INTEGER NOT NULL, loser BLOB NOT NULL, winner BLOB,
            name TEXT NOT NULL DEFAULT '', -- of the domain's rule, where it was one
            placed INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX IF NOT EXISTS hq_journal_record ON hq_journal (id);
        CREATE TABLE IF NOT EXISTS hq_replica (
            -- Every enrolled device, HQ itself as number 1, and people's seats at HQ's pages, which have no secret.
            -- secret is a SHA-256; person is a record's id;
            -- counter and chain: how far its changesets are in the log; remarked: σ of its newest receipt with remarks.
            -- status: active, suspended, revoked or lost; key: its public Ed25519 key; wiped: when it proved to have
            -- erased itself, Unix milliseconds; disk, swap: what it said of its disk's encryption, and when (stated).
            replica INTEGER PRIMARY KEY, name TEXT NOT NULL, device TEXT NOT NULL, person BLOB,
            secret BLOB, scopes TEXT NOT NULL, status TEXT NOT NULL, enrolled INTEGER NOT NULL,
            uploaded INTEGER NOT NULL DEFAULT 0, counter INTEGER NOT NULL DEFAULT 0,
            chain BLOB NOT NULL DEFAULT x'00000000000000000000000000000000', remarked INTEGER NOT NULL DEFAULT 0,
            key BLOB, wiped INTEGER NOT NULL DEFAULT 0,
            disk TEXT NOT NULL DEFAULT '', swap TEXT NOT NULL DEFAULT '', stated INTEGER NOT NULL DEFAULT 0
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
        CREATE TABLE IF NOT EXISTS hq_fork (
            -- Restores: each ended a timeline. sequence: its last commit that was kept; base: numbers go on after
            -- it; counter, counter_base: the same of HQ's own changesets; at: Unix milliseconds.
            timeline INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, base INTEGER NOT NULL,
            counter INTEGER NOT NULL, counter_base INTEGER NOT NULL, at INTEGER NOT NULL
        );
        CREATE TABLE IF NOT EXISTS hq_nonce (
            -- What each device is to present at its next sync, kept here only while HQ is stopped: current was given
            -- last, in answer to a request that presented previous; others were given for it before.
            replica INTEGER PRIMARY KEY, current INTEGER NOT NULL, previous INTEGER NOT NULL, others TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS hq_attendance (
            -- How far each device said it was when it last spoke to HQ, and when: Unix milliseconds. Deletions are kept
            -- for those who have not heard of them. ahead: how wrong its clock was, milliseconds; counter: the last
            -- edit it said to have; owing: since when it has said to have edits that HQ has not; 0 if it has none.
            replica INTEGER PRIMARY KEY, prefix INTEGER NOT NULL, at INTEGER NOT NULL,
            ahead INTEGER NOT NULL DEFAULT 0, counter INTEGER NOT NULL DEFAULT 0, owing INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE IF NOT EXISTS hq_erasure (
            -- Erased records that a device once wrote to although its scopes do not hold them: it is told of its own.
            replica INTEGER NOT NULL, sequence INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL,
            PRIMARY KEY (replica, sequence, kind, id)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_departure (
            -- Records that went from one scope to another, and when: readers of the old one are told to forget them,
            -- and an edit by somebody who had not heard of it is judged as it was then. record 0: only journal entries
            -- went.
            scope INTEGER NOT NULL, sequence INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL,
            record INTEGER NOT NULL, PRIMARY KEY (scope, sequence, kind, id)
        ) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS hq_departure_record ON hq_departure (id);
        CREATE TABLE IF NOT EXISTS hq_grant (
            -- Who could hold what, and when: from the commit after since to until; NULL still.
            replica INTEGER NOT NULL, scope INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER,
            PRIMARY KEY (replica, scope, since)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_role (
            -- Who played which role, and when: from the commit after since to until; NULL still. place: the record that
            -- it is about; NULL everywhere. An empty name: none at all.
            person BLOB NOT NULL, name TEXT NOT NULL, place BLOB, since INTEGER NOT NULL, until INTEGER
        );
        CREATE INDEX IF NOT EXISTS hq_role_person ON hq_role (person);
        CREATE INDEX IF NOT EXISTS hq_replica_person ON hq_replica (person);
        CREATE TABLE IF NOT EXISTS hq_stray (
            -- Records that a device wrote to although it may hold them no longer: it is told to forget them.
            replica INTEGER NOT NULL, sequence INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL,
            PRIMARY KEY (replica, sequence, kind, id)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_shadow (
            -- What each record casts that is told of where it may not be held: anchor, of the scope it is in, and mark,
            -- 22 bits of a hash. shadow: the kind of the records that tell it.
            shadow INTEGER NOT NULL, id BLOB NOT NULL, anchor BLOB NOT NULL, mark INTEGER NOT NULL,
            PRIMARY KEY (shadow, id)
        ) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS hq_shadow_mark ON hq_shadow (shadow, anchor, mark);
        CREATE TABLE IF NOT EXISTS hq_shadow_due (
            -- Shadows that have yet to be written anew.
            shadow INTEGER NOT NULL, anchor BLOB NOT NULL, bucket INTEGER NOT NULL,
            PRIMARY KEY (shadow, anchor, bucket)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_alert (
            -- What an operator should look at: a device that turned out to be a copy or to have been restored, and the
            -- number under which it goes on; or, with successor 0, a lost device that called.
            alert INTEGER PRIMARY KEY, at INTEGER NOT NULL, replica INTEGER NOT NULL, successor INTEGER NOT NULL,
            reason TEXT NOT NULL
        );
        INSERT OR IGNORE INTO hq_replica (replica, name, device, scopes, status, enrolled)
            VALUES (1, 'HQ', 'headquarters', '[]', 'active', 0);
        """
}
