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

    /// What some fields name anchors nothing before HQ names it there, and must have a scope before a record comes to
    /// live in it. What it is called follows when somebody is granted it.
    func openScopes(for operations: [Changeset.Operation], in store: some LedgerStore) throws {
        for operation in operations {
            guard let kind = arbiter.schema.kind(operation.key.kind), kind.opensScopes else { continue }
            for write in operation.writes where kind.field(write.field)?.opensScope ?? false {
                guard case .reference(let id) = write.value else { continue }
                _ = try store.makeScope(named: ScopeName(anchor: id), title: id.description)
            }
        }
    }

    /// A record and what lies beside it.
    func parts(of key: RecordKey) -> [RecordKey] {
        guard let kind = arbiter.schema.kind(key.kind) else { return [key] }
        return [key] + arbiter.schema.partsBeside(kind).map { RecordKey(kind: $0.number, id: key.id) }
    }

    /// What brings a record to where the one it follows lives; nil if it lives there, or everybody holds that one.
    private func placement(of key: RecordKey, in store: some LedgerStore) throws -> RecordEdit? {
        guard let kind = arbiter.schema.kind(key.kind), let header = try store.header(of: key), header.isAlive else {
            return nil
        }
        for field in kind.follows.compactMap(kind.field) {
            guard let leader = try leader(key, field, in: store) else { continue }
            if leader.scope == header.scope { return nil }
            let places = zip(kind.anchors, leader.anchors).map { FieldValue($0, $1) }
            return RecordEdit(key, .update, places)
        }
        return nil
    }

    /// Where the record that a field names lives; nil if there is none, or everybody holds it.
    private func leader(
        _ key: RecordKey, _ field: Field, in store: some LedgerStore
    ) throws -> (scope: ScopeID, anchors: [Value])? {
        guard case .reference(let name)? = field.columns.first?.type, let kind = arbiter.schema.kind(named: name),
            case .reference(let id) = try store.value(field.number, of: key)
        else { return nil }
        let leader = RecordKey(kind: kind.number, id: id)
        guard let header = try store.header(of: leader), header.isAlive, header.scope != .reference else { return nil }
        return (header.scope, try kind.anchors.map { try store.value($0, of: leader) })
    }

    /// What brings the parts beside a record to where it lives, and takes them along when it goes or comes back.
    private func partsBeside(_ key: RecordKey, in store: some LedgerStore) throws -> [RecordEdit] {
        guard let leader = try store.header(of: key) else { return [] }
        return try parts(of: key).dropFirst().compactMap { part in
            guard let kind = arbiter.schema.kind(part.kind), case .beside(_, let visibility) = kind.scope,
                let header = try store.header(of: part), !header.isErased
            else { return nil }
            if !leader.isAlive { return header.isAlive ? RecordEdit(part, .delete(reason: "")) : nil }
            let isAtHome = try header.scope == store.scope(beside: key, visibility)
            return header.isAlive && isAtHome ? nil : RecordEdit(part, .update, [])
        }
    }

    /// What takes along everything that follows a record.
    private func followers(of key: RecordKey, in store: some LedgerStore) throws -> [RecordEdit] {
        guard let kind = arbiter.schema.kind(key.kind) else { return [] }
        return try partsBeside(key, in: store)
            + arbiter.schema.followers(of: kind).flatMap { follower, field in
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
