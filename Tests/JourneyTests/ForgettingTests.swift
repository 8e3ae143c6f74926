// Why this file exists: what HQ erases must be gone from every byte of every laptop, and who was away for half a year
// must come home without losing an edit or bringing anything back: with the real HQ and the real replica.

import Foundation
import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization
import Testing

@Suite struct `Forgetting, with real laptops` {
    private static let canary = "Zdenka Quixley"

    private func shared() async throws -> (Tabletop, Tabletop.Desk, Tabletop.Desk, RecordKey) {
        let table = try await Tabletop()
        let (a, b) = (try await table.laptop("a"), try await table.laptop("b"))
        let contact = try a.add(
            Contact.kind,
            [
                Contact.Fields.name: .text(Self.canary), Contact.Fields.office: .reference(table.office),
                Contact.Fields.phones: .set(["+254 " + Self.canary]),
            ])
        for desk in [a, b, a, b] { _ = try await desk.sync() }
        table.clock.advance(1000)
        return (table, a, b, contact)
    }

    @Test func `an erased contact is in no byte of any laptop, and B's visit keeps its text`() async throws {
        let (table, a, b, contact) = try await shared()
        let visit = try b.add(
            Activity.kind,
            [
                Activity.Fields.type: .text("visit"), Activity.Fields.subject: .text("Talked about the tender"),
                Activity.Fields.contact: .reference(contact.id), Activity.Fields.office: .reference(table.office),
            ])
        // Notes that both write, a title that one overrides: journal, candidates and receipts speak of the contact.
        try a.set(contact, Contact.Fields.title, .text(Self.canary + ", director"))
        try b.set(contact, Contact.Fields.title, .text(Self.canary + ", head"))
        try a.set(contact, Contact.Fields.notes, .text("met " + Self.canary))
        try b.set(contact, Contact.Fields.notes, .text(Self.canary + " called"))
        for desk in [a, b, a, b] { _ = try await desk.sync() }
        let chain = try a.open().keptEdits()
        #expect(try !a.traces(of: Self.canary).isEmpty && !b.traces(of: Self.canary).isEmpty)

        // The case about the notes that both wrote quotes them.
        let erasure = try await table.headquarters.erase([contact], reason: "asked for it")
        #expect(Set(erasure.records.map(\.kind)) == [Contact.kind, CaseRecord.number])
        for desk in [a, b] { #expect(try await desk.sync().erased == erasure.records.count) }
        for desk in [a, b] {
            #expect(try desk.traces(of: Self.canary) == [])
            #expect(try desk.open().record(contact) == nil)
            #expect(try desk.shown(visit, Activity.Fields.subject) == .text("Talked about the tender"))
            #expect(try Workspace(desk.open()).verify().isSound)
        }
        // The chain HQ knows goes on, so nobody is taken for a copy.
        #expect(try a.open().keptEdits() == chain)
        let other = try a.add(
            Contact.kind, [Contact.Fields.name: .text("other"), Contact.Fields.office: .reference(table.office)])
        for desk in [a, b] { _ = try await desk.sync() }
        #expect(try b.shown(other, Contact.Fields.name) == .text("other"))
        _ = try await table.headquarters.backUp(to: table.path + "/copy.db")
        for desk in [a, b, a] { #expect(try await !desk.sync().repaired) }
        #expect(try await table.headquarters.verify().findings == [])
    }

    @Test func `edits not yet sent lose what they say about it before they are sent`() async throws {
        let (table, a, b, contact) = try await shared()
        let other = try b.add(
            Contact.kind, [Contact.Fields.name: .text("other"), Contact.Fields.office: .reference(table.office)])
        _ = try await b.sync()
        _ = try await table.headquarters.erase([contact], reason: "asked for it")
        // The erasure arrives while B goes on editing.
        _ = try await b.sync(meanwhile: {
            try b.open().apply([
                RecordEdit(contact, .update, [FieldValue(Contact.Fields.title, .text(Self.canary))]),
                RecordEdit(other, .update, [FieldValue(Contact.Fields.title, .text("kept"))]),
            ])
        })
        let pending = try #require(try b.open().changesets().last)
        #expect(pending.operations.map(\.writes.count) == [0, 1])
        #expect(try b.traces(of: Self.canary) == [])
        for desk in [b, a] { _ = try await desk.sync() }
        #expect(try a.shown(other, Contact.Fields.title) == .text("kept"))
        #expect(try b.open().record(contact) == nil)
        #expect(try await table.headquarters.read { try $0.values(of: contact) } == nil)
    }

    @Test func `what an interrupted download left behind goes too`() async throws {
        let (_, a, _, _) = try await shared()
        try Data(Self.canary.utf8).write(to: URL(filePath: a.directory + "/incoming.staged"))
        _ = try await a.sync()
        #expect(!FileManager.default.fileExists(atPath: a.directory + "/incoming.staged"))
    }

    @Test func `after 200 days one sync uploads, compares, and brings nothing back`() async throws {
        let (table, a, b, contact) = try await shared()
        let kept = try a.add(
            Contact.kind, [Contact.Fields.name: .text("kept"), Contact.Fields.office: .reference(table.office)])
        for desk in [a, b, b] { _ = try await desk.sync() }
        try b.set(contact, Contact.Fields.title, .text("of a purged record"))
        try b.set(kept, Contact.Fields.title, .text("director"))
        try a.open().apply([RecordEdit(contact, .delete(reason: "left"))])
        try a.set(kept, Contact.Fields.department, .text("sales"))
        _ = try await a.sync()
        table.clock.advance(200 * Tabletop.day)
        _ = try await a.sync()
        #expect(try await table.headquarters.collectTombstones().forgotten == 1)

        let report = try await b.sync()
        #expect(report.rebased && !report.repaired && report.rounds == 2 && report.uploaded == 2)
        #expect(report.receipts.flatMap(\.remarks).contains { $0.key == contact && $0.rule == .unknownRecord })
        #expect(try b.open().record(contact) == nil)
        #expect(try b.shown(kept, Contact.Fields.title) == .text("director"))
        #expect(try b.shown(kept, Contact.Fields.department) == .text("sales"))
        #expect(try !b.open().checkpoint().needsRepair)
        let again = try await b.sync()
        #expect(!again.rebased && again.rounds == 1)
        #expect(try await table.headquarters.read { try $0.values(of: contact) } == nil)
    }

    @Test func `a crash between the halves of it changes nothing`() async throws {
        let (table, a, b, contact) = try await shared()
        try b.set(contact, Contact.Fields.title, .text("pending"))
        try a.open().apply([RecordEdit(contact, .delete(reason: "left"))])
        _ = try await a.sync()
        table.clock.advance(200 * Tabletop.day)
        _ = try await a.sync()
        try await table.headquarters.collectTombstones()
        struct PowerCut: Error {}
        let rounds = Counter()
        await #expect(throws: PowerCut.self) {
            try await b.sync(meanwhile: { if rounds.next() == 2 { throw PowerCut() } })
        }
        #expect(try b.open().checkpoint().needsRepair)
        _ = try await b.sync()
        #expect(try b.open().record(contact) == nil)
        #expect(try !b.open().checkpoint().needsRepair)
    }
}

/// Counts calls.
private final class Counter: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
        count.withLock {
            $0 += 1; return $0
        }
    }
}
