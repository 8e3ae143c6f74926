// Why this file exists: what a rep is told about her edits must be true at every step of their way.

import SyncProtocol
import Testing

@testable import SyncClient

struct `A workspace` {
    private typealias F = Library.Fields
    private let emma = Desk.key(1)

    /// A desk with one confirmed book.
    private func stocked() throws -> Desk {
        let desk = try Desk()
        let row = SentRow(
            emma, head: 1, [F.title: .text("Emma"), F.price: .compound([.integer(1200), .text("GBP")])])
        try desk.hear([Desk.change([row], complete: true)], frontier: 1, digest: Desk.digest([(emma, 1)]))
        return desk
    }

    private func price(_ amount: Int64) -> Value { .compound([.integer(amount), .text("GBP")]) }

    @Test func `before the first sync everything is still arriving`() throws {
        let status = try Desk().workspace.status()
        #expect(status.lastSync == nil)
        #expect(status.isArriving)
        #expect(status.pending == ReplicaStatus.Pending(changesets: 0, records: 0, fields: 0))
        #expect(status.scopes == [Desk.scope])
    }

    @Test func `status counts edits, records and fields that are not uploaded`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("a"))
        try desk.set(emma, F.title, .text("b"))
        _ = try desk.add("Sanditon", [FieldValue(F.lent, .flag(true))])
        #expect(try desk.workspace.status().pending == ReplicaStatus.Pending(changesets: 3, records: 2, fields: 3))
    }

    @Test func `the difference of several edits is from the first value to the last`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("a"))
        try desk.set(emma, F.title, .text("b"))
        try desk.set(emma, F.tags, .setChange(adding: ["gold", "new"], removing: []))
        try desk.set(emma, F.tags, .setChange(adding: [], removing: ["new"]))
        let record = try #require(try desk.workspace.pendingRecords().first)
        #expect(record.action == .update)
        #expect(
            record.fields == [
                PendingField(field: F.title, base: .text("Emma"), value: .text("b")),
                PendingField(field: F.tags, base: nil, value: .setChange(adding: ["gold"], removing: ["new"])),
            ])
        #expect(try desk.workspace.pendingFields(of: emma) == [F.title, F.tags])
    }

    @Test func `what was deleted is shown as a deletion only`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("a"))
        try desk.replica.apply([RecordEdit(emma, .delete(reason: "sold"))])
        let record = try #require(try desk.workspace.pendingRecords().first)
        #expect(record.action == .delete(reason: "sold"))
        #expect(record.fields.isEmpty)
    }

    @Test func `an edit is local, then confirmed, then replaced, and history says by whom`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("mine"))
        #expect(try desk.workspace.history(of: emma).map(\.standing) == [.local])
        try desk.hear([], acknowledged: 1, frontier: 2, digest: Desk.digest([(emma, 1)]))
        #expect(try desk.workspace.history(of: emma).map(\.standing) == [.confirmed])
        let loser = Desk.candidate(Dot(replica: Desk.own, counter: 1), .text("mine"), author: "Li Na")
        let winner = Desk.candidate(Dot(replica: Desk.colleague, counter: 4), .text("theirs"), at: 90_000)
        let entry = Decision.Entry(
            sequence: 3, key: emma, field: F.title, verdict: .overridden, rule: .keepLatest, loser: loser,
            winner: winner)
        try desk.hear(
            [
                Desk.change([SentRow(emma, head: 3, [F.title: .text("theirs")])], complete: false),
                .decision(Decision(entries: [entry])),
            ], frontier: 3, digest: Desk.digest([(emma, 3)]))
        let history = try desk.workspace.history(of: emma)
        #expect(history.map(\.standing) == [.overridden, .confirmed])
        #expect(history.map(\.author) == [nil, "Wang Wei"])
        #expect(history[0].base == .text("Emma"))
        #expect(history[0].rule == .keepLatest)
        #expect(history[0].winner?.sibling.value == .text("theirs"))
    }

    @Test func `both people of a replaced value see that it was`() throws {
        let desk = try stocked()
        let mine = Desk.candidate(Dot(replica: Desk.own, counter: 1), .text("mine"), author: "Li Na")
        let theirs = Desk.candidate(Dot(replica: Desk.colleague, counter: 4), .text("theirs"))
        let others = Desk.candidate(Dot(replica: ReplicaID(rawValue: 9), counter: 1), .text("others"))
        func entry(_ sequence: CommitSequence, _ loser: Candidate, _ winner: Candidate) -> Decision.Entry {
            Decision.Entry(
                sequence: sequence, key: emma, field: F.title, verdict: .overridden, rule: .keepLatest,
                loser: loser, winner: winner)
        }
        let entries = [entry(2, mine, theirs), entry(3, theirs, mine), entry(4, theirs, others)]
        try desk.hear(
            [.decision(Decision(entries: entries))], frontier: 4, digest: Desk.digest([(emma, 1)]))
        #expect(try desk.workspace.status().overridden == 1)
        let replaced = try desk.workspace.replacements()
        #expect(replaced.map(\.entry.sequence) == [3, 2])
        #expect(replaced.map(\.isOwnLoss) == [false, true])
        #expect(try desk.workspace.replacements(limit: 1).count == 1)
        #expect(try desk.workspace.replacements(after: 2).map(\.entry.sequence) == [3])
    }

    @Test func `a conflict shows base, yours and theirs until an answer is on its way`() throws {
        let desk = try stocked()
        try desk.set(emma, F.price, price(1500))
        let yours = Desk.candidate(
            Dot(replica: Desk.own, counter: 1), price(1500), base: price(1200), author: "Li Na")
        let theirs = Desk.candidate(Dot(replica: Desk.colleague, counter: 4), price(900))
        let field = Candidates.Field(key: emma, field: F.price, candidates: [yours, theirs])
        try desk.hear(
            [
                Desk.change([SentRow(emma, head: 3, [F.price: price(900)])], complete: false),
                .candidates(Candidates(fields: [field])),
            ], acknowledged: 1, frontier: 3, digest: Desk.digest([(emma, 3)]))
        let conflict = try #require(try desk.workspace.conflict(emma, F.price))
        #expect(conflict.base == price(1200))
        #expect(conflict.yours == yours)
        #expect(conflict.theirs == [theirs])
        #expect(conflict.shown == price(900))
        #expect(!conflict.isAnswered)
        #expect(try desk.workspace.contestedFields(of: emma) == [F.price])
        #expect(try desk.workspace.history(of: emma).map(\.standing) == [.open, .open])
        var status = try desk.workspace.status()
        #expect((status.openConflicts, status.ownConflicts) == (1, 1))
        try desk.set(emma, F.price, price(1000))
        #expect(try desk.workspace.conflict(emma, F.price)?.isAnswered == true)
        // HQ has taken the answer: the field comes without candidates.
        try desk.hear(
            [Desk.change([SentRow(emma, head: 4, [F.price: price(1000)])], complete: false)], acknowledged: 2,
            frontier: 4, digest: Desk.digest([(emma, 4)]))
        status = try desk.workspace.status()
        #expect(status.openConflicts == 0)
    }

    @Test func `held and refused edits are counted and explained`() throws {
        let desk = try stocked()
        try desk.set(emma, F.grade, .text("A"))
        let refused = try desk.add("Outside")
        let receipts = [
            Receipt(
                counter: 1, sequence: 2,
                remarks: [.init(key: emma, field: F.grade, verdict: .held, rule: .hqOnly)]),
            Receipt(
                counter: 2, sequence: 3,
                remarks: [.init(key: refused, field: 0, verdict: .refused, rule: .outOfScope, detail: "not yours")]),
        ]
        try desk.hear(
            [.receipt(ReceiptNote(receipts: receipts))], acknowledged: 2, frontier: 3,
            digest: Desk.digest([(emma, 1)]))
        let status = try desk.workspace.status()
        #expect((status.held, status.refused, status.overridden) == (1, 1, 0))
        #expect(try desk.workspace.history(of: emma).map(\.standing) == [.held])
        let unapplied = try desk.workspace.unappliedEdits()
        #expect(unapplied.map(\.key) == [refused, emma])
        #expect(unapplied.map(\.value) == [nil, .text("A")])
        #expect(unapplied.map(\.rule) == [.outOfScope, .hqOnly])
        #expect(unapplied[0].writes.map(\.value) == [.text("Outside")])
        #expect(try desk.workspace.unappliedEdits(limit: 1).count == 1)
        // The refused record is gone from the table, but what was written is not lost.
        #expect(try desk.replica.record(refused) == nil)
        let lost = try desk.workspace.history(of: refused)
        #expect(lost.map(\.standing) == [.refused, .refused])
        #expect(lost.last?.value == .text("Outside"))
        #expect(lost.last?.detail == "not yours")
    }

    @Test func `a record is found by name, by case-folded name and by the start of its id`() throws {
        let desk = try stocked()
        let kafka = try desk.add("Der Prozeß")
        let names = [F.title]
        func find(_ text: String) throws -> [RecordKey] {
            try desk.workspace.find(Library.book, text, among: names)
        }
        #expect(try find("Emma") == [emma])
        #expect(try find("eMMA") == [emma])
        #expect(try find("DER PROZEß") == [kafka])
        #expect(try find(emma.id.description) == [emma])
        #expect(try find(emma.id.description.uppercased()) == [emma])
        #expect(try find(String(kafka.id.description.prefix(13))).contains(kafka))
        #expect(try find("Em").isEmpty)
        #expect(try find("abc").isEmpty)
        #expect(try find("' OR 1=1 --").isEmpty)
        #expect(try desk.workspace.resembling(Library.book, "MM", among: names, limit: 5) == [emma])
        #expect(try desk.workspace.title(of: emma, among: names) == "Emma")
        #expect(try desk.workspace.title(of: Desk.key(9), among: names) == nil)
    }
}
