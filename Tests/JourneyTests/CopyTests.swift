// Why this file exists: stories 19 to 21 of field life: an image restored, an image cloned, a reply lost; and the day
// on which HQ itself comes back from a backup. In each, nothing that anybody typed may be missing in the end.

import Foundation
import SyncClient
import SyncProtocol
import SyncServer
import Testing

extension Journeys {
    /// Real laptops and a real HQ in one process.
    @Suite struct Copies {
        /// Syncs until everybody has heard of everything; then all must hold the same.
        private func settle(_ workshop: Workshop, _ machines: Machine...) async throws {
            for _ in 0..<3 {
                for machine in machines { try await machine.sync() }
            }
            let truth = try await workshop.notes()
            for machine in machines {
                #expect(try machine.notes() == truth)
                #expect(try machine.pending == 0)
                #expect(try machine.replica.checkpoint().needsRepair == false)
                #expect(try Workspace(machine.replica).verify().problems == [])
            }
            #expect(try await workshop.headquarters.verify().findings == [])
        }

        @Test func `an image restored after new edits were made on it loses neither them nor what it had forgotten`()
            async throws
        {
            let workshop = try await Workshop()
            let (laptop, other) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let first = try laptop.add("first")
            try await laptop.sync()
            let image = try laptop.image()
            // The week after the image.
            let later = try laptop.add("made after the image")
            try laptop.set(first, Notes.body, "written after the image")
            try await laptop.sync()
            // The disk dies; the image is put back, and Ann makes five edits on it.
            var fresh: [RecordKey] = []
            for number in 1...4 { fresh.append(try image.add("on the image \(number)")) }
            try image.set(first, Notes.title, "renamed on the image")
            let report = try await image.sync()
            #expect(image.successions == 1 && report.uploaded == 5)
            #expect(try image.number != laptop.number)
            try await settle(workshop, image, other)
            #expect(try image.title(later) == .text("made after the image"), "it pulled what it had missed")
            #expect(try image.notes()[first.id]?[Notes.body] == .text("written after the image"))
            #expect(try other.title(first) == .text("renamed on the image"))
            for (number, key) in fresh.enumerated() {
                #expect(try other.title(key) == .text("on the image \(number + 1)"))
            }
            let alerts = try await workshop.headquarters.alerts()
            #expect(alerts.map(\.reason) == ["fork"])
            #expect(try alerts.map(\.successor) == [image.number])
        }

        @Test func `an edit on an image fights with nothing that its author had seen`() async throws {
            let workshop = try await Workshop()
            let laptop = try await workshop.machine("Ann")
            let note = try laptop.add("first")
            try laptop.set(note, Notes.verdict, "yes")
            // Uploaded, but the image was taken before HQ's answer came.
            await #expect(throws: LinkError.self) { try await laptop.sync(losingReply: true) }
            let image = try laptop.image()
            try await laptop.sync()
            try laptop.set(note, Notes.title, "on the laptop")
            try await laptop.sync()
            try image.set(note, Notes.verdict, "no")
            try await image.sync()
            #expect(image.successions == 1)
            try await settle(workshop, laptop, image)
            #expect(try Workspace(image.replica).conflicts().isEmpty, "the author saw the first verdict")
            #expect(try image.notes()[note.id]?[Notes.verdict] == .text("no"))
        }

        @Test(arguments: [false, true])
        func `an image cloned to two laptops that both edit ends in two numbers and all edits`(
            templateWasSynced: Bool
        ) async throws {
            let workshop = try await Workshop()
            let one = try await workshop.machine("Ann")
            if templateWasSynced { try await one.sync() }
            let other = try one.image()
            var keys: [RecordKey: String] = [:]
            for round in 1...3 {
                for (name, machine) in [("one", one), ("other", other)] {
                    keys[try machine.add("\(name) \(round)")] = "\(name) \(round)"
                    try await machine.sync()
                }
            }
            #expect(one.successions + other.successions >= 1)
            #expect(try one.number != other.number)
            try await settle(workshop, one, other)
            #expect(try one.notes().count == 6)
            for (key, title) in keys { #expect(try one.title(key) == .text(title)) }
            #expect(try await workshop.headquarters.alerts().count == one.successions + other.successions)
            let devices = try await workshop.headquarters.devices().map(\.device)
            #expect(devices.contains("Ann's laptop (2)"))
        }

        @Test func `a clone is noticed although it only reads`() async throws {
            let workshop = try await Workshop()
            let (one, busy) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            try await one.sync()
            let clone = try one.image()
            for number in 1...3 {
                _ = try busy.add("news \(number)")
                try await busy.sync()
                try await one.sync()
                try await clone.sync()
            }
            #expect(one.successions + clone.successions == 1)
            #expect(busy.successions == 0)
            try await settle(workshop, one, busy, clone)
        }

        @Test func `a lost reply is no fork, however often it is lost and whatever happens meanwhile`() async throws {
            let workshop = try await Workshop()
            let (one, busy) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            for number in 1...4 {
                _ = try busy.add("news \(number)")
                try await busy.sync()
                let note = try one.add("mine \(number)")
                for _ in 1...3 {
                    await #expect(throws: LinkError.self) { try await one.sync(losingReply: true) }
                    if number == 3 { try await workshop.restart() }
                }
                try await one.sync()
                #expect(try one.replica.record(note)?.head ?? 0 > 0)
            }
            #expect(one.successions == 0)
            try await settle(workshop, one, busy)
            #expect(try one.notes().count == 8)
        }

        @Test func `a proper restart of headquarters still knows a copy`() async throws {
            let workshop = try await Workshop()
            let (one, busy) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            try await one.sync()
            let image = try one.image()
            for number in 1...2 {
                _ = try busy.add("news \(number)")
                try await busy.sync()
                try await one.sync()
            }
            try await workshop.restart()
            try await image.sync()
            #expect(image.successions == 1 && one.successions == 0)
        }

        // MARK: HQ restored

        @Test func `headquarters restored from an older backup is healed by the laptops that survive`() async throws {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let cid = try await workshop.machine("Cid")
            let shared = try ann.add("before the backup")
            try await settle(workshop, ann, ben, cid)
            let backup = try await workshop.backUp()

            // After the backup: Ann and Ben sync, Cid stays away.
            let mine = try ann.add("Ann after")
            try ann.set(shared, Notes.title, "renamed by Ann")
            try await ann.sync()
            try await ben.sync()
            try ben.set(mine, Notes.body, "Ben on Ann's")
            try ben.set(shared, Notes.body, "by Ben")
            try await ben.sync()
            let waiting = try ben.add("Ben, not uploaded")
            let offline = try cid.add("Cid offline")
            try cid.set(shared, Notes.verdict, "Cid's")

            let before = workshop.headquarters.frontier
            let restoration = try await workshop.restore(backup)
            #expect(restoration.base > before + 1_000_000)
            #expect(try await workshop.notes().count == 1)
            try await settle(workshop, cid, ben, ann)
            let notes = try await workshop.notes()
            #expect(notes.count == 4)
            #expect(notes[shared.id]?[Notes.title] == .text("renamed by Ann"))
            #expect(notes[shared.id]?[Notes.body] == .text("by Ben"))
            #expect(notes[mine.id]?[Notes.body] == .text("Ben on Ann's"))
            #expect(notes[shared.id]?[Notes.verdict] == .text("Cid's"))
            #expect(notes[waiting.id] != nil && notes[offline.id] != nil)
            #expect([ann, ben, cid].map(\.successions) == [0, 0, 0], "everybody keeps the old number")
            #expect(workshop.headquarters.frontier > restoration.base)
        }

        @Test func `headquarters may be restored twice, even from the same backup`() async throws {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            let note = try ann.add("before the backup")
            try await settle(workshop, ann, ben)
            let backup = try await workshop.backUp()
            for round in 1...3 {
                _ = try ann.add("Ann \(round)")
                try ben.set(note, Notes.title, "Ben \(round)")
                try await settle(workshop, ann, ben)
                workshop.clock.advance(days: 1)
                try await workshop.restore(backup)
                // One comes back at once, the other after the next restore only.
                if round != 2 { try await ben.sync() }
            }
            try await settle(workshop, ann, ben)
            let notes = try await workshop.notes()
            #expect(notes.count == 4)
            #expect(notes[note.id]?[Notes.title] == .text("Ben 3"))
            #expect([ann, ben].map(\.successions) == [0, 0])
        }

        @Test func `a laptop enrolled after the backup comes back with a code and all its work`() async throws {
            let workshop = try await Workshop()
            let ann = try await workshop.machine("Ann")
            let backup = try await workshop.backUp()
            let late = try await workshop.machine("Late")
            let uploaded = try late.add("uploaded by the late one")
            try await late.sync()
            try await ann.sync()
            try ann.set(uploaded, Notes.body, "Ann on it")
            try await ann.sync()
            let waiting = try late.add("not uploaded")
            try await workshop.restore(backup)

            await #expect {
                try await late.sync()
            } throws: { error in
                guard case ConversationError.refused(let refusal) = error else { return false }
                return refusal.code == .unauthorised && refusal.sentence.contains("outpost rejoin --code")
            }
            // Somebody else may enrol meanwhile: no number is given out again.
            let stranger = try await workshop.machine("Stranger")
            #expect(try stranger.number > late.number)
            try await late.rejoin(as: "Late")
            try await settle(workshop, late, ann, stranger)
            let notes = try await workshop.notes()
            #expect(notes[uploaded.id]?[Notes.title] == .text("uploaded by the late one"))
            #expect(notes[uploaded.id]?[Notes.body] == .text("Ann on it"))
            #expect(notes[waiting.id] != nil)
        }

        @Test func `a first download that a restore cut off is completed`() async throws {
            let workshop = try await Workshop()
            let ann = try await workshop.machine("Ann")
            for number in 1...20 { _ = try ann.add("note \(number)") }
            let fresh = try await workshop.machine("Fresh")
            let backup = try await workshop.backUp()
            try await ann.sync()
            await #expect(throws: LinkError.self) { try await fresh.sync(losingReply: true) }
            let early = try fresh.add("made before the first download")
            try await workshop.restore(backup)
            try await settle(workshop, fresh, ann)
            #expect(try fresh.notes().count == 21)
            #expect(try ann.title(early) != nil)
        }

        @Test func `an image older than a restore and a restore older than the image go together`() async throws {
            let workshop = try await Workshop()
            let (ann, ben) = (try await workshop.machine("Ann"), try await workshop.machine("Ben"))
            _ = try ann.add("1")
            try await settle(workshop, ann, ben)
            let image = try ann.image()
            _ = try ann.add("2")
            try await settle(workshop, ann, ben)
            let backup = try await workshop.backUp()
            _ = try ann.add("3")
            try await settle(workshop, ann, ben)
            try await workshop.restore(backup)
            _ = try image.add("on the image")
            try await settle(workshop, image, ann, ben)
            #expect(try ann.notes().count == 4)
            #expect(try Set([ann.number, ben.number, image.number]).count == 3)
        }
    }
}
