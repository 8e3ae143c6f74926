// Why this file exists: an edit that HQ held may have become something else, and may have been settled as that; a case
// about a whole record says what was done to it; and whoever was given a role must be asked in it.

import SyncProtocol
import Testing

@testable import SyncClient

private typealias F = Library.Fields
private typealias C = CaseRecord.Fields

private let emma = Desk.key(1)
private let other = Desk.key(2)
private let mine = Dot(replica: Desk.own, counter: 1)
private let theirs = Dot(replica: Desk.colleague, counter: 4)
private let once: Value = .compound([.integer(2), .integer(2)])

private func quoted(_ candidates: [Candidate]) -> Value { .text(JSON.array(candidates.map(\.json)).compact) }

/// A desk with one book, and with a case about this or another record.
private func asked(
    _ question: CaseQuestion, about subject: RecordKey, _ more: [FieldNumber: Value], _ messages: [Message] = []
) throws -> Desk {
    let desk = try Desk(schema: Court.schema)
    let book = SentRow(emma, head: 1, [F.title: .text("Emma"), F.due: .null])
    try desk.hear([Desk.change([book], complete: true)], frontier: 1, digest: Desk.digest([(emma, 1)]))
    try desk.set(emma, F.title, .text("mine"))
    let row = Court.row(5, question, about: subject, head: 3, more.merging([C.commits: once]) { $1 })
    try desk.hear(
        [Desk.change([SentRow(emma, head: 2, [F.title: .text("Emma")])], complete: false)] + messages
            + [Desk.change([row], complete: true, schema: Court.schema)],
        acknowledged: 1, frontier: 3, digest: Desk.digest([(emma, 2), (Court.caseKey(5), 3)]))
    return desk
}

private func close(_ desk: Desk, _ answer: CaseAnswer) throws {
    let closing: Value = .compound([.text("Wang"), .integer(5), .text(answer.rawValue)])
    let row = SentRow(Court.caseKey(5), head: 4, [C.state: .text(CaseRecord.closed), C.decision: closing])
    try desk.hear(
        [Desk.change([row], complete: false, schema: Court.schema)], frontier: 4,
        digest: Desk.digest([(emma, 2), (Court.caseKey(5), 4)]))
}

@Test(arguments: [CaseAnswer.accept, .reject])
func `an edit that became another record waits until that is settled`(_ answer: CaseAnswer) throws {
    let held = Receipt(
        counter: 1, sequence: 2, remarks: [.init(key: emma, field: F.title, verdict: .held, rule: .frozenAfter)])
    let desk = try asked(
        .exception, about: other, [C.rule: .text("frozenAfter"), C.candidates: .text("[]")],
        [.receipt(ReceiptNote(receipts: [held]))])
    #expect(try desk.workspace.status().held == 1)
    #expect(try desk.workspace.unappliedEdits().map(\.verdict) == [.held])
    try close(desk, answer)
    let status = try desk.workspace.status()
    #expect(status.held == 0 && status.refused == (answer == .reject ? 1 : 0))
    #expect(try desk.workspace.unappliedEdits().map(\.verdict) == (answer == .reject ? [.refused] : []))
}

@Test func `a question that another rule asked of the same commit settles no edit`() throws {
    let held = Receipt(
        counter: 1, sequence: 2, remarks: [.init(key: emma, field: F.title, verdict: .held, rule: .frozenAfter)])
    let desk = try asked(
        .exception, about: other, [C.rule: .text("sums"), C.candidates: .text("[]")],
        [.receipt(ReceiptNote(receipts: [held]))])
    try close(desk, .accept)
    #expect(try desk.workspace.status().held == 1)
}

@Test func `a case about a whole record tells each edit once, and whether it made the record`() throws {
    let made = [Desk.candidate(mine, .text("Emma")), Desk.candidate(mine, .text("blue"))]
    let changed = Desk.candidate(theirs, .text("Persuasion"), base: .text("Emma"))
    let desk = try asked(.exception, about: emma, [C.candidates: quoted(made + [changed])])
    let item = try #require(try desk.workspace.cases().first)
    let evidence = try desk.workspace.evidence(of: item)
    #expect(evidence.map(\.dot) == [mine, theirs] && evidence.map(\.field) == [0, 0])
    #expect(evidence.map(\.act) == [.creation, .change] && evidence.map(\.isOwn) == [true, false])
}

@Test func `a held deletion is told as one`() throws {
    let entry = Decision.Entry(
        sequence: 2, key: emma, field: 0, verdict: .held, rule: .invariant,
        loser: Desk.candidate(theirs, .text("sold"), sequence: 2), winner: nil, name: "keepIt")
    let desk = try asked(
        .held, about: emma, [C.rule: .text("keepIt"), C.candidates: .text("[]")],
        [.decision(Decision(entries: [entry]))])
    let item = try #require(try desk.workspace.cases().first)
    #expect(try desk.workspace.evidence(of: item).map(\.act) == [.deletion])
}

@Test func `somebody is known by the role that they play, and by their record's where they play it`() throws {
    let person = RecordKey(kind: Court.person, id: Court.id(9))
    let organisation = Organisation(
        watches: [:], persons: { _, _ in [] },
        position: { id, _, _ in
            id == person.id ? Position(roles: [Role("SR"), Role("PM")], scopes: [:]) : nil
        })
    for (certified, known) in [("OM", "PM"), ("SR", "SR")] {
        let desk = try Desk(schema: Court.schema, rulebook: Rulebook(organisation: organisation))
        let row = SentRow(person, head: 1, [1: .text("Li Na"), Court.role: .text(certified)])
        try desk.hear(
            [Desk.change([row], complete: true, schema: Court.schema)], frontier: 1,
            digest: Desk.digest([(person, 1)]))
        #expect(try desk.workspace.role(of: person.id) == known)
    }
}
