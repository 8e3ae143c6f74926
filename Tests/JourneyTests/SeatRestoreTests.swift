// Why this file exists: a restored HQ has forgotten what was done at its pages since the backup, and laptops have not.
// The same person must never number another edit like one that was lost.

import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    @Suite struct SeatRestores {
        private let person = RecordID(milliseconds: 2, entropy: 0, replica: .headquarters, counter: 7)

        /// The person's seat, with the shelf in its scopes.
        private func seat(_ workshop: Workshop) async throws -> Seat {
            let headquarters = workshop.headquarters
            let seat = try await headquarters.seat(of: person, name: "Li Na")
            let scope = try #require(headquarters.scope(anchoredAt: workshop.shelf))
            _ = try await headquarters.grant([scope], to: seat.replica)
            return try await headquarters.seat(of: person, name: "Li Na")
        }

        private func rename(
            _ note: RecordKey, _ title: String, from seat: Seat, _ workshop: Workshop
        ) async throws -> SeatReceipt {
            let headquarters = workshop.headquarters
            let edit = RecordEdit(note, .update, [FieldValue(Notes.title, .text(title))])
            return try await headquarters.submit([edit], from: seat, seen: headquarters.frontier)
        }

        @Test func `a laptop that saw a lost edit from a seat ends with what HQ has, and so does its next reader`()
            async throws
        {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let note = try ann.add("first")
            try await ann.sync()
            let before = try await seat(workshop)
            #expect(try await rename(note, "in the backup", from: before, workshop).dot.counter == 1)
            let backup = try await workshop.backUp()
            let lost = try await rename(note, "lost", from: before, workshop)
            let made = RecordKey(kind: Notes.note, id: workshop.headquarters.newRecordID(for: before))
            let place = FieldValue(Notes.place, .reference(workshop.shelf))
            _ = try await workshop.headquarters.submit(
                [RecordEdit(made, .create, [FieldValue(Notes.title, .text("lost as well")), place])], from: before,
                seen: workshop.headquarters.frontier)
            try await ann.sync()
            #expect(try ann.title(note) == .text("lost") && ann.title(made) == .text("lost as well"))

            try await workshop.restore(backup)
            await #expect(throws: SeatProblem.noSeat) {
                try await rename(note, "from a seat of before", from: before, workshop)
            }
            let after = try await seat(workshop)
            #expect(after.replica != before.replica && after.person == before.person)
            let receipt = try await rename(note, "after the restore", from: after, workshop)
            #expect(receipt.isWhollyAccepted && receipt.dot.counter == 1 && receipt.dot != lost.dot)
            try await workshop.settle([ann, ben])
            #expect(try ben.title(note) == .text("after the restore") && ben.title(made) == nil)
            #expect(try await workshop.headquarters.verifyAudit().findings == [])
            #expect(try await workshop.headquarters.devices().count == 2, "no seat of either time is a device")
        }
    }
}
