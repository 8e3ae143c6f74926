// Why this file exists: certificates and keys are files that people make with many tools; they are read and written in
// one place.

import Crypto
import FoundationEssentials
import Glibc
import SwiftASN1
import X509

/// Reads and writes PEM files.
enum CertificateFile {
    /// A chain of certificates is a few kilobytes.
    private static let most = 1 << 20

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The text of a file.
    static func text(_ path: String) throws(CertificateProblem) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == ENOENT ? .missing(path) : .unreadable(path, why: String(cString: strerror(errno)))
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &chunk, chunk.count)
            guard count >= 0 else { throw .unreadable(path, why: String(cString: strerror(errno))) }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
            guard bytes.count <= most else { throw .unreadable(path, why: "it is too large") }
        }
    }

    /// The certificates in a file, the server's own first.
    static func chain(_ path: String) throws(CertificateProblem) -> [Certificate] {
        let text = try text(path)
        let documents = (try? PEMDocument.parseMultiple(pemString: text)) ?? []
        let chain = documents.filter { $0.discriminator == Certificate.defaultPEMDiscriminator }
            .compactMap { try? Certificate(pemDocument: $0) }
        guard !chain.isEmpty else { throw .noCertificate(path) }
        return chain
    }

    /// The private key in a file; other blocks beside it, such as parameters that some tools write, are passed over.
    static func key(_ path: String) throws(CertificateProblem) -> Certificate.PrivateKey {
        let text = try text(path)
        let documents = (try? PEMDocument.parseMultiple(pemString: text)) ?? []
        let keys = documents.compactMap { try? Certificate.PrivateKey(pemDocument: $0) }
        guard let key = keys.first else { throw .noKey(path) }
        return key
    }

    /// Whether others than the owner may read a file.
    static func isExposed(_ path: String) -> Bool {
        let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions]
        let bits = mode as? UInt ?? (mode as? Int).map(UInt.init(bitPattern:)) ?? 0
        return bits & 0o077 != 0
    }

    /// Writes a file whole or not at all, under its name only once it is complete.
    static func write(_ text: String, to path: String, mode: mode_t) throws(CertificateProblem) {
        let draft = path + ".new"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else { throw .unwritable(path, why: String(cString: strerror(errno))) }
        defer { close(file) }
        var text = text
        let written = text.withUTF8 { Glibc.write(file, $0.baseAddress, $0.count) }
        guard written == text.utf8.count, fsync(file) == 0, rename(draft, path) == 0 else {
            let why = String(cString: strerror(errno))
            unlink(draft)
            throw .unwritable(path, why: why)
        }
    }

    /// A day as people write it.
    static func day(_ date: Date) -> String { String(date.formatted(.iso8601).prefix(10)) }
}

extension Certificate {
    /// The SHA-256 of the certificate as it is encoded, as people compare it: `AB:CD:…`.
    func fingerprint() throws -> String {
        let bytes = try PEMDocument.bytes(of: self)
        return SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: ":")
    }

    func pem() throws -> String { try serializeAsPEM().pemString + "\n" }

    /// Whether it may sign others and vouches for itself.
    var isRoot: Bool {
        guard subject == issuer else { return false }
        if case .isCertificateAuthority? = try? extensions.basicConstraints { return true }
        return false
    }
}

extension PEMDocument {
    fileprivate static func bytes(of certificate: Certificate) throws -> [UInt8] {
        try certificate.serializeAsPEM().derBytes
    }
}
