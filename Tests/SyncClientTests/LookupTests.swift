// Why this file exists: an index that a query does not use, or that an older file never gets, is noticed by nobody but
// the rep who waits.

import GRDB
import RecordTables
import SyncProtocol
import Testing

@testable import SyncClient

/// A schema with every reason to look a column up, and every reason not to.
private enum Yard {
    static let person: KindNumber = 1
    static let ship: KindNumber = 2
    static let part: KindNumber = 3

    enum Part {
        static let code: FieldNumber = 1
        static let ship: FieldNumber = 2
        static let maker: FieldNumber = 3
        static let serial: FieldNumber = 4
        static let state: FieldNumber = 5
        static let key: FieldNumber = 6
        static let name: FieldNumber = 7
        static let fits: FieldNumber = 8
    }

    static let schema = Schema(
        version: 1,
        kinds: [
            RecordKind(
                number: person, name: "person", scope: .reference,
                fields: [
                    Field(1, "name", column: "name", .text), Field(2, "role", column: "role", .text),
                ]),
            RecordKind(
                number: ship, name: "ship", scope: .reference,
                fields: [Field(1, "captain", column: "captain_id", .reference("person"))]),
            RecordKind(
                number: part, name: "part", scope: .reference, code: IssuedCode(field: Part.code, prefix: "PT"),
                fields: [
                    Field(Part.code, "code", column: "code", .text, policy: .hqOnly),
                    Field(Part.ship, "ship", column: "ship_id", .reference("ship"), isParent: true),
                    Field(Part.maker, "maker", column: "maker_id", .reference("person")),
                    Field(Part.serial, "serial", column: "serial", .text, isLookedUp: true),
                    Field(Part.state, "state", column: "state", .text, choices: ["new", "old"], isLookedUp: true),
                    Field(
                        Part.key, "key", column: "match_key", .text, policy: .hqOnly, creatorSets: true,
                        isLookedUp: true),
                    Field(Part.name, "name", column: "name", .text),
                    Field(Part.fits, "fits", column: "fits_id", .reference("part")),
                ]),
        ], certifiedRole: (kind: person, field: 2))

    static func id(_ number: Int) -> RecordID {
        RecordID(milliseconds: 1_767_225_600_000, entropy: 1, replica: .headquarters, counter: UInt64(number))
    }

    /// Parts of ten ships, as HQ sends them.
    static func parts(_ count: Int) -> Message {
        let rows = (1...count).map { number in
            SentRow(
                RecordKey(kind: part, id: id(number)), head: CommitSequence(number),
                [
                    Part.code: .text("PT-\(number)"), Part.ship: .reference(id(1_000_000 + number % 10)),
                    Part.maker: .reference(id(2_000_000)), Part.serial: .text("S\(number)"), Part.state: .text("new"),
                ])
        }
        return Desk.change(rows, complete: true, schema: schema)
    }
}

struct `A long table` {
    private func desk(parts: Int) throws -> Desk {
        let desk = try Desk(schema: Yard.schema, rulebook: Rulebook())
        let ship = SentRow(
            RecordKey(kind: Yard.ship, id: Yard.id(1_000_001)), head: 1, [1: .reference(Yard.id(2_000_000))])
        try desk.hear(
            [Yard.parts(parts), Desk.change([ship], complete: true, schema: Yard.schema)],
            frontier: CommitSequence(parts))
        return desk
    }

    private func indexes(_ replica: Replica) throws -> [String] {
        try replica.queue.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'index' AND name LIKE '%\\_\\_by\\_%' ESCAPE '\\' "
                    + "ORDER BY name")
        }
    }

    /// What SQLite says about how it would answer.
    private func plan(_ replica: Replica, _ sql: String) throws -> String {
        try replica.queue.read { db in
            let rows = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql)
            return rows.map { $0["detail"] as String }.joined(separator: "; ")
        }
    }

    private static let all = ["part__by_code", "part__by_maker_id", "part__by_serial", "part__by_ship_id"]

    @Test func `a table that has grown long by a sync has an index for what is asked, and a short one has none`()
        throws
    {
        let count = Int(Lookups.fewestRows)
        let replica = try desk(parts: count).replica
        #expect(try indexes(replica) == Self.all)
        // These are the questions of `next`, of rules, of `list --mine` and of `show CODE`.
        for (column, index) in zip(["code", "maker_id", "serial", "ship_id"], Self.all) {
            let question = "SELECT id, name FROM part WHERE \"\(column)\" = 'x' ORDER BY id LIMIT 51"
            #expect(try plan(replica, question).contains("USING INDEX \(index)"), "\(column)")
        }
        let several = "SELECT id FROM part WHERE \"ship_id\" IN ('x', 'y', 'z') ORDER BY id"
        #expect(try plan(replica, several).contains("USING INDEX part__by_ship_id"))
        let ship = try replica.records(Yard.part, where: "\"ship_id\" = ?", [.reference(Yard.id(1_000_003))])
        #expect(ship.count == count / 10)
    }

    @Test func `a sync that came to nothing leaves the indexes to the next one`() throws {
        let desk = try Desk(schema: Yard.schema, rulebook: Rulebook())
        let own = RecordKey(kind: Yard.person, id: try desk.replica.makeID())
        try desk.replica.apply([RecordEdit(own, .create, [FieldValue(1, .text("Li Na"))])])
        let count = Int(Lookups.fewestRows)
        func hear() throws {
            try desk.hear([Yard.parts(count)], acknowledged: 1, backedUp: 1, frontier: CommitSequence(count))
        }
        func rename(_ table: String, _ name: String) throws {
            try desk.replica.queue.write { try $0.execute(sql: "ALTER TABLE \(table) RENAME TO \(name)") }
        }
        // What an installation asks for last is not there.
        try rename("sync_former", "sync_elsewhere")
        #expect(throws: DatabaseError.self) { try hear() }
        #expect(try indexes(desk.replica) == [])
        try rename("sync_elsewhere", "sync_former")
        try hear()
        #expect(try indexes(desk.replica) == Self.all)
    }

    @Test func `a table that is still short has no index and answers all the same`() throws {
        let replica = try desk(parts: 50).replica
        #expect(try indexes(replica) == [])
        #expect(try replica.records(Yard.part, where: "\"code\" = ?", [.text("PT-7")]).count == 1)
    }

    @Test func `a replica of an earlier build gets its indexes and its tables when it is opened`() throws {
        let desk = try desk(parts: Int(Lookups.fewestRows))
        let before = try desk.replica.recountDigest()
        let queue = try DatabaseQueue(path: desk.replica.path)
        try queue.write { db in
            for index in Self.all { try db.execute(sql: "DROP INDEX \"\(index)\"") }
            try db.execute(
                sql: """
                    DROP TABLE sync_searched; DROP TABLE sync_unsearched; ALTER TABLE sync_outbox RENAME TO newer;
                    CREATE TABLE sync_outbox (
                        counter INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, payload BLOB NOT NULL, chain BLOB);
                    INSERT INTO sync_outbox SELECT counter, stamp, payload, chain FROM newer; DROP TABLE newer;
                    PRAGMA user_version = 4
                    """)
        }
        try queue.close()
        let opened = try Replica.open(desk.directory, schema: Yard.schema, rulebook: Rulebook())
        #expect(try indexes(opened) == Self.all)
        #expect(try opened.recountDigest() == before)
        let version = try opened.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        #expect(version == ReplicaTables.version)
        let workspace = Workspace(opened)
        workspace.searchPlan = SearchPlan(letters: "test", kinds: [(Yard.part, [Yard.Part.code])], fewest: 0) { $0 }
        #expect(try workspace.search("PT-77", limit: 3).first?.id == Yard.id(77))
    }

    @Test func `opening a replica writes nothing and makes nothing`() throws {
        let desk = try desk(parts: Int(Lookups.fewestRows))
        let opened = try Replica.open(desk.directory, schema: Yard.schema, rulebook: Rulebook())
        _ = try opened.checkpoint()
        #expect(opened.pagesWritten() == 0)
    }
}
