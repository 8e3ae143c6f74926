// Why this file exists: HQ looks in its log and its tables for what an edit meets. What it finds there must be the same
// however the edit came: in one piece with others, as an import, or under a number that HQ has lost.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct `What an edit meets at HQ` {
    private func shared() async throws -> (SharedWorld, TestLaptop, TestLaptop, RecordKey) {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let key = ann.create([
            FieldValue(Notebook.title, .text("title")), FieldValue(Notebook.tags, .set(["a", "b"])), world.placed,
        ])
        for laptop in [ann, bob, ann] { try await laptop.sync(world.headquarters) }
        return (world, ann, bob, key)
    }

    @Test(arguments: [true, false])
    func `who empties a set and deletes its record in one edit deletes it, unless another took something out too`(
        isRivalled: Bool
    ) async throws {
        let (world, ann, bob, key) = try await shared()
        if isRivalled {
            bob.set(key, Notebook.tags, .setChange(adding: [], removing: ["b"]))
            try await bob.sync(world.headquarters)
        }
        let emptied = FieldValue(Notebook.tags, .setChange(adding: [], removing: ["a", "b"]))
        ann.edit([RecordEdit(key, .update, [emptied]), RecordEdit(key, .delete(reason: "done"))])
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        let isDeleted = try await world.headquarters.read { try $0.isDeleted(key) }
        #expect(isDeleted != isRivalled && (bob.rows[key] == nil) == isDeleted)
        let expected: Set<Rule> = isRivalled ? [.updateBeatsDelete] : []
        #expect(Set(ann.receipts.flatMap(\.remarks).map(\.rule)) == expected)
        try await world.expectSound()
    }

    @Test func `who makes a record and deletes it in one edit leaves none`() async throws {
        let (world, ann, bob, _) = try await shared()
        let made = RecordKey(kind: Notebook.note, id: RecordID(high: 0x7000, low: 2))
        ann.edit([
            RecordEdit(made, .create, [FieldValue(Notebook.tags, .set(["a"])), world.placed]),
            RecordEdit(made, .delete(reason: "a slip")),
        ])
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        let isDeleted = try await world.headquarters.read { try $0.isDeleted(made) }
        #expect(isDeleted && bob.rows[made] == nil && ann.receipts.isEmpty)
        #expect(!bob.checkpoint.needsRepair)
        try await world.expectSound()
    }

    @Test func `who writes a field twice in one edit is nobody's rival`() async throws {
        let (world, ann, bob, key) = try await shared()
        ann.edit(
            ["one", "two"].map { RecordEdit(key, .update, [FieldValue(Notebook.title, .text($0))]) })
        for laptop in [ann, bob] { try await laptop.sync(world.headquarters) }
        #expect(bob.rows[key]?.values[Notebook.title] == .text("two"))
        #expect(ann.receipts.isEmpty && bob.decisions.isEmpty)
        try await world.expectSound()
    }

    @Test func `an import that loses is told without what it started from`() async throws {
        let (world, ann, bob, key) = try await shared()
        var random = SeededGenerator(seed: 171)
        let noise = random.bytes(100_000).map { String($0, radix: 16) }.joined()
        ann.edit([
            RecordEdit(
                key, .update,
                [FieldValue(Notebook.title, .text("by Ann")), FieldValue(Notebook.body, .text(noise))])
        ])
        #expect((ann.outbox.last?.payload.count ?? 0) > 64 << 10)
        world.clock.advance(60_000)
        bob.set(key, Notebook.title, .text("by Bob"))
        for laptop in [ann, bob, ann] { try await laptop.sync(world.headquarters) }
        #expect(ann.rows[key]?.values[Notebook.title] == .text("by Bob"))
        #expect(ann.rows[key]?.values[Notebook.body] == .text(noise))
        let entry = try #require(ann.decisions.first { $0.field == Notebook.title })
        #expect(entry.loser.sibling.value == .text("by Ann") && entry.loser.sibling.base == nil)
        #expect(entry.winner?.sibling.base == .text("title"))
        try await world.expectSound()
    }

    @Test func `a record that was made beside edits of two others has a history of its own`() async throws {
        let (world, ann, _, key) = try await shared()
        let second = ann.create([FieldValue(Notebook.title, .text("second")), world.placed])
        try await ann.sync(world.headquarters)
        let third = RecordKey(kind: Notebook.note, id: RecordID(high: 0x7000, low: 3))
        ann.edit([
            RecordEdit(key, .update, [FieldValue(Notebook.title, .text("changed"))]),
            RecordEdit(second, .update, [FieldValue(Notebook.title, .text("changed"))]),
            RecordEdit(third, .create, [FieldValue(Notebook.title, .text("third")), world.placed]),
        ])
        try await ann.sync(world.headquarters)
        let kind = try #require(Notebook.schema.kind(Notebook.note))
        let history = try #require(try await world.headquarters.history(of: third, for: nil))
        let told = history.map { $0.json(kind).compact }
        // HQ's code, and the creation; nothing before it.
        #expect(told.count == 2 && told[1].contains(#""action":"create""#) && told[1].contains("third"))
        #expect(try await world.headquarters.history(of: key, for: nil)?.count == 3)
    }

    @Test func `writes of more combinations of fields than HQ keeps prepared all stand`() async throws {
        let (world, _, bob, key) = try await shared()
        let fields: [(FieldNumber, @Sendable (Int) -> Value)] = [
            (Notebook.title, { .text("title \($0)") }), (Notebook.body, { .text("body \($0)") }),
            (Notebook.tags, { .setChange(adding: ["tag \($0)"], removing: []) }),
            (Notebook.verdict, { .text("verdict \($0)") }),
            (Notebook.price, { .compound([.integer(Int64($0)), .text("EUR")]) }),
            (Notebook.origin, { .text("origin \($0)") }), (Notebook.code, { .text("CODE-\($0)") }),
            (Notebook.sealed, { .flag($0.isMultiple(of: 2)) }),
        ]
        let masks = Array(1...255) + [1, 2, 3]
        func writes(_ mask: Int) -> [FieldValue] {
            fields.indices.filter { mask >> $0 & 1 == 1 }.map { FieldValue(fields[$0].0, fields[$0].1(mask)) }
        }
        // With and without the shelf: 510 combinations.
        let edits =
            masks.map { RecordEdit(key, .update, writes($0)) }
            + masks.map { RecordEdit(key, .update, writes($0) + [world.placed]) }
        _ = try await world.headquarters.apply(edits)
        try await bob.sync(world.headquarters)
        let row = try #require(bob.rows[key])
        #expect(row.values[Notebook.title] == .text("title 3") && row.values[Notebook.body] == .text("body 3"))
        #expect(row.values[Notebook.price] == .compound([.integer(255), .text("EUR")]))
        #expect(row.values[Notebook.code] == .text("CODE-255") && row.values[Notebook.sealed] == .flag(false))
        #expect(try await world.note(key) == row.values)
        try await world.expectSound()
    }

    @Test func `an edit that names one which HQ has lost counts as of when it was made`() async throws {
        let world = try await SharedWorld()
        let ann = try await world.laptop("Ann")
        let standing = try #require(try await world.headquarters.enrolled(ann.checkpoint.replica)).standing
        let key = RecordKey(kind: Notebook.note, id: RecordID(high: 0x7000, low: 1))
        let stamp = Stamp(milliseconds: world.clock.now - 1000, logical: 7)
        let changeset = Changeset(
            dot: Dot(replica: standing.replica, counter: 1), stamp: stamp, seen: 0,
            observed: [Dot(replica: ReplicaID(rawValue: 4000), counter: 3)],
            operations: [
                .init(
                    key, .create,
                    [
                        FieldWrite(Notebook.title, .text("carried over")),
                        FieldWrite(Notebook.place, .reference(world.shelf)),
                    ])
            ])
        let upload = Upload(
            replica: standing.replica, changesets: [ChangesetCodec.seal(changeset)], expected: standing)
        let admitted = try await world.headquarters.committer.admit(upload)
        #expect(admitted.receipts.map(\.verdict) == [.accepted])
        #expect(try await world.note(key)?[Notebook.title] == .text("carried over"))
        let replica = Int64(standing.replica.rawValue)
        let kept = try await world.headquarters.pool.read { db in
            try Int64.fetchOne(db, sql: "SELECT stamp FROM hq_log WHERE replica = ?", arguments: [replica])
        }
        #expect(kept == Int64(bitPattern: stamp.rawValue))
    }
}

@Suite struct `What HQ knows of a person` {
    private static let schema = Schema(
        version: 1,
        kinds: Notebook.schema.kinds + [
            RecordKind(
                number: 3, name: "person", scope: .reference, headquartersOnly: true,
                fields: [Field(1, "role", column: "role", .text, policy: .hqOnly)])
        ], certifiedRole: (kind: 3, field: 1))

    @Test func `certifies nobody any more once they are forgotten`() async throws {
        let (clock, directory) = (SharedClock(), TemporaryDirectory())
        let headquarters = try Headquarters(
            DataDirectory(directory.path), schema: Self.schema, rulebook: Notebook.rulebook, create: true,
            wall: { clock.now })
        let person = RecordKey(kind: 3, id: RecordID(high: 3, low: 3))
        let shelf = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 1)
        _ = try await headquarters.apply([RecordEdit(person, .create, [FieldValue(1, .text("keeper"))])])
        let scope = try await headquarters.scope(anchoredAt: shelf, name: "shelf")
        let invitation = try await headquarters.invite(name: "Ann", person: person.id, scopes: [scope])
        let ann = TestLaptop(try await headquarters.enroll(code: invitation.code, device: "x"), clock)
        let placed = FieldValue(Notebook.place, .reference(shelf))
        let key = ann.create([FieldValue(Notebook.title, .text("kept")), placed])
        try await ann.sync(headquarters)
        let report = try await headquarters.erase([person], reason: "asked for it")
        #expect(report.records == [person])
        ann.set(key, Notebook.title, .text("changed"))
        try await ann.sync(headquarters)
        let replica = Int64(ann.checkpoint.replica.rawValue)
        let roles = try await headquarters.pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT role FROM hq_log WHERE replica = ? ORDER BY counter", arguments: [replica])
        }
        #expect(roles == ["keeper", ""])
        #expect(ann.erased == [person] && ann.rows[key]?.values[Notebook.title] == .text("changed"))
        #expect(try await headquarters.verify().findings == [])
    }

    @Test func `says of every role from which commit to which it was played`() async throws {
        let world = try await SharedWorld()
        let (person, shelf) = (RecordID(high: 3, low: 3), world.shelf)
        let (everywhere, here) = (Role("keeper"), Role("keeper", at: shelf))
        try await world.headquarters.committer.perform { ledger, _ in
            #expect(try ledger.roles(of: person) == nil, "nobody ever said")
            try ledger.play([everywhere, here], by: person, at: 5)
            try ledger.play([here], by: person, at: 7)
            #expect(try ledger.roles(of: person) == [here])
            #expect(try ledger.formerRoles(of: person, beyond: 6) == [everywhere])
            #expect(try ledger.formerRoles(of: person, beyond: 7) == [])
            try ledger.play([], by: person, at: 9)
            #expect(try ledger.roles(of: person) == [], "it is known that there is none")
            #expect(try ledger.formerRoles(of: person, beyond: 7) == [here])
            try ledger.play([everywhere], by: person, at: 11)
            #expect(try ledger.roles(of: person) == [everywhere])
            #expect(try ledger.formerRoles(of: person, beyond: 9) == [], "no role is none that was lost")
        }
    }
}
