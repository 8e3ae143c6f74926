// Why this file exists: a conflict needs a place where people can open it, and a value that was replaced needs one
// where both of its people see that it was.

import GRDB
import RecordTables
import SyncProtocol

/// A field with several concurrent values that waits for a person.
public struct Conflict: Hashable, Sendable {
    public let key: RecordKey
    public let field: FieldNumber
    /// What shows meanwhile.
    public let shown: Value
    /// This replica's own value, if it has one among them.
    public let yours: Candidate?
    public let theirs: [Candidate]
    /// An answer was given here and waits to be uploaded.
    public let isAnswered: Bool

    /// Every candidate, oldest first.
    public var candidates: [Candidate] {
        ((yours.map { [$0] } ?? []) + theirs).sorted { $0.sibling.stamp < $1.sibling.stamp }
    }

    /// What stood there before, as one of the authors saw it.
    public var base: Value? { yours?.sibling.base ?? theirs.lazy.compactMap(\.sibling.base).first }
}

/// A value that does not show although no later edit had seen it, where this replica made it or what shows instead.
public struct Replacement: Hashable, Sendable {
    public let entry: Decision.Entry
    /// Whether it was this replica's value that lost.
    public let isOwnLoss: Bool
}

/// An edit of this replica that HQ held or refused. Nothing of it is lost: its values are in the outbox or the journal.
public struct UnappliedEdit: Hashable, Sendable {
    public let key: RecordKey
    /// 0 for the whole record.
    public let field: FieldNumber
    public let counter: UInt64
    /// σ of its commit at HQ.
    public let sequence: CommitSequence
    public let verdict: Verdict
    public let rule: Rule
    /// The name of the domain's rule, if it was one.
    public let ruleName: String
    /// What exactly is wrong; empty where the rule says it all.
    public let detail: String
    /// What the edit wrote to the record, while its changeset is kept.
    public let writes: [FieldWrite]

    /// The value that did not apply; nil for the whole record, or when the changeset is no longer kept.
    public var value: Value? { field == 0 ? nil : writes.first { $0.field == field }?.value }
}

extension Workspace {
    /// Receipts as they stand now, in SQL: a held edit that somebody let through is left out, one that somebody kept
    /// out counts as refused.
    var standingReceipts: String {
        guard let table = replica.tables[CaseRecord.number] else { return "sync_receipt" }
        let asked = "c.question = '\(CaseQuestion.held.rawValue)'"
        // What an edit became is another record, and what was asked about that is asked about the edit.
        let became = "c.question = '\(CaseQuestion.exception.rawValue)'"
        // One pass over the cases, the cheap comparisons first: every status and every sync asks this.
        let decision = """
            (SELECT CASE WHEN total(\(asked)) > 0
                THEN max(CASE WHEN \(asked) AND c.state = '\(CaseRecord.closed)' THEN c.decision END)
            WHEN total(\(became) AND c.state = '\(CaseRecord.open)') = 0
                THEN max(CASE WHEN \(became) THEN c.decision END) END
            FROM \(table.sqlName) c WHERE r.sequence BETWEEN c.first_commit AND c.last_commit
                AND (\(asked) AND c.subject_id = r.id
                        AND (c.subject_field = 0 OR r.field = 0 OR r.field = c.subject_field)
                    OR \(became) AND c.subject_id <> r.id)
                AND \(Self.isAskedBySameRule))
            """
        let (held, refused) = (Verdict.held.rawValue, Verdict.refused.rawValue)
        return """
            (SELECT replica, counter, sequence, kind, id, field, rule, detail,
                CASE WHEN verdict = \(held) AND decision IS NOT NULL THEN \(refused) ELSE verdict END AS verdict
            FROM (SELECT r.*, CASE WHEN r.verdict = \(held) THEN \(decision) END AS decision FROM sync_receipt r)
            WHERE decision IS NOT '\(CaseAnswer.accept.rawValue)')
            """
    }

    /// Whether a case `c` asks by the rule of a receipt `r`, in SQL. A receipt does not say which rule of the domain it
    /// was.
    private static let isAskedBySameRule: String = {
        let own = Rule.allCases.filter { $0 != .invariant }
        let names = own.map { "WHEN \($0.rawValue) THEN c.rule = '\($0.name)'" }.joined(separator: " ")
        let listed = own.map { "'\($0.name)'" }.joined(separator: ", ")
        return "CASE r.rule \(names) ELSE c.rule NOT IN (\(listed)) END"
    }()

    /// Own edits that HQ held or refused and that nobody has let through since, newest first.
    public func unappliedEdits(limit: Int? = nil) throws -> [UnappliedEdit] {
        try replica.queue.look { db in
            let select = try RawStatement(
                db,
                """
                SELECT r.counter, r.kind, r.id, r.field, r.verdict, r.rule, r.detail, o.payload, r.sequence,
                    r.replica
                FROM \(self.standingReceipts) r LEFT JOIN (
                    SELECT (SELECT replica FROM sync_checkpoint) AS replica, counter, payload FROM sync_outbox
                    UNION ALL SELECT replica, counter, payload FROM sync_former
                ) o ON o.replica = r.replica AND o.counter = r.counter
                WHERE r.verdict >= ?
                ORDER BY r.replica DESC, r.counter DESC, r.kind, r.id, r.field LIMIT ?
                """)
            select.bind(1, Int64(Verdict.held.rawValue))
            select.bind(2, Int64(clamping: limit ?? .max))
            var edits: [UnappliedEdit] = []
            var opened: Changeset?
            while try select.step() {
                let replica = ReplicaID(rawValue: UInt32(clamping: select.integer(9)))
                if opened?.dot != Dot(replica: replica, counter: select.unsigned(0)) {
                    opened = select.isNull(7) ? nil : try ChangesetCodec.open(select.bytes(7))
                }
                edits.append(try self.unapplied(select, opened, db))
            }
            return edits
        }
    }

    private func unapplied(_ select: RawStatement, _ changeset: Changeset?, _ db: Database) throws -> UnappliedEdit {
        guard let kind = KindNumber(exactly: select.integer(1)), let id = select.id(2),
            let field = FieldNumber(exactly: select.integer(3)),
            let verdict = UInt8(exactly: select.integer(4)).flatMap(Verdict.init),
            let rule = UInt8(exactly: select.integer(5)).flatMap(Rule.init)
        else { throw ReplicaError.damaged("a receipt cannot be read") }
        let key = RecordKey(kind: kind, id: id)
        let sequence = select.unsigned(8)
        return UnappliedEdit(
            key: key, field: field, counter: select.unsigned(0), sequence: sequence, verdict: verdict, rule: rule,
            ruleName: rule == .invariant ? try ruleName(key, sequence, db) : "",
            detail: select.text(6), writes: changeset?.operations.first { $0.key == key }?.writes ?? [])
    }

    /// The name of the domain's rule by which an edit was judged, as the journal tells it.
    private func ruleName(_ key: RecordKey, _ sequence: CommitSequence, _ db: Database) throws -> String {
        let place: [Value] = [
            .integer(Int64(bitPattern: sequence)), .integer(Int64(key.kind)), .reference(key.id),
        ]
        return try journal(db, where: "sequence = ? AND kind = ? AND id = ?", place).lazy.map(\.name)
            .first { !$0.isEmpty } ?? ""
    }

    /// The fields that wait for a person, those with a value of this replica's first.
    public func conflicts() throws -> [Conflict] {
        try replica.queue.look { db in
            let checkpoint = try self.replica.fetchCheckpoint(db)
            let touched = try self.touchedFields(after: checkpoint.acknowledged, db)
            let own = try self.ownEdits(db)
            let all = try self.contested(db).map {
                try self.conflict($0, of: own, touched, db)
            }
            return all.filter { $0.yours != nil } + all.filter { $0.yours == nil }
        }
    }

    /// The conflict of one field; nil if it has none.
    public func conflict(_ key: RecordKey, _ field: FieldNumber) throws -> Conflict? {
        try conflicts().first { $0.key == key && $0.field == field }
    }

    /// The fields of one record that wait for a person.
    public func contestedFields(of key: RecordKey) throws -> Set<FieldNumber> {
        try replica.queue.look { db in
            let place: [Value] = [.integer(Int64(key.kind)), .reference(key.id)]
            return Set(try self.contested(db, where: "kind = ? AND id = ?", place).map(\.field))
        }
    }

    private func conflict(
        _ contested: Candidates.Field, of own: OwnEdits, _ touched: Set<FieldKey>, _ db: Database
    ) throws -> Conflict {
        var shown = Value.null
        if let table = replica.tables[contested.key.kind], let field = table.kind.field(contested.field) {
            shown = try replica.fieldValue(field, of: contested.key, table, db) ?? .null
        }
        let yours = contested.candidates.last { own.contains($0.sibling.dot) }
        return Conflict(
            key: contested.key, field: contested.field, shown: shown, yours: yours,
            theirs: contested.candidates.filter { $0.sibling.dot != yours?.sibling.dot },
            isAnswered: touched.contains(FieldKey(key: contested.key, field: contested.field)))
    }

    /// Values that were replaced, this replica's by others' or others' by this replica's, newest first.
    /// - Parameter sequence: only those of which later commits told.
    public func replacements(after sequence: CommitSequence = 0, limit: Int? = nil) throws -> [Replacement] {
        try replica.queue.look { db in
            let own = try self.ownEdits(db)
            let entries = try self.journal(db, where: "sequence > ?", [.integer(signed(sequence))])
            let mine = entries.lazy.compactMap { entry -> Replacement? in
                let isOwnLoss = own.contains(entry.loser.sibling.dot)
                // What was held or refused is listed by its receipt.
                guard entry.verdict < .held, !entry.isEcho else { return nil }
                guard isOwnLoss || entry.winner.map({ own.contains($0.sibling.dot) }) == true else { return nil }
                return Replacement(entry: entry, isOwnLoss: isOwnLoss)
            }
            return Array(mine.prefix(limit ?? .max))
        }
    }
}

extension Decision.Entry {
    /// Whether it only says that a case had been answered in the same words before.
    var isEcho: Bool { key.kind == CaseRecord.number && loser.sibling.value == winner?.sibling.value }

    /// Whether it is about a record's deletion, of which the journal keeps the reason.
    var isDeletion: Bool {
        guard field == 0 else { return false }
        if case .text = loser.sibling.value { return true }
        return rule == .updateBeatsDelete
    }
}
