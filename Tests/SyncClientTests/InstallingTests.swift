// Why this file exists: what HQ sends becomes visible all at once, under the rep's own edits and never over them.

import SyncProtocol
import Testing

@testable import SyncClient

struct `Installing what HQ sent` {
    private typealias F = Library.Fields
    private let emma = Desk.key(1)
    private let sanditon = Desk.key(2)

    /// A desk that holds two confirmed books.
    private func stocked() throws -> Desk {
        let desk = try Desk()
        let rows = [
            SentRow(
                emma, head: 1,
                [
                    F.title: .text("Emma"), F.price: .compound([.integer(1200), .text("GBP")]),
                    F.tags: .set(["classic"]), F.due: .date(try #require(CivilDate("2026-03-31"))),
                    F.sequel: .reference(sanditon.id), F.lent: .flag(true),
                ]),
            SentRow(sanditon, head: 2, [F.title: .text("Sanditon")]),
        ]
        try desk.hear(
            [Desk.change(rows, complete: true)], frontier: 2, digest: Desk.digest([(emma, 1), (sanditon, 2)]))
        return desk
    }

    @Test func `complete rows arrive whole`() throws {
        let desk = try stocked()
        let row = try #require(try desk.replica.record(emma))
        #expect(row.head == 1)
        #expect(row.value(F.price) == .compound([.integer(1200), .text("GBP")]))
        #expect(row.value(F.tags) == .set(["classic"]))
        #expect(row.value(F.due).description == "2026-03-31")
        #expect(row.value(F.sequel) == .reference(sanditon.id))
        #expect(row.value(F.lent).isTrue)
        let status = try desk.workspace.status()
        #expect(status.records == 2)
        #expect(!status.isArriving)
        #expect(!status.needsRepair)
        #expect(status.clockOffset == 250)
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `partial rows change what they speak of and nothing else`() throws {
        let desk = try stocked()
        try desk.hear(
            [Desk.change([SentRow(emma, head: 3, [F.title: .text("Emma II")])], complete: false)],
            frontier: 3, digest: Desk.digest([(emma, 3), (sanditon, 2)]))
        let row = try #require(try desk.replica.record(emma))
        #expect(row.head == 3)
        #expect(row.value(F.title) == .text("Emma II"))
        #expect(row.value(F.price) == .compound([.integer(1200), .text("GBP")]))
        #expect(try !desk.workspace.status().needsRepair)
    }

    @Test func `an edit that HQ has not judged stays in sight`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("mine"))
        try desk.set(emma, F.tags, .setChange(adding: ["gold"], removing: []))
        let theirs = SentRow(emma, head: 3, [F.title: .text("theirs"), F.tags: .set(["rare"]), F.lent: .flag(false)])
        try desk.hear(
            [Desk.change([theirs], complete: false)], frontier: 3,
            digest: Desk.digest([(emma, 3), (sanditon, 2)]))
        #expect(try desk.shown(emma, F.title) == .text("mine"))
        #expect(try desk.shown(emma, F.tags) == .set(["gold", "rare"]))
        #expect(try desk.shown(emma, F.lent) == .flag(false))
        #expect(try desk.workspace.verify().isSound)
        // Judged: what HQ says now shows.
        try desk.hear(
            [Desk.change([SentRow(emma, head: 4, [F.title: .text("judged")])], complete: false)], acknowledged: 2,
            frontier: 4, digest: Desk.digest([(emma, 4), (sanditon, 2)]))
        #expect(try desk.shown(emma, F.title) == .text("judged"))
        #expect(try desk.workspace.pendingRecords().isEmpty)
    }

    @Test func `a removed record goes, unless it is being edited here`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("mine"))
        let removal = Removal(scope: Desk.scope, kind: Library.book, ids: [emma.id, sanditon.id])
        try desk.hear([.removal(removal)], frontier: 4, digest: .empty)
        #expect(try desk.replica.record(sanditon) == nil)
        #expect(try desk.replica.record(emma)?.head == 0)
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `a record deleted here does not come back before HQ has judged`() throws {
        let desk = try stocked()
        try desk.replica.apply([RecordEdit(emma, .delete(reason: "sold"))])
        try desk.hear(
            [Desk.change([SentRow(emma, head: 3, [F.title: .text("theirs")])], complete: true)], frontier: 3,
            digest: Desk.digest([(emma, 3), (sanditon, 2)]))
        #expect(try desk.replica.record(emma) == nil)
        #expect(try desk.workspace.isDeleted(emma))
        #expect(try !desk.workspace.status().needsRepair)
    }

    @Test func `a digest that differs asks for a repair, and a roster mends it`() throws {
        let desk = try stocked()
        try desk.hear([], frontier: 3, digest: Desk.digest([(emma, 1)]))
        #expect(try desk.workspace.status().needsRepair)
        let rosters = (0..<InventoryRange.count).map { range in
            let ids = InventoryRange.index(of: emma.id) == range ? [emma.id] : []
            return Message.roster(Roster(kind: Library.book, range: UInt8(range), ids: ids))
        }
        try desk.hear(rosters, frontier: 3, digest: Desk.digest([(emma, 1)]))
        #expect(try desk.replica.record(sanditon) == nil)
        #expect(try desk.replica.record(emma) != nil)
        #expect(try !desk.workspace.status().needsRepair)
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `copies of edits go once HQ has them in a backup`() throws {
        let desk = try stocked()
        for title in ["a", "b", "c"] { try desk.set(emma, F.title, .text(title)) }
        let row = SentRow(emma, head: 5, [F.title: .text("c")])
        try desk.hear(
            [Desk.change([row], complete: false)], acknowledged: 3, backedUp: 2, frontier: 5,
            digest: Desk.digest([(emma, 5), (sanditon, 2)]))
        #expect(try desk.replica.changesets(includingAcknowledged: true).map(\.dot.counter) == [3])
        let status = try desk.workspace.status()
        #expect(status.notBackedUp == 1)
        #expect(status.hasBackup)
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `a reply that is cut installs nothing`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("mine"))
        let reply = try desk.reply(
            [Desk.change([SentRow(emma, head: 3, [F.lent: .flag(false)])], complete: false)], acknowledged: 1,
            frontier: 3, asked: desk.nextRequest)
        let engine = SyncEngine(desk.replica, PlayedLink(reply.dropLast()), retry: .never)
        #expect(throws: ConversationError.cut) { try engine.sync() }
        #expect(try desk.shown(emma, F.lent) == .flag(true))
        #expect(try desk.workspace.status().pending.changesets == 1)
    }

    @Test func `an engine uploads, installs and reports`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("mine"))
        let reply = try desk.reply(
            [Desk.change([SentRow(emma, head: 3, [F.title: .text("mine")])], complete: false)], acknowledged: 1,
            frontier: 3, digest: Desk.digest([(emma, 3), (sanditon, 2)]), asked: desk.nextRequest)
        let link = PlayedLink(reply)
        let report = try SyncEngine(desk.replica, link, retry: .never).sync()
        #expect(report.uploaded == 1)
        #expect(report.rows == 1)
        #expect(report.frontier == 3)
        guard case .segment(let segment)? = try FrameCodec.decodeAll(link.request).dropFirst().first else {
            Issue.record("the request carries no segment")
            return
        }
        #expect(try ChangesetCodec.open(segment.payloads[0]).dot == Dot(replica: Desk.own, counter: 1))
    }
}

/// A link that plays back one reply, in pieces that cut frames anywhere.
final class PlayedLink: Link {
    private let reply: [UInt8]
    private(set) var request: [UInt8] = []

    init(_ messages: some Sequence<Message>) { reply = messages.flatMap { FrameCodec.encode($0) } }

    func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        self.request = request
        for start in stride(from: 0, to: reply.count, by: 7) {
            try reply[start..<min(start + 7, reply.count)].withUnsafeBytes(receive)
        }
    }
}
