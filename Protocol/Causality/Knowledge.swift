// Why this file exists: a version vector over every laptop of the world would travel with every sync. HQ's gapless
// commit numbers let one integer stand for almost all of it; only what HQ has not sequenced needs entries of its own.

/// Which edits a store already reflects.
public struct Knowledge: Hashable, Sendable, CustomStringConvertible {
    /// The history of HQ that `prefix` counts in.
    public var timeline: Timeline
    /// S: every commit up to and including this one is reflected, in every scope not listed in `exceptions`.
    public var prefix: CommitSequence
    /// Scopes still catching up: S_b instead of S.
    public var exceptions: [ScopeID: CommitSequence]
    /// Dots that arrived without passing HQ (through an office hub).
    public var vector: VersionVector
    /// The replica's own edits, which it always reflects.
    public var own: Dot?

    public init(
        timeline: Timeline = .none, prefix: CommitSequence = 0, exceptions: [ScopeID: CommitSequence] = [:],
        vector: VersionVector = VersionVector(), own: Dot? = nil
    ) {
        self.timeline = timeline
        self.prefix = prefix
        self.exceptions = exceptions
        self.vector = vector
        self.own = own
    }

    /// S_b: up to which commit a scope's data is reflected.
    public func prefix(of scope: ScopeID) -> CommitSequence { exceptions[scope] ?? prefix }

    /// Whether an edit with this dot and commit number (0 when not sequenced) is reflected, in a scope.
    public func contains(_ dot: Dot, sequence: CommitSequence, in scope: ScopeID) -> Bool {
        if sequence > 0 && sequence <= prefix(of: scope) { return true }
        if let own, own.replica == dot.replica, dot.counter <= own.counter { return true }
        return vector.contains(dot)
    }

    public var description: String {
        let behind = exceptions.sorted { $0.key < $1.key }.map { " \($0.key)@\($0.value)" }.joined()
        let beyond = vector.isEmpty ? "" : " + \(vector)"
        return "\(timeline)@\(prefix)\(behind)\(beyond)" + (own.map { " own \($0)" } ?? "")
    }
}

/// What the author of a write had seen: the edits it replaces rather than conflicts with.
public struct CausalContext: Hashable, Sendable {
    /// S_w: the prefix visible when the edit *began*, not when it was saved.
    public let prefix: CommitSequence
    /// The write's own dot: its author had seen that and every earlier edit of its own.
    public let own: Dot
    /// E_w: what was observed beyond both of the above: of each replica named, that dot and every earlier one (what is
    /// known of a replica never has holes).
    public let observed: [Dot]

    /// - Parameter dot: the write's own dot.
    public init(of dot: Dot, prefix: CommitSequence, observed: [Dot] = []) {
        self.prefix = prefix
        self.own = dot
        self.observed = observed
    }

    public func contains(_ dot: Dot, sequence: CommitSequence) -> Bool {
        if sequence > 0 && sequence <= prefix { return true }
        if dot.replica == own.replica && dot.counter <= own.counter { return true }
        return observed.contains { $0.replica == dot.replica && dot.counter <= $0.counter }
    }
}
