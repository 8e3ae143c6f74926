// Why this file exists: this is where "no edit is ever lost" is decided. A field is the set of edits that no other edit
// has seen and replaced; two or more of them are a conflict, and only then does a policy speak.

/// One live edit of a field: its name, its place in HQ's order, when it was made, and the value it wrote.
public struct Sibling: Hashable, Sendable {
    public let dot: Dot
    /// σ, or 0 while HQ has not sequenced it.
    public let sequence: CommitSequence
    /// The effective stamp: what the author's clock said, but never later than HQ received it.
    public let stamp: Stamp
    public let value: Value
    /// What the author saw before the edit, where it said so.
    public let base: Value?
    /// Who made it and out of what, as far as a policy or a person asks.
    public let circumstances: Circumstances

    /// What HQ knows of the making of an edit beyond the edit itself.
    public struct Circumstances: Hashable, Sendable {
        /// The author's role as HQ certified it when it judged the edit; empty if none.
        public var role: String
        /// Why the author made it; empty if they did not say.
        public var reason: String
        /// S_w: the commit prefix the author had seen.
        public var seen: CommitSequence
        /// How often somebody had gone back on this field along the edit's own history (`furthestStage`).
        public var generation: UInt32

        public init(role: String = "", reason: String = "", seen: CommitSequence = 0, generation: UInt32 = 0) {
            self.role = role
            self.reason = reason
            self.seen = seen
            self.generation = generation
        }
    }

    public init(
        dot: Dot, sequence: CommitSequence, stamp: Stamp, value: Value, base: Value? = nil,
        circumstances: Circumstances = Circumstances()
    ) {
        self.dot = dot
        self.sequence = sequence
        self.stamp = stamp
        self.value = value
        self.base = base
        self.circumstances = circumstances
    }

    /// κ of `keepLatest`: strictly increases along causality, so losers may be dropped without arrival order showing.
    var age: (Stamp, ReplicaID, UInt64) { (stamp, dot.replica, dot.counter) }

    /// Of two tellings of one edit the one that HQ has sequenced.
    static func later(_ a: Sibling, _ b: Sibling) -> Sibling { a.sequence >= b.sequence ? a : b }

    /// A fixed order for storage and comparison.
    static func inOrder(_ a: Sibling, _ b: Sibling) -> Bool {
        a.dot == b.dot ? a.value.precedes(b.value) : a.dot < b.dot
    }
}

/// The edits of one field of which none is in another's context.
public struct FieldState: Hashable, Sendable {
    /// In fixed order. An add-remove set holds one sibling per element and dot.
    public private(set) var siblings: [Sibling]
    /// Edits that went back (`furthestStage`) and that later edits have replaced. They show nowhere; by them an edit's
    /// generation comes out the same in every order of arrival.
    public private(set) var regressions: [Sibling]

    public init(_ siblings: [Sibling] = [], regressions: [Sibling] = []) {
        // Nearly every field has one.
        self.siblings = siblings.count < 2 ? siblings : siblings.sorted(by: Sibling.inOrder)
        self.regressions = regressions.count < 2 ? regressions : regressions.sorted(by: Sibling.inOrder)
    }

    /// Whether people would see more than one value if nothing chose between them.
    public var isContested: Bool {
        guard let first = siblings.first else { return false }
        return siblings.contains { $0.value != first.value }
    }

    /// Takes away the siblings that `context` had seen.
    /// - Returns: those taken away.
    mutating func supersede(seenBy context: CausalContext) -> [Sibling] {
        let gone = siblings.filter { context.contains($0.dot, sequence: $0.sequence) }
        if !gone.isEmpty { siblings.removeAll { context.contains($0.dot, sequence: $0.sequence) } }
        return gone
    }

    /// Takes away the siblings that `context` had seen.
    mutating func drop(seenBy context: CausalContext) {
        siblings.removeAll { context.contains($0.dot, sequence: $0.sequence) }
    }

    mutating func insert(_ sibling: Sibling) {
        guard !siblings.isEmpty else { return siblings.append(sibling) }
        guard !siblings.contains(where: { $0.dot == sibling.dot && $0.value == sibling.value }) else { return }
        siblings.append(sibling)
        siblings.sort(by: Sibling.inOrder)
    }

    /// Keeps an edit that went back although it shows no longer.
    mutating func remember(regression: Sibling) {
        guard !regressions.contains(where: { $0.dot == regression.dot }) else { return }
        regressions = (regressions + [regression]).sorted(by: Sibling.inOrder)
    }

    mutating func remove(where condition: (Sibling) -> Bool) -> [Sibling] {
        let gone = siblings.filter(condition)
        siblings.removeAll(where: condition)
        return gone
    }

    /// The join of two replicas' states of one field: a dot stays if both hold it, or if one holds it and the other's
    /// knowledge lacks it. Known but absent means superseded. Edits that went back are remembered if either side does.
    /// Commutative, associative and idempotent.
    /// - Parameters:
    ///   - knows: what each side's store reflects.
    public static func joined(
        _ a: FieldState, knows knownToA: (Dot) -> Bool, _ b: FieldState, knows knownToB: (Dot) -> Bool
    ) -> FieldState {
        let inA = Dictionary(a.siblings.map { (Identity($0), $0) }, uniquingKeysWith: Sibling.later)
        let inB = Dictionary(b.siblings.map { (Identity($0), $0) }, uniquingKeysWith: Sibling.later)
        let kept = a.siblings.compactMap { sibling -> Sibling? in
            if let twin = inB[Identity(sibling)] { return Sibling.later(sibling, twin) }
            return knownToB(sibling.dot) ? nil : sibling
        }
        let brought = b.siblings.filter { inA[Identity($0)] == nil && !knownToA($0.dot) }
        let remembered = Dictionary(
            (a.regressions + b.regressions).map { ($0.dot, $0) }, uniquingKeysWith: Sibling.later)
        return FieldState(kept + brought, regressions: Array(remembered.values))
    }

    /// What makes two siblings one edit, whether or not HQ has sequenced it yet where either was seen.
    private struct Identity: Hashable {
        let dot: Dot
        let value: Value

        init(_ sibling: Sibling) {
            dot = sibling.dot
            value = sibling.value
        }
    }
}
