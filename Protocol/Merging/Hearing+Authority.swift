// Why this file exists: whoever may not change something is told so, and nothing of what they wrote is lost. Whoever
// might have, as far as they could know, is not refused: somebody else decides about it.

extension Hearing {
    /// What of an operation is its author's to do. The rest is refused; or held, if it was theirs as far as they had
    /// heard.
    /// - Returns: nil if nothing is left.
    mutating func entitled(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ header: RecordHeader?,
        in store: some ArbitrationStore
    ) throws -> Changeset.Operation? {
        guard !byHeadquarters, let authority = arbiter.rulebook.authority else { return operation }
        if try authority(claim(operation, kind, author.roles), store).isEmpty { return operation }
        // That a record has gone elsewhere is for the domain's rules to weigh, which know of when.
        let places = try formerPlaces(of: operation.key, in: store)
        let denials = try authority(claim(operation, kind, author.roles, places), store)
        guard !denials.isEmpty else { return operation }
        let former = try author.person.map { try store.formerRoles(of: $0, beyond: changeset.seen) } ?? []
        let still =
            former.isEmpty
            ? denials : try authority(claim(operation, kind, author.roles.union(former), places), store)
        let sentence = denials[0].sentence
        let denied = denials.fields(of: operation)
        let refused = still.isEmpty ? [] : still.fields(of: operation)
        // Of an update none of which is theirs some fields may have been, as far as they had heard, and some not.
        let isMixed = denied == nil && refused?.isEmpty == false && !denials.contains(where: \.isWhole)
        guard denied != nil || isMixed else {
            try turnDown(operation, isHeld: refused?.isEmpty == true, sentence, header, in: store)
            return nil
        }
        let fields = denied ?? Set(operation.writes.map(\.field))
        let held = refused.map(fields.subtracting) ?? []
        try turnDown(operation, fields.subtracting(held), .refused, sentence, header, in: store)
        // What was refused has put something back: the record's head may have moved.
        try turnDown(operation, held, .held, sentence, store.header(of: operation.key), in: store)
        guard denied != nil else { return nil }
        return Changeset.Operation(
            operation.key, operation.action, operation.writes.filter { !fields.contains($0.field) })
    }

    private mutating func turnDown(
        _ operation: Changeset.Operation, isHeld: Bool, _ sentence: String, _ header: RecordHeader?,
        in store: some ArbitrationStore
    ) throws {
        if isHeld { return try hold(operation, .notEntitled, header, detail: sentence, in: store) }
        let scope = try place(of: operation, header, in: store)
        try dismiss(operation, .refused, .notEntitled, scope: scope, detail: sentence, in: store)
        try putBack(operation, header, in: store)
    }

    private func claim(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ roles: Set<Role>, _ places: Set<RecordID> = []
    ) -> Claim {
        Claim(operation, kind, roles: roles, person: author.person, formerPlaces: places)
    }

    /// What anchored the record where its author had last heard of it, if it has left since.
    private func formerPlaces(of key: RecordKey, in store: some ArbitrationStore) throws -> Set<RecordID> {
        let scopes = try store.departures(of: key, beyond: changeset.seen)
        return Set(try scopes.compactMap { try store.name(of: $0)?.anchor })
    }

    private mutating func turnDown(
        _ operation: Changeset.Operation, _ fields: Set<FieldNumber>, _ verdict: Verdict, _ sentence: String,
        _ header: RecordHeader?, in store: some ArbitrationStore
    ) throws {
        guard !fields.isEmpty else { return }
        let scope = try place(of: operation, header, in: store)
        let part = Changeset.Operation(operation.key, .update, operation.writes.filter { fields.contains($0.field) })
        for write in part.writes {
            try journal(
                part.key, write.field, verdict, .notEntitled, sibling(write.value, base: write.base), nil, scope,
                detail: sentence, in: store)
        }
        try putBack(part, header, in: store)
        guard verdict == .held else { return }
        let draft = CaseDraft(.held, part.key, terms: try custody(part.key, store), note: Rule.notEntitled.sentence)
        open(draft, rule: Rule.notEntitled.name, scope, part.writes.map { sibling($0.value, base: $0.base) })
    }

    /// Notes of whom an operation speaks, as far as the organisation asks.
    mutating func noteConcerned(by operation: Changeset.Operation, in store: some ArbitrationStore) throws {
        guard let organisation = arbiter.rulebook.organisation, organisation.concerns(operation) else { return }
        aftermath.persons.formUnion(try organisation.persons(operation, store))
    }
}
