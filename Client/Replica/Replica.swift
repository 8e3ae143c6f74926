// Why this file exists: the laptop's store. One SQLite file holds the records as plain tables and, beside them, what
// sync needs; every change of either is one transaction with synchronous=FULL, because a lost commit would reuse a
// counter.

import CSQLite
import Foundation
import GRDB
import RecordTables
import SyncProtocol

/// One replica on disk. Use it from one thread at a time; several processes may open the same directory.
public final class Replica {
    public let directory: String
    public let schema: Schema
    public let rulebook: Rulebook
    /// Unix milliseconds, uncorrected; passed in so that tests turn the clock by hand.
    let wall: () -> UInt64
    /// The record of whoever uses this replica: what is not theirs to change is refused. Nobody is asked if nil.
    public var actor: RecordID?
    let queue: DatabaseQueue
    let tables: [KindNumber: RecordTable]
    let lookups: Lookups
    /// The kinds whose tables were seen to have all their indexes.
    var indexed: Set<KindNumber> = []
    let lock: ReplicaLock
    /// Held for the whole of a sync, so that two never run side by side.
    let syncLock: ReplicaLock
    let mark: SyncMark
    /// How many installations changed the file since it was opened.
    var installations = 0
    let capture: OpaquePointer
    var statements: [String: RawStatement] = [:]
    var editStatements: [EditShape: RawStatement] = [:]
    var staging: StagingArea
    var checkpointCache: (mark: CheckpointMark, checkpoint: Checkpoint)?
    /// Where the random bits of new ids come from; a simulation passes its own.
    package var entropy: any RandomNumberGenerator = SystemRandomNumberGenerator()

    public var path: String { directory + "/replica.db" }

    /// Opens an existing replica, upgrading its record tables to `schema` if they are older.
    public static func open(
        _ directory: String, schema: Schema, rulebook: Rulebook, wall: @escaping () -> UInt64 = Replica.systemClock
    ) throws -> Replica {
        guard FileManager.default.fileExists(atPath: directory + "/replica.db") else {
            throw ReplicaError.notEnrolled(directory: directory)
        }
        let replica = try Replica(directory, schema: schema, rulebook: rulebook, wall: wall)
        try replica.upgradeIfNeeded()
        return replica
    }

    /// Creates a replica that HQ has just enrolled. It becomes visible under its name only when complete.
    public static func create(
        _ directory: String, schema: Schema, rulebook: Rulebook, identity: ReplicaIdentity,
        wall: @escaping () -> UInt64 = Replica.systemClock
    ) throws -> Replica {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: directory + "/replica.db") else {
            throw ReplicaError.alreadyEnrolled(directory: directory)
        }
        try manager.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let fresh = directory + "/replica.db.new"
        for suffix in ["", "-wal", "-shm"] { try? manager.removeItem(atPath: fresh + suffix) }
        // SQLite gives its log the permissions of the file that it finds.
        guard manager.createFile(atPath: fresh, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw ReplicaError.file("cannot write \(fresh); is the disk full?")
        }
        try build(fresh, schema: schema, identity: identity)
        guard rename(fresh, directory + "/replica.db") == 0 else {
            throw ReplicaError.file("cannot rename \(fresh): \(String(cString: strerror(errno)))")
        }
        return try Replica(directory, schema: schema, rulebook: rulebook, wall: wall)
    }

    private static func build(_ path: String, schema: Schema, identity: ReplicaIdentity) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try ReplicaTables.createAll(schema.kinds.map(RecordTable.of), in: db)
            let checkpoint = Checkpoint(
                replica: identity.replica, schema: schema.version, scopes: identity.scopes,
                knowledge: Knowledge(timeline: identity.timeline), ended: identity.ended)
            try CheckpointRow.insert(checkpoint, in: db)
            for (name, value) in identity.settings {
                try db.execute(sql: "INSERT INTO sync_setting VALUES (?, ?)", arguments: [name, value])
            }
        }
        try queue.close()
    }

    private init(
        _ directory: String, schema: Schema, rulebook: Rulebook, wall: @escaping () -> UInt64
    ) throws {
        self.directory = directory
        self.schema = schema
        self.rulebook = rulebook
        self.wall = wall
        tables = Dictionary(uniqueKeysWithValues: schema.kinds.map { ($0.number, RecordTable.of($0)) })
        lookups = Lookups(schema, tables)
        lock = ReplicaLock(path: directory + "/writer.lock")
        syncLock = ReplicaLock(path: directory + "/sync.lock")
        mark = SyncMark(path: directory + "/last-sync")
        staging = StagingArea(path: directory + "/incoming.staged")
        queue = try DatabaseQueue(path: directory + "/replica.db", configuration: Self.configuration)
        capture = try queue.inDatabase { db in try Self.prepare(db) }
        lock.mend = { [queue] in try queue.inDatabase(WriteAheadLog.rewrite) }
        // A disk that still fails is no reason not to show what is there.
        try? lock.settle()
        try checkFormat()
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;
                    PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;
                    """)
        }
        return configuration
    }

    /// Switches the guards off for this connection and installs the function that notes replaced values.
    private static func prepare(_ db: Database) throws -> OpaquePointer {
        var capture: OpaquePointer?
        guard let connection = db.sqliteConnection,
            outpost_sqlite_triggers(connection, 0) == 0,
            outpost_sqlite_no_checkpoint_on_close(connection) == 0,
            outpost_capture_install(connection, &capture) == 0, let capture
        else { throw ReplicaError.damaged("SQLite refuses its configuration") }
        return capture
    }

    /// Moves the write-ahead log into the file, waits for the disk, and cuts the log to nothing.
    /// - Returns: false if somebody was reading, so that the log could not be emptied.
    static func emptyLog(_ db: Database) throws -> Bool {
        try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { $0[0] as Int64 == 0 } ?? false
    }

    private func checkFormat() throws {
        let version = try queue.look { db in try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
        guard version <= ReplicaTables.version else { throw ReplicaError.newerFile(version: version) }
        guard version > 0 else { throw ReplicaError.damaged("it has no format number") }
        guard version < ReplicaTables.version else { return }
        try lock.hold("upgrading") {
            try queue.write { db in
                // Another process may have been here first.
                let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? ReplicaTables.version
                try ReplicaTables.migrate(db, from: version, lookups)
            }
        }
    }

    /// A newer build brings new tables and columns: they are added, and their data is fetched by the next sync; also
    /// where they are there already, and an older build has synced since (see `install`).
    private func upgradeIfNeeded() throws {
        let known = try queue.look { db in try CheckpointRow.fetch(db).checkpoint.schema }
        guard known < schema.version else { return }
        try lock.hold("upgrading") {
            try queue.write { db in
                try ReplicaTables.upgrade(schema.kinds.map(RecordTable.of), in: db)
                try lookups.layAll(in: db)
                var row = try CheckpointRow.fetch(db)
                row.checkpoint.schema = schema.version
                try forgetKnownKinds(&row.checkpoint.digest, db)
                if row.checkpoint.knowledge.prefix > 0 {
                    for scope in row.checkpoint.scopes { row.checkpoint.knowledge.exceptions[scope] = 0 }
                }
                try row.update(db)
            }
        }
    }

    public static func systemClock() -> UInt64 {
        UInt64(max(0, Date().timeIntervalSince1970 * 1000))
    }

    /// A prepared statement, kept for the life of the connection.
    func statement(_ db: Database, _ sql: String) throws -> RawStatement {
        if let statement = statements[sql] { return statement }
        let statement = try RawStatement(db, sql)
        statements[sql] = statement
        return statement
    }

    func table(_ kind: KindNumber) throws -> RecordTable {
        guard let table = tables[kind] else { throw ReplicaError.unknownKind(String(kind)) }
        return table
    }
}

/// What HQ issued to a replica at enrolment.
public struct ReplicaIdentity: Sendable {
    public let replica: ReplicaID
    public let timeline: Timeline
    /// HQ's earlier timelines, oldest first.
    public let ended: [Lineage.Ending]
    public let scopes: [ScopeID]
    /// Facts to remember: server, user, office.
    public let settings: [String: String]

    public init(
        replica: ReplicaID, timeline: Timeline, ended: [Lineage.Ending] = [], scopes: [ScopeID],
        settings: [String: String] = [:]
    ) {
        self.ended = ended
        self.replica = replica
        self.timeline = timeline
        self.scopes = scopes
        self.settings = settings
    }
}
