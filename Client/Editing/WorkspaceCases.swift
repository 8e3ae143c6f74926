// Why this file exists: what waits for whom: the cases held here, found by the code that a colleague reads out over the
// phone, and the edits each of them is about.

import GRDB
import RecordTables
import SyncProtocol

/// How many cases wait, and for whom.
public struct CaseCounts: Hashable, Sendable {
    public var open = 0
    /// Those that ask the user's role, and those of them that are overdue.
    public var waitingForUser = 0
    public var overdue = 0
    /// Open questions between concurrent values of which one is the user's.
    public var withOwnValue = 0
    /// Edits of the user's that are held.
    public var held = 0
    /// Edits of the user's, held or in dispute, that wait for another role, by that role.
    public var waitingForOthers: [String: Int] = [:]
}

/// One edit that a case is about, as far as it is known here.
public struct CaseEvidence: Hashable, Sendable {
    /// What an edit does to its record.
    public enum Act: Hashable, Sendable {
        case change, creation, deletion
    }

    public let dot: Dot?
    /// 0 for the whole record.
    public let field: FieldNumber
    public let act: Act
    public let author: String
    public let role: String
    public let reason: String
    public let stamp: Stamp?
    /// nil if this build cannot make sense of it.
    public let value: Value?
    public let base: Value?
    public let isOwn: Bool
}

extension Workspace {
    /// Whether this replica's schema has cases at all.
    var hasCases: Bool { replica.tables[CaseRecord.number] != nil }

    /// The cases held here: the open ones, or all; the most severe first, then those due first.
    public func cases(includingClosed: Bool = false) throws -> [ConflictCase] {
        try cases(where: includingClosed ? nil : "state = ?", includingClosed ? [] : [.text(CaseRecord.open)])
    }

    /// The cases that `text` names: by id, by code, or by a shortened code: `C-118` is `C-2026-000118`.
    public func cases(named text: String) throws -> [ConflictCase] {
        guard hasCases else { return [] }
        if let id = RecordID(text) { return try cases(where: "id = ?", [.reference(id)]) }
        let wanted = CaseCode(text)
        guard let wanted else { return [] }
        let found = try cases(where: "code LIKE ?", [.text("%\(wanted.number)")]).filter { CaseCode($0.code) ~= wanted }
        let exact = found.filter { $0.code == text.uppercased() }
        return exact.isEmpty ? found : exact
    }

    /// The open case about a field; nil if none has arrived.
    public func openCase(about key: RecordKey, _ field: FieldNumber) throws -> ConflictCase? {
        try cases(
            where: "state = ? AND subject_id = ? AND subject_field = ?",
            [.text(CaseRecord.open), .reference(key.id), .integer(Int64(field))]
        ).first { $0.question == .values && $0.subject == key }
    }

    /// The cases about a record, closed ones too, oldest first.
    public func cases(about key: RecordKey) throws -> [ConflictCase] {
        try cases(where: "subject_id = ? OR other_id = ?", [.reference(key.id), .reference(key.id)])
            .sorted { ($0.openedAt ?? 0, $0.code) < ($1.openedAt ?? 0, $1.code) }
    }

    private func cases(where condition: String?, _ arguments: [Value]) throws -> [ConflictCase] {
        guard hasCases else { return [] }
        var cases = try replica.records(CaseRecord.number, where: condition, arguments).compactMap(ConflictCase.init)
            .filter { knows($0.subject) && $0.other.map(knows) ?? true }
        try replica.queue.look { db in
            let checkpoint = try self.replica.fetchCheckpoint(db)
            let own = try OwnEdits(checkpoint.replica, db)
            let touched = try self.touchedFields(after: checkpoint.acknowledged, db)
            let contested = try self.contested(db)
            for index in cases.indices {
                let item = cases[index]
                let field = FieldKey(key: item.subject, field: item.field)
                cases[index].isAnswered =
                    item.isOpen
                    && (touched.contains(FieldKey(key: item.key, field: CaseRecord.Fields.answer))
                        || (item.question == .values && touched.contains(field)))
                cases[index].isOwn = try self.isOwn(item, own, contested, db)
            }
        }
        return cases.sorted(by: Self.moreUrgent)
    }

    /// Whether an edit of this replica is among those a case is about.
    private func isOwn(
        _ item: ConflictCase, _ own: OwnEdits, _ contested: [Candidates.Field], _ db: Database
    ) throws -> Bool {
        if item.testimony.contains(where: { $0.dot.map(own.contains) ?? false }) { return true }
        if item.isOpen, item.question == .values,
            let field = contested.first(where: { $0.key == item.subject && $0.field == item.field })
        {
            return field.candidates.contains { own.contains($0.sibling.dot) }
        }
        guard item.question == .held, let commits = item.commits else { return false }
        let select = try replica.statement(
            db, "SELECT 1 FROM sync_receipt WHERE sequence BETWEEN ? AND ? AND id = ? LIMIT 1")
        select.bind(1, commits.lowerBound)
        select.bind(2, commits.upperBound)
        select.bind(3, item.subject.id)
        defer { select.reset() }
        return try select.step()
    }

    private static func moreUrgent(_ a: ConflictCase, _ b: ConflictCase) -> Bool {
        func rank(_ item: ConflictCase) -> (Int, Int, Int64, String) {
            let severity = Severity.allCases.firstIndex(of: item.severity) ?? 0
            return (item.isOpen ? 0 : 1, -severity, item.due ?? .max, item.code)
        }
        return rank(a) < rank(b)
    }

    /// The fields that changesets after `counter` write.
    func touchedFields(after counter: UInt64, _ db: Database) throws -> Set<FieldKey> {
        var touched = Set<FieldKey>()
        try forEachChangeset(after: counter, db) { changeset in
            for operation in changeset.operations {
                for write in operation.writes { touched.insert(FieldKey(key: operation.key, field: write.field)) }
            }
        }
        return touched
    }

    /// The role under which HQ knows a person; empty if HQ gave none or nothing of it has come here.
    public func role(of person: RecordID?) throws -> String {
        guard let person, let certified = replica.schema.certifiedRole else { return "" }
        let row = try replica.record(RecordKey(kind: certified.kind, id: person))
        var word = ""
        if case .text(let role)? = row?.value(certified.field) { word = role }
        let played = try replica.queue.look { db in
            try self.replica.roles(of: person, ReplicaGround(replica: self.replica, db: db))
        }
        return played?.principal(word) ?? word
    }

    /// How many cases wait, and for whom.
    public func caseCounts(role: String) throws -> CaseCounts {
        let now = Int64(clamping: replica.wall())
        return try cases().reduce(into: CaseCounts()) { counts, item in
            counts.open += 1
            if item.asks(role) {
                counts.waitingForUser += 1
                if item.isOverdue(at: now) { counts.overdue += 1 }
            }
            guard item.isOwn, !item.isAnswered else { return }
            if item.question == .values { counts.withOwnValue += 1 }
            if item.question == .held { counts.held += 1 }
            if !item.asks(role) { counts.waitingForOthers[item.decider, default: 0] += 1 }
        }
    }

    /// The edits that a case is about, field by field, oldest first.
    public func evidence(of item: ConflictCase) throws -> [CaseEvidence] {
        let field = replica.tables[item.subject.kind]?.kind.field(item.field)
        return try replica.queue.look { db in
            let own = try self.ownEdits(db)
            if item.question == .held {
                let held = try self.heldEntries(item, db)
                if !held.isEmpty { return held.map { Self.evidence($0, own) } }
            }
            return item.field == 0
                ? Self.wholes(item.testimony, own) : item.testimony.map { Self.evidence($0, item.field, field, own) }
        }
    }

    private static func evidence(
        _ told: ConflictCase.Testimony, _ number: FieldNumber, _ field: Field?, _ own: OwnEdits,
        _ act: CaseEvidence.Act = .change
    ) -> CaseEvidence {
        CaseEvidence(
            dot: told.dot, field: number, act: act, author: told.author, role: told.role, reason: told.reason,
            stamp: told.stamp, value: field.flatMap { told.value.value(of: $0) },
            base: field.flatMap { told.base.value(of: $0) }, isOwn: told.dot.map(own.contains) ?? false)
    }

    /// One piece for each edit: a case about a whole record quotes all that an edit writes, and not into which fields.
    /// Whoever writes where nothing was makes the record. A deletion writes nothing.
    private static func wholes(_ testimony: [ConflictCase.Testimony], _ own: OwnEdits) -> [CaseEvidence] {
        var seen: Set<Dot?> = []
        return testimony.filter { seen.insert($0.dot).inserted }.map { told in
            let isNew = testimony.allSatisfy { $0.dot != told.dot || $0.base == .null }
            return evidence(told, 0, nil, own, isNew ? .creation : .change)
        }
    }

    /// What the journal keeps of the held edits, oldest first, each in field order.
    func heldEntries(_ item: ConflictCase, _ db: Database) throws -> [Decision.Entry] {
        let place: [Value] = [.integer(Int64(item.subject.kind)), .reference(item.subject.id)]
        return try journal(db, where: "kind = ? AND id = ?", place).filter(item.isAbout)
            .sorted { ($0.loser.sibling.sequence, $0.field) < ($1.loser.sibling.sequence, $1.field) }
    }

    private static func evidence(_ entry: Decision.Entry, _ own: OwnEdits) -> CaseEvidence {
        let sibling = entry.loser.sibling
        return CaseEvidence(
            dot: sibling.dot, field: entry.field, act: entry.isDeletion ? .deletion : .change,
            author: entry.loser.author, role: sibling.circumstances.role, reason: sibling.circumstances.reason,
            stamp: sibling.stamp, value: sibling.value, base: sibling.base, isOwn: own.contains(sibling.dot))
    }
}

/// A case's code as people write it: prefix, perhaps the year, number.
private struct CaseCode {
    let year: Int?
    let number: Int

    init?(_ text: String) {
        var parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count > 1, parts.removeFirst() == CaseRecord.kind.code.map({ $0.prefix[...] }),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }), parts.count <= 2,
            let number = Int(parts[parts.count - 1])
        else { return nil }
        self.number = number
        year = parts.count == 2 ? Int(parts[0]) : nil
    }

    /// Whether a full code is meant by a possibly shortened one.
    static func ~= (code: CaseCode?, wanted: CaseCode) -> Bool {
        guard let code else { return false }
        return code.number == wanted.number && (wanted.year == nil || wanted.year == code.year)
    }
}
