// Why this file exists: who verifies or lists the chain reads two tables as one, entry after entry, and holds one entry
// at a time however long the chain is.

import GRDB
import RecordTables
import SyncProtocol

/// One entry of the chain, as the tables have it.
enum AuditItem {
    case commit(LoggedCommit)
    case act(LoggedAct)

    /// σ of the commit that it is, or that it comes after.
    var sequence: CommitSequence {
        switch self {
        case .commit(let commit): commit.entry.sequence
        case .act(let act): act.after
        }
    }
}

/// A row of the log.
struct LoggedCommit {
    let entry: LogEntry
    /// The hash that stands beside it; nil if there is none.
    let hash: Fingerprint?
    /// Whether what is kept as bytes is laid out as HQ lays it out.
    let isWellFormed: Bool
}

/// A row of `hq_act`.
struct LoggedAct {
    let number: UInt64
    let after: CommitSequence
    let at: UInt64
    /// nil if it cannot be read.
    let deed: AuditDeed?
    let hash: Fingerprint?

    var act: AuditAct? { deed.map { AuditAct(after: after, at: at, deed: $0) } }
}

/// Reads the chain in order, or one device's part of it.
struct AuditCursor {
    static let columns =
        "sequence, replica, counter, stamp, received, chain, previous, receipt, payload, role, redacted, "
        + "payload_hash, receipt_hash, audit"

    private let commits: RawStatement
    private let acts: RawStatement
    private var nextCommit: LoggedCommit?
    private var nextAct: LoggedAct?

    /// - Parameters:
    ///   - first: the commit to begin with.
    ///   - replica: whose commits alone are wanted.
    init(_ db: Database, from first: CommitSequence = 0, of replica: ReplicaID? = nil) throws {
        let own = replica == nil ? "" : "replica = ?2 AND "
        commits = try RawStatement(
            db, "SELECT \(Self.columns) FROM hq_log WHERE \(own)sequence >= ?1 ORDER BY sequence")
        commits.bind(1, first)
        if let replica { commits.bind(2, Int64(replica.rawValue)) }
        acts = try RawStatement(
            db, "SELECT act, after, at, deed, audit FROM hq_act WHERE after >= ? ORDER BY act")
        acts.bind(1, first)
        nextCommit = try Self.commit(commits)
        nextAct = try Self.act(acts)
    }

    mutating func next() throws -> AuditItem? {
        if let commit = nextCommit, commit.entry.sequence <= nextAct?.after ?? .max {
            nextCommit = try Self.commit(commits)
            return .commit(commit)
        }
        guard let act = nextAct else { return nil }
        nextAct = try Self.act(acts)
        return .act(act)
    }

    /// The row that a statement for ``columns`` stands at next.
    static func commit(_ log: RawStatement) throws -> LoggedCommit? {
        guard try log.step() else { return nil }
        let dot = Dot(replica: ReplicaID(rawValue: UInt32(clamping: log.integer(1))), counter: log.unsigned(2))
        let plain = Receipt(counter: dot.counter, sequence: log.unsigned(0), remarks: [])
        let kept = log.isNull(7) ? nil : log.bytes(7)
        let read = kept.flatMap { try? StoredValue.receipt($0) }
        let isReceiptSound = kept == nil || (kept == read?.encoded && read?.remarks.isEmpty == false)
        let hashes = [11, 12].map { log.isNull($0) ? nil : log.bytes($0) }
        let entry = LogEntry(
            sequence: log.unsigned(0), dot: dot, stamp: Stamp(rawValue: log.unsigned(3)),
            received: Stamp(rawValue: log.unsigned(4)), payload: log.bytes(8),
            chain: ChainHash(log.bytes(5)) ?? .start, receipt: read ?? plain, role: log.text(9),
            isRedacted: log.integer(10) != 0, payloadHash: hashes[0].flatMap { Fingerprint($0) },
            receiptHash: hashes[1].flatMap { Fingerprint($0) }, beside: log.bytes(6))
        return LoggedCommit(
            entry: entry, hash: Fingerprint(log.bytes(13)),
            isWellFormed: isReceiptSound && hashes.allSatisfy { $0.map { $0.count == Fingerprint.length } ?? true })
    }

    /// The same for `act, after, at, deed, audit` of `hq_act`.
    static func act(_ acts: RawStatement) throws -> LoggedAct? {
        guard try acts.step() else { return nil }
        let bytes = acts.bytes(3)
        let deed = try? AuditDeed(bytes)
        return LoggedAct(
            number: acts.unsigned(0), after: acts.unsigned(1), at: acts.unsigned(2),
            deed: deed?.encoded == bytes ? deed : nil, hash: Fingerprint(acts.bytes(4)))
    }
}
