// Why this file exists: who may sign in at HQ's pages, who is signed in, and how far each has looked must outlast a
// restart. The comments stand inside the SQL, as those of all of HQ's tables do.

import GRDB
import RecordTables
import SyncProtocol

/// The tables of signing in.
enum SignInTables {
    static let sql = """
        CREATE TABLE IF NOT EXISTS hq_login (
            -- Who may sign in at HQ's pages by a password. hash: Argon2id with its salt and its costs, as libsodium
            -- writes it; changed: Unix milliseconds.
            person BLOB PRIMARY KEY, hash TEXT NOT NULL, changed INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS hq_session (
            -- Who is signed in. hash: SHA-256 of the token, which the browser alone has; number: the session's name in
            -- lists and in the audit chain, which opens nothing; method: how the person proved who they are; created,
            -- seen, expires, stepped (when they proved it again; 0 never): Unix milliseconds; form: goes into forms.
            hash BLOB PRIMARY KEY, number TEXT NOT NULL UNIQUE, person BLOB NOT NULL, method TEXT NOT NULL,
            created INTEGER NOT NULL, seen INTEGER NOT NULL, expires INTEGER NOT NULL, stepped INTEGER NOT NULL,
            address TEXT NOT NULL, agent TEXT NOT NULL, form TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS hq_session_person ON hq_session (person);
        CREATE TABLE IF NOT EXISTS hq_welcome (
            -- One-time codes with which a person sets a password: the number stands in the code's first group, the rest
            -- only as a SHA-256. One for each person. tries: wrong ones so far.
            welcome INTEGER PRIMARY KEY, secret BLOB NOT NULL, person BLOB NOT NULL UNIQUE, expires INTEGER NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE IF NOT EXISTS hq_looked (
            -- The commit up to which a person has looked at what changed.
            person BLOB PRIMARY KEY, sequence INTEGER NOT NULL
        ) WITHOUT ROWID;
        """

    private static let columns =
        "hash, number, person, method, created, seen, expires, stepped, address, agent, form"

    /// Every session, by the hash of its token.
    static func sessions(_ db: Database) throws -> [Fingerprint: SignInSession] {
        let select = try RawStatement(db, "SELECT \(columns) FROM hq_session")
        var result: [Fingerprint: SignInSession] = [:]
        while try select.step() {
            guard let hash = Fingerprint(select.bytes(0)), let person = select.id(2),
                let method = SignInMethod(stored: select.text(3))
            else { continue }
            result[hash] = SignInSession(
                number: select.text(1), person: person, method: method, created: select.unsigned(4),
                seen: select.unsigned(5), expires: select.unsigned(6), steppedUp: select.unsigned(7),
                address: select.text(8), agent: select.text(9), formSecret: select.text(10))
        }
        return result
    }

    static func insert(_ session: SignInSession, _ hash: Fingerprint, _ db: Database) throws {
        let insertion = try RawStatement(
            cached: db, "INSERT INTO hq_session (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        insertion.bind(1, bytes: hash.bytes)
        insertion.bind(2, session.number)
        insertion.bind(3, session.person)
        insertion.bind(4, session.method.stored)
        insertion.bind(5, session.created)
        insertion.bind(6, session.seen)
        insertion.bind(7, session.expires)
        insertion.bind(8, session.steppedUp)
        insertion.bind(9, session.address)
        insertion.bind(10, session.agent)
        insertion.bind(11, session.formSecret)
        try insertion.run()
    }

    /// Ends the session of a token.
    /// - Returns: whether there was one.
    @discardableResult
    static func delete(_ hash: Fingerprint, _ db: Database) throws -> Bool {
        let deletion = try RawStatement(cached: db, "DELETE FROM hq_session WHERE hash = ?")
        deletion.bind(1, bytes: hash.bytes)
        try deletion.run()
        return deletion.changes == 1
    }

    /// The sessions of a person, the newest first.
    static func sessions(of person: RecordID, _ db: Database) throws -> [(hash: Fingerprint, number: String)] {
        let select = try RawStatement(
            cached: db, "SELECT hash, number FROM hq_session WHERE person = ? ORDER BY created DESC, hash")
        select.bind(1, person)
        defer { select.reset() }
        var result: [(hash: Fingerprint, number: String)] = []
        while try select.step() {
            if let hash = Fingerprint(select.bytes(0)) { result.append((hash, select.text(1))) }
        }
        return result
    }

    static func note(_ hash: Fingerprint, seen: UInt64, _ db: Database) throws {
        let update = try RawStatement(cached: db, "UPDATE hq_session SET seen = ? WHERE hash = ?")
        update.bind(1, seen)
        update.bind(2, bytes: hash.bytes)
        try update.run()
    }

    // MARK: Passwords

    /// The hash of a person's password; nil if they have none.
    static func password(of person: RecordID, _ db: Database) throws -> String? {
        let select = try RawStatement(cached: db, "SELECT hash FROM hq_login WHERE person = ?")
        select.bind(1, person)
        defer { select.reset() }
        return try select.step() ? select.text(0) : nil
    }

    static func setPassword(_ hash: String, of person: RecordID, at now: UInt64, _ db: Database) throws {
        let upsert = try RawStatement(
            cached: db,
            "INSERT INTO hq_login (person, hash, changed) VALUES (?1, ?2, ?3) "
                + "ON CONFLICT (person) DO UPDATE SET hash = ?2, changed = ?3")
        upsert.bind(1, person)
        upsert.bind(2, hash)
        upsert.bind(3, now)
        try upsert.run()
    }

    /// The same password hashed anew: not a change of it.
    static func renewHash(_ hash: String, of person: RecordID, _ db: Database) throws {
        let update = try RawStatement(cached: db, "UPDATE hq_login SET hash = ? WHERE person = ?")
        update.bind(1, hash)
        update.bind(2, person)
        try update.run()
    }

    // MARK: Ends

    /// Takes out everything about a person.
    static func forget(_ person: RecordID, _ db: Database) throws {
        for table in ["hq_login", "hq_session", "hq_welcome", "hq_looked"] { try remove(person, from: table, db) }
    }

    static func remove(_ person: RecordID, from table: String, _ db: Database) throws {
        let deletion = try RawStatement(cached: db, "DELETE FROM \(table) WHERE person = ?")
        deletion.bind(1, person)
        try deletion.run()
    }

    /// A backup's sessions may have been ended since, and its codes used: none of them comes back to life.
    static func closeAll(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM hq_session; DELETE FROM hq_welcome")
    }
}
