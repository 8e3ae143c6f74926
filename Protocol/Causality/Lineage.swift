// Why this file exists: an HQ that was restored counts on in a new history. Whoever knew the old one must find out how
// far both are the same, because commit numbers mean the same only up to there.

/// HQ's history as it tells it: the timelines it went through, each with the last commit it kept of it.
public struct Lineage: Hashable, Sendable, CustomStringConvertible {
    /// A timeline that ended: with a restore, HQ goes on from one of its commits in another timeline.
    public struct Ending: Hashable, Sendable {
        public let timeline: Timeline
        /// σ of its last commit that is part of what follows.
        public let sequence: CommitSequence

        public init(timeline: Timeline, sequence: CommitSequence) {
            self.timeline = timeline
            self.sequence = sequence
        }
    }

    public let current: Timeline
    /// Oldest first.
    public let ended: [Ending]

    public init(_ current: Timeline, ended: [Ending] = []) {
        self.current = current
        self.ended = ended
    }

    /// Whether it went through a timeline, or is in it now.
    public func contains(_ timeline: Timeline) -> Bool {
        timeline == current || ended.contains { $0.timeline == timeline }
    }

    /// The last commit number that means the same in both histories; 0 if they share nothing, and the greatest number
    /// if they are the same. Both may know only the later part of their history.
    public func shared(with other: Lineage) -> CommitSequence {
        for theirs in other.stretches.reversed() {
            if let mine = stretches.last(where: { $0.timeline == theirs.timeline }) {
                return min(mine.sequence, theirs.sequence)
            }
        }
        return 0
    }

    private var stretches: [Ending] { ended + [Ending(timeline: current, sequence: .max)] }

    public var description: String {
        ended.map { "\($0.timeline)@\($0.sequence) " }.joined() + current.description
    }
}

/// What a replica of an older timeline needs in order to go back to what it shares with HQ.
public struct Rewind: Hashable, Sendable {
    public let lineage: Lineage
    /// The number after which HQ's present timeline counts: all between the last ending and this one were lost.
    public let base: CommitSequence
    /// The last of the replica's own changesets that HQ still has.
    public let counter: UInt64

    public init(lineage: Lineage, base: CommitSequence, counter: UInt64) {
        self.lineage = lineage
        self.base = base
        self.counter = counter
    }

    /// Whether HQ knows by itself what a number means that was seen in another history: that of a timeline that HQ went
    /// through, or of one that left HQ's history where its own last restore did.
    public func explains(_ other: Lineage, upTo prefix: CommitSequence) -> Bool {
        if lineage.contains(other.current) { return true }
        let shared = lineage.shared(with: other)
        return shared > 0 && shared == lineage.ended.last?.sequence && prefix <= base
    }
}
