// Why this file exists: GRDB guards a read with two pragmas that forbid writes and allow them again, and SQLite
// prepares every statement of the connection anew after each. On a laptop that costs more than the reads themselves.

import GRDB

extension DatabaseQueue {
    /// Reads in one transaction, so that all of it comes from one moment. Nothing stops `body` from writing but that no
    /// caller does: what only looks here has no business with a changeset.
    func look<T>(_ body: (Database) throws -> T) throws -> T {
        try inDatabase { db in
            var result: T?
            try db.inTransaction(.deferred) {
                result = try body(db)
                return .commit
            }
            guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
            return result
        }
    }
}
