// Why this file exists: a figure that people steer by must count what happened, and the same however they synced.

import SyncProtocol
import SyncServer
import Testing

struct `What became of edits made apart` {
    /// Three laptops that hold the same notes.
    private struct Trio {
        let world: SharedWorld
        let laptops: [TestLaptop]
        let notes: [RecordKey]

        init(notes count: Int) async throws {
            world = try await SharedWorld()
            laptops = [
                try await world.laptop("Ann"), try await world.laptop("Bob"), try await world.laptop("Cem"),
            ]
            let placed = world.placed
            let first = laptops[0]
            notes = (0..<count).map { first.create([FieldValue(Notebook.title, .text("note \($0)")), placed]) }
            for laptop in laptops { try await laptop.sync(world.headquarters) }
            world.clock.advance(1000)
        }

        func write(_ author: Int, _ note: Int, _ field: FieldNumber, _ value: Value) {
            laptops[author].set(notes[note], field, value)
            world.clock.advance(1000)
        }

        func sync(_ order: [Int]) async throws -> ConflictReport {
            for laptop in order + order { try await laptops[laptop].sync(world.headquarters) }
            return try await world.headquarters.conflictReport()
        }
    }

    private static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

    @Test func `nobody met as long as everybody had seen the others' edits`() async throws {
        let trio = try await Trio(notes: 1)
        for author in 0..<3 {
            trio.write(author, 0, Notebook.title, .text("by \(author)"))
            try await trio.laptops[author].sync(trio.world.headquarters)
            for laptop in trio.laptops { try await laptop.sync(trio.world.headquarters) }
        }
        let report = try await trio.world.headquarters.conflictReport()
        #expect(report.changesets == 4)
        #expect((report.merged, report.chosenByRule, report.sentToPeople) == (0, 0, 0))
        #expect(report.kinds.isEmpty && report.records.isEmpty)
    }

    @Test(arguments: orders) func `each meeting counts once, by what its policy made of it`(order: [Int]) async throws {
        let trio = try await Trio(notes: 7)
        // Different fields: side by side.
        trio.write(0, 0, Notebook.title, .text("title"))
        trio.write(1, 0, Notebook.body, .text("body"))
        // One field, two values: a rule chooses. The first writes twice, which is still one meeting.
        trio.write(0, 1, Notebook.body, .text("draft"))
        trio.write(0, 1, Notebook.body, .text("mine"))
        trio.write(2, 1, Notebook.body, .text("theirs"))
        // The same value twice: merged.
        trio.write(0, 2, Notebook.body, .text("agreed"))
        trio.write(1, 2, Notebook.body, .text("agreed"))
        // A set: merged.
        trio.write(1, 3, Notebook.tags, .setChange(adding: ["a"], removing: []))
        trio.write(2, 3, Notebook.tags, .setChange(adding: ["b"], removing: []))
        // A question for people, among all three.
        for author in 0..<3 { trio.write(author, 4, Notebook.verdict, .text("verdict \(author)")) }
        // Held: only HQ changes the code. Refused: the word is forbidden.
        trio.write(0, 5, Notebook.code, .text("A"))
        trio.write(1, 5, Notebook.code, .text("B"))
        trio.write(0, 5, Notebook.title, .text("forbidden"))
        trio.write(1, 5, Notebook.title, .text("allowed"))
        // A deletion against an edit.
        trio.laptops[0].edit([RecordEdit(trio.notes[6], .delete(reason: "old"))])
        trio.write(2, 6, Notebook.title, .text("still needed"))

        let report = try await trio.sync(order)
        #expect(report.sideBySide == 2, "titles and bodies of note 0; the code and the title of note 5")
        #expect((report.fields.merged, report.fields.chosen, report.fields.asked) == (2, 2, 2))
        let note = try #require(report.kinds.first { $0.kind == Notebook.note })
        #expect(note.fields == report.fields && note.sideBySide == report.sideBySide)
        let byField = report.byField.map { [Int($0.field), $0.records.merged, $0.records.chosen, $0.records.asked] }
        #expect(
            byField == [
                [0, 0, 1, 0], [Int(Notebook.body), 1, 1, 0], [Int(Notebook.tags), 1, 0, 0],
                [Int(Notebook.verdict), 0, 0, 1], [Int(Notebook.code), 0, 0, 1],
            ])
        let rules = Set(report.rules.map { "\($0.rule) \($0.settlement) \($0.fields)" })
        #expect(
            rules == [
                "updateBeatsDelete chosen 1", "keepLatest chosen 1", "keepLatest merged 1", "addRemove merged 1",
                "needsHuman asked 1", "hqOnly asked 1",
            ])
        #expect(Set(report.records.map(\.key)) == Set(trio.notes[1...6]))
    }

    @Test func `what an author replaced after hearing of the other side is no last word`() async throws {
        let trio = try await Trio(notes: 1)
        trio.write(0, 0, Notebook.verdict, .text("yes"))
        trio.write(1, 0, Notebook.verdict, .text("no"))
        _ = try await trio.sync([0, 1, 2])
        // Ann has heard of "no" and decides; that the two met remains true.
        trio.write(0, 0, Notebook.verdict, .text("maybe"))
        let report = try await trio.sync([0, 1, 2])
        #expect((report.fields.asked, report.fields.total) == (1, 1))
    }
}
