// Why this file exists: an auditor uses the same program as the operator, beside a server that runs, and relies on its
// exit codes.

import Foundation
import GRDB
import Testing

extension Journeys {
    @Suite struct Audit {
        @Test func `an auditor keeps a head, follows the chain, asks who did and saw what, and finds a forger`()
            async throws
        {
            try await World.tell { world in
                let hq = try await world.headquarters(opportunities: 20)
                let user = try #require(try await hq.people(of: "East").first)
                let laptop = try await hq.enrol(user, office: "East")
                _ = try await laptop.succeed("sync")
                let id = try await laptop.succeed("lead", "add", "accountName=Zain")["id"].text
                _ = try await laptop.succeed("sync")
                let code = try await laptop.succeed("lead", "show", id)["values"]["code"].text
                let file = world.folder + "/head.json"
                let head = try await hq.succeed("audit", "head", "--output", file)
                #expect(try Answer(String(contentsOfFile: file, encoding: .utf8)) == head)
                #expect(try await hq.run("audit", "head", "--output", file).status == 1)
                let typed = try await hq.run("audit", "head").output.split(separator: "\n")[0]
                for head in [file, String(typed)] {
                    let report = try await hq.succeed("audit", "verify", "--head", head)
                    #expect(report["sound"] == true && report["head"]["state"] == "onChain")
                }
                #expect(try await hq.run("audit", "verify", "--head", "nothing@here").status == 2)

                let device = try #require(try await hq.succeed("device", "list").list.first?["replica"])
                let lines = try await hq.succeed("audit", "list", "--device", device.shown).list
                #expect(lines.map { $0["act"]["deed"].text }.first == "enrolled")
                #expect(lines.last?["commit"]["verdict"] == "accepted" && lines.last?["user"] == .text(user))
                let ofRecord = try await hq.succeed("audit", "list", "--record", code).list
                #expect(ofRecord.first?["commit"]["writes"].list.first?["kind"] == "lead")
                let access = try await hq.succeed("audit", "access", code)
                #expect(access["holders"].list.contains { $0["user"] == .text(user) })
                #expect(access["writers"].list.contains { $0["user"] == .text(user) && $0["commits"] == 1 })
                for arguments in [["list"], ["access", code]] {
                    let shown = try await world.run(
                        .outpostd, ["audit"] + arguments + ["--data", hq.data, "--lang", "zh-Hans"])
                    #expect(shown.status == 0 && shown.output.contains(user), "\(shown.told)")
                }

                // Somebody who holds the server writes to its file.
                #expect(try await hq.stop().status == 0)
                let database = try DatabaseQueue(path: hq.database)
                try await database.write { db in
                    try db.execute(sql: "UPDATE hq_log SET role = 'MANAGER' WHERE sequence = 2")
                }
                try database.close()
                let forged = try await hq.run("audit", "verify", "--head", file)
                #expect(forged.status == 8 && forged.output.contains("Commit 2 "), "\(forged.told)")
            }
        }

        @Test func `a head of what a restore lost ends with a code of its own`() async throws {
            try await World.tell { world in
                let hq = try await world.headquarters(opportunities: 20)
                let copy = world.folder + "/copy.db"
                _ = try await hq.succeed("backup", copy)
                let file = world.folder + "/head.json"
                _ = try await hq.succeed("office", "add", "LIS", "--name", "Lisbon")
                _ = try await hq.succeed("audit", "head", "--output", file)
                #expect(try await hq.stop().status == 0)
                _ = try await hq.succeed("restore", copy, "--replace")
                let verified = try await hq.run("audit", "verify", "--head", file)
                #expect(
                    verified.status == 10 && verified.errors.contains("HQ was restored at commit"), "\(verified.told)")
                #expect(try await hq.succeed("audit", "verify")["sound"] == true)
            }
        }
    }
}
