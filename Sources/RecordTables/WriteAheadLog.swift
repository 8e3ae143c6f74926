// Why this file exists: SQLite trusts that what it reads from its log is on the disk. After a sync that failed it is
// not.

import CSQLite
import GRDB
import GRDBSQLite

/// SQLite's write-ahead log, where it needs more care than SQLite gives it.
public enum WriteAheadLog {
    /// Writes every byte of the log once more and waits for the disk. To be called before anything is trusted that a
    /// process left behind which died, or whose disk failed, while it wrote; nobody may be writing.
    ///
    /// A commit whose sync fails is refused, but the system keeps its pages in memory, takes them for written, and
    /// hands them to the next process, for which the commit is complete. Every later sync succeeds, and leaves that
    /// gap on the disk; a power cut then takes all that came after it (Rebello and others, “Can Applications Recover
    /// from fsync Failures?”, USENIX ATC 2020). A checkpoint is no cure: until the log's end is on the disk, a power
    /// cut may bring back an older log over a newer database.
    /// - Throws: `DatabaseError` if the disk still fails.
    public static func rewrite(_ db: Database) throws {
        // The log is open only after something was read.
        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
        let code = outpost_sqlite_rewrite_log(db.sqliteConnection)
        guard code == SQLITE_OK else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "the log cannot be written anew")
        }
    }
}
