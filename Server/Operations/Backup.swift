// Why this file exists: a backup that nobody has to stop the server for, and that tells laptops what they may forget.

import FoundationEssentials
import GRDB
import Glibc
import SyncProtocol

extension Headquarters {
    /// Copies the database, as of one moment, into a new file, and from then on counts everything in it as backed up.
    /// - Returns: σ of the last commit in the copy.
    /// - Throws: ``DataDirectoryError/exists(path:)`` if there is such a file.
    public func backUp(to path: String) async throws -> CommitSequence {
        guard access(path, F_OK) != 0 else { throw DataDirectoryError.exists(path: path) }
        let partial = path + ".partial"
        unlink(partial)
        let frontier = try await pool.unsafeRead { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [partial])
            return try Self.frontier(ofCopy: partial)
        }
        chmod(partial, 0o600)
        try Self.synchronize(partial)
        guard rename(partial, path) == 0 else {
            throw DataDirectoryError.system("\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
        try await committer.perform { _, db in try Setting.backedUp.set(frontier, db) }
        await refreshBackupHorizon()
        return frontier
    }

    private static func frontier(ofCopy path: String) throws -> CommitSequence {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read { try FeedReader.frontier($0) }
    }

    private static func synchronize(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw DataDirectoryError.system("\(path) cannot be read back.") }
        defer { Glibc.close(file) }
        guard fsync(file) == 0 else { throw DataDirectoryError.system("\(path) cannot be synced to disk.") }
    }

    /// Works out anew up to which commit everything is backed up. Done at start, after a backup, and hourly.
    package func refreshBackupHorizon() async {
        let now = wall()
        guard let horizon = try? await pool.read({ db in try BackupHorizon.sequence(now: now, db) }) else { return }
        mirror.change { $0.horizon = max($0.horizon, horizon) }
    }
}
