// Why this file exists: a form is open, a sync brings somebody else's answer, and the person saves. They have not seen
// it, whatever the database has.

import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    @Suite("Scenario 6: a sync during an open form") struct Scenario06OpenForm {
        /// When the sync that brings Ben's answer installs it.
        private enum Moment: CaseIterable, Sendable { case beforeSaving, whileSaving, never }

        @Test(arguments: Moment.allCases)
        private func `what came while the form was open counts as unseen, and the same as if no sync had come`(
            _ moment: Moment
        ) async throws {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let note = try ann.add("a note")
            try await workshop.settle([ann, ben])

            let form = try ann.replica.beginEdit()
            try ben.set(note, Notes.verdict, "Ben's")
            try ben.set(note, Notes.title, "Ben's title")
            try await ben.sync()
            let save = {
                let values = [
                    FieldValue(Notes.verdict, .text("Ann's")),
                    FieldValue(Notes.tags, .setChange(adding: ["a"], removing: [])),
                ]
                try ann.replica.apply([RecordEdit(note, .update, values)], seen: form)
            }
            switch moment {
            case .beforeSaving:
                try await ann.sync()
                #expect(try ann.notes()[note.id]?[Notes.verdict] == .text("Ben's"))
                _ = try save()
            case .whileSaving: try await ann.sync(meanwhile: { _ = try save() })
            case .never: _ = try save()
            }
            #expect(try ann.notes()[note.id]?[Notes.verdict] == .text("Ann's"), "what she typed is what she sees")
            try await workshop.settle([ann, ben])
            for machine in [ann, ben] {
                let conflicts = try Workspace(machine.replica).conflicts()
                #expect(conflicts.map(\.key) == [note] && conflicts.map(\.field) == [Notes.verdict])
                #expect(
                    try machine.title(note) == .text("Ben's title"), "what the form did not touch is as Ben left it")
                #expect(try machine.notes()[note.id]?[Notes.tags] == .set(["a"]))
            }
        }

        @Test func `a form opened after the sync has seen it, and replaces it without a question`() async throws {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let note = try ann.add("a note")
            try await workshop.settle([ann, ben])
            try ben.set(note, Notes.verdict, "Ben's")
            try await workshop.settle([ben, ann])
            let form = try ann.replica.beginEdit()
            try ann.replica.apply(
                [RecordEdit(note, .update, [FieldValue(Notes.verdict, .text("Ann's"))])], seen: form)
            try await workshop.settle([ann, ben])
            #expect(try Workspace(ben.replica).conflicts().isEmpty)
            #expect(try ben.notes()[note.id]?[Notes.verdict] == .text("Ann's"))
        }
    }
}
