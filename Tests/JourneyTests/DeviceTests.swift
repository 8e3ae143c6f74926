// Why this file exists: a device's key, its lease and HQ's order to erase itself, told with the programs that people
// run, over lines that break.

import Foundation
import GRDB
import Testing

extension Journeys {
    @Suite struct Devices {
        @Test func `a key is changed in one command, and a lost reply locks nobody out`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters(opportunities: 20)
                let line = try world.line(to: headquarters)
                let people = try await headquarters.people(of: "East")
                let laptop = try await headquarters.enrol(people[0], office: "East", through: line)
                _ = try await laptop.succeed("sync")
                let first = try Self.key(laptop, "key")
                _ = try await laptop.succeed("device", "rotate")
                let second = try Self.key(laptop, "key")
                #expect(second != first && second != nil)

                // HQ takes the next one and its answer is lost.
                line.plan(FaultyLine.Fault(direction: .down, bytes: 0))
                #expect(try await laptop.run("device", "rotate").status == 3)
                #expect(try Self.key(laptop, "key") == second)
                let third = try Self.key(laptop, "nextKey")
                _ = try await laptop.succeed("sync")
                #expect(try Self.key(laptop, "key") == third && Self.key(laptop, "nextKey") == nil)

                // HQ hears nothing of the next one: the old one still holds, and the change is made later.
                line.plan(FaultyLine.Fault(direction: .up, bytes: 0))
                #expect(try await laptop.run("device", "rotate").status == 3)
                _ = try await laptop.succeed("sync")
                #expect(try Self.key(laptop, "key") == third && Self.key(laptop, "nextKey") != nil)
                _ = try await laptop.succeed("device", "rotate")
                #expect(try Self.key(laptop, "key") != third && Self.key(laptop, "nextKey") == nil)

                // What was copied of the laptop before opens nothing any more.
                let thief = try laptop.clone()
                try Self.set(thief, "key", first)
                let refused = try await thief.run("sync")
                #expect(refused.status == 4 && refused.errors.contains("signature"), "\(refused.told)")
                _ = try await laptop.succeed("sync")
            }
        }

        @Test func `a device without a key is told what to do, and a code gives it one`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters(opportunities: 20)
                let people = try await headquarters.people(of: "East")
                let laptop = try await headquarters.enrol(people[0], office: "East")
                _ = try await laptop.succeed("sync")
                try Self.set(laptop, "key", nil)
                let refused = try await laptop.run("sync")
                #expect(refused.status == 4 && refused.errors.contains("outpost rejoin --code"), "\(refused.told)")
                let code = try await headquarters.succeed("invite", "--office", "East", "--user", people[0])["code"]
                _ = try await laptop.succeed("rejoin", "--code", code.text)
                _ = try await laptop.succeed("sync")
            }
        }

        @Test func `no program shows a key, neither in what it says nor in what it sends`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters(opportunities: 20)
                let line = try world.line(to: headquarters)
                let people = try await headquarters.people(of: "East")
                let laptop = try await headquarters.enrol(people[0], office: "East", through: line)
                let key = try #require(try Self.key(laptop, "key"))
                let said = try await laptop.run("sync", "--trace")
                let doctor = try await laptop.run("doctor")
                let log = try #require(headquarters.server?.outcome)
                for text in [said.told, doctor.told, log.told] { #expect(!text.contains(key)) }
                for request in line.requests { #expect(!String(decoding: request, as: UTF8.self).contains(key)) }
                let mode = try FileManager.default.attributesOfItem(atPath: laptop.directory + "/credentials.json")
                #expect(mode[.posixPermissions] as? Int == 0o600)
            }
        }

        @Test func `an erasure whose proof found no line is proven by the next command`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters(opportunities: 20)
                let line = try world.line(to: headquarters)
                let people = try await headquarters.people(of: "East")
                let laptop = try await headquarters.enrol(people[0], office: "East", through: line)
                _ = try await laptop.succeed("sync")
                let number = try await laptop.succeed("status")["replica"]
                _ = try await headquarters.succeed("device", "lost", number.shown)
                // The order arrives; the line that would carry the proof does not stand.
                line.plan(
                    FaultyLine.Fault(direction: .down, bytes: .max), FaultyLine.Fault(direction: .up, bytes: 0))
                #expect(try await laptop.run("sync").status == 11)
                let left = try Set(FileManager.default.contentsOfDirectory(atPath: laptop.directory))
                #expect(left.contains("credentials.json") && !left.contains("replica.db"), "\(left)")
                #expect(try await Self.wiped(headquarters, number) == .null)
                // Whatever is run next brings the proof.
                #expect(try await laptop.run("status").status == 11)
                #expect(try await Self.wiped(headquarters, number) != .null)
                #expect(try FileManager.default.contentsOfDirectory(atPath: laptop.directory) == ["wiped.json"])
            }
        }

        @Test func `a suspended device keeps its work, and a lease that ran out opens by a sync only`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters(opportunities: 20)
                let people = try await headquarters.people(of: "East")
                let laptop = try await headquarters.enrol(people[0], office: "East")
                _ = try await laptop.succeed("sync")
                let number = try await laptop.succeed("status")["replica"]
                _ = try await laptop.succeed("lead", "add", "accountName=Kept")
                _ = try await headquarters.succeed("device", "suspend", number.shown)
                let refused = try await laptop.run("sync")
                #expect(refused.status == 4 && refused.errors.contains("suspended"), "\(refused.told)")
                #expect(try await laptop.succeed("status")["pending"]["edits"] == 1)
                _ = try await headquarters.succeed("device", "resume", number.shown)
                _ = try await laptop.succeed("sync")

                #expect(try await headquarters.succeed("device", "lease")["days"] == 30)
                let file = try DatabaseQueue(path: laptop.database)
                try await file.write { db in
                    try db.execute(
                        sql: "UPDATE sync_setting SET value = '30 1000 1000' WHERE name = 'offline_lease'")
                }
                try file.close()
                let lapsed = try await laptop.answer("lead", "list", status: 10)
                #expect(lapsed["error"]["code"] == "lapsed")
                #expect(lapsed["error"]["message"].text.contains("30 days"))
                let checks = try await laptop.succeed("doctor")["checks"]
                #expect(checks.first("name", "lease")["state"] == "bad")
                _ = try await laptop.succeed("sync")
                #expect(try await laptop.succeed("lead", "list")["records"].list.count == 1)
            }
        }

        @Test func `a device says what it lies on, and HQ enrols none that does not say encrypted`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters(opportunities: 20)
                let people = try await headquarters.people(of: "East")
                let laptop = try await headquarters.enrol(people[0], office: "East")
                let seen = try await laptop.succeed("status")["storage"]
                let listed = try #require(try await headquarters.succeed("device", "list").list.first)["storage"]
                #expect(listed["disk"] == seen["disk"]["state"] && listed["swap"] == seen["swap"]["state"])
                let checks = try await laptop.succeed("doctor")["checks"]
                let isEncrypted = seen["disk"]["state"] == "encrypted"
                #expect((checks.first("name", "encryption")["state"] == "good") == isEncrypted)
                #expect(checks.first("name", "swap")["sentence"] != .null)

                #expect(try await headquarters.succeed("device", "require-encryption")["required"] == false)
                _ = try await headquarters.succeed("device", "require-encryption", "on")
                let code = try await headquarters.succeed("invite", "--office", "East", "--user", people[0])["code"]
                let other = Laptop(world, people[0])
                if !isEncrypted {
                    let refused = try await other.answer("enroll", headquarters.url, code.text, status: 4)
                    #expect(refused["error"]["message"].text.contains("encrypted devices only"))
                    #expect(!FileManager.default.fileExists(atPath: other.database))
                }
                // Who is enrolled already is left alone, and the code was not spent.
                _ = try await laptop.succeed("sync")
                _ = try await headquarters.succeed("device", "require-encryption", "off")
                _ = try await other.succeed("enroll", headquarters.url, code.text)
                #expect(try await headquarters.run("device", "require-encryption", "perhaps").status != 0)
            }
        }

        @Test func `nobody but their owner can read a replica's files`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters(opportunities: 20)
                let people = try await headquarters.people(of: "East")
                let laptop = try await headquarters.enrol(people[0], office: "East")
                _ = try await laptop.succeed("sync")
                _ = try await laptop.succeed("lead", "add", "accountName=Kept")
                let manager = FileManager.default
                let names = try manager.contentsOfDirectory(atPath: laptop.directory)
                for needed in ["replica.db", "replica.db-wal", "credentials.json"] { #expect(names.contains(needed)) }
                for name in names {
                    let mode = try manager.attributesOfItem(atPath: laptop.directory + "/" + name)[.posixPermissions]
                    #expect(mode as? Int == 0o600, "\(name)")
                }
                let folder = try manager.attributesOfItem(atPath: laptop.directory)[.posixPermissions]
                #expect(folder as? Int == 0o700)
                let check = try await laptop.succeed("doctor")["checks"].first("name", "permissions")
                #expect(check["state"] == "good")
            }
        }

        private static func wiped(_ headquarters: HeadquartersProgram, _ number: Answer) async throws -> Answer {
            try await headquarters.succeed("device", "list").list.first { $0["replica"] == number }?["wiped"] ?? .null
        }

        private static func key(_ laptop: Laptop, _ name: String) throws -> String? {
            try credentials(laptop)[name] as? String
        }

        private static func set(_ laptop: Laptop, _ name: String, _ value: String?) throws {
            var credentials = try credentials(laptop)
            credentials[name] = value
            try JSONSerialization.data(withJSONObject: credentials).write(to: file(laptop))
        }

        private static func credentials(_ laptop: Laptop) throws -> [String: Any] {
            let data = try Data(contentsOf: file(laptop))
            return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        }

        private static func file(_ laptop: Laptop) -> URL {
            URL(fileURLWithPath: laptop.directory + "/credentials.json")
        }
    }
}
