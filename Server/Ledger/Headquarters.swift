// Why this file exists: the one object that a program holds to be HQ: its data directory, its database, its only
// writer, and what is kept in memory of both.

import CSQLite
import Dispatch
import FoundationEssentials
import GRDB
import Glibc
import RecordTables
import SyncProtocol

/// An open HQ.
public final class Headquarters: Sendable {
    public let schema: Schema
    public let rulebook: Rulebook
    public let directory: DataDirectory
    package let committer: Committer
    package let pool: DatabasePool
    let mirror: Mirror
    let metrics: ServerMetrics
    let syncs = SyncBook()
    package let gatekeeper: Gatekeeper
    package let signIns: SignInMemory
    let wall: @Sendable () -> UInt64
    let shadowTurn = ShadowTurn()

    /// Unix milliseconds by the system's clock.
    public static let systemClock: @Sendable () -> UInt64 = {
        UInt64(max(0, Date().timeIntervalSince1970 * 1000))
    }

    /// Opens HQ's database in a directory this process holds.
    /// - Parameters:
    ///   - create: whether there is to be none yet.
    ///   - wall: Unix milliseconds; tests pass their own.
    /// - Throws: ``DataDirectoryError``, or `DatabaseError` if the file cannot be used.
    public init(
        _ directory: DataDirectory, schema: Schema, rulebook: Rulebook, create: Bool = false,
        wall: @escaping @Sendable () -> UInt64 = Headquarters.systemClock
    ) throws {
        let exists = access(directory.database, F_OK) == 0
        guard exists || create else { throw DataDirectoryError.missing(path: directory.path) }
        guard !exists || !create else { throw DataDirectoryError.exists(path: directory.path) }
        self.directory = directory
        self.schema = schema
        self.rulebook = rulebook
        self.wall = wall
        pool = try DatabasePool(path: directory.database, configuration: Self.configuration)
        chmod(directory.database, 0o600)
        try pool.writeWithoutTransaction { try Self.prepareWriter($0, schema, directory, wall: wall()) }
        var committed = try pool.read { try Registry.committed($0) }
        committed.nonces = try pool.write { try NonceShelf.take($0) }
        committed.attendance = try pool.read { try Attendance.load($0) }
        mirror = Mirror(committed)
        let lease = try pool.read { try Setting.offlineLeaseDays.number($0) }
        gatekeeper = Gatekeeper(lease: lease.map { UInt32(clamping: $0) } ?? Gatekeeper.usualLease)
        signIns = SignInMemory(try pool.read { try SignInTables.sessions($0) })
        metrics = ServerMetrics()
        committer = try Committer(
            pool, Arbiter(schema: schema, rulebook: rulebook), mirror, metrics, wall: wall)
    }

    /// Sets up what SQLite shares within a process. To be called once at its start, before anything opens a database.
    public static func prepareProcess() { _ = outpost_sqlite_uncounted() }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "hq"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            if db.configuration.readonly {
                // SQLite before 3.51.3 can damage its log when two connections checkpoint: only the writer does.
                _ = db.sqliteConnection.map { outpost_sqlite_no_checkpoint_on_close($0) }
                try db.execute(sql: "PRAGMA cache_size = -4000")
            } else {
                // What is deleted is gone from its page too: an erasure must not leave it in free space.
                try db.execute(
                    sql: """
                        PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON
                        """)
            }
        }
        return configuration
    }

    private static func prepareWriter(
        _ db: Database, _ schema: Schema, _ directory: DataDirectory, wall: UInt64
    ) throws {
        // An acknowledgement is a promise that survives a power cut.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try WriteAheadLog.rewrite(db)
        try db.inTransaction(.immediate) {
            if try db.tableExists("hq_setting"), let format = try Setting.format.number(db),
                format > UInt64(LedgerSchema.format)
            {
                throw DataDirectoryError.newer(path: directory.path)
            }
            try LedgerSchema.migrate(db, schema, wall: wall)
            if try Setting.timeline.number(db) == nil {
                var generator = SystemRandomNumberGenerator()
                try Setting.timeline.set(generator.next() >> 1 | 1, db)
            }
            try Setting.format.set(UInt64(LedgerSchema.format), db)
            try Setting.schema.set(UInt64(schema.version), db)
            return .commit
        }
    }

    public var timeline: Timeline { mirror.read { $0.timeline } }
    /// The timelines HQ went through.
    public var lineage: Lineage { mirror.read { $0.forks.lineage($0.timeline) } }
    /// The last commit number given out.
    public var frontier: CommitSequence { mirror.read { $0.frontier } }

    /// The last commit number, read from disk: whether the database answers.
    func storedFrontier() async throws -> CommitSequence { try await pool.read { try FeedReader.frontier($0) } }

    /// Empties the write-ahead log into the database: the last thing to do. The files are closed and the directory is
    /// released when the object goes.
    public func close() async throws {
        mirror.frontierWatch.finish()
        try await saveSessions()
        let (nonces, attendance) = mirror.read { ($0.nonces, $0.attendance.unsaved) }
        try await committer.outsideTransaction { db in
            if !nonces.isEmpty || !attendance.isEmpty {
                try db.inTransaction {
                    try NonceShelf.put(nonces, db)
                    try Attendance.save(attendance, db)
                    return .commit
                }
            }
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    /// HQ's clock for a reply: newer than every effective stamp it can speak of.
    var replyClock: Stamp {
        let last = mirror.read { $0.clock.last }
        return max(last, Stamp(milliseconds: wall()))
    }
}
