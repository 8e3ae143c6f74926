// Why this file exists: a cloned laptop and a lost HQ, told with the programs that people run.

import Foundation
import Testing

extension Journeys {
    @Suite struct Identity {
        @Test func `a cloned laptop goes on under a number of its own and both keep all their edits`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let clone = try pair.one.clone()
                _ = try await pair.one.succeed("opp", "set", pair.deals[0], "name=By the original")
                _ = try await pair.one.succeed("sync")
                _ = try await clone.succeed("opp", "set", pair.deals[1], "name=By the clone")
                _ = try await clone.succeed("lead", "add", "accountName=Met by the clone")
                let report = try await clone.run("sync")
                #expect(report.status == 0, "\(report.told)")
                #expect(report.output.contains("it goes on as replica"), "\(report.told)")
                try await Journeys.meet(pair.one, pair.other, clone)
                for laptop in [pair.one, pair.other, clone] {
                    #expect(try await laptop.opportunity(pair.deals[0])["name"] == "By the original")
                    #expect(try await laptop.opportunity(pair.deals[1])["name"] == "By the clone")
                }
                let entries = try await clone.succeed("log", pair.deals[1])["entries"]
                #expect(entries.first("value", "By the clone")["stands"] == "confirmed")
                let numbers = try await [pair.one, pair.other, clone].asyncMap {
                    try await $0.succeed("status")["replica"]
                }
                #expect(Set(numbers.map { "\($0)" }).count == 3)
                let devices = try await pair.headquarters.succeed("device", "list").list
                #expect(devices.contains { $0["copyReason"] == "fork" && $0["copyOf"] == numbers[0] })
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other, clone)
            }
        }

        @Test func `a change of identity that was killed anywhere leaves one that works`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let credentials = pair.one.directory + "/credentials.json"
                let old = try Data(contentsOf: URL(fileURLWithPath: credentials))
                let answer = try await pair.one.succeed("rejoin")
                let new = try Data(contentsOf: URL(fileURLWithPath: credentials))
                #expect(old != new && answer["edits"] == 0)
                // Killed after the database had changed, before the file had: both files are there.
                try old.write(to: URL(fileURLWithPath: credentials))
                try new.write(to: URL(fileURLWithPath: credentials + ".next"))
                _ = try await pair.one.succeed("sync")
                #expect(try Data(contentsOf: URL(fileURLWithPath: credentials)) == new)
                #expect(!FileManager.default.fileExists(atPath: credentials + ".next"))
                // Killed before the database had changed: the new identity waits and does not fit.
                let other = URL(fileURLWithPath: pair.other.directory + "/credentials.json.next")
                try new.write(to: other)
                _ = try await pair.other.succeed("sync")
                try Data("{ half".utf8).write(to: other)
                _ = try await pair.other.succeed("sync")
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other)
            }
        }

        @Test func `headquarters comes back from a backup and the laptops bring what it lacks`() async throws {
            try await World.tell { world in
                let pair = try await Pair(world)
                let backup = world.folder + "/backup.db"
                _ = try await pair.headquarters.succeed("backup", backup)
                _ = try await pair.one.succeed("opp", "set", pair.deals[0], "name=After the backup")
                let added = try await pair.one.succeed("opp", "add", "name=Made after the backup", "stage=discovered")
                try await Journeys.meet(pair.one, pair.other)
                _ = try await pair.other.succeed("opp", "set", pair.deals[1], "name=Never uploaded")
                let people = try await pair.headquarters.people(of: "East")
                let late = try await pair.headquarters.enrol(people[2], office: "East")
                _ = try await late.succeed("sync")
                _ = try await late.succeed("opp", "set", pair.deals[2], "name=By the late one")
                _ = try await late.succeed("sync")

                let busy = try await pair.headquarters.run("restore", backup)
                #expect(busy.status == 1, "it serves: \(busy.told)")
                pair.headquarters.kill()
                let occupied = try await pair.headquarters.run("restore", backup)
                #expect(occupied.status == 1 && occupied.errors.contains("--replace"), "\(occupied.told)")
                let restored = try await pair.headquarters.succeed("restore", backup, "--replace")
                #expect(restored["sound"] == true)
                #expect(FileManager.default.fileExists(atPath: restored["replaced"].text))
                try await pair.headquarters.serve()

                let unknown = try await late.run("sync")
                #expect(unknown.status == 4 && unknown.errors.contains("outpost rejoin --code"), "\(unknown.told)")
                let one = try await pair.one.run("sync")
                #expect(one.status == 0 && one.output.contains("HQ had been restored"), "\(one.told)")
                let invitation = try await pair.headquarters.succeed(
                    "invite", "--office", "East", "--user", people[2])
                let rejoined = try await late.succeed("rejoin", "--code", invitation["code"].text)
                #expect(rejoined["edits"] == 1)
                try await Journeys.meet(pair.one, pair.other, late)
                for laptop in [pair.one, pair.other, late] {
                    #expect(try await laptop.opportunity(pair.deals[0])["name"] == "After the backup")
                    #expect(try await laptop.opportunity(pair.deals[1])["name"] == "Never uploaded")
                    #expect(try await laptop.opportunity(pair.deals[2])["name"] == "By the late one")
                    #expect(try await laptop.opportunity(added["id"].text)["name"] == "Made after the backup")
                }
                try await Journeys.expectAgreement(pair.headquarters, pair.one, pair.other, late)
            }
        }
    }
}

extension Laptop {
    /// Another laptop with the same disk.
    func clone() throws -> Laptop {
        let clone = Laptop(world, user)
        try FileManager.default.copyItem(atPath: directory, toPath: clone.directory)
        return clone
    }
}

extension Array {
    fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var results: [T] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
