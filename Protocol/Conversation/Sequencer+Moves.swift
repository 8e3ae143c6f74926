// Why this file exists: what belongs together moves together. One decision places a record; HQ follows with everything
// filed under it, and with what people ask about it.

extension Sequencer {
    /// HQ's edits that bring records to where the ones they follow live.
    func moves(after aftermath: Aftermath, in store: some LedgerStore) throws -> [RecordEdit] {
        var edits: [RecordEdit] = []
        var placed: Set<RecordKey> = []
        func add(_ found: [RecordEdit]) {
            for edit in found where placed.insert(edit.key).inserted { edits.append(edit) }
        }
        for key in aftermath.filed {
            if let edit = try placement(of: key, in: store) { add([edit]) }
        }
        for move in aftermath.moves {
            add(try followers(of: move, in: store))
            add(try cases(of: move, in: store))
        }
        for key in aftermath.newcomers where try store.mayHaveMet(key) {
            add(try followers(of: key, in: store))
            add(try cases(of: key, in: store))
        }
        return edits
    }

    /// What brings a record to where the one it follows lives; nil if it lives there, or everybody holds that one.
    private func placement(of key: RecordKey, in store: some LedgerStore) throws -> RecordEdit? {
        guard let kind = arbiter.schema.kind(key.kind), let anchor = kind.anchor,
            let header = try store.header(of: key), header.isAlive
        else { return nil }
        for field in kind.follows.compactMap(kind.field) {
            guard let leader = try leader(key, field, in: store) else { continue }
            if leader.scope == header.scope { return nil }
            return RecordEdit(key, .update, [FieldValue(anchor, leader.anchor)])
        }
        return nil
    }

    /// Where the record that a field names lives; nil if there is none, or everybody holds it.
    private func leader(
        _ key: RecordKey, _ field: Field, in store: some LedgerStore
    ) throws -> (scope: ScopeID, anchor: Value)? {
        guard case .reference(let name)? = field.columns.first?.type, let kind = arbiter.schema.kind(named: name),
            let anchor = kind.anchor, case .reference(let id) = try store.value(field.number, of: key)
        else { return nil }
        let leader = RecordKey(kind: kind.number, id: id)
        guard let header = try store.header(of: leader), header.isAlive, header.scope != .reference else { return nil }
        return (header.scope, try store.value(anchor, of: leader))
    }

    /// What takes along everything that follows a record.
    private func followers(of key: RecordKey, in store: some LedgerStore) throws -> [RecordEdit] {
        guard let kind = arbiter.schema.kind(key.kind) else { return [] }
        return try arbiter.schema.followers(of: kind).flatMap { follower, field in
            try store.allRecords(follower, where: field, is: .reference(key.id)).compactMap { id in
                try placement(of: RecordKey(kind: follower, id: id), in: store)
            }
        }
    }

    /// What takes along the cases whose subject a record is.
    func cases(of subject: RecordKey, in store: some LedgerStore) throws -> [RecordEdit] {
        try cases(about: subject, in: store).compactMap { try placement(ofCase: $0, with: subject, in: store) }
    }

    private func placement(
        ofCase key: RecordKey, with subject: RecordKey, in store: some LedgerStore
    ) throws -> RecordEdit? {
        guard let header = try store.header(of: key), header.isAlive, let place = try store.header(of: subject)?.scope,
            header.scope != place,
            CaseReading.subject(try store.value(CaseRecord.Fields.subject, of: key))?.key == subject
        else { return nil }
        return RecordEdit(
            key, .update, [FieldValue(CaseRecord.Fields.scope, .integer(Int64(place.rawValue)))])
    }
}
