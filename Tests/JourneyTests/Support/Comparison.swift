// Why this file exists: whether a laptop and HQ hold the same is asked of the two files by plain SQL, not of the code
// that made them so.

import Foundation
import GRDB
import LeadToCash
import RecordTables
import SyncProtocol

/// Reads the databases of a journey.
enum Comparison {
    /// What a laptop's record tables and the living rows of its scopes at HQ do not have in common, business column by
    /// business column; empty if they are the same.
    static func differences(_ laptop: Laptop, _ headquarters: HeadquartersProgram) throws -> [String] {
        try differences(laptop.database, headquarters: headquarters.database)
    }

    static func differences(_ replica: String, headquarters: String) throws -> [String] {
        try read(replica) { db in
            try db.execute(sql: "ATTACH DATABASE ? AS hq", arguments: [headquarters])
            var found = try LeadToCash.schema.kinds.flatMap { try differences(RecordTable.of($0), db) }
            if try digest(ofLaptop: db) != digest(ofHeadquarters: db) { found.append("the digests differ") }
            return found
        }
    }

    private static let scopes = "(SELECT CAST(value AS INTEGER) FROM sync_checkpoint, json_each(scopes))"

    private static func differences(_ table: RecordTable, _ db: Database) throws -> [String] {
        let columns = "hex(id), \(table.columnList)"
        let here = "SELECT \(columns) FROM main.\(table.sqlName)"
        let there = "SELECT \(columns) FROM hq.\(table.sqlName) WHERE _alive = 1 AND _scope IN \(scopes)"
        let extra = try Row.fetchAll(db, sql: "\(here) EXCEPT \(there)")
        let missing = try Row.fetchAll(db, sql: "\(there) EXCEPT \(here)")
        return extra.prefix(3).map { "\(table.name): only on the laptop: \($0)" }
            + missing.prefix(3).map { "\(table.name): only at HQ: \($0)" }
    }

    private static func digest(ofLaptop db: Database) throws -> ScopeDigest {
        try digests(db, "SELECT digest_count, digest_high, digest_low FROM main.sync_checkpoint")
    }

    private static func digest(ofHeadquarters db: Database) throws -> ScopeDigest {
        try digests(db, "SELECT rows, high, low FROM hq.hq_scope WHERE scope IN \(scopes)")
    }

    private static func digests(_ db: Database, _ sql: String) throws -> ScopeDigest {
        try Row.fetchAll(db, sql: sql).reduce(.empty) { sum, row in
            func word(_ index: Int) -> UInt64 { UInt64(bitPattern: row[index] as Int64) }
            return sum + ScopeDigest(count: word(0), high: word(1), low: word(2))
        }
    }

    /// One number out of a database.
    static func number(_ path: String, _ sql: String) throws -> Int {
        try read(path) { db in try Int.fetchOne(db, sql: sql) ?? 0 }
    }

    /// The rows of a question of two columns: a word and a number, or more numbers.
    static func rows(_ path: String, _ sql: String) throws -> [Row] {
        try read(path) { db in try Row.fetchAll(db, sql: sql) }
    }

    private static func read<T>(_ path: String, _ body: (Database) throws -> T) throws -> T {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        return try queue.inDatabase(body)
    }
}

extension Comparison {
    /// What SQLite answers somebody who writes to a file with another program; empty if it lets them.
    static func complaint(_ path: String, _ sql: String) -> String {
        do {
            try DatabaseQueue(path: path).write { db in try db.execute(sql: sql) }
            return ""
        } catch {
            return "\(error)"
        }
    }
}
