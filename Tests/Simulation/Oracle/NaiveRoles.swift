// Why this file exists: who was what, and who had heard that they were it no more, told from HQ's order and the event
// graph; and what each may say in the small business, said a second time.

import SyncProtocol

/// What everybody was, from one commit to another.
struct NaiveRoles {
    /// What becomes of something that somebody says.
    enum Standing { case stands, waits, isRefused }

    private var history: [UInt32: [(at: CommitSequence, edit: Int?, role: String)]] = [:]

    init(_ ledger: MemoryLedger.State, _ graph: EventGraph) {
        let edits = Dictionary(graph.commits.map { ($0.sequence, $0.edit) }, uniquingKeysWith: { $1 })
        for (replica, person) in ledger.persons {
            history[replica.rawValue] = (ledger.roles[person] ?? []).map { ($0.at, edits[$0.at], $0.role) }
        }
    }

    /// - Parameter roles: those whose it is to say.
    func standing(of made: MadeEdit, at sequence: CommitSequence, asking roles: [String]) -> Standing {
        let changes = (history[made.speaker.rawValue] ?? []).filter { $0.at < sequence }
        if let now = changes.last?.role, roles.contains(now) { return .stands }
        // Whoever had seen the edit by which they lost a role knew that it was theirs no more.
        let believed = zip(changes, changes.dropFirst()).filter { _, after in
            after.edit.map { !made.seen.contains($0) } ?? false
        }
        return believed.contains { roles.contains($0.0.role) } ? .waits : .isRefused
    }
}

extension NaiveMerge {
    /// What of an operation is its author's to do; nil if nothing.
    mutating func entitled(_ operation: Changeset.Operation, _ trial: Trial) -> Changeset.Operation? {
        if operation.key.kind == Vocabulary.part, case .delete = operation.action {
            let standing = standing(trial, ["chief", "rep"])
            guard standing != .stands else { return operation }
            dismiss(operation, trial, .notEntitled, asked: standing == .waits ? 0 : nil)
            return nil
        }
        let rest = operation.writes.filter { write in
            guard let owners = Self.owners(operation.key.kind, write.field) else { return true }
            let standing = standing(trial, owners)
            guard standing != .stands else { return true }
            let asked: FieldNumber? = standing == .waits ? 0 : nil
            note(fate(operation.key, write.field, .dismissed, write.value, trial, .notEntitled, asked: asked))
            return false
        }
        if rest.isEmpty, !operation.writes.isEmpty, operation.action == .update { return nil }
        return Changeset.Operation(operation.key, operation.action, rest)
    }

    private func standing(_ trial: Trial, _ owners: [String]) -> NaiveRoles.Standing {
        roles.standing(of: trial.made, at: trial.commit.sequence, asking: owners)
    }

    /// Who may say something of a field; nil for everybody.
    private static func owners(_ kind: KindNumber, _ field: FieldNumber) -> [String]? {
        switch (kind, field) {
        case (Vocabulary.item, Vocabulary.Item.due): ["chief", "rep"]
        case (Vocabulary.item, Vocabulary.Item.term), (Vocabulary.margin, Vocabulary.Margin.verdict): ["chief"]
        default: nil
        }
    }
}
