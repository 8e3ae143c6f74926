// Why this file exists: what is too much for one message comes in several, and a repair brings what differs and no
// more; either way a laptop must end with exactly what HQ has.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

private func messages<Body>(_ reply: [UInt8], _ body: (Message) -> Body?) throws -> [Body] {
    try FrameCodec.decodeAll(reply).compactMap(body)
}

private func change(_ message: Message) -> Change? {
    if case .change(let change) = message, change.kind == Notebook.note { change } else { nil }
}

private func rows(_ changes: [Change]) throws -> [Int] { try changes.map { try ColumnarBatch($0.batch).rowCount } }

@Suite struct `What is too much for one message` {
    private func key(_ number: UInt64) -> RecordKey {
        RecordKey(kind: Notebook.note, id: RecordID(high: 0x7000, low: 1 << 63 | number))
    }

    /// Seven notes of a million letters each: five fill a message.
    private func long(_ letter: String, _ action: RecordEdit.Action, _ world: SharedWorld) -> [RecordEdit] {
        (0..<7).map { (number: UInt64) -> RecordEdit in
            let text = "\(letter) \(number) " + String(repeating: letter, count: 1_000_000)
            return RecordEdit(key(number), action, [FieldValue(Notebook.body, .text(text)), world.placed])
        }
    }

    @Test func `long texts come in several messages, whole or in part`() async throws {
        let world = try await SharedWorld()
        let eve = try await world.laptop("Eve")
        _ = try await world.headquarters.apply(long("a", .create, world))
        try await eve.sync(world.headquarters)
        let whole = try messages(eve.lastReply, change)
        #expect(try rows(whole) == [5, 2] && whole.allSatisfy(\.isComplete))
        _ = try await world.headquarters.apply(long("b", .update, world))
        try await eve.sync(world.headquarters)
        let partial = try messages(eve.lastReply, change)
        #expect(try rows(partial) == [5, 2] && !partial.contains(where: \.isComplete))
        for number: UInt64 in 0..<7 {
            let text = eve.rows[key(number)]?.values[Notebook.body]?.description
            #expect(text?.hasPrefix("b \(number) b") == true && text?.utf8.count == 1_000_004)
        }
        #expect(!eve.checkpoint.needsRepair)
        // A repair of everything is split alike.
        let scopes = eve.enrolment.scopes
        let repair = try await world.headquarters.pool.read { db in
            try FeedReader(db, Notebook.schema).repair([], scopes: scopes)
        }
        #expect(try rows(repair.compactMap(change)) == [5, 2])
    }

    @Test func `long values that wait for a person come in several messages`() async throws {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let keys = (0..<3).map { ann.create([FieldValue(Notebook.title, .text("note \($0)")), world.placed]) }
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        for key in keys {
            ann.set(key, Notebook.verdict, .text("yes" + String(repeating: "!", count: 400_000)))
            bob.set(key, Notebook.verdict, .text("no" + String(repeating: "?", count: 400_000)))
        }
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        let eve = try await world.laptop("Eve")
        try await eve.sync(world.headquarters)
        let told = try messages(eve.lastReply) { message -> Candidates? in
            if case .candidates(let candidates) = message { candidates } else { nil }
        }
        #expect(told.map(\.fields.count) == [2, 1])
        for key in keys { #expect(Set(eve.contested[key]?.map(\.author) ?? []) == ["Ann", "Bob"]) }
        #expect(eve.contested.count == 3 && !eve.checkpoint.needsRepair)
    }

    @Test func `a commit that deletes more than fits one message is told in two`() async throws {
        let world = try await SharedWorld()
        let eve = try await world.laptop("Eve")
        let keys = (0..<16_390).map { key($0) }
        let committer = world.headquarters.committer
        _ = try await committer.decide(keys.map { RecordEdit($0, .create, [world.placed]) })
        try await eve.sync(world.headquarters)
        #expect(eve.rows.count == keys.count + 1)
        _ = try await committer.decide(keys.map { RecordEdit($0, .delete(reason: "spring cleaning")) })
        let outcome = try await eve.sync(world.headquarters)
        let told = try messages(eve.lastReply) { message -> Removal? in
            if case .removal(let removal) = message { removal } else { nil }
        }
        #expect(told.map(\.ids.count) == [16_384, 6] && outcome.removals == keys.count)
        #expect(eve.rows.count == 1 && !eve.checkpoint.needsRepair)
    }

    @Test func `an HQ without a commit has something to say all the same`() async throws {
        let (directory, clock) = (TemporaryDirectory(), SharedClock())
        let headquarters = try SharedWorld.open(directory, clock, create: true)
        let invitation = try await headquarters.invite(name: "Ann", person: nil, scopes: [])
        let ann = TestLaptop(try await headquarters.enroll(code: invitation.code, device: "x"), clock)
        let outcome = try await ann.sync(headquarters)
        #expect(outcome.frontier == 0 && ann.rows.isEmpty && !ann.checkpoint.needsRepair)
        let cursor = FeedCursor([.reference], after: Knowledge(), held: [.reference])
        let page = try await headquarters.pool.read { db in
            try FeedReader(db, Notebook.schema).page(after: cursor, rows: 10)
        }
        #expect(page.messages == [] && page.end == FeedPage.End(frontier: 0, digest: .empty, clock: .zero))
    }
}

@Suite struct `A repair` {
    /// What a laptop holds of a kind, and what it was told of it.
    private func inventory(_ laptop: TestLaptop, _ kind: KindNumber) -> Inventory {
        var ranges = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
        for (key, row) in laptop.rows where key.kind == kind {
            ranges[InventoryRange.index(of: key.id)].add(key.id, head: row.head)
        }
        for entry in laptop.decisions where entry.key.kind == kind {
            ranges[InventoryRange.index(of: entry.key.id)]
                .addEntry(about: entry.key.id, entry.field, at: entry.sequence)
        }
        return Inventory(kind: kind, ranges: ranges)
    }

    private func repair(
        _ inventory: [Inventory], of laptop: TestLaptop, _ world: SharedWorld
    ) async throws -> [Message] {
        let scopes = laptop.enrolment.scopes
        return try await world.headquarters.pool.read { db in
            try FeedReader(db, Notebook.schema).repair(inventory, scopes: scopes)
        }
    }

    /// Two notes in different ranges, of each of which one title lost against another, and one verdict waits.
    private func disputed() async throws -> (SharedWorld, TestLaptop, [RecordKey]) {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let first = RecordID(high: 0x7000, low: 1)
        let others = (2...64).map { RecordID(high: 0x7000, low: $0) }
        let second = try #require(others.first { InventoryRange.index(of: $0) != InventoryRange.index(of: first) })
        let keys = [first, second].map { RecordKey(kind: Notebook.note, id: $0) }
        ann.edit(keys.map { RecordEdit($0, .create, [FieldValue(Notebook.title, .text("title")), world.placed]) })
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        for key in keys {
            for (laptop, word) in [(ann, "ann"), (bob, "bob")] {
                laptop.set(key, Notebook.title, .text(word))
                laptop.set(key, Notebook.verdict, .text(word))
            }
        }
        for laptop in [ann, bob, ann] { try await laptop.sync(world.headquarters) }
        #expect(Set(ann.decisions.map(\.key)) == Set(keys))
        return (world, ann, keys)
    }

    @Test func `brings nothing where nothing differs, and asks a kind that is named twice as it is named first`()
        async throws
    {
        let (world, ann, keys) = try await disputed()
        let held = [Notebook.shelf, Notebook.note].map { inventory(ann, $0) }
        #expect(try await repair(held, of: ann, world) == [])
        #expect(try await repair(held + [.nothing(of: Notebook.note)], of: ann, world) == [])
        let rosters = try await repair([.nothing(of: Notebook.note)] + held, of: ann, world)
            .compactMap { message -> Roster? in if case .roster(let roster) = message { roster } else { nil } }
        #expect(rosters.count == InventoryRange.count && Set(rosters.flatMap(\.ids)) == Set(keys.map(\.id)))
    }

    @Test func `brings all of a kind that an older build does not name`() async throws {
        let (world, ann, keys) = try await disputed()
        let messages = try await repair([inventory(ann, Notebook.shelf)], of: ann, world)
        #expect(try rows(messages.compactMap(change)) == [2])
        let ids = messages.flatMap { message -> [RecordID] in
            if case .roster(let roster) = message { roster.ids } else { [] }
        }
        #expect(Set(ids) == Set(keys.map(\.id)))
    }

    @Test func `brings of a range its rows, what is open about them and what the journal says, and of no other`()
        async throws
    {
        let (world, ann, keys) = try await disputed()
        var ranges = inventory(ann, Notebook.note).ranges
        ranges[InventoryRange.index(of: keys[0].id)].add(keys[0].id, head: 1)
        let held = [inventory(ann, Notebook.shelf), Inventory(kind: Notebook.note, ranges: ranges)]
        var (told, open): (Set<RecordKey>, Set<RecordKey>) = ([], [])
        let messages = try await repair(held, of: ann, world)
        for message in messages {
            switch message {
            case .decision(let decision): told.formUnion(decision.entries.map(\.key))
            case .candidates(let candidates): open.formUnion(candidates.fields.map(\.key))
            default: break
            }
        }
        #expect(try rows(messages.compactMap(change)) == [1])
        #expect(told == [keys[0]] && open == [keys[0]])
    }
}
