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

    @Test func `a field that only a newer build knows stands in nobody's way`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("mine"))
        let theirs = SentRow(emma, head: 3, [F.title: .text("theirs"), F.lent: .flag(false), F.pages: .integer(474)])
        try desk.hear(
            [Desk.change([theirs], complete: false, schema: Library.newer)], frontier: 3,
            digest: Desk.digest([(emma, 3), (sanditon, 2)]))
        #expect(try desk.shown(emma, F.title) == .text("mine"))
        #expect(try desk.shown(emma, F.lent) == .flag(false))
        #expect(try !desk.workspace.status().needsRepair)
    }

    @Test func `a column that HQ keeps as another type is left out, as one is that this build does not know`() throws {
        let fields = Library.fields.map { field in
            field.number == F.lent ? Field(F.lent, "lent", column: "lent", .text) : field
        }
        let other = Schema(
            version: 3, kinds: [RecordKind(number: Library.book, name: "book", scope: .reference, fields: fields)])
        let desk = try stocked()
        let (mansfield, persuasion) = (Desk.key(3), Desk.key(4))
        let lent = SentRow(mansfield, head: 3, [F.title: .text("Mansfield Park"), F.lent: .flag(true)])
        let whole = SentRow(persuasion, head: 4, [F.title: .text("Persuasion"), F.lent: .text("to Li Na")])
        let partial = SentRow(emma, head: 5, [F.title: .text("Emma II"), F.lent: .text("to Wang Wei")])
        try desk.hear(
            [
                Desk.change([lent], complete: true), Desk.change([whole], complete: true, schema: other),
                Desk.change([partial], complete: false, schema: other),
            ], frontier: 5, digest: Desk.digest([(emma, 5), (sanditon, 2), (mansfield, 3), (persuasion, 4)]))
        #expect(try desk.shown(persuasion, F.title) == .text("Persuasion"))
        #expect(try desk.shown(persuasion, F.lent) == .null, "nor is it what another record has there")
        #expect(try desk.shown(emma, F.title) == .text("Emma II"))
        #expect(try desk.shown(emma, F.lent) == .flag(true))
        #expect(try !desk.workspace.status().needsRepair)
    }

    @Test func `an HQ that lost what was forgotten here is not followed, and nothing changes`() throws {
        let desk = try stocked()
        for title in ["a", "b", "c"] { try desk.set(emma, F.title, .text(title)) }
        try desk.hear(
            [Desk.change([SentRow(emma, head: 5, [F.title: .text("c")])], complete: false)], acknowledged: 3,
            backedUp: 2, frontier: 5, digest: Desk.digest([(emma, 5), (sanditon, 2)]))
        let before = try desk.replica.checkpoint()
        let ending = Lineage.Ending(timeline: Desk.timeline, sequence: 3)
        let rewind = Rewind(
            lineage: Lineage(Timeline(rawValue: 0xB2), ended: [ending]), base: 1 << 25, counter: 1)
        let refusal = Refusal(.timeline, "HQ was restored.", rewind: rewind)
        let engine = SyncEngine(desk.replica, PlayedLink([Message.refusal(refusal)]), retry: .never)
        #expect(throws: ConversationError.refused(refusal)) { try engine.sync() }
        #expect(try desk.replica.checkpoint() == before)
        #expect(try desk.shown(emma, F.title) == .text("c"))
    }

    @Test func `a line that breaks once is tried again, and whoever watches is told`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("mine"))
        let change = Desk.change([SentRow(emma, head: 3, [F.title: .text("mine")])], complete: false)
        let digest = Desk.digest([(emma, 3), (sanditon, 2)])
        let link = BreakingLink { hello in
            try desk.reply([change], acknowledged: 1, frontier: 3, digest: digest, asked: hello.clock)
        }
        var told: [String] = []
        let engine = SyncEngine(desk.replica, link, retry: RetryPolicy(first: 0, attempts: 2)) { event in
            switch event {
            case .retrying(let attempt, let reason): told.append("again \(attempt): \(reason.contains("a tunnel"))")
            case .progress(let rows, _): told.append("\(rows) rows")
            case .sent, .received: break
            }
        }
        let report = try engine.sync()
        #expect(report.uploaded == 1 && report.rounds == 2)
        #expect(told == ["again 1: true", "1 rows"])
        #expect(try desk.workspace.status().pending.changesets == 0)
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

/// A link that breaks at the first request and answers every other.
final class BreakingLink: Link {
    private let answer: (Hello) throws -> [Message]
    private var hasBroken = false

    init(_ answer: @escaping (Hello) throws -> [Message]) { self.answer = answer }

    func exchange(_ request: [UInt8], _ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard hasBroken, case .hello(let hello)? = try FrameCodec.decodeAll(request).first else {
            hasBroken = true
            throw LinkError.unreachable("a tunnel")
        }
        try answer(hello).flatMap { FrameCodec.encode($0) }.withUnsafeBytes(receive)
    }
}
