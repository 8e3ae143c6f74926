// Why this file exists: a device proves itself with a key that never leaves it, so that a secret read from a log, a
// proxy or a backup of HQ opens nothing.

import Crypto

/// A device's private Ed25519 key. Its description tells nothing.
public struct DeviceKey: Sendable, CustomStringConvertible {
    private let key: Curve25519.Signing.PrivateKey

    /// Bytes of a private key, and of a public one.
    public static let length = 32
    /// Bytes of a signature.
    public static let signatureLength = 64

    /// - Parameter seed: 32 bytes of good chance; nil for any other number.
    public init?(seed: [UInt8]) {
        guard seed.count == Self.length, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            return nil
        }
        self.key = key
    }

    /// What the key is made again from. For the device's own disk, and for nothing else.
    public var seed: [UInt8] { Array(key.rawRepresentation) }

    /// What HQ keeps of it.
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    public var description: String { "a device's key" }

    func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }

    static func isValid(_ signature: [UInt8], of bytes: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard signature.count == signatureLength,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature, for: bytes)
    }
}

/// A change of a device's key, for which the new key signs; the old one signs the request that carries it.
public struct KeyRotation: Hashable, Sendable {
    public let replica: ReplicaID
    /// Both as public keys.
    public let former: [UInt8]
    public let new: [UInt8]

    public init(replica: ReplicaID, former: [UInt8], new: [UInt8]) {
        self.replica = replica
        self.former = former
        self.new = new
    }

    /// What is signed: each part with its length, so that no two changes read the same.
    public var canonical: [UInt8] {
        var writer = ByteWriter()
        writer.text("outpost-key-1")
        writer.varint(UInt64(replica.rawValue))
        writer.block(former)
        writer.block(new)
        return writer.bytes
    }

    /// The new key's signature.
    public func proof(by key: DeviceKey) throws -> [UInt8] { try key.sign(canonical) }

    /// Whether the new key signed for this change.
    public func isProven(by proof: [UInt8]) -> Bool { DeviceKey.isValid(proof, of: canonical, by: new) }
}
