// Why this file exists: records come, go and come back, in places that change, and with them what lies beside them.
// None of it may leave half a record, and none may lose what somebody wrote to it.

import SyncProtocol
import Testing

struct `Records that come and go` {
    private let secret = Court.Vault.secret

    // MARK: Made anew

    @Test func `a deleted record that is made anew elsewhere lives there, if its author may write there`() throws {
        let office = Office()
        office.ledger.enrol(Office.ana, scopes: [.reference, Office.north, Office.south])
        try office.send(Office.ana, Office.create(1))
        try office.send(Office.ana, Office.delete(1))
        try office.send(Office.ana, Office.create(1, home: Office.southAnchor, name: "anew"))
        let header = try #require(office.ledger.headers[Office.key(1)])
        #expect(header.isAlive && header.scope == Office.south)
        #expect(header.entered == header.lifeSequence)
        #expect(office.shows(Office.name, of: 1) == .text("anew"))
        #expect(office.shows(Office.home, of: 1) == .reference(Office.southAnchor))
    }

    @Test func `nobody makes a deleted record anew in a scope that is not theirs`() throws {
        let office = Office()
        try office.send(Office.ana, Office.create(1))
        try office.send(Office.ana, Office.delete(1))
        let receipts = try office.send(Office.ana, Office.create(1, home: Office.southAnchor, name: "anew"))
        #expect(receipts.flatMap(\.remarks).map(\.rule) == [.outOfScope])
        let header = try #require(office.ledger.headers[Office.key(1)])
        #expect(!header.isAlive && header.scope == Office.north)
        #expect(office.ledger.journal.contains { $0.loser.value == .text("anew") })
    }

    // MARK: What lies beside a record

    private func write(_ number: UInt64, _ text: String, _ action: RecordEdit.Action = .update) -> Changeset.Operation {
        .init(Court.vault(number), action, [FieldWrite(secret, .text(text))])
    }

    @Test func `an accepted edit beside a deleted record brings both back`() throws {
        let court = Court(Court.confidential)
        try court.send(Court.ana, Court.create(1), write(1, "old", .create))
        let seen = court.ledger.frontier
        try court.send(Court.ana, .init(Court.parcel(1), .delete(reason: "sold")))
        for key in [Court.parcel(1), Court.vault(1)] {
            #expect(try court.ledger.header(of: key)?.isAlive == false, "\(key)")
        }
        let held = try court.send(Court.ben, seen: seen, write(1, "new"))
        #expect(held.remarks.map(\.rule) == [.deletedRecord] && held.verdict == .held)
        #expect(try court.ledger.header(of: Court.vault(1))?.isAlive == false)
        try court.send(Court.ana, Court.answer(try #require(court.openCases.first), .accept))
        for key in [Court.parcel(1), Court.vault(1)] {
            #expect(try court.ledger.header(of: key)?.isAlive == true, "\(key)")
        }
        #expect(try court.ledger.value(secret, of: Court.vault(1)) == .text("new"))
        #expect(court.openCases.isEmpty)
    }

    @Test func `what lies beside a living record is not deleted alone, not even by HQ`() throws {
        let court = Court(Court.confidential)
        try court.send(Court.ana, Court.create(1), write(1, "kept", .create))
        let receipt = try #require(try court.decide(RecordEdit(Court.vault(1), .delete(reason: "alone"))))
        #expect(receipt.remarks.map(\.rule) == [.onlyIssued] && receipt.verdict == .refused)
        let header = try #require(try court.ledger.header(of: Court.vault(1)))
        #expect(header.isAlive && header.entered == receipt.sequence)
        #expect(try court.ledger.value(secret, of: Court.vault(1)) == .text("kept"))
    }

    @Test func `what would lie beside a record that HQ does not know waits until it does, accepted or not`() throws {
        let court = Court(Court.confidential)
        let held = try court.send(Court.ben, write(9, "early", .create))
        #expect(held.remarks.map(\.rule) == [.unknownRecord] && held.verdict == .held)
        let first = try #require(court.openCases.first)
        try court.send(Court.ana, Court.answer(first, .accept))
        // There is nothing to lie beside: it waits again, under another case.
        #expect(try court.ledger.header(of: Court.vault(9)) == nil)
        #expect(court.openCases.count == 1 && !court.openCases.contains(first))
        #expect(court.ledger.journal.count { $0.key == Court.vault(9) && $0.loser.value == .text("early") } == 2)
        try court.send(Court.ana, Court.create(9))
        try court.send(Court.ana, Court.answer(try #require(court.openCases.first), .accept))
        #expect(try court.ledger.value(secret, of: Court.vault(9)) == .text("early"))
        #expect(court.openCases.isEmpty)
    }

    // MARK: Merging

    private func merge(_ court: Court) throws -> ClosedRange<CommitSequence>? {
        let (aftermath, commits) = try court.sequencer.unify(
            Court.parcel(2), into: Court.parcel(1), court.wall, in: court.ledger)
        try court.sequencer.attend(to: aftermath, court.wall, in: court.ledger)
        return commits
    }

    @Test func `of what lies beside both of a merged pair the survivor takes what it lacked`() throws {
        let court = Court(Court.confidential)
        let sum = FieldWrite(Court.Vault.sum, .integer(5))
        try court.send(
            Court.ana, Court.create(1), Court.create(2), write(1, "mine", .create),
            .init(Court.vault(2), .create, [FieldWrite(secret, .text("other")), sum]))
        _ = try #require(try merge(court))
        #expect(try court.ledger.value(secret, of: Court.vault(1)) == .text("mine"))
        #expect(try court.ledger.value(Court.Vault.sum, of: Court.vault(1)) == .integer(5))
    }

    @Test func `what lies beside a survivor that lacks nothing is left as it is`() throws {
        let court = Court(Court.confidential)
        try court.send(
            Court.ana, Court.create(1), Court.create(2), write(1, "mine", .create), write(2, "other", .create))
        let before = try #require(try court.ledger.header(of: Court.vault(1)))
        _ = try #require(try merge(court))
        #expect(try court.ledger.header(of: Court.vault(1)) == before)
        #expect(try court.ledger.value(secret, of: Court.vault(1)) == .text("mine"))
    }
}
