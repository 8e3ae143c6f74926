// Why this file exists: whatever is wrong with a certificate or key is said in one sentence before HQ listens, and no
// CA is ever overwritten.

import FoundationEssentials
import Testing
import X509

@testable import SyncServer

struct `Certificates of an office's own` {
    private static let now: UInt64 = 1_790_000_000_000
    private static let day: UInt64 = 86_400_000
    private let place = Place()
    private var folder: CertificateFolder { CertificateFolder(place.path) }

    /// A folder that goes when the test ends.
    private final class Place {
        let path = NSTemporaryFolder.path + "/outpost-certificates-\(UUID().uuidString)"
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private enum NSTemporaryFolder { static let path = FileManager.default.temporaryDirectory.path }

    private func identity(at now: UInt64 = now + day) throws -> ServerIdentity {
        try ServerIdentity(certificate: folder.server, key: folder.serverKey, now: now)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func `what is made can be served at once`() throws {
        let made = try folder.create(hosts: ["hq.example", "127.0.0.1", "::1"], days: 397, now: Self.now)
        #expect(made.fingerprint.split(separator: ":").count == 32)
        #expect(made.hosts == ["hq.example", "127.0.0.1", "::1"])
        let identity = try identity()
        #expect(identity.warnings.isEmpty, "\(identity.warnings)")
        #expect(identity.authority == (try text(folder.authority)))
    }

    @Test func `keys are for their owner only and a key that is not is complained of`() throws {
        _ = try folder.create(hosts: ["hq.example"], days: 397, now: Self.now)
        for key in [folder.authorityKey, folder.serverKey] { #expect(!CertificateFile.isExposed(key)) }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.serverKey)
        let warning = try #require(try identity().warnings.first)
        #expect(warning.contains("chmod 600 \(folder.serverKey)"))
    }

    @Test func `a CA is never overwritten`() throws {
        _ = try folder.create(hosts: ["hq.example"], days: 397, now: Self.now)
        let before = try text(folder.authority) + text(folder.authorityKey) + text(folder.server)
        #expect(throws: CertificateProblem.exists(folder.authority)) {
            try folder.create(hosts: ["hq.example"], days: 397, now: Self.now)
        }
        #expect(try text(folder.authority) + text(folder.authorityKey) + text(folder.server) == before)
    }

    @Test func `what another tool made is not overwritten either`() throws {
        try FileManager.default.createDirectory(atPath: place.path, withIntermediateDirectories: true)
        try "precious".write(toFile: folder.serverKey, atomically: true, encoding: .utf8)
        #expect(throws: CertificateProblem.exists(folder.serverKey)) {
            try folder.create(hosts: ["hq.example"], days: 397, now: Self.now)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.authority))
    }

    @Test func `a renewal keeps the CA and the hosts`() throws {
        let made = try folder.create(hosts: ["hq.example", "10.0.0.5"], days: 30, now: Self.now)
        let (authority, server) = (try text(folder.authority), try text(folder.server))
        let later = Self.now + 29 * Self.day
        let renewed = try folder.renew(hosts: [], days: 30, now: later)
        #expect(renewed.fingerprint == made.fingerprint && renewed.hosts == made.hosts)
        #expect(renewed.expires > made.expires)
        #expect(try text(folder.authority) == authority)
        #expect(try text(folder.server) != server)
        _ = try identity(at: later + 20 * Self.day)
        #expect(try folder.renew(hosts: ["new.example"], days: 30, now: later).hosts == ["new.example"])
    }

    @Test func `no certificate outlives its CA and an old CA renews nothing`() throws {
        let made = try folder.create(hosts: ["hq.example"], days: 3650, now: Self.now)
        #expect(
            try folder.renew(hosts: [], days: 3650, now: Self.now + 100 * Self.day).expires == made.authorityExpires)
        #expect(throws: CertificateProblem.self) {
            try folder.renew(hosts: [], days: 1, now: Self.now + 3651 * Self.day)
        }
    }

    @Test func `without a CA there is nothing to renew`() {
        #expect(throws: CertificateProblem.noAuthority(place.path)) {
            try folder.renew(hosts: ["hq.example"], days: 1, now: Self.now)
        }
    }

    @Test(arguments: [
        "", "hq example", "-hq.example", "hq..example", "https://hq.example", "1.2.3", "*.example", "a\nb",
    ])
    func `what is no host gets no certificate`(_ host: String) {
        #expect(throws: CertificateProblem.badHost(host)) {
            try folder.create(hosts: [host], days: 1, now: Self.now)
        }
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }

    @Test func `two CAs never have one name`() throws {
        let now = Date(timeIntervalSince1970: 1_790_000_000)
        let (one, other) = (try CertificateAuthority(now: now), try CertificateAuthority(now: now))
        #expect(one.certificate.subject != other.certificate.subject)
    }

    @Test func `a file that is missing, empty or of another kind is named`() throws {
        _ = try folder.create(hosts: ["hq.example"], days: 397, now: Self.now)
        let missing = place.path + "/nowhere.pem"
        #expect(throws: CertificateProblem.missing(missing)) {
            try ServerIdentity(certificate: missing, key: folder.serverKey, now: Self.now)
        }
        #expect(throws: CertificateProblem.noKey(folder.server)) {
            try ServerIdentity(certificate: folder.server, key: folder.server, now: Self.now)
        }
        #expect(throws: CertificateProblem.noCertificate(folder.serverKey)) {
            try ServerIdentity(certificate: folder.serverKey, key: folder.serverKey, now: Self.now)
        }
        #expect(throws: CertificateProblem.mismatch(certificate: folder.server, key: folder.authorityKey)) {
            try ServerIdentity(certificate: folder.server, key: folder.authorityKey, now: Self.now)
        }
        #expect(throws: CertificateProblem.self) {
            try ServerIdentity(certificate: place.path, key: folder.serverKey, now: Self.now)
        }
    }

    @Test func `a certificate is complained of before its end and refused after it`() throws {
        _ = try folder.create(hosts: ["hq.example"], days: 60, now: Self.now)
        #expect(try identity(at: Self.now + 20 * Self.day).warnings.isEmpty)
        #expect(try identity(at: Self.now + 40 * Self.day).warnings.count == 1)
        #expect(throws: CertificateProblem.self) { try identity(at: Self.now + 61 * Self.day) }
        #expect(throws: CertificateProblem.self) { try identity(at: Self.now - 2 * Self.day) }
    }
}
