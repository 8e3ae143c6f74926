// Why this file exists: what is kept of a person is seldom one record: duplicates that were merged into it, what lies
// beside it for the eyes of a few, and the cases that quote any of these, go with it.

extension Sequencer {
    /// Erases records for privacy, as one commit of HQ's.
    /// - Parameter reason: why; it is kept, so it must not say what is to be forgotten.
    /// - Returns: everything that was erased: the records, those merged with them, and the cases about any of these.
    @discardableResult
    public func erase(
        _ keys: [RecordKey], reason: String, wall: UInt64, in store: some LedgerStore
    ) throws -> [RecordKey] {
        var found: Set<RecordKey> = []
        var open = keys
        while let key = open.popLast() {
            guard found.insert(key).inserted else { continue }
            open += try merged(with: key, in: store)
            open += try parts(of: key).dropFirst().filter { try store.header(of: $0) != nil || store.mayHaveMet($0) }
        }
        let records = found.sorted()
        for key in records { found.formUnion(try cases(about: key, in: store)) }
        let erased = found.sorted()
        guard !erased.isEmpty else { return [] }
        let operations = erased.map { Changeset.Operation($0, .erase(reason: reason)) }
        let judgement = try decide(operations, wall, in: store)
        try attend(to: judgement.aftermath, wall, in: store)
        return erased
    }

    /// The record that this one was merged into, and those that were merged into it.
    private func merged(with key: RecordKey, in store: some LedgerStore) throws -> [RecordKey] {
        guard let redirect = arbiter.schema.kind(key.kind)?.redirect else { return [] }
        var keys = try store.keptRecords(key.kind, where: redirect, is: .reference(key.id))
            .map { RecordKey(kind: key.kind, id: $0) }
        if case .reference(let survivor) = try store.value(redirect, of: key) {
            keys.append(RecordKey(kind: key.kind, id: survivor))
        }
        return keys
    }

    /// Cases, open or closed, that quote a record: as what they are about, or as the other of a pair.
    func cases(about key: RecordKey, in store: some LedgerStore) throws -> [RecordKey] {
        guard arbiter.schema.kind(CaseRecord.number) != nil, let kind = arbiter.schema.kind(key.kind) else { return [] }
        let subject: [Value] = [.integer(Int64(key.kind)), .reference(key.id)]
        var ids = try store.keptRecords(CaseRecord.number, where: CaseRecord.Fields.other, is: .compound(subject))
        for field in [0] + kind.fields.map(\.number) {
            ids += try store.keptRecords(
                CaseRecord.number, where: CaseRecord.Fields.subject,
                is: .compound(subject + [.integer(Int64(field))]))
        }
        return ids.map { RecordKey(kind: CaseRecord.number, id: $0) }
    }
}
