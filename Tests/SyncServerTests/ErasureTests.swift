// Why this file exists: who asks to be forgotten is forgotten, in every byte, whatever anybody was doing with the
// record meanwhile; and nothing else is lost by it.

import Foundation
import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct `Erasing a record at HQ` {
    /// A word that stands nowhere by chance.
    static let canary = "Zdenka Quixley"

    /// Where in HQ's files the canary stands: the database, its log, and the list of what was erased.
    private func traces(_ world: SharedWorld, of word: String = canary) throws -> [String] {
        try ["hq.db", "hq.db-wal", "erased"].filter { name in
            let path = world.directory.path + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { return false }
            return try Data(contentsOf: URL(filePath: path)).range(of: Data(word.utf8)) != nil
        }
    }

    private func shared() async throws -> (SharedWorld, TestLaptop, TestLaptop, RecordKey) {
        let world = try await SharedWorld()
        let (ann, bob) = (try await world.laptop("Ann"), try await world.laptop("Bob"))
        let key = ann.create([
            FieldValue(Notebook.title, .text(Self.canary)), FieldValue(Notebook.tags, .set([Self.canary])),
            world.placed,
        ])
        try await ann.sync(world.headquarters)
        try await bob.sync(world.headquarters)
        world.clock.advance(1000)
        return (world, ann, bob, key)
    }

    @Test func `nothing of it is left in any byte of HQ's files`() async throws {
        let (world, ann, bob, key) = try await shared()
        // Concurrent verdicts stand side by side, a title is overridden, a refused value carries a detail.
        ann.set(key, Notebook.verdict, .text(Self.canary + " yes"))
        bob.set(key, Notebook.verdict, .text(Self.canary + " no"))
        ann.set(key, Notebook.title, .text(Self.canary + " the first"))
        bob.set(key, Notebook.title, .text(Self.canary + " the second"))
        bob.set(key, Notebook.code, .text(Self.canary + " proposed"))
        for laptop in [ann, bob, ann] { try await laptop.sync(world.headquarters) }
        #expect(try traces(world).isEmpty == false)
        let report = try await world.headquarters.erase([key], reason: "asked for it")
        #expect(report.records == [key])
        #expect(report.commits == 7)
        #expect(report.journalEntries > 0)
        #expect(report.isLogEmptied)
        #expect(try traces(world) == [])
        #expect(try await world.note(key) == nil)
        try await world.expectSound()
    }

    @Test func `not even moves within pages leave copies once the database is written anew`() async throws {
        let world = try await SharedWorld()
        var edits: [RecordEdit] = []
        for number in 0..<400 {
            let id = RecordID(milliseconds: 9, entropy: 0, replica: .headquarters, counter: UInt64(number))
            let title = number % 7 == 0 ? Self.canary : "plain"
            let text = Value.text(title + String(repeating: " \(number)", count: 1 + number % 40))
            edits.append(
                RecordEdit(RecordKey(kind: Notebook.note, id: id), .create, [FieldValue(Notebook.title, text)]))
        }
        _ = try await world.headquarters.apply(edits)
        let grown = edits.enumerated().map { index, edit in
            RecordEdit(
                edit.key, .update,
                [FieldValue(Notebook.body, .text(String(repeating: "x", count: index * 37 % 900)))])
        }
        _ = try await world.headquarters.apply(grown)
        let erased = stride(from: 0, to: 400, by: 7).map { edits[$0].key }
        _ = try await world.headquarters.erase(erased, reason: "asked for it")
        try await world.headquarters.rewrite()
        #expect(try traces(world) == [])
        try await world.expectSound()
    }

    @Test(arguments: [true, false])
    func `it wins over an edit that had not seen it, whichever HQ hears first`(editFirst: Bool) async throws {
        let (world, ann, bob, key) = try await shared()
        let visit = bob.create([FieldValue(Notebook.body, .text("visited on Monday")), world.placed])
        bob.set(key, Notebook.title, .text(Self.canary + " moved"))
        if editFirst { try await bob.sync(world.headquarters) }
        _ = try await world.headquarters.erase([key], reason: "asked for it")
        for laptop in [bob, ann, bob] { try await laptop.sync(world.headquarters) }
        #expect(try await world.note(key) == nil)
        #expect(ann.rows[key] == nil && bob.rows[key] == nil)
        #expect(ann.erased == [key])
        #expect(try await world.note(visit)?[Notebook.body] == .text("visited on Monday"))
        #expect(ann.rows[visit]?.values[Notebook.body] == .text("visited on Monday"))
        if !editFirst {
            let remark = try #require(bob.receipts.last?.remarks.first { $0.key == key })
            #expect(remark.verdict == .refused && remark.rule == .erased && remark.detail.isEmpty)
        }
        _ = try await world.headquarters.emptyLog()
        #expect(try traces(world) == [])
        #expect(ann.checkpoint.needsRepair == false && bob.checkpoint.needsRepair == false)
        try await world.expectSound()
    }

    @Test func `an edit of two records loses only what it says about the erased one`() async throws {
        let (world, ann, bob, key) = try await shared()
        let other = bob.create([FieldValue(Notebook.title, .text("other")), world.placed])
        try await bob.sync(world.headquarters)
        bob.edit([
            RecordEdit(key, .update, [FieldValue(Notebook.body, .text(Self.canary))]),
            RecordEdit(other, .update, [FieldValue(Notebook.body, .text("kept"))]),
        ])
        _ = try await world.headquarters.erase([key], reason: "asked for it")
        for laptop in [bob, ann] { try await laptop.sync(world.headquarters) }
        #expect(ann.rows[other]?.values[Notebook.body] == .text("kept"))
        // Its author goes on from the chain of what was really sent.
        bob.set(other, Notebook.title, .text("later"))
        try await bob.sync(world.headquarters)
        try await ann.sync(world.headquarters)
        #expect(ann.rows[other]?.values[Notebook.title] == .text("later"))
        _ = try await world.headquarters.emptyLog()
        #expect(try traces(world) == [])
        try await world.expectSound()
    }

    @Test func `nothing brings it back, neither a deletion seen, a new creation, nor its collection`() async throws {
        let (world, ann, bob, key) = try await shared()
        _ = try await world.headquarters.erase([key], reason: "asked for it")
        bob.edit([RecordEdit(key, .delete(reason: Self.canary))])
        ann.edit([RecordEdit(key, .create, [FieldValue(Notebook.title, .text(Self.canary)), world.placed])])
        for laptop in [ann, bob, ann] { try await laptop.sync(world.headquarters) }
        world.clock.advance(400 * 86_400_000)
        try await world.headquarters.collectTombstones()
        ann.set(key, Notebook.title, .text(Self.canary))
        try await ann.sync(world.headquarters)
        #expect(try await world.note(key) == nil)
        #expect(ann.rows[key] == nil)
        _ = try await world.headquarters.emptyLog()
        #expect(try traces(world) == [])
    }

    @Test func `only HQ erases`() async throws {
        let (world, ann, _, key) = try await shared()
        ann.edit([RecordEdit(key, .erase(reason: "no more"))])
        try await ann.sync(world.headquarters)
        #expect(ann.receipts.last?.remarks.first?.rule == .hqOnly)
        #expect(try await world.note(key)?[Notebook.title] == .text(Self.canary))
        #expect(ann.rows[key]?.values[Notebook.title] == .text(Self.canary))
    }

    @Test func `a device that wrote to it without holding its scope is told too`() async throws {
        let (world, _, _, key) = try await shared()
        let eve = try await world.laptop("Eve", scopes: [])
        eve.set(key, Notebook.title, .text(Self.canary + " of Eve"))
        try await eve.sync(world.headquarters)
        #expect(eve.receipts.last?.remarks.first?.rule == .outOfScope)
        _ = try await world.headquarters.erase([key], reason: "asked for it")
        try await eve.sync(world.headquarters)
        #expect(eve.erased == [key])
        #expect(try traces(world) == [])
    }

    @Test func `what HQ never took in can be erased as well`() async throws {
        let (world, ann, _, _) = try await shared()
        let unknown = RecordKey(kind: Notebook.note, id: RecordID(high: 7, low: 7))
        ann.set(unknown, Notebook.title, .text("Held Canary"))
        try await ann.sync(world.headquarters)
        #expect(try await world.headquarters.knows(unknown))
        _ = try await world.headquarters.erase([unknown], reason: "asked for it")
        #expect(try traces(world, of: "Held Canary") == [])
        try await ann.sync(world.headquarters)
        #expect(ann.erased == [unknown])
    }

    @Test func `a restored backup that still holds it loses it at the next start`() async throws {
        let (world, ann, _, key) = try await shared()
        _ = try await world.headquarters.backUp(to: world.directory.path + "/copy.db")
        let report = try await world.headquarters.erase([key], reason: "asked for it")
        #expect(report.isBackedUp)
        let restored = TemporaryDirectory()
        try FileManager.default.copyItem(
            atPath: world.directory.path + "/copy.db", toPath: restored.path + "/hq.db")
        try FileManager.default.copyItem(
            atPath: world.directory.path + "/erased", toPath: restored.path + "/erased")
        let again = try SharedWorld.open(restored, world.clock)
        #expect(try await again.read { try $0.values(of: key) } != nil)
        #expect(try await again.renewErasures() == 1)
        #expect(try await again.renewErasures() == 0)
        #expect(try await again.read { try $0.values(of: key) } == nil)
        _ = ann
    }
}
