// Why this file exists: a secret crosses hotel networks. These journeys tell with the real programs that it reaches HQ
// and nobody else, and that nothing is lost when somebody is in between.

import Foundation
import Testing

extension Journeys {
    @Suite struct ProtectedLine {
        /// An HQ that serves TLS under a CA of its own.
        private struct Office {
            let headquarters: HeadquartersProgram
            let fingerprint: String
            var authority: String { headquarters.data + "/tls/ca.pem" }

            init(_ world: World, hosts: [String] = ["127.0.0.1"]) async throws {
                headquarters = try await world.headquarters()
                let made = try await headquarters.succeed(["cert"] + hosts.flatMap { ["--host", $0] })
                fingerprint = made["fingerprint"].text
                try await headquarters.serve(withTLS: true)
                _ = try await headquarters.succeed("office", "add", "KL")
            }

            func code() async throws -> String {
                try await headquarters.succeed("invite", "--office", "KL", "--user", "Li Na")["code"].text
            }

            func laptop(_ world: World, _ trust: String...) async throws -> Laptop {
                let laptop = Laptop(world, "Li Na")
                let enrolment = ["enroll", headquarters.url, try await code()] + trust
                let outcome = try await laptop.start(enrolment).finish()
                guard outcome.status == 0 else { throw Stranded(outcome.told) }
                return laptop
            }
        }

        private static func refuse(
            _ laptop: Laptop, _ arguments: String..., status: Int32, saying words: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let outcome = try await laptop.start(arguments).finish()
            #expect(outcome.status == status, "\(outcome.told)", sourceLocation: sourceLocation)
            #expect(outcome.errors.contains(words), "\(outcome.told)", sourceLocation: sourceLocation)
            #expect(outcome.errors.split(separator: "\n").count == 1, sourceLocation: sourceLocation)
        }

        @Test func `an office with a CA of its own enrols by file and by fingerprint and syncs`() async throws {
            try await World.tell { world in
                let office = try await Office(world, hosts: ["127.0.0.1", "localhost"])
                #expect(office.headquarters.url.hasPrefix("https://"))
                let one = try await office.laptop(world, "--ca", office.authority)
                let other = try await office.laptop(world, "--ca-fingerprint", office.fingerprint)
                _ = try await one.succeed("lead", "add", "accountName=Over a protected line")
                try await Journeys.meet(one, other)
                let found = try await other.succeed("lead", "list")
                #expect(found["records"].list.count == 1 || found.list.count == 1, "\(found)")
                #expect(try await one.run("verify", "--hq").status == 0)
                try await Journeys.expectAgreement(office.headquarters, one, other)
                let attributes = try FileManager.default.attributesOfItem(atPath: one.directory + "/credentials.json")
                #expect(attributes[.posixPermissions] as? Int == 0o600)
            }
        }

        @Test func `a CA that nobody named is not trusted and neither is another one`() async throws {
            try await World.tell { world in
                let office = try await Office(world)
                let code = try await office.code()
                let stranger = Laptop(world, "Li Na")
                let url = office.headquarters.url
                try await Self.refuse(stranger, "enroll", url, code, status: 9, saying: "signed by nobody")
                let elsewhere = world.folder + "/elsewhere"
                let made = try await world.run(.outpostd, ["cert", "--out", elsewhere, "--host", "127.0.0.1"])
                #expect(made.status == 0, "\(made.told)")
                #expect(made.output.contains("--ca-fingerprint"))
                try await Self.refuse(
                    stranger, "enroll", url, code, "--ca", elsewhere + "/ca.pem", status: 9,
                    saying: "not signed by the CA")
                try await Self.refuse(
                    stranger, "enroll", url, code, "--ca-fingerprint", String(repeating: "0", count: 64), status: 9,
                    saying: office.fingerprint)
                try await Self.refuse(
                    stranger, "enroll", url, code, "--ca", office.authority + "x", status: 2, saying: "exactly one")
                // The code was never sent, so it still works.
                let outcome = try await stranger.run("enroll", url, code, "--ca", office.authority)
                #expect(outcome.status == 0, "\(outcome.told)")
            }
        }

        @Test func `a certificate for another name is refused and nothing is lost`() async throws {
            try await World.tell { world in
                let office = try await Office(world)
                let laptop = try await office.laptop(world, "--ca", office.authority)
                _ = try await laptop.succeed("lead", "add", "accountName=Kept")
                _ = try await office.headquarters.stop()
                _ = try await office.headquarters.succeed("cert", "--renew", "--host", "hq.example")
                try await office.headquarters.serve(withTLS: true)
                try await Self.refuse(laptop, "sync", status: 9, saying: "for another name")
                #expect(try await laptop.succeed("status")["pending"]["edits"] == 1)

                _ = try await office.headquarters.stop()
                _ = try await office.headquarters.succeed("cert", "--renew", "--host", "127.0.0.1")
                try await office.headquarters.serve(withTLS: true)
                try await Journeys.meet(laptop)
                try await Journeys.expectAgreement(office.headquarters, laptop)
            }
        }

        @Test func `another CA at HQ's address is found out, and a person may say that it is the new one`() async throws
        {
            try await World.tell { world in
                let office = try await Office(world)
                let laptop = try await office.laptop(world, "--ca-fingerprint", office.fingerprint)
                _ = try await laptop.succeed("lead", "add", "accountName=Kept")
                _ = try await office.headquarters.stop()
                try FileManager.default.removeItem(atPath: office.headquarters.data + "/tls")
                _ = try await office.headquarters.succeed("cert", "--host", "127.0.0.1")
                try await office.headquarters.serve(withTLS: true)
                try await Self.refuse(laptop, "sync", status: 9, saying: "somebody may be in between")
                try await Self.refuse(laptop, "verify", "--hq", status: 9, saying: "somebody may be in between")
                try await Self.refuse(laptop, "rejoin", status: 9, saying: "somebody may be in between")
                try await Self.refuse(laptop, "trust", status: 2, saying: "--ca FILE")
                try await Self.refuse(
                    laptop, "trust", "--ca-fingerprint", office.fingerprint, status: 9, saying: "another fingerprint")
                let trusted = try await laptop.run("trust", "--ca", office.authority)
                #expect(trusted.status == 0, "\(trusted.told)")
                try await Journeys.meet(laptop)
                _ = try await laptop.succeed("rejoin")
                try await Journeys.meet(laptop)
                try await Journeys.expectAgreement(office.headquarters, laptop)
                // The system's CAs have not signed it.
                #expect(try await laptop.run("trust", "--system").status == 0)
                try await Self.refuse(laptop, "sync", status: 9, saying: "signed by nobody")
            }
        }

        @Test func `a protected line that is cut anywhere loses nothing`() async throws {
            try await World.tell { world in
                let office = try await Office(world)
                let line = try world.line(to: office.headquarters)
                let laptop = Laptop(world, "Li Na")
                let url = "https://127.0.0.1:\(line.port)"
                let enrolled = try await laptop.run("enroll", url, office.code(), "--ca", office.authority)
                #expect(enrolled.status == 0, "\(enrolled.told)")
                _ = try await laptop.succeed("lead", "add", "accountName=Cut off")
                for bytes in [0, 100, 300, 800, 1500] {
                    for direction in [FaultyLine.Direction.up, .down] {
                        line.always(.init(direction: direction, bytes: bytes))
                        let outcome = try await laptop.run("sync")
                        #expect([0, 3].contains(outcome.status), "\(bytes) \(direction): \(outcome.told)")
                    }
                }
                line.plan()
                try await Journeys.meet(laptop)
                #expect(line.requests.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("Bearer") })
                try await Journeys.expectAgreement(office.headquarters, laptop)
            }
        }

        @Test func `nothing goes to another machine in the clear and no redirect is followed`() async throws {
            try await World.tell { world in
                let laptop = Laptop(world, "Li Na")
                try await Self.refuse(
                    laptop, "enroll", "http://hq.example:8787", "AAAA-BBBB", status: 2, saying: "Use https://")
                try await Self.refuse(
                    laptop, "enroll", "http://127.0.0.1:1", "AAAA-BBBB", "--ca", "x", status: 2, saying: "without TLS")
                let goal = try Impostor("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                defer { goal.close() }
                let guide = try Impostor(
                    "HTTP/1.1 307 Temporary Redirect\r\nLocation: \(goal.url)/v1/enroll\r\nContent-Length: 0\r\n"
                        + "Connection: close\r\n\r\n")
                defer { guide.close() }
                try await Self.refuse(
                    laptop, "enroll", guide.url, "AAAA-BBBB", status: 3, saying: "not an Outpost server")
                #expect(guide.requests.count == 1)
                #expect(goal.requests.isEmpty)
            }
        }

        @Test func `whoever speaks no TLS at HQ's address is not believed`() async throws {
            try await World.tell { world in
                let plain = try Impostor("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                defer { plain.close() }
                try await Self.refuse(
                    Laptop(world, "Li Na"), "enroll", "https://127.0.0.1:\(plain.port)", "AAAA-BBBB", status: 9,
                    saying: "No protected line")
                #expect(!plain.requests.joined().contains("AAAA"))
            }
        }

        @Test func `HQ does not listen to others without TLS, and says what is wrong with its files`() async throws {
            try await World.tell { world in
                let headquarters = try await world.headquarters()
                let folder = world.folder + "/tls"
                _ = try await world.run(.outpostd, ["cert", "--out", folder, "--host", "127.0.0.1"])
                let (certificate, key) = (folder + "/server.pem", folder + "/server-key.pem")
                for (arguments, status, words) in [
                    (["--listen", "0.0.0.0:0"], Int32(2), "--tls-cert"),
                    (["--listen", "[::]:0"], 2, "--insecure-behind-proxy"),
                    (["--tls-cert", certificate], 2, "go together"),
                    (["--tls-cert", certificate + "x", "--tls-key", key], 9, "no file"),
                    (["--tls-cert", certificate, "--tls-key", folder + "/ca-key.pem"], 9, "not that of"),
                    (["--tls-cert", key, "--tls-key", key], 9, "no certificate"),
                ] {
                    let outcome = try await world.run(
                        .outpostd, ["serve", "--data", headquarters.data] + arguments)
                    #expect(outcome.status == status, "\(arguments): \(outcome.told)")
                    #expect(outcome.errors.contains(words), "\(arguments): \(outcome.told)")
                }
                let again = try await world.run(.outpostd, ["cert", "--out", folder, "--host", "127.0.0.1"])
                #expect(again.status == 9 && again.errors.contains("not overwritten"), "\(again.told)")
            }
        }
    }
}
