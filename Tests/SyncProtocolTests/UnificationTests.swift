// Why this file exists: records that are one become one, edits follow, and the whole can be taken back.

import SyncProtocol
import Testing

struct `Records that are one` {
    typealias Fields = Court.Fields

    private func merged() throws -> Court {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.price, .integer(1))))
        try court.send(Court.ben, Court.create(2, FieldWrite(Fields.forecast, .text("commit"))))
        try court.send(Court.ben, .init(Court.note(5, "on two", on: Court.parcel(2))))
        return court
    }

    private func unify(_ court: Court) throws -> ClosedRange<CommitSequence>? {
        court.wall += 1000
        let (aftermath, commits) = try court.sequencer.unify(
            Court.parcel(2), into: Court.parcel(1), court.wall, in: court.ledger)
        try court.sequencer.attend(to: aftermath, court.wall, in: court.ledger)
        return commits
    }

    @Test func `what was filed under the loser moves to the survivor, which takes what it lacked`() throws {
        let court = try merged()
        _ = try #require(try unify(court))
        #expect(try court.ledger.value(Fields.parcel, of: Court.noteKey(5)) == .reference(Court.parcel(1).id))
        #expect(try court.shows(Fields.mergedInto, of: 2) == .reference(Court.parcel(1).id))
        #expect(try court.shows(Fields.forecast, of: 1) == .text("commit"))
    }

    @Test func `pending edits of the losing record follow it, and so do references`() throws {
        let court = try merged()
        let seen = court.ledger.frontier
        _ = try unify(court)
        let receipt = try court.send(Court.ben, seen: seen, Court.set(2, Fields.price, .integer(7), base: .null))
        #expect(receipt.remarks.map(\.rule).contains(.redirected))
        // The survivor had a price that ben had seen; his replaces it there.
        #expect(try court.shows(Fields.price, of: 1) == .integer(7))
        try court.send(Court.ben, seen: seen, .init(Court.note(6, "late", on: Court.parcel(2))))
        #expect(try court.ledger.value(Fields.parcel, of: Court.noteKey(6)) == .reference(Court.parcel(1).id))
    }

    @Test func `who deletes a record that was merged meanwhile deletes neither of the two`() throws {
        let court = try merged()
        let seen = court.ledger.frontier
        _ = try unify(court)
        let receipt = try court.send(Court.ben, seen: seen, .init(Court.parcel(2), .delete(reason: "twice")))
        #expect(receipt.remarks.map(\.rule) == [.redirected] && receipt.verdict == .overridden)
        for number: UInt64 in [1, 2] {
            #expect(try court.ledger.header(of: Court.parcel(number))?.isAlive == true, "\(number)")
        }
    }

    @Test func `a held edit of the losing record applies to the survivor once somebody accepts it`() throws {
        let court = try merged()
        let seen = court.ledger.frontier
        _ = try unify(court)
        try court.send(Court.ben, seen: seen, Court.set(2, Fields.text, .text("stop")))
        #expect(try court.shows(Fields.text, of: 1).isEmpty)
        try court.send(Court.ana, Court.answer(try #require(court.openCases.first), .accept))
        #expect(try court.shows(Fields.text, of: 1) == .text("stop"))
        #expect(try court.shows(Fields.text, of: 2).isEmpty)
    }

    @Test func `an edit held before the merge applies to the survivor too`() throws {
        let court = try merged()
        try court.send(Court.ben, Court.set(2, Fields.text, .text("stop")))
        _ = try unify(court)
        try court.send(Court.ana, Court.answer(try #require(court.openCases.first), .accept))
        #expect(try court.shows(Fields.text, of: 1) == .text("stop"))
    }

    @Test func `what somebody deleted since does not come back when a merge is taken back`() throws {
        let court = try merged()
        let id = try open(court)
        try court.send(Court.ana, Court.answer(id, .merge))
        try court.send(Court.ana, .init(Court.noteKey(5), .delete(reason: "left")))
        let key = RecordKey(kind: CaseRecord.number, id: id)
        #expect(try court.sequencer.undoMerge(key, wall: court.wall, in: court.ledger) == 2)
        #expect(try court.ledger.header(of: Court.noteKey(5))?.isAlive == false)
    }

    @Test func `a person is forgotten with every record merged into theirs, also one deleted since`() throws {
        let court = try merged()
        _ = try unify(court)
        try court.decide(RecordEdit(Court.parcel(2), .delete(reason: "tidied up")))
        let erased = try court.sequencer.erase(
            [Court.parcel(1)], reason: "asked for it", wall: court.wall, in: court.ledger)
        #expect(erased.contains(Court.parcel(2)))
        #expect(try court.ledger.header(of: Court.parcel(2))?.isErased == true)
    }

    @Test(arguments: [true, false])
    func `a record under which something known was filed meanwhile is kept, in either order`(
        isFiledFirst: Bool
    ) throws {
        let court = try merged()
        try court.send(Court.ana, Court.create(3))
        let seen = court.ledger.frontier
        let file = Changeset.Operation(
            Court.noteKey(5), .update, [FieldWrite(Fields.parcel, .reference(Court.parcel(3).id))])
        let delete = Changeset.Operation(Court.parcel(3), .delete(reason: "empty"))
        if isFiledFirst { try court.send(Court.ana, seen: seen, file) }
        try court.send(Court.ben, seen: seen, delete)
        if !isFiledFirst { try court.send(Court.ana, seen: seen, file) }
        #expect(try court.ledger.header(of: Court.parcel(3))?.isAlive == true)
    }

    @Test func `merging twice, or both ways, merges once`() throws {
        let court = try merged()
        #expect(try unify(court) != nil)
        #expect(try unify(court) == nil)
        let (_, back) = try court.sequencer.unify(Court.parcel(1), into: Court.parcel(2), court.wall, in: court.ledger)
        #expect(back == nil)
    }

    @Test func `a duplicate case that is answered with merge merges, and can be taken back for thirty days`() throws {
        let court = try merged()
        let id = try open(court)
        try court.send(Court.ana, Court.answer(id, .merge))
        #expect(try court.shows(Fields.mergedInto, of: 2) == .reference(Court.parcel(1).id))
        #expect(court.openCases.isEmpty)
        let key = RecordKey(kind: CaseRecord.number, id: id)
        #expect(try court.sequencer.undoMerge(key, wall: court.wall, in: court.ledger) == 3)
        #expect(try court.shows(Fields.mergedInto, of: 2).isEmpty)
        #expect(try court.shows(Fields.forecast, of: 1).isEmpty)
        #expect(try court.ledger.value(Fields.parcel, of: Court.noteKey(5)) == .reference(Court.parcel(2).id))
    }

    @Test func `what somebody changed since is left alone when a merge is taken back`() throws {
        let court = try merged()
        let id = try open(court)
        try court.send(Court.ana, Court.answer(id, .merge))
        try court.send(Court.ana, Court.set(1, Fields.forecast, .text("mine now")))
        let key = RecordKey(kind: CaseRecord.number, id: id)
        #expect(try court.sequencer.undoMerge(key, wall: court.wall, in: court.ledger) == 2)
        #expect(try court.shows(Fields.forecast, of: 1) == .text("mine now"))
    }

    @Test func `an answer that found nothing to merge has nothing to take back`() throws {
        let rule = Invariant("twins", "They are one.", watches: [2: [Fields.price]]) { proposal, _ in
            .acceptWithCase(
                CaseDraft(
                    .duplicate, Court.parcel(2), other: Court.parcel(1), terms: .medium("OM"), note: "One of two."))
        }
        let court = Court(Court.schema, Rulebook(invariants: [rule]))
        try court.send(Court.ana, Court.create(1), Court.create(2))
        try court.send(Court.ana, Court.set(1, Fields.price, .integer(3)))
        let id = try #require(court.openCases.first)
        _ = try #require(try unify(court))
        try court.send(Court.ben, Court.answer(id, .merge))
        #expect(court.openCases.isEmpty)
        // The case still names the commit that asked, which was ana's.
        let key = RecordKey(kind: CaseRecord.number, id: id)
        #expect(try court.sequencer.undoMerge(key, wall: court.wall, in: court.ledger) == 0)
        #expect(try court.shows(Fields.mergedInto, of: 2) == .reference(Court.parcel(1).id))
        #expect(try court.shows(Fields.price, of: 1) == .integer(3))
    }

    @Test func `after thirty days a merge stands`() throws {
        let court = try merged()
        let id = try open(court)
        try court.send(Court.ana, Court.answer(id, .merge))
        let key = RecordKey(kind: CaseRecord.number, id: id)
        let late = court.wall + 31 * 86_400_000
        #expect(try court.sequencer.undoMerge(key, wall: late, in: court.ledger) == nil)
    }

    /// Opens a duplicate case about parcels 2 and 1, as a rule would.
    private func open(_ court: Court) throws -> RecordID {
        let rule = Invariant("twins", "They are one.", watches: [2: [Fields.price]]) { proposal, _ in
            .acceptWithCase(
                CaseDraft(
                    .duplicate, Court.parcel(2), other: Court.parcel(1), terms: .medium("OM"), note: "One of two."))
        }
        let sequencer = Sequencer(Arbiter(schema: Court.schema, rulebook: Rulebook(invariants: [rule])))
        try sequencer.decide(
            [RecordEdit(Court.parcel(1), .update, [FieldValue(Fields.price, .integer(3))])], wall: court.wall,
            in: court.ledger)
        return try #require(court.openCases.first)
    }
}
