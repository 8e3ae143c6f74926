// Why this file exists: what IT and benchmarks ask of the file itself rather than of its records.

import GRDB
import GRDBSQLite
import SyncProtocol

extension Replica {
    /// Pages this connection has written into the write-ahead log, checkpoints excluded.
    public func pagesWritten() -> Int {
        queue.inDatabase { db in
            var current: Int32 = 0
            var highest: Int32 = 0
            guard let connection = db.sqliteConnection,
                sqlite3_db_status(connection, SQLITE_DBSTATUS_CACHE_WRITE, &current, &highest, 0) == SQLITE_OK
            else { return 0 }
            return Int(current)
        }
    }

    /// Whether everything that shows here is on the disk itself: not after a write that the disk failed, until that is
    /// mended.
    package var isSettled: Bool { !lock.isMarked }

    /// Moves the write-ahead log into the file and gives free pages back to the disk.
    /// - Returns: false if somebody was reading, so that the log could not be emptied.
    @discardableResult
    public func compact() throws -> Bool {
        try lock.hold("compacting") {
            // SQLite may number rows anew, and by these numbers the index of words knows them.
            if try queue.look({ try self.searchMark($0) }) != nil { try queue.write { try self.forgetSearch($0) } }
            return try queue.inDatabase { db in
                statements = [:]
                editStatements = [:]
                try db.execute(sql: "VACUUM")
                return try Self.emptyLog(db)
            }
        }
    }
}
