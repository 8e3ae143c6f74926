// Why this file exists: what HQ proves itself with is checked whole before it listens: readable, matching, in
// date, private.

import FoundationEssentials
import NIOSSL
import SwiftASN1
import X509

/// HQ's certificate and key, read and found usable.
public struct ServerIdentity: Sendable {
    /// What the operator should know, one sentence each.
    public let warnings: [String]
    /// The private CA that signed the certificate, in PEM form, if the certificate's file ends with it.
    let authority: String?
    let configuration: TLSConfiguration
    /// When the certificate expires, Unix seconds.
    let expires: UInt64

    /// Days before its end from which on a certificate is complained of.
    private static let notice: TimeInterval = 30 * 86_400

    /// - Parameters:
    ///   - certificate: a PEM file: HQ's certificate, then those that signed it.
    ///   - key: a PEM file: its private key.
    ///   - now: Unix milliseconds.
    public init(certificate: String, key: String, now: UInt64) throws(CertificateProblem) {
        let now = Date(timeIntervalSince1970: Double(now) / 1000)
        let chain = try CertificateFile.chain(certificate)
        let secret = try CertificateFile.key(key)
        guard let own = chain.first else { throw .noCertificate(certificate) }
        guard own.publicKey == secret.publicKey else { throw .mismatch(certificate: certificate, key: key) }
        guard now < own.notValidAfter else {
            throw .expired(certificate, on: CertificateFile.day(own.notValidAfter))
        }
        guard own.notValidBefore <= now else {
            throw .notYetValid(certificate, from: CertificateFile.day(own.notValidBefore))
        }
        expires = UInt64(max(0, own.notValidAfter.timeIntervalSince1970))
        warnings = Self.warnings(own, certificate, key, now)
        do {
            authority = try chain.last.flatMap { $0.isRoot ? try $0.pem() : nil }
            configuration = try Self.configuration(chain, secret)
        } catch {
            throw .refused("\(error)")
        }
    }

    private static func warnings(
        _ own: Certificate, _ certificate: String, _ key: String, _ now: Date
    ) -> [String] {
        var warnings: [String] = []
        if CertificateFile.isExposed(key) {
            warnings.append("Others than its owner may read the key in \(key); run: chmod 600 \(key)")
        }
        if own.notValidAfter < now.addingTimeInterval(notice) {
            let day = CertificateFile.day(own.notValidAfter)
            warnings.append("The certificate in \(certificate) expires on \(day); renew it and restart HQ.")
        }
        return warnings
    }

    private static func configuration(
        _ chain: [Certificate], _ key: Certificate.PrivateKey
    ) throws -> TLSConfiguration {
        let certificates = try chain.map { certificate in
            try NIOSSLCertificate(bytes: Array(certificate.serializeAsPEM().pemString.utf8), format: .pem)
        }
        let secret = try NIOSSLPrivateKey(bytes: Array(key.serializeAsPEM().pemString.utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(secret))
        configuration.minimumTLSVersion = .tlsv13
        configuration.applicationProtocols = ["http/1.1"]
        // A context is made here so that what BoringSSL will not take is said before HQ listens.
        _ = try NIOSSLContext(configuration: configuration)
        return configuration
    }
}
