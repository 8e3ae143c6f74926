// Why this file exists: undoing must bring back what lost and nothing else, and where it cannot, say what can be done.

import SyncProtocol
import Testing

@testable import SyncClient

struct `Undoing a change` {
    private typealias F = Library.Fields
    private let emma = Desk.key(1)

    private func stocked() throws -> Desk {
        let desk = try Desk()
        let row = SentRow(emma, head: 1, [F.title: .text("Emma"), F.tags: .set(["classic"]), F.lent: .flag(false)])
        try desk.hear([Desk.change([row], complete: true)], frontier: 1, digest: Desk.digest([(emma, 1)]))
        return desk
    }

    private func own(_ counter: UInt64) -> Dot { Dot(replica: Desk.own, counter: counter) }

    @Test func `of mine that stands brings back what it replaced, sets too, uploaded or not`() throws {
        let desk = try stocked()
        try desk.replica.apply([
            RecordEdit(
                emma, .update,
                [
                    FieldValue(F.title, .text("Persuasion")),
                    FieldValue(F.tags, .setChange(adding: ["gold"], removing: ["classic"])),
                    FieldValue(F.due, .date(try #require(CivilDate("2026-03-31")))),
                ])
        ])
        let undoing = try desk.workspace.undoing(own(1))
        #expect(undoing.obstacles.isEmpty)
        let dot = try desk.workspace.undo(undoing, reason: "undo 1", seen: nil)
        #expect(dot == own(2))
        #expect(try desk.shown(emma, F.title) == .text("Emma"))
        #expect(try desk.shown(emma, F.tags) == .set(["classic"]))
        #expect(try desk.shown(emma, F.due) == .null)
        #expect(try desk.replica.changesets().last?.reason == "undo 1")
        try desk.hear([], acknowledged: 2, frontier: 2, digest: Desk.digest([(emma, 1)]))
        #expect(try desk.workspace.undoing(own(2)).restorations.count == 3)
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `leaves alone what has been changed since and what shows already`() throws {
        let desk = try stocked()
        try desk.set(emma, F.title, .text("a"))
        try desk.set(emma, F.title, .text("b"))
        #expect(try desk.workspace.undoing(own(1)).obstacles == [.changedSince(emma, F.title)])
        try desk.set(emma, F.tags, .setChange(adding: ["gold"], removing: []))
        try desk.set(emma, F.tags, .setChange(adding: [], removing: ["gold"]))
        #expect(try desk.workspace.undoing(own(3)).obstacles == [.same(emma, F.tags)])
    }

    @Test func `brings back every field that lost in it, mine or a colleague's`() throws {
        let desk = try stocked()
        let theirs = Dot(replica: Desk.colleague, counter: 4)
        func entry(_ field: FieldNumber, _ value: Value, _ sequence: CommitSequence) -> Decision.Entry {
            Decision.Entry(
                sequence: sequence, key: emma, field: field, verdict: .overridden, rule: .keepLatest,
                loser: Desk.candidate(theirs, value), winner: Desk.candidate(own(9), .text("mine")))
        }
        try desk.hear(
            [.decision(Decision(entries: [entry(F.title, .text("theirs"), 2), entry(F.lent, .flag(true), 3)]))],
            frontier: 3, digest: Desk.digest([(emma, 1)]))
        let undoing = try desk.workspace.undoing(theirs)
        #expect(undoing.restorations.map(\.field).sorted() == [F.title, F.lent])
        try desk.workspace.undo(undoing, reason: "", seen: nil)
        #expect(try desk.shown(emma, F.title) == .text("theirs"))
        #expect(try desk.shown(emma, F.lent) == .flag(true))
        #expect(try desk.workspace.undoing(own(9)).obstacles == [.stands(own(9), losers: [theirs])])
    }

    @Test func `of a record's life is refused with what can be done instead`() throws {
        let desk = try stocked()
        let made = try desk.add("Sanditon")
        #expect(try desk.workspace.undoing(own(1)).obstacles == [.created(made)])
        try desk.replica.apply([RecordEdit(emma, .delete(reason: "sold"))])
        #expect(try desk.workspace.undoing(own(2)).obstacles == [.deleted(emma)])
        try desk.set(made, F.title, .text("x"))
        try desk.replica.apply([RecordEdit(made, .delete(reason: ""))])
        #expect(try desk.workspace.undoing(own(3)).obstacles == [.gone(made)])
        #expect(try desk.workspace.undoing(own(77)).obstacles == [.unknown(own(77))])
        let lost = Decision.Entry(
            sequence: 2, key: emma, field: 0, verdict: .overridden, rule: .updateBeatsDelete,
            loser: Desk.candidate(own(8), .text("")),
            winner: Desk.candidate(Dot(replica: Desk.colleague, counter: 1), .flag(true)))
        try desk.hear([.decision(Decision(entries: [lost]))], frontier: 2, digest: Desk.digest([(emma, 1)]))
        #expect(try desk.workspace.undoing(own(8)).obstacles == [.deletionLost(emma)])
    }
}
