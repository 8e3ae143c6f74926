// Why this file exists: a cloned disk, a restored HQ and a lost reply are each survivable. Together they meet in the
// places where each one's remedy relies on what another took away.

import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    @Suite("Scenario 5: a cloned disk with both copies editing; a restore before and after a lost reply")
    struct Scenario05CopiesAndRestores {
        private enum Restore: CaseIterable, Sendable { case before, after }

        @Test(arguments: Restore.allCases, [true, false])
        private func `both copies keep every edit, under two numbers, and HQ ends with all of them`(
            _ restore: Restore, copyFirst: Bool
        ) async throws {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            var titles: [RecordKey: String] = [:]
            func add(_ title: String, on machine: Machine) throws { titles[try machine.add(title)] = title }
            try add("before all", on: ann)
            try await workshop.settle([ann, ben])
            let backup = try await workshop.backUp()
            try add("in no backup", on: ann)
            try await ann.sync()
            let copy = try ann.image()

            if restore == .before {
                try await workshop.restore(backup)
                try await ann.sync()
            }
            for number in 1...2 {
                try add("on the laptop \(number)", on: ann)
                try add("on the copy \(number)", on: copy)
            }
            await #expect(throws: LinkError.self) { try await ann.sync(losingReply: true) }
            if restore == .after { try await workshop.restore(backup) }

            for machine in copyFirst ? [copy, ann] : [ann, copy] { try await machine.sync() }
            try add("on the laptop, later", on: ann)
            try add("on the copy, later", on: copy)
            try await workshop.settle([ann, copy, ben])
            #expect(ann.successions + copy.successions == 1 && ben.successions == 0)
            #expect(try ann.number != copy.number)
            #expect(try ben.notes().count == titles.count, "every note is there, and none twice")
            for (key, title) in titles { #expect(try ben.title(key) == .text(title)) }
        }
    }
}
