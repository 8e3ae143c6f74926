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
    /// The one used last: whoever edits many records edits records of one kind.
    private var nearest: RecordStore?
    let siblings: SiblingStore
    let log: LogStore
    private var rows = RowCache()
    /// What the edits under judgement have in common.
    private var making: Sibling?
    /// The commit that was looked up last: a day's edits meet the same commits over and over.
    private var lookedUp: (sequence: CommitSequence, dot: Dot, stamp: Stamp, role: String)?
    var previous: [(key: RecordKey, head: CommitSequence)] = []
    var authors: [ReplicaID: Author] = [:]
    /// What erasures of the running transaction took away.
    var tally = ErasureTally()

    init(_ db: Database, _ schema: Schema, _ mirror: Mirror) throws {
        self.db = db
        self.schema = schema
        self.mirror = mirror
        siblings = try SiblingStore(db)
        log = try LogStore(db)
        draft = mirror.read { Draft($0) }
    }

    /// Starts from what is committed; whatever an earlier transaction left unfinished is forgotten.
    func begin() {
        draft = mirror.read { Draft($0) }
        forget()
    }

    /// Drops remembered rows, after a rollback or before someone else's transaction.
    func forget() {
        rows.removeAll()
        making = nil
        lookedUp = nil
        log.forget()
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
        if let nearest, nearest.table.kind.number == kind { return nearest }
        if let known = stores[kind] {
            nearest = known
            return known
        }
        guard let kind = schema.kind(kind) else { return nil }
        let store = try RecordStore(db, kind)
        stores[kind.number] = store
        return store
    }

    package func begin(_ making: Sibling) { self.making = making }

    /// What was under judgement is in the log now, where more is to be known of it.
    func endJudgement() { making = nil }

    func row(_ key: RecordKey) throws -> LedgerRow? {
        if let known = rows[key] { return known }
        guard var row = try store(key.kind)?.row(key.id) else { return nil }
        if !row.header.isAlive, let author = try author(of: row.header.lifeSequence) {
            row.header.lifeDot = author.dot
        }
        remember(row, key)
        return row
    }

    func remember(_ row: LedgerRow, _ key: RecordKey) { rows.set(row, key) }

    /// Who made a commit, be it the one under judgement.
    func author(
        of sequence: CommitSequence
    ) throws -> (sequence: CommitSequence, dot: Dot, stamp: Stamp, role: String)? {
        if let making, making.sequence == sequence {
            return (sequence, making.dot, making.stamp, making.circumstances.role)
        }
        if let lookedUp, lookedUp.sequence == sequence { return lookedUp }
        guard let found = try log.author(of: sequence) else { return nil }
        lookedUp = (sequence, found.dot, found.stamp, found.role)
        return lookedUp
    }

    func state(
        _ number: FieldNumber, of key: RecordKey, _ row: LedgerRow, seen: CommitSequence
    ) throws
        -> FieldState
    {
        if row.marks.flags(number) & FieldMarks.aside != 0 { return try siblings.state(number, of: key) }
        let sequence = row.marks.sequence(number)
        guard sequence > 0, let store = try store(key.kind), let field = store.table.kind.field(number) else {
            return FieldState()
        }
        guard let author = try author(of: sequence) else { throw LedgerError.missingCommit(sequence) }
        // Only a rival's base and reason are ever looked at, and nobody is a rival of themselves.
        let isRival = sequence > seen && author.dot.replica != making?.dot.replica
        let making = isRival ? try log.making(of: number, key, at: sequence) : nil
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
        }
    }

    func insert(_ change: RecordChange, _ store: RecordStore) throws {
        let fields = store.table.kind.fields.map { Int($0.number) }.max() ?? 0
        var row = LedgerRow(row: 0, header: change.after, marks: FieldMarks(fields: fields))
        try mark(change, &row)
        let number = try store.insert(change.key.id, change.after, row.marks, change.fields)
        remember(LedgerRow(row: number, header: row.header, marks: row.marks), change.key)
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
        remember(row, change.key)
    }

    func count(_ change: RecordChange) throws {
        let (id, after) = (change.key.id, change.after)
        if let before = change.before, before.isAlive, after.isAlive, before.scope == after.scope {
            return try withScope(after.scope) { state in
                state.digest.remove(id, head: before.head)
                state.digest.add(id, head: after.head)
                state.head = max(state.head, after.head)
            }
        }
        if let before = change.before, before.isAlive {
            try withScope(before.scope) { $0.digest.remove(change.key.id, head: before.head) }
        }
        try withScope(change.after.scope) { state in
            if change.after.isAlive { state.digest.add(change.key.id, head: change.after.head) }
            state.head = max(state.head, change.after.head)
        }
    }

    func withScope(_ scope: ScopeID, _ body: (inout ScopeState) -> Void) throws {
        if draft.scopes[scope] == nil {
            guard let state = mirror.read({ $0.scopes[scope] }) else { throw LedgerError.missingScope(scope) }
            draft.scopes[scope] = state
        }
        if let index = draft.scopes.index(forKey: scope) { body(&draft.scopes.values[index]) }
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
