// Why this file exists: what HQ acknowledged it has, once, whole, and for ever.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct LedgerTests {
    @Test func `a retry applies once`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let key = ann.create([FieldValue(Notebook.title, .text("one"))])
        let (caller, bytes) = ann.request()
        _ = try await world.headquarters.reply(to: bytes, from: ann.credentials)
        let frontier = world.headquarters.frontier
        // The first reply was lost; the very same request comes again.
        let outcome = try ann.take(try await world.headquarters.reply(to: bytes, from: ann.credentials), caller)
        #expect(world.headquarters.frontier == frontier)
        #expect(outcome.uploaded == 1)
        #expect(ann.rows[key]?.values[Notebook.title] == .text("one"))
        try await world.expectSound()
    }

    @Test func `two requests at once commit one of them and send the other away`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        _ = ann.create([FieldValue(Notebook.title, .text("one"))])
        let standing = try #require(try await world.headquarters.enrolled(ann.checkpoint.replica)).standing
        let upload = Upload(replica: ann.checkpoint.replica, changesets: ann.outbox, expected: standing)
        let committer = world.headquarters.committer
        async let first = Result { try await committer.admit(upload) }
        async let second = Result { try await committer.admit(upload) }
        let results = await [first, second]
        #expect(results.filter { (try? $0.get()) != nil }.count == 1)
        #expect(
            results.contains { if case .failure(let error as Refusal) = $0 { error.code == .retry } else { false } })
        try await world.expectSound()
    }

    @Test func `uploads of fifty laptops share commits and all arrive`() async throws {
        let world = try await SharedWorld()
        var laptops: [TestLaptop] = []
        for number in 0..<50 {
            let laptop = try await world.laptop("rep \(number)")
            _ = laptop.create([FieldValue(Notebook.title, .text("note \(number)")), world.placed])
            laptops.append(laptop)
        }
        let before = world.headquarters.frontier
        let requests = laptops.map { ($0.request().1, $0.credentials) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (bytes, credentials) in requests {
                group.addTask { _ = try await world.headquarters.reply(to: bytes, from: credentials) }
            }
            try await group.waitForAll()
        }
        // Each upload is one commit and one for the issued code.
        #expect(world.headquarters.frontier == before + 100)
        try await laptops[0].sync(world.headquarters)
        #expect(laptops[0].rows.keys.filter { $0.kind == Notebook.note }.count == 50)
        try await world.expectSound()
    }

    @Test func `an unknown replica fails alone`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        _ = ann.create([FieldValue(Notebook.title, .text("one"))])
        let known = try #require(try await world.headquarters.enrolled(ann.checkpoint.replica)).standing
        let stranger = Standing(
            replica: ReplicaID(rawValue: 999), counter: 0, chain: .start, backedUp: 0, scopes: [])
        let committer = world.headquarters.committer
        let uploads = [
            Upload(replica: stranger.replica, changesets: ann.outbox, expected: stranger),
            Upload(replica: known.replica, changesets: ann.outbox, expected: known),
        ]
        async let bad = Result { try await committer.admit(uploads[0]) }
        async let good = Result { try await committer.admit(uploads[1]) }
        #expect((try? await bad.get()) == nil)
        #expect((try? await good.get()) != nil)
    }

    @Test func `a full disk acknowledges nothing and heals`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        try await ann.sync(world.headquarters)
        let before = world.headquarters.frontier
        let limit = try await world.headquarters.committer.outsideTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
            return pages
        }
        #expect(limit > 0)
        let key = ann.create([FieldValue(Notebook.body, .text(String(repeating: "long ", count: 50_000)))])
        await #expect(throws: (any Error).self) { try await ann.sync(world.headquarters) }
        #expect(world.headquarters.frontier == before)
        try await world.headquarters.committer.outsideTransaction { db in
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = 1000000")
        }
        try await ann.sync(world.headquarters)
        #expect(ann.rows[key] != nil)
        try await world.expectSound()
    }

    @Test func `a restart keeps everything`() async throws {
        let clock = SharedClock()
        let directory = TemporaryDirectory()
        let shelf = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        let ann: TestLaptop
        let key: RecordKey
        let frontier: CommitSequence
        do {
            let headquarters = try SharedWorld.open(directory, clock, create: true)
            let scope = try await headquarters.scope(anchoredAt: shelf, name: "shelf")
            let invitation = try await headquarters.invite(name: "Ann", person: nil, scopes: [scope])
            ann = TestLaptop(try await headquarters.enroll(code: invitation.code, device: "x"), clock)
            key = ann.create([FieldValue(Notebook.title, .text("kept")), FieldValue(Notebook.place, .reference(shelf))])
            try await ann.sync(headquarters)
            frontier = headquarters.frontier
            try await headquarters.close()
        }
        let headquarters = try SharedWorld.open(directory, clock)
        #expect(headquarters.frontier == frontier)
        ann.set(key, Notebook.title, .text("changed"))
        try await ann.sync(headquarters)
        #expect(ann.rows[key]?.values[Notebook.title] == .text("changed"))
        #expect(!ann.checkpoint.needsRepair)
        #expect(try await headquarters.verify().findings == [])
    }

    @Test func `a second holder of the directory is told who has it`() async throws {
        let world = try await SharedWorld()
        #expect(throws: DataDirectoryError.self) { try DataDirectory(world.directory.path) }
        #expect(DataDirectory.holder(world.directory.path) != nil)
    }

    @Test func `damage is found`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        _ = ann.create([FieldValue(Notebook.title, .text("one"))])
        try await ann.sync(world.headquarters)
        try await world.expectSound()
        try await world.headquarters.committer.outsideTransaction { db in
            try db.execute(
                sql: "UPDATE note SET _head = _head - 1; UPDATE hq_log SET payload = x'00' WHERE sequence = 2")
        }
        let checks = Set(try await world.headquarters.verify().findings.map(\.check))
        #expect(checks.isSuperset(of: ["digest", "chain"]))
    }
}

extension SharedWorld {
    /// Puts a note on the shelf.
    var placed: FieldValue { FieldValue(Notebook.place, .reference(shelf)) }
}

extension Result where Failure == any Error {
    /// What an asynchronous body came to.
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
