// Why this file exists: one changeset's way through judgement, operation by operation. One bad part never blocks
// another.

/// The state of judging one changeset.
struct Hearing {
    let arbiter: Arbiter
    let changeset: Changeset
    let circumstances: Arbiter.Circumstances
    let holdings: Holdings?
    let author: Author
    var remarks: [Receipt.Remark] = []
    var aftermath = Aftermath()
    /// Records of which HQ's log must not keep what the changeset writes to them.
    var erased: Set<RecordKey> = []
    /// Fields that the changeset answers a case about which had been closed before, unseen by the author.
    var decided: Set<FieldPlace> = []
    /// Records that are the author's no more, which the author had not heard.
    var unheard: Set<RecordKey> = []

    /// A field of a record.
    struct FieldPlace: Hashable {
        let key: RecordKey
        let field: FieldNumber
    }

    init(
        _ arbiter: Arbiter, _ changeset: Changeset, _ circumstances: Arbiter.Circumstances, holdings: Holdings?,
        author: Author
    ) {
        self.arbiter = arbiter
        self.changeset = changeset
        self.circumstances = circumstances
        self.holdings = holdings
        self.author = author
    }

    var sequence: CommitSequence { circumstances.sequence }
    var byHeadquarters: Bool { changeset.speaker == .headquarters }

    mutating func judge(in store: some ArbitrationStore) throws {
        if !byHeadquarters { try findDecidedCases(in: store) }
        for operation in changeset.operations { try judge(operation, in: store) }
    }

    private mutating func judge(_ given: Changeset.Operation, in store: some ArbitrationStore) throws {
        guard let kind = arbiter.schema.kind(given.key.kind) else {
            return try dismiss(given, .refused, .unknownKind, in: store)
        }
        if circumstances.isWithdrawn { return try withhold(given, kind, in: store) }
        if !byHeadquarters, case .delete = given.action, try survivor(given.key, kind, in: store) != given.key {
            return try keepMerged(given, in: store)
        }
        let operation = byHeadquarters ? given : try followed(given, kind, in: store)
        let header = try store.header(of: operation.key)
        if case .erase = operation.action, header?.isErased != true {
            return try erase(operation, kind, header, in: store)
        }
        if try isErased(operation.key, kind, header, in: store) {
            erased.formUnion([given.key, operation.key])
            return refuseErased(operation)
        }
        if !byHeadquarters {
            if kind.headquartersOnly {
                try giveBack(operation.key, header, in: store)
                return try dismiss(operation, .held, .hqOnly, scope: header?.scope, in: store)
            }
            if kind.issuedOnly && operation.action != .update {
                try giveBack(operation.key, header, in: store)
                return try dismiss(operation, .refused, .onlyIssued, scope: header?.scope, in: store)
            }
        }
        if try wouldPart(operation, kind, in: store) {
            try giveBack(operation.key, header, in: store)
            return try dismiss(operation, .refused, .onlyIssued, scope: header?.scope, in: store)
        }
        // No rule is asked, and none acts, about what the author may not touch.
        if let header, try !permits(operation.key, header.scope, in: store) {
            return try dismiss(operation, .refused, .outOfScope, scope: header.scope, in: store)
        }
        if try header == nil && !mayBegin(operation, kind, in: store) { return }
        if try !mayFile(operation, kind, header, in: store) { return }
        if try !byHeadquarters && liesBesideDeleted(operation, kind, in: store) {
            return try hold(operation, .deletedRecord, header, in: store)
        }
        guard let own = try entitled(operation, kind, header, in: store),
            let allowed = try ruled(own, kind, in: store)
        else { return }
        try noteConcerned(by: allowed, in: store)
        try carryOut(allowed, kind, in: store)
        try noteConcerned(by: allowed, in: store)
    }

    private mutating func carryOut(
        _ allowed: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws {
        // A rule that held a part of it has put that part back: the record's head may have moved.
        let standing = try store.header(of: allowed.key)
        switch allowed.action {
        case .create where standing == nil: try create(allowed, kind, in: store)
        case .create, .update: try update(allowed, kind, standing, in: store)
        case .delete(let reason): try delete(allowed, kind, standing, reason, in: store)
        case .erase: break
        }
    }

    /// Whether an operation would delete what lies beside a record without the record: they come and go together.
    private func wouldPart(
        _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> Bool {
        guard case .delete = operation.action, let leader = kind.leader(of: operation.key.id) else { return false }
        return try !byHeadquarters || store.header(of: leader)?.isAlive ?? false
    }

    /// Whether HQ erased a record, or the one beside which it lies.
    func isErased(
        _ key: RecordKey, _ kind: RecordKind, _ header: RecordHeader?, in store: some ArbitrationStore
    ) throws -> Bool {
        if header?.isErased ?? false { return true }
        return try kind.leader(of: key.id).flatMap(store.header)?.isErased ?? false
    }

    private func liesBesideDeleted(
        _ operation: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws -> Bool {
        guard let leader = kind.leader(of: operation.key.id), let header = try store.header(of: leader) else {
            return false
        }
        return !header.isAlive
    }

    /// Whether the author may hold what lies in a scope.
    func holds(_ scope: ScopeID) -> Bool { holdings?.current.contains(scope) ?? true }

    /// Whether the author may write to a record: it is theirs, or it was as far as they had heard, because they lost
    /// its scope or it left theirs.
    mutating func permits(_ key: RecordKey, _ scope: ScopeID, in store: some ArbitrationStore) throws -> Bool {
        guard let holdings, !holdings.current.contains(scope) else { return true }
        let isUnheard =
            try holdings.former.contains(scope)
            || store.departures(of: key, beyond: changeset.seen).contains(where: holdings.everHeld)
        aftermath.strays.insert(key)
        if isUnheard { unheard.insert(key) }
        return isUnheard
    }

    /// An edit of the changeset as a sibling.
    func sibling(_ value: Value, base: Value? = nil) -> Sibling {
        Sibling(
            dot: changeset.authored, sequence: sequence, stamp: circumstances.stamp, value: value, base: base,
            circumstances: Sibling.Circumstances(role: author.role, reason: changeset.reason, seen: changeset.seen))
    }
}
