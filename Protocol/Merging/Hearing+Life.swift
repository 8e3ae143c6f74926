// Why this file exists: records come into being, go, and come back. Whoever deleted one had not always seen what others
// did with it meanwhile: work wins over deletion.

extension Hearing {
    mutating func create(
        _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws {
        guard let scope = try scope(of: operation, kind, in: store) else { return }
        let header = RecordHeader(
            scope: scope, isAlive: true, head: sequence, entered: sequence, lifeSequence: sequence,
            lifeDot: changeset.authored)
        aftermath.created.append(operation.key)
        aftermath.newcomers.append(operation.key)
        try reviveParents(of: operation, kind, in: store)
        try write(operation, kind, before: nil, after: header, in: store)
    }

    /// Whether a record that HQ does not know may come into being where an operation puts it. If not, that is dealt
    /// with. An edit of such a record is another matter.
    mutating func mayBegin(
        _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> Bool {
        guard operation.action == .create else { return true }
        // What lies beside a record that HQ does not know lies nowhere yet.
        guard let scope = try scope(of: operation, kind, in: store) else {
            try hold(operation, .unknownRecord, nil, in: store)
            return false
        }
        if try permits(operation.key, scope, in: store) { return true }
        // There is nothing to give up: what else is said of it is said where its author is.
        aftermath.strays.remove(operation.key)
        try dismiss(operation, .refused, .outOfScope, in: store)
        return false
    }

    /// Whether a record may be filed where an operation files it: nobody puts something under what they may not see. If
    /// not, that is dealt with.
    mutating func mayFile(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ header: RecordHeader?,
        in store: some ArbitrationStore
    ) throws -> Bool {
        guard !byHeadquarters else { return true }
        for write in operation.writes where kind.follows.contains(write.field) {
            guard case .reference(let id) = write.value,
                case .reference(let name)? = kind.field(write.field)?.columns.first?.type,
                let parent = arbiter.schema.kind(named: name)
            else { continue }
            let key = RecordKey(kind: parent.number, id: id)
            guard let place = try store.header(of: key)?.scope, try !permits(key, place, in: store) else { continue }
            try giveBack(operation.key, header, in: store)
            try dismiss(operation, .refused, .outOfScope, scope: header?.scope, in: store)
            return false
        }
        return true
    }

    mutating func update(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ header: RecordHeader?, in store: some ArbitrationStore
    ) throws {
        guard let header else { return try hold(operation, .unknownRecord, nil, in: store) }
        guard try permits(operation.key, header.scope, in: store) else {
            return try dismiss(operation, .refused, .outOfScope, scope: header.scope, in: store)
        }
        try reviveParents(of: operation, kind, in: store)
        if header.isAlive {
            var after = header
            after.head = sequence
            return try write(
                operation, kind, before: header, after: try moved(after, operation, kind, in: store), in: store)
        }
        let sawDeletion = changeset.context.contains(header.lifeDot, sequence: header.lifeSequence)
        if sawDeletion && operation.action == .create {
            return try insertAgain(operation, kind, header, in: store)
        }
        if sawDeletion && !byHeadquarters { return try hold(operation, .deletedRecord, header, in: store) }
        try journalDelete(operation.key, header, .updateBeatsDelete, in: store)
        try reconsider(operation.key, kind, header.scope, isAlive: true, in: store)
        let after = try moved(revived(header), operation, kind, in: store)
        try write(operation, kind, before: header, after: after, in: store)
    }

    /// The header after an edit: HQ's write of what places the record takes it to another scope, into which it comes
    /// whole.
    private mutating func moved(
        _ header: RecordHeader, _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> RecordHeader {
        guard byHeadquarters, let scope = try scope(after: operation, kind, in: store), scope != header.scope else {
            return header
        }
        var after = header
        after.scope = scope
        after.entered = sequence
        aftermath.moves.append(operation.key)
        return after
    }

    /// A record made anew under an id that was deleted (an import names its records by their foreign id): nothing of
    /// the old one comes back with it.
    private mutating func insertAgain(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ header: RecordHeader, in store: some ArbitrationStore
    ) throws {
        guard let scope = try scope(of: operation, kind, in: store),
            try permits(operation.key, scope, in: store)
        else { return try dismiss(operation, .refused, .outOfScope, in: store) }
        aftermath.created.append(operation.key)
        var after = revived(header)
        if scope != header.scope { aftermath.moves.append(operation.key) }
        after.scope = scope
        try write(operation, kind, before: header, after: after, startingEmpty: true, in: store)
    }

    /// An edit that had not seen the deletion brings the record back, with everything it held.
    func revived(_ header: RecordHeader) -> RecordHeader {
        var after = header
        after.isAlive = true
        after.head = sequence
        after.entered = sequence
        after.lifeSequence = sequence
        after.lifeDot = changeset.authored
        return after
    }

    func journalDelete(
        _ key: RecordKey, _ header: RecordHeader, _ rule: Rule, in store: some ArbitrationStore
    ) throws {
        let loser = Sibling(dot: header.lifeDot, sequence: header.lifeSequence, stamp: .zero, value: .flag(false))
        try store.journal(
            JournalEntry(
                sequence: sequence, scope: header.scope, key: key, field: 0, verdict: .overridden, rule: rule,
                loser: loser, winner: sibling(.flag(true))))
    }

    mutating func delete(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ header: RecordHeader?, _ reason: String,
        in store: some ArbitrationStore
    ) throws {
        guard let header else {
            // Where nothing was ever lost, what is not known was forgotten, and there is nothing left to delete.
            guard store.isRestored else { return try dismiss(operation, .held, .unknownRecord, in: store) }
            return try hold(operation, .unknownRecord, nil, in: store)
        }
        guard try permits(operation.key, header.scope, in: store) else {
            return try dismiss(operation, .refused, .outOfScope, scope: header.scope, in: store)
        }
        guard header.isAlive else { return }
        var after = header
        after.head = sequence
        if let (rule, rival) = try use(of: operation.key, kind, in: store) {
            // The author's replica has already removed the row: it must receive all of it again.
            after.entered = sequence
            try journal(operation.key, 0, .overridden, rule, sibling(.text(reason)), rival, after.scope, in: store)
        } else {
            after.isAlive = false
            after.lifeSequence = sequence
            after.lifeDot = changeset.authored
            try reconsider(operation.key, kind, header.scope, isAlive: false, in: store)
            if !arbiter.schema.partsBeside(kind).isEmpty { aftermath.moves.append(operation.key) }
        }
        try store.keep(RecordChange(key: operation.key, before: header, after: after, fields: []))
    }

    /// Nobody is to be asked about the values of a record that is gone; when it comes back, so do the questions.
    private mutating func reconsider(
        _ key: RecordKey, _ kind: RecordKind, _ scope: ScopeID, isAlive: Bool, in store: some ArbitrationStore
    ) throws {
        for field in kind.storedFields where field.policy.mayAskPerson {
            let state = isAlive ? try store.field(field.number, of: key, seen: 0, brief: false) : FieldState()
            aftermath.disputes.append(
                Aftermath.Dispute(
                    topic: .values(key, field.number), kind: kind, field: field, state: state, scope: scope,
                    last: sibling(.flag(isAlive))))
        }
    }

    /// What somebody did with a record that its deleter had not seen: an edit, or something filed under it.
    private func use(
        of key: RecordKey, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> (Rule, Sibling)? {
        // What HQ fills in by itself is nobody's work, so no reason to keep the record.
        let unseen = try store.edits(of: key, beyond: changeset.seen, but: kind.bookkeeping)
            .filter { !changeset.context.contains($0.dot, sequence: $0.sequence) }
        if let rival = unseen.max(by: { $0.age < $1.age }) { return (.updateBeatsDelete, rival) }
        for (childKind, field) in arbiter.schema.children(of: kind) {
            for id in try store.allRecords(childKind, where: field, is: .reference(key.id)) {
                let child = RecordKey(kind: childKind, id: id)
                if try isNobodysWork(child, in: store) { continue }
                // It may be new, or have been filed under the record since.
                for sibling in [try store.life(of: child), try store.edit(field, of: child)].compactMap({ $0 })
                where !changeset.context.contains(sibling.dot, sequence: sibling.sequence) {
                    return (.usedParent, sibling)
                }
            }
        }
        return nil
    }

    /// Whether a rule made a record and nobody has touched it since: then it goes with what it is filed under.
    private func isNobodysWork(_ key: RecordKey, in store: some ArbitrationStore) throws -> Bool {
        guard let maker = arbiter.schema.kind(key.kind)?.maker, try !store.value(maker, of: key).isEmpty,
            try store.life(of: key)?.dot.replica == .headquarters
        else { return false }
        return try store.edits(of: key, beyond: 0, but: []).allSatisfy { $0.dot.replica == .headquarters }
    }

    /// Something filed under a record whose deletion its author had not seen brings that record back; so does what HQ
    /// puts beside it.
    private mutating func reviveParents(
        of operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws {
        if byHeadquarters, let leader = kind.leader(of: operation.key.id), let header = try store.header(of: leader),
            !header.isAlive
        {
            try revive(leader, header, in: store)
        }
        for write in operation.writes {
            guard let field = kind.field(write.field), field.isParent, case .reference(let id) = write.value,
                case .reference(let name)? = field.columns.first?.type, let parent = arbiter.schema.kind(named: name)
            else { continue }
            let key = RecordKey(kind: parent.number, id: id)
            guard let header = try store.header(of: key), !header.isAlive, !header.isErased,
                try permits(key, header.scope, in: store),
                !changeset.context.contains(header.lifeDot, sequence: header.lifeSequence)
            else { continue }
            try revive(key, header, in: store)
        }
    }

    private mutating func revive(
        _ key: RecordKey, _ header: RecordHeader, in store: some ArbitrationStore
    ) throws {
        guard let kind = arbiter.schema.kind(key.kind) else { return }
        try journalDelete(key, header, .usedParent, in: store)
        try reconsider(key, kind, header.scope, isAlive: true, in: store)
        try store.keep(RecordChange(key: key, before: header, after: revived(header), fields: []))
        aftermath.filed.append(key)
        aftermath.moves.append(key)
    }

    /// The author's replica shows something that HQ will not keep: it must receive the whole record again.
    func giveBack(_ key: RecordKey, _ header: RecordHeader?, in store: some ArbitrationStore) throws {
        guard let header, header.isAlive, holds(header.scope) else { return }
        var after = header
        after.head = sequence
        after.entered = sequence
        try store.keep(RecordChange(key: key, before: header, after: after, fields: []))
    }
}
