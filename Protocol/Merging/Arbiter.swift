// Why this file exists: HQ's judgement of a changeset is the heart of the protocol. It is a pure decision over what a
// store can look up, so that the simulator judges with the very code that HQ runs on SQLite.

/// What a store of HQ must be able to look up and keep while a changeset is judged.
public protocol ArbitrationStore: AnyObject, Ground {
    var schema: Schema { get }
    /// Whether HQ ever lost commits in a restore: then an edit may come before the record that it is about.
    var isRestored: Bool { get }
    /// What is known of a record; nil if it was never created.
    func header(of key: RecordKey) throws -> RecordHeader?
    /// A field's live edits. Where `seen` covers the field's newest commit and `brief` holds, the store may answer with
    /// none, or with one sibling that carries only that commit number: whatever it was, it is superseded.
    func field(_ number: FieldNumber, of key: RecordKey, seen: CommitSequence, brief: Bool) throws -> FieldState
    /// Every live edit of the record beyond a commit number: what a deleter may not have seen.
    /// - Parameter ignored: fields whose edits do not matter.
    /// Elements taken out of a set count too; see ``Changeset/removal(from:_:_:survivor:)``.
    func edits(of key: RecordKey, beyond seen: CommitSequence, but ignored: Set<FieldNumber>) throws -> [Sibling]
    /// A changeset is about to be judged: what its edits have in common, with no value. Until it is logged the store
    /// cannot look that up.
    func begin(_ making: Sibling)
    /// Keeps a judged operation; every field in `change` is visible from the change's sequence on.
    func keep(_ change: RecordChange) throws
    func journal(_ entry: JournalEntry) throws
    /// Takes away everything that was ever written to a record: its live edits, its journal, the values and reasons in
    /// every logged changeset that speaks of it, the details of receipts about it, and the open cases about it. Nothing
    /// may be left where it stood, neither in free pages nor in the write-ahead log once that is emptied.
    func erase(_ key: RecordKey) throws
    /// The scopes that a record has left in commits beyond a number.
    func departures(of key: RecordKey, beyond seen: CommitSequence) throws -> Set<ScopeID>
    /// The scope of a name, if there is one.
    func scope(named name: ScopeName) throws -> ScopeID?
    /// What a scope is; nil if there is none of that number.
    func name(of scope: ScopeID) throws -> ScopeName?
    /// Whose device a replica is.
    func author(_ replica: ReplicaID) throws -> Author
    /// Roles that somebody played and has lost by a commit beyond a number.
    func formerRoles(of person: RecordID, beyond seen: CommitSequence) throws -> Set<Role>
    /// The open case about a topic; nil if there is none.
    func openCase(about topic: CaseTopic) throws -> RecordID?
    /// Notes that a case about a topic was opened, or with nil that it was closed.
    func note(openCase id: RecordID?, about topic: CaseTopic) throws
}

extension ArbitrationStore {
    public func begin(_ making: Sibling) {}
    public func formerRoles(of person: RecordID, beyond seen: CommitSequence) throws -> Set<Role> { [] }
    public func departures(of key: RecordKey, beyond seen: CommitSequence) throws -> Set<ScopeID> { [] }
}

/// What HQ knows of a record as a whole.
public struct RecordHeader: Hashable, Sendable {
    public var scope: ScopeID
    public var isAlive: Bool
    /// Whether HQ erased it for privacy; nothing brings it back.
    public var isErased = false
    /// σ of the newest visible change to any field or to the record's life.
    public var head: CommitSequence
    /// σ at which it last came into being for its scope: who is below gets every field.
    public var entered: CommitSequence
    /// σ of the newest edit of its life, and that edit's dot.
    public var lifeSequence: CommitSequence
    public var lifeDot: Dot

    public init(
        scope: ScopeID, isAlive: Bool, head: CommitSequence, entered: CommitSequence, lifeSequence: CommitSequence,
        lifeDot: Dot
    ) {
        self.scope = scope
        self.isAlive = isAlive
        self.head = head
        self.entered = entered
        self.lifeSequence = lifeSequence
        self.lifeDot = lifeDot
    }
}

/// One judged operation, ready to be kept.
public struct RecordChange: Sendable {
    public let key: RecordKey
    /// What the store knew before; nil for a creation.
    public let before: RecordHeader?
    public let after: RecordHeader
    public let fields: [FieldChange]

    public struct FieldChange: Sendable {
        public let field: Field
        public let state: FieldState
        /// What people see.
        public let view: Value
    }
}

/// An edit that does not show although no later edit had seen it: who made it, what it said, what shows instead, why.
public struct JournalEntry: Hashable, Sendable {
    /// σ of the commit in which it lost.
    public let sequence: CommitSequence
    /// Where it is told; a record takes its entries along.
    public var scope: ScopeID
    /// σ at which it came to that scope.
    public var placed: CommitSequence
    public let key: RecordKey
    /// 0 for the record's life.
    public let field: FieldNumber
    public let verdict: Verdict
    public let rule: Rule
    public let loser: Sibling
    public let winner: Sibling?
    /// The name of the domain's rule where `rule` is ``Rule/invariant``; otherwise empty.
    public let name: String

    /// The rule as people and cases call it.
    public var ruleName: String { name.isEmpty ? rule.name : name }

    public init(
        sequence: CommitSequence, scope: ScopeID, key: RecordKey, field: FieldNumber, verdict: Verdict, rule: Rule,
        loser: Sibling, winner: Sibling?, name: String = ""
    ) {
        self.name = name
        self.sequence = sequence
        self.scope = scope
        placed = sequence
        self.key = key
        self.field = field
        self.verdict = verdict
        self.rule = rule
        self.loser = loser
        self.winner = winner
    }
}

/// HQ's verdict on one changeset. Accepted parts are not listed.
public struct Receipt: Hashable, Sendable {
    public let counter: UInt64
    public let sequence: CommitSequence
    public let verdict: Verdict
    public let remarks: [Remark]

    /// What became of one field, or of the whole record (field 0).
    public struct Remark: Hashable, Sendable {
        public let key: RecordKey
        public let field: FieldNumber
        public let verdict: Verdict
        public let rule: Rule
        /// What exactly is wrong with a refused value; empty where the rule says it all.
        public let detail: String
        /// The name of the domain's rule where `rule` is ``Rule/invariant``; otherwise empty.
        public let name: String

        public init(
            key: RecordKey, field: FieldNumber, verdict: Verdict, rule: Rule, detail: String = "", name: String = ""
        ) {
            self.name = name
            self.key = key
            self.field = field
            self.verdict = verdict
            self.rule = rule
            self.detail = detail
        }
    }

    public init(counter: UInt64, sequence: CommitSequence, remarks: [Remark]) {
        self.counter = counter
        self.sequence = sequence
        self.verdict = remarks.map(\.verdict).max() ?? .accepted
        self.remarks = remarks
    }
}

/// Judges changesets by the domain's schema and rules.
public struct Arbiter: Sendable {
    public let schema: Schema
    public let rulebook: Rulebook

    public init(schema: Schema, rulebook: Rulebook) {
        self.schema = schema
        self.rulebook = rulebook
    }

    /// Judges one changeset at commit `sequence` and keeps the result in `store`.
    /// - Parameters:
    ///   - admission: when and as of what it is judged.
    ///   - holdings: what the author may write to; nil for HQ, which may write to everything.
    ///     The author is whoever speaks: see ``Changeset/inPlaceOf``.
    public func judge(
        _ changeset: Changeset, _ circumstances: Circumstances, holdings: Holdings?, in store: some ArbitrationStore
    ) throws -> Judgement {
        var hearing = Hearing(
            self, changeset, circumstances, holdings: holdings, author: try store.author(changeset.speaker))
        store.begin(hearing.sibling(.null))
        try hearing.judge(in: store)
        let receipt = Receipt(
            counter: changeset.dot.counter, sequence: circumstances.sequence, remarks: hearing.remarks)
        return Judgement(receipt: receipt, aftermath: hearing.aftermath, erased: hearing.erased)
    }

    /// When a changeset is judged.
    public struct Circumstances: Hashable, Sendable {
        /// σ of its commit.
        public let sequence: CommitSequence
        /// The effective stamp: what its author's clock said, corrected, and never later than `received`.
        public let stamp: Stamp
        /// HQ's own clock.
        public let received: Stamp
        /// HQ's time minus the author's corrected time at upload, milliseconds.
        public let skew: Int64
        /// HQ has withdrawn the author's device: whatever it sends waits for somebody else.
        public let isWithdrawn: Bool

        public init(
            sequence: CommitSequence, stamp: Stamp, received: Stamp, skew: Int64 = 0, isWithdrawn: Bool = false
        ) {
            self.isWithdrawn = isWithdrawn
            self.sequence = sequence
            self.stamp = stamp
            self.received = received
            self.skew = skew
        }
    }

    public struct Judgement: Sendable {
        public let receipt: Receipt
        /// What HQ has to do because of it.
        public let aftermath: Aftermath
        /// Records of which the log must not keep what the changeset writes to them; usually none.
        public var erased: Set<RecordKey> = []
    }
}
