// Why this file exists: deletions are forgotten in the end. Whoever was away for longer must lose no edit, bring
// nothing back, and never download blindly.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct `Forgetting deletions` {
    private static let day: UInt64 = 86_400_000

    private func shared(notes: Int = 3) async throws -> (SharedWorld, TestLaptop, TestLaptop, [RecordKey]) {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let keys = (0..<notes).map { number in
            ann.create([FieldValue(Notebook.title, .text("note \(number)")), world.placed])
        }
        for laptop in [ann, bob, ann, bob] { try await laptop.sync(world.headquarters) }
        return (world, ann, bob, keys)
    }

    /// Whether HQ still knows that there was such a record.
    private func remembers(_ world: SharedWorld, _ key: RecordKey) async throws -> Bool {
        try await world.headquarters.read { try $0.isDeleted(key) }
    }

    @Test func `a deletion is kept until every device of its scope has said that it heard of it`() async throws {
        let (world, ann, bob, keys) = try await shared()
        ann.edit([RecordEdit(keys[0], .delete(reason: "done"))])
        try await ann.sync(world.headquarters)
        try await ann.sync(world.headquarters)
        try await world.headquarters.collectTombstones()
        #expect(try await remembers(world, keys[0]))
        // Bob receives it now, but says so only with his next sync.
        try await bob.sync(world.headquarters)
        try await world.headquarters.collectTombstones()
        #expect(try await remembers(world, keys[0]))
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        let report = try await world.headquarters.collectTombstones()
        #expect(report.forgotten == 1 && report.scopes == [world.scope])
        #expect(try await !remembers(world, keys[0]))
        for laptop in [ann, bob] {
            let outcome = try await laptop.sync(world.headquarters)
            #expect(!outcome.isRebased && laptop.rows.count == keys.count && !laptop.checkpoint.needsRepair)
        }
        try await world.expectSound()
    }

    @Test func `neither a revoked device nor one out of its lease keeps deletions`() async throws {
        let (world, ann, bob, keys) = try await shared()
        let eve = try await world.laptop("Eve")
        try await eve.sync(world.headquarters)
        ann.edit([RecordEdit(keys[0], .delete(reason: "done"))])
        for laptop in [ann, ann, bob, bob] { try await laptop.sync(world.headquarters) }
        #expect(try await world.headquarters.collectTombstones().forgotten == 0)
        _ = try await world.headquarters.revoke(eve.checkpoint.replica)
        #expect(try await world.headquarters.collectTombstones().forgotten == 1)

        ann.edit([RecordEdit(keys[1], .delete(reason: "done"))])
        try await ann.sync(world.headquarters)
        world.clock.advance(179 * Self.day)
        try await ann.sync(world.headquarters)
        #expect(try await world.headquarters.collectTombstones().forgotten == 0)
        world.clock.advance(2 * Self.day)
        try await ann.sync(world.headquarters)
        #expect(try await world.headquarters.collectTombstones().forgotten == 1)
    }

    @Test func `who heard of what outlasts a stop of HQ`() async throws {
        let (world, ann, bob, keys) = try await shared()
        ann.edit([RecordEdit(keys[0], .delete(reason: "done"))])
        for laptop in [ann, bob, ann, bob] { try await laptop.sync(world.headquarters) }
        try await world.headquarters.close()
        let copy = TemporaryDirectory()
        _ = try await world.headquarters.backUp(to: copy.path + "/hq.db")
        let again = try SharedWorld.open(copy, world.clock)
        #expect(try await again.collectTombstones().forgotten == 1)
    }

    @Test func `after 200 days edits go up first, everything is compared, and nothing comes back`() async throws {
        let (world, ann, bob, keys) = try await shared(notes: 40)
        // Bob edits offline: a record that will be purged, one that is recreated, one that others edit; and makes one.
        bob.set(keys[0], Notebook.title, .text("Bob's, of a purged one"))
        bob.set(keys[1], Notebook.body, .text("Bob's, of a recreated one"))
        bob.set(keys[2], Notebook.body, .text("Bob's body"))
        let made = bob.create([FieldValue(Notebook.title, .text("made offline")), world.placed])
        ann.edit(keys[..<2].map { RecordEdit($0, .delete(reason: "done")) })
        ann.edit([RecordEdit(keys[3], .delete(reason: "done"))])
        ann.set(keys[2], Notebook.title, .text("Ann's title"))
        try await ann.sync(world.headquarters)
        world.clock.advance(200 * Self.day)
        try await ann.sync(world.headquarters)
        #expect(try await world.headquarters.collectTombstones().forgotten == 3)
        ann.edit([
            RecordEdit(keys[1], .create, [FieldValue(Notebook.title, .text("made anew")), world.placed])
        ])
        try await ann.sync(world.headquarters)

        let first = try await bob.sync(world.headquarters)
        #expect(first.isRebased && first.rows == 0 && first.uploaded == 4)
        #expect(bob.checkpoint.needsRepair)
        #expect(bob.checkpoint.knowledge.prefix < world.headquarters.frontier)
        let purged = try #require(first.receipts.flatMap(\.remarks).first { $0.key == keys[0] })
        #expect(purged.verdict == .held && purged.rule == .unknownRecord)
        let second = try await bob.sync(world.headquarters)
        #expect(!second.isRebased && !bob.checkpoint.needsRepair)
        // Of forty notes only those in the few ranges that differ travelled.
        #expect(second.rows < 40)

        try await ann.sync(world.headquarters)
        #expect(bob.rows == ann.rows)
        #expect(bob.rows[keys[0]] == nil && bob.rows[keys[3]] == nil)
        #expect(bob.rows[keys[1]]?.values[Notebook.title] == .text("made anew"))
        #expect(bob.rows[keys[1]]?.values[Notebook.body] == .text("Bob's, of a recreated one"))
        #expect(bob.rows[keys[2]]?.values[Notebook.title] == .text("Ann's title"))
        #expect(bob.rows[keys[2]]?.values[Notebook.body] == .text("Bob's body"))
        #expect(bob.rows[made]?.values[Notebook.title] == .text("made offline"))
        try await world.expectSound()
    }

    @Test func `a lost reply to the first half changes nothing`() async throws {
        let (world, ann, bob, keys) = try await shared()
        bob.set(keys[0], Notebook.title, .text("Bob's"))
        ann.edit([RecordEdit(keys[0], .delete(reason: "done"))])
        try await ann.sync(world.headquarters)
        world.clock.advance(200 * Self.day)
        try await ann.sync(world.headquarters)
        try await world.headquarters.collectTombstones()
        let (caller, bytes) = bob.request()
        _ = try await world.headquarters.reply(to: bytes, from: bob.credentials)
        let frontier = world.headquarters.frontier
        let outcome = try bob.take(try await world.headquarters.reply(to: bytes, from: bob.credentials), caller)
        #expect(outcome.isRebased && world.headquarters.frontier == frontier)
        try await bob.sync(world.headquarters)
        #expect(bob.rows == ann.rows && !bob.checkpoint.needsRepair)
    }

    @Test func `a new device does not compare, and one without data neither`() async throws {
        let (world, ann, bob, keys) = try await shared()
        ann.edit([RecordEdit(keys[0], .delete(reason: "done"))])
        for laptop in [ann, bob, ann, bob] { try await laptop.sync(world.headquarters) }
        #expect(try await world.headquarters.collectTombstones().forgotten == 1)
        let eve = try await world.laptop("Eve")
        let outcome = try await eve.sync(world.headquarters)
        #expect(!outcome.isRebased && eve.rows == ann.rows)
    }
}

@Suite struct `Deletions and other people's work` {
    private func shared() async throws -> (SharedWorld, TestLaptop, TestLaptop, RecordKey) {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let key = ann.create([
            FieldValue(Notebook.title, .text("title")), FieldValue(Notebook.tags, .set(["a", "b"])), world.placed,
        ])
        for laptop in [ann, bob, ann, bob] { try await laptop.sync(world.headquarters) }
        return (world, ann, bob, key)
    }

    private func settle(_ world: SharedWorld, _ laptops: [TestLaptop]) async throws {
        for _ in 0..<2 {
            for laptop in laptops { try await laptop.sync(world.headquarters) }
        }
        #expect(Set(laptops.map(\.rows)).count == 1)
        for laptop in laptops { #expect(!laptop.checkpoint.needsRepair) }
        try await world.expectSound()
    }

    @Test(arguments: [true, false])
    func `an edit made without knowledge of a deletion keeps the record, in both orders`(
        deletionFirst: Bool
    ) async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit([RecordEdit(key, .delete(reason: "old"))])
        bob.set(key, Notebook.title, .text("still needed"))
        try await settle(world, deletionFirst ? [ann, bob] : [bob, ann])
        #expect(ann.rows[key]?.values[Notebook.title] == .text("still needed"))
        #expect(ann.rows[key]?.values[Notebook.tags] == .set(["a", "b"]))
        #expect(ann.decisions.contains { $0.rule == .updateBeatsDelete && $0.key == key })
    }

    @Test(arguments: [true, false])
    func `taking an element out of a set is work as well, in both orders`(deletionFirst: Bool) async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit([RecordEdit(key, .delete(reason: "old"))])
        bob.set(key, Notebook.tags, .setChange(adding: [], removing: ["a"]))
        try await settle(world, deletionFirst ? [ann, bob] : [bob, ann])
        #expect(ann.rows[key]?.values[Notebook.tags] == .set(["b"]))
        #expect(ann.decisions.contains { $0.rule == .updateBeatsDelete && $0.key == key })
    }

    @Test func `an edit that had seen the deletion waits for a decision`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit([RecordEdit(key, .delete(reason: "old"))])
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        bob.set(key, Notebook.title, .text("after all"))
        try await settle(world, [bob, ann])
        #expect(bob.rows[key] == nil)
        #expect(bob.receipts.last?.remarks.first?.rule == .deletedRecord)
    }

    @Test func `what is made anew under a deleted id holds nothing of the old record`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit([RecordEdit(key, .delete(reason: "old"))])
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        bob.edit([RecordEdit(key, .create, [FieldValue(Notebook.body, .text("anew")), world.placed])])
        try await settle(world, [bob, ann])
        #expect(ann.rows[key]?.values[Notebook.body] == .text("anew"))
        #expect(ann.rows[key]?.values[Notebook.title] ?? .null == .null)
        #expect(ann.rows[key]?.values[Notebook.tags]?.isEmpty ?? true)
    }

    @Test(arguments: [true, false])
    func `a deletion by both is one deletion`(annFirst: Bool) async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit([RecordEdit(key, .delete(reason: "old"))])
        bob.edit([RecordEdit(key, .delete(reason: "double"))])
        try await settle(world, annFirst ? [ann, bob] : [bob, ann])
        #expect(ann.rows[key] == nil)
    }
}
