// Why this file exists: a case must say the same to everyone: who is asked, until when, what was answered here already;
// and whoever lost a value must get it back in one action.

import SyncProtocol
import Testing

@testable import SyncClient

/// A desk whose library has people with roles, and cases.
enum Court {
    static let person: KindNumber = 3
    static let role: FieldNumber = 2

    static let schema = Schema(
        version: 1,
        kinds: Library.schema.kinds + [
            RecordKind(
                number: person, name: "person", scope: .reference, headquartersOnly: true,
                fields: [
                    Field(1, "name", column: "name", .text, required: true),
                    Field(role, "role", column: "role", .text),
                ]),
            CaseRecord.kind,
        ], certifiedRole: (kind: person, field: role))

    static func id(_ number: UInt64) -> RecordID {
        RecordID(milliseconds: 1_767_225_600_000, entropy: 2, replica: .headquarters, counter: number)
    }

    static func caseKey(_ number: UInt64) -> RecordKey { RecordKey(kind: CaseRecord.number, id: id(number)) }

    /// What HQ would send of a case.
    static func row(
        _ number: UInt64, _ question: CaseQuestion, about subject: RecordKey, field: FieldNumber = 0,
        head: CommitSequence, _ more: [FieldNumber: Value] = [:]
    ) -> SentRow {
        typealias Fields = CaseRecord.Fields
        let digits = String(1_000_000 + number).dropFirst()
        var values: [FieldNumber: Value] = [
            Fields.code: .text("C-2026-\(digits)"), Fields.scope: .integer(0),
            Fields.subject: .compound([
                .integer(Int64(subject.kind)), .reference(subject.id), .integer(Int64(field)),
            ]),
            Fields.question: .text(question.rawValue), Fields.rule: .text("needsHuman"),
            Fields.severity: .text("medium"), Fields.decider: .text("OM"), Fields.deputies: .text("PD, HQ"),
            Fields.due: .integer(1_767_225_600_000), Fields.expiry: .text("escalates"),
            Fields.state: .text(CaseRecord.open), Fields.openedAt: .integer(1_767_200_000_000),
        ]
        values.merge(more) { $1 }
        return SentRow(caseKey(number), head: head, values)
    }
}

struct `A case` {
    private typealias F = Library.Fields
    private typealias C = CaseRecord.Fields
    private let emma = Desk.key(1)
    private let mine = Dot(replica: Desk.own, counter: 1)
    private let theirs = Dot(replica: Desk.colleague, counter: 4)
    private let remark = CaseRemark(name: "Li Na", text: "phase 1 only")

    private func price(_ amount: Int64) -> Value { .compound([.integer(amount), .text("GBP")]) }

    private func yours(_ amount: Int64 = 1500) -> Candidate {
        Desk.candidate(mine, price(amount), base: price(1200), author: "Li Na", at: 1)
    }

    private func other(_ amount: Int64 = 900) -> Candidate {
        Desk.candidate(theirs, price(amount), base: price(1200), at: 2)
    }

    private func quoted(_ candidates: [Candidate]) -> Value { .text(JSON.array(candidates.map(\.json)).compact) }

    /// A desk on which one book's price is contested between this replica and a colleague's, with HQ's case about it.
    private func contested(_ more: [FieldNumber: Value] = [:]) throws -> Desk {
        let desk = try Desk(schema: Court.schema)
        let book = SentRow(emma, head: 1, [F.title: .text("Emma"), F.price: price(1200)])
        try desk.hear([Desk.change([book], complete: true)], frontier: 1, digest: Desk.digest([(emma, 1)]))
        try desk.set(emma, F.price, price(1500))
        let field = Candidates.Field(key: emma, field: F.price, candidates: [yours(), other()])
        let row = Court.row(
            118, .values, about: emma, field: F.price, head: 4,
            [C.candidates: quoted([yours(), other()]), C.authors: .text("Li Na, Wang Wei")].merging(more) { $1 })
        try desk.hear(
            [
                Desk.change([SentRow(emma, head: 3, [F.price: price(900)])], complete: false),
                .candidates(Candidates(fields: [field])), Desk.change([row], complete: true, schema: Court.schema),
            ], acknowledged: 1, frontier: 4, digest: Desk.digest([(emma, 3), (Court.caseKey(118), 4)]))
        return desk
    }

    /// HQ closes the case with a value.
    private func close(_ desk: Desk, with value: Value, by name: String = "Wang Wei") throws {
        let closing: Value = .compound([.text(name), .integer(1_767_230_000_000), .text(JSON(value).compact)])
        let row = SentRow(Court.caseKey(118), head: 6, [C.state: .text(CaseRecord.closed), C.decision: closing])
        let acknowledged = try desk.replica.checkpoint().counter
        try desk.hear(
            [
                Desk.change([SentRow(emma, head: 5, [F.price: value])], complete: false),
                Desk.change([row], complete: false, schema: Court.schema),
            ], acknowledged: acknowledged, frontier: 6, digest: Desk.digest([(emma, 5), (Court.caseKey(118), 6)]))
    }

    private func only(_ desk: Desk) throws -> ConflictCase {
        try #require(try desk.workspace.cases(includingClosed: true).first)
    }

    @Test func `says what is asked, of whom and until when`() throws {
        let desk = try contested()
        let item = try only(desk)
        #expect(item.code == "C-2026-000118")
        #expect((item.question, item.subject, item.field) == (.values, emma, F.price))
        #expect((item.severity, item.decider, item.deputies) == (.medium, "OM", ["PD", "HQ"]))
        #expect(item.authors == ["Li Na", "Wang Wei"])
        #expect(item.expiry == .escalates)
        #expect(item.isOpen && item.isOwn && !item.isAnswered)
        #expect(item.asks("OM"))
        #expect(!item.asks("AR"))
        #expect(!item.asks(""))
        #expect(item.isOverdue(at: 1_767_225_600_001))
        #expect(!item.isOverdue(at: 1_767_225_600_000))
        #expect(try desk.workspace.openCase(about: emma, F.price) == item)
        #expect(try desk.workspace.openCase(about: emma, F.title) == nil)
        #expect(try desk.workspace.cases(about: emma) == [item])
        #expect(try desk.workspace.verify().isSound)
    }

    @Test(arguments: ["C-2026-000118", "c-118", "C-2026-118", "C-000118"])
    func `is found by its code and by what is left of it over the phone`(_ text: String) throws {
        #expect(try contested().workspace.cases(named: text).map(\.code) == ["C-2026-000118"])
    }

    @Test(arguments: ["C-18", "C-2025-118", "118", "C-", "C-x", "OPP-118", "", "' OR 1=1 --"])
    func `is not found by anything else`(_ text: String) throws {
        #expect(try contested().workspace.cases(named: text).isEmpty)
    }

    @Test func `tells every edit it is about with its type`() throws {
        let desk = try contested()
        let evidence = try desk.workspace.evidence(of: try only(desk))
        #expect(evidence.map(\.value) == [price(1500), price(900)])
        #expect(evidence.map(\.base) == [price(1200), price(1200)])
        #expect(evidence.map(\.dot) == [mine, theirs])
        #expect(evidence.map(\.isOwn) == [true, false])
        #expect(evidence.map(\.stamp?.milliseconds) == [1_767_225_600_001, 1_767_225_600_002])
    }

    @Test func `whose candidates a newer HQ writes in another way still stands`() throws {
        let desk = try contested([C.candidates: .text("{\"v\":2}"), C.severity: .text("extreme")])
        let item = try only(desk)
        #expect(item.testimony.isEmpty)
        #expect(item.severity == .medium)
        #expect(item.isOwn, "the field's candidates say so")
    }

    @Test func `is answered in one changeset: value, answer, and what was said`() throws {
        let desk = try contested()
        let seen = try desk.replica.beginEdit()
        let dot = try desk.workspace.decide(emma, F.price, price(900), in: try only(desk), remark, seen: seen)
        let changeset = try #require(try desk.replica.changesets().last)
        #expect(changeset.dot == dot)
        #expect(changeset.seen == 4)
        #expect(changeset.reason == "phase 1 only")
        #expect(changeset.operations.map(\.key) == [emma, Court.caseKey(118)])
        #expect(changeset.operations[0].writes.map(\.value) == [price(900)])
        let answer = changeset.operations[1].writes
        #expect(answer.map(\.field) == [C.answer, C.comments])
        #expect(answer.first?.value == .text("decided"))
        guard case .setChange(let lines, [])? = answer.last?.value else {
            Issue.record("a comment is added")
            return
        }
        #expect(lines.count == 1)
        #expect(lines[0].hasSuffix(" Li Na: phase 1 only"))
        #expect(CivilDate(lines[0].prefix(10)) != nil)
        #expect(try only(desk).isAnswered)
        #expect(try !only(desk).asks("OM"))
        #expect(try only(desk).comments == lines)
        #expect(try desk.workspace.conflict(emma, F.price)?.isAnswered == true)
    }

    @Test func `counts for whom it waits`() throws {
        let desk = try contested()
        var counts = CaseCounts()
        (counts.open, counts.waitingForUser, counts.overdue, counts.withOwnValue) = (1, 1, 1, 1)
        #expect(try desk.workspace.caseCounts(role: "OM") == counts)
        (counts.waitingForUser, counts.overdue) = (0, 0)
        counts.waitingForOthers = ["OM": 1]
        #expect(try desk.workspace.caseCounts(role: "AR") == counts)
        counts.waitingForOthers = [:]
        try desk.workspace.decide(emma, F.price, price(900), in: try only(desk), remark, seen: nil)
        (counts.waitingForUser, counts.withOwnValue) = (0, 0)
        #expect(try desk.workspace.caseCounts(role: "OM") == counts)
    }

    @Test func `a person's role is what HQ's record of them says`() throws {
        let desk = try Desk(schema: Court.schema)
        let person = RecordKey(kind: Court.person, id: Court.id(9))
        let row = SentRow(person, head: 1, [1: .text("Li Na"), Court.role: .text("OM")])
        try desk.hear(
            [Desk.change([row], complete: true, schema: Court.schema)], frontier: 1,
            digest: Desk.digest([(person, 1)]))
        #expect(try desk.workspace.role(of: person.id) == "OM")
        #expect(try desk.workspace.role(of: Court.id(8)) == "")
        #expect(try desk.workspace.role(of: nil) == "")
        #expect(try Desk().workspace.role(of: person.id) == "")
    }

    @Test func `a schema without cases has none`() throws {
        let workspace = try Desk().workspace
        #expect(try workspace.cases(includingClosed: true).isEmpty)
        #expect(try workspace.cases(named: "C-1").isEmpty)
        #expect(try workspace.caseCounts(role: "OM") == CaseCounts())
    }

    // MARK: Getting values back

    @Test func `once closed against me gives me my value back as a new edit`() throws {
        let desk = try contested()
        #expect(try desk.workspace.undoing(only(desk)).obstacles == [.open(code: "C-2026-000118")])
        #expect(try desk.workspace.undoing(mine).obstacles == [.open(code: "C-2026-000118")])
        try close(desk, with: price(900))
        let item = try only(desk)
        #expect(item.closing?.by == "Wang Wei")
        let field = try #require(Court.schema.kind(Library.book)?.field(F.price))
        #expect(item.closing?.value(of: field) == price(900))
        let expected = Undoing.Restoration(key: emma, field: F.price, value: price(1500), instead: price(900))
        #expect(try desk.workspace.undoing(item).restorations == [expected])
        let undoing = try desk.workspace.undoing(mine)
        #expect(undoing.restorations == [expected])
        try desk.workspace.undo(undoing, reason: "undo", seen: nil)
        #expect(try desk.shown(emma, F.price) == price(1500))
        #expect(try desk.replica.changesets().last?.seen == 6)
        #expect(try desk.workspace.undoing(item).obstacles == [.same(emma, F.price)])
    }

    @Test func `decided on a third value asks which of the two to bring back, unless one is mine`() throws {
        let desk = try contested()
        try close(desk, with: price(1000))
        #expect(try desk.workspace.undoing(only(desk)).restorations.map(\.value) == [price(1500)])
        #expect(try desk.workspace.undoing(theirs).restorations.map(\.value) == [price(900)])
        let apart = try Desk(schema: Court.schema)
        let third = Desk.candidate(Dot(replica: ReplicaID(rawValue: 9), counter: 2), price(800), author: "Chen")
        let closing: Value = .compound([.text("OM"), .integer(1), .text(JSON(price(1000)).compact)])
        let rows = [
            Court.row(
                7, .values, about: emma, field: F.price, head: 2,
                [
                    C.candidates: quoted([other(), third]), C.state: .text(CaseRecord.closed), C.decision: closing,
                ])
        ]
        let book = SentRow(emma, head: 1, [F.title: .text("Emma"), F.price: price(1000)])
        try apart.hear(
            [Desk.change([book], complete: true), Desk.change(rows, complete: true, schema: Court.schema)],
            frontier: 2, digest: Desk.digest([(emma, 1), (Court.caseKey(7), 2)]))
        let undoing = try apart.workspace.undoing(only(apart))
        #expect(undoing.restorations.isEmpty)
        guard case .several(let told)? = undoing.obstacles.first else {
            Issue.record("\(undoing.obstacles)")
            return
        }
        #expect(told.map(\.author) == ["Wang Wei", "Chen"])
    }

    @Test func `about a held edit that was rejected gives all of it back, one that was accepted nothing`() throws {
        for decision in [CaseAnswer.reject, .accept] {
            let desk = try Desk(schema: Court.schema)
            let book = SentRow(emma, head: 1, [F.title: .text("Emma"), F.due: .null])
            try desk.hear([Desk.change([book], complete: true)], frontier: 1, digest: Desk.digest([(emma, 1)]))
            try desk.set(emma, F.title, .text("mine"))
            let loser = Desk.candidate(mine, .text("mine"), base: .text("Emma"), author: "Li Na", sequence: 2)
            let entry = Decision.Entry(
                sequence: 2, key: emma, field: F.title, verdict: .held, rule: .invariant, loser: loser, winner: nil,
                name: "oneOwner")
            let held = Receipt(
                counter: 1, sequence: 2,
                remarks: [.init(key: emma, field: 0, verdict: .held, rule: .invariant, name: "oneOwner")])
            let row = Court.row(
                5, .held, about: emma, head: 3,
                [
                    C.commits: .compound([.integer(2), .integer(2)]), C.candidates: .text("[]"),
                    C.rule: .text("oneOwner"),
                ])
            try desk.hear(
                [
                    Desk.change([SentRow(emma, head: 2, [F.title: .text("Emma")])], complete: false),
                    .decision(Decision(entries: [entry])), .receipt(ReceiptNote(receipts: [held])),
                    Desk.change([row], complete: true, schema: Court.schema),
                ], acknowledged: 1, frontier: 3, digest: Desk.digest([(emma, 2), (Court.caseKey(5), 3)]))
            #expect(try only(desk).isOwn)
            #expect(try desk.workspace.caseCounts(role: "AR").waitingForOthers == ["OM": 1])
            #expect(try desk.workspace.evidence(of: only(desk)).map(\.value) == [.text("mine")])
            #expect(try desk.workspace.unappliedEdits().map(\.ruleName) == ["oneOwner"])
            #expect(try desk.workspace.history(of: emma).map(\.ruleName) == ["oneOwner"])
            #expect(try desk.workspace.history(of: emma).map(\.standing) == [.held])
            #expect(try desk.workspace.status().held == 1)
            #expect(try desk.workspace.undoing(mine).obstacles == [.open(code: "C-2026-000005")])
            try answer(desk, decision)
            let expected = decision == .reject ? 1 : 0
            #expect(try desk.workspace.unappliedEdits().map(\.verdict) == (expected == 1 ? [.refused] : []))
            let status = try desk.workspace.status()
            #expect((status.held, status.refused) == (0, expected))
            let standing = HistoryEntry.Standing.self
            #expect(
                try desk.workspace.history(of: emma).map(\.standing)
                    == [expected == 1 ? standing.refused : standing.confirmed])
            #expect(try desk.workspace.undoing(mine).restorations.count == expected)
            let undoing = try desk.workspace.undoing(only(desk))
            #expect(undoing.restorations.count == expected)
            #expect(undoing.obstacles == (expected == 1 ? [] : [.nothingReplaced(code: "C-2026-000005")]))
        }
    }

    @Test func `about two held edits that was accepted lets both of them stand`() throws {
        let desk = try Desk(schema: Court.schema)
        let book = SentRow(emma, head: 1, [F.title: .text("Emma"), F.due: .null])
        try desk.hear([Desk.change([book], complete: true)], frontier: 1, digest: Desk.digest([(emma, 1)]))
        var entries: [Decision.Entry] = []
        var receipts: [Receipt] = []
        for counter: UInt64 in [1, 2] {
            try desk.set(emma, F.title, .text("mine \(counter)"))
            let dot = Dot(replica: Desk.own, counter: counter)
            let loser = Desk.candidate(
                dot, .text("mine \(counter)"), base: .text("Emma"), author: "Li Na", sequence: 1 + counter)
            entries.append(
                Decision.Entry(
                    sequence: 1 + counter, key: emma, field: F.title, verdict: .held, rule: .invariant, loser: loser,
                    winner: nil, name: "oneOwner"))
            receipts.append(
                Receipt(
                    counter: counter, sequence: 1 + counter,
                    remarks: [.init(key: emma, field: 0, verdict: .held, rule: .invariant, name: "oneOwner")]))
        }
        let row = Court.row(
            5, .held, about: emma, head: 4,
            [
                C.commits: .compound([.integer(2), .integer(3)]), C.candidates: .text("[]"),
                C.rule: .text("oneOwner"),
            ])
        try desk.hear(
            [
                Desk.change([SentRow(emma, head: 3, [F.title: .text("Emma")])], complete: false),
                .decision(Decision(entries: entries)), .receipt(ReceiptNote(receipts: receipts)),
                Desk.change([row], complete: true, schema: Court.schema),
            ], acknowledged: 2, frontier: 4, digest: Desk.digest([(emma, 3), (Court.caseKey(5), 4)]))
        #expect(try desk.workspace.evidence(of: only(desk)).map(\.value) == [.text("mine 1"), .text("mine 2")])
        #expect(try desk.workspace.history(of: emma).map(\.standing) == [.held, .held])
        try answer(desk, .accept, at: 5, [(emma, 3)])
        #expect(try desk.workspace.history(of: emma).map(\.standing) == [.confirmed, .confirmed])
        #expect(try desk.workspace.unappliedEdits().isEmpty)
    }

    private func answer(
        _ desk: Desk, _ decision: CaseAnswer, at head: UInt64 = 4, _ others: [(RecordKey, UInt64)]? = nil
    ) throws {
        let closing: Value = .compound([.text("Wang"), .integer(5), .text(decision.rawValue)])
        let row = SentRow(Court.caseKey(5), head: head, [C.state: .text(CaseRecord.closed), C.decision: closing])
        try desk.hear(
            [Desk.change([row], complete: false, schema: Court.schema)], frontier: head,
            digest: Desk.digest((others ?? [(emma, 2)]) + [(Court.caseKey(5), head)]))
    }

    @Test func `an own answer that came too late is told as replaced only where it differed`() throws {
        let desk = try contested()
        try close(desk, with: price(900))
        func late(_ answer: CaseAnswer, _ counter: UInt64) -> Decision.Entry {
            Decision.Entry(
                sequence: 6 + counter, key: Court.caseKey(118), field: C.answer, verdict: .overridden,
                rule: .caseDecided,
                loser: Desk.candidate(Dot(replica: Desk.own, counter: counter), .text(answer.rawValue)),
                winner: Desk.candidate(theirs, .text("decided")))
        }
        try desk.hear(
            [.decision(Decision(entries: [late(.decided, 2), late(.reject, 3)]))], frontier: 10,
            digest: Desk.digest([(emma, 5), (Court.caseKey(118), 6)]))
        #expect(try desk.workspace.replacements().map(\.entry.loser.sibling.value) == [.text("reject")])
        #expect(try desk.workspace.status().overridden == 1)
        let late3 = Dot(replica: Desk.own, counter: 3)
        #expect(try desk.workspace.undoing(late3).obstacles == [.answer(Court.caseKey(118))])
    }
}
