// Why this file exists: before an operation is written it may turn out that it belongs to another record, answers what
// was answered already, touches what is frozen, or breaks a rule that only HQ can see broken.

extension Hearing {
    // MARK: Records that were merged

    /// The operation as it reads once merged records stand for one: its record, and every reference in it.
    mutating func followed(
        _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> Changeset.Operation {
        let key = try survivor(operation.key, kind, in: store)
        let writes =
            arbiter.schema.mayNameMerged(kind)
            ? try operation.writes.map { try store.followed($0, kind, arbiter.schema) ?? $0 } : operation.writes
        guard key != operation.key else { return Changeset.Operation(key, operation.action, writes) }
        remarks.append(Receipt.Remark(key: operation.key, field: 0, verdict: .merged, rule: .redirected))
        try giveBack(operation.key, try store.header(of: operation.key), in: store)
        return Changeset.Operation(key, operation.action, writes)
    }

    /// Whoever deletes a record meant that record, not the one it was merged into: that one stays, and so does the
    /// deleted one, which leads to it.
    mutating func keepMerged(_ operation: Changeset.Operation, in store: some ArbitrationStore) throws {
        guard let header = try store.header(of: operation.key), header.isAlive else { return }
        guard try permits(operation.key, header.scope, in: store) else {
            return try dismiss(operation, .refused, .outOfScope, scope: header.scope, in: store)
        }
        try giveBack(operation.key, header, in: store)
        try dismiss(operation, .overridden, .redirected, scope: header.scope, in: store)
    }

    func survivor(
        _ key: RecordKey, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> RecordKey { try store.survivor(key, kind) }
}

extension ArbitrationStore {
    /// A write that names a merged record, as it reads once it names the survivor; nil if it names none.
    func followed(_ write: FieldWrite, _ kind: RecordKind, _ schema: Schema) throws -> FieldWrite? {
        guard case .reference(let id) = write.value, let field = kind.field(write.field),
            case .reference(let name)? = field.columns.first?.type, let target = schema.kind(named: name),
            target.redirect != nil
        else { return nil }
        let followed = try survivor(RecordKey(kind: target.number, id: id), target).id
        return followed == id ? nil : FieldWrite(field.number, .reference(followed), base: write.base)
    }

    /// Follows a record of any kind to the one it was merged into.
    public func survivor(_ key: RecordKey) throws -> RecordKey {
        try schema.kind(key.kind).map { try survivor(key, $0) } ?? key
    }

    /// Follows redirects to their end; a ring, which only a fault could make, ends where it closes.
    func survivor(_ key: RecordKey, _ kind: RecordKind) throws -> RecordKey {
        if let leader = kind.leader(of: key.id) {
            return RecordKey(kind: key.kind, id: try survivor(leader).id)
        }
        guard let redirect = kind.redirect else { return key }
        var result = key
        var passed: Set<RecordKey> = [key]
        while case .reference(let id) = try value(redirect, of: result) {
            let next = RecordKey(kind: key.kind, id: id)
            guard passed.insert(next).inserted else { break }
            result = next
        }
        return result
    }
}

extension Hearing {
    // MARK: Cases that were decided meanwhile

    /// Finds the cases which the changeset answers although somebody else's answer came first.
    mutating func findDecidedCases(in store: some ArbitrationStore) throws {
        for operation in changeset.operations where operation.key.kind == CaseRecord.number {
            guard operation.writes.contains(where: { $0.field == CaseRecord.Fields.answer }),
                try store.value(CaseRecord.Fields.state, of: operation.key) == .text(CaseRecord.closed),
                let closing = try store.edit(CaseRecord.Fields.state, of: operation.key),
                !changeset.context.contains(closing.dot, sequence: closing.sequence),
                let place = CaseReading.subject(try store.value(CaseRecord.Fields.subject, of: operation.key))
            else { continue }
            decided.insert(FieldPlace(key: place.key, field: place.field))
        }
    }

    /// Whether a write answers what was answered already; then it is kept as a comment would be.
    mutating func isDecided(
        _ key: RecordKey, _ write: FieldWrite, _ kind: RecordKind, _ scope: ScopeID, in store: some ArbitrationStore
    ) throws -> Bool {
        if kind.number == CaseRecord.number, write.field == CaseRecord.Fields.answer {
            return try isLateAnswer(key, write, scope, in: store)
        }
        guard decided.contains(FieldPlace(key: key, field: write.field)) else { return false }
        let shown = try store.edit(write.field, of: key)
        if shown?.value == write.value {
            remarks.append(Receipt.Remark(key: key, field: write.field, verdict: .duplicate, rule: .caseDecided))
            return true
        }
        let loser = sibling(write.value, base: write.base)
        try journal(key, write.field, .overridden, .caseDecided, loser, shown, scope, in: store)
        return true
    }

    private mutating func isLateAnswer(
        _ key: RecordKey, _ write: FieldWrite, _ scope: ScopeID, in store: some ArbitrationStore
    ) throws -> Bool {
        if try store.value(CaseRecord.Fields.state, of: key) == .text(CaseRecord.closed) {
            let loser = sibling(write.value, base: write.base)
            let shown = try store.edit(CaseRecord.Fields.answer, of: key)
            try journal(key, write.field, .overridden, .caseDecided, loser, shown, scope, in: store)
            return true
        }
        if case .text(let word) = write.value, let answer = CaseAnswer(rawValue: word) {
            aftermath.answers.append(
                Aftermath.Answer(id: key.id, answer: answer, author: author, seen: changeset.seen))
        }
        return false
    }

    // MARK: Frozen fields

    /// Whether a write meets a freeze; then it waits, or has become another record.
    mutating func isFrozen(
        _ operation: Changeset.Operation, _ write: FieldWrite, _ field: Field, _ kind: RecordKind, _ scope: ScopeID,
        in store: some ArbitrationStore
    ) throws -> Bool {
        guard case .frozenAfter(let freeze, _) = field.policy,
            freeze.isFrozen(try store.value(freeze.field, of: operation.key))
        else { return false }
        let single = Changeset.Operation(operation.key, operation.action, [write])
        let ruling =
            try arbiter.rulebook.thaw(proposal(single, kind), field, store)
            ?? .hold(
                CaseDraft(
                    .held, operation.key, field: field.number, terms: .medium("HQ"), note: Rule.frozenAfter.sentence))
        let loser = sibling(write.value, base: write.base)
        try journal(
            operation.key, field.number, .held, .frozenAfter, loser, try store.edit(field.number, of: operation.key),
            scope, in: store)
        aftermath.edits += ruling.edits
        for draft in ruling.cases { open(draft, rule: Rule.frozenAfter.name, scope, [loser]) }
        return true
    }

    // MARK: Rules of the domain

    /// Asks the domain's rules.
    /// - Returns: what of the operation may be written; nil if nothing.
    mutating func ruled(
        _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> Changeset.Operation? {
        var operation = operation
        var settled: [(rule: Invariant, cases: [CaseSettlement])] = []
        for invariant in arbiter.rulebook.invariants where invariant.concerns(operation) {
            guard let ruling = try invariant.check(proposal(operation, kind), store) else { continue }
            aftermath.edits += ruling.edits
            if !ruling.settlements.isEmpty { settled.append((rule: invariant, cases: ruling.settlements)) }
            // Each rule sees what the one before it has put back.
            let header = try store.header(of: operation.key)
            let scope = try place(of: operation, header, in: store)
            switch ruling.outcome {
            case .accept:
                let candidates = operation.writes.map { sibling($0.value, base: $0.base) }
                for draft in ruling.cases {
                    try journalTakenBack(draft, ruling, invariant.name, scope, in: store)
                    open(draft, rule: invariant.name, scope, candidates)
                }
            case .hold, .convert:
                try stop(operation, invariant, ruling, header, scope, in: store)
                return nil
            case .holdFields(let fields):
                let held = Changeset.Operation(
                    operation.key, .update, operation.writes.filter { fields.contains($0.field) })
                try stop(held, invariant, ruling, header, scope, fieldwise: true, in: store)
                let rest = operation.writes.filter { !fields.contains($0.field) }
                if rest.isEmpty && operation.action == .update { return nil }
                operation = Changeset.Operation(operation.key, operation.action, rest)
            }
        }
        // What a later rule keeps out has settled nothing.
        for (rule, cases) in settled where rule.concerns(operation) {
            aftermath.answers += cases.map {
                Aftermath.Answer(id: $0.id, answer: $0.answer, author: author, seen: changeset.seen)
            }
        }
        return operation
    }

    private mutating func stop(
        _ operation: Changeset.Operation, _ invariant: Invariant, _ ruling: Ruling, _ header: RecordHeader?,
        _ scope: ScopeID, fieldwise: Bool = false, in store: some ArbitrationStore
    ) throws {
        let detail = ruling.cases.first?.note ?? invariant.sentence
        if fieldwise {
            for write in operation.writes {
                try journal(
                    operation.key, write.field, .held, .invariant, sibling(write.value, base: write.base), nil, scope,
                    detail: detail, name: invariant.name, in: store)
            }
        } else {
            try dismiss(
                operation, .held, .invariant, scope: scope, detail: detail, name: invariant.name, in: store)
        }
        try putBack(operation, header, in: store)
        let candidates = operation.writes.map { sibling($0.value, base: $0.base) }
        for draft in ruling.cases { open(draft, rule: invariant.name, scope, candidates) }
    }

    private func proposal(_ operation: Changeset.Operation, _ kind: RecordKind) -> Proposal {
        Proposal(
            operation: operation, kind: kind, author: author, context: changeset.context,
            made: circumstances.stamp.milliseconds, received: circumstances.received.milliseconds,
            skew: circumstances.skew)
    }
}
