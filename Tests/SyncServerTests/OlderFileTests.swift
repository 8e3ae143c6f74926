// Why this file exists: HQ is upgraded over its own database, by whoever is there that day. What an earlier build kept
// must be kept, what a newer one wrote must be left alone, and what is no HQ must be said to be none.

import GRDB
import Glibc
import SyncProtocol
import TestSupport
import Testing

@testable import SyncServer

/// A closed HQ with a laptop that holds one note, and has heard that another was deleted and forgotten.
private struct ClosedOffice {
    let directory = TemporaryDirectory()
    let clock = SharedClock()
    let ann: TestLaptop
    let kept: RecordKey

    init() async throws {
        let headquarters = try SharedWorld.open(directory, clock, create: true)
        let shelf = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        let scope = try await headquarters.scope(anchoredAt: shelf, name: "shelf")
        let invitation = try await headquarters.invite(name: "Ann", person: nil, scopes: [scope])
        ann = TestLaptop(try await headquarters.enroll(code: invitation.code, device: "x"), clock)
        let placed = FieldValue(Notebook.place, .reference(shelf))
        kept = ann.create([FieldValue(Notebook.title, .text("kept")), placed])
        let gone = ann.create([FieldValue(Notebook.title, .text("gone")), placed])
        try await ann.sync(headquarters)
        ann.edit([RecordEdit(gone, .delete(reason: "done"))])
        for _ in 0..<3 { try await ann.sync(headquarters) }
        #expect(try await headquarters.collectTombstones().forgotten == 1)
        try await headquarters.close()
    }

    /// Does to the file what an earlier or later build would have done.
    func write(_ sql: String) throws {
        let queue = try DatabaseQueue(path: directory.path + "/hq.db")
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// Has the laptop work on, and HQ look itself through.
    func expectSound(_ headquarters: Headquarters, _ location: SourceLocation = #_sourceLocation) async throws {
        ann.set(kept, Notebook.title, .text("changed"))
        try await ann.sync(headquarters)
        #expect(ann.rows[kept]?.values[Notebook.title] == .text("changed"), sourceLocation: location)
        #expect(!ann.checkpoint.needsRepair, sourceLocation: location)
        #expect(try await headquarters.verify().findings == [], sourceLocation: location)
        #expect(try await headquarters.verifyAudit().findings == [], sourceLocation: location)
    }
}

@Suite struct `A database of an earlier build` {
    private static let columns = ["scope", "hex(anchor)", "name", "head", "rows", "high", "low", "visibility", "floor"]

    private static func scopes(_ db: Database) throws -> [[String]] {
        let line = columns.joined(separator: " || '|' || ")
        return try String.fetchAll(db, sql: "SELECT \(line) FROM hq_scope ORDER BY scope")
            .map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
    }

    @Test(arguments: [true, false])
    func `keeps its scopes as they were before there were parts of them`(hasFloor: Bool) async throws {
        let office = try await ClosedOffice()
        let queue = try DatabaseQueue(path: office.directory.path + "/hq.db")
        let before = try await queue.read { try Self.scopes($0) }
        try queue.close()
        #expect(before.count == 2 && before.contains { $0.last != "0" }, "a deletion was forgotten in one")
        let (definition, column) = hasFloor ? (", floor INTEGER NOT NULL DEFAULT 0", ", floor") : ("", "")
        try office.write(
            """
            CREATE TABLE aged (
                scope INTEGER PRIMARY KEY, anchor BLOB UNIQUE, name TEXT NOT NULL, head INTEGER NOT NULL DEFAULT 0,
                rows INTEGER NOT NULL DEFAULT 0, high INTEGER NOT NULL DEFAULT 0, low INTEGER NOT NULL DEFAULT 0
                \(definition)
            );
            INSERT INTO aged SELECT scope, anchor, name, head, rows, high, low\(column) FROM hq_scope;
            DROP TABLE hq_scope;
            ALTER TABLE aged RENAME TO hq_scope;
            """)
        let headquarters = try SharedWorld.open(office.directory, office.clock)
        let after = try await headquarters.pool.read { try Self.scopes($0) }
        #expect(after == (hasFloor ? before : before.map { Array($0.dropLast()) + ["0"] }))
        let leftover = try await headquarters.pool.read { try $0.tableExists("hq_scope_former") }
        #expect(!leftover)
        try await office.expectSound(headquarters)
    }

    @Test func `gives nonces out anew where they were kept otherwise`() async throws {
        let office = try await ClosedOffice()
        try office.write(
            """
            DROP TABLE hq_nonce;
            CREATE TABLE hq_nonce (
                replica INTEGER PRIMARY KEY, current INTEGER NOT NULL, previous INTEGER NOT NULL, asked INTEGER NOT NULL
            );
            INSERT INTO hq_nonce VALUES (2, 77, 76, 1);
            """)
        let headquarters = try SharedWorld.open(office.directory, office.clock)
        try await office.expectSound(headquarters)
        let nonce = office.ann.checkpoint.nonce
        try await headquarters.close()
        let kept = try await headquarters.pool.read { try Int64.fetchAll($0, sql: "SELECT current FROM hq_nonce") }
        #expect(kept == [Int64(bitPattern: nonce)])
    }

    @Test func `takes a field that its schema has gained into records that it had before`() async throws {
        let office = try await ClosedOffice()
        let note = try #require(Notebook.schema.kind(Notebook.note))
        let stars: FieldNumber = 12
        let newer = Schema(
            version: 2,
            kinds: [
                Notebook.schema.kinds[0],
                RecordKind(
                    number: note.number, name: note.name, scope: note.scope, code: note.code,
                    fields: note.fields + [Field(stars, "stars", column: "stars", .integer)]),
            ])
        let clock = office.clock
        let headquarters = try Headquarters(
            DataDirectory(office.directory.path), schema: newer, rulebook: Notebook.rulebook, wall: { clock.now })
        _ = try await headquarters.apply([RecordEdit(office.kept, .update, [FieldValue(stars, .integer(5))])])
        try await office.expectSound(headquarters)
        let kept = office.kept
        let values = try #require(try await headquarters.read { try $0.values(of: kept) })
        #expect(values[stars] == .integer(5) && values[Notebook.title] == .text("changed"))
        #expect(office.ann.rows[kept]?.values[stars] == .integer(5))
    }
}

@Suite struct `What is no HQ for this build` {
    @Test func `a database of a newer build is left as it is`() async throws {
        let office = try await ClosedOffice()
        try office.write("UPDATE hq_setting SET value = 99 WHERE name = 'format'")
        #expect(throws: DataDirectoryError.newer(path: office.directory.path)) {
            try SharedWorld.open(office.directory, office.clock)
        }
        let queue = try DatabaseQueue(path: office.directory.path + "/hq.db")
        let format = try await queue.read { db in
            try Int64.fetchOne(db, sql: "SELECT value FROM hq_setting WHERE name = 'format'")
        }
        try queue.close()
        #expect(format == 99)
        try office.write("UPDATE hq_setting SET value = \(LedgerSchema.format) WHERE name = 'format'")
        try await office.expectSound(try SharedWorld.open(office.directory, office.clock))
    }

    @Test func `a folder that is not there, one without an HQ, and one with an HQ already`() async throws {
        let (directory, clock) = (TemporaryDirectory(), SharedClock())
        let absent = directory.path + "/absent"
        #expect(throws: DataDirectoryError.missing(path: absent)) { try DataDirectory(absent) }
        #expect(throws: DataDirectoryError.missing(path: directory.path)) { try SharedWorld.open(directory, clock) }
        do {
            let headquarters = try SharedWorld.open(directory, clock, create: true)
            try await headquarters.close()
        }
        #expect(throws: DataDirectoryError.exists(path: directory.path)) {
            try SharedWorld.open(directory, clock, create: true)
        }
        let headquarters = try SharedWorld.open(directory, clock)
        #expect(try await headquarters.verify().findings == [])
    }

    @Test func `one that another program holds, which says who and where`() throws {
        let directory = TemporaryDirectory()
        let holder = try DataDirectory(directory.path)
        func said() -> String? {
            let error = #expect(throws: DataDirectoryError.self) { try DataDirectory(directory.path) }
            return error?.description
        }
        #expect(said() == "The data directory is in use by process \(getpid()).")
        try holder.note(url: "https://127.0.0.1:1")
        #expect(said() == "The data directory is in use by process \(getpid()) serving https://127.0.0.1:1.")
        let token = try holder.renewAdministratorToken()
        #expect(DataDirectory.administratorToken(directory.path) == token)
        #expect(try holder.renewAdministratorToken() != token)
        #expect(DataDirectory.administratorToken(directory.path + "/absent") == nil)
    }

    @Test func `each has a sentence of its own`() {
        let errors: [DataDirectoryError] = [
            .held(by: Holder(process: 7, url: nil)), .missing(path: "here"), .exists(path: "here"),
            .newer(path: "here"), .system("hq.lock cannot be written."),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        for error in errors { #expect(error.description.hasSuffix("."), "\(error)") }
    }
}
