// Why this file exists: two requests that differ in anything must never be signed by one signature, and the header must
// take nothing that it did not write.

import SyncProtocol
import TestSupport
import Testing

@Suite struct RequestSignatureTests {
    private static let body = RequestSignature.hash(of: Array("body".utf8))

    private func claim(
        _ method: String = "POST", _ path: String = "/v1/sync", replica: UInt32 = 7, nonce: String = "n",
        salt: UInt8 = 1, body: [UInt8] = body
    ) -> RequestClaim {
        RequestClaim(
            method: method, path: path, replica: ReplicaID(rawValue: replica), nonce: nonce,
            salt: [UInt8](repeating: salt, count: RequestSignature.saltLength), bodyHash: body)
    }

    @Test func `no two requests read the same to the signer`() {
        let claims = [
            claim(), claim("GET"), claim("POST/", "v1/sync"), claim("POST", "/v1/sync?x"), claim(replica: 8),
            claim(nonce: ""), claim(nonce: "nn"), claim(salt: 2), claim(body: RequestSignature.hash(of: [])),
            claim("POST", "/v1/syncn", nonce: ""),
        ]
        #expect(Set(claims.map(\.canonical)).count == claims.count)
        let rotation = KeyRotation(replica: ReplicaID(rawValue: 7), former: Self.body, new: Self.body)
        #expect(!claims.map(\.canonical).contains(rotation.canonical))
    }

    @Test func `a signature holds for its own request and key and for no other`() throws {
        let key = DeviceKey.of("Ann")
        let signature = try RequestSignature(claim(), by: key)
        let seven = ReplicaID(rawValue: 7)
        #expect(signature.isValid(method: "POST", path: "/v1/sync", replica: seven, by: key.publicKey))
        #expect(!signature.isValid(method: "GET", path: "/v1/sync", replica: seven, by: key.publicKey))
        #expect(!signature.isValid(method: "POST", path: "/v1/key", replica: seven, by: key.publicKey))
        let other = DeviceKey.of("Bob").publicKey
        #expect(!signature.isValid(method: "POST", path: "/v1/sync", replica: seven, by: other))
        let eight = ReplicaID(rawValue: 8)
        #expect(!signature.isValid(method: "POST", path: "/v1/sync", replica: eight, by: key.publicKey))
        #expect(!signature.isValid(method: "POST", path: "/v1/sync", replica: seven, by: []))
    }

    @Test func `the header reads back what it wrote`() throws {
        let signature = try RequestSignature(claim(), by: .of("Ann"))
        #expect(RequestSignature(signature.text) == signature)
        let none = try RequestSignature(claim(nonce: ""), by: .of("Ann"))
        #expect(RequestSignature(none.text) == none)
    }

    @Test func `the header takes nothing else`() throws {
        let text = try RequestSignature(claim(), by: .of("Ann")).text
        let broken = [
            "", ".", "1....", text + ".", text + "0", String(text.dropLast()), "2" + text.dropFirst(),
            text.uppercased(), text.replacing(".", with: ","), String(repeating: "a", count: 100_000),
            text.replacing("1.n.", with: "1.\(String(repeating: "n", count: 129))."), "💥" + text,
        ]
        for text in broken { #expect(RequestSignature(text) == nil, "\(text.prefix(40))") }
    }

    @Test func `hexadecimal digits read back and nothing else does`() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.bytes(Hexadecimal.text(bytes), count: 256) == bytes)
        for text in ["", "0", "0G", "AB", "abc", "0x", "é"] { #expect(Hexadecimal.bytes(text, count: 1) == nil) }
    }

    @Test func `a key shows nothing of itself where it is printed`() {
        let key = DeviceKey.of("Ann")
        #expect(!"\(key)".contains(Hexadecimal.text(key.seed)) && "\(key)" == "a device's key")
        #expect(DeviceKey(seed: [1, 2, 3]) == nil)
    }

    @Test func `a change of keys is proven by the new key alone`() throws {
        let (old, new) = (DeviceKey.of("old"), DeviceKey.of("new"))
        let rotation = KeyRotation(
            replica: ReplicaID(rawValue: 7), former: old.publicKey, new: new.publicKey)
        #expect(rotation.isProven(by: try rotation.proof(by: new)))
        #expect(!rotation.isProven(by: try rotation.proof(by: old)))
        let other = KeyRotation(replica: ReplicaID(rawValue: 8), former: old.publicKey, new: new.publicKey)
        #expect(!other.isProven(by: try rotation.proof(by: new)))
    }
}
