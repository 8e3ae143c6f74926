// Why this file exists: an edit is all there or not there at all, it says what it replaced, and nobody else can
// slip one in.

import Foundation
import GRDB
import SyncProtocol
import Testing

@testable import SyncClient

struct `Editing a replica` {
    @Test func `an edit writes the row, what it replaced, and the outbox`() throws {
        let desk = try Desk()
        let key = try desk.add("Emma")
        try desk.set(key, Library.Fields.title, .text("Persuasion"))
        #expect(try desk.shown(key, Library.Fields.title) == .text("Persuasion"))
        let changesets = try desk.replica.changesets()
        #expect(changesets.map(\.dot.counter) == [1, 2])
        #expect(
            changesets.last?.operations.first?.writes == [
                FieldWrite(Library.Fields.title, .text("Persuasion"), base: .text("Emma"))
            ])
    }

    @Test func `one edit that cannot stand keeps all of its changeset out`() throws {
        let desk = try Desk()
        let key = try desk.add("Emma")
        let missing = Desk.key(99)
        #expect(throws: ReplicaError.noSuchRecord(missing)) {
            try desk.replica.apply([
                RecordEdit(key, .update, [FieldValue(Library.Fields.title, .text("Persuasion"))]),
                RecordEdit(missing, .update, [FieldValue(Library.Fields.title, .text("Sanditon"))]),
            ])
        }
        #expect(try desk.shown(key, Library.Fields.title) == .text("Emma"))
        #expect(try desk.replica.changesets().count == 1)
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `a reason over the limit is refused with a sentence that says so, and nothing is written`() throws {
        let desk = try Desk()
        let key = try desk.add("Emma")
        let error = #expect(throws: ReplicaError.self) {
            try desk.replica.apply(
                [RecordEdit(key, .update, [FieldValue(Library.Fields.title, .text("Persuasion"))])],
                reason: String(repeating: "r", count: Limits.reason + 1))
        }
        #expect(error?.description == "a reason of 4097 bytes is over the limit of 4096; split it")
        #expect(try desk.shown(key, Library.Fields.title) == .text("Emma"))
        #expect(try desk.replica.changesets().count == 1)
    }

    @Test func `everything that can go wrong has a sentence of its own`() {
        let errors: [ReplicaError] = [
            .notEnrolled(directory: "here"), .alreadyEnrolled(directory: "here"),
            .held(by: "process 7", doing: "syncing"), .damaged("a page is missing"), .newerFile(version: 9),
            .unknownKind("boat"), .unknownField(kind: "book", field: "mast"), .noSuchRecord(Desk.key(1)),
            .exists(Desk.key(1)), .invalid(kind: "book", field: "title", reason: "it is too long"),
            .notEntitled(permitted: ["librarian"], sentence: "It is the librarian's to say."),
            .missing(kind: "book", field: "title"), .onlyHeadquarters(kind: "shelf"),
            .tooLarge(what: "an edit", limit: 5), .file("the disk is full"),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        for error in errors { #expect(error.description.count > 10, "\(error)") }
    }

    @Test func `a replica goes by the system's clock unless it is given another`() throws {
        let folder = try Folder()
        defer { withExtendedLifetime(folder) {} }
        let identity = ReplicaIdentity(replica: Desk.own, timeline: Desk.timeline, scopes: [Desk.scope])
        let before = Replica.systemClock()
        let replica = try Replica.create(
            folder.path + "/replica", schema: Library.schema, rulebook: Library.rulebook, identity: identity)
        #expect(replica.wall() >= before)
    }

    @Test func `records come in the order that is asked for`() throws {
        let desk = try Desk()
        for title in ["Emma", "Sanditon", "Persuasion"] { _ = try desk.add(title) }
        let last = try desk.replica.records(Library.book, order: "title DESC", limit: 2)
        #expect(last.map { $0.value(Library.Fields.title) } == [.text("Sanditon"), .text("Persuasion")])
    }

    @Test func `what the rules object to is refused with their sentence`() throws {
        let desk = try Desk()
        let refusal = ReplicaError.invalid(kind: "book", field: "title", reason: "this title cannot stand")
        #expect(throws: refusal) { try desk.add("forbidden") }
        #expect(throws: ReplicaError.missing(kind: "book", field: "title")) {
            try desk.replica.apply([RecordEdit(Desk.key(1), .create)])
        }
        #expect(try desk.workspace.status().pending.changesets == 0)
    }

    @Test func `a value of another type never reaches a table`() throws {
        let desk = try Desk()
        let key = try desk.add("Emma")
        #expect(throws: ReplicaError.self) { try desk.set(key, Library.Fields.due, .text("tomorrow")) }
        #expect(throws: ReplicaError.self) { try desk.set(key, Library.Fields.lent, .integer(2)) }
        #expect(try desk.workspace.verify().isSound)
    }

    @Test func `a set shows what was added to it and taken from it`() throws {
        let desk = try Desk()
        let key = try desk.add("Emma", [FieldValue(Library.Fields.tags, .set(["new"]))])
        try desk.set(key, Library.Fields.tags, .setChange(adding: ["gold"], removing: ["new"]))
        #expect(try desk.shown(key, Library.Fields.tags) == .set(["gold"]))
    }

    @Test func `only HQ changes what is HQ's, so the value shown stays`() throws {
        let desk = try Desk()
        let key = try desk.add("Emma")
        try desk.set(key, Library.Fields.grade, .text("A"))
        #expect(try desk.shown(key, Library.Fields.grade) == .null)
        #expect(try desk.workspace.status().pending.changesets == 2)
    }

    @Test func `an edit made with another tool is refused in plain words`() throws {
        let desk = try Desk()
        let key = try desk.add("Emma")
        let other = try DatabaseQueue(path: desk.replica.path)
        for sql in [
            "UPDATE book SET title = 'Hacked'", "DELETE FROM book",
            "INSERT INTO book (id, title, _head) VALUES (randomblob(16), 'Hacked', 0)",
        ] {
            let error = #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: sql) } }
            #expect(error?.message == ReplicaTables.refusal)
        }
        #expect(try desk.shown(key, Library.Fields.title) == .text("Emma"))
        #expect(try other.read { try String.fetchOne($0, sql: "SELECT title FROM book") } == "Emma")
    }

    @Test func `who comes second is told who writes and what they do`() throws {
        let desk = try Desk()
        let first = ReplicaLock(path: desk.directory + "/writer.lock")
        let second = ReplicaLock(path: desk.directory + "/writer.lock")
        #expect(Workspace.surroundings(of: desk.directory).holder == nil)
        try first.hold("editing") {
            let held = ReplicaError.held(by: "process \(getpid())", doing: "editing")
            #expect(throws: held) { try second.hold("syncing", patience: 1) {} }
            #expect(Workspace.surroundings(of: desk.directory).holder == "process \(getpid()) (editing)")
        }
        try second.hold("syncing", patience: 0) {}
    }

    @Test func `two openings of one replica take turns and never share a counter`() throws {
        let desk = try Desk()
        let other = try Replica.open(desk.directory, schema: Library.schema, rulebook: Library.rulebook)
        let key = try desk.add("Emma")
        try other.apply([RecordEdit(key, .update, [FieldValue(Library.Fields.title, .text("Persuasion"))])])
        try desk.set(key, Library.Fields.lent, .flag(true))
        #expect(try desk.replica.changesets().map(\.dot.counter) == [1, 2, 3])
        #expect(try desk.shown(key, Library.Fields.title) == .text("Persuasion"))
    }

    @Test func `a newer schema adds its columns and fetches their data`() throws {
        let desk = try Desk()
        let book = Desk.key(1)
        try desk.hear(
            [Desk.change([SentRow(book, head: 3, [Library.Fields.title: .text("Emma")])], complete: true)],
            frontier: 3, digest: Desk.digest([(book, 3)]))
        let newer = try Replica.open(desk.directory, schema: Library.newer, rulebook: Library.rulebook)
        let checkpoint = try newer.checkpoint()
        #expect(checkpoint.schema == 2)
        #expect(checkpoint.knowledge.exceptions == [Desk.scope: 0])
        #expect(try newer.record(book)?.value(Library.Fields.pages) == .null)
        #expect(try newer.count(Library.shelf) == 0)
        try newer.apply([RecordEdit(book, .update, [FieldValue(Library.Fields.pages, .integer(474))])])
        #expect(try newer.record(book)?.value(Library.Fields.pages) == .integer(474))
        #expect(throws: ReplicaError.onlyHeadquarters(kind: "shelf")) {
            let key = RecordKey(kind: Library.shelf, id: try newer.makeID())
            try newer.apply([RecordEdit(key, .create, [FieldValue(1, .text("top"))])])
        }
    }
}
