// Why this file exists: an answer is about every edit that it was asked about, and about no other; and what waits only
// because a restore lost its record counts as its author's once the record is there.

import SyncProtocol
import Testing

struct `Held edits` {
    typealias Fields = Court.Fields

    /// A court in which ben was told to wait with his text.
    private func waiting() throws -> (court: Court, id: RecordID) {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("go"))))
        try court.send(Court.ben, reason: "first", Court.set(1, Fields.text, .text("stop"), base: .text("go")))
        return (court, try #require(court.openCases.first))
    }

    @Test func `a second edit under one rule joins the case, and accepting applies both in order`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.seat, .text("A"))))
        try court.send(Court.ana, Court.create(2, FieldWrite(Fields.seat, .text("B"))))
        try court.send(
            Court.ben,
            .init(
                Court.parcel(2), .update,
                [FieldWrite(Fields.seat, .text("A")), FieldWrite(Fields.price, .integer(7))]))
        try court.send(Court.cleo, Court.set(2, Fields.seat, .text("A")))
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("open")])
        #expect(try court.cases(CaseRecord.Fields.authors) == [.text("replica 3, replica 4")])
        try court.send(Court.ana, Court.answer(try #require(court.openCases.first), .accept))
        #expect(try court.shows(Fields.seat, of: 2) == .text("A"))
        #expect(try court.shows(Fields.price, of: 2) == .integer(7))
        #expect(court.openCases.isEmpty)
    }

    @Test func `two edits held in one upload are one case about both`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("go"))))
        let seen = court.ledger.frontier
        let sealed = [1, 2].map { counter in
            ChangesetCodec.seal(
                Changeset(
                    dot: Dot(replica: Court.ben, counter: counter), stamp: Stamp(milliseconds: court.wall + counter),
                    seen: seen, operations: [Court.set(1, Fields.text, .text("stop"))], reason: "no \(counter)"))
        }
        try court.sequencer.admit(sealed, from: Court.ben, wall: court.wall + 10, in: court.ledger)
        #expect(try court.cases(CaseRecord.Fields.commits) == [.compound([.integer(2), .integer(3)])])
        guard case .text(let told)? = try court.cases(CaseRecord.Fields.candidates).first else {
            Issue.record("the case quotes nothing")
            return
        }
        #expect(told.contains("no 1") && told.contains("no 2"))
    }

    @Test(arguments: [CaseAnswer.accept, .reject])
    func `an answer is not about an edit that was held after it was given`(answer: CaseAnswer) throws {
        let (court, id) = try waiting()
        let seen = court.ledger.frontier
        try court.send(
            Court.cleo, reason: "second", Court.set(1, Fields.text, .text("stop")),
            Court.set(1, Fields.price, .integer(3)))
        try court.send(Court.ana, seen: seen, Court.answer(id, answer))
        #expect(try court.shows(Fields.text, of: 1) == .text(answer == .accept ? "stop" : "go"))
        #expect(court.openCases == [id])
        #expect(try court.cases(CaseRecord.Fields.authors) == [.text("replica 4")])
        #expect(try court.cases(CaseRecord.Fields.answer) == [.null])
        try court.send(Court.ana, Court.answer(id, .accept))
        #expect(court.openCases.isEmpty)
        #expect(court.ledger.log.filter { $0.dot.replica == .headquarters }.count > 2)
    }

    @Test func `what a rule finds settled is answered by it, a held edit and a question alike`() throws {
        let (court, _) = try waiting()
        try court.decide(RecordEdit(Court.parcel(1), .update, [FieldValue(Fields.seat, .text("done"))]))
        #expect(try court.shows(Fields.text, of: 1) == .text("stop") && court.openCases.isEmpty)
        try court.send(Court.ana, Court.create(2, FieldWrite(Fields.text, .text("ask"))))
        #expect(court.openCases.count == 1)
        try court.decide(RecordEdit(Court.parcel(2), .update, [FieldValue(Fields.seat, .text("done"))]))
        #expect(court.openCases.isEmpty)
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("closed"), .text("closed")])
    }

    @Test func `what a later rule keeps out settles nothing`() throws {
        let late = Invariant("late", "Not everybody says so.", watches: [2: [Fields.seat]]) { proposal, _ in
            guard proposal.value(Fields.seat) == .text("done") else { return nil }
            return .hold(CaseDraft(.held, proposal.key, terms: .medium("OM"), note: "Is it?"))
        }
        let court = Court(Court.schema, Rulebook(invariants: Court.invariants + [late]))
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("go"))))
        try court.send(Court.ben, Court.set(1, Fields.text, .text("stop"), base: .text("go")))
        let asked = try #require(court.openCases.first)
        try court.send(Court.ben, Court.set(1, Fields.seat, .text("done")))
        #expect(try court.shows(Fields.text, of: 1) == .text("go"))
        #expect(court.openCases.contains(asked) && court.openCases.count == 2)
    }

    @Test func `a held edit that names a merged record names the survivor once it is accepted`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1), Court.create(2), Court.create(3))
        let held = try court.send(
            Court.ben,
            .init(Court.noteKey(8), .update, [FieldWrite(Fields.parcel, .reference(Court.parcel(2).id))]))
        #expect(held.remarks.map(\.rule) == [.unknownRecord])
        let (aftermath, _) = try court.sequencer.unify(
            Court.parcel(2), into: Court.parcel(1), court.wall, in: court.ledger)
        try court.sequencer.attend(to: aftermath, court.wall, in: court.ledger)
        try court.send(Court.ana, Court.answer(try #require(court.openCases.first), .accept))
        #expect(try court.ledger.value(Fields.parcel, of: Court.noteKey(8)) == .reference(Court.parcel(1).id))
    }

    @Test func `an element taken out of a merged record's set keeps the survivor from being deleted`() throws {
        let court = Court()
        court.ledger.roles[Court.cleo] = "AR"
        try court.send(Court.ana, Court.create(1), Court.create(2, FieldWrite(Fields.tags, .set(["old"]))))
        let (aftermath, _) = try court.sequencer.unify(
            Court.parcel(2), into: Court.parcel(1), court.wall, in: court.ledger)
        try court.sequencer.attend(to: aftermath, court.wall, in: court.ledger)
        let seen = court.ledger.frontier
        try court.send(
            Court.ben, seen: seen, Court.set(2, Fields.tags, .setChange(adding: [], removing: ["old"])))
        try court.send(Court.cleo, seen: seen, Changeset.Operation(Court.parcel(1), .delete(reason: "done")))
        #expect(try court.ledger.header(of: Court.parcel(1))?.isAlive == true)
    }
}

struct `Edits that come before their record` {
    typealias Fields = Court.Fields

    /// HQ was restored, and ben's edit of parcel 1 is there before ana brings the parcel.
    private func early(_ writes: FieldWrite...) throws -> (court: Court, id: RecordID) {
        let court = Court()
        court.ledger.isRestored = true
        let receipt = try court.send(
            Court.ben, stamp: court.wall + 500, Changeset.Operation(Court.parcel(1), .update, writes))
        #expect(receipt.remarks.contains { $0.rule == .unknownRecord && $0.verdict == .held })
        return (court, try #require(court.ledger.cases.first { $0.key.name == Rule.unknownRecord.name }?.value))
    }

    @Test func `count as their author's once the record comes, at the time when they were made`() throws {
        let (court, _) = try early(FieldWrite(Fields.forecast, .text("late")), FieldWrite(Fields.price, .integer(5)))
        try court.send(
            Court.ana, seen: 0, stamp: court.wall - 1000, Court.create(1, FieldWrite(Fields.price, .integer(4))))
        #expect(try court.shows(Fields.forecast, of: 1) == .text("late"))
        #expect(try court.shows(Fields.price, of: 1) == .integer(5))
        #expect(court.openCases.isEmpty)
        #expect(try court.ledger.edit(Fields.forecast, of: Court.parcel(1))?.dot.replica == Court.ben)
        #expect(try court.ledger.edit(Fields.forecast, of: Court.parcel(1))?.circumstances.role == "SR")
    }

    @Test func `do not pass what HQ or a rule would not let their author do`() throws {
        let (court, _) = try early(
            FieldWrite(Fields.sealed, .flag(true)), FieldWrite(Fields.text, .text("stop")),
            FieldWrite(Fields.forecast, .text("late")))
        try court.send(Court.ana, seen: 0, Court.create(1, FieldWrite(Fields.text, .text("go"))))
        #expect(try court.shows(Fields.sealed, of: 1).isEmpty)
        #expect(try court.shows(Fields.text, of: 1) == .text("go"))
        #expect(try court.shows(Fields.forecast, of: 1) == .text("late"))
        #expect(try court.cases(CaseRecord.Fields.rule).contains(.text("words")))
    }

    @Test func `stay out if somebody rejected them before the record came`() throws {
        let (court, id) = try early(FieldWrite(Fields.forecast, .text("late")))
        try court.send(Court.ana, Court.answer(id, .reject))
        try court.send(Court.ana, seen: 0, Court.create(1))
        #expect(try court.shows(Fields.forecast, of: 1).isEmpty)
    }

    @Test func `count for what lies beside a record into which theirs was merged`() throws {
        let court = Court(Court.confidential)
        try court.send(Court.ana, Court.create(1), Court.create(2))
        let (aftermath, _) = try court.sequencer.unify(
            Court.parcel(2), into: Court.parcel(1), court.wall, in: court.ledger)
        try court.sequencer.attend(to: aftermath, court.wall, in: court.ledger)
        court.ledger.isRestored = true
        // HQ lost what lay beside parcel 1. Ben writes to it under parcel 2's number.
        let held = try court.send(
            Court.ben, stamp: court.wall + 500,
            Changeset.Operation(Court.vault(2), .update, [FieldWrite(Court.Vault.secret, .text("late"))]))
        let remark = try #require(held.remarks.first { $0.rule == .unknownRecord })
        #expect(remark.key == Court.vault(1) && remark.verdict == .held)
        try court.send(
            Court.ana, seen: 0, stamp: court.wall - 1000,
            Changeset.Operation(Court.vault(1), .create, [FieldWrite(Court.Vault.sum, .integer(4))]))
        #expect(try court.ledger.value(Court.Vault.secret, of: Court.vault(1)) == .text("late"))
        #expect(try court.ledger.value(Court.Vault.sum, of: Court.vault(1)) == .integer(4))
        #expect(try court.ledger.edit(Court.Vault.secret, of: Court.vault(1))?.dot.replica == Court.ben)
        #expect(court.openCases.isEmpty)
    }

    @Test func `are said once, though the question stays for one that was there before the record was made anew`()
        throws
    {
        let (court, id) = try early(FieldWrite(Fields.seat, .text("A")))
        let seen = court.ledger.frontier
        try court.send(Court.ben, seen: seen, Court.set(1, Fields.price, .integer(5)))
        try court.send(Court.cleo, seen: seen, Court.create(1))
        #expect(try court.shows(Fields.price, of: 1) == .integer(5) && court.openCases == [id])
        #expect(try court.shows(Fields.seat, of: 1).isEmpty)
        try court.send(Court.ana, Court.set(1, Fields.price, .integer(9), base: .integer(5)))
        try court.send(Court.ana, Court.answer(id, .accept))
        #expect(try court.shows(Fields.seat, of: 1) == .text("A"))
        #expect(try court.shows(Fields.price, of: 1) == .integer(9), "the answer was not about it")
        #expect(court.openCases.isEmpty)
    }

    @Test func `delete the record when it comes, if that is what they said`() throws {
        let court = Court()
        court.ledger.isRestored = true
        try court.send(Court.ben, Changeset.Operation(Court.parcel(1), .delete(reason: "sold")))
        try court.send(Court.ana, seen: 0, Court.create(1))
        #expect(try court.ledger.header(of: Court.parcel(1))?.isAlive == false)
        #expect(court.openCases.isEmpty)
    }

    @Test func `wait for a person where HQ never lost anything`() throws {
        let court = Court()
        try court.send(Court.ben, Court.set(1, Fields.forecast, .text("late")))
        try court.send(Court.ana, seen: 0, Court.create(1))
        #expect(try court.shows(Fields.forecast, of: 1).isEmpty)
        #expect(court.openCases.count == 1)
    }

    @Test func `nobody but HQ speaks in place of another`() throws {
        let court = Court()
        let forged = ChangesetCodec.seal(
            Changeset(
                dot: Dot(replica: Court.ben, counter: 1), stamp: Stamp(milliseconds: court.wall), seen: 0,
                operations: [Court.create(1)], inPlaceOf: Dot(replica: .headquarters, counter: 9)))
        let receipts = try court.sequencer.admit([forged], from: Court.ben, wall: court.wall, in: court.ledger)
        #expect(receipts?.first?.remarks.map(\.rule) == [.malformed])
        #expect(try court.ledger.header(of: Court.parcel(1)) == nil)
    }
}
