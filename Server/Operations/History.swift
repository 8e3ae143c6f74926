// Why this file exists: "who changed this, when, and what became of it?" The log holds every edit, and each commit
// names the head its records had before, so a record's history is walked backwards without an index that every edit
// would pay.

import GRDB
import RecordTables
import SyncProtocol

/// One step in a record's life.
public struct HistoryEntry: Hashable, Sendable {
    public let sequence: CommitSequence
    public let dot: Dot
    /// Who made it, as others see the name, and on what.
    public let author: String
    public let device: String
    /// As of when it counts.
    public let stamp: Stamp
    public let action: RecordEdit.Action
    /// What it wrote, each with the value that its author saw there before, as far as they said.
    public let writes: [FieldWrite]
    /// What became of it, and of which fields something else than plain acceptance.
    public let verdict: Verdict
    public let remarks: [Receipt.Remark]

    package func json(_ kind: RecordKind) -> JSON {
        .members([
            "sequence": .unsigned(sequence), "dot": .describing(dot), "author": .text(author), "device": .text(device),
            "stamp": .describing(stamp), "milliseconds": .unsigned(stamp.milliseconds), "action": actionJSON,
            "verdict": .text(verdict.name), "fields": .array(writes.map { json($0, kind) }),
        ])
    }

    private var actionJSON: JSON {
        switch action {
        case .create: .text("create")
        case .update: .text("update")
        case .delete: .text("delete")
        case .erase: .text("erase")
        }
    }

    private func json(_ write: FieldWrite, _ kind: RecordKind) -> JSON {
        let remark = remarks.first { $0.field == write.field } ?? remarks.first { $0.field == 0 }
        return .members([
            "field": .text(kind.field(write.field)?.name ?? "field \(write.field)"),
            "old": write.base.map(JSON.init) ?? .null, "new": JSON(write.value),
            "verdict": .text(remark?.verdict.name ?? Verdict.accepted.name),
            "rule": remark.map { .text($0.rule.name) } ?? .null,
        ])
    }
}

extension Headquarters {
    /// Steps told at most.
    private static let historyLimit = 1000

    /// A record's history, newest first.
    /// - Parameter scopes: where the asking side may look; nil for everywhere.
    /// - Returns: nil if the record does not exist there.
    package func history(of key: RecordKey, for scopes: [ScopeID]?) async throws -> [HistoryEntry]? {
        try await pool.read { [schema] db in try Self.history(of: key, for: scopes.map { Set($0) }, schema, db) }
    }

    /// The same within a snapshot.
    static func history(
        of key: RecordKey, for scopes: Set<ScopeID>?, _ schema: Schema, _ db: Database
    ) throws -> [HistoryEntry]? {
        guard let kind = schema.kind(key.kind) else { return nil }
        let record = try RawStatement(
            cached: db, "SELECT _scope, _head FROM \(RecordTable.of(kind).sqlName) WHERE id = ?")
        record.bind(1, key.id)
        defer { record.reset() }
        guard try record.step() else { return nil }
        let scope = ScopeID(rawValue: UInt32(clamping: record.integer(0)))
        if let scopes, !scopes.contains(scope) { return nil }
        return try walk(key, from: record.unsigned(1), db)
    }

    private static func walk(_ key: RecordKey, from head: CommitSequence, _ db: Database) throws -> [HistoryEntry] {
        var authors = Authors(db)
        var result: [HistoryEntry] = []
        var dismissed = try dismissals(of: key, db)
        var next = head
        while next > 0, result.count < historyLimit {
            dismissed.remove(next)
            guard let (entry, previous) = try step(key, at: next, &authors, db) else { break }
            result.append(entry)
            guard previous < next else { break }
            next = previous
        }
        // Edits that changed nothing are not on the walk; the journal names their commits.
        for sequence in dismissed.sorted().suffix(historyLimit) {
            if let (entry, _) = try step(key, at: sequence, &authors, db) { result.append(entry) }
        }
        return result.sorted { $0.sequence > $1.sequence }
    }

    private static func dismissals(of key: RecordKey, _ db: Database) throws -> Set<CommitSequence> {
        let statement = try RawStatement(cached: db, "SELECT sequence FROM hq_journal WHERE id = ? AND kind = ?")
        statement.bind(1, key.id)
        statement.bind(2, Int64(key.kind))
        defer { statement.reset() }
        var result: Set<CommitSequence> = []
        while try statement.step() { result.insert(statement.unsigned(0)) }
        return result
    }

    /// One step, and the head that the record had before it; nil if the log cannot tell.
    static func step(
        _ key: RecordKey, at sequence: CommitSequence, _ authors: inout Authors, _ db: Database
    ) throws -> (HistoryEntry, previous: CommitSequence)? {
        let log = try RawStatement(
            cached: db, "SELECT replica, counter, stamp, previous, receipt, payload FROM hq_log WHERE sequence = ?")
        log.bind(1, sequence)
        defer { log.reset() }
        guard try log.step(), let changeset = try? ChangesetCodec.open(log.bytes(5)) else { return nil }
        let operations = changeset.operations.filter { $0.key == key }
        guard let last = operations.last else { return nil }
        let replica = ReplicaID(rawValue: UInt32(clamping: log.integer(0)))
        let enrolled = try authors.enrolled(replica)
        let remarks =
            try StoredValue.receipt(log.isNull(4) ? [0] : log.bytes(4))?.remarks.filter { $0.key == key } ?? []
        let entry = HistoryEntry(
            sequence: sequence, dot: Dot(replica: replica, counter: log.unsigned(1)),
            author: enrolled?.name ?? "replica \(replica)", device: enrolled?.device ?? "",
            stamp: Stamp(rawValue: log.unsigned(2)), action: operations.first?.action ?? last.action,
            writes: operations.flatMap(\.writes), verdict: remarks.map(\.verdict).max() ?? .accepted, remarks: remarks)
        return (entry, try PreviousHeads.head(of: key, in: log.bytes(3)))
    }
}
