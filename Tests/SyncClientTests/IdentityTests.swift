// Why this file exists: a laptop's database may be a copy, may be older than HQ knew it, and HQ may be older than the
// laptop knew it. Nothing that was typed may get lost or count twice in any of that.

import Foundation
import GRDB
import RecordTables
import SyncProtocol
import TestSupport
import Testing

@testable import SyncClient

struct `A replica's identity` {
    private static let successor = ReplicaID(rawValue: 99)

    /// Five edits, the first two acknowledged.
    private func desk() throws -> (desk: Desk, books: [RecordKey]) {
        let desk = try Desk()
        var books: [RecordKey] = []
        for number in 1...2 { books.append(try desk.add("book \(number)")) }
        try desk.hear([], acknowledged: 2, frontier: 10, nonce: 5)
        for number in 3...5 { books.append(try desk.add("book \(number)")) }
        return (desk, books)
    }

    private func succession(
        _ desk: Desk, shared: [ReplicaID: UInt64] = [Desk.own: 2], timeline: Timeline = Desk.timeline,
        ended: [Lineage.Ending] = []
    ) -> Succession {
        Succession(
            identity: ReplicaIdentity(
                replica: Self.successor, timeline: timeline, ended: ended, scopes: [Desk.scope]),
            shared: shared)
    }

    private func titles(_ changesets: [Changeset]) -> [Value] { changesets.map { $0.operations[0].writes[0].value } }

    @Test func `a nonce is kept with what came with it and an idle sync writes nothing`() throws {
        let (desk, _) = try desk()
        #expect(try desk.replica.checkpoint().nonce == 5)
        try desk.hear([], acknowledged: 5, frontier: 11, nonce: 6)
        let installations = desk.replica.installations
        try desk.hear([], frontier: 11, nonce: 6)
        #expect(desk.replica.installations == installations)
        try desk.hear([], frontier: 11, nonce: 7)
        #expect(desk.replica.installations == installations + 1)
        let again = try Replica.open(desk.directory, schema: Library.schema, rulebook: Library.rulebook)
        #expect(try again.checkpoint().nonce == 7)
    }

    @Test func `a copy goes on under a new number with its unsent edits and what their author had seen`() throws {
        let (desk, books) = try desk()
        let before = try desk.replica.changesets()
        #expect(try desk.replica.rejoin(as: succession(desk)) == 3)
        let after = try desk.replica.changesets()
        #expect(after.map(\.dot) == (1...3).map { Dot(replica: Self.successor, counter: $0) })
        #expect(titles(after) == titles(before))
        #expect(after.map(\.stamp) == before.map(\.stamp) && after.map(\.seen) == before.map(\.seen))
        #expect(after.allSatisfy { $0.observed == [Dot(replica: Desk.own, counter: 2)] })
        let checkpoint = try desk.replica.checkpoint()
        #expect(checkpoint.replica == Self.successor && checkpoint.counter == 3 && checkpoint.acknowledged == 0)
        #expect(checkpoint.acknowledgedChain == .start && checkpoint.nonce == 0 && checkpoint.backedUp == 0)
        #expect(checkpoint.knowledge.prefix == 10 && !checkpoint.needsRepair)
        for (number, book) in books.enumerated() {
            #expect(try desk.shown(book, Library.Fields.title) == .text("book \(number + 1)"))
        }
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `what headquarters has of a copy's unsent edits is not sent again`() throws {
        let (desk, _) = try desk()
        // The upload of 3 and 4 arrived, its reply did not.
        let kept = try desk.replica.keptEdits()
        #expect(kept.map(\.replica) == [Desk.own] && kept[0].after == 0 && kept[0].heads.count == 5)
        #expect(try desk.replica.rejoin(as: succession(desk, shared: [Desk.own: 4])) == 1)
        let after = try desk.replica.changesets()
        #expect(titles(after) == [.text("book 5")])
        #expect(after[0].observed == [Dot(replica: Desk.own, counter: 4)])
    }

    @Test func `what headquarters has erased of what a copy wrote is gone from it too`() throws {
        let (desk, books) = try desk()
        var grant = succession(desk, shared: [Desk.own: 4])
        grant = Succession(identity: grant.identity, shared: grant.shared, erased: [books[3], books[4]])
        try desk.replica.rejoin(as: grant)
        for book in books[3...] { #expect(try desk.replica.record(book) == nil) }
        let said = try desk.replica.changesets(includingAcknowledged: true).flatMap(\.operations)
        #expect(said.filter { books[3...].contains($0.key) }.allSatisfy { $0.writes.isEmpty })
        #expect(try desk.replica.checkpoint().needsRepair)
        #expect(try desk.replica.record(books[2]) != nil)
    }

    @Test func `old verdicts stay readable and do not mix with new ones`() throws {
        let (desk, books) = try desk()
        let remark = Receipt.Remark(
            key: books[1], field: Library.Fields.title, verdict: .refused, rule: .invalidValue, detail: "old")
        let old = Message.receipt(ReceiptNote(receipts: [Receipt(counter: 2, sequence: 9, remarks: [remark])]))
        try desk.hear([old], acknowledged: 2, frontier: 11)
        try desk.replica.rejoin(as: succession(desk))
        let newRemark = Receipt.Remark(
            key: books[3], field: Library.Fields.title, verdict: .refused, rule: .invalidValue, detail: "new")
        let new = Message.receipt(ReceiptNote(receipts: [Receipt(counter: 2, sequence: 12, remarks: [newRemark])]))
        try desk.hear([new], acknowledged: 3, frontier: 12)
        let edits = try desk.workspace.unappliedEdits()
        #expect(edits.map(\.detail) == ["new", "old"])
        #expect(edits.map(\.value) == [.text("book 4"), .text("book 2")])
        let history = try desk.workspace.history(of: books[1])
        #expect(history.contains { $0.dot == Dot(replica: Desk.own, counter: 2) && $0.standing == .refused })
        #expect(try desk.workspace.status().refused == 2)
    }

    @Test func `what headquarters had under the old number is forgotten once it is backed up`() throws {
        let (desk, _) = try desk()
        try desk.replica.rejoin(as: succession(desk))
        #expect(try desk.replica.keptEdits().map(\.replica) == [Desk.own, Self.successor])
        try desk.hear([], acknowledged: 3, backedUp: 3, frontier: 14)
        #expect(try desk.replica.keptEdits().map(\.replica) == [Self.successor])
        #expect(try desk.replica.changesets(includingAcknowledged: true).isEmpty)
    }

    @Test func `a change of identity is whole or did not happen`() throws {
        let (desk, _) = try desk()
        let before = try desk.replica.checkpoint()
        // An edit that cannot be read ends it half way.
        try vandalise(desk, "UPDATE sync_outbox SET payload = x'00FF', checksum = NULL WHERE counter = 5")
        #expect(throws: (any Error).self) { try desk.replica.rejoin(as: succession(desk)) }
        let after = try Replica.open(desk.directory, schema: Library.schema, rulebook: Library.rulebook)
        #expect(try after.checkpoint() == before)
        #expect(try after.outgoing(after: 2, bytes: 1 << 20).count == 3)
    }

    private func vandalise(_ desk: Desk, _ sql: String) throws {
        let queue = try DatabaseQueue(path: desk.replica.path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    // MARK: A restored HQ

    private let restored = Timeline(rawValue: 0xB2)

    private func rewind(to sequence: CommitSequence, counter: UInt64) -> Rewind {
        Rewind(
            lineage: Lineage(restored, ended: [.init(timeline: Desk.timeline, sequence: sequence)]), base: 1 << 25,
            counter: counter)
    }

    @Test func `after a restore of headquarters lost edits are pending again and everything is compared`() throws {
        let (desk, books) = try desk()
        try desk.hear([], acknowledged: 5, frontier: 20, nonce: 6)
        #expect(try desk.workspace.status().pending.changesets == 0)
        #expect(try desk.replica.rewind(to: rewind(to: 12, counter: 1)))
        let checkpoint = try desk.replica.checkpoint()
        #expect(checkpoint.replica == Desk.own && checkpoint.acknowledged == 1 && checkpoint.counter == 5)
        #expect(checkpoint.knowledge.timeline == restored && checkpoint.knowledge.prefix == 12)
        #expect(checkpoint.needsRepair)
        let sealed = try desk.replica.outgoing(after: 0, bytes: 1 << 20)
        #expect(checkpoint.acknowledgedChain == ChainHash.start.extended(by: sealed[0].payload))
        #expect(try desk.workspace.status().pending.changesets == 4)
        for book in books { #expect(try desk.replica.record(book) != nil) }
        // A second restore of the same backup: from the first one on.
        let again = Rewind(
            lineage: Lineage(
                Timeline(rawValue: 0xC3),
                ended: [.init(timeline: Desk.timeline, sequence: 12)]),
            base: 1 << 26, counter: 1)
        #expect(try desk.replica.rewind(to: again))
        #expect(try desk.replica.checkpoint().knowledge.timeline == Timeline(rawValue: 0xC3))
    }

    @Test func `a replica that had not synced since the backup loses nothing and compares nothing`() throws {
        let (desk, _) = try desk()
        #expect(try desk.replica.rewind(to: rewind(to: 12, counter: 2)))
        let checkpoint = try desk.replica.checkpoint()
        #expect(checkpoint.knowledge.prefix == 10 && checkpoint.acknowledged == 2 && !checkpoint.needsRepair)
    }

    @Test func `verdicts and journal of the lost history go, older ones stay`() throws {
        let (desk, books) = try desk()
        func note(_ counter: UInt64, at sequence: CommitSequence) -> Message {
            let remark = Receipt.Remark(
                key: books[0], field: Library.Fields.title, verdict: .refused, rule: .invalidValue, detail: "")
            let receipt = Receipt(counter: counter, sequence: sequence, remarks: [remark])
            return .receipt(ReceiptNote(receipts: [receipt]))
        }
        let entry = { (sequence: CommitSequence) in
            Message.decision(
                Decision(entries: [
                    .init(
                        sequence: sequence, key: books[0], field: Library.Fields.title, verdict: .overridden,
                        rule: .keepLatest,
                        loser: Desk.candidate(Dot(replica: Desk.own, counter: 1), .text("x")), winner: nil)
                ]))
        }
        try desk.hear(
            [note(1, at: 11), note(2, at: 14), entry(11), entry(15)], acknowledged: 5, frontier: 20)
        #expect(try desk.replica.rewind(to: rewind(to: 12, counter: 1)))
        #expect(try desk.workspace.status().refused == 1)
        #expect(try desk.workspace.replacements().map(\.entry.sequence) == [11])
    }

    @Test func `headquarters that lost what was forgotten here asks for a new number and gets all that is kept`() throws
    {
        let (desk, _) = try desk()
        try desk.hear([], acknowledged: 5, backedUp: 3, frontier: 20)
        #expect(try desk.replica.rewind(to: rewind(to: 12, counter: 2)) == false)
        #expect(try desk.replica.checkpoint().knowledge.timeline == Desk.timeline, "nothing changed")
        let kept = try desk.replica.keptEdits()
        #expect(kept[0].after == 3 && kept[0].heads.count == 2)
        let ended = [Lineage.Ending(timeline: Desk.timeline, sequence: 12)]
        try desk.replica.rejoin(as: succession(desk, shared: [Desk.own: 2], timeline: restored, ended: ended))
        let edits = try desk.replica.changesets()
        #expect(titles(edits) == [.text("book 4"), .text("book 5")])
        #expect(edits.allSatisfy { $0.observed == [Dot(replica: Desk.own, counter: 2)] && $0.seen <= 12 })
        let checkpoint = try desk.replica.checkpoint()
        #expect(checkpoint.knowledge.prefix == 12 && checkpoint.needsRepair)
    }

    @Test func `a history that headquarters does not know asks for a new number too`() throws {
        let (desk, _) = try desk()
        let stranger = Rewind(
            lineage: Lineage(restored, ended: [.init(timeline: Timeline(rawValue: 1), sequence: 12)]), base: 1 << 25,
            counter: 2)
        #expect(try desk.replica.rewind(to: stranger) == false)
        try desk.replica.rejoin(as: succession(desk, shared: [:], timeline: restored))
        #expect(try desk.replica.checkpoint().knowledge.prefix == 0)
        #expect(try desk.replica.changesets().count == 5, "HQ said that it had none")
    }

    // MARK: Older files

    @Test func `a file of the first format is brought up to date and keeps its verdicts`() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.path + "/replica", withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: folder.path + "/replica/replica.db")
        try queue.write { db in
            try db.execute(sql: FirstFormat.sql)
            try db.execute(sql: ReplicaTables.create(RecordTable.of(Library.schema.kinds[0])))
        }
        try queue.close()
        let replica = try Replica.open(
            folder.path + "/replica", schema: Library.schema, rulebook: Library.rulebook)
        let checkpoint = try replica.checkpoint()
        #expect(checkpoint.replica == Desk.own && checkpoint.acknowledged == 2 && checkpoint.nonce == 0)
        #expect(checkpoint.backedUpChain == nil, "the old format did not keep it")
        let workspace = Workspace(replica)
        #expect(try workspace.unappliedEdits().map(\.detail) == ["told long ago"])
        #expect(try replica.keptEdits()[0].after == 2, "what cannot be proved is not told")
        let version = try replica.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        #expect(version == ReplicaTables.version)
        let sql = "SELECT group_concat(name) FROM pragma_table_info('sync_receipt') WHERE pk > 0"
        let names = try replica.queue.read { db in try String.fetchOne(db, sql: sql) }
        #expect(names == "replica,counter,kind,id,field")
    }
}
