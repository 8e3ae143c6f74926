// Why this file exists: what a person does at HQ's pages is theirs, is judged as on their laptop, and is no device's.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct SeatTests {
    @Test func `a seat is made once and follows the organisation as a device does`() async throws {
        let world = try await SeatWorld()
        let ann = try await world.enlist("Ann", "SR")
        let seat = try await world.seat(ann)
        #expect(seat.person == ann.id && seat.name == "Ann" && seat.replica.rawValue > 1)
        #expect(seat.roles == [Role("SR", at: world.shelf)] && seat.scopes == [.reference, world.scope])
        #expect(try await world.seat(ann) == seat)
        try await world.change(ann, SeatWorld.Fields.role, .text("AR"))
        try await world.change(ann, SeatWorld.Fields.desk, .reference(world.other))
        let moved = try await world.seat(ann)
        let other = try #require(world.headquarters.scope(anchoredAt: world.other))
        #expect(moved.replica == seat.replica && moved.roles == [Role("AR", at: world.other)])
        #expect(moved.scopes == [.reference, other])
        #expect(try await world.seat(try await world.enlist("Bob", "SR")).replica != seat.replica)
        try await world.expectSound()
    }

    @Test func `twenty pages that need a seat at once get the same one`() async throws {
        let world = try await SeatWorld()
        let ann = try await world.enlist("Ann", "SR")
        let headquarters = world.headquarters
        let seats = try await withThrowingTaskGroup(of: Seat.self) { group in
            for _ in 0..<20 { group.addTask { try await headquarters.seat(of: ann.id, name: "Ann") } }
            return try await group.reduce(into: Set<Seat>()) { $0.insert($1) }
        }
        #expect(seats.count == 1)
        try await world.expectSound()
    }

    @Test func `what is typed at a seat reaches a laptop, and history says who, where and instead of what`()
        async throws
    {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "AR"))
        let seat = try await world.seat(ann)
        let laptop = try await world.laptop(bob)
        let key = try await world.note("by Ann", from: seat)
        let receipt = try await world.set(key, Notebook.title, .text("by Ann, again"), from: seat)
        #expect(receipt.dot == Dot(replica: seat.replica, counter: 2) && receipt.verdict == .accepted)
        #expect(receipt.sentences.isEmpty && receipt.sequence <= world.headquarters.frontier)
        try await laptop.sync(world.headquarters)
        #expect(laptop.rows[key]?.values[Notebook.title] == .text("by Ann, again"))
        #expect(laptop.rows[key]?.values[Notebook.code] == .text("NOTE-2026-000001"))
        let history = try #require(try await world.headquarters.read(as: seat) { try $0.history(of: key) })
        let last = try #require(history.first)
        #expect(last.author == "Ann" && last.device == "HQ console" && last.dot == receipt.dot)
        #expect(last.writes == [FieldWrite(Notebook.title, .text("by Ann, again"), base: .text("by Ann"))])
        try await world.expectSound()
    }

    @Test func `two requests of one seat at once are two edits of one chain`() async throws {
        let world = try await SeatWorld()
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        let key = try await world.note("note", from: seat)
        let (headquarters, seen) = (world.headquarters, world.headquarters.frontier)
        let counters = try await withThrowingTaskGroup(of: UInt64.self) { group in
            for number in 1...20 {
                group.addTask {
                    let write = FieldValue(Notebook.body, .text("\(number)"))
                    let edit = RecordEdit(key, .update, [write])
                    return try await headquarters.submit([edit], from: seat, seen: seen).dot.counter
                }
            }
            return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
        }
        #expect(counters == Set(2...21))
        try await world.expectSound()
    }

    @Test func `a seat outlasts a restart`() async throws {
        let world = try await SeatWorld()
        let ann = try await world.enlist("Ann", "SR")
        let seat = try await world.seat(ann)
        let key = try await world.note("before", from: seat)
        try await world.headquarters.close()
        // The file as it is, opened anew.
        let copy = TemporaryDirectory()
        defer { withExtendedLifetime(copy) {} }
        _ = try await world.headquarters.backUp(to: copy.path + "/hq.db")
        let again = try SeatWorld.open(copy, world.clock)
        #expect(try await again.seat(of: ann.id, name: "Ann") == seat)
        let edit = RecordEdit(key, .update, [FieldValue(Notebook.title, .text("after"))])
        let receipt = try await again.submit([edit], from: seat, seen: again.frontier)
        #expect(receipt.dot.counter == 2 && receipt.isWhollyAccepted)
        #expect(try await again.verifyAudit().findings == [])
    }

    // MARK: Judged as on a laptop

    @Test func `a role may do at a seat what it may do on a laptop, and what lies elsewhere is refused alike`()
        async throws
    {
        let world = try await SeatWorld()
        let owner = try await world.seat(try await world.enlist("Olga", "SR"))
        let price = Value.compound([.integer(500), .text("EUR")])
        for (name, role, elsewhere) in [("Ann", "SR", false), ("Bob", "AR", false), ("Eve", "SR", true)] {
            let member = try await world.enlist(name, role, elsewhere: elsewhere)
            let (seat, laptop) = (try await world.seat(member), try await world.laptop(member))
            try await laptop.sync(world.headquarters)
            for (field, value) in [(Notebook.price, price), (Notebook.body, .text("by \(name)"))] {
                let keys = [try await world.note("one", from: owner), try await world.note("two", from: owner)]
                try await laptop.sync(world.headquarters)
                laptop.set(keys[0], field, value)
                try await laptop.sync(world.headquarters)
                let told = laptop.receipts.filter { $0.counter == laptop.checkpoint.counter }
                let receipt = try await world.set(keys[1], field, value, from: seat)
                #expect(receipt.remarks.map(\.ruling) == told.flatMap(\.remarks).map(\.ruling), "\(name) \(field)")
                let isAllowed = !elsewhere && (role == "SR" || field == Notebook.body)
                #expect(receipt.isWhollyAccepted == isAllowed && receipt.isRefused != isAllowed, "\(name) \(field)")
                let shown = try await world.value(field, of: keys[1])
                #expect((shown == value) == isAllowed)
            }
        }
        try await world.expectSound()
    }

    @Test func `whoever has left sees nothing, and what they still send is judged like their device's`() async throws {
        let world = try await SeatWorld()
        let owner = try await world.seat(try await world.enlist("Olga", "SR"))
        let keys = [try await world.note("one", from: owner), try await world.note("two", from: owner)]
        let ann = try await world.enlist("Ann", "SR")
        let (seat, laptop) = (try await world.seat(ann), try await world.laptop(ann))
        try await laptop.sync(world.headquarters)
        let seen = world.headquarters.frontier
        laptop.set(keys[0], Notebook.body, .text("late"))
        try await world.change(ann, SeatWorld.Fields.status, .text("left"))
        try await laptop.sync(world.headquarters)
        let late = try await world.set(keys[1], Notebook.body, .text("late"), from: seat, seen: seen)
        #expect(late.isHeld && late.remarks.map(\.ruling) == laptop.receipts.flatMap(\.remarks).map(\.ruling))
        let after = try await world.set(keys[1], Notebook.body, .text("later"), from: seat)
        #expect(after.isRefused && !after.isHeld)
        let left = try await world.seat(ann)
        #expect(left.roles.isEmpty && left.scopes.isEmpty && left.replica == seat.replica)
        // The seat of before says no more than the one of now.
        let shelf = RecordKey(kind: Notebook.shelf, id: world.shelf)
        for old in [seat, left] {
            let seen = try await world.headquarters.read(as: old) { reader in
                try [shelf, keys[0]].map { try reader.values(of: $0) != nil }
            }
            #expect(seen == [false, false])
        }
        #expect(try await world.value(Notebook.body, of: keys[1]) == .null)
        try await world.expectSound()
    }

    @Test func `what came since a page was made is met as by an edit made offline`() async throws {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "SR"))
        let seat = try await world.seat(ann)
        let key = try await world.note("title", from: seat)
        let laptop = try await world.laptop(bob)
        try await laptop.sync(world.headquarters)
        let seen = world.headquarters.frontier
        laptop.set(key, Notebook.title, .text("by Bob"))
        try await laptop.sync(world.headquarters)
        try await world.set(key, Notebook.title, .text("by Ann"), from: seat, seen: seen)
        try await laptop.sync(world.headquarters)
        #expect(laptop.rows[key]?.values[Notebook.title] == .text("by Ann"))
        #expect(laptop.decisions.map(\.loser.sibling.value) == [.text("by Bob")])
        // Whoever has seen it replaces it, and nothing is to be told.
        try await world.set(key, Notebook.title, .text("by Ann, later"), from: seat)
        try await laptop.sync(world.headquarters)
        #expect(laptop.decisions.count == 1)
    }

    @Test func `the value that was replaced is the one on the page, or what HQ shows where nothing has changed`()
        async throws
    {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "SR"))
        let (seat, second) = (try await world.seat(ann), try await world.seat(bob))
        let key = try await world.note("title", from: seat)
        let seen = world.headquarters.frontier
        try await world.set(key, Notebook.title, .text("by Bob"), from: second)
        let headquarters = world.headquarters
        let writes = [FieldValue(Notebook.title, .text("by Ann")), FieldValue(Notebook.verdict, .text("yes"))]
        _ = try await headquarters.submit([RecordEdit(key, .update, writes)], from: seat, seen: seen)
        let shown: [FieldNumber: Value] = [Notebook.title: .text("title"), Notebook.tags: .set([])]
        let more = [
            FieldValue(Notebook.title, .text("by Ann, again")),
            FieldValue(Notebook.tags, .setChange(adding: ["a"], removing: [])),
        ]
        _ = try await headquarters.submit(
            [RecordEdit(key, .update, more)], from: seat, seen: seen, bases: [key: shown])
        let history = try #require(try await headquarters.read(as: seat) { try $0.history(of: key) })
        let own = history.filter { $0.dot.replica == seat.replica }.map { $0.writes.map(\.base) }
        #expect(own.first == [.text("title"), nil])
        #expect(own.dropFirst().first == [nil, .text("open")])
    }

    @Test func `a page of yesterday is to be loaded again, unless nothing has happened since`() async throws {
        let world = try await SeatWorld()
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        let key = try await world.note("title", from: seat)
        let old = world.headquarters.frontier
        world.clock.advance(1000)
        let note = try await world.note("another", from: seat)
        world.clock.advance(25 * 3_600_000)
        await #expect(throws: SeatProblem.outdated) {
            try await world.set(key, Notebook.body, .text("late"), from: seat, seen: old)
        }
        #expect(try await world.set(note, Notebook.body, .text("in time"), from: seat).isWhollyAccepted)
        // Whoever claims to have seen the future has seen the present.
        let claimed = try await world.set(key, Notebook.body, .text("now"), from: seat, seen: .max)
        #expect(claimed.isWhollyAccepted)
        try await world.expectSound()
    }

    // MARK: What cannot stand

    @Test func `what cannot stand is turned down in one sentence, and nothing is written`() async throws {
        let world = try await SeatWorld()
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        let key = try await world.note("title", from: seat)
        let frontier = world.headquarters.frontier
        let shelf = RecordKey(kind: Notebook.shelf, id: world.shelf)
        let cases: [([RecordEdit], SeatProblem)] = [
            ([], .nothing), ([RecordEdit(RecordKey(kind: 99, id: key.id), .update)], .unknownKind(99)),
            ([RecordEdit(shelf, .update, [FieldValue(1, .text("x"))])], .onlyHeadquarters(kind: "shelf")),
            ([RecordEdit(key, .erase(reason: "x"))], .onlyHeadquarters(kind: "note")),
            ([RecordEdit(key, .update, [FieldValue(99, .null)])], .unknownField(kind: "note", field: 99)),
            (
                [RecordEdit(key, .update, [FieldValue(Notebook.title, .text("forbidden"))])],
                .invalid(kind: "note", field: "title", reason: "this word is forbidden")
            ),
        ]
        for (edits, problem) in cases {
            await #expect(throws: problem) {
                try await world.headquarters.submit(edits, from: seat, seen: frontier)
            }
        }
        let reason = String(repeating: "x", count: Limits.reason + 1)
        await #expect(throws: SeatProblem.self) {
            try await world.headquarters.submit(
                [RecordEdit(key, .delete(reason: ""))], from: seat, seen: frontier, reason: reason)
        }
        #expect(world.headquarters.frontier == frontier)
    }
}
