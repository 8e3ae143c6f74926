// Why this file exists: an operator who has lost HQ's disk has a backup and laptops that know more than it. The backup
// becomes HQ again in a new timeline, and the laptops bring back what it lacks.

import FoundationEssentials
import GRDB
import Glibc
import RecordTables
import SyncProtocol

/// What a restore did.
public struct Restoration: Hashable, Sendable {
    /// The new timeline, and the one the backup was made in.
    public let timeline: Timeline
    public let former: Timeline
    /// The last commit in the backup, and the number after which new commits are counted.
    public let frontier: CommitSequence
    public let base: CommitSequence
    /// Where the database that was there before lies now; nil if there was none.
    public let replaced: String?
}

/// Why a file cannot become HQ.
public enum RestoreError: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(path: String)
    case notHeadquarters(path: String)
    case newer(path: String)
    case damaged(path: String, finding: String)
    /// There is an HQ already.
    case occupied(path: String)

    public var description: String {
        switch self {
        case .missing(let path): "There is no file \(path)."
        case .notHeadquarters(let path): "\(path) is not a database of HQ; nothing was changed."
        case .newer(let path): "\(path) was written by a newer version; upgrade this one."
        case .damaged(let path, let finding): "\(path) is damaged (\(finding)); use another backup."
        case .occupied(let path):
            "There is an HQ in \(path) already; with --replace it is moved aside, not deleted."
        }
    }
}

extension DataDirectory {
    /// Makes a backup HQ's database, in a new timeline. It appears under its name only when it is complete.
    /// - Parameters:
    ///   - file: a copy that `backup` made, or any other whole copy of HQ's database.
    ///   - replace: whether a database that is there may be moved aside.
    ///   - wall: Unix milliseconds.
    /// - Throws: ``RestoreError``, ``DataDirectoryError``.
    public func restore(from file: String, replace: Bool, wall: UInt64) throws -> Restoration {
        let isOccupied = access(database, F_OK) == 0
        guard !isOccupied || replace else { throw RestoreError.occupied(path: path) }
        let fresh = database + ".restoring"
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(fresh + suffix) }
        try BackupFile(file).copy(to: fresh)
        let lost = isOccupied ? Highest(database) : nil
        let queue = try DatabaseQueue(path: fresh)
        let begun = try queue.write { db in try NewTimeline(db, beyond: lost, wall: wall).begin() }
        try queue.close()
        chmod(fresh, 0o600)
        try Self.synchronize(fresh)
        let replaced = isOccupied ? try moveAside(wall) : nil
        guard rename(fresh, database) == 0 else {
            throw DataDirectoryError.system("\(database) cannot be written: \(String(cString: strerror(errno))).")
        }
        try Self.synchronize(path)
        return Restoration(
            timeline: begun.timeline, former: begun.fork.timeline, frontier: begun.fork.sequence,
            base: begun.fork.base, replaced: replaced)
    }

    /// Waits until the disk has a file, or the names in a folder.
    static func synchronize(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw DataDirectoryError.system("\(path) cannot be read back.") }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw DataDirectoryError.system("\(path) cannot be synced to disk.") }
    }

    /// The old database keeps its write-ahead log beside it, so that nothing of it is lost.
    private func moveAside(_ wall: UInt64) throws -> String {
        let target = "\(database).replaced-\(wall)"
        for suffix in ["-wal", "-shm", ""] where access(database + suffix, F_OK) == 0 {
            guard rename(database + suffix, target + suffix) == 0 else {
                throw DataDirectoryError.system(
                    "\(database)\(suffix) cannot be moved: \(String(cString: strerror(errno))).")
            }
        }
        return target
    }
}

/// A file that may be a backup of HQ.
private struct BackupFile {
    private let path: String

    init(_ path: String) throws {
        guard access(path, F_OK) == 0 else { throw RestoreError.missing(path: path) }
        self.path = path
    }

    /// Checks the file and copies what it holds, its write-ahead log included.
    func copy(to target: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { db in
                try check(db)
                try db.execute(sql: "VACUUM INTO ?", arguments: [target])
            }
            try queue.close()
        } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
            throw RestoreError.damaged(path: path, finding: error.message ?? "SQLite cannot read it")
        }
    }

    private func check(_ db: Database) throws {
        let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check(1)")
        if let finding = findings.first, finding != "ok" {
            throw RestoreError.damaged(path: path, finding: finding)
        }
        for table in ["hq_setting", "hq_log", "hq_replica", "hq_scope"] where try !db.tableExists(table) {
            throw RestoreError.notHeadquarters(path: path)
        }
        guard let format = try Setting.format.number(db), try Setting.timeline.number(db) ?? 0 != 0 else {
            throw RestoreError.notHeadquarters(path: path)
        }
        guard format <= UInt64(LedgerSchema.format) else { throw RestoreError.newer(path: path) }
    }
}

/// The highest numbers that a database has given out.
private struct Highest {
    let sequence: CommitSequence
    let counter: UInt64
    let replica: UInt64

    init(_ db: Database) throws {
        sequence = try FeedReader.frontier(db)
        let listed = try RawStatement(
            db, "SELECT max(replica), (SELECT counter FROM hq_replica WHERE replica = 1) FROM hq_replica")
        guard try listed.step() else { throw LedgerError.missingReplica(.headquarters) }
        replica = max(listed.unsigned(0), try Setting.firstReplica.number(db) ?? 0)
        counter = listed.unsigned(1)
    }

    /// Of a database that is to be replaced; nil if it cannot be read, which may be why it is.
    init?(_ path: String) {
        var configuration = Configuration()
        configuration.readonly = true
        guard let queue = try? DatabaseQueue(path: path, configuration: configuration),
            let highest = try? queue.read({ try Highest($0) })
        else { return nil }
        self = highest
    }
}

/// Begins a timeline in a restored database.
private struct NewTimeline {
    private let db: Database
    private let known: Highest
    private let lost: Highest?
    private let wall: UInt64

    /// More than HQ gives out of one prefix between two backups.
    private static let skippedCodes = 10_000

    init(_ db: Database, beyond lost: Highest?, wall: UInt64) throws {
        self.db = db
        self.lost = lost
        self.wall = wall
        try LedgerSchema.createOwnTables(db, wall: wall)
        known = try Highest(db)
    }

    func begin() throws -> (timeline: Timeline, fork: Fork) {
        let former = Timeline(rawValue: try Setting.timeline.number(db) ?? 0)
        let fork = Fork(
            timeline: former, sequence: known.sequence,
            base: Fork.base(after: known.sequence, lost: lost?.sequence, wall: wall),
            counter: known.counter,
            counterBase: Fork.base(after: known.counter, lost: lost?.counter, wall: wall))
        try fork.insert(db, at: wall)
        let timeline = Timeline(rawValue: UInt64.random(in: 1...UInt64(Int64.max)))
        try Setting.timeline.set(timeline.rawValue, db)
        let restored = AuditAct(after: known.sequence, at: wall, deed: .restored(fork, timeline: timeline))
        try AuditShelf.append(restored, after: try AuditShelf.last(db).head, db)
        try SeatShelf.retireAll(after: fork.base, at: wall, db)
        // Codes given out since the backup stand on paper: they must not come to name other records.
        try db.execute(sql: "UPDATE hq_code SET last = last + ?", arguments: [Self.skippedCodes])
        // The file may be that of a standby, of which nobody keeps a copy: only what it knew to be in a backup is.
        // Where none was ever made, it is itself the one there is.
        if try Setting.backedUp.number(db) == nil { try Setting.backedUp.set(known.sequence, db) }
        try Setting.firstReplica.set(Fork.firstDevice(after: known.replica, lost: lost?.replica, wall: wall), db)
        try db.execute(
            sql: "UPDATE hq_replica SET counter = ? WHERE replica = 1; DELETE FROM hq_nonce; DELETE FROM hq_invitation",
            arguments: [Int64(clamping: fork.counterBase)])
        try SignInTables.closeAll(db)
        return (timeline, fork)
    }
}
