// Why this file exists: what the simulator found in a world without disks is told once more with real ones, so that it
// stays found.

import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    /// Found by seeds of the simulator.
    @Suite struct SimulatedFinds {
        private func settle(_ workshop: Workshop, _ machines: Machine...) async throws {
            for _ in 0..<3 {
                for machine in machines { try await machine.sync() }
            }
            let truth = try await workshop.notes()
            for machine in machines {
                #expect(try machine.notes() == truth)
                #expect(try machine.pending == 0)
            }
            #expect(try await workshop.headquarters.verify().findings == [])
        }

        @Test func `after a restore of headquarters the second of two copies to come back loses nothing`() async throws
        {
            let workshop = try await Workshop()
            let one = try await workshop.machine("Ann")
            let backup = try await workshop.backUp()
            let other = try one.image()
            let first = try one.add("made on one")
            try await one.sync()
            let second = try other.add("made on the other")
            // HQ loses the first, and takes the second under the same number.
            try await workshop.restore(backup)
            try await other.sync()
            try await settle(workshop, one, other)
            #expect(one.successions == 1)
            for machine in [one, other] {
                #expect(try machine.title(first) == .text("made on one"))
                #expect(try machine.title(second) == .text("made on the other"))
            }
        }

        @Test func `a record that was deleted, and forgotten, before its maker heard of it is gone there too`()
            async throws
        {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let kept = try ann.add("kept")
            try await settle(workshop, ann, ben)
            let gone = try ann.add("gone")
            await #expect(throws: LinkError.self) { try await ann.sync(losingReply: true) }
            try await ben.sync()
            try ben.replica.apply([RecordEdit(gone, .delete(reason: "done"))])
            for _ in 1...2 { try await ben.sync() }
            workshop.clock.advance(days: 200)
            try await ben.sync()
            #expect(try await workshop.headquarters.collectTombstones().forgotten == 1)
            let report = try await ann.sync()
            #expect(report.rebased)
            try await settle(workshop, ann, ben)
            #expect(Set(try ann.notes().keys) == [kept.id])
        }

        @Test func `an edit under a new number has seen what its author made under the old one`() async throws {
            let workshop = try await Workshop()
            let ann = try await workshop.machine("Ann")
            let note = try ann.add("a note")
            try ann.set(note, Notes.verdict, "yes")
            await #expect(throws: LinkError.self) { try await ann.sync(losingReply: true) }
            try await ann.rejoin("told to")
            #expect(try ann.pending == 0, "HQ has everything, and Ann has not heard of it")
            try ann.set(note, Notes.verdict, "no")
            try await settle(workshop, ann)
            #expect(try Workspace(ann.replica).conflicts().isEmpty)
            #expect(try ann.notes()[note.id]?[Notes.verdict] == .text("no"))
        }

        @Test func `two restores of one backup give no device number twice`() async throws {
            let workshop = try await Workshop()
            let backup = try await workshop.backUp()
            try await workshop.restore(backup)
            let first = try await workshop.machine("Ann")
            workshop.clock.advance(days: 1)
            try await workshop.restore(backup)
            let second = try await workshop.machine("Ben")
            #expect(try first.number != second.number)
        }
    }
}
