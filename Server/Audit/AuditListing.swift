// Why this file exists: an auditor asks who did what, when, under which role, in the order in which HQ took it in; not
// what a record looks like now.

import GRDB
import RecordTables
import SyncProtocol

/// Which entries are asked for.
public struct AuditQuery: Sendable {
    /// Only what this device sent, and what was done about it.
    public var device: ReplicaID?
    /// Only commits that wrote to this record, or tried to.
    public var record: RecordKey?
    /// From this commit on.
    public var from: CommitSequence
    public var limit: Int

    public init(device: ReplicaID? = nil, record: RecordKey? = nil, from: CommitSequence = 0, limit: Int) {
        self.device = device
        self.record = record
        self.from = from
        self.limit = limit
    }
}

/// One entry as a list shows it.
public struct AuditLine: Sendable {
    /// What one commit says of one record.
    public struct Write: Sendable {
        public let key: RecordKey
        public let action: RecordEdit.Action
        public let fields: [FieldNumber]
    }

    /// What a commit is.
    public struct Commit: Sendable {
        public let dot: Dot
        /// As of when it counts, Unix milliseconds.
        public let stamp: UInt64
        public let role: String
        public let verdict: Verdict
        public let reason: String
        /// How many operations it has, and the first of them; those about the record, where one was asked for.
        public let operations: Int
        public let writes: [Write]
        public let isRedacted: Bool
        public let isReadable: Bool
        /// Whose edit HQ says again with it.
        public let inPlaceOf: Dot?
    }

    public enum Content: Sendable {
        case commit(Commit)
        case deed(AuditDeed)
    }

    /// σ of the commit that it is, or comes after.
    public let sequence: CommitSequence
    /// When HQ took it in or did it, Unix milliseconds.
    public let at: UInt64
    /// Whose it is: the author, the device that something was done about; HQ for what is about no device.
    public let replica: ReplicaID
    /// As HQ lists them now.
    public let name: String
    public let device: String
    public let content: Content
    public let hash: Fingerprint?
}

extension Headquarters {
    /// Entries of the audit chain, oldest first.
    public func auditLines(_ query: AuditQuery) async throws -> [AuditLine] {
        try await pool.read { db in
            var listing = AuditListing(db, query)
            return try listing.run()
        }
    }
}

/// One listing.
struct AuditListing {
    private let db: Database
    private let query: AuditQuery
    private var authors: Authors

    /// Records named of one commit.
    private static let writes = 20

    init(_ db: Database, _ query: AuditQuery) {
        self.db = db
        self.query = query
        authors = Authors(db)
    }

    mutating func run() throws -> [AuditLine] {
        var lines: [AuditLine] = []
        if let record = query.record {
            let select = try LogSearch.select(AuditCursor.columns, naming: record.id, from: query.from, db)
            while lines.count < query.limit, let commit = try AuditCursor.commit(select) {
                if let line = try line(commit) { lines.append(line) }
            }
            return lines
        }
        var cursor = try AuditCursor(db, from: query.from, of: query.device)
        while lines.count < query.limit, let item = try cursor.next() {
            switch item {
            case .commit(let commit): if let line = try line(commit) { lines.append(line) }
            case .act(let act): if let line = try line(act) { lines.append(line) }
            }
        }
        return lines
    }

    mutating func line(_ logged: LoggedCommit) throws -> AuditLine? {
        let entry = logged.entry
        if let device = query.device, entry.dot.replica != device { return nil }
        let changeset = try? ChangesetCodec.open(entry.payload)
        var operations = changeset?.operations ?? []
        if let record = query.record {
            operations = operations.filter { $0.key == record }
            // What cannot be read may still name it.
            guard !operations.isEmpty || changeset == nil else { return nil }
        }
        let writes = operations.prefix(Self.writes).map {
            AuditLine.Write(key: $0.key, action: $0.action, fields: $0.writes.map(\.field))
        }
        let commit = AuditLine.Commit(
            dot: entry.dot, stamp: entry.stamp.milliseconds, role: entry.role, verdict: entry.receipt.verdict,
            reason: changeset?.reason ?? "", operations: operations.count, writes: writes,
            isRedacted: entry.isRedacted, isReadable: changeset != nil, inPlaceOf: changeset?.inPlaceOf)
        return try line(
            entry.sequence, entry.received.milliseconds, entry.dot.replica, .commit(commit), logged.hash)
    }

    mutating func line(_ act: LoggedAct) throws -> AuditLine? {
        guard let deed = act.deed else { return nil }
        if let device = query.device, deed.replica != device { return nil }
        return try line(act.after, act.at, deed.replica ?? .headquarters, .deed(deed), act.hash)
    }

    private mutating func line(
        _ sequence: CommitSequence, _ at: UInt64, _ replica: ReplicaID, _ content: AuditLine.Content,
        _ hash: Fingerprint?
    ) throws -> AuditLine {
        let enrolled = try authors.enrolled(replica)
        return AuditLine(
            sequence: sequence, at: at, replica: replica, name: enrolled?.name ?? "", device: enrolled?.device ?? "",
            content: content, hash: hash)
    }
}

/// Finds commits by a record's id without an index, which every edit would pay.
enum LogSearch {
    /// Commits whose bytes name the record, and those whose bytes are packed.
    static func select(
        _ columns: String, naming id: RecordID, from first: CommitSequence, _ db: Database
    ) throws -> RawStatement {
        let select = try RawStatement(
            db,
            "SELECT \(columns) FROM hq_log WHERE sequence >= ?2 AND (instr(payload, ?1) > 0 "
                + "OR substr(payload, 1, 1) = x'01' OR (receipt IS NOT NULL AND instr(receipt, ?1) > 0)) "
                + "ORDER BY sequence")
        select.bind(1, id)
        select.bind(2, first)
        return select
    }
}
