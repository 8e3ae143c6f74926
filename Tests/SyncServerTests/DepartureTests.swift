// Why this file exists: whoever may hold something no longer must hear it, whatever else became of it meanwhile, and
// must not read of it what they may not hold.

import GRDB
import SyncProtocol
import SyncServer
import TestSupport
import Testing

@Suite struct `What a device may hold no longer` {
    /// A second shelf, which anchors a scope of its own.
    private func secondShelf(_ world: SharedWorld) async throws -> (placed: FieldValue, scope: ScopeID) {
        let id = RecordID(milliseconds: 1, entropy: 0, replica: .headquarters, counter: 2)
        let key = RecordKey(kind: Notebook.shelf, id: id)
        _ = try await world.headquarters.apply([RecordEdit(key, .create, [FieldValue(1, .text("second shelf"))])])
        let scope = try await world.headquarters.scope(anchoredAt: id, name: "second shelf")
        return (FieldValue(Notebook.place, .reference(id)), scope)
    }

    private func departed(_ laptop: TestLaptop) throws -> Set<RecordKey> {
        let keys = try FrameCodec.decodeAll(laptop.lastReply).flatMap { message -> [RecordKey] in
            guard case .departure(let departure) = message else { return [] }
            return departure.ids.map { RecordKey(kind: departure.kind, id: $0) }
        }
        return Set(keys)
    }

    @Test func `of a scope that was taken away what was erased is told as erased, and the rest as gone`() async throws {
        let world = try await SharedWorld()
        let second = try await secondShelf(world)
        let ann = try await world.laptop("Ann", scopes: [world.scope, second.scope])
        let bob = try await world.laptop("Bob", scopes: [world.scope, second.scope])
        let forgotten = bob.create([FieldValue(Notebook.title, .text("forgotten")), second.placed])
        let living = bob.create([FieldValue(Notebook.title, .text("living")), second.placed])
        let deleted = bob.create([FieldValue(Notebook.title, .text("deleted")), second.placed])
        for laptop in [bob, ann] { try await laptop.sync(world.headquarters) }
        #expect(try await world.headquarters.grant([world.scope], to: ann.checkpoint.replica) == true)
        _ = try await world.headquarters.erase([forgotten], reason: "asked for it")
        _ = try await world.headquarters.apply([RecordEdit(deleted, .delete(reason: "done"))])
        try await ann.sync(world.headquarters)
        #expect(ann.erased == [forgotten])
        #expect(try departed(ann) == [living, deleted])
        // Who holds the scope still hears of the erasure as everybody does.
        try await bob.sync(world.headquarters)
        #expect(bob.erased == [forgotten] && (bob.rows[living] != nil) && bob.rows[deleted] == nil)
    }

    @Test func `a record that left, was deleted and then forgotten is told as gone to whoever had it`() async throws {
        let world = try await SharedWorld()
        let second = try await secondShelf(world)
        let ann = try await world.laptop("Ann")
        let bob = try await world.laptop("Bob")
        let key = bob.create([FieldValue(Notebook.title, .text("moving")), world.placed])
        for laptop in [bob, ann] { try await laptop.sync(world.headquarters) }
        #expect(ann.rows[key] != nil)
        let receipt = try await world.headquarters.move(key, [second.placed])
        #expect(receipt?.remarks.isEmpty == true)
        _ = try await world.headquarters.apply([RecordEdit(key, .delete(reason: "done"))])
        #expect(try await world.headquarters.collectTombstones().forgotten == 1)
        #expect(try await !world.headquarters.read { try $0.isDeleted(key) })
        let outcome = try await ann.sync(world.headquarters)
        #expect(!outcome.isRebased && outcome.removals == 0)
        #expect(try departed(ann) == [key])
    }

    @Test func `what was wrong with a value is not quoted once its record has moved away`() async throws {
        let world = try await SharedWorld()
        let second = try await secondShelf(world)
        let ann = try await world.laptop("Ann")
        let (moving, staying) = (
            ann.create([FieldValue(Notebook.title, .text("moving")), world.placed]),
            ann.create([FieldValue(Notebook.title, .text("staying")), world.placed])
        )
        try await ann.sync(world.headquarters)
        for key in [moving, staying] {
            let forbidden = Value.text("forbidden")
            ann.edit([
                RecordEdit(
                    key, .update, [FieldValue(Notebook.title, forbidden), FieldValue(Notebook.body, forbidden)])
            ])
        }
        _ = try await world.headquarters.move(moving, [second.placed])
        try await ann.sync(world.headquarters)
        let remarks = ann.receipts.flatMap(\.remarks)
        #expect(remarks.count == 4 && remarks.allSatisfy { $0.verdict == .refused && $0.rule == .invalidValue })
        #expect(remarks.filter { $0.key == moving }.map(\.detail) == ["", ""])
        let quoted = remarks.filter { $0.key == staying }.map(\.detail)
        #expect(quoted == ["this word is forbidden", "this word is forbidden"])
        #expect(try departed(ann) == [moving])
    }
}
