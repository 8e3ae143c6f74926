// Why this file exists: a question for people is opened once, answered once, and never forgotten; whoever answers too
// late is told, and nothing of theirs is lost.

import SyncProtocol
import Testing

struct `Cases` {
    typealias Fields = Court.Fields

    @Test func `two concurrent prices open one case with its terms and both candidates`() throws {
        let court = Court()
        _ = try court.dispute()
        #expect(try court.shows(Fields.price, of: 1) == .integer(90))
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("open")])
        #expect(try court.cases(CaseRecord.Fields.severity) == [.text("high")])
        #expect(try court.cases(CaseRecord.Fields.decider) == [.text("AR")])
        #expect(try court.cases(CaseRecord.Fields.rule) == [.text("needsHuman")])
        #expect(try court.cases(CaseRecord.Fields.authors) == [.text("replica 2, replica 3")])
        guard case .text(let candidates)? = try court.cases(CaseRecord.Fields.candidates).first else {
            Issue.record("no candidates")
            return
        }
        for words in ["more sites", "phase one", "150", "90", "\"base\":100", "\"role\":\"AR\""] {
            #expect(candidates.contains(words), "\(candidates)")
        }
    }

    @Test func `nobody is asked about a record that is gone, and everybody again when it comes back`() throws {
        let court = Court()
        let (seen, _) = try court.dispute()
        let both = court.ledger.frontier
        try court.send(Court.ana, Changeset.Operation(Court.parcel(1), .delete(reason: "sold")))
        #expect(try court.ledger.header(of: Court.parcel(1))?.isAlive == false)
        #expect(court.openCases.isEmpty)
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("closed")])
        // Cleo had not heard of the deletion, and changes something else.
        try court.send(Court.cleo, seen: both, Court.set(1, Fields.forecast, .text("north")))
        #expect(try court.ledger.header(of: Court.parcel(1))?.isAlive == true)
        #expect(court.openCases.count == 1 && seen < both)
    }

    @Test func `a third price joins the open case instead of opening another`() throws {
        let court = Court()
        let (seen, _) = try court.dispute()
        try court.send(Court.cleo, seen: seen, Court.set(1, Fields.price, .integer(120)))
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("open")])
        #expect(try court.cases(CaseRecord.Fields.authors) == [.text("replica 2, replica 3, replica 4")])
    }

    @Test func `a value that has seen every candidate closes the case and names who decided`() throws {
        let court = Court()
        let (_, id) = try court.dispute()
        let receipt = try court.send(
            Court.ben, Court.set(1, Fields.price, .integer(105)), Court.answer(try #require(id), .decided))
        #expect(receipt.remarks.isEmpty)
        #expect(try court.shows(Fields.price, of: 1) == .integer(105))
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("closed")])
        guard case .compound(let decision)? = try court.cases(CaseRecord.Fields.decision).first else {
            Issue.record("no decision")
            return
        }
        #expect(decision[0] == .text("replica 3"))
        #expect(decision[2] == .text("105"))
        #expect(court.openCases.isEmpty)
    }

    @Test func `of two answers the first stands and the other becomes a comment that can be restored`() throws {
        let court = Court()
        let (_, id) = try court.dispute()
        let both = court.ledger.frontier
        let topic = try #require(id)
        try court.send(
            Court.ana, seen: both, Court.set(1, Fields.price, .integer(150)),
            Court.answer(topic, .decided, comment: "mine"))
        let late = try court.send(
            Court.ben, seen: both, Court.set(1, Fields.price, .integer(90)),
            Court.answer(topic, .decided, comment: "his"))
        #expect(try court.shows(Fields.price, of: 1) == .integer(150))
        #expect(late.verdict == .overridden)
        #expect(Set(late.remarks.map(\.rule)) == [.caseDecided])
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("closed")])
        #expect(try court.cases(CaseRecord.Fields.comments) == [.set(["his", "mine"])])
        let lost = court.ledger.journal.filter { $0.rule == .caseDecided && $0.field == Fields.price }
        #expect(lost.map(\.loser.value) == [.integer(90)])
    }

    @Test func `who answers as somebody else already has is told that it was said, and nothing of theirs is lost`()
        throws
    {
        let court = Court()
        let topic = try #require(try court.dispute().id)
        let both = court.ledger.frontier
        try court.send(
            Court.ana, seen: both, Court.set(1, Fields.price, .integer(150)), Court.answer(topic, .decided))
        let late = try court.send(
            Court.ben, seen: both, Court.set(1, Fields.price, .integer(150)), Court.answer(topic, .decided))
        let price = late.remarks.filter { $0.field == Fields.price }
        #expect(price.map(\.verdict) == [.duplicate] && price.map(\.rule) == [.caseDecided])
        #expect(!court.ledger.journal.contains { $0.rule == .caseDecided && $0.field == Fields.price })
        #expect(try court.shows(Fields.price, of: 1) == .integer(150))
    }

    @Test func `a case about texts too long to quote quotes none, and is settled like any other`() throws {
        let court = Court()
        func long(_ letter: String) -> Value { .text(String(repeating: letter, count: 20_000)) }
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("plan"))))
        let seen = court.ledger.frontier
        try court.send(Court.ana, seen: seen, Court.set(1, Fields.text, long("a"), base: .text("plan")))
        try court.send(Court.ben, seen: seen, Court.set(1, Fields.text, long("b"), base: .text("plan")))
        #expect(try court.cases(CaseRecord.Fields.candidates) == [.text("[]")])
        #expect(try court.cases(CaseRecord.Fields.authors) == [.text("replica 2, replica 3")])
        let before = court.ledger.frontier
        try court.send(Court.ana, seen: seen, Court.set(1, Fields.text, long("c"), base: .text("plan")))
        #expect(court.ledger.frontier == before + 1, "the case has nothing new to say")
        let id = try #require(court.openCases.first)
        try court.send(Court.cleo, Court.set(1, Fields.text, .text("plan B")), Court.answer(id, .decided))
        #expect(try court.shows(Fields.text, of: 1) == .text("plan B"))
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("closed")])
    }

    @Test func `an answer that had not seen a newer candidate joins it, and the case stays`() throws {
        let court = Court()
        let (seen, id) = try court.dispute()
        let both = court.ledger.frontier
        try court.send(Court.cleo, seen: seen, Court.set(1, Fields.price, .integer(70)))
        try court.send(
            Court.ana, seen: both, Court.set(1, Fields.price, .integer(150)), Court.answer(try #require(id), .decided))
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("open")])
        #expect(try court.shows(Fields.price, of: 1) == .integer(70))
    }

    @Test func `a held edit waits, its author sees HQ's value, and accepting it applies it`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.seat, .text("A"))))
        try court.send(Court.ana, Court.create(2, FieldWrite(Fields.seat, .text("B"))))
        let receipt = try court.send(Court.ben, Court.set(2, Fields.seat, .text("A")))
        #expect(receipt.verdict == .held)
        #expect(receipt.remarks.first?.name == "oneSeat")
        #expect(receipt.remarks.first?.detail == "The seat is taken.")
        #expect(try court.shows(Fields.seat, of: 2) == .text("B"))
        #expect(court.ledger.headers[Court.parcel(2)]?.head == receipt.sequence)
        let id = try #require(court.openCases.first)
        try court.send(Court.ana, Court.answer(id, .accept))
        #expect(try court.shows(Fields.seat, of: 2) == .text("A"))
        #expect(court.openCases.isEmpty)
    }

    @Test func `a rejected edit stays out, and a second answer changes nothing`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("go"))))
        try court.send(Court.ben, Court.set(1, Fields.text, .text("stop"), base: .text("go")))
        let id = try #require(court.openCases.first)
        let seen = court.ledger.frontier
        try court.send(Court.ana, seen: seen, Court.answer(id, .reject))
        try court.send(Court.cleo, seen: seen, Court.answer(id, .accept))
        #expect(try court.shows(Fields.text, of: 1) == .text("go"))
        #expect(court.openCases.isEmpty)
    }

    @Test func `a held creation comes into being when it is accepted`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.seat, .text("A"))))
        try court.send(Court.ben, Court.create(2, FieldWrite(Fields.seat, .text("A"))))
        #expect(court.ledger.headers[Court.parcel(2)] == nil)
        try court.send(Court.ana, Court.answer(try #require(court.openCases.first), .accept))
        #expect(try court.shows(Fields.seat, of: 2) == .text("A"))
        #expect(court.ledger.headers[Court.parcel(2)]?.scope == Court.scope)
    }

    @Test func `an exception accepts the edit and asks someone to look`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("ask"))))
        #expect(try court.shows(Fields.text, of: 1) == .text("ask"))
        #expect(try court.cases(CaseRecord.Fields.question) == [.text("exception")])
        #expect(try court.cases(CaseRecord.Fields.rule) == [.text("words")])
        #expect(try court.cases(CaseRecord.Fields.decider) == [.text("QA")])
    }

    @Test func `a converted edit becomes another record and its author is told`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("go"))))
        let receipt = try court.send(Court.ben, Court.set(1, Fields.text, .text("turn"), base: .text("go")))
        #expect(receipt.verdict == .held)
        #expect(try court.shows(Fields.text, of: 1) == .text("go"))
        #expect(try court.ledger.value(Fields.text, of: Court.noteKey(99)) == .text("turned"))
    }

    @Test func `an edit of a frozen field turns into its legal record and the field stays as it was`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.terms, .text("signed"))))
        let seen = court.ledger.frontier
        try court.decide(RecordEdit(Court.parcel(1), .update, [FieldValue(Fields.sealed, .flag(true))]))
        let receipt = try court.send(Court.ben, seen: seen, Court.set(1, Fields.terms, .text("changed")))
        #expect(receipt.remarks.map(\.rule) == [.frozenAfter])
        #expect(try court.shows(Fields.terms, of: 1) == .text("signed"))
        #expect(try court.ledger.value(Fields.text, of: Court.noteKey(98)) == .text("instead: changed"))
        try court.decide(RecordEdit(Court.parcel(1), .update, [FieldValue(Fields.terms, .text("errata"))]))
        #expect(try court.shows(Fields.terms, of: 1) == .text("errata"))
    }

    @Test func `the certified role decides, whatever the clock says`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1))
        let seen = court.ledger.frontier
        try court.send(Court.ana, seen: seen, Court.set(1, Fields.forecast, .text("commit")))
        let later = try court.send(Court.ben, seen: seen, Court.set(1, Fields.forecast, .text("omitted")))
        #expect(try court.shows(Fields.forecast, of: 1) == .text("commit"))
        #expect(later.remarks.map(\.rule) == [.rolePriority])
        #expect(court.ledger.journal.last?.loser.circumstances.role == "SR")
    }
}

struct `Cases in time` {
    typealias Fields = Court.Fields
    private let day: UInt64 = 86_400_000

    @Test func `a case is due after working days only`() {
        // Friday 2026-01-09 12:00 UTC.
        let friday: UInt64 = 1_767_960_000_000
        #expect(CaseTerms.high("AR").due(openedAt: friday) == friday + 3 * day)
        #expect(CaseTerms.medium("AR").due(openedAt: friday) == friday + 5 * day)
        #expect(CaseTerms.low("AR").due(openedAt: friday) == friday + 14 * day)
    }

    @Test func `a high case goes to the next in line and then waits, never closing by itself`() throws {
        let court = Court()
        _ = try court.dispute()
        court.wall += 4 * day
        #expect(try court.sequencer.expireCases(wall: court.wall, in: court.ledger) == 1)
        #expect(try court.cases(CaseRecord.Fields.decider) == [.text("OM")])
        court.wall += 4 * day
        try court.sequencer.expireCases(wall: court.wall, in: court.ledger)
        court.wall += 400 * day
        #expect(try court.sequencer.expireCases(wall: court.wall, in: court.ledger) == 0)
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("open")])
    }

    @Test func `of a low case the working value stands once its time is over`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.text, .text("a"))))
        let seen = court.ledger.frontier
        try court.send(Court.ana, seen: seen, Court.set(1, Fields.text, .text("b"), base: .text("a")))
        try court.send(Court.ben, seen: seen, Court.set(1, Fields.text, .text("c"), base: .text("a")))
        #expect(court.openCases.count == 1)
        let shown = try court.shows(Fields.text, of: 1)
        court.wall += 30 * day
        try court.sequencer.expireCases(wall: court.wall, in: court.ledger)
        #expect(court.openCases.isEmpty)
        #expect(try court.shows(Fields.text, of: 1) == shown)
        #expect(try court.cases(CaseRecord.Fields.state) == [.text("closed")])
    }

    @Test func `a clock a year ahead does not beat a later edit, and one a year behind does not lose`() throws {
        let year = 365 * day
        let court = Court()
        try court.send(Court.ana, Court.create(1, FieldWrite(Fields.seat, .text("start"))))
        let seen = court.ledger.frontier
        let made = court.wall + 60_000
        // Ana writes an hour later, by a right clock; ben's laptop, a year ahead, wrote before her and syncs after.
        court.wall = made + 7_200_000
        try court.send(Court.ana, seen: seen, stamp: made + 3_600_000, Court.set(1, Fields.seat, .text("ana")))
        try court.send(
            Court.ben, seen: seen, stamp: made + year, skew: -Int64(year), Court.set(1, Fields.seat, .text("ben")))
        #expect(try court.shows(Fields.seat, of: 1) == .text("ana"))
        // Cleo's clock is a year behind: her edit, made last, says what it read.
        try court.send(
            Court.cleo, seen: seen, stamp: made, wall: made + 5_400_000 - year, skew: Int64(year),
            Court.set(1, Fields.seat, .text("cleo")))
        #expect(try court.shows(Fields.seat, of: 1) == .text("cleo"))
    }

    @Test func `an effective stamp is never later than its receipt nor earlier than what the author had seen`() throws {
        let court = Court()
        try court.send(Court.ana, Court.create(1))
        try court.send(Court.ana, Court.set(1, Fields.seat, .text("seen")))
        let seen = court.ledger.log.last
        try court.send(
            Court.ben, stamp: court.wall + 10 * day, skew: -Int64(400 * day), Court.set(1, Fields.seat, .text("next")))
        let entry = try #require(court.ledger.log.last)
        #expect(entry.stamp <= entry.received)
        #expect(entry.stamp > (seen?.received ?? .zero))
        #expect(try court.shows(Fields.seat, of: 1) == .text("next"))
    }
}
