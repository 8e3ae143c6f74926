// Why this file exists: a rep is told that another office may have the customer whose name they typed, while nothing of
// that customer is anywhere on their disk: with the programs that people run, over HTTP.

import Foundation
import Testing

extension Journeys {
    @Suite struct Shadows {
        private struct Scene {
            let headquarters: HeadquartersProgram
            let nairobi: Laptop
            let lisbon: Laptop

            init(_ world: World) async throws {
                headquarters = try await world.headquarters()
                for (code, name) in [("NBO", "Nairobi"), ("LIS", "Lisbon")] {
                    _ = try await headquarters.succeed("office", "add", code, "--name", name)
                }
                _ = try await headquarters.succeed("user", "add", "Achieng <a@example.com>", "--office", "NBO")
                _ = try await headquarters.succeed("user", "add", "Clara <c@example.com>", "--office", "LIS")
                try await headquarters.serve()
                nairobi = try await headquarters.enrol("Achieng", office: "NBO")
                lisbon = try await headquarters.enrol("Clara", office: "LIS")
            }

            /// HQ's sweep, now rather than in a few seconds.
            func sweep() async throws { _ = try await headquarters.succeed("shadow") }

            /// The files of the laptop in Nairobi in which these bytes stand.
            func traces(of bytes: some Sequence<UInt8>) throws -> [String] {
                let wanted = Data(bytes)
                return try FileManager.default.contentsOfDirectory(atPath: nairobi.directory).filter {
                    try Data(contentsOf: URL(filePath: nairobi.directory + "/" + $0)).range(of: wanted) != nil
                }
            }
        }

        private static let canary = "Quixley Aluminium"

        @Test func `another office's account is told of without a byte of it`() async throws {
            try await World.tell { world in
                let scene = try await Scene(world)
                let added = try await scene.lisbon.succeed("account", "add", "name=\(Self.canary) S.A.")
                #expect(added["mayExistAt"].list == [])
                _ = try await scene.lisbon.succeed("sync")
                try await scene.sweep()
                _ = try await scene.lisbon.succeed("sync")
                _ = try await scene.nairobi.succeed("sync")
                let account = try await scene.lisbon.succeed("account", "show", Self.canary + " S.A.")
                let code = account["values"]["code"].text
                #expect(code.hasPrefix("ACC-"))

                // Another way to write it, as a lead and as an account.
                let lead = try await scene.nairobi.succeed("lead", "add", "accountName=QUIXLEY Aluminium Ltd.")
                #expect(lead["mayExistAt"].list == ["LIS"])
                let other = try await scene.nairobi.run("account", "add", "name=Quixley aluminium")
                #expect(other.status == 0)
                #expect(other.errors.contains("may exist at another office (LIS)"), "\(other.told)")
                let unlike = try await scene.nairobi.succeed("lead", "add", "accountName=Safaricom")
                #expect(unlike["mayExistAt"].list == [])
                let contact = try await scene.nairobi.succeed("contact", "add", "name=Quixley Aluminium")
                #expect(contact["mayExistAt"] == .null, "contacts are held against nothing")
                let chinese = try await scene.nairobi.run(
                    "lead", "add", "accountName=Quixley Aluminium", "--lang", "zh-Hant")
                #expect(chinese.errors.contains("其他代表處（LIS）"), "\(chinese.told)")

                // Her own words aside, nothing of it is there: not its name as written, its code or its id.
                let id = try #require(UUID(uuidString: account["id"].text))
                let bytes = withUnsafeBytes(of: id.uuid) { Array($0) }
                #expect(try scene.traces(of: (Self.canary + " S.A.").utf8) == [])
                #expect(try scene.traces(of: code.utf8) == [])
                #expect(try scene.traces(of: bytes) == [])
                #expect(try scene.traces(of: account["id"].text.utf8) == [])
            }
        }

        @Test func `before anything is typed not even the name's key is there`() async throws {
            try await World.tell { world in
                let scene = try await Scene(world)
                _ = try await scene.lisbon.succeed("account", "add", "name=\(Self.canary)")
                _ = try await scene.lisbon.succeed("sync")
                try await scene.sweep()
                _ = try await scene.nairobi.succeed("sync")
                for trace in [Self.canary, "quixleyaluminium", "Quixley", "uixle", "luminium"] {
                    #expect(try scene.traces(of: trace.utf8) == [], "\(trace)")
                }
                let lead = try await scene.nairobi.succeed("lead", "add", "accountName=\(Self.canary)")
                #expect(lead["mayExistAt"].list == ["LIS"])
            }
        }

        @Test func `nobody is warned of their own office's accounts, nor of everybody's`() async throws {
            try await World.tell { world in
                let scene = try await Scene(world)
                let account = try await scene.nairobi.succeed("account", "add", "name=\(Self.canary)")
                _ = try await scene.nairobi.succeed("sync")
                try await scene.sweep()
                _ = try await scene.nairobi.succeed("sync")
                let own = try await scene.nairobi.succeed("lead", "add", "accountName=\(Self.canary)")
                #expect(own["mayExistAt"].list == [])

                // Lisbon hears of it, until everybody has it.
                _ = try await scene.lisbon.succeed("sync")
                let warned = try await scene.lisbon.succeed("lead", "add", "accountName=\(Self.canary)")
                #expect(warned["mayExistAt"].list == ["NBO"])
                _ = try await scene.headquarters.succeed("move", "account", account["id"].text, "--everybody")
                try await scene.sweep()
                _ = try await scene.lisbon.succeed("sync")
                let shared = try await scene.lisbon.succeed("lead", "add", "accountName=\(Self.canary)")
                #expect(shared["mayExistAt"].list == [])
            }
        }

        @Test func `a serving HQ casts shadows by itself`() async throws {
            try await World.tell { world in
                let scene = try await Scene(world)
                _ = try await scene.lisbon.succeed("account", "add", "name=\(Self.canary)")
                _ = try await scene.lisbon.succeed("sync")
                let end = ContinuousClock.now.advanced(by: .seconds(60))
                var shadows = 0
                while shadows == 0 && ContinuousClock.now < end {
                    _ = try await scene.nairobi.succeed("sync")
                    shadows = try Comparison.number(
                        scene.nairobi.database, "SELECT count(*) FROM account_shadow WHERE marks IS NOT NULL")
                }
                #expect(shadows == 1)
                let lead = try await scene.nairobi.succeed("lead", "add", "accountName=\(Self.canary)")
                #expect(lead["mayExistAt"].list == ["LIS"])
            }
        }
    }
}
