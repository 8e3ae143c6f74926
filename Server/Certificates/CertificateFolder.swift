// Why this file exists: a CA that is overwritten by accident shuts out every laptop that trusts it, so its folder is
// changed by rules: made once, and after that only HQ's own certificate is renewed.

import FoundationEssentials
import SwiftASN1
import X509

/// A folder with a private CA and HQ's certificate under it.
public struct CertificateFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    public var authority: String { path + "/ca.pem" }
    public var authorityKey: String { path + "/ca-key.pem" }
    /// HQ's certificate and the CA's after it.
    public var server: String { path + "/server.pem" }
    public var serverKey: String { path + "/server-key.pem" }

    /// What was made.
    public struct Made: Hashable, Sendable {
        /// The CA's SHA-256 fingerprint.
        public let fingerprint: String
        public let hosts: [String]
        /// The last days of HQ's certificate and of the CA, `2027-12-31`.
        public let expires: String
        public let authorityExpires: String
    }

    /// Makes a CA and a certificate for HQ.
    /// - Throws: ``CertificateProblem``, also if any of the files exists.
    public func create(hosts: [String], days: Int, now: UInt64) throws -> Made {
        for host in hosts { _ = try CertificateAuthority.name(host) }
        for file in [authority, authorityKey, server, serverKey] where CertificateFile.exists(file) {
            throw CertificateProblem.exists(file)
        }
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let now = Date(timeIntervalSince1970: Double(now) / 1000)
        let root = try CertificateAuthority(now: now)
        try CertificateFile.write(root.privateKeyPEM(), to: authorityKey, mode: 0o600)
        try CertificateFile.write(root.certificate.pem(), to: authority, mode: 0o644)
        return try issue(root, hosts, days, now)
    }

    /// Makes a new certificate for HQ under the CA that is there.
    /// - Parameter hosts: empty for those of the present certificate.
    public func renew(hosts: [String], days: Int, now: UInt64) throws -> Made {
        guard CertificateFile.exists(authority), CertificateFile.exists(authorityKey) else {
            throw CertificateProblem.noAuthority(path)
        }
        let now = Date(timeIntervalSince1970: Double(now) / 1000)
        guard let certificate = try CertificateFile.chain(authority).first, certificate.isRoot else {
            throw CertificateProblem.notOurs(authority)
        }
        let key = try CertificateFile.key(authorityKey)
        guard key.publicKey == certificate.publicKey else {
            throw CertificateProblem.mismatch(certificate: authority, key: authorityKey)
        }
        guard now < certificate.notValidAfter else {
            throw CertificateProblem.expired(authority, on: CertificateFile.day(certificate.notValidAfter))
        }
        var hosts = hosts
        if CertificateFile.exists(server), let present = try CertificateFile.chain(server).first {
            guard present.issuer == certificate.subject else { throw CertificateProblem.notOurs(server) }
            if hosts.isEmpty { hosts = CertificateAuthority.hosts(of: present) }
        }
        return try issue(CertificateAuthority(certificate: certificate, key: key), hosts, days, now)
    }

    /// The key goes first: if the machine stops in between, HQ says that the two do not match, and this is run again.
    private func issue(_ root: CertificateAuthority, _ hosts: [String], _ days: Int, _ now: Date) throws -> Made {
        let (certificate, key) = try root.issue(for: hosts, days: days, now: now)
        try CertificateFile.write(try key.serializeAsPEM().pemString + "\n", to: serverKey, mode: 0o600)
        try CertificateFile.write(try certificate.pem() + root.certificate.pem(), to: server, mode: 0o644)
        return Made(
            fingerprint: try root.certificate.fingerprint(), hosts: hosts,
            expires: CertificateFile.day(certificate.notValidAfter),
            authorityExpires: CertificateFile.day(root.certificate.notValidAfter))
    }
}
