// Why this file exists: the log is where a field's author and time are looked up, so that no row has to carry them.

import GRDB
import RecordTables
import SyncProtocol

/// Reads and appends `hq_log` and `hq_journal` on the writing connection.
final class LogStore {
    private let insertion: RawStatement
    private let author: RawStatement
    private let payload: RawStatement
    private let commit: RawStatement
    private let journal: RawStatement
    private let code: RawStatement
    private var made: Made?

    /// Payloads longer than this are imports; their writes name no base.
    private static let searchable = 64 << 10

    init(_ db: Database) throws {
        insertion = try RawStatement(
            db,
            "INSERT INTO hq_log "
                + "(sequence, replica, counter, stamp, received, chain, previous, receipt, payload, role, redacted, "
                + "payload_hash, audit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        author = try RawStatement(db, "SELECT replica, counter, stamp, role FROM hq_log WHERE sequence = ?")
        payload = try RawStatement(db, "SELECT payload FROM hq_log WHERE sequence = ? AND length(payload) <= ?")
        commit = try RawStatement(db, "SELECT previous, receipt, payload FROM hq_log WHERE sequence = ?")
        journal = try RawStatement(
            db,
            "INSERT INTO hq_journal (sequence, scope, kind, id, field, verdict, rule, loser, winner, name, placed) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?1)")
        code = try RawStatement(
            db,
            "INSERT INTO hq_code (prefix, year, last) VALUES (?, ?, 1) "
                + "ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last")
    }

    /// Who made the changeset of a commit, and when; nil if there is no such commit.
    func author(of sequence: CommitSequence) throws -> (dot: Dot, stamp: Stamp, role: String)? {
        author.bind(1, sequence)
        defer { author.reset() }
        guard try author.step() else { return nil }
        let replica = ReplicaID(rawValue: UInt32(clamping: author.integer(0)))
        let (stamp, role) = (Stamp(rawValue: author.unsigned(2)), author.text(3))
        // HQ under another role speaks for somebody.
        let isOwn = replica != .headquarters || role == Author.headquartersRole
        let spoken = isOwn ? nil : try changeset(at: sequence)?.inPlaceOf
        return (spoken ?? Dot(replica: replica, counter: author.unsigned(1)), stamp, role)
    }

    /// What the author of a commit saw before writing a field, and why they wrote it, as far as the changeset says.
    func making(
        of field: FieldNumber, _ key: RecordKey, at sequence: CommitSequence
    ) throws -> (base: Value?, seen: CommitSequence, reason: String)? {
        if made?.sequence != sequence { made = Made(sequence, try changeset(at: sequence, limit: Self.searchable)) }
        guard let made, let changeset = made.changeset else { return nil }
        let base = made.operations[key]?.writes.last { $0.field == field }?.base
        return (base, changeset.seen, changeset.reason)
    }

    /// A changeset that was opened for what its author saw; the next question is usually about the same.
    private struct Made {
        let sequence: CommitSequence
        let changeset: Changeset?
        let operations: [RecordKey: Changeset.Operation]

        init(_ sequence: CommitSequence, _ changeset: Changeset?) {
            self.sequence = sequence
            self.changeset = changeset
            let operations = changeset?.operations ?? []
            self.operations = Dictionary(operations.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        }
    }

    /// Forgets what was opened: a rollback or an erasure may have changed it.
    func forget() { made = nil }

    /// The changeset of a commit; nil if there is none, it is too long or cannot be read.
    func changeset(at sequence: CommitSequence, limit: Int = Limits.changeset) throws -> Changeset? {
        payload.bind(1, sequence)
        payload.bind(2, Int64(limit))
        defer { payload.reset() }
        return try payload.step() ? try? ChangesetCodec.open(payload.bytes(0)) : nil
    }

    /// When the record was deleted in a commit, and why; nil if it was not.
    func deletion(of key: RecordKey, at sequence: CommitSequence) throws -> (stamp: Stamp, reason: String)? {
        guard let stamp = try author(of: sequence)?.stamp else { return nil }
        payload.bind(1, sequence)
        payload.bind(2, Int64(Limits.changeset))
        defer { payload.reset() }
        guard try payload.step() else { return nil }
        let operation = try ChangesetCodec.open(payload.bytes(0)).operations.last { $0.key == key }
        guard case .delete(let reason)? = operation?.action else { return nil }
        return (stamp, reason)
    }

    /// One step in a record's life, and the head the record had before it.
    struct Commit {
        let dot: Dot
        let stamp: Stamp
        let changeset: Changeset?
        let receipt: Receipt?
        let previous: CommitSequence
    }

    func commit(of key: RecordKey, at sequence: CommitSequence) throws -> Commit? {
        guard let (dot, stamp, _) = try author(of: sequence) else { return nil }
        commit.bind(1, sequence)
        defer { commit.reset() }
        guard try commit.step() else { return nil }
        return Commit(
            dot: dot, stamp: stamp, changeset: try? ChangesetCodec.open(commit.bytes(2)),
            receipt: commit.isNull(1) ? nil : try StoredValue.receipt(commit.bytes(1)),
            previous: try PreviousHeads.head(of: key, in: commit.bytes(0)))
    }

    func append(_ entry: LogEntry) throws {
        insertion.bind(1, entry.sequence)
        insertion.bind(2, Int64(entry.dot.replica.rawValue))
        insertion.bind(3, entry.dot.counter)
        insertion.bind(4, entry.stamp.rawValue)
        insertion.bind(5, entry.received.rawValue)
        insertion.bind(6, bytes: entry.chain.bytes)
        if entry.beside.isEmpty { insertion.bindNull(7) } else { insertion.bind(7, bytes: entry.beside) }
        if entry.receipt.remarks.isEmpty {
            insertion.bindNull(8)
        } else {
            insertion.bind(8, bytes: entry.receipt.encoded)
        }
        insertion.bind(9, bytes: entry.payload)
        insertion.bind(10, entry.role)
        insertion.bind(11, Int64(entry.isRedacted ? 1 : 0))
        if let hash = entry.payloadHash { insertion.bind(12, bytes: hash.bytes) } else { insertion.bindNull(12) }
        insertion.bind(13, bytes: entry.audit.bytes)
        try insertion.run()
    }

    func append(_ entry: JournalEntry) throws {
        journal.bind(1, entry.sequence)
        journal.bind(2, Int64(entry.scope.rawValue))
        journal.bind(3, Int64(entry.key.kind))
        journal.bind(4, entry.key.id)
        journal.bind(5, Int64(entry.field))
        journal.bind(6, Int64(entry.verdict.rawValue))
        journal.bind(7, Int64(entry.rule.rawValue))
        journal.bind(8, bytes: StoredValue.bytes(entry.loser))
        if let winner = entry.winner { journal.bind(9, bytes: StoredValue.bytes(winner)) } else { journal.bindNull(9) }
        journal.bind(10, entry.name)
        try journal.run()
    }

    /// The next number of a human code.
    func nextCode(_ prefix: String, year: Int) throws -> Int64 {
        code.bind(1, prefix)
        code.bind(2, Int64(year))
        defer { code.reset() }
        guard try code.step() else { return 0 }
        return code.integer(0)
    }
}

/// The heads that a changeset's records had before it, as kept beside it in the log.
enum PreviousHeads {
    /// One record: varint head. Several: varint 0, then for each its kind, id and head.
    static func bytes(_ heads: [(key: RecordKey, head: CommitSequence)]) -> [UInt8] {
        var writer = ByteWriter()
        if heads.count == 1, heads[0].head > 0 {
            writer.varint(heads[0].head)
        } else if !heads.isEmpty {
            writer.varint(0)
            for (key, head) in heads {
                writer.varint(UInt64(key.kind))
                writer.id(key.id)
                writer.varint(head)
            }
        }
        return writer.bytes
    }

    /// The head of one record before the commit; 0 if it came into being there.
    static func head(of key: RecordKey, in bytes: [UInt8]) throws(WireError) -> CommitSequence {
        guard !bytes.isEmpty else { return 0 }
        var reader = ByteReader(bytes)
        let single = try reader.varint()
        if single > 0 { return single }
        while !reader.isAtEnd {
            let kind = try reader.number(KindNumber.self)
            let id = try reader.id()
            let head = try reader.varint()
            if RecordKey(kind: kind, id: id) == key { return head }
        }
        return 0
    }
}
