// Why this file exists: HQ's memory while it judges. It answers the sequencer's questions from SQLite and keeps the
// results there, inside one transaction of the one writing connection.

import GRDB
import RecordTables
import SyncProtocol

/// The durable store behind the sequencer. Lives on the writing connection and is used within ``Committer`` only.
package final class Ledger {
    package let schema: Schema
    let db: Database
    private let mirror: Mirror
    /// What the running transaction has changed so far.
    var draft: Draft
    private var stores: [KindNumber: RecordStore] = [:]
    private let siblings: SiblingStore
    private let log: LogStore
    private var rows: [RecordKey: LedgerRow] = [:]
    private var previous: [(key: RecordKey, head: CommitSequence)] = []

    /// Rows remembered at most between two changesets.
    private static let remembered = 8192

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
    }

    /// Writes what is kept in memory during a transaction; the last thing before its commit.
    func flush() throws {
        try Registry.save(Array(draft.replicas.values), Array(draft.scopes.values), db)
    }

    // MARK: Records

    private func store(_ kind: KindNumber) throws -> RecordStore? {
        if let known = stores[kind] { return known }
        guard let kind = schema.kind(kind) else { return nil }
        let store = try RecordStore(db, kind)
        stores[kind.number] = store
        return store
    }

    private func row(_ key: RecordKey) throws -> LedgerRow? {
        if let known = rows[key] { return known }
        guard var row = try store(key.kind)?.row(key.id) else { return nil }
        if !row.header.isAlive, let author = try log.author(of: row.header.lifeSequence) {
            row.header.lifeDot = author.dot
        }
        rows[key] = row
        return row
    }

    private func state(
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
        // Only a rival's base is ever shown to people.
        let base = sequence > seen ? try log.base(of: number, key, at: sequence) : nil
        return FieldState([
            Sibling(
                dot: author.dot, sequence: sequence, stamp: author.stamp,
                value: try store.value(of: field, row: row.row), base: base)
        ])
    }

    private func mark(_ change: RecordChange, _ row: inout LedgerRow) throws {
        let head = change.after.head
        for field in change.fields {
            let number = field.field.number
            let siblings = field.state.siblings
            let isPlain = siblings.count == 1 && field.field.policy != .addRemove && siblings[0].sequence == head
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

    private func insert(_ change: RecordChange, _ store: RecordStore) throws {
        let fields = store.table.kind.fields.map { Int($0.number) }.max() ?? 0
        var row = LedgerRow(row: 0, header: change.after, marks: FieldMarks(fields: fields))
        try mark(change, &row)
        let number = try store.insert(change.key.id, change.after, row.marks, change.fields)
        rows[change.key] = LedgerRow(row: number, header: row.header, marks: row.marks, recent: row.recent)
    }

    private func update(_ change: RecordChange, _ before: RecordHeader, _ store: RecordStore) throws {
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

    private func count(_ change: RecordChange) throws {
        if let before = change.before, before.isAlive {
            try withScope(before.scope) { $0.digest.remove(change.key.id, head: before.head) }
        }
        try withScope(change.after.scope) { state in
            if change.after.isAlive { state.digest.add(change.key.id, head: change.after.head) }
            state.head = max(state.head, change.after.head)
        }
    }

    private func withScope(_ scope: ScopeID, _ body: (inout ScopeState) -> Void) throws {
        guard var state = draft.scopes[scope] ?? mirror.read({ $0.scopes[scope] }) else {
            throw LedgerError.missingScope(scope)
        }
        body(&state)
        draft.scopes[scope] = state
    }
}

extension Ledger: ArbitrationStore {
    package func header(of key: RecordKey) throws -> RecordHeader? { try row(key)?.header }

    package func field(_ number: FieldNumber, of key: RecordKey, seen: CommitSequence, brief: Bool) throws -> FieldState
    {
        guard let row = try row(key) else { return FieldState() }
        let sequence = row.marks.sequence(number)
        if sequence == 0 { return FieldState() }
        if brief && sequence <= seen {
            let covered = Sibling(
                dot: Dot(replica: .headquarters, counter: 0), sequence: sequence, stamp: .zero, value: .null)
            return FieldState([covered])
        }
        return try state(number, of: key, row, seen: seen)
    }

    package func edits(
        of key: RecordKey, beyond seen: CommitSequence, but ignored: FieldNumber?
    ) throws -> [Sibling] {
        guard let row = try row(key) else { return [] }
        var result: [Sibling] = []
        for index in row.marks.sequences.indices where row.marks.sequences[index] > seen {
            let field = FieldNumber(index + 1)
            if field == ignored { continue }
            result += try state(field, of: key, row, seen: seen).siblings.filter { $0.sequence > seen }
        }
        return result
    }

    package func keep(_ change: RecordChange) throws {
        guard let store = try store(change.key.kind) else { throw LedgerError.missingRecord(change.key) }
        if let before = change.before {
            try update(change, before, store)
        } else {
            try insert(change, store)
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

    package func scope(anchoredAt id: RecordID) throws -> ScopeID? {
        draft.anchors[id] ?? mirror.read { $0.anchors[id] }
    }
}

extension Ledger: LedgerStore {
    package var timeline: Timeline { mirror.read { $0.timeline } }
    package var frontier: CommitSequence { draft.frontier }
    package var clock: HybridClock {
        get { draft.clock }
        set { draft.clock = newValue }
    }

    package func standing(of replica: ReplicaID) throws -> Standing? { try enrolled(replica)?.standing }

    /// A replica as this transaction sees it.
    func enrolled(_ replica: ReplicaID) throws -> EnrolledReplica? {
        if let known = draft.replicas[replica] ?? mirror.read({ $0.replicas[replica] }) { return known }
        return try Registry.load(replica, db)
    }

    package func append(_ entry: LogEntry) throws {
        guard var enrolled = try enrolled(entry.dot.replica) else {
            throw LedgerError.missingReplica(entry.dot.replica)
        }
        try log.append(entry, previous: PreviousHeads.bytes(previous))
        previous.removeAll(keepingCapacity: true)
        draft.frontier = entry.sequence
        enrolled.standing.counter = entry.dot.counter
        enrolled.standing.chain = entry.chain
        enrolled.uploaded = entry.received.milliseconds
        if !entry.receipt.remarks.isEmpty { enrolled.remarked = entry.sequence }
        draft.replicas[entry.dot.replica] = enrolled
        if rows.count > Self.remembered { rows.removeAll(keepingCapacity: true) }
    }

    package func issueCode(_ prefix: String, at stamp: Stamp) throws -> String {
        let days = Int64(clamping: stamp.milliseconds / 86_400_000)
        let year = CivilDate(days: days)?.components.year ?? 1970
        let number = String(try log.nextCode(prefix, year: year))
        return "\(prefix)-\(year)-" + String(repeating: "0", count: max(0, 6 - number.count)) + number
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
