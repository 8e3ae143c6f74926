// Why this file exists: an office without a certificate authority of its own should not go without TLS. This makes one:
// a root that signs nothing but HQ's certificates.

import Crypto
import FoundationEssentials
import Glibc
import SwiftASN1
import X509

/// A private root with its key.
struct CertificateAuthority {
    let certificate: Certificate
    private let key: Certificate.PrivateKey

    /// Ten years: whoever pins it must not have to do so every spring.
    static let lifetime = 3650
    private static let day: TimeInterval = 86_400
    /// Laptops' clocks differ; a certificate is valid from a day before it was made.
    private static let grace: TimeInterval = 86_400

    init(certificate: Certificate, key: Certificate.PrivateKey) {
        self.certificate = certificate
        self.key = key
    }

    /// Makes a new one. No two have the same name, so that one is never mistaken for another.
    init(now: Date) throws {
        let key = P256.Signing.PrivateKey()
        let secret = Certificate.PrivateKey(key)
        let mark = SHA256.hash(data: key.publicKey.derRepresentation).prefix(4).map { String($0, radix: 16) }.joined()
        let name = try DistinguishedName { CommonName("Outpost CA \(mark)") }
        certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: secret.publicKey,
            notValidBefore: now - Self.grace, notValidAfter: now + Double(Self.lifetime) * Self.day,
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: secret.publicKey)
            },
            issuerPrivateKey: secret)
        self.key = secret
    }

    func privateKeyPEM() throws -> String { try key.serializeAsPEM().pemString + "\n" }

    /// Signs a certificate for a server with a new key; it never outlives the root.
    /// - Throws: ``CertificateProblem/badHost(_:)`` for what is neither name nor address.
    func issue(
        for hosts: [String], days: Int, now: Date
    ) throws -> (certificate: Certificate, key: Certificate.PrivateKey) {
        let names = try hosts.map { host in try Self.name(host) }
        guard let first = hosts.first else { throw CertificateProblem.badHost("") }
        let secret = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let end = min(now + Double(days) * Self.day, certificate.notValidAfter)
        let issued = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: secret.publicKey,
            notValidBefore: max(now - Self.grace, certificate.notValidBefore), notValidAfter: end,
            issuer: certificate.subject, subject: try DistinguishedName { CommonName(String(first.prefix(64))) },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names)
                SubjectKeyIdentifier(hash: secret.publicKey)
                AuthorityKeyIdentifier(
                    keyIdentifier: try certificate.extensions.subjectKeyIdentifier?.keyIdentifier)
            },
            issuerPrivateKey: key)
        return (issued, secret)
    }

    /// An address, or a name of letters, digits and hyphens, perhaps with `*` as its first label.
    static func name(_ host: String) throws(CertificateProblem) -> GeneralName {
        if let bytes = address(host) { return .ipAddress(ASN1OctetString(contentBytes: bytes[...])) }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isName = labels.enumerated().allSatisfy { index, label in
            if index == 0, label == "*", labels.count > 2 { return true }
            return (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || $0 == 45 }
        }
        guard isName, host.utf8.count <= 253, labels.last?.utf8.contains(where: isLetter) == true else {
            throw .badHost(host)
        }
        return .dnsName(host.lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

    private static func address(_ host: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, host, &four) == 1 { return four }
        var six = [UInt8](repeating: 0, count: 16)
        return inet_pton(AF_INET6, host, &six) == 1 ? six : nil
    }

    /// The names and addresses that a certificate is for.
    static func hosts(of certificate: Certificate) -> [String] {
        guard let names = try? certificate.extensions.subjectAlternativeNames else { return [] }
        return names.compactMap { name in
            switch name {
            case .dnsName(let host): host
            case .ipAddress(let address): text(Array(address.bytes))
            default: nil
            }
        }
    }

    private static func text(_ address: [UInt8]) -> String? {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = address.count == 4 ? AF_INET : AF_INET6
        guard address.count == 4 || address.count == 16,
            inet_ntop(family, address, &text, socklen_t(text.count)) != nil
        else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
