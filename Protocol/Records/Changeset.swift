// Why this file exists: a rep presses enter once and one thing happens: on every replica the whole of it, or nothing.

/// One atomic user transaction: a dot, when it was made, what its author had seen, and what it writes.
public struct Changeset: Hashable, Sendable {
    public let dot: Dot
    /// Minted by the author's hybrid clock, corrected by its last measured offset to HQ.
    public let stamp: Stamp
    /// S_w: the commit prefix visible when the edit began.
    public let seen: CommitSequence
    /// E_w: what was observed beyond `seen` and beyond the author's own edits: of each replica named, that dot and
    /// every earlier one. Empty in a star, except where a replica that had to take a new id names its former self.
    public let observed: [Dot]
    public let operations: [Operation]
    /// Why the author made it, for whoever must decide about it; empty if they did not say.
    public let reason: String
    /// What the author's clock read, corrected by its offset, where the stamp could not follow it: a clock that runs
    /// far behind what HQ had said. Unix milliseconds.
    public let wall: UInt64?
    /// Whose edit HQ says again with this one, after a restore had kept it from counting: it is judged by its author's
    /// rights. Only HQ's own log knows such changesets.
    public let inPlaceOf: Dot?

    public init(
        dot: Dot, stamp: Stamp, seen: CommitSequence, observed: [Dot] = [], operations: [Operation],
        reason: String = "", wall: UInt64? = nil, inPlaceOf: Dot? = nil
    ) {
        self.inPlaceOf = inPlaceOf
        self.dot = dot
        self.stamp = stamp
        self.seen = seen
        self.observed = observed
        self.operations = operations
        self.reason = reason
        self.wall = wall
    }

    /// The edit's name as its author gave it.
    public var authored: Dot { inPlaceOf ?? dot }
    /// By whose rights it is judged.
    public var speaker: ReplicaID { authored.replica }

    /// What the author had seen; where HQ speaks in somebody's stead, that is what they had seen, and nothing of HQ's.
    public var context: CausalContext { CausalContext(of: authored, prefix: seen, observed: observed) }

    /// What one changeset does to one record.
    public struct Operation: Hashable, Sendable {
        public let key: RecordKey
        public let action: RecordEdit.Action
        public let writes: [FieldWrite]

        public init(_ key: RecordKey, _ action: RecordEdit.Action, _ writes: [FieldWrite] = []) {
            self.key = key
            self.action = action
            self.writes = writes
        }

        public init(_ edit: RecordEdit) {
            self.init(edit.key, edit.action, edit.writes.map { FieldWrite($0.field, $0.value) })
        }
    }
}

/// One field's new value and, where the author knew one, the value it replaces: the middle of a three-way view, and
/// what the author's own replica goes back to if the edit is undone.
public struct FieldWrite: Hashable, Sendable {
    public let field: FieldNumber
    public let value: Value
    public let base: Value?

    public init(_ field: FieldNumber, _ value: Value, base: Value? = nil) {
        self.field = field
        self.value = value
        self.base = base
    }
}

/// A changeset as it is stored, chained and sent: bytes that no relay alters.
public struct SealedChangeset: Hashable, Sendable {
    public let counter: UInt64
    /// The encoded changeset, perhaps compressed; see `ChangesetCodec`.
    public let payload: [UInt8]

    public init(counter: UInt64, payload: [UInt8]) {
        self.counter = counter
        self.payload = payload
    }
}

/// A changeset on its way to the sequencer, perhaps opened already: reading it needs no turn at the ledger.
public struct PresentedChangeset: Sendable {
    public let sealed: SealedChangeset
    let opened: Result<Changeset, WireError>?

    /// - Parameter opening: whether to open it here and now.
    public init(_ sealed: SealedChangeset, opening: Bool = false) {
        self.sealed = sealed
        opened = opening ? Self.open(sealed) : nil
    }

    /// Its content, or why it has none.
    var content: Result<Changeset, WireError> { opened ?? Self.open(sealed) }

    private static func open(_ sealed: SealedChangeset) -> Result<Changeset, WireError> {
        do throws(WireError) { return .success(try ChangesetCodec.open(sealed.payload)) } catch {
            return .failure(error)
        }
    }
}
