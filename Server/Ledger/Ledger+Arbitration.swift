// Why this file exists: what a judge may look up and keep, answered from SQLite.

import GRDB
import RecordTables
import SyncProtocol

extension Ledger: ArbitrationStore {
    package func header(of key: RecordKey) throws -> RecordHeader? { try row(key)?.header }

    package func field(_ number: FieldNumber, of key: RecordKey, seen: CommitSequence, brief: Bool) throws -> FieldState
    {
        guard let row = try row(key) else { return FieldState() }
        let sequence = row.marks.sequence(number)
        if sequence == 0 { return FieldState() }
        // Whatever it was, it is superseded.
        if brief && sequence <= seen { return FieldState() }
        return try state(number, of: key, row, seen: seen)
    }

    package func edits(
        of key: RecordKey, beyond seen: CommitSequence, but ignored: Set<FieldNumber>
    ) throws -> [Sibling] {
        guard let row = try row(key) else { return [] }
        var result: [Sibling] = []
        for field in row.marks.fields(beyond: seen) where !ignored.contains(field) {
            result += try state(field, of: key, row, seen: seen).siblings.filter { $0.sequence > seen }
        }
        return result + (try removals(from: key, row, beyond: seen, but: ignored))
    }

    /// Walks back through the record's commits for elements that were taken out of its sets.
    private func removals(
        from key: RecordKey, _ row: LedgerRow, beyond seen: CommitSequence, but ignored: Set<FieldNumber>
    ) throws -> [Sibling] {
        let sets =
            schema.kind(key.kind)?.fields.filter {
                $0.policy == .addRemove && !ignored.contains($0.number) && row.marks.sequence($0.number) > seen
            }.map(\.number) ?? []
        guard !sets.isEmpty else { return [] }
        // The commit under judgement is not in the log yet; its author has seen it.
        var next = row.header.head > frontier ? previous.first { $0.key == key }?.head ?? 0 : row.header.head
        var result: [Sibling] = []
        while next > seen, let commit = try log.commit(of: key, at: next) {
            let value = try commit.changeset?.removal(from: key, Set(sets), commit.receipt, survivor: survivor)
            if let value {
                result.append(Sibling(dot: commit.dot, sequence: next, stamp: commit.stamp, value: value))
            }
            guard commit.previous < next else { break }
            next = commit.previous
        }
        return result
    }

    package func keep(_ change: RecordChange) throws {
        guard let store = try store(change.key.kind) else { throw LedgerError.missingRecord(change.key) }
        if change.key.kind == schema.certifiedRole?.kind { authors.removeAll(keepingCapacity: true) }
        if let before = change.before {
            try update(change, before, store)
            if before.scope != change.after.scope { try depart(change.key, from: before.scope, change.after) }
        } else {
            try insert(change, store)
            if try mayHaveMet(change.key) { try adopt(change.key, change.after) }
        }
        try count(change)
    }

    package func journal(_ entry: JournalEntry) throws {
        try log.append(try withDeletion(entry))
        guard entry.scope.rawValue > 0 else { return }
        try withScope(entry.scope) { $0.head = max($0.head, entry.sequence) }
    }

    /// Of an earlier deletion a record knows only the commit; when and why it was made stands in the log.
    private func withDeletion(_ entry: JournalEntry) throws -> JournalEntry {
        let loser = entry.loser
        guard entry.rule == .updateBeatsDelete, loser.stamp == .zero,
            let deletion = try log.deletion(of: entry.key, at: loser.sequence)
        else { return entry }
        return JournalEntry(
            sequence: entry.sequence, scope: entry.scope, key: entry.key, field: entry.field, verdict: entry.verdict,
            rule: entry.rule,
            loser: Sibling(
                dot: loser.dot, sequence: loser.sequence, stamp: deletion.stamp, value: .text(deletion.reason)),
            winner: entry.winner)
    }

    package func scope(named name: ScopeName) throws -> ScopeID? {
        draft.scopeNumbers[name] ?? mirror.read { $0.scopeNumbers[name] }
    }

    package func name(of scope: ScopeID) throws -> ScopeName? {
        draft.scopes[scope]?.content ?? mirror.read { $0.scopes[scope]?.content }
    }

    package func author(_ replica: ReplicaID) throws -> Author {
        if let known = authors[replica] { return known }
        let enrolled = try enrolled(replica)
        let played = try enrolled?.person.flatMap(roles)
        var role = replica == .headquarters ? Author.headquartersRole : ""
        if let person = enrolled?.person, let source = schema.certifiedRole {
            if case .text(let word) = try value(source.field, of: RecordKey(kind: source.kind, id: person)) {
                role = word
            }
            role = played?.principal(role) ?? role
        }
        let author = Author(
            replica: replica, person: enrolled?.person, role: role, roles: played,
            name: enrolled?.name ?? "replica \(replica)")
        authors[replica] = author
        return author
    }

    package func value(_ number: FieldNumber, of key: RecordKey) throws -> Value {
        guard let row = try row(key), let store = try store(key.kind), let field = store.table.kind.field(number) else {
            return .null
        }
        return field.policy == .derived ? .null : try store.value(of: field, row: row.row)
    }

    package func life(of key: RecordKey) throws -> Sibling? {
        guard let header = try header(of: key) else { return nil }
        let author = try author(of: header.lifeSequence)
        return Sibling(
            dot: author?.dot ?? header.lifeDot, sequence: header.lifeSequence, stamp: author?.stamp ?? .zero,
            value: .flag(header.isAlive))
    }

    package func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        try records(kind, where: field, is: value, limit: 100)
    }

    func records(
        _ kind: KindNumber, where field: FieldNumber, is value: Value, limit: Int
    ) throws -> [RecordID] {
        guard let store = try store(kind), let field = store.table.kind.field(field) else { return [] }
        return try store.records(where: field, is: value, limit: limit)
    }

    package func openCase(about topic: CaseTopic) throws -> RecordID? {
        let statement = try RawStatement(
            cached: db, "SELECT open FROM hq_case WHERE kind = ? AND id = ? AND field = ? AND name = ?")
        bind(topic, to: statement)
        defer { statement.reset() }
        return try statement.step() ? statement.id(0) : nil
    }

    package func note(openCase id: RecordID?, about topic: CaseTopic) throws {
        let statement = try RawStatement(
            cached: db,
            id == nil
                ? "DELETE FROM hq_case WHERE kind = ? AND id = ? AND field = ? AND name = ?"
                : "INSERT OR REPLACE INTO hq_case (kind, id, field, name, open) VALUES (?, ?, ?, ?, ?)")
        bind(topic, to: statement)
        if let id { statement.bind(5, id) }
        try statement.run()
    }

    private func bind(_ topic: CaseTopic, to statement: RawStatement) {
        statement.bind(1, Int64(topic.key.kind))
        statement.bind(2, topic.key.id)
        statement.bind(3, Int64(topic.field))
        statement.bind(4, topic.name)
    }
}
