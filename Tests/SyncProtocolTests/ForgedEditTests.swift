// Why this file exists: whoever forges what no program offers, or writes from a device that was taken away, changes
// nothing that others see; what they wrote in good faith is kept, and what nobody may keep is not.

import SyncProtocol
import Testing

struct `What no program offers` {
    private let dora = ReplicaID(rawValue: 5)

    @Test func `nobody deletes a merged record of a scope that they never held`() throws {
        let court = Court()
        court.ledger.enrol(dora, scopes: [.reference])
        try court.send(Court.ana, Court.create(1), Court.create(2))
        let (aftermath, _) = try court.sequencer.unify(
            Court.parcel(2), into: Court.parcel(1), court.wall, in: court.ledger)
        try court.sequencer.attend(to: aftermath, court.wall, in: court.ledger)
        let receipt = try court.send(dora, .init(Court.parcel(2), .delete(reason: "mine")))
        #expect(receipt.remarks.map(\.rule) == [.outOfScope] && receipt.verdict == .refused)
        #expect(receipt.remarks.map(\.key) == [Court.parcel(2)])
        for number: UInt64 in [1, 2] {
            #expect(try court.ledger.header(of: Court.parcel(number))?.isAlive == true, "\(number)")
        }
        // Nobody else's scope tells what she said.
        #expect(court.ledger.journal.map(\.scope) == [ScopeID(rawValue: 0)])
    }

    @Test func `a device without a person is told what is not its to say, and what is stands`() throws {
        typealias Fields = Court.Fields
        let authority: Authority = { claim, _ in
            if claim.roles.contains(Role("AR")) { return [] }
            return [Denial([Fields.price], permitted: ["AR"], sentence: "The price is the AR's to say.")]
        }
        let court = Court(Court.schema, Rulebook(authority: authority))
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.price, .integer(5))))
        let both = [FieldWrite(Fields.price, .integer(7)), FieldWrite(Fields.seat, .text("A"))]
        let mixed = try court.send(Court.ben, .init(Court.parcel(1), .update, both))
        #expect(mixed.remarks.map(\.field) == [Fields.price] && mixed.remarks.map(\.rule) == [.notEntitled])
        #expect(mixed.verdict == .refused && mixed.remarks.map(\.detail) == ["The price is the AR's to say."])
        #expect(try court.shows(Fields.seat, of: 1) == .text("A"))
        let whole = try court.send(Court.ben, Court.set(1, Fields.price, .integer(8)))
        #expect(whole.remarks.map(\.rule) == [.notEntitled] && whole.verdict == .refused)
        #expect(try court.shows(Fields.price, of: 1) == .integer(5))
        #expect(court.ledger.journal.map(\.loser.value) == [.integer(7), .integer(8)])
        #expect(court.openCases.isEmpty)
    }

    @Test func `a case is opened by HQ alone`() throws {
        let court = Court()
        let key = RecordKey(kind: CaseRecord.number, id: RecordID(high: 0xC, low: 1))
        let receipt = try court.send(
            Court.ben,
            .init(
                key, .create,
                [
                    FieldWrite(CaseRecord.Fields.scope, .integer(Int64(Court.scope.rawValue))),
                    FieldWrite(CaseRecord.Fields.note, .text("forged")),
                ]))
        #expect(receipt.remarks.map(\.rule) == [.onlyIssued] && receipt.verdict == .refused)
        #expect(try court.ledger.header(of: key) == nil)
        #expect(court.ledger.journal.contains { $0.loser.value == .text("forged") })
    }

    @Test func `a case that somebody deletes comes back to them whole`() throws {
        let court = Court()
        let id = try #require(try court.dispute().id)
        let key = RecordKey(kind: CaseRecord.number, id: id)
        let receipt = try court.send(Court.ben, .init(key, .delete(reason: "tired of it")))
        #expect(receipt.remarks.map(\.rule) == [.onlyIssued] && receipt.verdict == .refused)
        let header = try #require(try court.ledger.header(of: key))
        #expect(header.isAlive && header.entered == receipt.sequence && header.head == receipt.sequence)
        #expect(court.openCases == [id])
    }
}

struct `A withdrawn device's edits` {
    typealias Fields = Court.Fields

    private func filled() throws -> Court {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("go"))))
        return court
    }

    @Test func `leave nothing of a record that HQ has erased, in no byte of the log`() throws {
        let court = try filled()
        let seen = court.ledger.frontier
        try court.sequencer.erase([Court.parcel(1)], reason: "asked for it", wall: court.wall, in: court.ledger)
        let receipt = try court.send(
            Court.ben, seen: seen, isWithdrawn: true, reason: "about Zdenka",
            Court.set(1, Fields.text, .text("Zdenka")))
        #expect(receipt.remarks.map(\.rule) == [.erased] && receipt.verdict == .refused)
        #expect(court.openCases.isEmpty && court.ledger.journal.isEmpty)
        let entry = try #require(court.ledger.log.last)
        #expect(entry.dot.replica == Court.ben && entry.isRedacted && entry.payloadHash != nil)
        let kept = try ChangesetCodec.open(entry.payload)
        #expect(kept.reason.isEmpty && kept.operations.flatMap(\.writes).map(\.value) == [.null])
        #expect(try court.ledger.header(of: Court.parcel(1))?.isErased == true)
    }

    @Test func `erase nothing`() throws {
        let court = try filled()
        let receipt = try court.send(
            Court.ben, isWithdrawn: true, .init(Court.parcel(1), .erase(reason: "no more")))
        #expect(receipt.remarks.map(\.rule) == [.withdrawnDevice] && receipt.verdict == .refused)
        #expect(try court.ledger.header(of: Court.parcel(1))?.isAlive == true)
        #expect(try court.shows(Fields.text, of: 1) == .text("go"))
        #expect(court.openCases.isEmpty)
    }

    @Test func `answer no case, and wait for somebody else, who may accept them`() throws {
        let court = try filled()
        try court.send(Court.ben, Court.set(1, Fields.text, .text("stop")))
        let id = try #require(court.openCases.first)
        let answer = try court.send(Court.ben, isWithdrawn: true, Court.answer(id, .accept))
        #expect(answer.remarks.map(\.rule) == [.withdrawnDevice] && answer.verdict == .refused)
        #expect(court.openCases == [id])
        #expect(try court.shows(Fields.text, of: 1) == .text("go"))

        let held = try court.send(Court.ben, isWithdrawn: true, Court.set(1, Fields.forecast, .text("commit")))
        #expect(held.remarks.map(\.rule) == [.withdrawnDevice] && held.verdict == .held)
        #expect(try court.shows(Fields.forecast, of: 1).isEmpty)
        let other = try #require(court.openCases.first { $0 != id })
        try court.send(Court.ana, Court.answer(other, .accept))
        #expect(try court.shows(Fields.forecast, of: 1) == .text("commit"))
    }
}
