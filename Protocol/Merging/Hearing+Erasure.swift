// Why this file exists: a person may ask that nothing of them be kept. That is the one order that wins over every edit,
// seen or unseen: what the record held goes, from everywhere, and nothing brings it back.

extension Hearing {
    /// Erases a record, whatever was done with it meanwhile; also one that HQ never took in but whose held or refused
    /// edits it keeps.
    mutating func erase(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ header: RecordHeader?, in store: some ArbitrationStore
    ) throws {
        guard byHeadquarters else {
            try giveBack(operation.key, header, in: store)
            return try dismiss(operation, .refused, .hqOnly, scope: header?.scope, in: store)
        }
        var after =
            header
            ?? RecordHeader(
                scope: .reference, isAlive: false, head: sequence, entered: sequence, lifeSequence: sequence,
                lifeDot: changeset.authored)
        after.isAlive = false
        after.isErased = true
        after.head = sequence
        after.lifeSequence = sequence
        after.lifeDot = changeset.authored
        try store.keep(RecordChange(key: operation.key, before: header, after: after, fields: emptied(kind)))
        try store.erase(operation.key)
        if changeset.operations.count(where: { $0.key == operation.key }) > 1 { erased.insert(operation.key) }
    }
}
