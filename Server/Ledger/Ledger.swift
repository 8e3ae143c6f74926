// Why this file exists: HQ's memory while it judges. It answers the sequencer's questions from SQLite and keeps the
// results there, inside one transaction of the one writing connection.

import GRDB
import RecordTables
import SyncProtocol

/// The durable store behind the sequencer. Lives on the writing connection and is used within ``Committer`` only.
package final class Ledger {
    package let schema: Schema
    let db: Database
    let mirror: Mirror
    /// What the running transaction has changed so far.
    var draft: Draft
    private var stores: [KindNumber: RecordStore] = [:]
    let siblings: SiblingStore
    let log: LogStore
    var rows: [RecordKey: LedgerRow] = [:]
    var previous: [(key: RecordKey, head: CommitSequence)] = []
    var authors: [ReplicaID: Author] = [:]
    /// What erasures of the running transaction took away.
    var tally = ErasureTally()

    /// Rows remembered at most between two changesets.
    static let remembered = 8192

    init(_ db: Database, _ schema: Schema, _ mirror: Mirror) throws {
        self.db = db
        self.schema = schema
        self.mirror = mirror
        siblings = try SiblingStore(db)
        log = try LogStore(db)
        draft = mirror.read { Draft(frontier: $0.frontier, clock: $0.clock) }
    }

    /// Starts from what is committed; whatever an earlier transaction left unfinished is forgotten.
    func begin() {
        draft = mirror.read { Draft(frontier: $0.frontier, clock: $0.clock) }
        forget()
    }

    /// Drops remembered rows, after a rollback or before someone else's transaction.
    func forget() {
        rows.removeAll(keepingCapacity: true)
        previous.removeAll(keepingCapacity: true)
        authors.removeAll(keepingCapacity: true)
    }

    /// Writes what is kept in memory during a transaction; the last thing before its commit.
    func flush() throws {
        try Registry.save(Array(draft.replicas.values), Array(draft.scopes.values), db)
        draft.savedAttendance = mirror.read { $0.attendance.unsaved }
        try Attendance.save(draft.savedAttendance, db)
    }

    // MARK: Records

    func store(_ kind: KindNumber) throws -> RecordStore? {
        if let known = stores[kind] { return known }
        guard let kind = schema.kind(kind) else { return nil }
        let store = try RecordStore(db, kind)
        stores[kind.number] = store
        return store
    }

    func row(_ key: RecordKey) throws -> LedgerRow? {
        if let known = rows[key] { return known }
        guard var row = try store(key.kind)?.row(key.id) else { return nil }
        if !row.header.isAlive, let author = try log.author(of: row.header.lifeSequence) {
            row.header.lifeDot = author.dot
        }
        rows[key] = row
        return row
    }

    func state(
        _ number: FieldNumber, of key: RecordKey, _ row: LedgerRow, seen: CommitSequence
    ) throws
        -> FieldState
    {
        if let recent = row.recent[number] { return recent }
        if row.marks.flags(number) & FieldMarks.aside != 0 { return try siblings.state(number, of: key) }
        let sequence = row.marks.sequence(number)
        guard sequence > 0, let store = try store(key.kind), let field = store.table.kind.field(number) else {
            return FieldState()
        }
        guard let author = try log.author(of: sequence) else { throw LedgerError.missingCommit(sequence) }
        // Only a rival's base and reason are ever looked at.
        let making = sequence > seen ? try log.making(of: number, key, at: sequence) : nil
        let circumstances = Sibling.Circumstances(
            role: author.role, reason: making?.reason ?? "", seen: making?.seen ?? 0)
        return FieldState([
            Sibling(
                dot: author.dot, sequence: sequence, stamp: author.stamp,
                value: try store.value(of: field, row: row.row), base: making?.base, circumstances: circumstances)
        ])
    }

    private func mark(_ change: RecordChange, _ row: inout LedgerRow) throws {
        let head = change.after.head
        for field in change.fields {
            let number = field.field.number
            let siblings = field.state.siblings
            let isPlain =
                siblings.count == 1 && field.field.policy.beforeFreeze != .addRemove && siblings[0].sequence == head
                && field.state.regressions.isEmpty && siblings[0].circumstances.generation == 0
            var flags: UInt8 = isPlain ? 0 : FieldMarks.aside
            if field.field.policy.asksPerson(about: field.state) { flags |= FieldMarks.contested }
            if !isPlain {
                try self.siblings.replace(field.state, number, of: change.key, isNew: change.before == nil)
            } else if row.marks.flags(number) & FieldMarks.aside != 0 {
                try self.siblings.remove(number, of: change.key)
            }
            row.marks.set(number, head, flags: flags)
            row.recent[number] = field.state
        }
    }

    func insert(_ change: RecordChange, _ store: RecordStore) throws {
        let fields = store.table.kind.fields.map { Int($0.number) }.max() ?? 0
        var row = LedgerRow(row: 0, header: change.after, marks: FieldMarks(fields: fields))
        try mark(change, &row)
        let number = try store.insert(change.key.id, change.after, row.marks, change.fields)
        rows[change.key] = LedgerRow(row: number, header: row.header, marks: row.marks, recent: row.recent)
    }

    func update(_ change: RecordChange, _ before: RecordHeader, _ store: RecordStore) throws {
        guard var row = try row(change.key) else { throw LedgerError.missingRecord(change.key) }
        previous.append((change.key, before.head))
        row.header = change.after
        try mark(change, &row)
        var unmoved = before
        unmoved.head = change.after.head
        if change.fields.isEmpty || unmoved != change.after { try store.updateLife(row) }
        if !change.fields.isEmpty { try store.update(row, change.fields) }
        rows[change.key] = row
    }

    func count(_ change: RecordChange) throws {
        if let before = change.before, before.isAlive {
            try withScope(before.scope) { $0.digest.remove(change.key.id, head: before.head) }
        }
        try withScope(change.after.scope) { state in
            if change.after.isAlive { state.digest.add(change.key.id, head: change.after.head) }
            state.head = max(state.head, change.after.head)
        }
    }

    func withScope(_ scope: ScopeID, _ body: (inout ScopeState) -> Void) throws {
        guard var state = draft.scopes[scope] ?? mirror.read({ $0.scopes[scope] }) else {
            throw LedgerError.missingScope(scope)
        }
        body(&state)
        draft.scopes[scope] = state
    }
}

/// What only a damaged file or a fault of ours can cause.
package enum LedgerError: Error, CustomStringConvertible {
    case missingCommit(CommitSequence)
    case missingRecord(RecordKey)
    case missingScope(ScopeID)
    case missingReplica(ReplicaID)

    package var description: String {
        switch self {
        case .missingCommit(let sequence): "commit \(sequence) is not in the log; run `verify`"
        case .missingRecord(let key): "record \(key) is not in its table; run `verify`"
        case .missingScope(let scope): "scope \(scope) is not listed; run `verify`"
        case .missingReplica(let replica): "replica \(replica) is not listed; run `verify`"
        }
    }
}
