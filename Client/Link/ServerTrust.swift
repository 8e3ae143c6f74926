// Why this file exists: whom does a laptop believe to be HQ? Whoever the system believes, or one authority alone, which
// somebody gave it when it was enrolled.

import Crypto
import Foundation

/// Whose certificates are accepted.
public struct ServerTrust: Hashable, Sendable {
    /// The one authority that counts; nil for the system's.
    let authority: CertificateAuthority?
    private let isBlind: Bool

    private init(_ authority: CertificateAuthority?, isBlind: Bool = false) {
        self.authority = authority
        self.isBlind = isBlind
    }

    /// Those that the system accepts.
    public static let system = ServerTrust(nil)

    /// Those that this authority has signed, and no others.
    public static func authority(_ authority: CertificateAuthority) -> ServerTrust { ServerTrust(authority) }

    /// Any, for the one request that fetches an authority whose fingerprint is known.
    fileprivate static let anybody = ServerTrust(nil, isBlind: true)

    /// Whether certificates are looked at, as they are but for that one request.
    var verifies: Bool { !isBlind }
}

/// The one certificate that a replica's trust begins with.
public struct CertificateAuthority: Hashable, Sendable {
    /// As a PEM file holds it.
    public let pem: String
    /// The SHA-256 of the certificate in hexadecimal, `AB:CD:…`.
    public let fingerprint: String

    private static let opening = "-----BEGIN CERTIFICATE-----"
    private static let closing = "-----END CERTIFICATE-----"
    /// Bytes of a file or an answer; a certificate has one or two thousand.
    static let most = 1 << 16

    /// Reads a PEM file's text; nil unless it holds exactly one certificate and nothing secret.
    public init?(pem text: String) {
        guard text.utf8.count <= Self.most, text.components(separatedBy: "-----BEGIN ").count == 2,
            let start = text.range(of: Self.opening),
            let end = text.range(of: Self.closing, range: start.upperBound..<text.endIndex)
        else { return nil }
        let body = text[start.upperBound..<end.lowerBound].filter { !$0.isWhitespace }
        guard let bytes = Data(base64Encoded: body), bytes.first == 0x30 else { return nil }
        pem = Self.opening + "\n" + Self.wrapped(body) + Self.closing + "\n"
        fingerprint = SHA256.hash(data: bytes).map { String(format: "%02X", $0) }.joined(separator: ":")
    }

    /// Lines of 64 characters, as every reader takes them.
    private static func wrapped(_ body: String) -> String {
        var lines = ""
        for (index, character) in body.enumerated() {
            lines.append(character)
            if index % 64 == 63 { lines += "\n" }
        }
        return lines.hasSuffix("\n") ? lines : lines + "\n"
    }

    /// Whether a fingerprint, as people write it, is this one's; nil if it is none at all.
    public func has(fingerprint typed: String) -> Bool? {
        guard let typed = Self.digits(typed) else { return nil }
        return typed == Self.digits(fingerprint)
    }

    /// Whether a text is a fingerprint: 64 hexadecimal digits, however grouped.
    public static func isFingerprint(_ typed: String) -> Bool { digits(typed) != nil }

    private static func digits(_ typed: String) -> String? {
        let digits = typed.uppercased().filter { $0 != ":" && !$0.isWhitespace }
        return digits.utf8.count == 64 && digits.allSatisfy(\.isHexDigit) ? digits : nil
    }

    /// Fetches the authority that a server names. Nothing secret is sent and nothing is believed: the caller compares
    /// the fingerprint before it trusts.
    /// - Throws: ``LinkError``, also if the answer is no authority.
    public static func fetch(from server: String) throws -> CertificateAuthority {
        let address = try CurlLink.join(server, "/v1/ca")
        var answer: [UInt8] = []
        let reply = try CurlHandle(.anybody).get(address) { piece, reply in
            guard answer.count + piece.count <= most else { throw LinkError.notOutpost(status: reply.status, address) }
            answer.append(contentsOf: piece)
        }
        guard reply.status == 200, let authority = CertificateAuthority(pem: String(decoding: answer, as: UTF8.self))
        else { throw LinkError.notOutpost(status: reply.status, address) }
        return authority
    }
}
