// Why this file exists: what people do wrong, and what others do to them: each ends with one sentence and one exit
// code.

import Foundation
import Glibc
import Testing

extension Journeys {
    @Suite struct Misuse {
        @Test func `a second process waits briefly and then says who holds the replica`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let lock = open(pair.one.directory + "/writer.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
                defer { close(lock) }
                #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
                let note = "process 4711\nediting a form\n"
                #expect(ftruncate(lock, 0) == 0)
                #expect(pwrite(lock, note, note.utf8.count, 0) == note.utf8.count)

                let writer = try pair.one.start(["opp", "set", pair.deals[0], "probability=70"])
                let reader = try await pair.one.run("status")
                #expect(reader.status == 0, "reading needs no lock: \(reader.told)")
                let refused = try await writer.finish()
                #expect(refused.status == 1)
                #expect(refused.errors.contains("process 4711"), "\(refused.told)")
                #expect(refused.errors.contains("editing a form"), "\(refused.told)")

                let patient = try pair.one.start(["opp", "set", pair.deals[0], "probability=70"])
                flock(lock, LOCK_UN)
                #expect(try await patient.finish().status == 0, "whoever waits gets the replica")
            }
        }

        @Test func `another program that edits the replica is refused with a sentence`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let before = try Comparison.number(pair.one.database, "SELECT count(*) FROM opportunity")
                let edits = [
                    "UPDATE opportunity SET name = 'x'", "DELETE FROM opportunity",
                    "INSERT INTO opportunity (id, name, _head) VALUES (randomblob(16), 'x', 0)",
                ]
                for edit in edits {
                    let complaint = Comparison.complaint(pair.one.database, edit)
                    #expect(complaint.contains("edit through the outpost command"), "\(edit): \(complaint)")
                }
                #expect(try Comparison.number(pair.one.database, "SELECT count(*) FROM opportunity") == before)
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test func `a damaged file is said to be damaged in one sentence`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                for suffix in ["-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: pair.one.database + suffix)
                }
                try String(repeating: "This is no database. ", count: 1000)
                    .write(toFile: pair.one.database, atomically: true, encoding: .utf8)
                for command in ["status", "sync", "verify"] {
                    let outcome = try await pair.one.run(command)
                    #expect(outcome.status == 8, "\(command): \(outcome.told)")
                    #expect(outcome.output.isEmpty)
                    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
                }
            }
        }

        @Test func `a wrong code is not authorised and a wrong address not reachable and each says so`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters()
                try await headquarters.serve()
                _ = try await headquarters.succeed("office", "add", "KL")
                let stranger = Laptop(world, "Nobody")
                let refused = try await stranger.run("enroll", headquarters.url, "AAAA-BBBB-CCCC-DDDD")
                #expect(refused.status == 4, "\(refused.told)")
                #expect(refused.errors.contains("Ask HQ for another"), "\(refused.told)")
                let lost = try await stranger.run("enroll", "http://127.0.0.1:1", "AAAA-BBBB-CCCC-DDDD")
                #expect(lost.status == 3, "\(lost.told)")
                let absurd = try await stranger.run("enroll", "gopher://nowhere", "AAAA-BBBB-CCCC-DDDD")
                #expect(absurd.status == 2, "\(absurd.told)")
                let early = try await stranger.run("sync")
                #expect(early.status == 2, "\(early.told)")
                // None of this kept the directory from being used.
                let laptop = try await headquarters.enrol("Li Na <li@example.com>", office: "KL")
                _ = try await laptop.succeed("sync")
                try await Journeys.expectAgreement(headquarters, laptop)
            }
        }

        @Test func `a code works once`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters()
                try await headquarters.serve()
                _ = try await headquarters.succeed("office", "add", "KL")
                let invitation = try await headquarters.succeed("invite", "--office", "KL", "--user", "Li Na")
                let (first, second) = (Laptop(world, "Li Na"), Laptop(world, "A thief"))
                _ = try await first.succeed("enroll", headquarters.url, invitation["code"].text)
                let refused = try await second.answer("enroll", headquarters.url, invitation["code"].text, status: 4)
                #expect(refused["error"]["code"] == "unauthorised")
            }
        }
    }
}
