// Why this file exists: a scope comes into being once, before anything belongs to it, and with it the parts of it that
// only some may see: where a part were made late, somebody would have to hear of it late.

import GRDB
import RecordTables
import SyncProtocol

/// The table of scopes.
enum ScopeRegister {
    /// Creates the table, or brings one of an earlier build up to date.
    static func prepare(_ db: Database) throws {
        let columns = try db.tableExists("hq_scope") ? Set(db.columns(in: "hq_scope").map(\.name)) : ["visibility"]
        if columns.contains("visibility") { return try db.execute(sql: table) }
        let floor = columns.contains("floor") ? "floor" : "0"
        try db.execute(
            sql: """
                ALTER TABLE hq_scope RENAME TO hq_scope_former; \(table)
                INSERT OR REPLACE INTO hq_scope (scope, anchor, name, head, rows, high, low, floor)
                    SELECT scope, anchor, name, head, rows, high, low, \(floor) FROM hq_scope_former;
                DROP TABLE hq_scope_former;
                """)
    }

    /// Makes the parts that a schema has gained.
    static func complete(_ db: Database, _ schema: Schema) throws {
        for visibility in schema.visibilities { try db.execute(sql: parts, arguments: part(visibility)) }
    }

    /// Makes the scope anchored at a record, and its parts.
    static func make(anchor: RecordID, _ name: String, _ schema: Schema, _ db: Database) throws -> [ScopeState] {
        let insertion = try RawStatement(cached: db, "INSERT INTO hq_scope (anchor, visibility, name) VALUES (?, ?, ?)")
        return try schema.visibilities.map { visibility in
            let title = title(name, visibility)
            insertion.bind(1, anchor)
            insertion.bind(2, Int64(visibility.rawValue))
            insertion.bind(3, title)
            try insertion.run()
            return ScopeState(
                scope: ScopeID(rawValue: UInt32(clamping: db.lastInsertedRowID)),
                content: ScopeName(anchor: anchor, visibility), name: title, head: 0, digest: .empty)
        }
    }

    /// - Returns: the scope and its parts with their new names.
    static func rename(_ anchor: RecordID, to name: String, _ db: Database) throws -> [(scope: ScopeID, name: String)] {
        let select = try RawStatement(cached: db, "SELECT scope, visibility FROM hq_scope WHERE anchor = ?")
        select.bind(1, anchor)
        var found: [(scope: ScopeID, name: String)] = []
        while try select.step() {
            let visibility = Visibility(rawValue: UInt8(clamping: select.integer(1))) ?? .headquarters
            found.append((ScopeID(rawValue: UInt32(clamping: select.integer(0))), title(name, visibility)))
        }
        select.reset()
        let update = try RawStatement(cached: db, "UPDATE hq_scope SET name = ? WHERE scope = ?")
        for scope in found {
            update.bind(1, scope.name)
            update.bind(2, Int64(scope.scope.rawValue))
            try update.run()
        }
        return found
    }

    private static func title(_ name: String, _ visibility: Visibility) -> String {
        visibility == .shared ? name : "\(name) · \(visibility)"
    }

    private static func part(_ visibility: Visibility) -> StatementArguments {
        ["class": Int64(visibility.rawValue), "word": "\(visibility)"]
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS hq_scope (
            -- The units of partial replication. 1 is reference data; the others are anchored at a record.
            -- visibility: 0 what everyone who holds a scope sees; more: what only some see of it, a scope of its own.
            -- head: σ of the newest change or journal entry in it; rows, high, low: the digest of its living records.
            scope INTEGER PRIMARY KEY, anchor BLOB, name TEXT NOT NULL, head INTEGER NOT NULL DEFAULT 0,
            -- floor: the highest deletion that was forgotten.
            rows INTEGER NOT NULL DEFAULT 0, high INTEGER NOT NULL DEFAULT 0, low INTEGER NOT NULL DEFAULT 0,
            floor INTEGER NOT NULL DEFAULT 0, visibility INTEGER NOT NULL DEFAULT 0
        );
        CREATE UNIQUE INDEX IF NOT EXISTS hq_scope_content ON hq_scope (ifnull(anchor, x''), visibility);
        INSERT OR IGNORE INTO hq_scope (scope, name) VALUES (1, 'reference');
        """

    private static let parts = """
        INSERT OR IGNORE INTO hq_scope (anchor, visibility, name)
            SELECT anchor, :class, name || ' · ' || :word FROM hq_scope WHERE visibility = 0 AND :class > 0
        """
}
