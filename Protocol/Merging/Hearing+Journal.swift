// Why this file exists: nothing that anybody wrote goes without a trace: what does not apply is kept with the reason,
// and its author is told.

extension Hearing {
    mutating func refuse(
        _ key: RecordKey, _ write: FieldWrite, _ rule: Rule, _ detail: String, _ scope: ScopeID,
        in store: some ArbitrationStore
    ) throws {
        remarks.append(Receipt.Remark(key: key, field: write.field, verdict: .refused, rule: rule, detail: detail))
        try store.journal(
            JournalEntry(
                sequence: sequence, scope: scope, key: key, field: write.field, verdict: .refused, rule: rule,
                loser: sibling(write.value, base: write.base), winner: nil))
    }

    mutating func journal(
        _ key: RecordKey, _ field: FieldNumber, _ verdict: Verdict, _ rule: Rule, _ loser: Sibling, _ winner: Sibling?,
        _ scope: ScopeID, detail: String = "", name: String = "", in store: some ArbitrationStore
    ) throws {
        remarks.append(
            Receipt.Remark(key: key, field: field, verdict: verdict, rule: rule, detail: detail, name: name))
        try store.journal(
            JournalEntry(
                sequence: sequence, scope: scope, key: key, field: field, verdict: verdict, rule: rule, loser: loser,
                winner: winner, name: name))
    }

    /// Keeps every value of an operation that does not apply at all, and tells its author.
    mutating func dismiss(
        _ operation: Changeset.Operation, _ verdict: Verdict, _ rule: Rule, scope: ScopeID? = nil,
        detail: String = "", name: String = "", in store: some ArbitrationStore
    ) throws {
        remarks.append(
            Receipt.Remark(key: operation.key, field: 0, verdict: verdict, rule: rule, detail: detail, name: name))
        // Nobody's scope holds what is outside it: only the author's receipt speaks of the operation.
        var place = ScopeID(rawValue: 0)
        if let scope, holds(scope) || unheard.contains(operation.key) { place = scope }
        func keep(_ field: FieldNumber, _ loser: Sibling) throws {
            try store.journal(
                JournalEntry(
                    sequence: sequence, scope: place, key: operation.key, field: field, verdict: verdict, rule: rule,
                    loser: loser, winner: nil, name: name))
        }
        if case .delete(let reason) = operation.action { try keep(0, sibling(.text(reason))) }
        for write in operation.writes { try keep(write.field, sibling(write.value, base: write.base)) }
    }

    /// Of an erased record not even what somebody wrote to it is kept.
    mutating func refuseErased(_ operation: Changeset.Operation) {
        remarks.append(Receipt.Remark(key: operation.key, field: 0, verdict: .refused, rule: .erased))
    }

    /// Keeps an operation out until a person decides: its values are in the journal, what HQ shows travels back to its
    /// author, and a case is opened.
    mutating func hold(
        _ operation: Changeset.Operation, _ rule: Rule, _ header: RecordHeader?, detail: String = "",
        in store: some ArbitrationStore
    ) throws {
        let scope = try place(of: operation, header, in: store)
        try dismiss(operation, .held, rule, scope: scope, detail: detail, in: store)
        try putBack(operation, header, in: store)
        let draft = try CaseDraft(.held, operation.key, terms: custody(operation.key, store), note: rule.sentence)
        open(draft, rule: rule.name, scope, operation.writes.map { sibling($0.value, base: $0.base) })
    }

    /// Who decides about a held edit where no rule says so.
    func custody(_ key: RecordKey, _ store: some ArbitrationStore) throws -> CaseTerms {
        try arbiter.rulebook.custody(key, author, store) ?? .medium("OM", "HQ")
    }

    /// What HQ shows goes back to an author who shows something else.
    func putBack(
        _ operation: Changeset.Operation, _ header: RecordHeader?, in store: some ArbitrationStore
    ) throws {
        guard let header, header.isAlive, holds(header.scope) else { return }
        guard operation.action == .update, let kind = arbiter.schema.kind(operation.key.kind) else {
            return try giveBack(operation.key, header, in: store)
        }
        var after = header
        after.head = sequence
        let fields = try operation.writes.compactMap { write in
            try kind.field(write.field).map { try untouched($0, operation.key, in: store) }
        }
        try store.keep(RecordChange(key: operation.key, before: header, after: after, fields: fields))
    }

    /// Keeps the values of an earlier edit that a rule takes back: they wait from now on as if they had been held.
    func journalTakenBack(
        _ draft: CaseDraft, _ ruling: Ruling, _ rule: String, _ scope: ScopeID, in store: some ArbitrationStore
    ) throws {
        guard let taken = draft.about else { return }
        for write in ruling.edits.filter({ $0.key == draft.subject }).flatMap(\.writes) {
            guard let edit = try store.edit(write.field, of: draft.subject), edit.dot == taken.dot else { continue }
            try store.journal(
                JournalEntry(
                    sequence: sequence, scope: scope, key: draft.subject, field: write.field, verdict: .held,
                    rule: .invariant, loser: edit, winner: nil, name: rule))
        }
    }

    /// Notes that a case is to be opened.
    mutating func open(_ draft: CaseDraft, rule: String, _ scope: ScopeID, _ candidates: [Sibling]) {
        aftermath.drafts.append(
            Aftermath.OpenDraft(
                draft: draft, rule: rule, scope: scope, commits: sequence...sequence,
                candidates: draft.about.map { [$0] } ?? candidates))
    }
}
