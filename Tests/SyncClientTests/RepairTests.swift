// Why this file exists: what a laptop counts without being able to show it, and what it was told of conflicts, must go
// when HQ says so, or when HQ's history turns out to be another one.

import GRDB
import SyncProtocol
import Testing

@testable import SyncClient

struct `What is counted and told` {
    private typealias F = Library.Fields
    private let emma = Desk.key(1)
    private let sanditon = Desk.key(2)
    /// A record of a kind that only the next version knows.
    private let shelf = RecordKey(kind: Library.shelf, id: Desk.key(3).id)

    private func stocked() throws -> Desk {
        let desk = try Desk()
        let books = [
            SentRow(emma, head: 1, [F.title: .text("Emma")]), SentRow(sanditon, head: 2, [F.title: .text("Sanditon")]),
        ]
        let shelves = [SentRow(shelf, head: 3, [1: .text("left")])]
        try desk.hear(
            [Desk.change(books, complete: true), Desk.change(shelves, complete: true, schema: Library.newer)],
            frontier: 3, digest: Desk.digest([(emma, 1), (sanditon, 2), (shelf, 3)]))
        return desk
    }

    private func count(_ table: String, _ desk: Desk) throws -> Int? {
        try desk.replica.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
    }

    private func rosters(_ kind: KindNumber, _ keys: [RecordKey]) -> [Message] {
        (0..<InventoryRange.count).map { range in
            let ids = keys.map(\.id).filter { InventoryRange.index(of: $0) == range }
            return .roster(Roster(kind: kind, range: UInt8(range), ids: ids))
        }
    }

    /// A desk whose digest differs, so that its next sync repairs.
    private func doubting() throws -> Desk {
        let desk = try stocked()
        try desk.hear([], frontier: 3, digest: .empty)
        #expect(try desk.workspace.status().needsRepair)
        return desk
    }

    @Test func `records of an unknown kind are counted, and listed for a repair`() throws {
        let desk = try doubting()
        let inventory = try #require(try desk.replica.inventory().first { $0.kind == Library.shelf })
        #expect(inventory.ranges[InventoryRange.index(of: shelf.id)] == Desk.digest([(shelf, 3)]))
        #expect(try count("sync_unknown", desk) == 1)
    }

    @Test func `a roster takes from the count what HQ no longer has, of unknown kinds too`() throws {
        let desk = try doubting()
        try desk.hear(
            rosters(Library.book, [emma, sanditon]) + rosters(Library.shelf, []), frontier: 3,
            digest: Desk.digest([(emma, 1), (sanditon, 2)]))
        #expect(try count("sync_unknown", desk) == 0)
        #expect(try !desk.workspace.status().needsRepair)
    }

    @Test func `a roster leaves in the count what HQ still has`() throws {
        let desk = try doubting()
        try desk.hear(
            rosters(Library.shelf, [shelf]), frontier: 3, digest: Desk.digest([(emma, 1), (sanditon, 2), (shelf, 3)]))
        #expect(try count("sync_unknown", desk) == 1)
        #expect(try !desk.workspace.status().needsRepair)
    }

    @Test func `a record of an unknown kind departs from the count`() throws {
        let desk = try stocked()
        try desk.hear(
            [.departure(Departure(scope: Desk.scope, kind: Library.shelf, ids: [shelf.id, Desk.key(9).id]))],
            frontier: 4, digest: Desk.digest([(emma, 1), (sanditon, 2)]))
        #expect(try count("sync_unknown", desk) == 0)
        #expect(try !desk.workspace.status().needsRepair)
    }

    private func contested(_ key: RecordKey, at sequence: CommitSequence) -> Message {
        let candidate = Desk.candidate(Dot(replica: Desk.colleague, counter: 1), .text("II"), sequence: sequence)
        return .candidates(
            Candidates(fields: [Candidates.Field(key: key, field: F.title, candidates: [candidate])]))
    }

    @Test func `a conflict of a history that was lost is forgotten, others are not`() throws {
        let desk = try stocked()
        let rows = [
            SentRow(emma, head: 4, [F.title: .text("I")]), SentRow(sanditon, head: 6, [F.title: .text("I")]),
        ]
        try desk.hear(
            [Desk.change(rows, complete: false), contested(emma, at: 4), contested(sanditon, at: 6)], frontier: 6,
            digest: Desk.digest([(emma, 4), (sanditon, 6), (shelf, 3)]))
        #expect(Set(try desk.workspace.conflicts().map(\.key)) == [emma, sanditon])
        let ending = Lineage.Ending(timeline: Desk.timeline, sequence: 4)
        let lineage = Lineage(Timeline(rawValue: 0xB2), ended: [ending])
        #expect(try desk.replica.rewind(to: Rewind(lineage: lineage, base: 100, counter: 0)))
        #expect(try desk.workspace.conflicts().map(\.key) == [emma])
    }

    @Test func `a field that comes without its conflict has none any more, nor has a removed record`() throws {
        let desk = try stocked()
        try desk.hear(
            [contested(emma, at: 4), contested(sanditon, at: 5)], frontier: 5,
            digest: Desk.digest([(emma, 1), (sanditon, 2), (shelf, 3)]))
        #expect(try desk.workspace.conflicts().count == 2)
        let removal = Removal(scope: Desk.scope, kind: Library.book, ids: [sanditon.id])
        try desk.hear(
            [Desk.change([SentRow(emma, head: 6, [F.title: .text("one")])], complete: false), .removal(removal)],
            frontier: 7, digest: Desk.digest([(emma, 6), (shelf, 3)]))
        #expect(try desk.workspace.conflicts().isEmpty)
    }

    @Test func `what the journal says of a range under repair comes anew`() throws {
        let desk = try doubting()
        let loser = Desk.candidate(Dot(replica: Desk.colleague, counter: 1), .text("II"))
        func entry(_ sequence: CommitSequence) -> Message {
            .decision(
                Decision(
                    scope: Desk.scope,
                    entries: [
                        Decision.Entry(
                            sequence: sequence, key: emma, field: F.title, verdict: .overridden, rule: .keepLatest,
                            loser: loser, winner: nil)
                    ]))
        }
        try desk.hear([entry(3)], frontier: 3, digest: .empty)
        #expect(try count("sync_journal", desk) == 1)
        try desk.hear(
            rosters(Library.book, [emma, sanditon]), frontier: 3,
            digest: Desk.digest([(emma, 1), (sanditon, 2), (shelf, 3)]))
        #expect(try count("sync_journal", desk) == 0)
    }

    // MARK: What a repair leaves and takes

    @Test func `of what was made here a repair drops what HQ judged and has not, and nothing else`() throws {
        let desk = try stocked()
        let lost = try desk.add("lost")
        try desk.hear([contested(lost, at: 4)], acknowledged: 1, frontier: 4, digest: .empty)
        #expect(try desk.workspace.conflicts().map(\.key) == [lost])
        #expect(try desk.workspace.status().needsRepair)
        // Made after the request went out: HQ has not heard of it.
        let made = try desk.add("made")
        try desk.hear(
            rosters(Library.book, [emma, sanditon]) + rosters(Library.shelf, [shelf]), frontier: 5,
            digest: Desk.digest([(emma, 1), (sanditon, 2), (shelf, 3)]))
        #expect(try desk.replica.record(lost) == nil)
        #expect(try desk.workspace.conflicts().isEmpty)
        #expect(try desk.shown(made, F.title) == .text("made"))
        #expect(try desk.replica.changesets().map(\.dot.counter) == [2])
        #expect(try !desk.workspace.status().needsRepair)
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `a partial row of a record that is not here is left out, and a repair brings it whole`() throws {
        let desk = try stocked()
        let persuasion = Desk.key(4)
        let digest = Desk.digest([(emma, 1), (sanditon, 2), (shelf, 3), (persuasion, 4)])
        let partial = SentRow(persuasion, head: 4, [F.title: .text("Persuasion")])
        try desk.hear([Desk.change([partial], complete: false)], frontier: 4, digest: digest)
        #expect(try desk.replica.record(persuasion) == nil)
        #expect(try desk.workspace.status().needsRepair)
        let whole = SentRow(persuasion, head: 4, [F.title: .text("Persuasion"), F.lent: .flag(true)])
        try desk.hear(
            rosters(Library.book, [emma, sanditon, persuasion]) + [Desk.change([whole], complete: true)], frontier: 4,
            digest: digest)
        #expect(try desk.shown(persuasion, F.lent) == .flag(true))
        #expect(try !desk.workspace.status().needsRepair)
    }

    @Test func `what left here is asked for again if HQ goes back to before that`() throws {
        let desk = try stocked()
        try desk.hear(
            [.departure(Departure(scope: Desk.scope, kind: Library.book, ids: [emma.id]))], frontier: 5,
            digest: Desk.digest([(sanditon, 2), (shelf, 3)]))
        #expect(try desk.replica.record(emma) == nil)
        let books = try #require(try desk.replica.inventory().first { $0.kind == Library.book })
        #expect(books.ranges[InventoryRange.index(of: sanditon.id)] == Desk.digest([(sanditon, 2)]))
        let ending = Lineage.Ending(timeline: Desk.timeline, sequence: 4)
        let lineage = Lineage(Timeline(rawValue: 0xB2), ended: [ending])
        #expect(try desk.replica.rewind(to: Rewind(lineage: lineage, base: 100, counter: 0)))
        #expect(try desk.replica.inventory() == [Inventory.nothing(of: Library.book)])
    }

    @Test func `of two unknown kinds an upgrade brings one, and the other stays counted`() throws {
        let desk = try stocked()
        let loan = RecordKey(kind: 3, id: Desk.key(5).id)
        let fields = [Field(1, "name", column: "name", .text)]
        let loans = Schema(
            version: 3, kinds: [RecordKind(number: 3, name: "loan", scope: .reference, fields: fields)])
        try desk.hear(
            [Desk.change([SentRow(loan, head: 4, [1: .text("to Li Na")])], complete: true, schema: loans)],
            frontier: 4, digest: Desk.digest([(emma, 1), (sanditon, 2), (shelf, 3), (loan, 4)]))
        #expect(try count("sync_unknown", desk) == 2)
        let newer = try Replica.open(desk.directory, schema: Library.newer, rulebook: Library.rulebook)
        let left = try newer.queue.read { try Int.fetchAll($0, sql: "SELECT kind FROM sync_unknown") }
        #expect(left == [3])
        #expect(try newer.checkpoint().digest == Desk.digest([(emma, 1), (sanditon, 2), (loan, 4)]))
        #expect(try newer.recountDigest() == newer.checkpoint().digest)
    }
}
