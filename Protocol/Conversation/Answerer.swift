// Why this file exists: the replying side of a sync as a pure value: it checks who speaks and in what order, and says
// what the ledger is to do. It knows neither HTTP nor SQL.

/// What the answerer wants done once a request is complete.
public struct Admission: Hashable, Sendable {
    public let hello: Hello
    /// Changesets the ledger does not have yet, in order.
    public let fresh: [SealedChangeset]
    /// What the caller holds, if it asks for a repair.
    public let inventory: [Inventory]
    /// Where each of its scopes is to be fed from.
    public let feed: FeedCursor
    /// What the caller may hold from now on, where it holds something else.
    public let grants: [ScopeID]?
    /// Scopes that it holds and may hold no longer.
    public let retired: [ScopeID]
}

/// Checks one request, message by message. A refusal leaves the ledger untouched.
public struct Answerer: Sendable {
    private let standing: Standing
    private let lineage: Lineage
    private let base: CommitSequence
    private let nonces: NonceWindow
    private var hello: Hello?
    private var rolling: ChainHash = .start
    private var next: UInt64 = 0
    private var isVerified = false
    private var fresh: [SealedChangeset] = []
    private var inventory: [Inventory] = []

    /// - Parameters:
    ///   - standing: what the ledger knows of the replica whose credentials the request carries.
    ///   - base: the number after which the present timeline counts.
    ///   - nonces: what it was given to present.
    public init(
        _ standing: Standing, lineage: Lineage, base: CommitSequence = 0, nonces: NonceWindow = .unknown
    ) {
        self.standing = standing
        self.lineage = lineage
        self.base = base
        self.nonces = nonces
    }

    /// Takes the next message of the request; returns what to do when it was the last.
    public mutating func receive(_ message: Message) throws(Refusal) -> Admission? {
        switch message {
        case .hello(let hello) where self.hello == nil:
            try greet(hello)
            return nil
        case .segment(let segment) where hello != nil:
            for changeset in segment.changesets { try take(changeset) }
            return nil
        case .inventory(let inventory) where hello != nil:
            self.inventory.append(inventory)
            guard self.inventory.count <= Limits.writes else {
                throw Refusal(.tooLarge, "The request lists more kinds than HQ accepts.")
            }
            return nil
        case .finish where hello != nil: return try admission()
        default: throw Refusal(.malformed, "A message came out of order; upgrade the client and sync again.")
        }
    }

    private mutating func greet(_ hello: Hello) throws(Refusal) {
        guard hello.replica == standing.replica else {
            throw Refusal(.unauthorised, "The credentials belong to another replica; enrol this device again.")
        }
        guard hello.knowledge.timeline == .none || hello.knowledge.timeline == lineage.current else {
            throw Refusal(
                .timeline, "HQ was restored and counts a new history; this replica must rejoin it.",
                rewind: Rewind(lineage: lineage, base: base, counter: standing.counter))
        }
        guard nonces.accepts(hello.nonce) else { throw Refusal.fork }
        guard hello.acknowledged <= standing.counter else {
            throw Refusal(.gap, argument: standing.counter, "HQ lacks edits it once had; send them again.")
        }
        guard hello.counter >= standing.counter else { throw Refusal.fork }
        rolling = hello.chain
        next = hello.acknowledged
        self.hello = hello
        if next == standing.counter { try verify() }
    }

    private mutating func take(_ changeset: SealedChangeset) throws(Refusal) {
        guard changeset.counter == next &+ 1 else {
            throw Refusal(.gap, argument: standing.counter, "Edits are missing before number \(changeset.counter).")
        }
        next = changeset.counter
        rolling = rolling.extended(by: changeset.payload)
        if next > standing.counter {
            fresh.append(changeset)
        } else if next == standing.counter {
            try verify()
        }
        guard fresh.count <= Limits.changesets else {
            throw Refusal(.tooLarge, "More than \(Limits.changesets) changesets in one request; send fewer.")
        }
    }

    /// Both sides stand at the same counter: their chains must agree.
    private mutating func verify() throws(Refusal) {
        guard rolling == standing.chain else { throw Refusal.fork }
        isVerified = true
    }

    private func admission() throws(Refusal) -> Admission {
        guard let hello else { throw Refusal(.malformed, "The request does not begin with a hello.") }
        guard isVerified else {
            throw Refusal(
                .gap, argument: standing.counter, "HQ has more of this replica's edits than were sent; send them all.")
        }
        let scopes = standing.scopes ?? []
        let held = hello.scopes ?? scopes
        let feed = FeedCursor(scopes, after: hello.knowledge, held: Set(held))
        return Admission(
            hello: hello, fresh: fresh, inventory: inventory, feed: feed, grants: held == scopes ? nil : scopes,
            retired: held.filter { !scopes.contains($0) })
    }
}

/// How far each scope has been fed.
public struct FeedCursor: Hashable, Sendable {
    public struct Position: Hashable, Sendable {
        public let scope: ScopeID
        /// S_b: what the reader reflects already. Of a row, the fields beyond it are new to the reader; it stays the
        /// same from page to page, for a row that comes late must still bring all that the reader lacks.
        public let base: CommitSequence
        /// σ up to which the scope's rows were sent.
        public var token: CommitSequence
        /// σ up to which the reader has heard of deletions there; 0 if it holds nothing of the scope yet. Who has just
        /// been upgraded asks for everything once more and still holds what it had.
        public var heard: CommitSequence = 0
    }

    public var positions: [Position]
    /// Whether the reader made edits, so that it may keep something of records that left before it ever synced.
    public let isAuthor: Bool
    /// Who reads, and how much of what is told to it alone it has heard.
    public let reader: ReplicaID
    public let heard: CommitSequence

    /// Everything beyond what `knowledge` reflects. Of a scope whose first download was cut short, rows come whole: the
    /// reader has no part of those that it has not received.
    /// - Parameter held: the scopes that `knowledge` speaks of; what the reader has just been granted comes whole.
    public init(_ scopes: [ScopeID], after knowledge: Knowledge, held: Set<ScopeID>) {
        isAuthor = (knowledge.own?.counter ?? 0) > 0
        reader = knowledge.own?.replica ?? ReplicaID(rawValue: 0)
        heard = knowledge.prefix
        positions = scopes.map { scope in
            guard held.contains(scope) else { return Position(scope: scope, base: 0, token: 0) }
            let token = knowledge.prefix(of: scope)
            return Position(
                scope: scope, base: knowledge.exceptions[scope] == nil ? token : 0, token: token,
                heard: Self.heard(of: scope, knowledge))
        }
    }

    /// σ up to which a reader who holds something of a scope has heard of deletions there.
    static func heard(of scope: ScopeID, _ knowledge: Knowledge) -> CommitSequence {
        let token = knowledge.prefix(of: scope)
        return token > 0 ? token : knowledge.prefix
    }

    /// Whether a reader may keep something of records that left a scope beyond its token.
    public func mayKnow(_ position: Position) -> Bool { position.token > 0 || position.heard > 0 || isAuthor }

    /// The scopes that are fed.
    public var scopes: Set<ScopeID> { Set(positions.map(\.scope)) }

    /// The scopes in which HQ has forgotten deletions that this reader never heard of. A first download needs none.
    /// - Parameter floor: the highest deletion that was forgotten in a scope.
    public func scopes(below floor: (ScopeID) -> CommitSequence) -> [ScopeID] {
        positions.filter { $0.heard > 0 && $0.heard < floor($0.scope) }.map(\.scope)
    }
}

extension Admission {
    /// The scopes in which HQ has forgotten deletions that the caller never heard of, those that were taken from it
    /// included; none if it says what it holds.
    /// - Parameter floor: the highest deletion that was forgotten in a scope.
    public func scopes(below floor: (ScopeID) -> CommitSequence) -> [ScopeID] {
        guard inventory.isEmpty else { return [] }
        let taken = retired.filter { scope in
            let heard = FeedCursor.heard(of: scope, hello.knowledge)
            return heard > 0 && heard < floor(scope)
        }
        return feed.scopes(below: floor) + taken
    }
}
