// Why this file exists: certificates run out while nobody looks. No program makes one that has, so here HQ runs within
// the test, on a day of the past.

import Foundation
import Logging
import SyncClient
import SyncServer
import TestSupport
import Testing

extension Journeys {
    @Suite struct CertificateFaults {
        private static let day: Int64 = 86_400_000

        /// What a device hears that enrols with an HQ whose certificate was made so many days from now, for one day.
        private func fault(made days: Int64, hosts: [String], trusting: Bool = true) async throws -> LinkError? {
            let folder = NSTemporaryDirectory() + "/outpost-fault-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let headquarters = try Headquarters(
                DataDirectory(folder + "/hq", create: true), schema: Notes.schema, rulebook: Notes.rulebook,
                create: true)
            let then = UInt64(Int64(Headquarters.systemClock()) + days * Self.day)
            let certificates = CertificateFolder(folder + "/tls")
            _ = try certificates.create(hosts: hosts, days: 1, now: then)
            let identity = try ServerIdentity(
                certificate: certificates.server, key: certificates.serverKey, now: then)
            let authority = CertificateAuthority(
                pem: try String(contentsOfFile: certificates.authority, encoding: .utf8))
            let trust = trusting ? authority.map(ServerTrust.authority) : nil
            return try await serving(headquarters, identity) { url in
                do {
                    _ = try Enrolment.redeem(
                        code: "AAAA", device: "x", key: .random(), server: url, trust: trust ?? .system)
                    return nil
                } catch {
                    return error as? LinkError
                }
            }
        }

        private func serving(
            _ headquarters: Headquarters, _ identity: ServerIdentity,
            _ body: @escaping @Sendable (String) -> LinkError?
        ) async throws -> LinkError? {
            let (urls, listening) = AsyncStream.makeStream(of: String.self)
            let server = HeadquartersServer(
                headquarters, address: ListenAddress(host: "127.0.0.1", port: 0), identity: identity,
                logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
            ) { listening.yield($0) }
            let running = Task {
                defer { listening.finish() }
                try await server.run()
            }
            var fault: LinkError?
            for await url in urls {
                // libcurl waits; it must not hold up those who serve.
                fault = try await OwnThread.run { body(url) }
                running.cancel()
                break
            }
            _ = try? await running.value
            try await headquarters.close()
            return fault
        }

        private func expect(_ fault: CertificateFault, _ error: LinkError?) {
            guard case .certificate(let found, let address)? = error else {
                Issue.record("no certificate was refused: \(String(describing: error))")
                return
            }
            #expect(found == fault)
            #expect(address.hasPrefix("https://127.0.0.1:") && !address.hasSuffix("/"))
        }

        @Test func `a certificate that has expired is refused as that`() async throws {
            expect(.expired, try await fault(made: -3, hosts: ["127.0.0.1"]))
        }

        @Test func `a certificate of the future is refused as that`() async throws {
            expect(.notYetValid, try await fault(made: 10, hosts: ["127.0.0.1"]))
        }

        @Test func `a certificate for another host is refused as that`() async throws {
            expect(.wrongHost, try await fault(made: 0, hosts: ["hq.example", "127.0.0.2"]))
        }

        @Test func `a certificate that nobody here knows is refused as that`() async throws {
            expect(.unknownAuthority, try await fault(made: 0, hosts: ["127.0.0.1"], trusting: false))
        }
    }
}
