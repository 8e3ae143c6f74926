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
        try DataDirectory.synchronize(partial)
        guard rename(partial, path) == 0 else {
            throw DataDirectoryError.system("\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
        // Laptops are told to forget what is in it: from then on its name must survive a power cut too.
        try DataDirectory.synchronize(Self.folder(of: path))
        try await committer.perform { _, db in try Setting.backedUp.set(frontier, db) }
        await refreshBackupHorizon()
        return frontier
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func frontier(ofCopy path: String) throws -> CommitSequence {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read { try FeedReader.frontier($0) }
    }

    /// Works out anew up to which commit everything is backed up. Done at start, after a backup, and hourly.
    package func refreshBackupHorizon() async {
        let now = wall()
        guard let horizon = try? await pool.read({ db in try BackupHorizon.sequence(now: now, db) }) else { return }
        mirror.change { $0.horizon = max($0.horizon, horizon) }
    }
}
