// Why this file exists: an edit that was held waits in the journal, in its author's words. Here the answer to its case
// is carried out: what it wrote comes to stand, or stays out, for every edit that the answer was about.

import Crypto

/// What one commit wrote to one record that waits for a person.
struct HeldEdit {
    /// σ of the commit that wrote it, and its author's replica.
    let sequence: CommitSequence
    let dot: Dot
    var entries: [JournalEntry]
}

extension Sequencer {
    /// What the journal keeps for a case, oldest first.
    func heldEdits(
        _ topic: CaseTopic, _ commits: ClosedRange<CommitSequence>, in store: some LedgerStore
    ) throws -> [HeldEdit] {
        var edits: [HeldEdit] = []
        for entry in try store.held(topic.key, in: commits)
        where entry.ruleName == topic.name && (topic.field == 0 || topic.field == entry.field) {
            if let index = edits.lastIndex(where: { $0.dot == entry.loser.dot }) {
                edits[index].entries.append(entry)
            } else {
                edits.append(HeldEdit(sequence: entry.loser.sequence, dot: entry.loser.dot, entries: [entry]))
            }
        }
        return edits
    }

    /// Carries out the answer to a case about held edits. Those that whoever answered had not seen go on waiting.
    func settle(
        _ answer: Aftermath.Answer, _ topic: CaseTopic, _ wall: UInt64, in store: some LedgerStore
    ) throws -> Aftermath {
        let key = RecordKey(kind: CaseRecord.number, id: answer.id)
        let commits = CaseReading.commits(try store.value(CaseRecord.Fields.commits, of: key)) ?? 0...0
        let held = try heldEdits(topic, commits, in: store)
        let settled = held.filter { $0.entries.allSatisfy { $0.sequence <= answer.seen } }
        let waiting = held.dropFirst(settled.count)
        var aftermath = Aftermath()
        for (index, edit) in settled.enumerated() {
            if answer.answer == .reject {
                let id = index == 0 ? key.id : key.id.successor(edit.sequence)
                aftermath.add(try decide(all: try remains(of: edit, topic, id, in: store), wall, in: store))
            } else if let operation = try operation(of: edit, topic, in: store) {
                // One commit each: a later one has seen the earlier.
                aftermath.add(try decide([operation], reason: answer.author.name, wall, in: store).aftermath)
                try tell(edit.dot.replica, of: operation.key, in: store)
            }
        }
        let keeper = CaseKeeper(schema: arbiter.schema, rulebook: arbiter.rulebook, now: wall)
        let outcome =
            waiting.isEmpty
            ? try keeper.closing(
                answer.id, topic, by: answer.author, at: wall, decision: answer.answer.rawValue, in: store)
            : try keeper.narrowing(answer.id, to: waiting.flatMap(\.entries), in: store)
        aftermath.add(try decide(all: [outcome], wall, in: store))
        aftermath.edits += try cases(of: topic.key, in: store)
        return aftermath
    }

    /// Whose edit it was may not hold what came of it.
    private func tell(_ author: ReplicaID, of key: RecordKey, in store: some LedgerStore) throws {
        guard let scopes = try store.standing(of: author)?.scopes, let scope = try store.header(of: key)?.scope,
            !scopes.contains(scope)
        else { return }
        try store.note(stray: key, of: author, at: store.frontier)
    }

    /// A held edit as HQ's own operation: the author's words, on HQ's authority.
    private func operation(
        of held: HeldEdit, _ topic: CaseTopic, in store: some LedgerStore
    ) throws -> Changeset.Operation? {
        guard let kind = arbiter.schema.kind(topic.key.kind) else { return nil }
        // The record, or one it names, may have been merged into another since.
        let key = try store.survivor(topic.key, kind)
        if let deletion = held.entries.first(where: { $0.field == 0 }), case .text(let reason) = deletion.loser.value {
            return Changeset.Operation(key, .delete(reason: reason))
        }
        let writes = try held.entries.map { entry in
            let write = FieldWrite(entry.field, entry.loser.value, base: entry.loser.base)
            return try store.followed(write, kind, arbiter.schema) ?? write
        }
        let isUnknown = try store.header(of: key) == nil
        return Changeset.Operation(key, isUnknown ? .create : .update, writes)
    }

    /// What the domain wants recorded of an edit that was kept out.
    private func remains(
        of held: HeldEdit, _ topic: CaseTopic, _ id: RecordID, in store: some LedgerStore
    ) throws -> [Changeset.Operation] {
        guard let loser = held.entries.first?.loser else { return [] }
        let rejection = Rejection(
            id: id, rule: topic.name, subject: topic.key, author: try store.author(held.dot.replica),
            made: loser.stamp.milliseconds, reason: loser.circumstances.reason)
        return try arbiter.rulebook.rejected(rejection, store).map(Changeset.Operation.init)
    }
}

extension RecordID {
    /// An id that follows from this one and a number.
    fileprivate func successor(_ number: UInt64) -> RecordID {
        var writer = ByteWriter()
        writer.id(self)
        writer.varint(number)
        return RecordID(hash: SHA256.hash(data: writer.bytes))
    }
}
