// Why this file exists: a log that was begun before there was an audit chain gets one in a single pass, so that from
// then on its past cannot be altered unseen either. What happened to it before, no chain can tell.

import GRDB
import RecordTables
import SyncProtocol

/// Lays the chain over a log that has none.
struct AuditBeginning {
    private let db: Database
    private let wall: UInt64
    private let update: RawStatement

    /// Rows read before the hashes of these are written.
    private static let step = 1000

    init(_ db: Database, wall: UInt64) throws {
        self.db = db
        self.wall = wall
        update = try RawStatement(
            db,
            "UPDATE hq_log SET audit = ?, payload_hash = CASE redacted WHEN 0 THEN NULL ELSE ? END "
                + "WHERE sequence = ?")
    }

    func run() throws {
        var head = AuditHead.start
        var forks = try Fork.dated(db)[...]
        var last: CommitSequence = 0
        while true {
            if let reached = try step(after: last, before: forks.first?.fork.base, &head) {
                last = reached
                continue
            }
            guard let next = forks.popFirst() else { break }
            // To which timeline each restore led stands in the next one.
            let timeline = try forks.first?.fork.timeline ?? current()
            head = try AuditShelf.append(
                AuditAct(after: next.fork.sequence, at: next.at, deed: .restored(next.fork, timeline: timeline)),
                after: head, db)
            last = max(last, next.fork.base)
        }
        try list(head)
    }

    private func current() throws -> Timeline { Timeline(rawValue: try Setting.timeline.number(db) ?? 0) }

    /// - Returns: the last commit of this step; nil if there was none before the restore.
    private func step(
        after last: CommitSequence, before base: CommitSequence?, _ head: inout AuditHead
    ) throws -> CommitSequence? {
        let select = try RawStatement(
            cached: db,
            "SELECT \(AuditCursor.columns) FROM hq_log WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?")
        select.bind(1, last)
        select.bind(2, Int64(clamping: base ?? .max))
        select.bind(3, Int64(Self.step))
        var hashes: [(sequence: CommitSequence, hash: Fingerprint, payload: Fingerprint)] = []
        while let row = try AuditCursor.commit(select) {
            head = head.extended(by: row.entry)
            hashes.append((row.entry.sequence, head.hash, row.entry.receivedPayload))
        }
        select.reset()
        for entry in hashes {
            update.bind(1, bytes: entry.hash.bytes)
            update.bind(2, bytes: entry.payload.bytes)
            update.bind(3, entry.sequence)
            try update.run()
        }
        return hashes.last?.sequence
    }

    /// The devices of that time, so that what is done to them later follows from what stands in the chain.
    private func list(_ head: AuditHead) throws {
        guard head.count > 0 else { return }
        let frontier = try FeedReader.frontier(db)
        var head = try AuditShelf.append(
            AuditAct(after: frontier, at: wall, deed: .begun(commits: head.count)), after: head, db)
        for (replica, dossier) in try DeviceBook.stored(db).sorted(by: { $0.key < $1.key }) {
            head = try AuditShelf.append(
                AuditAct(after: frontier, at: wall, deed: .listed(replica, dossier)), after: head, db)
        }
    }
}
