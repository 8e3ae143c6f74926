// Why this file exists: two copies of one database that both go on writing would reuse the same counters. A chain over
// a replica's changesets shows the fork before anything of the second copy is merged.

import Crypto

/// The head of a replica's hash chain: h_n = the first 16 bytes of SHA-256(h_{n−1} ‖ payload n); h_0 is zeros.
public struct ChainHash: Hashable, Sendable, CustomStringConvertible {
    public let bytes: [UInt8]

    public static let length = 16
    public static let start = ChainHash(unchecked: [UInt8](repeating: 0, count: length))

    /// Returns nil unless given exactly 16 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = Array(bytes)
    }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// The chain's head after one more payload.
    public func extended(by payload: [UInt8]) -> ChainHash {
        var hash = SHA256()
        hash.update(data: bytes)
        hash.update(data: payload)
        return ChainHash(unchecked: Array(hash.finalize().prefix(Self.length)))
    }

    public var description: String { bytes.map { hexadecimal(UInt64($0), digits: 2) }.joined() }
}
