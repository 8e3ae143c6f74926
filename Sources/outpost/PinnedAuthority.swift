// Why this file exists: an office with a CA of its own hands it to its laptops as a file, or as a fingerprint that is
// short enough for a letter; either way it is pinned before the first secret is sent.

import ArgumentParser
import Foundation
import SyncClient

/// The options that name the one CA to trust.
struct PinnedAuthority: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Trust only this CA, a PEM file from HQ; it is kept with the credentials.", valueName: "file"),
        completion: .file())
    var ca: String?

    @Option(
        help: ArgumentHelp("Fetch HQ's CA and trust only it, if it has this fingerprint.", valueName: "sha256"))
    var caFingerprint: String?

    /// The CA that was named; nil if none was.
    /// - Throws: ``Failure`` or `LinkError` unless it is the one that was meant.
    func authority(of server: String) throws -> CertificateAuthority? {
        guard ca == nil || caFingerprint == nil else { throw Failure(.usage, .oneTrust) }
        guard ca != nil || caFingerprint != nil else { return nil }
        guard !server.lowercased().hasPrefix("http:") else { throw Failure(.usage, .authorityNeedsTLS, server) }
        if let ca { return try Self.read(ca) }
        return try caFingerprint.map { try Self.fetch(server, $0) }
    }

    private static func read(_ path: String) throws -> CertificateAuthority {
        guard let data = FileManager.default.contents(atPath: path),
            let authority = CertificateAuthority(pem: String(decoding: data, as: UTF8.self))
        else { throw Failure(.usage, .notAnAuthority, path) }
        return authority
    }

    private static func fetch(_ server: String, _ fingerprint: String) throws -> CertificateAuthority {
        guard CertificateAuthority.isFingerprint(fingerprint) else {
            throw Failure(.usage, .notAFingerprint, fingerprint)
        }
        let authority = try CertificateAuthority.fetch(from: server)
        guard authority.has(fingerprint: fingerprint) == true else {
            throw Failure(.untrusted, .otherFingerprint, server, authority.fingerprint)
        }
        return authority
    }
}

extension Credentials {
    /// Whom this replica believes to be HQ.
    /// - Throws: ``Failure`` if the CA that was pinned can no longer be read: it is never done without.
    func trust() throws -> ServerTrust {
        guard let authority else { return .system }
        guard let pinned = CertificateAuthority(pem: authority) else {
            throw Failure(.unauthorised, .credentialsMissing, "credentials.json")
        }
        return .authority(pinned)
    }

    /// The pinned CA's fingerprint; nil if none is pinned.
    var fingerprint: String? { authority.flatMap { CertificateAuthority(pem: $0)?.fingerprint } }
}
