// Why this file exists: the audit chain lies in two tables, the log and beside it what is no commit; between them there
// is one order and one head.

import GRDB
import RecordTables
import SyncProtocol

/// Where the entries that are no commits are kept, and the head of all.
enum AuditShelf {
    /// The chain's head, from the last entry of either table, and σ of the commit that this entry is or comes after.
    /// Costs the same however long the chain is.
    static func last(_ db: Database) throws -> (head: AuditHead, sequence: CommitSequence) {
        let commit = try RawStatement(
            cached: db, "SELECT sequence, audit FROM hq_log ORDER BY sequence DESC LIMIT 1")
        let act = try RawStatement(cached: db, "SELECT act, after, audit FROM hq_act ORDER BY act DESC LIMIT 1")
        defer {
            commit.reset()
            act.reset()
        }
        let (hasCommits, hasActs) = (try commit.step(), try act.step())
        let count = try commits(db) + (hasActs ? act.unsigned(0) : 0)
        let isAct = hasActs && (!hasCommits || act.unsigned(1) >= commit.unsigned(0))
        guard isAct || hasCommits else { return (.start, 0) }
        let hash = Fingerprint(isAct ? act.bytes(2) : commit.bytes(1)) ?? .start
        return (AuditHead(count: count, hash: hash), isAct ? act.unsigned(1) : commit.unsigned(0))
    }

    /// How many commits there are: their numbers have no gaps but those that restores left.
    private static func commits(_ db: Database) throws -> UInt64 {
        let skipped = try Fork.all(db).reduce(0) { $0 + ($1.base - min($1.base, $1.sequence)) }
        return try FeedReader.frontier(db) - skipped
    }

    /// Appends an act.
    /// - Returns: the head after it.
    @discardableResult
    static func append(_ act: AuditAct, after head: AuditHead, _ db: Database) throws -> AuditHead {
        let head = head.extended(by: act)
        let insertion = try RawStatement(
            cached: db, "INSERT INTO hq_act (after, at, deed, audit) VALUES (?, ?, ?, ?)")
        insertion.bind(1, act.after)
        insertion.bind(2, act.at)
        insertion.bind(3, bytes: act.deed.encoded)
        insertion.bind(4, bytes: head.hash.bytes)
        try insertion.run()
        return head
    }
}

extension Fingerprint {
    /// nil for a device without a key.
    init?(ofKey key: [UInt8]) {
        guard !key.isEmpty else { return nil }
        self.init(of: key)
    }
}
