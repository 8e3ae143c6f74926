// Why this file exists: what HQ gives a new device is read from the network, before anything else of HQ is known.

/// What HQ gives a new device for its code.
public struct EnrolmentGrant: Codable, Hashable, Sendable {
    public let replica: UInt32
    public let secret: String
    public let user: String
    /// The id of the user's record; empty if HQ has none.
    public let person: String?
    public let scopes: [UInt32]
    /// Sixteen hexadecimal digits.
    public let timeline: String
    /// The id of the record that anchors the device's own scope; empty if it has none.
    public let home: String
    /// HQ's earlier timelines, oldest first, and the last commit of each that it kept.
    public let ended: [Ending]?
    /// Of the replicas whose edits the device told of, the last changeset that HQ has.
    public let shared: [Share]?
    /// Records that those edits wrote to and that HQ has erased since.
    public let erased: [Erased]?

    public struct Ending: Codable, Hashable, Sendable {
        /// Sixteen hexadecimal digits.
        public let timeline: String
        public let sequence: UInt64
    }

    public struct Share: Codable, Hashable, Sendable {
        public let replica: UInt32
        public let counter: UInt64
    }

    public struct Erased: Codable, Hashable, Sendable {
        public let kind: UInt16
        public let id: String

        public var key: RecordKey? { RecordID(id).map { RecordKey(kind: kind, id: $0) } }
    }

    /// HQ's history as it tells it; nil if a timeline cannot be read.
    public var lineage: Lineage? {
        guard let current = Timeline(hexadecimal: timeline) else { return nil }
        var endings: [Lineage.Ending] = []
        for ending in ended ?? [] {
            guard let timeline = Timeline(hexadecimal: ending.timeline) else { return nil }
            endings.append(Lineage.Ending(timeline: timeline, sequence: ending.sequence))
        }
        return Lineage(current, ended: endings)
    }

    /// Of each replica once, the last changeset that HQ has.
    public var sharedCounters: [ReplicaID: UInt64] {
        Dictionary(
            (shared ?? []).map { (ReplicaID(rawValue: $0.replica), $0.counter) },
            uniquingKeysWith: { first, _ in first })
    }
}
