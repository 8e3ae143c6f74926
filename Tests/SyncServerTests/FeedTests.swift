// Why this file exists: a reader is fed from many snapshots, and must end with exactly one.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct FeedTests {
    private func filled(_ notes: Int, perChangeset: Int) async throws -> (SharedWorld, TestLaptop) {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        for start in stride(from: 0, to: notes, by: perChangeset) {
            let edits = (start..<start + perChangeset).map { number in
                RecordEdit(
                    RecordKey(kind: Notebook.note, id: RecordID(high: 0x7000, low: 1 << 63 | UInt64(number))), .create,
                    [FieldValue(Notebook.title, .text("note \(number)")), world.placed])
            }
            ann.edit(edits)
        }
        try await ann.sync(world.headquarters)
        return (world, ann)
    }

    private func page(_ world: SharedWorld, _ cursor: FeedCursor, rows: Int) async throws -> FeedPage {
        try await world.headquarters.pool.read {
            try FeedReader($0, Notebook.schema).page(after: cursor, rows: rows)
        }
    }

    private func heads(_ page: FeedPage) throws -> [CommitSequence] {
        var heads: [CommitSequence] = []
        for case .change(let change) in page.messages {
            let batch = try ColumnarBatch(change.batch)
            try batch.withCursor { cursor in
                while try cursor.nextRow() {
                    heads.append(cursor.head)
                    _ = try cursor.values(batch.columns)
                }
            }
        }
        return heads
    }

    @Test(arguments: [1, 3, 7, 50]) func `pages hold whole commits and together everything`(rows: Int) async throws {
        let (world, ann) = try await filled(60, perChangeset: 5)
        var cursor = FeedCursor(ann.enrolment.scopes, after: Knowledge(), held: Set(ann.enrolment.scopes))
        var seen: Set<CommitSequence> = []
        var count = 0
        while true {
            let page = try await page(world, cursor, rows: rows)
            let heads = try heads(page)
            #expect(seen.isDisjoint(with: heads))
            seen.formUnion(heads)
            count += heads.count
            cursor = page.cursor
            if let end = page.end {
                #expect(end.frontier == world.headquarters.frontier)
                break
            }
        }
        #expect(count == 61)
    }

    @Test func `a record that moves while pages are read arrives whole`() async throws {
        let (world, ann) = try await filled(20, perChangeset: 1)
        let eve = try await world.laptop("Eve")
        var cursor = FeedCursor(eve.enrolment.scopes, after: Knowledge(), held: Set(eve.enrolment.scopes))
        var messages: [Message] = []
        let moving = try #require(ann.rows.keys.filter { $0.kind == Notebook.note }.max())
        var turn = 0
        while true {
            turn += 1
            let page = try await page(world, cursor, rows: 4)
            messages += page.messages + page.closing(after: .zero)
            cursor = page.cursor
            if page.end != nil { break }
            if turn < 5 {
                ann.set(moving, Notebook.body, .text("turn \(turn)"))
                try await ann.sync(world.headquarters)
            }
        }
        let (caller, request) = eve.request()
        _ = try await world.headquarters.reply(to: request, from: eve.credentials)
        let acknowledgement = Acknowledgement(
            timeline: world.headquarters.timeline, counter: 0, level: .durable, backedUp: 0, clock: .zero,
            asked: world.clock.now, nonce: 0)
        let reply = ([.acknowledgement(acknowledgement)] + messages).flatMap(FrameCodec.encode)
        _ = try eve.take(reply, caller)
        #expect(eve.rows == ann.rows)
        #expect(!eve.checkpoint.needsRepair)
    }

    @Test func `a sync with nothing new is small and reads nothing`() async throws {
        let (world, ann) = try await filled(10, perChangeset: 10)
        try await ann.sync(world.headquarters)
        try await ann.sync(world.headquarters)
        #expect(ann.lastReply.count <= 100)
        #expect(ann.request().1.count <= 100)
    }

    @Test func `one changed field travels without the others`() async throws {
        let (world, ann) = try await filled(10, perChangeset: 10)
        let bob = try await world.laptop("Bob")
        try await bob.sync(world.headquarters)
        let key = try #require(ann.rows.keys.first { $0.kind == Notebook.note })
        ann.set(key, Notebook.body, .text("changed"))
        try await ann.sync(world.headquarters)
        try await bob.sync(world.headquarters)
        let changes = try FrameCodec.decodeAll(bob.lastReply).compactMap { message -> Change? in
            if case .change(let change) = message { change } else { nil }
        }
        let batch = try ColumnarBatch(try #require(changes.first).batch)
        let fields = try batch.withCursor { cursor in
            _ = try cursor.nextRow()
            return try cursor.values(batch.columns).map(\.field)
        }
        #expect(changes.count == 1)
        #expect(fields == [Notebook.body])
        #expect(bob.rows[key]?.values[Notebook.body] == .text("changed"))
    }

    @Test func `a damaged replica is repaired by the ranges that differ`() async throws {
        let (world, ann) = try await filled(200, perChangeset: 50)
        try await ann.sync(world.headquarters)
        let key = try #require(ann.rows.keys.first { $0.kind == Notebook.note })
        ann.damage(key)
        try await ann.sync(world.headquarters)
        #expect(ann.checkpoint.needsRepair)
        let outcome = try await ann.sync(world.headquarters)
        #expect(!ann.checkpoint.needsRepair)
        #expect(outcome.rows > 0 && outcome.rows < 50)
    }

    @Test func `a backup tells laptops what they may forget`() async throws {
        let (world, ann) = try await filled(10, perChangeset: 2)
        #expect(ann.checkpoint.backedUp == 0)
        let frontier = try await world.headquarters.backUp(to: world.directory.path + "/copy.db")
        #expect(frontier == world.headquarters.frontier)
        world.clock.advance(31 * 86_400_000)
        await world.headquarters.refreshBackupHorizon()
        _ = ann.create([FieldValue(Notebook.title, .text("after the backup"))])
        try await ann.sync(world.headquarters)
        #expect(ann.checkpoint.backedUp == 5)
        #expect(ann.checkpoint.acknowledged == 6)
    }

    @Test func `without backups the retention window stands for one`() async throws {
        let (world, ann) = try await filled(10, perChangeset: 2)
        world.clock.advance(31 * 86_400_000)
        await world.headquarters.refreshBackupHorizon()
        try await ann.sync(world.headquarters)
        #expect(ann.checkpoint.backedUp == 5)
    }
}
