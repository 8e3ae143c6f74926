// Why this file exists: most trouble on a laptop is around the database, not in it: a full disk, wrong permissions,
// an old SQLite, a forgotten process. All of it can be looked at without opening the replica.

import Foundation
import GRDB
import GRDBSQLite
import SyncProtocol

/// What the machine says about a replica's directory.
public struct ReplicaSurroundings: Hashable, Sendable {
    /// Of the SQLite library in use, such as 3.40.1.
    public let sqliteVersion: String
    /// Whether that SQLite can corrupt a log that two connections write or checkpoint at once (mended in 3.51.3).
    /// Outpost keeps to one writer, other programs may not.
    public let sqliteNeedsOneWriter: Bool
    /// Bytes free where the directory lies; nil if the system does not say.
    public let freeSpace: Int64?
    /// Sizes of the database and of its log in bytes; nil if there is none.
    public let databaseSize: Int64?
    public let logSize: Int64?
    /// Files that others than their owner may read or write, and the directory itself as `.`.
    public let exposedFiles: [String]
    /// Who holds the replica for writing and what they do; nil if nobody does.
    public let holder: String?
}

extension Workspace {
    /// Looks at the directory of a replica without opening it.
    public static func surroundings(of directory: String) -> ReplicaSurroundings {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: directory)
        return ReplicaSurroundings(
            sqliteVersion: String(cString: sqlite3_libversion()),
            sqliteNeedsOneWriter: sqlite3_libversion_number() < 3_051_003,
            freeSpace: (attributes?[.systemFreeSize] as? NSNumber)?.int64Value,
            databaseSize: size(directory + "/replica.db"), logSize: size(directory + "/replica.db-wal"),
            exposedFiles: exposed(directory), holder: holder(directory))
    }

    private static func size(_ path: String) -> Int64? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value
    }

    private static func exposed(_ directory: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return (["."] + names.sorted()).filter { name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: directory + "/" + name)
            guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue else { return false }
            return mode & 0o077 != 0
        }
    }

    private static func holder(_ directory: String) -> String? {
        guard FileManager.default.fileExists(atPath: directory + "/writer.lock") else { return nil }
        do {
            try ReplicaLock(path: directory + "/writer.lock").hold("looking who writes", patience: 0) {}
            return nil
        } catch ReplicaError.held(let holder, let doing) {
            return "\(holder) (\(doing))"
        } catch {
            return nil
        }
    }
}
