// Why this file exists: a recorded request must be worth nothing to anybody else, for anything else, or a second time.
// What a device signs of a request, and how the signature travels, is said here once for both sides.

import Crypto

/// Everything of a request that its signature is about.
public struct RequestClaim: Hashable, Sendable {
    /// `POST`.
    public let method: String
    /// `/v1/sync`, with its query if there is one.
    public let path: String
    /// Whose request it is.
    public let replica: ReplicaID
    /// What HQ gave out last: HQ's clock counts, not the device's.
    public let nonce: String
    /// The device's own chance, so that two requests with one nonce differ.
    public let salt: [UInt8]
    /// SHA-256 of the body.
    public let bodyHash: [UInt8]

    public init(
        method: String, path: String, replica: ReplicaID, nonce: String, salt: [UInt8], bodyHash: [UInt8]
    ) {
        self.method = method
        self.path = path
        self.replica = replica
        self.nonce = nonce
        self.salt = salt
        self.bodyHash = bodyHash
    }

    /// What is signed: each part with its length, so that no two requests read the same.
    public var canonical: [UInt8] {
        var writer = ByteWriter()
        writer.text("outpost-request-1")
        writer.text(method)
        writer.text(path)
        writer.varint(UInt64(replica.rawValue))
        writer.text(nonce)
        writer.block(salt)
        writer.block(bodyHash)
        return writer.bytes
    }
}

/// A request's signature as its header carries it: `1.<nonce>.<salt>.<body hash>.<signature>`.
public struct RequestSignature: Hashable, Sendable {
    /// The header of a request.
    public static let header = "Outpost-Signature"
    /// The header of every reply that hands out the next nonce.
    public static let nonceHeader = "Outpost-Nonce"
    /// The header of a reply that says for how many days a device may be used without a sync.
    public static let leaseHeader = "Outpost-Lease"
    /// Bytes of a salt.
    public static let saltLength = 16
    /// Letters of a nonce at most.
    public static let nonceLimit = 128

    public let nonce: String
    public let salt: [UInt8]
    public let bodyHash: [UInt8]
    public let signature: [UInt8]

    /// Signs a request.
    public init(_ claim: RequestClaim, by key: DeviceKey) throws {
        nonce = claim.nonce
        salt = claim.salt
        bodyHash = claim.bodyHash
        signature = try key.sign(claim.canonical)
    }

    /// Reads a header's value; nil for anything that ``text`` does not write.
    public init?(_ text: String) {
        guard text.utf8.count <= 512 else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "1", parts[1].utf8.count <= Self.nonceLimit,
            let salt = Hexadecimal.bytes(parts[2], count: Self.saltLength),
            let bodyHash = Hexadecimal.bytes(parts[3], count: SHA256.byteCount),
            let signature = Hexadecimal.bytes(parts[4], count: DeviceKey.signatureLength)
        else { return nil }
        nonce = String(parts[1])
        self.salt = salt
        self.bodyHash = bodyHash
        self.signature = signature
    }

    /// What may stand in a header as a nonce.
    public static func isNonce(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.count <= nonceLimit
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ".") }
    }

    public var text: String {
        "1.\(nonce).\(Hexadecimal.text(salt)).\(Hexadecimal.text(bodyHash)).\(Hexadecimal.text(signature))"
    }

    /// Whether the holder of a public key signed this for the given request.
    public func isValid(method: String, path: String, replica: ReplicaID, by publicKey: [UInt8]) -> Bool {
        let claim = RequestClaim(
            method: method, path: path, replica: replica, nonce: nonce, salt: salt, bodyHash: bodyHash)
        return DeviceKey.isValid(signature, of: claim.canonical, by: publicKey)
    }

    /// The hash of a whole body.
    public static func hash(of body: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: body)) }
}
