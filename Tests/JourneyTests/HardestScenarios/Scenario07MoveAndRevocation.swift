// Why this file exists: a record goes elsewhere, its old owner's grant ends and her last edits arrive, all in one
// exchange. The edits must go in before anything goes out.

import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    @Suite("Scenario 7: a record's move + revocation + pending edits in one exchange, then a new grant")
    struct Scenario07MoveAndRevocation {
        @Test(arguments: [true, false], [true, false])
        func `the edits are taken in, everything leaves the laptop whole, and a new grant brings everything back`(
            moveFirst: Bool, losingReply: Bool
        ) async throws {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let other = try await workshop.addShelf("the other shelf")
            let first = try #require(workshop.headquarters.scope(anchoredAt: workshop.shelf))
            _ = try await workshop.headquarters.grant([first, other.scope], to: ben.number)
            let (moved, left) = (try ann.add("moved"), try ann.add("left"))
            try await workshop.settle([ann, ben])

            try ann.set(moved, Notes.body, "typed before she heard")
            try ann.replica.apply([
                RecordEdit(moved, .update, [FieldValue(Notes.verdict, .text("both"))]),
                RecordEdit(left, .update, [FieldValue(Notes.verdict, .text("both"))]),
            ])
            let fresh = try ann.add("made before she heard")
            func move() async throws {
                let receipt = try await workshop.headquarters.move(
                    moved, [FieldValue(Notes.place, .reference(other.id))])
                #expect(receipt != nil)
            }
            if moveFirst { try await move() }
            _ = try await workshop.headquarters.grant([], to: ann.number, reason: "revoked")
            if !moveFirst { try await move() }

            if losingReply { await #expect(throws: LinkError.self) { try await ann.sync(losingReply: true) } }
            let report = try await ann.sync()
            #expect(report.departures >= 2)
            #expect(try ann.notes().isEmpty && ann.pending == 0)
            #expect(try ann.replica.checkpoint().scopes == [.reference])
            #expect(try Workspace(ann.replica).verify().problems == [])
            #expect(throws: (any Error).self) { try ann.set(moved, Notes.title, "too late") }
            try await ben.sync()
            #expect(try ben.notes()[moved.id]?[Notes.body] == .text("typed before she heard"))
            for key in [moved, left] {
                #expect(try ben.notes()[key.id]?[Notes.verdict] == .text("both"), "the whole changeset, in both places")
            }
            #expect(try ben.title(fresh) == .text("made before she heard"))

            _ = try await workshop.headquarters.grant([first, other.scope], to: ann.number, reason: "back")
            try await workshop.settle([ann, ben])
            #expect(try ann.notes().count == 3 && ann.notes()[moved.id]?[Notes.body] == .text("typed before she heard"))
        }
    }
}
