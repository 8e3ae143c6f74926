// Why this file exists: the hinge. The conversation decides; any store that keeps these promises can perform, be it
// SQLite on a laptop, an office hub, or memory in a simulator.

/// What the asking side needs of its store. Every method is synchronous; each write is one durable transaction.
public protocol ReplicaStore: AnyObject {
    func checkpoint() throws -> Checkpoint
    /// Durable changesets after `counter`, in order, up to about `bytes`; none if there are none.
    func outgoing(after counter: UInt64, bytes: Int) throws -> [SealedChangeset]
    /// What is held, digested by kind and range; asked for only when a repair is needed.
    func inventory() throws -> [Inventory]
    /// Keeps a message until it is installed or discarded; need not survive a crash.
    func stage(_ message: Message) throws
    func discardStaged() throws
    /// Applies everything staged together with the new checkpoint, all or nothing.
    func install(_ installation: Installation) throws
}

/// What changes in the checkpoint when staged messages are applied.
public struct Installation: Hashable, Sendable {
    public let timeline: Timeline
    /// S after the installation.
    public let prefix: CommitSequence
    /// S_b of the scopes still catching up after it.
    public let exceptions: [ScopeID: CommitSequence]
    /// HQ durably has the replica's changesets up to here, and up to `backedUp` in a backup.
    public let acknowledged: UInt64
    public let backedUp: UInt64
    /// What to present at the next sync.
    public let nonce: UInt64
    /// HQ's hybrid clock at the reply.
    public let clock: Stamp
    /// Server time minus device time in milliseconds, as measured in this exchange.
    public let offset: Int64
    /// What the replica holds from now on, if that changes.
    public let scopes: [ScopeID]?
    /// The digest that all confirmed rows must have afterwards; nil for a part of a first download.
    public let digest: ScopeDigest?
    /// Whether this answers a repair: rosters are among what was staged, and the digest is to be counted anew.
    public let isRepair: Bool
    /// Whether HQ has forgotten deletions that this replica never heard of: the next sync must ask for a repair.
    public let isRebase: Bool
}

/// What the answering side needs of its store beyond judging: the log, identity, and the feed.
public protocol LedgerStore: ArbitrationStore {
    var timeline: Timeline { get }
    /// The last commit number given out.
    var frontier: CommitSequence { get }
    /// HQ's own clock.
    var clock: HybridClock { get set }
    /// What a commit number that an author had seen means in this timeline: one of an earlier timeline that was lost
    /// in a restore means the last commit that was kept of it.
    func clamped(_ seen: CommitSequence) -> CommitSequence
    /// What the journal keeps of held edits of a record that were held, or taken back, in a range of commits, in the
    /// order in which that was noted.
    func held(_ key: RecordKey, in commits: ClosedRange<CommitSequence>) throws -> [JournalEntry]
    /// What is known of a replica; nil if it never enrolled.
    func standing(of replica: ReplicaID) throws -> Standing?
    /// Whether something may have been said of a record, or filed under it, before it came: it was turned down once, or
    /// HQ has forgotten deletions or lost commits.
    func mayHaveMet(_ key: RecordKey) throws -> Bool
    /// Scopes that a replica held and has lost by a commit beyond a number.
    func formerScopes(of replica: ReplicaID, beyond seen: CommitSequence) throws -> Set<ScopeID>
    /// What a replica may hold changes as of a commit.
    func grant(_ scopes: [ScopeID], to replica: ReplicaID, at sequence: CommitSequence) throws
    /// The devices of a person that may be used.
    func replicas(of person: RecordID) throws -> [ReplicaID]
    /// Everybody whose roles were ever reviewed.
    func reviewedPersons() throws -> [RecordID]
    /// The roles that somebody plays since the last review of them; nil before the first.
    func roles(of person: RecordID) throws -> Set<Role>?
    /// Somebody plays other roles as of a commit.
    func play(_ roles: Set<Role>, by person: RecordID, at sequence: CommitSequence) throws
    /// The scope of a name, made with its parts if there is none yet.
    func makeScope(named name: ScopeName, title: String) throws -> ScopeID
    /// A replica wrote to a record that it may hold no longer: it is to be told so.
    func note(stray key: RecordKey, of replica: ReplicaID, at sequence: CommitSequence) throws
    /// Where the audit chain stands.
    var auditHead: AuditHead { get }
    /// What the store keeps beside the commit that comes next, for its own use; the audit chain covers it too.
    var beside: [UInt8] { get }
    /// Appends to the log; raises the frontier, the author's standing and the audit chain's head.
    func append(_ entry: LogEntry) throws
    /// Appends to the audit chain what is no commit.
    func append(_ act: AuditAct) throws
    /// The next human code with this prefix.
    func issueCode(_ prefix: String, at stamp: Stamp) throws -> String
    /// The changeset of a commit, as its author made it; nil if there is none or it cannot be read.
    func changeset(at sequence: CommitSequence) throws -> Changeset?
    /// When HQ received the newest commit up to this one; zero if there is none.
    func received(upTo sequence: CommitSequence) throws -> Stamp
    /// The effective stamp of a replica's newest commit; zero if it has none.
    func newestStamp(of replica: ReplicaID) throws -> Stamp
    /// The effective stamp of one edit; zero if HQ does not have it.
    func stamp(of dot: Dot) throws -> Stamp
    /// Every record of a kind with this value in this field, deleted or not, as long as HQ still has it; in id order.
    func keptRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID]
    /// Open cases whose due time has come, the oldest first.
    func dueCases(at milliseconds: UInt64, limit: Int) throws -> [RecordID]
}

extension LedgerStore {
    /// In a history that never lost anything every number stands for itself.
    public func clamped(_ seen: CommitSequence) -> CommitSequence { seen }

    /// Where nothing is kept beside a commit.
    public var beside: [UInt8] { [] }

    /// The slow and safe answer.
    public func mayHaveMet(_ key: RecordKey) throws -> Bool { true }

    /// Where nothing is ever taken from anyone.
    public func formerScopes(of replica: ReplicaID, beyond seen: CommitSequence) throws -> Set<ScopeID> { [] }
    public func grant(_ scopes: [ScopeID], to replica: ReplicaID, at sequence: CommitSequence) throws {}
    public func note(stray key: RecordKey, of replica: ReplicaID, at sequence: CommitSequence) throws {}

    public func replicas(of person: RecordID) throws -> [ReplicaID] { [] }
    public func reviewedPersons() throws -> [RecordID] { [] }
    public func roles(of person: RecordID) throws -> Set<Role>? { nil }
    public func play(_ roles: Set<Role>, by person: RecordID, at sequence: CommitSequence) throws {}
    public func makeScope(named name: ScopeName, title: String) throws -> ScopeID {
        try scope(named: name) ?? .reference
    }

    /// HQ's account of itself.
    func standingOfHeadquarters() throws -> Standing {
        try standing(of: .headquarters)
            ?? Standing(replica: .headquarters, counter: 0, chain: .start, backedUp: 0, scopes: nil)
    }
}

/// HQ's account of one replica.
public struct Standing: Hashable, Sendable {
    public let replica: ReplicaID
    /// The last counter HQ has of it, and its chain's head there.
    public var counter: UInt64
    public var chain: ChainHash
    /// The last of its counters that is in a backup.
    public var backedUp: UInt64
    /// What it may hold, in order; nil for HQ.
    public var scopes: [ScopeID]?

    public init(replica: ReplicaID, counter: UInt64, chain: ChainHash, backedUp: UInt64, scopes: [ScopeID]?) {
        self.replica = replica
        self.counter = counter
        self.chain = chain
        self.backedUp = backedUp
        self.scopes = scopes
    }
}

/// One commit of HQ's log.
public struct LogEntry: Hashable, Sendable {
    public let sequence: CommitSequence
    public let dot: Dot
    /// The effective stamp: the author's, but not later than `received`.
    public let stamp: Stamp
    public let received: Stamp
    public let payload: [UInt8]
    /// The author's chain head after this changeset.
    public let chain: ChainHash
    public let receipt: Receipt
    /// The author's role as HQ certified it then.
    public let role: String
    /// Whether `payload` lacks what was said about an erased record, so that `chain` does not follow from it.
    public let isRedacted: Bool
    /// Of the payload as HQ received it, where it is redacted.
    public let payloadHash: Fingerprint?
    /// Of the receipt as HQ gave it, where an erasure took out what it quoted.
    public let receiptHash: Fingerprint?
    /// What the store keeps beside it.
    public let beside: [UInt8]
    /// The audit chain's hash after this entry.
    public internal(set) var audit: Fingerprint

    public init(
        sequence: CommitSequence, dot: Dot, stamp: Stamp, received: Stamp, payload: [UInt8], chain: ChainHash,
        receipt: Receipt, role: String = "", isRedacted: Bool = false, payloadHash: Fingerprint? = nil,
        receiptHash: Fingerprint? = nil, beside: [UInt8] = [], audit: Fingerprint = .start
    ) {
        self.payloadHash = payloadHash
        self.receiptHash = receiptHash
        self.beside = beside
        self.audit = audit
        self.isRedacted = isRedacted
        self.role = role
        self.sequence = sequence
        self.dot = dot
        self.stamp = stamp
        self.received = received
        self.payload = payload
        self.chain = chain
        self.receipt = receipt
    }
}
