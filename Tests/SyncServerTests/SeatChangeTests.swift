// Why this file exists: whoever comes back asks what is new, and a page that stays open is told that something is.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct SeatChangeTests {
    @Test func `what changed since is told newest first, with who, what and whether it was oneself`() async throws {
        let world = try await SeatWorld()
        let (ann, bob) = (try await world.enlist("Ann", "SR"), try await world.enlist("Bob", "SR"))
        let seat = try await world.seat(ann)
        let eve = try await world.seat(try await world.enlist("Eve", "SR", elsewhere: true))
        let laptop = try await world.laptop(bob)
        let old = try await world.note("old", from: seat)
        let doomed = try await world.note("doomed", from: seat)
        try await laptop.sync(world.headquarters)
        let since = world.headquarters.frontier
        world.clock.advance(1000)
        laptop.set(old, Notebook.body, .text("by Bob"))
        let made = world.clock.now
        try await laptop.sync(world.headquarters)
        _ = try await world.note("elsewhere", from: eve, at: world.other)
        _ = try await world.headquarters.submit(
            [RecordEdit(doomed, .delete(reason: "done"))], from: seat, seen: world.headquarters.frontier)
        let new = try await world.note("new", from: seat)
        let changes = try await world.headquarters.changes(since: since, as: seat, kinds: [Notebook.note], limit: 10)
        #expect(changes.map(\.key) == [new, doomed, old])
        #expect(changes.map(\.author) == ["Ann", "Ann", "Bob"] && changes.map(\.isOwn) == [true, true, false])
        #expect(changes.map(\.isNew) == [true, false, false] && changes.map(\.isDeleted) == [false, true, false])
        #expect(changes[2].fields == [Notebook.body] && changes[2].device == "Bob's laptop")
        #expect(changes[2].at == made)
        // HQ gave the new note its code; that it was Ann who made it is what counts.
        #expect(changes[0].fields.contains(Notebook.code) && changes[0].device == "HQ console")
        let newest = try await world.headquarters.changes(since: since, as: seat, limit: 1)
        #expect(newest.map(\.key) == [new])
        let frontier = world.headquarters.frontier
        #expect(try await world.headquarters.changes(since: frontier, as: seat, limit: 10).isEmpty)
        #expect(try await world.headquarters.changes(since: .max, as: seat, limit: 10).isEmpty)
    }

    @Test func `after many commits the tables tell the same as the log`() async throws {
        let world = try await SeatWorld()
        let ann = try await world.enlist("Ann", "SR")
        let (seat, laptop) = (try await world.seat(ann), try await world.laptop(ann))
        let eve = try await world.seat(try await world.enlist("Eve", "SR", elsewhere: true))
        let keys = [try await world.note("one", from: seat), try await world.note("two", from: seat)]
        try await laptop.sync(world.headquarters)
        let since = world.headquarters.frontier
        for number in 1...300 { laptop.set(keys[0], Notebook.body, .text("\(number)")) }
        try await laptop.sync(world.headquarters)
        let middle = world.headquarters.frontier
        #expect(middle - since == 300)
        try await world.set(keys[1], Notebook.title, .text("changed"), from: seat)
        _ = try await world.note("elsewhere", from: eve, at: world.other)
        let many = try await world.headquarters.changes(since: since, as: seat, limit: 10)
        let few = try await world.headquarters.changes(since: middle, as: seat, limit: 10)
        #expect(many.map(\.key) == [keys[1], keys[0]] && few == Array(many.prefix(1)))
    }

    @Test func `whoever listens hears of the frontier, of what they missed at once, and of the end`() async throws {
        let world = try await SeatWorld()
        let seat = try await world.seat(try await world.enlist("Ann", "SR"))
        let before = world.headquarters.frontier
        var live = world.headquarters.frontierChanges().makeAsyncIterator()
        var current = world.headquarters.frontierChanges(since: before).makeAsyncIterator()
        let key = try await world.note("note", from: seat)
        for first in [await live.next(), await current.next()] {
            let heard = try #require(first)
            #expect(heard > before && heard <= world.headquarters.frontier)
        }
        var late = world.headquarters.frontierChanges(since: before).makeAsyncIterator()
        let missed = await late.next()
        #expect(missed == world.headquarters.frontier)
        try await world.set(key, Notebook.body, .text("more"), from: seat)
        var heard: CommitSequence?
        while heard != world.headquarters.frontier, let next = await live.next() { heard = next }
        #expect(heard == world.headquarters.frontier)
        try await world.headquarters.close()
        // Every stream ends; what was still on its way is no more than there is.
        while let last = await live.next() { #expect(last <= world.headquarters.frontier) }
        while let last = await current.next() { #expect(last <= world.headquarters.frontier) }
        while let last = await late.next() { #expect(last <= world.headquarters.frontier) }
    }
}
