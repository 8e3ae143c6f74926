// Why this file exists: the chain proves what was sent, and people read what the tables show. Between the two stands
// HQ's own work, and a disk that may change a byte of it; so what a record shows is held against the edit that wrote
// it.

import GRDB
import RecordTables
import SyncProtocol

/// Holds the values of one kind's records against the log.
struct ValueAudit {
    private let db: Database
    private let schema: Schema
    private let table: RecordTable
    private let siblings: RawStatement
    private let log: RawStatement
    /// The commits that were opened last: records that came together are read one after the other.
    private var opened: [CommitSequence: OpenedCommit] = [:]

    /// Commits kept open at most.
    private static let limit = 64

    init(_ db: Database, _ schema: Schema, _ table: RecordTable) throws {
        self.db = db
        self.schema = schema
        self.table = table
        siblings = try RawStatement(
            cached: db, "SELECT \(SiblingStore.columns) FROM hq_sibling WHERE kind = ? AND id = ? AND field = ?")
        log = try RawStatement(cached: db, "SELECT payload, redacted, receipt FROM hq_log WHERE sequence = ?")
    }

    /// The fields of a record that show what no edit wrote.
    /// - Parameter shown: the record's value of a field.
    mutating func unfounded(
        _ key: RecordKey, _ marks: FieldMarks, shown: (Field) -> Value
    ) throws -> [Field] {
        var result: [Field] = []
        for field in table.kind.storedFields where marks.sequence(field.number) > 0 {
            let value = shown(field)
            let isFounded =
                marks.flags(field.number) & FieldMarks.aside != 0
                ? try isView(value, of: field, key)
                : try isWritten(value, field, key, at: marks.sequence(field.number))
            if !isFounded { result.append(field) }
        }
        return result
    }

    /// Whether a value is what the live edits that are kept aside make of the field, and each of them is in the log.
    private mutating func isView(_ value: Value, of field: Field, _ key: RecordKey) throws -> Bool {
        siblings.bind(1, Int64(key.kind))
        siblings.bind(2, key.id)
        siblings.bind(3, Int64(field.number))
        defer { siblings.reset() }
        let state = try SiblingStore.state(siblings)
        guard Self.same(field.policy.view(of: state), value) else { return false }
        // What a counter keeps of an author is a sum of many edits.
        if field.policy.beforeFreeze == .counter { return true }
        for sibling in state.siblings + state.regressions where sibling.sequence > 0 {
            guard try isWritten(sibling.value, field, key, at: sibling.sequence) else { return false }
        }
        return true
    }

    /// Whether two values show the same; an empty one is an empty one, of however many columns.
    fileprivate static func same(_ a: Value, _ b: Value) -> Bool { a == b || a.isEmpty && b.isEmpty }

    /// Whether a commit wrote a value. What an erasure took out of the log cannot be asked for any more.
    private mutating func isWritten(
        _ value: Value, _ field: Field, _ key: RecordKey, at sequence: CommitSequence
    ) throws -> Bool {
        guard let commit = try commit(sequence) else { return false }
        return try commit.isRedacted || commit.writes(value, field.number, key)
            || isFollowed(value, field, commit.values(field.number, key))
    }

    /// Whether somebody named a record that was merged into the one which the field names: edits follow it there.
    private func isFollowed(_ value: Value, _ field: Field, _ written: [Value]) throws -> Bool {
        guard case .reference(let id) = value, case .reference(let name)? = field.columns.first?.type,
            let target = schema.kind(named: name), target.redirect != nil,
            written.contains(where: { if case .reference = $0 { true } else { false } })
        else { return false }
        // A merger may have been taken back since, so all that can be asked is whether there is such a record.
        let named = try RawStatement(cached: db, "SELECT 1 FROM \(RecordTable.of(target).sqlName) WHERE id = ?")
        named.bind(1, id)
        defer { named.reset() }
        return try named.step()
    }

    private mutating func commit(_ sequence: CommitSequence) throws -> OpenedCommit? {
        if let known = opened[sequence] { return known }
        log.bind(1, sequence)
        defer { log.reset() }
        // A payload that cannot be read is told where the chains are checked.
        guard try log.step() else { return nil }
        let commit = OpenedCommit(
            try? ChangesetCodec.open(log.bytes(0)), log.isNull(2) ? nil : try? StoredValue.receipt(log.bytes(2)),
            isRedacted: log.integer(1) != 0)
        if opened.count >= Self.limit { opened.removeAll(keepingCapacity: true) }
        opened[sequence] = commit
        return commit
    }
}

/// What a commit wrote.
private struct OpenedCommit {
    let isRedacted: Bool
    private var writes: [Place: [Value]] = [:]
    /// What is made anew under a deleted id holds nothing of the old record, although no write says so.
    private var created: Set<RecordKey> = []

    /// Records that had been merged into others, where the edit went.
    private var merged: [RecordKey] = []

    private struct Place: Hashable {
        let key: RecordKey
        let field: FieldNumber
    }

    init(_ changeset: Changeset?, _ receipt: Receipt?, isRedacted: Bool) {
        merged = receipt?.remarks.filter { $0.rule == .redirected }.map(\.key) ?? []
        self.isRedacted = isRedacted || changeset == nil
        for operation in changeset?.operations ?? [] {
            if operation.action == .create { created.insert(operation.key) }
            for write in operation.writes {
                writes[Place(key: operation.key, field: write.field), default: []].append(write.value)
            }
        }
    }

    func writes(_ value: Value, _ field: FieldNumber, _ key: RecordKey) -> Bool {
        if value.isEmpty && created.contains(key) { return true }
        return values(field, key).contains { ValueAudit.same($0, value) || Self.adds(value, $0) }
    }

    /// What the commit wrote to a field of a record, or of one that had been merged into another.
    func values(_ field: FieldNumber, _ key: RecordKey) -> [Value] {
        ([key] + merged.filter { $0.kind == key.kind }).flatMap { writes[Place(key: $0, field: field)] ?? [] }
    }

    /// Whether a write to a set put an element into it: each has live edits of its own.
    private static func adds(_ element: Value, _ write: Value) -> Bool {
        guard case .text(let element) = element else { return false }
        return switch write {
        case .set(let elements): elements.contains(element)
        case .setChange(let adding, _): adding.contains(element)
        default: false
        }
    }
}
