// Why this file exists: HQ judges every edit exactly once, and whatever it does not accept must be kept and told.

import SyncProtocol
import TestSupport
import Testing

struct `Headquarters' judgement` {
    private let office = Office()

    private func remarks(_ receipts: [Receipt]) -> [String] {
        receipts.flatMap(\.remarks).map { "\($0.field) \($0.verdict.name) \($0.rule.name)" }
    }

    @Test func `a retry applies once`() throws {
        let sealed = [
            office.seal(Office.ana, seen: 0, [Office.create(1)]),
            office.seal(Office.ana, seen: 0, [Office.rename(1, "two")]),
        ]
        #expect(try office.admit(sealed, from: Office.ana).count == 2)
        let log = office.ledger.log
        let fields = office.ledger.fields
        for _ in 0..<3 { #expect(try office.admit(sealed, from: Office.ana).isEmpty) }
        #expect(office.ledger.log == log)
        #expect(office.ledger.fields == fields)
        #expect(office.shows(Office.name, of: 1) == .text("two"))
    }

    @Test func `what comes out of order is not taken`() throws {
        let first = office.seal(Office.ana, seen: 0, [Office.create(1)])
        let second = office.seal(Office.ana, seen: 0, [Office.rename(1, "two")])
        #expect(try office.admit([second], from: Office.ana).isEmpty)
        #expect(office.ledger.log.isEmpty)
        #expect(try office.admit([first, second], from: Office.ana).count == 2)
    }

    @Test func `an unknown replica changes nothing`() throws {
        let sealed = office.seal(ReplicaID(rawValue: 99), seen: 0, [Office.create(1)])
        let receipts = try office.sequencer.admit([sealed], from: ReplicaID(rawValue: 99), wall: 1, in: office.ledger)
        #expect(receipts == nil)
        #expect(office.ledger.log.isEmpty)
    }

    @Test func `the log is gapless and chains every payload`() throws {
        for number in 1...5 { try office.send(Office.ana, Office.create(UInt64(number))) }
        #expect(office.ledger.log.map(\.sequence) == (1...UInt64(office.ledger.log.count)).map(\.self))
        var chain = ChainHash.start
        for entry in office.ledger.log where entry.dot.replica == Office.ana {
            chain = chain.extended(by: entry.payload)
            #expect(entry.chain == chain)
        }
    }

    @Test func `one bad changeset does not block the others`() throws {
        let good = office.seal(Office.ana, seen: 0, [Office.create(1)])
        let bad = office.seal(Office.ana, seen: 0, [Office.rename(1, "bad")])
        let better = office.seal(Office.ana, seen: 0, [Office.rename(1, "better")])
        let broken = SealedChangeset(counter: bad.counter, payload: Array(bad.payload.dropLast(3)))
        let receipts = try office.admit([good, broken, better], from: Office.ana)
        #expect(receipts.map(\.verdict) == [.accepted, .refused, .accepted])
        #expect(receipts[1].remarks.map(\.rule) == [.malformed])
        #expect(office.ledger.log.contains { $0.payload == broken.payload })
        #expect(office.shows(Office.name, of: 1) == .text("better"))
    }

    @Test func `a changeset under a foreign name or from the future is refused`() throws {
        let foreign = ChangesetCodec.seal(
            Changeset(dot: Dot(replica: Office.ben, counter: 1), stamp: .zero, seen: 0, operations: [Office.create(1)]))
        let future = ChangesetCodec.seal(
            Changeset(
                dot: Dot(replica: Office.ana, counter: 2), stamp: .zero, seen: 99, operations: [Office.create(1)]))
        let receipts = try office.admit([foreign, future], from: Office.ana)
        #expect(receipts.map(\.verdict) == [.refused, .refused])
        #expect(office.ledger.headers.isEmpty)
    }

    @Test func `one bad field does not block its neighbours`() throws {
        try office.send(Office.ana, Office.create(1))
        let writes = [FieldWrite(1, .text("")), FieldWrite(4, .elements(["x"])), FieldWrite(99, .integer(1))]
        let receipts = try office.send(Office.ana, .init(Office.key(1), .update, writes))
        #expect(remarks(receipts) == ["1 refused invalidValue", "99 refused unknownField"])
        #expect(office.shows(Office.name, of: 1) == .text("one"))
        #expect(office.shows(Office.tags, of: 1) == .set(["x"]))
        #expect(office.ledger.journal.filter { $0.verdict == .refused }.map(\.field) == [1, 99])
    }

    @Test(arguments: [true, false])
    func `an update beats a delete made apart, in either order`(deleteFirst: Bool) throws {
        try office.send(Office.ana, Office.create(1))
        let seen = office.ledger.frontier
        let deletion = office.seal(Office.ana, seen: seen, [Office.delete(1)])
        let update = office.seal(Office.ben, seen: seen, [Office.rename(1, "kept")])
        if deleteFirst { try office.admit([deletion], from: Office.ana) }
        try office.admit([update], from: Office.ben)
        if !deleteFirst { try office.admit([deletion], from: Office.ana) }
        let header = try #require(office.ledger.headers[Office.key(1)])
        #expect(header.isAlive)
        #expect(header.entered == office.ledger.frontier)
        #expect(office.shows(Office.name, of: 1) == .text("kept"))
        let lost = office.ledger.journal.filter { $0.rule == .updateBeatsDelete }
        #expect(lost.map(\.loser.dot) == [Dot(replica: Office.ana, counter: 2)])
        #expect(lost.map(\.field) == [0])
    }

    @Test func `a delete that saw every edit deletes, and a late edit that saw it is held`() throws {
        try office.send(Office.ana, Office.create(1))
        try office.send(Office.ben, Office.delete(1))
        #expect(office.ledger.headers[Office.key(1)]?.isAlive == false)
        let receipts = try office.send(Office.ana, Office.rename(1, "again"))
        #expect(remarks(receipts) == ["0 held deletedRecord"])
        #expect(office.ledger.headers[Office.key(1)]?.isAlive == false)
        #expect(office.ledger.journal.last?.loser.value == .text("again"))
    }

    @Test func `an edit of headquarters' field becomes a proposal`() throws {
        try office.send(Office.ana, Office.create(1))
        let operation = Changeset.Operation(Office.key(1), .update, [FieldWrite(3, .integer(500))])
        let receipts = try office.send(Office.ana, operation)
        #expect(remarks(receipts) == ["3 held hqOnly"])
        #expect(office.shows(Office.target, of: 1) == .null)
        #expect(office.ledger.journal.last?.loser.value == .integer(500))
        let edit = RecordEdit(Office.key(1), .update, [FieldValue(3, .integer(400))])
        _ = try office.sequencer.decide([edit], wall: 1, in: office.ledger)
        #expect(office.shows(Office.target, of: 1) == .integer(400))
    }

    @Test func `a kind of headquarters' own is not created by others`() throws {
        let operation = Changeset.Operation(Office.key(5, kind: 2), .create, [FieldWrite(1, .text("x"))])
        #expect(remarks(try office.send(Office.ana, operation)) == ["0 held hqOnly"])
        #expect(office.ledger.headers.isEmpty)
        #expect(office.ledger.journal.map(\.loser.value) == [.text("x")])
    }

    @Test func `what is out of scope is refused and shown to nobody else`() throws {
        let receipts = try office.send(Office.ana, Office.create(1, home: Office.southAnchor))
        #expect(remarks(receipts) == ["0 refused outOfScope"])
        #expect(office.ledger.headers.isEmpty)
        #expect(office.ledger.journal.allSatisfy { $0.scope == ScopeID(rawValue: 0) })
        let creation = RecordEdit(
            Office.key(2), .create, [FieldValue(1, .text("s")), FieldValue(2, .reference(Office.southAnchor))])
        _ = try office.sequencer.decide([creation], wall: 1, in: office.ledger)
        #expect(remarks(try office.send(Office.ana, Office.rename(2, "mine"))) == ["0 refused outOfScope"])
        #expect(remarks(try office.send(Office.ana, Office.delete(2))) == ["0 refused outOfScope"])
        #expect(office.shows(Office.name, of: 2) == .text("s"))
    }

    @Test func `the anchor of a record is fixed once it exists`() throws {
        try office.send(Office.ana, Office.create(1))
        let move = Changeset.Operation(Office.key(1), .update, [FieldWrite(2, .reference(Office.southAnchor))])
        #expect(remarks(try office.send(Office.ana, move)) == ["2 refused fixedAnchor"])
        #expect(office.shows(Office.home, of: 1) == .reference(Office.northAnchor))
        let stay = Changeset.Operation(Office.key(1), .update, [FieldWrite(2, .reference(Office.northAnchor))])
        #expect(remarks(try office.send(Office.ana, stay)).isEmpty)
    }

    @Test func `an edit of an unknown record or kind is kept and told, never a resurrection`() throws {
        #expect(remarks(try office.send(Office.ana, Office.rename(9, "ghost"))) == ["0 held unknownRecord"])
        #expect(remarks(try office.send(Office.ana, Office.delete(9))) == ["0 held unknownRecord"])
        let strange = Changeset.Operation(Office.key(1, kind: 77), .create, [FieldWrite(1, .text("new"))])
        #expect(remarks(try office.send(Office.ana, strange)) == ["0 refused unknownKind"])
        #expect(office.ledger.headers.isEmpty)
        #expect(office.ledger.journal.map(\.loser.value) == [.text("ghost"), .text("gone"), .text("new")])
    }

    @Test func `codes are issued once, to every new record`() throws {
        let sealed = office.seal(Office.ana, seen: 0, [Office.create(1), Office.create(2)])
        try office.admit([sealed], from: Office.ana)
        try office.admit([sealed], from: Office.ana)
        try office.send(Office.ben, seen: 0, Office.create(1))
        #expect(office.ledger.issued == ["ITM-1", "ITM-2"])
        #expect(office.shows(Office.code, of: 1) == .text("ITM-1"))
        #expect(office.shows(Office.code, of: 2) == .text("ITM-2"))
        #expect(office.ledger.log.filter { $0.dot.replica == .headquarters }.count == 1)
    }

    @Test func `of two edits made apart the loser is journalled with the winner and told`() throws {
        try office.send(Office.ana, Office.create(1))
        let seen = office.ledger.frontier
        let early = office.seal(Office.ana, seen: seen, [Office.rename(1, "early")])
        let late = office.seal(Office.ben, seen: seen, [Office.rename(1, "late")])
        #expect(try office.admit([late], from: Office.ben).map(\.verdict) == [.accepted])
        #expect(remarks(try office.admit([early], from: Office.ana)) == ["1 overridden keepLatest"])
        #expect(office.shows(Office.name, of: 1) == .text("late"))
        let entry = try #require(office.ledger.journal.last)
        #expect(entry.loser.value == .text("early") && entry.winner?.value == .text("late"))
        #expect(entry.scope == Office.north)
    }

    @Test func `no stamp counts as later than its receipt`() throws {
        try office.send(Office.ana, Office.create(1))
        let dot = Dot(replica: Office.ben, counter: 1)
        let future = Changeset(
            dot: dot, stamp: Stamp(milliseconds: 9_000_000_000_000), seen: office.ledger.frontier,
            operations: [Office.rename(1, "future")])
        try office.admit([ChangesetCodec.seal(future)], from: Office.ben)
        let entry = try #require(office.ledger.log.last)
        #expect(entry.dot == dot)
        #expect(entry.stamp == entry.received)
        try office.send(Office.ana, Office.rename(1, "now"))
        #expect(office.shows(Office.name, of: 1) == .text("now"))
    }
}
