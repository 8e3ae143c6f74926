// Why this file exists: where a secret may go, and whom a laptop believes, is decided before anything is sent; no
// spelling of an address may change that.

import Testing

@testable import SyncClient

struct `Where a secret may go` {
    @Test(arguments: [
        "https://hq.example", "https://hq.example:8787/", "https://10.0.0.5", "https://[2001:db8::1]:8787",
        "http://127.0.0.1:8787", "http://127.1.2.3", "http://localhost:8787", "http://[::1]:8787", "HTTPS://hq.example",
        "http://2130706433",
    ])
    func `it goes over TLS, or not off this machine`(_ address: String) throws {
        #expect(throws: Never.self) { try ServerAddress(address) }
    }

    @Test(arguments: [
        "http://hq.example", "http://10.0.0.5:8787", "http://[2001:db8::1]", "HTTP://hq.example", "http://128.0.0.1",
        "http://127.0.0.1.example", "http://localhost.example", "http://0.0.0.0:8787", "http://16909060",
    ])
    func `it does not go to another machine in the clear`(_ address: String) {
        #expect(throws: LinkError.insecure(address)) { try ServerAddress(address) }
    }

    @Test(arguments: [
        "", "hq.example", "ftp://hq.example", "gopher://nowhere", "file:///etc/passwd", "http://127.0.0.1@hq.example",
        "http://127.0.0.1\\@hq.example", "https://li:secret@hq.example", "http:// 127.0.0.1", "https://hq.example?x=1",
        "https://hq.example#x", "http://127.0.0.1:99999", "https://hq.example\r\nX: y",
    ])
    func `what is no plain address is refused`(_ address: String) {
        #expect(throws: LinkError.badAddress(address)) { try ServerAddress(address) }
    }
}

struct `The authority that a replica trusts` {
    private static let body = "MIIBhTCCASqgAwIBAgIVAOTAQAUO8gQ3h9wrE/w26+hdYbkBMAoGCCqGSM49BAMC"
    private static let pem = "-----BEGIN CERTIFICATE-----\n\(body)\n-----END CERTIFICATE-----\n"

    @Test func `a file with one certificate is one, whatever its line ends`() throws {
        let authority = try #require(CertificateAuthority(pem: Self.pem))
        #expect(authority.pem == Self.pem)
        #expect(authority.fingerprint.count == 95)
        let other = CertificateAuthority(
            pem: "Some words.\r\n" + Self.pem.replacing("\n", with: "\r\n") + "\r\nMore words.")
        #expect(other == authority)
    }

    @Test(arguments: [
        "", "hello", pem + pem, pem + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nno base64 !\n-----END CERTIFICATE-----", "-----BEGIN CERTIFICATE-----\n" + body,
        "-----END CERTIFICATE-----\n" + body + "\n-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        String(repeating: " ", count: 1 << 17) + pem,
    ])
    func `nothing else is`(_ text: String) { #expect(CertificateAuthority(pem: text) == nil) }

    @Test func `a fingerprint may be written with colons, blanks and in small letters`() throws {
        let authority = try #require(CertificateAuthority(pem: Self.pem))
        let plain = authority.fingerprint.filter { $0 != ":" }
        for typed in [
            authority.fingerprint, plain, plain.lowercased(), authority.fingerprint.replacing(":", with: " "),
        ] {
            #expect(authority.has(fingerprint: typed) == true)
        }
        #expect(authority.has(fingerprint: String(repeating: "0", count: 64)) == false)
        for typed in ["", "AB", plain + "0", plain.dropLast() + "g"] {
            #expect(authority.has(fingerprint: String(typed)) == nil)
        }
    }
}
