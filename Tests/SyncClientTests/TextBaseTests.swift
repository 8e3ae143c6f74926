// Why this file exists: HQ merges texts from what their authors say they started from. A base that nobody else has
// seen, or one newer than the author, would make HQ take other people's paragraphs for removed.

import SyncProtocol
import Testing

@testable import SyncClient

/// A schema with the fields whose edits depend on what was there before.
private enum Notebook {
    static let title: FieldNumber = 1
    static let story: FieldNumber = 2
    static let remark: FieldNumber = 3
    static let visits: FieldNumber = 4
    static let labels: FieldNumber = 5

    static let schema = Schema(
        version: 1,
        kinds: [
            RecordKind(
                number: Library.book, name: "book", scope: .reference,
                fields: [
                    Field(title, "title", column: "title", .text),
                    Field(story, "story", column: "story", .text, policy: .textMerge),
                    Field(
                        remark, "remark", column: "remark", .text,
                        policy: .frozenAfter(Freeze(title), before: .textMerge)),
                    Field(visits, "visits", column: "visits", .integer, policy: .counter),
                    Field(
                        labels, "labels", column: "labels", .set,
                        policy: .frozenAfter(Freeze(title), before: .addRemove)),
                ])
        ])
}

struct `What a text edit starts from` {
    private let book = Desk.key(1)

    /// A desk that holds one book as HQ confirmed it at commit 3.
    private func stocked() throws -> Desk {
        let desk = try Desk(schema: Notebook.schema)
        try confirm("confirmed", at: 3, on: desk)
        return desk
    }

    private func confirm(
        _ story: String, at commit: CommitSequence, on desk: Desk, acknowledged: UInt64? = nil
    ) throws {
        let row = SentRow(
            book, head: commit,
            [
                Notebook.story: .text(story), Notebook.remark: .text("remark at \(commit)"),
                Notebook.visits: .integer(10), Notebook.labels: .set(["a"]),
            ])
        try desk.hear(
            [Desk.change([row], complete: true, schema: Notebook.schema)], acknowledged: acknowledged, frontier: commit,
            digest: Desk.digest([(book, commit)]))
    }

    /// The newest changeset's claim and the base of one of its fields.
    private func last(_ desk: Desk, _ field: FieldNumber) throws -> (seen: CommitSequence, write: FieldWrite) {
        let changeset = try #require(try desk.replica.changesets().last)
        return (changeset.seen, try #require(changeset.operations[0].writes.first { $0.field == field }))
    }

    @Test func `a chain of offline edits starts from the text that HQ had confirmed`() throws {
        let desk = try stocked()
        for text in ["one", "two", "three"] {
            try desk.set(book, Notebook.story, .text(text))
            let (seen, write) = try last(desk, Notebook.story)
            #expect(write == FieldWrite(Notebook.story, .text(text), base: .text("confirmed")))
            #expect(seen == 3)
        }
        #expect(try desk.shown(book, Notebook.story) == .text("three"))
        try desk.set(book, Notebook.title, .text("a"))
        try desk.set(book, Notebook.title, .text("b"))
        #expect(try last(desk, Notebook.title).write.base == .text("a"))
    }

    @Test func `once HQ has the edits the next one starts from what HQ confirmed since`() throws {
        let desk = try stocked()
        try desk.set(book, Notebook.story, .text("mine"))
        try confirm("mine and theirs", at: 5, on: desk, acknowledged: 1)
        try desk.set(book, Notebook.story, .text("mine and theirs and more"))
        let (seen, write) = try last(desk, Notebook.story)
        #expect(write.base == .text("mine and theirs"))
        #expect(seen == 5)
    }

    @Test func `what a sync brought beneath a pending text does not count as seen`() throws {
        let desk = try stocked()
        try desk.set(book, Notebook.story, .text("mine"))
        try confirm("theirs", at: 5, on: desk)
        #expect(try desk.shown(book, Notebook.story) == .text("mine"))
        try desk.set(book, Notebook.story, .text("mine again"))
        let (seen, write) = try last(desk, Notebook.story)
        #expect(write.base == .text("confirmed"))
        #expect(seen == 3)
        try desk.set(book, Notebook.title, .text("other fields"))
        #expect(try last(desk, Notebook.title).seen == 5)
    }

    @Test func `a sync that left the record alone changes no claim`() throws {
        let desk = try stocked()
        try desk.set(book, Notebook.story, .text("mine"))
        try desk.hear([], frontier: 9, digest: Desk.digest([(book, 3)]))
        try desk.set(book, Notebook.story, .text("mine again"))
        let (seen, write) = try last(desk, Notebook.story)
        #expect(write.base == .text("confirmed"))
        #expect(seen == 9)
    }

    @Test func `a record that a sync changed while the form was open leaves the base unsaid`() throws {
        let desk = try stocked()
        let begun = try desk.replica.beginEdit()
        try confirm("theirs", at: 5, on: desk)
        try desk.replica.apply(
            [RecordEdit(book, .update, [FieldValue(Notebook.story, .text("mine"))])], seen: begun)
        let (seen, write) = try last(desk, Notebook.story)
        #expect(write == FieldWrite(Notebook.story, .text("mine"), base: nil))
        #expect(seen == 3)
    }

    @Test func `a form opened over a pending text has seen no more than that text had`() throws {
        let desk = try stocked()
        try desk.set(book, Notebook.story, .text("mine"))
        try confirm("theirs", at: 5, on: desk)
        #expect(try desk.replica.beginEdit() == 3)
        try confirm("both", at: 6, on: desk, acknowledged: 1)
        #expect(try desk.replica.beginEdit() == 6)
        let labels = (0..<4000).map { "label number \($0) of many" }
        try desk.set(book, Notebook.labels, .setChange(adding: labels, removing: []))
        try desk.hear([], frontier: 9, digest: Desk.digest([(book, 6)]))
        #expect(try desk.replica.beginEdit() == 6)
    }

    @Test func `a second text saved with a pending one leaves its base unsaid rather than claim too little`() throws {
        let desk = try stocked()
        try desk.set(book, Notebook.story, .text("mine"))
        try confirm("theirs", at: 5, on: desk)
        try desk.replica.apply([
            RecordEdit(
                book, .update,
                [FieldValue(Notebook.story, .text("mine again")), FieldValue(Notebook.remark, .text("fresh"))])
        ])
        let changeset = try #require(try desk.replica.changesets().last)
        #expect(changeset.seen == 3)
        #expect(
            changeset.operations[0].writes == [
                FieldWrite(Notebook.story, .text("mine again"), base: .text("confirmed")),
                FieldWrite(Notebook.remark, .text("fresh"), base: nil),
            ])
    }

    @Test func `a record created offline has no base until HQ has it`() throws {
        let desk = try Desk(schema: Notebook.schema)
        let key = RecordKey(kind: Library.book, id: try desk.replica.makeID())
        try desk.replica.apply([RecordEdit(key, .create, [FieldValue(Notebook.story, .text("draft"))])])
        try desk.set(key, Notebook.story, .text("better"))
        #expect(try last(desk, Notebook.story).write == FieldWrite(Notebook.story, .text("better"), base: nil))
        #expect(try desk.shown(key, Notebook.story) == .text("better"))
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `texts that may freeze start from the same`() throws {
        let desk = try stocked()
        try desk.set(book, Notebook.remark, .text("one"))
        try desk.set(book, Notebook.remark, .text("two"))
        #expect(try last(desk, Notebook.remark).write.base == .text("remark at 3"))
    }

    @Test func `a counter shows its increments on top of what HQ confirmed, before and after a sync`() throws {
        let desk = try stocked()
        try desk.set(book, Notebook.visits, .integer(2))
        try desk.set(book, Notebook.visits, .integer(3))
        #expect(try desk.shown(book, Notebook.visits) == .integer(15))
        try confirm("confirmed", at: 4, on: desk, acknowledged: 1)
        #expect(try desk.shown(book, Notebook.visits) == .integer(13))
    }

    @Test func `a set that may freeze takes changes like any other`() throws {
        let desk = try stocked()
        try desk.set(book, Notebook.labels, .setChange(adding: ["b"], removing: ["a"]))
        #expect(try desk.shown(book, Notebook.labels) == .set(["b"]))
        #expect(try last(desk, Notebook.labels).write.base == nil)
    }
}
