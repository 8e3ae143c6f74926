// Why this file exists: not everything that must be answered for is an edit. Who was let in, who was shut out, who may
// hold what, and that HQ was restored stand in the same chain as the edits, between the commits where they happened.

/// Something that was done at HQ and is no commit.
public struct AuditAct: Hashable, Sendable {
    /// σ of the commit it comes after; of several the order in the chain counts.
    public let after: CommitSequence
    /// HQ's clock, Unix milliseconds.
    public let at: UInt64
    public let deed: AuditDeed

    public init(after: CommitSequence, at: UInt64, deed: AuditDeed) {
        self.after = after
        self.at = at
        self.deed = deed
    }
}

/// What was done.
public enum AuditDeed: Hashable, Sendable {
    /// The chain was laid, in one pass, over so many commits that were there before it.
    case begun(commits: UInt64)
    /// What HQ knew of a device when the chain was begun.
    case listed(ReplicaID, DeviceDossier)
    case enrolled(ReplicaID, scopes: [ScopeID], person: RecordID?, key: Fingerprint?)
    /// A database goes on under another number, with what the former one may and might hold.
    case succeeded(ReplicaID, former: ReplicaID, key: Fingerprint?)
    /// What a device may hold from the commit on that this comes after.
    case granted(ReplicaID, scopes: [ScopeID])
    /// What a device may do, in the store's word for it.
    case status(ReplicaID, String)
    case keyChanged(ReplicaID, Fingerprint)
    /// It proved to have erased itself.
    case wiped(ReplicaID)
    /// A backup became HQ, in a new timeline.
    case restored(Fork, timeline: Timeline)
    /// Days for which devices may be used without a sync.
    case lease(days: UInt64)
    /// What became of a person's signing in at HQ's pages: a stable word, and what it is about, such as a session's
    /// number. Of longer texts the chain keeps the beginning: ``wordLimit`` and ``subjectLimit`` bytes.
    case signIn(person: RecordID, word: String, about: String)
    /// What somebody who was signed in did there that is no edit: a stable word, and what it was done to, such as
    /// `device:7`; never a name, which no erasure would reach.
    case desk(person: RecordID, action: String, subject: String)

    /// Bytes of a word, and of what it is about.
    public static let wordLimit = 64
    public static let subjectLimit = 256

    /// Who did it or signed in, where it is about no device.
    public var person: RecordID? {
        switch self {
        case .signIn(let person, _, _), .desk(let person, _, _): person
        default: nil
        }
    }

    /// The device that it is about.
    public var replica: ReplicaID? {
        switch self {
        case .begun, .restored, .lease, .signIn, .desk: nil
        case .listed(let replica, _), .enrolled(let replica, _, _, _), .succeeded(let replica, _, _),
            .granted(let replica, _), .status(let replica, _), .keyChanged(let replica, _), .wiped(let replica):
            replica
        }
    }

    /// One word, stable.
    public var name: String {
        switch self {
        case .begun: "begun"
        case .listed: "listed"
        case .enrolled: "enrolled"
        case .succeeded: "succeeded"
        case .granted: "granted"
        case .status: "status"
        case .keyChanged: "key"
        case .wiped: "wiped"
        case .restored: "restored"
        case .lease: "lease"
        case .signIn: "signIn"
        case .desk: "desk"
        }
    }
}

/// What HQ knows of a device, as far as it matters who could see what.
public struct DeviceDossier: Hashable, Sendable {
    /// A scope that it could hold: from the commit after `since` to `until`.
    public struct Span: Hashable, Comparable, Sendable {
        public let scope: ScopeID
        public let since: CommitSequence
        /// nil: still.
        public var until: CommitSequence?

        public init(scope: ScopeID, since: CommitSequence, until: CommitSequence? = nil) {
            self.scope = scope
            self.since = since
            self.until = until
        }

        public static func < (a: Self, b: Self) -> Bool {
            (a.since, a.scope, a.until ?? .max) < (b.since, b.scope, b.until ?? .max)
        }
    }

    public var person: RecordID?
    public var spans: [Span]
    public var status: String
    public var key: Fingerprint?
    public var isWiped: Bool

    public init(
        person: RecordID?, spans: [Span], status: String, key: Fingerprint?, isWiped: Bool = false
    ) {
        self.person = person
        self.spans = spans
        self.status = status
        self.key = key
        self.isWiped = isWiped
    }

    /// What it may hold now.
    public var scopes: Set<ScopeID> { Set(spans.filter { $0.until == nil }.map(\.scope)) }

    /// It may hold these from a commit on, and no others.
    public mutating func grant(_ granted: [ScopeID], at sequence: CommitSequence) {
        let held = scopes
        for index in spans.indices where spans[index].until == nil && !granted.contains(spans[index].scope) {
            spans[index].until = sequence
        }
        spans += Set(granted).subtracting(held).map { Span(scope: $0, since: sequence) }
    }
}

extension LedgerStore {
    /// Notes in the audit chain what was done just now.
    public func record(_ deed: AuditDeed, at wall: UInt64) throws {
        try append(AuditAct(after: frontier, at: wall, deed: deed))
    }
}
