// Why this file exists: HQ's judgement of a changeset is the heart of the protocol. It is a pure decision over what a
// store can look up, so that the simulator judges with the very code that HQ runs on SQLite.

/// What a store of HQ must be able to look up and keep while a changeset is judged.
public protocol ArbitrationStore: AnyObject {
    /// What is known of a record; nil if it was never created.
    func header(of key: RecordKey) throws -> RecordHeader?
    /// A field's live edits. Where `seen` covers the field's newest commit and `brief` holds, the store may answer with
    /// one sibling that carries only that commit number: whatever it was, it is superseded.
    func field(_ number: FieldNumber, of key: RecordKey, seen: CommitSequence, brief: Bool) throws -> FieldState
    /// Every live edit of the record beyond a commit number: what a deleter may not have seen.
    /// - Parameter ignored: a field whose edits do not matter.
    func edits(of key: RecordKey, beyond seen: CommitSequence, but ignored: FieldNumber?) throws -> [Sibling]
    /// Keeps a judged operation; every field in `change` is visible from the change's sequence on.
    func keep(_ change: RecordChange) throws
    func journal(_ entry: JournalEntry) throws
    /// The scope anchored at a record, if there is one.
    func scope(anchoredAt id: RecordID) throws -> ScopeID?
}

/// What HQ knows of a record as a whole.
public struct RecordHeader: Hashable, Sendable {
    public var scope: ScopeID
    public var isAlive: Bool
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
    public let scope: ScopeID
    public let key: RecordKey
    /// 0 for the record's life.
    public let field: FieldNumber
    public let verdict: Verdict
    public let rule: Rule
    public let loser: Sibling
    public let winner: Sibling?

    public init(
        sequence: CommitSequence, scope: ScopeID, key: RecordKey, field: FieldNumber, verdict: Verdict, rule: Rule,
        loser: Sibling, winner: Sibling?
    ) {
        self.sequence = sequence
        self.scope = scope
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

        public init(key: RecordKey, field: FieldNumber, verdict: Verdict, rule: Rule, detail: String = "") {
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
    ///   - received: HQ's own clock for this commit; no stamp counts as later than that.
    ///   - scopes: what the author may hold; nil for HQ, which may hold everything.
    /// - Returns: the receipt and the records that came into being.
    public func judge(
        _ changeset: Changeset, sequence: CommitSequence, received: Stamp, scopes: Set<ScopeID>?,
        in store: some ArbitrationStore
    ) throws -> Judgement {
        var hearing = Hearing(
            arbiter: self, changeset: changeset, sequence: sequence, stamp: min(changeset.stamp, received),
            scopes: scopes)
        for operation in changeset.operations { try hearing.judge(operation, in: store) }
        return Judgement(
            receipt: Receipt(counter: changeset.dot.counter, sequence: sequence, remarks: hearing.remarks),
            created: hearing.created)
    }

    public struct Judgement: Sendable {
        public let receipt: Receipt
        /// New records, for which HQ may have to issue codes.
        public let created: [RecordKey]
    }
}
