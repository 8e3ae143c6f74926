// Why this file exists: no edit is lost between two laptops that did not know of each other, and both learn what
// happened.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct ConflictTests {
    /// Two laptops that hold the same note.
    private func shared() async throws -> (SharedWorld, TestLaptop, TestLaptop, RecordKey) {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let bob = try await world.laptop("Bob")
        let key = ann.create([
            FieldValue(Notebook.title, .text("title")), FieldValue(Notebook.tags, .set(["a"])), world.placed,
        ])
        try await ann.sync(world.headquarters)
        try await bob.sync(world.headquarters)
        return (world, ann, bob, key)
    }

    private func settle(_ world: SharedWorld, _ laptops: TestLaptop...) async throws {
        for _ in 0..<2 {
            for laptop in laptops { try await laptop.sync(world.headquarters) }
        }
        #expect(Set(laptops.map(\.rows)).count == 1)
        for laptop in laptops { #expect(!laptop.checkpoint.needsRepair) }
        try await world.expectSound()
    }

    @Test func `edits of different fields both survive`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.set(key, Notebook.title, .text("by Ann"))
        bob.set(key, Notebook.price, .compound([.integer(500), .text("EUR")]))
        try await settle(world, ann, bob)
        #expect(ann.rows[key]?.values[Notebook.title] == .text("by Ann"))
        #expect(ann.rows[key]?.values[Notebook.price] == .compound([.integer(500), .text("EUR")]))
        #expect(ann.decisions.isEmpty)
    }

    @Test func `of two edits of one field the later shows and both laptops see the other`() async throws {
        let (world, ann, bob, key) = try await shared()
        bob.set(key, Notebook.title, .text("earlier"))
        world.clock.advance(60_000)
        ann.set(key, Notebook.title, .text("later"))
        try await settle(world, ann, bob)
        #expect(bob.rows[key]?.values[Notebook.title] == .text("later"))
        for laptop in [ann, bob] {
            let entry = try #require(laptop.decisions.first)
            #expect(entry.loser.sibling.value == .text("earlier"))
            #expect(entry.loser.sibling.base == .text("title"))
            #expect(entry.loser.author == "Bob")
            #expect(entry.winner?.sibling.value == .text("later"))
        }
        #expect(bob.receipts.map(\.verdict) == [.overridden])
        #expect(ann.receipts.isEmpty)
    }

    @Test func `the earlier edit loses also when it arrives first`() async throws {
        let (world, ann, bob, key) = try await shared()
        bob.set(key, Notebook.title, .text("earlier"))
        world.clock.advance(60_000)
        ann.set(key, Notebook.title, .text("later"))
        try await settle(world, bob, ann)
        #expect(bob.rows[key]?.values[Notebook.title] == .text("later"))
        #expect(bob.decisions.first?.loser.sibling.base == .text("title"))
    }

    @Test func `where a person must choose both values travel, and a choice ends it`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.set(key, Notebook.verdict, .text("yes"))
        bob.set(key, Notebook.verdict, .text("no"))
        try await settle(world, ann, bob)
        #expect(ann.rows[key]?.values[Notebook.verdict] == .text("yes"))
        #expect(Set(bob.contested[key]?.map(\.author) ?? []) == ["Ann", "Bob"])
        bob.set(key, Notebook.verdict, .text("no"))
        try await settle(world, bob, ann)
        #expect(ann.rows[key]?.values[Notebook.verdict] == .text("no"))
    }

    @Test func `sets take both additions and only the removal that saw its element`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.set(key, Notebook.tags, .setChange(adding: ["b"], removing: ["a"]))
        bob.set(key, Notebook.tags, .setChange(adding: ["a", "c"], removing: []))
        try await settle(world, ann, bob)
        #expect(ann.rows[key]?.values[Notebook.tags] == .set(["a", "b", "c"]))
    }

    @Test func `an update beats a concurrent deletion`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit([RecordEdit(key, .delete(reason: "old"))])
        bob.set(key, Notebook.title, .text("still needed"))
        try await settle(world, ann, bob)
        #expect(ann.rows[key]?.values[Notebook.title] == .text("still needed"))
        #expect(ann.rows[key]?.values[Notebook.tags] == .set(["a"]))
        #expect(!ann.decisions.isEmpty)
    }

    @Test func `a deletion reaches the other laptop, and newcomers never hear of the record`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit([RecordEdit(key, .delete(reason: "old"))])
        try await settle(world, ann, bob)
        #expect(bob.rows[key] == nil)
        let eve = try await world.laptop("Eve")
        let outcome = try await eve.sync(world.headquarters)
        #expect(outcome.removals == 0)
        #expect(eve.rows == bob.rows)
    }

    @Test func `a refused value comes back as HQ has it, with the reason`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.set(key, Notebook.title, .text("forbidden"))
        try await settle(world, ann, bob)
        #expect(ann.rows[key]?.values[Notebook.title] == .text("title"))
        let remark = try #require(ann.receipts.first?.remarks.first)
        #expect(remark.verdict == .refused)
        #expect(remark.detail == "this word is forbidden")
        bob.set(key, Notebook.title, .text("next"))
        try await settle(world, bob, ann)
        #expect(ann.rows[key]?.values[Notebook.title] == .text("next"))
    }

    @Test func `what stands aside still conflicts correctly`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.set(key, Notebook.origin, .text("fair"))
        bob.set(key, Notebook.origin, .text("web"))
        ann.set(key, Notebook.sealed, .flag(true))
        bob.set(key, Notebook.sealed, .flag(false))
        try await settle(world, ann, bob)
        #expect(bob.rows[key]?.values[Notebook.origin] == .text("fair"))
        #expect(bob.rows[key]?.values[Notebook.sealed] == .flag(true))
    }

    @Test func `of an edit that rules hold in part the rest stands and HQ's digests stay true`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit([
            RecordEdit(
                key, .update,
                [
                    FieldValue(Notebook.title, .text("hold it")), FieldValue(Notebook.body, .text("hold it")),
                    FieldValue(Notebook.price, .compound([.integer(500), .text("EUR")])),
                ])
        ])
        try await settle(world, ann, bob)
        for laptop in [ann, bob] {
            #expect(laptop.rows[key]?.values[Notebook.title] == .text("title"))
            #expect(laptop.rows[key]?.values[Notebook.price] == .compound([.integer(500), .text("EUR")]))
            #expect(!laptop.checkpoint.needsRepair)
        }
        #expect(Set(ann.receipts.flatMap(\.remarks).map(\.name)) == ["heldTitle", "heldBody"])
        try await world.expectSound()
    }

    @Test func `HQ issues one code for each new record`() async throws {
        let (world, ann, bob, key) = try await shared()
        let second = bob.create([FieldValue(Notebook.title, .text("another")), world.placed])
        try await settle(world, bob, ann)
        #expect(ann.rows[key]?.values[Notebook.code] == .text("NOTE-2026-000001"))
        #expect(ann.rows[second]?.values[Notebook.code] == .text("NOTE-2026-000002"))
    }

    @Test(arguments: 1...6) func `random edits end alike everywhere`(seed: UInt64) async throws {
        let (world, ann, bob, first) = try await shared()
        let eve = try await world.laptop("Eve")
        let laptops = [ann, bob, eve]
        var random = SeededGenerator(seed: seed)
        var keys = [first]
        for _ in 0..<120 {
            world.clock.advance(UInt64(random.below(5000)))
            let laptop = laptops[random.below(3)]
            let key = keys[random.below(keys.count)]
            switch random.below(9) {
            case 0: keys.append(laptop.create([FieldValue(Notebook.title, .text("new")), world.placed]))
            case 1: laptop.edit([RecordEdit(key, .delete(reason: "random"))])
            case 2: laptop.set(key, Notebook.tags, .setChange(adding: ["t\(random.below(5))"], removing: ["a"]))
            case 3: laptop.set(key, Notebook.verdict, .text("v\(random.below(3))"))
            case 4: laptop.set(key, Notebook.origin, .text("o\(random.below(3))"))
            case 5: laptop.set(key, Notebook.sealed, .flag(random.oneIn(2)))
            case 6: try await laptop.sync(world.headquarters)
            default: laptop.set(key, Notebook.body, .text("b\(random.below(100))"))
            }
        }
        try await settle(world, ann, bob, eve)
        for (key, row) in ann.rows where key.kind == Notebook.note {
            #expect(try await world.note(key) == row.values)
        }
    }
}
