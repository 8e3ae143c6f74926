// Why this file exists: what a replica has seen is a set of dots, and because every replica counts without gaps, one
// number per replica stands for the set. (Parker et al., 1983.)

/// ReplicaID → highest contiguous counter. A partial order, so it is deliberately not `Comparable`: `a < b` being
/// false would not mean `b <= a`. Stores no zeros, so equal knowledge is equal in memory too.
public struct VersionVector: Hashable, Sendable, CustomStringConvertible {
    private var counters: [ReplicaID: UInt64] = [:]

    public init() {}

    public init(_ entries: some Sequence<Dot>) {
        for dot in entries { raise(dot.replica, to: dot.counter) }
    }

    /// Reads `7:42 9:1`; nil if a word is not a dot or a replica stands twice.
    public init?(_ text: some StringProtocol) {
        for word in text.split(separator: " ") {
            guard let dot = Dot(word), counters[dot.replica] == nil else { return nil }
            counters[dot.replica] = dot.counter
        }
    }

    public subscript(replica: ReplicaID) -> UInt64 { counters[replica] ?? 0 }

    public var isEmpty: Bool { counters.isEmpty }

    /// One dot per replica, its highest, in replica order.
    public var entries: [Dot] {
        counters.map { Dot(replica: $0.key, counter: $0.value) }.sorted()
    }

    public func contains(_ dot: Dot) -> Bool { dot.counter <= self[dot.replica] }

    public func contains(_ other: VersionVector) -> Bool {
        other.counters.allSatisfy { $0.value <= self[$0.key] }
    }

    /// How this history relates to `other`; looks at the replicas of both.
    public func relation(to other: VersionVector) -> CausalRelation {
        switch (contains(other), other.contains(self)) {
        case (true, true): .same
        case (true, false): .after
        case (false, true): .before
        case (false, false): .concurrent
        }
    }

    /// Raises one entry, never lowers it.
    public mutating func raise(_ replica: ReplicaID, to counter: UInt64) {
        if counter > self[replica] { counters[replica] = counter }
    }

    /// Adds the next dot of its replica.
    /// - Returns: false, and nothing changes, if that would jump over a hole.
    public mutating func append(_ dot: Dot) -> Bool {
        if contains(dot) { return true }
        guard dot.counter == self[dot.replica] + 1 else { return false }
        counters[dot.replica] = dot.counter
        return true
    }

    /// The least vector that contains both.
    public func joined(with other: VersionVector) -> VersionVector {
        var result = self
        for (replica, counter) in other.counters { result.raise(replica, to: counter) }
        return result
    }

    /// Forgets a replica, once everything it made is covered by HQ's prefix.
    public mutating func drop(_ replica: ReplicaID) { counters[replica] = nil }

    public var description: String { entries.map(\.description).joined(separator: " ") }
}
