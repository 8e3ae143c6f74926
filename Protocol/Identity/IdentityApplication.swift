// Why this file exists: the bodies in which a device asks for an identity or a new key are written by the client and
// read by HQ. One description serves both, so that neither can drift from the other.

/// What a device says of itself when it asks for an identity, in JSON: for a code, or for its old identity.
public struct IdentityApplication: Codable, Hashable, Sendable {
    /// The edits of one replica that a database brings along.
    public struct Kept: Codable, Hashable, Sendable {
        public let replica: UInt32
        public let after: UInt64
        /// Chain heads in hexadecimal.
        public let heads: [String]

        public init(_ kept: KeptEdits) {
            replica = kept.replica.rawValue
            after = kept.after
            heads = kept.heads.map(\.description)
        }
    }

    public let code: String?
    public let device: String?
    /// The device's public key, in hexadecimal.
    public let key: String?
    public let kept: [Kept]?
    /// Why it asks, for HQ's operator.
    public let reason: String?
    /// What the device says of the disk beneath it.
    public let storage: StorageStatement?

    public init(
        code: String? = nil, device: String? = nil, publicKey: [UInt8], kept: [KeptEdits], reason: String? = nil,
        storage: StorageStatement?
    ) {
        self.code = code
        self.device = device
        key = Hexadecimal.text(publicKey)
        self.kept = kept.map(Kept.init)
        self.reason = reason
        self.storage = storage
    }

    /// The device's public key; nil if there is none.
    public var publicKey: [UInt8]? { key.flatMap { Hexadecimal.bytes($0, count: DeviceKey.length) } }

    /// The kept edits; nil if a head is none.
    public var keptEdits: [KeptEdits]? {
        var result: [KeptEdits] = []
        for kept in kept ?? [] {
            let heads = kept.heads.compactMap { text in
                Hexadecimal.bytes(text, count: ChainHash.length).flatMap { ChainHash($0) }
            }
            guard heads.count == kept.heads.count, heads.count <= Limits.changesets, kept.after < UInt64(Int64.max)
            else { return nil }
            result.append(KeptEdits(replica: ReplicaID(rawValue: kept.replica), after: kept.after, heads: heads))
        }
        return result
    }
}

/// A new key that a device asks HQ to take, in JSON.
public struct KeyApplication: Codable, Hashable, Sendable {
    private let key: String
    private let proof: String
    /// What the device says of the disk beneath it.
    public let storage: StorageStatement?

    /// - Parameters:
    ///   - publicKey: the new key's public half.
    ///   - proof: its signature for the change.
    public init(publicKey: [UInt8], proof: [UInt8], storage: StorageStatement?) {
        key = Hexadecimal.text(publicKey)
        self.proof = Hexadecimal.text(proof)
        self.storage = storage
    }

    /// Nil if it is none.
    public var publicKey: [UInt8]? { Hexadecimal.bytes(key, count: DeviceKey.length) }
    /// Nil if it is none.
    public var signature: [UInt8]? { Hexadecimal.bytes(proof, count: DeviceKey.signatureLength) }
}
