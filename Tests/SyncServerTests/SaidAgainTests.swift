// Why this file exists: after a restore an edit may come before its record. What HQ then says in its author's stead
// must count as the author's in everything that comes later.

import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct `An edit that HQ says again after a restore` {
    /// Goes back to what a laptop shares with a restored HQ, as a real one does; HQ has none of its edits.
    private func rejoin(_ laptop: TestLaptop, _ headquarters: Headquarters, _ shared: CommitSequence) {
        laptop.checkpoint.knowledge.timeline = headquarters.timeline
        laptop.checkpoint.knowledge.prefix = min(laptop.checkpoint.knowledge.prefix, shared)
        laptop.checkpoint.acknowledged = 0
        laptop.checkpoint.acknowledgedChain = .start
        laptop.checkpoint.nonce = 0
    }

    @Test func `is its author's for whoever contradicts it`() async throws {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let eve = try await world.laptop("Eve")
        for laptop in [ann, bob, eve] { try await laptop.sync(world.headquarters) }
        let copy = world.directory.path + "/copy.db"
        let shared = try await world.headquarters.backUp(to: copy)
        let key = ann.create([FieldValue(Notebook.title, .text("title")), world.placed])
        for laptop in [ann, bob, eve] { try await laptop.sync(world.headquarters) }
        world.clock.advance(60_000)
        eve.set(key, Notebook.title, .text("by Eve"))
        world.clock.advance(60_000)
        bob.set(key, Notebook.title, .text("by Bob"))

        let place = TemporaryDirectory()
        _ = try DataDirectory(place.path).restore(from: copy, replace: false, wall: world.clock.now)
        let again = try SharedWorld.open(place, world.clock)
        for laptop in [ann, bob, eve] { rejoin(laptop, again, shared) }
        try await bob.sync(again)
        #expect(bob.receipts.last?.remarks.map(\.rule) == [.unknownRecord])
        try await ann.sync(again)
        let values = try #require(try await again.read { try $0.values(of: key) })
        #expect(values[Notebook.title] == .text("by Bob"))
        try await eve.sync(again)
        let entry = try #require(eve.decisions.last { $0.rule == .keepLatest })
        #expect(entry.loser.sibling.value == .text("by Eve") && entry.loser.author == "Eve")
        #expect(entry.winner?.author == "Bob")
        #expect(entry.winner?.sibling.dot == Dot(replica: bob.checkpoint.replica, counter: 1))
        #expect(try await again.verify().findings == [])
        #expect(try await again.verifyAudit().findings == [])
    }
}
