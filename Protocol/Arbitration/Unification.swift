// Why this file exists: two records that turn out to be one become one: the loser points to the survivor for ever, what
// was filed under it moves over, and for thirty days the whole can be taken back.

/// Works out the edits that merge one record into another, or take a merge back.
struct Unification {
    let schema: Schema
    let rulebook: Rulebook

    /// For how long a merge can be taken back, milliseconds.
    static let reversible: UInt64 = 30 * 86_400_000

    /// The edits of a merge, each with the value it replaces, so that the merge can be taken back.
    /// - Returns: nothing if there is nothing to merge: not the same kind, gone, or one already.
    func merging(
        _ loser: RecordKey, into survivor: RecordKey, in store: some LedgerStore
    ) throws -> [Changeset.Operation] {
        guard loser.kind == survivor.kind, loser != survivor, let kind = schema.kind(loser.kind),
            let redirect = kind.redirect, try store.isAlive(loser), try store.isAlive(survivor),
            try store.value(redirect, of: loser).isEmpty, try store.value(redirect, of: survivor).isEmpty
        else { return [] }
        var operations = [
            Changeset.Operation(loser, .update, [FieldWrite(redirect, .reference(survivor.id), base: .null)])
        ]
        let gained = try rulebook.merge(kind, values(of: survivor, kind, in: store), values(of: loser, kind, in: store))
        if !gained.isEmpty {
            let writes = try gained.map {
                FieldWrite($0.field, $0.value, base: try store.value($0.field, of: survivor))
            }
            operations.append(Changeset.Operation(survivor, .update, writes))
        }
        operations += try partsGained(by: survivor, from: loser, kind, in: store)
        return operations + (try movedReferences(from: loser, to: survivor, kind, redirect, in: store))
    }

    /// Of what lies beside the records the survivor takes what it lacks itself.
    private func partsGained(
        by survivor: RecordKey, from loser: RecordKey, _ kind: RecordKind, in store: some LedgerStore
    ) throws -> [Changeset.Operation] {
        try schema.partsBeside(kind).compactMap { part in
            let source = RecordKey(kind: part.number, id: loser.id)
            let target = RecordKey(kind: part.number, id: survivor.id)
            guard try store.isAlive(source) else { return nil }
            let writes = try part.storedFields.compactMap { field -> FieldWrite? in
                let value = try store.value(field.number, of: source)
                guard !value.isEmpty, try store.value(field.number, of: target).isEmpty else { return nil }
                return FieldWrite(field.number, value, base: .null)
            }
            let isNew = try store.header(of: target) == nil
            // Edits of the loser's part will follow to the survivor's.
            guard isNew || !writes.isEmpty else { return nil }
            return Changeset.Operation(target, isNew ? .create : .update, writes)
        }
    }

    private func values(
        of key: RecordKey, _ kind: RecordKind, in store: some LedgerStore
    ) throws -> (FieldNumber) -> Value {
        var values: [FieldNumber: Value] = [:]
        for field in kind.storedFields { values[field.number] = try store.value(field.number, of: key) }
        let known = values
        return { known[$0] ?? .null }
    }

    private func movedReferences(
        from loser: RecordKey, to survivor: RecordKey, _ kind: RecordKind, _ redirect: FieldNumber,
        in store: some LedgerStore
    ) throws -> [Changeset.Operation] {
        var operations: [Changeset.Operation] = []
        for other in schema.kinds {
            for field in other.fields where field.columns.count == 1 {
                guard field.columns[0].type == .reference(kind.name) else { continue }
                if other.number == kind.number && field.number == redirect { continue }
                for id in try store.allRecords(other.number, where: field.number, is: .reference(loser.id)) {
                    let write = FieldWrite(field.number, .reference(survivor.id), base: .reference(loser.id))
                    operations.append(
                        Changeset.Operation(RecordKey(kind: other.number, id: id), .update, [write]))
                }
            }
        }
        return operations
    }

    /// The edits that take back what HQ did in a range of commits, wherever nobody has changed it since.
    func undoing(_ commits: ClosedRange<CommitSequence>, in store: some LedgerStore) throws -> [Changeset.Operation] {
        var operations: [Changeset.Operation] = []
        for sequence in commits {
            guard let changeset = try store.changeset(at: sequence), changeset.dot.replica == .headquarters else {
                continue
            }
            for operation in changeset.operations where operation.action == .update {
                // What somebody deleted since stays deleted.
                guard try store.isAlive(operation.key) else { continue }
                let writes = try operation.writes.compactMap { write -> FieldWrite? in
                    guard let base = write.base,
                        try store.edit(write.field, of: operation.key)?.sequence == sequence
                    else { return nil }
                    return FieldWrite(write.field, base, base: write.value)
                }
                if !writes.isEmpty { operations.append(Changeset.Operation(operation.key, .update, writes)) }
            }
        }
        return operations
    }
}
