// Why this file exists: the writes of one operation, field by field: each meets what stands in its field, and the
// field's policy says what shows.

extension Hearing {
    /// - Parameter startingEmpty: the record is made anew; fields that are not written are emptied.
    mutating func write(
        _ operation: Changeset.Operation, _ kind: RecordKind, before: RecordHeader?, after: RecordHeader,
        startingEmpty: Bool = false, in store: some ArbitrationStore
    ) throws {
        let isNew = before == nil || startingEmpty
        var changes: [RecordChange.FieldChange] = startingEmpty ? emptied(kind) : []
        // A field stands once in an operation; should an author write it twice, the second write sees the first.
        func known(_ field: FieldNumber) -> Int? { changes.lastIndex { $0.field.number == field } }
        for write in operation.writes {
            guard let field = kind.field(write.field) else {
                try refuse(operation.key, write, .unknownField, "", after.scope, in: store)
                continue
            }
            let position = known(write.field)
            let change =
                try applied(
                    write, field, operation, kind, isNew: isNew, position.map { changes[$0].state }, after.scope,
                    in: store)
                // The author shows its own value: what HQ shows must travel back even though nothing changed.
                ?? (isNew ? nil : untouched(field, operation.key, in: store))
            guard let change else { continue }
            if let position { changes[position] = change } else { changes.append(change) }
        }
        try store.keep(RecordChange(key: operation.key, before: before, after: after, fields: changes))
        try keepUp(operation, kind, in: store)
        guard !kind.follows.isEmpty || arbiter.schema.mayLead(kind) else { return }
        // What was filed under it while it was gone lives where it lives.
        if let before, !before.isAlive { aftermath.moves.append(operation.key) }
        if !(before?.isAlive ?? false) || operation.writes.contains(where: { kind.places($0.field) }) {
            aftermath.filed.append(operation.key)
        }
    }

    /// Brings in step what follows from what shows now, which need not be what the operation wrote.
    private mutating func keepUp(
        _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws {
        let upkeep = arbiter.rulebook.upkeep
        guard upkeep.concerns(operation) else { return }
        let values = try upkeep.values(kind) { try store.value($0, of: operation.key) }
            .filter { try store.value($0.field, of: operation.key) != $0.value }
        if !values.isEmpty { aftermath.edits.append(RecordEdit(operation.key, .update, values)) }
    }

    func emptied(_ kind: RecordKind) -> [RecordChange.FieldChange] {
        kind.storedFields.map { RecordChange.FieldChange(field: $0, state: FieldState(), view: .null) }
    }

    func untouched(
        _ field: Field, _ key: RecordKey, in store: some ArbitrationStore
    ) throws -> RecordChange.FieldChange {
        let state = try store.field(field.number, of: key, seen: 0, brief: false)
        return RecordChange.FieldChange(field: field, state: state, view: field.policy.view(of: state))
    }

    /// - Returns: nil if the write does not stand; the journal then has it.
    private mutating func applied(
        _ write: FieldWrite, _ field: Field, _ operation: Changeset.Operation, _ kind: RecordKind, isNew: Bool,
        _ earlier: FieldState?, _ scope: ScopeID, in store: some ArbitrationStore
    ) throws -> RecordChange.FieldChange? {
        let key = operation.key
        if let problem = field.mismatch(write.value) ?? arbiter.rulebook.objection(kind, field, write.value) {
            try refuse(key, write, .invalidValue, problem, scope, in: store)
            return nil
        }
        if !byHeadquarters && !isNew {
            if case .anchored = kind.scope, kind.anchors.contains(field.number) {
                if try store.value(field.number, of: key) == write.value { return nil }
                try refuse(key, write, .fixedAnchor, "", scope, in: store)
                return nil
            }
            if try isDecided(key, write, kind, scope, in: store) { return nil }
            if try isFrozen(operation, write, field, kind, scope, in: store) { return nil }
        }
        return try apply(write, field, key, kind, isNew: isNew, earlier, scope, in: store)
    }

    private mutating func apply(
        _ write: FieldWrite, _ field: Field, _ key: RecordKey, _ kind: RecordKind, isNew: Bool, _ earlier: FieldState?,
        _ scope: ScopeID, in store: some ArbitrationStore
    ) throws -> RecordChange.FieldChange {
        let entitled = byHeadquarters || (isNew && field.creatorSets)
        let brief = field.policy.replacesWhatItSaw && (field.policy.beforeFreeze != .hqOnly || entitled)
        var state =
            try earlier
            ?? (isNew ? FieldState() : store.field(field.number, of: key, seen: changeset.seen, brief: brief))
        let sibling = sibling(write.value, base: write.base)
        let outcome = state.apply(
            sibling, context: changeset.context, policy: field.policy, byHeadquarters: byHeadquarters,
            creating: isNew && field.creatorSets)
        try report(outcome, key, field.number, sibling, scope, in: store)
        if field.policy.mayAskPerson && !isNew {
            aftermath.disputes.append(
                Aftermath.Dispute(
                    topic: .values(key, field.number), kind: kind, field: field, state: state, scope: scope,
                    last: sibling))
        }
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
}
