// Why this file exists: one changeset's way through judgement, operation by operation. One bad part never blocks
// another.

/// The state of judging one changeset.
struct Hearing {
    let arbiter: Arbiter
    let changeset: Changeset
    let sequence: CommitSequence
    let stamp: Stamp
    let scopes: Set<ScopeID>?
    private(set) var remarks: [Receipt.Remark] = []
    private(set) var created: [RecordKey] = []

    init(arbiter: Arbiter, changeset: Changeset, sequence: CommitSequence, stamp: Stamp, scopes: Set<ScopeID>?) {
        self.arbiter = arbiter
        self.changeset = changeset
        self.sequence = sequence
        self.stamp = stamp
        self.scopes = scopes
    }

    private var byHeadquarters: Bool { changeset.dot.replica == .headquarters }

    mutating func judge(_ operation: Changeset.Operation, in store: some ArbitrationStore) throws {
        guard let kind = arbiter.schema.kind(operation.key.kind) else {
            return try dismiss(operation, .refused, .unknownKind, in: store)
        }
        let header = try store.header(of: operation.key)
        if kind.headquartersOnly && !byHeadquarters {
            try giveBack(operation.key, header, in: store)
            return try dismiss(operation, .held, .hqOnly, scope: header?.scope, in: store)
        }
        switch operation.action {
        case .create where header == nil: try create(operation, kind, in: store)
        case .create, .update: try update(operation, kind, header, in: store)
        case .delete(let reason): try delete(operation, header, reason, in: store)
        }
    }

    private mutating func create(
        _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws {
        let scope = try scope(of: operation, kind, in: store)
        guard permits(scope) else { return try dismiss(operation, .refused, .outOfScope, in: store) }
        let header = RecordHeader(
            scope: scope, isAlive: true, head: sequence, entered: sequence, lifeSequence: sequence,
            lifeDot: changeset.dot)
        created.append(operation.key)
        try write(operation, kind, before: nil, after: header, in: store)
    }

    private mutating func update(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ header: RecordHeader?, in store: some ArbitrationStore
    ) throws {
        guard let header else { return try dismiss(operation, .held, .unknownRecord, in: store) }
        guard permits(header.scope) else {
            return try dismiss(operation, .refused, .outOfScope, scope: header.scope, in: store)
        }
        var after = header
        after.head = sequence
        if !header.isAlive {
            if changeset.context.contains(header.lifeDot, sequence: header.lifeSequence) {
                return try dismiss(operation, .held, .deletedRecord, scope: header.scope, in: store)
            }
            after = revived(header)
            try journalDelete(operation.key, header, in: store)
        }
        try write(operation, kind, before: header, after: after, in: store)
    }

    /// The author's replica shows something that HQ will not keep: it must receive the whole record again.
    private func giveBack(_ key: RecordKey, _ header: RecordHeader?, in store: some ArbitrationStore) throws {
        guard let header, header.isAlive else { return }
        var after = header
        after.head = sequence
        after.entered = sequence
        try store.keep(RecordChange(key: key, before: header, after: after, fields: []))
    }

    /// An edit that had not seen the deletion brings the record back, with everything it held.
    private func revived(_ header: RecordHeader) -> RecordHeader {
        var after = header
        after.isAlive = true
        after.head = sequence
        after.entered = sequence
        after.lifeSequence = sequence
        after.lifeDot = changeset.dot
        return after
    }

    private func journalDelete(_ key: RecordKey, _ header: RecordHeader, in store: some ArbitrationStore) throws {
        let loser = Sibling(dot: header.lifeDot, sequence: header.lifeSequence, stamp: .zero, value: .flag(false))
        try store.journal(
            JournalEntry(
                sequence: sequence, scope: header.scope, key: key, field: 0, verdict: .overridden,
                rule: .updateBeatsDelete, loser: loser, winner: life(.flag(true))))
    }

    private mutating func delete(
        _ operation: Changeset.Operation, _ header: RecordHeader?, _ reason: String, in store: some ArbitrationStore
    ) throws {
        guard let header else { return try dismiss(operation, .held, .unknownRecord, in: store) }
        guard permits(header.scope) else {
            return try dismiss(operation, .refused, .outOfScope, scope: header.scope, in: store)
        }
        guard header.isAlive else { return }
        var after = header
        after.head = sequence
        // A code that HQ gave the record is nobody's work, so no reason to keep it.
        let code = arbiter.schema.kind(operation.key.kind)?.code?.field
        let unseen = try store.edits(of: operation.key, beyond: changeset.seen, but: code)
            .filter { !changeset.context.contains($0.dot, sequence: $0.sequence) }
        if let rival = unseen.max(by: { $0.age < $1.age }) {
            // The author's replica has already removed the row: it must receive all of it again.
            after.entered = sequence
            try journal(
                operation.key, 0, .overridden, .updateBeatsDelete, life(.text(reason)), rival, after.scope, in: store)
        } else {
            after.isAlive = false
            after.lifeSequence = sequence
            after.lifeDot = changeset.dot
        }
        try store.keep(RecordChange(key: operation.key, before: header, after: after, fields: []))
    }

    private func life(_ value: Value) -> Sibling {
        Sibling(dot: changeset.dot, sequence: sequence, stamp: stamp, value: value)
    }

    private mutating func write(
        _ operation: Changeset.Operation, _ kind: RecordKind, before: RecordHeader?, after: RecordHeader,
        in store: some ArbitrationStore
    ) throws {
        var changes: [RecordChange.FieldChange] = []
        // A field stands once in an operation; should an author write it twice, the second write sees the first.
        func known(_ field: FieldNumber) -> FieldState? { changes.last { $0.field.number == field }?.state }
        for write in operation.writes {
            guard let field = kind.field(write.field) else {
                try refuse(operation.key, write, .unknownField, "", after.scope, in: store)
                continue
            }
            if let problem = field.mismatch(write.value) ?? arbiter.rulebook.objection(kind, field, write.value) {
                try refuse(operation.key, write, .invalidValue, problem, after.scope, in: store)
            } else if before != nil && kind.scope == .anchored(by: field.number) && !byHeadquarters {
                try refuse(operation.key, write, .fixedAnchor, "", after.scope, in: store)
            } else {
                let earlier = known(write.field)
                let change = try apply(
                    write, field, operation.key, isNew: before == nil, earlier, after.scope, in: store)
                if earlier != nil { changes.removeAll { $0.field.number == write.field } }
                changes.append(change)
                continue
            }
            // The author shows its own value: what HQ shows must travel back even though nothing changed.
            if before != nil { changes.append(try untouched(field, operation.key, in: store)) }
        }
        try store.keep(RecordChange(key: operation.key, before: before, after: after, fields: changes))
    }

    private func untouched(
        _ field: Field, _ key: RecordKey, in store: some ArbitrationStore
    ) throws -> RecordChange.FieldChange {
        let state = try store.field(field.number, of: key, seen: 0, brief: false)
        return RecordChange.FieldChange(field: field, state: state, view: field.policy.view(of: state))
    }

    private mutating func apply(
        _ write: FieldWrite, _ field: Field, _ key: RecordKey, isNew: Bool, _ earlier: FieldState?, _ scope: ScopeID,
        in store: some ArbitrationStore
    ) throws -> RecordChange.FieldChange {
        let entitled = byHeadquarters || (isNew && field.creatorSets)
        let brief = field.policy.replacesWhatItSaw && (field.policy != .hqOnly || entitled)
        var state =
            try earlier
            ?? (isNew ? FieldState() : store.field(field.number, of: key, seen: changeset.seen, brief: brief))
        let sibling = Sibling(
            dot: changeset.dot, sequence: sequence, stamp: stamp, value: write.value, base: write.base)
        let outcome = state.apply(
            sibling, context: changeset.context, policy: field.policy, byHeadquarters: byHeadquarters,
            creating: isNew && field.creatorSets)
        try report(outcome, key, field.number, sibling, scope, in: store)
        return RecordChange.FieldChange(field: field, state: state, view: field.policy.view(of: state))
    }

    private mutating func report(
        _ outcome: WriteOutcome, _ key: RecordKey, _ field: FieldNumber, _ write: Sibling, _ scope: ScopeID,
        in store: some ArbitrationStore
    ) throws {
        guard let rule = outcome.rule else { return }
        if outcome.verdict != .accepted {
            remarks.append(Receipt.Remark(key: key, field: field, verdict: outcome.verdict, rule: rule))
        }
        for loser in outcome.losers {
            let verdict: Verdict = loser.dot == write.dot ? outcome.verdict : .overridden
            try store.journal(
                JournalEntry(
                    sequence: sequence, scope: scope, key: key, field: field, verdict: verdict, rule: rule,
                    loser: loser, winner: outcome.winner))
        }
    }

    private mutating func refuse(
        _ key: RecordKey, _ write: FieldWrite, _ rule: Rule, _ detail: String, _ scope: ScopeID,
        in store: some ArbitrationStore
    ) throws {
        remarks.append(Receipt.Remark(key: key, field: write.field, verdict: .refused, rule: rule, detail: detail))
        let loser = Sibling(
            dot: changeset.dot, sequence: sequence, stamp: stamp, value: write.value, base: write.base)
        try store.journal(
            JournalEntry(
                sequence: sequence, scope: scope, key: key, field: write.field, verdict: .refused, rule: rule,
                loser: loser, winner: nil))
    }

    private mutating func journal(
        _ key: RecordKey, _ field: FieldNumber, _ verdict: Verdict, _ rule: Rule, _ loser: Sibling, _ winner: Sibling?,
        _ scope: ScopeID, in store: some ArbitrationStore
    ) throws {
        remarks.append(Receipt.Remark(key: key, field: field, verdict: verdict, rule: rule))
        try store.journal(
            JournalEntry(
                sequence: sequence, scope: scope, key: key, field: field, verdict: verdict, rule: rule, loser: loser,
                winner: winner))
    }

    /// Keeps every value of an operation that does not apply at all, and tells its author.
    private mutating func dismiss(
        _ operation: Changeset.Operation, _ verdict: Verdict, _ rule: Rule, scope: ScopeID? = nil,
        in store: some ArbitrationStore
    ) throws {
        remarks.append(Receipt.Remark(key: operation.key, field: 0, verdict: verdict, rule: rule))
        // Nobody's scope holds what is outside it: only the author's receipt speaks of the operation.
        let place = scope.flatMap { permits($0) ? $0 : nil } ?? ScopeID(rawValue: 0)
        for write in operation.writes {
            let loser = Sibling(
                dot: changeset.dot, sequence: sequence, stamp: stamp, value: write.value, base: write.base)
            try store.journal(
                JournalEntry(
                    sequence: sequence, scope: place, key: operation.key, field: write.field, verdict: verdict,
                    rule: rule, loser: loser, winner: nil))
        }
    }

    private func scope(
        of operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> ScopeID {
        guard case .anchored(let anchor) = kind.scope,
            case .reference(let id)? = operation.writes.first(where: { $0.field == anchor })?.value
        else { return .reference }
        return try store.scope(anchoredAt: id) ?? .reference
    }

    private func permits(_ scope: ScopeID) -> Bool { scopes?.contains(scope) ?? true }
}
