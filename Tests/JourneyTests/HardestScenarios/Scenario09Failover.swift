// Why this file exists: the standby that takes over lacks the last commits, and laptops have seen them. They know more
// than HQ, and must neither be stuck nor mistake new numbers for old ones.

import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    @Suite("Scenario 9: HQ failover losing k commits with clients ahead") struct Scenario09Failover {
        @Test(arguments: 1...4, [true, false])
        func `the laptops bring back all k, keep their numbers, are told, and no number means two things`(
            _ lost: Int, readerFirst: Bool
        ) async throws {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let reader = try await workshop.machine("Reader")
            let note = try ann.add("shared")
            try await workshop.settle([ann, ben, reader])
            let standby = try await workshop.backUp()

            var titles: [RecordKey: String] = [:]
            for number in 1...lost {
                let author = number % 2 == 1 ? ann : ben
                try await author.sync()
                titles[try author.add("lost \(number)")] = "lost \(number)"
                try author.set(note, Notes.title, "by \(number)")
                try await author.sync()
            }
            try await reader.sync()
            let ahead = workshop.headquarters.frontier
            let timeline = workshop.headquarters.timeline
            #expect(try reader.replica.checkpoint().knowledge.prefix == ahead)
            let waiting = try reader.add("not uploaded")

            let restoration = try await workshop.restore(standby)
            #expect(restoration.base > ahead && workshop.headquarters.timeline != timeline)
            for machine in readerFirst ? [reader, ben, ann] : [ann, ben, reader] {
                #expect(try await machine.sync().rewound, "it is said that HQ went back")
            }
            try await workshop.settle([reader, ann, ben])
            let notes = try await workshop.notes()
            #expect(notes.count == lost + 2 && notes[waiting.id] != nil)
            for (key, title) in titles { #expect(notes[key.id]?[Notes.title] == .text(title)) }
            #expect(notes[note.id]?[Notes.title] == .text("by \(lost)"), "the last of them had seen all others")
            #expect([ann, ben, reader].map(\.successions) == [0, 0, 0])
            #expect(workshop.headquarters.frontier > restoration.base)
        }

        @Test func `what nobody has any more goes from everywhere, and everybody agrees on the rest`() async throws {
            let workshop = try await Workshop()
            let (ann, reader) = (try await workshop.machine("Ann"), try await workshop.machine("Reader"))
            let kept = try reader.add("kept")
            try await workshop.settle([ann, reader])
            let standby = try await workshop.backUp()
            let gone = try ann.add("its author's laptop is lost as well")
            try await ann.sync()
            try await reader.sync()
            #expect(try reader.title(gone) != nil)
            try reader.set(gone, Notes.body, "on what HQ has lost")
            try await workshop.restore(standby)
            try await workshop.settle([reader])
            #expect(Set(try reader.notes().keys) == [kept.id])
            #expect(try reader.pending == 0, "HQ keeps what was said of it, and waits for its author")
        }
    }
}
