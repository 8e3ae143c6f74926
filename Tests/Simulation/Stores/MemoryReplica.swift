// Why this file exists: the laptop's store without a disk: what is committed but not yet synced is lost in a crash, and
// everything else keeps exactly the promises that the SQLite replica keeps.

import SyncProtocol

/// A laptop's replica in memory.
final class MemoryReplica: ReplicaStore {
    /// One record as the laptop shows it.
    struct Row: Hashable {
        /// By field number; place 0 is unused.
        var values: [Value]
        /// σ of the newest confirmed change; 0 if HQ never confirmed the record.
        var head: CommitSequence = 0
        /// Deleted here, and HQ has not said so yet: its values are gone, its head stays for the digest.
        var isHidden = false

        init(_ kind: RecordKind) {
            values = [Value](repeating: .null, count: Vocabulary.fieldSpace)
            for field in kind.fields { values[Int(field.number)] = Vocabulary.canonical(.null, field) }
        }
    }

    /// An own changeset, kept until HQ has it in a backup.
    struct Kept: Hashable {
        let sealed: SealedChangeset
        let changeset: Changeset
        /// The hash chain after it, where HQ has it but an erasure took something out of it here.
        var known: ChainHash?

        func chain(after chain: ChainHash) -> ChainHash { known ?? chain.extended(by: sealed.payload) }
    }

    /// An own changeset under a former number.
    struct Former: Hashable {
        let changeset: Changeset
        let payload: [UInt8]
        /// The hash chain after it, if that is known.
        let chain: ChainHash?

        var dot: Dot { changeset.dot }
    }

    struct State: Hashable {
        var checkpoint: Checkpoint
        var rows: [RecordKey: Row] = [:]
        var outbox: [Kept] = []
        var conflicts: [RecordKey: [FieldNumber: [Candidate]]] = [:]
        var receipts: [Dot: Receipt] = [:]
        /// Own changesets of former numbers that HQ has, kept until they are in a backup.
        var former: [Former] = []
        /// Of each former number the last changeset that HQ has.
        var identities: [Dot] = []
        var decisions: [Decision.Entry] {
            told.keys.sorted { ($0.sequence, $0.key, $0.field) < ($1.sequence, $1.key, $1.field) }
        }
        /// HQ's journal as far as it was told here, and in which scope.
        var told: [Decision.Entry: ScopeID] = [:]
        var recordsMade: UInt64 = 0
        /// Records that left while own edits of them were on their way: those are not shown any more.
        var departed: Set<RecordKey> = []
        /// For how long it may be used without a sync; nil for ever.
        var lease: OfflineLease?
        /// S after the sync in which something last left.
        var gaveUpAt: CommitSequence = 0

        /// Own changesets that HQ has not acknowledged.
        var pending: ArraySlice<Kept> {
            outbox[(outbox.firstIndex { $0.sealed.counter > checkpoint.acknowledged } ?? outbox.endIndex)...]
        }

        var overlay: Overlay { Overlay(pending.map(\.changeset)) }

        /// Whether its program knows a kind, or a field of it. Of a kind that it does not know it keeps only the heads.
        func knows(_ kind: KindNumber, _ field: FieldNumber? = nil) -> Bool {
            Vocabulary.knows(kind, field, in: checkpoint.schema)
        }
    }

    var state: State
    private(set) var durable: State
    var staged: [Message] = []
    /// Rows that came in part for a record that was not here.
    var strays = 0
    let planted: PlantedFault?

    init(_ replica: ReplicaID, scopes: [ScopeID], planted: PlantedFault?) {
        state = State(checkpoint: Checkpoint(replica: replica, schema: Vocabulary.schema.version, scopes: scopes))
        durable = state
        self.planted = planted
    }

    /// A copy of another database.
    init(_ state: State, planted: PlantedFault?) {
        self.state = state
        durable = state
        self.planted = planted
    }

    /// Everything committed is on the disk.
    func sync() { durable = state }

    /// The power goes: what was not synced never happened.
    func crash() {
        let counter = state.checkpoint.counter
        let knowledge = state.checkpoint.knowledge
        state = durable
        staged = []
        if planted == .reusesCounters, counter > 0, state.outbox.last?.sealed.counter == state.checkpoint.counter,
            state.checkpoint.acknowledged == state.checkpoint.counter
        {
            state.checkpoint.counter -= 1
            state.outbox.removeLast()
        }
        if planted == .syncsKnowledgeFirst { state.checkpoint.knowledge = knowledge }
        durable = state
    }

    func checkpoint() throws -> Checkpoint {
        guard planted == .skipsNewScopes else { return durable.checkpoint }
        var checkpoint = durable.checkpoint
        checkpoint.scopes = (1...4).map(ScopeID.init)
        return checkpoint
    }

    func outgoing(after counter: UInt64, bytes: Int) throws -> [SealedChangeset] {
        var size = 0
        var result: [SealedChangeset] = []
        for kept in durable.outbox where kept.sealed.counter > counter {
            if size >= bytes { break }
            size += kept.sealed.payload.count
            result.append(kept.sealed)
        }
        return result
    }

    func inventory() throws -> [Inventory] {
        // HQ went back to before something left: what was forgotten then is to come again.
        if state.gaveUpAt > state.checkpoint.knowledge.prefix {
            return Vocabulary.schema.kinds.map { .nothing(of: $0.number) }
        }
        var digests: [KindNumber: [ScopeDigest]] = [:]
        for (key, row) in state.rows where row.head > 0 {
            let empty = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
            digests[key.kind, default: empty][InventoryRange.index(of: key.id)].add(key.id, head: row.head)
        }
        for entry in state.told.keys where planted != .comparesRowsAlone {
            let empty = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
            digests[entry.key.kind, default: empty][InventoryRange.index(of: entry.key.id)]
                .addEntry(about: entry.key.id, entry.field, at: entry.sequence)
        }
        let empty = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
        return Vocabulary.schema.kinds.map { Inventory(kind: $0.number, ranges: digests[$0.number] ?? empty) }
    }

    func stage(_ message: Message) throws { staged.append(message) }
    func discardStaged() throws { staged = [] }

    /// Records that people can see, in order.
    var visible: [RecordKey] { state.rows.filter { !$0.value.isHidden && state.knows($0.key.kind) }.keys.sorted() }

    /// A newer program: what it did not know before has to come once more.
    func upgrade() {
        state.checkpoint.schema = Vocabulary.schema.version
        guard state.checkpoint.knowledge.prefix > 0, planted != .upgradesWithoutFetching else { return }
        for scope in state.checkpoint.scopes { state.checkpoint.knowledge.exceptions[scope] = 0 }
    }
}

extension MemoryReplica {
    /// Mints a changeset and shows it at once.
    /// - Parameter prefix: S as it was when the edit began.
    func save(
        _ edits: [RecordEdit], begunAt prefix: CommitSequence, wall: UInt64, reason: String = ""
    ) -> Changeset {
        let stamp = state.checkpoint.clock.tick(wall: wall)
        let texts = TextOrigins(edits, state, begunAt: prefix)
        state.checkpoint.counter += 1
        let dot = Dot(replica: state.checkpoint.replica, counter: state.checkpoint.counter)
        let operations = edits.map { edit in
            Changeset.Operation(
                edit.key, edit.action,
                edit.writes.map { write in
                    let place = TextOrigins.Place(key: edit.key, field: write.field)
                    let base = texts.bases[place] ?? base(of: write.field, edit.key)
                    return FieldWrite(write.field, write.value, base: base)
                })
        }
        let changeset = Changeset(
            dot: dot, stamp: stamp, seen: texts.seen, observed: state.identities.filter { $0.counter > 0 },
            operations: operations, reason: reason,
            wall: planted == .hidesWrongClock ? nil : state.checkpoint.clock.lagging(wall: wall))
        state.outbox.append(Kept(sealed: ChangesetCodec.seal(changeset), changeset: changeset))
        state.checkpoint.knowledge.own = dot
        for operation in operations { show(operation) }
        return changeset
    }

    private func base(of field: FieldNumber, _ key: RecordKey) -> Value? {
        guard let row = state.rows[key], !row.isHidden, Int(field) < row.values.count else { return nil }
        return row.values[Int(field)]
    }

    private func show(_ operation: Changeset.Operation) {
        guard let kind = Vocabulary.schema.kind(operation.key.kind) else { return }
        var row = state.rows[operation.key] ?? Row(kind)
        if case .delete = operation.action {
            let head = row.head
            row = Row(kind)
            row.head = head
            row.isHidden = true
        }
        let alone = Changeset(
            dot: Dot(replica: .headquarters, counter: 0), stamp: .zero, seen: 0, operations: [operation])
        guard let one = Overlay([alone])[operation.key] else { return }
        for write in operation.writes {
            guard let field = kind.field(write.field) else { continue }
            row.values[Int(field.number)] = one.shown(field, over: row.values[Int(field.number)])
        }
        state.rows[operation.key] = row
    }
}
