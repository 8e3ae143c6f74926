// Why this file exists: where a record lives decides who may have it. It is worked out in one place, from what an
// operation says and from what HQ knows.

extension Hearing {
    /// Where a record lives that an operation makes; nil if it is to lie beside one that HQ does not know.
    func scope(
        of operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> ScopeID? {
        func written(_ field: FieldNumber) -> Value { operation.writes.last { $0.field == field }?.value ?? .null }
        switch kind.scope {
        case .reference: return .reference
        case .anchored(let fields): return try store.scope(anchoredBy: fields.map(written))
        case .named(let field):
            guard case .integer(let number) = written(field), let scope = UInt32(exactly: number) else {
                return .reference
            }
            return ScopeID(rawValue: scope)
        case .beside(let leader, let visibility):
            return try store.scope(beside: RecordKey(kind: leader, id: operation.key.id), visibility)
        }
    }

    /// Where an edit of HQ's takes a record; nil if it says nothing about that.
    func scope(
        after operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> ScopeID? {
        switch kind.scope {
        case .reference: return nil
        case .anchored(let fields):
            guard operation.writes.contains(where: { fields.contains($0.field) }) else { return nil }
            return try store.scope(
                anchoredBy: fields.map { field in
                    try operation.writes.last { $0.field == field }?.value ?? store.value(field, of: operation.key)
                })
        case .named(let field):
            guard operation.writes.contains(where: { $0.field == field }) else { return nil }
            return try scope(of: operation, kind, in: store)
        case .beside: return try scope(of: operation, kind, in: store)
        }
    }

    /// Where what is said about an operation belongs: with its record; where that is not known, with the author.
    func place(
        of operation: Changeset.Operation, _ header: RecordHeader?, in store: some ArbitrationStore
    ) throws -> ScopeID {
        if let header { return header.scope }
        guard let kind = arbiter.schema.kind(operation.key.kind) else { return try home(.shared, in: store) }
        if case .beside(_, let visibility) = kind.scope {
            return try scope(of: operation, kind, in: store) ?? home(visibility, in: store)
        }
        guard operation.action == .create else { return try home(.shared, in: store) }
        return try scope(of: operation, kind, in: store) ?? home(.shared, in: store)
    }

    /// Where a case lives whose record lives nowhere: with its author, or with those everywhere who may see such.
    func home(_ visibility: Visibility, in store: some ArbitrationStore) throws -> ScopeID {
        let own = holdings?.current.filter { $0 != .reference }.sorted() ?? []
        if let fitting = try own.first(where: { try store.name(of: $0)?.visibility == visibility }) { return fitting }
        return try store.scope(named: ScopeName(anchor: nil, visibility)) ?? .reference
    }
}

extension ArbitrationStore {
    /// The scope anchored at a record, if there is one.
    public func scope(anchoredAt id: RecordID) throws -> ScopeID? { try scope(named: ScopeName(anchor: id)) }

    /// The scope anchored at the first of some records that anchors one.
    func scope(anchoredBy values: [Value]) throws -> ScopeID {
        for value in values {
            if case .reference(let id) = value, let scope = try scope(anchoredAt: id) { return scope }
        }
        return .reference
    }

    /// The part of a record's scope that a class sees; nil if HQ does not know the record.
    func scope(beside leader: RecordKey, _ visibility: Visibility) throws -> ScopeID? {
        guard let header = try header(of: leader), let name = try name(of: header.scope) else { return nil }
        return try scope(named: name.part(visibility))
    }
}
