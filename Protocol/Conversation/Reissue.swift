// Why this file exists: a database that turns out to be a copy, or older than HQ knew it, goes on under a new id. Its
// unsent edits go with it and must keep the context they really had, or they would fight with what their author saw.

extension Changeset {
    /// The same edits, made at the same time for the same reason, under another name.
    /// - Parameters:
    ///   - dot: the new name.
    ///   - former: the last edit of the author's former self that the author had seen and HQ has; nil if there is none.
    ///   - shared: commit numbers beyond this one mean something else by now; the author's view ends there.
    ///   - isHeld: whether HQ has an edit that the author names. One that it lost is made anew too: should another copy
    ///     bring it again, that is another edit.
    public func reissued(
        as dot: Dot, after former: Dot?, shared: CommitSequence = .max, isHeld: (Dot) -> Bool = { _ in true }
    ) -> Changeset {
        Changeset(
            dot: dot, stamp: stamp, seen: min(seen, shared),
            observed: observed.filter { $0.replica != former?.replica && isHeld($0) } + (former.map { [$0] } ?? []),
            operations: operations, reason: reason, wall: wall)
    }

    /// The same changeset with another view of HQ's history.
    func viewing(_ seen: CommitSequence) -> Changeset {
        seen == self.seen
            ? self
            : Changeset(
                dot: dot, stamp: stamp, seen: seen, observed: observed, operations: operations, reason: reason,
                wall: wall)
    }
}

/// What a database tells HQ of the edits it keeps, so that HQ can say which of them it has: the chain's heads prove it
/// without sending the edits.
public struct KeptEdits: Hashable, Sendable {
    public let replica: ReplicaID
    /// The counter after which the kept edits begin.
    public let after: UInt64
    /// The chain's head after each of them, in order.
    public let heads: [ChainHash]

    public init(replica: ReplicaID, after: UInt64, heads: [ChainHash]) {
        self.replica = replica
        self.after = after
        self.heads = heads
    }

    /// The last edit of the replica that HQ has, as far as this database can know in a history that it shares with HQ.
    /// What HQ compared counts, not what it once acknowledged: since then HQ may have been restored and have taken
    /// another copy's edits under the same numbers.
    /// - Parameters:
    ///   - told: what HQ found; see ``shared(_:)``.
    ///   - acknowledged: what HQ is taken to have, which counts only beyond what was compared.
    public func last(told: UInt64, acknowledged: UInt64) -> UInt64 {
        told < after + UInt64(heads.count) ? max(told, after) : max(told, acknowledged)
    }

    /// The last of the edits that HQ has too.
    /// - Parameter head: HQ's chain of this replica after a counter; nil if it has no such edit.
    /// - Returns: 0 if it has none of them.
    public func shared(_ head: (UInt64) throws -> ChainHash?) rethrows -> UInt64 {
        // Two chains that part never meet again: halve.
        var low = 0
        var high = heads.count
        while low < high {
            let middle = low + (high - low + 1) / 2
            if try head(after + UInt64(middle)) == heads[middle - 1] { low = middle } else { high = middle - 1 }
        }
        return low == 0 ? 0 : after + UInt64(low)
    }
}
