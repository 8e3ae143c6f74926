// Why this file exists: what names a device in a request is written on one side and read on the other, byte for byte.

/// What a device presents: `Authorization: Bearer <replica>.<secret>`. Without a signature it proves nothing.
public struct Credentials: Hashable, Sendable {
    public let replica: ReplicaID
    public let secret: String

    private static let scheme = "Bearer "
    /// Bytes of a header's value at most.
    private static let limit = 256

    public init(replica: ReplicaID, secret: String) {
        self.replica = replica
        self.secret = secret
    }

    /// Reads the header's value; nil for anything that ``header`` does not write.
    public init?(header: String?) {
        guard let header, header.utf8.count <= Self.limit, header.hasPrefix(Self.scheme) else { return nil }
        let parts = header.dropFirst(Self.scheme.count).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = UInt32(parts[0]), number > 1, String(number) == parts[0],
            !parts[1].isEmpty
        else { return nil }
        self.init(replica: ReplicaID(rawValue: number), secret: String(parts[1]))
    }

    /// `<replica>.<secret>`
    public var bearer: String { "\(replica).\(secret)" }
    /// The header's value.
    public var header: String { Self.scheme + bearer }
}
