// Why this file exists: the whole business as it should stand, told once more from the event graph: edits in HQ's
// order, "had its author seen it?" answered by looking into a set.

import SyncProtocol

/// Replays HQ's order of edits by the rules of the design.
struct NaiveMerge {
    var records: [RecordKey: NaiveRecord] = [:]
    private(set) var fates: [NaiveFate] = []
    private(set) var erased: Set<RecordKey> = []
    /// Records whose deletion HQ forgot once, and how many commits there were when it last did.
    private(set) var everForgotten: [RecordKey: Int] = [:]
    /// When each record came to HQ's knowledge by those who had made it.
    private(set) var arrivals: [RecordKey: [Int]] = [:]
    let graph: EventGraph
    private let anchors: [RecordID: UInt32]
    private let grants: NaiveGrants
    let roles: NaiveRoles
    /// Which scopes a record has left, and by which edit of HQ's.
    private var departures: [RecordKey: [(scope: UInt32, edit: Int)]] = [:]

    /// One edit being judged.
    struct Trial {
        let made: MadeEdit
        let commit: CommittedEdit
        let order: Int
        /// Fields about which it answers a question that had been answered.
        var decided: [(key: RecordKey, field: FieldNumber)] = []
    }

    /// - Parameters:
    ///   - anchors: the scope of each site.
    ///   - grants: what each laptop may hold.
    ///   - roles: what its user is.
    init(_ graph: EventGraph, anchors: [RecordID: UInt32], grants: NaiveGrants, roles: NaiveRoles) {
        self.roles = roles
        self.graph = graph
        self.anchors = anchors
        self.grants = grants
        var forgotten = graph.forgotten[...]
        for (order, commit) in graph.commits.enumerated() {
            forget(&forgotten, upTo: order)
            var trial = Trial(made: graph.edits[commit.edit], commit: commit, order: order)
            trial.decided = answeredBefore(trial.made)
            for operation in trial.made.operations { judge(operation, trial) }
        }
        forget(&forgotten, upTo: graph.commits.count)
    }

    /// Of what HQ has forgotten it knows no more than of what never was.
    private mutating func forget(_ forgotten: inout ArraySlice<(order: Int, keys: [RecordKey])>, upTo order: Int) {
        while let next = forgotten.first, next.order <= order {
            for key in next.keys { records[key] = nil }
            for key in next.keys { everForgotten[key] = next.order }
            forgotten.removeFirst()
        }
    }

    private mutating func judge(_ given: Changeset.Operation, _ trial: Trial) {
        if trial.commit.isWithdrawn { return withhold(followed(given), trial) }
        if keepsMerged(given, trial) { return }
        let operation = trial.made.isByHeadquarters ? given : followed(given)
        if isErased(operation) { return note(fate(operation.key, 0, .repeated, .null, trial)) }
        if wouldPart(operation, trial) { return dismiss(operation, trial, .onlyIssued) }
        let isNew = records[operation.key] == nil && operation.action == .create
        if trial.made.isByHeadquarters {
            if !isNew || begins(operation, trial) { carryOut(operation, trial) }
            return
        }
        switch operation.key.kind {
        case Vocabulary.site: return dismiss(operation, trial, .hqOnly)
        case CaseRecord.number where operation.action != .update: return dismiss(operation, trial, .onlyIssued)
        default: break
        }
        if let record = records[operation.key], !permits(operation.key, record.scope, trial) {
            return dismiss(operation, trial, .other)
        }
        if isNew, !begins(operation, trial) { return }
        if filesUnderForeign(operation, trial) { return dismiss(operation, trial, .other) }
        if let leader = leader(of: operation), records[leader]?.isAlive == false {
            return dismiss(operation, trial, .deletedRecord, asked: 0)
        }
        if let own = entitled(operation, trial), let allowed = ruled(own, trial) { carryOut(allowed, trial) }
    }

    /// Whatever comes from a device that was taken from its user waits for somebody else; its answers count for
    /// nothing.
    private mutating func withhold(_ operation: Changeset.Operation, _ trial: Trial) {
        if isErased(operation) { return note(fate(operation.key, 0, .repeated, .null, trial)) }
        dismiss(operation, trial, .withdrawnDevice, asked: operation.key.kind == CaseRecord.number ? nil : 0)
    }

    /// A merged item is not deleted any more, and what it was merged into was not meant.
    private mutating func keepsMerged(_ given: Changeset.Operation, _ trial: Trial) -> Bool {
        guard case .delete = given.action, !trial.made.isByHeadquarters, followed(given).key != given.key else {
            return false
        }
        if records[given.key]?.isAlive == true { dismiss(given, trial, .other) }
        return true
    }

    private mutating func carryOut(_ operation: Changeset.Operation, _ trial: Trial) {
        let record = records[operation.key]
        switch operation.action {
        case .create where record == nil: create(operation, trial)
        case .create, .update:
            guard let record else { return dismiss(operation, trial, .unknownRecord, asked: 0) }
            guard permits(operation.key, record.scope, trial) else { return dismiss(operation, trial, .other) }
            update(operation, trial, record)
        case .delete:
            guard let record else {
                let isRestored = trial.order >= graph.restoredAt ?? .max
                return dismiss(operation, trial, .unknownRecord, asked: isRestored ? 0 : nil)
            }
            guard permits(operation.key, record.scope, trial) else { return dismiss(operation, trial, .other) }
            delete(operation, trial, record)
        case .erase: erase(operation, trial)
        }
    }

    /// Nothing of the record stays but that it was erased.
    private mutating func erase(_ operation: Changeset.Operation, _ trial: Trial) {
        erased.insert(operation.key)
        var record = NaiveRecord(scope: records[operation.key]?.scope ?? 1, lifeEdit: trial.made.number)
        record.isAlive = false
        records[operation.key] = record
    }

    /// Whether a record may come into being where its author puts it, before any rule is asked.
    private mutating func begins(_ operation: Changeset.Operation, _ trial: Trial) -> Bool {
        if let leader = leader(of: operation), records[leader] == nil {
            dismiss(operation, trial, .unknownRecord, asked: 0)
        } else if !permits(operation.key, scope(of: operation), trial) {
            dismiss(operation, trial, .other)
        } else {
            return true
        }
        return false
    }

    /// Nobody files a part under an item that they may not see.
    private func filesUnderForeign(_ operation: Changeset.Operation, _ trial: Trial) -> Bool {
        guard operation.key.kind == Vocabulary.part else { return false }
        return operation.writes.contains { write in
            guard write.field == Vocabulary.Part.item, case .reference(let id) = write.value,
                let item = records[RecordKey(kind: Vocabulary.item, id: id)]
            else { return false }
            return !permits(RecordKey(kind: Vocabulary.item, id: id), item.scope, trial)
        }
    }

    private mutating func create(_ operation: Changeset.Operation, _ trial: Trial) {
        let scope = scope(of: operation)
        if !trial.made.isByHeadquarters { arrivals[operation.key, default: []].append(trial.order) }
        reviveParents(of: operation, trial)
        var record = NaiveRecord(scope: scope, lifeEdit: trial.made.number)
        write(operation, trial, isNew: true, &record)
        records[operation.key] = record
    }

    private mutating func update(_ operation: Changeset.Operation, _ trial: Trial, _ before: NaiveRecord) {
        reviveParents(of: operation, trial)
        var record = before
        var isNew = false
        if record.isAlive || operation.action == .update { move(operation, trial, &record) }
        if !record.isAlive {
            if hasSeen(trial.made, record.lifeEdit) {
                isNew = operation.action == .create
                if !isNew && !trial.made.isByHeadquarters { return dismiss(operation, trial, .deletedRecord, asked: 0) }
            }
            if isNew {
                let scope = scope(of: operation)
                guard permits(operation.key, scope, trial) else { return dismiss(operation, trial, .other) }
                if scope != record.scope {
                    departures[operation.key, default: []].append((record.scope, trial.made.number))
                }
                record.scope = scope
                record.bury()
            }
            record.isAlive = true
            record.lifeEdit = trial.made.number
        }
        write(operation, trial, isNew: isNew, &record)
        records[operation.key] = record
    }

    private mutating func delete(_ operation: Changeset.Operation, _ trial: Trial, _ before: NaiveRecord) {
        var record = before
        guard record.isAlive else { return }
        let code = operation.key.kind == Vocabulary.item ? Vocabulary.Item.code : CaseRecord.Fields.code
        let isIssued = [Vocabulary.item, CaseRecord.number].contains(operation.key.kind)
        let isWorkedOn = record.work(graph, but: isIssued ? code : 0).contains { !hasSeen(trial.made, $0.edit) }
        let isUsed = records.contains { key, child in
            guard key.kind == Vocabulary.part, operation.key.kind == Vocabulary.item, child.isAlive,
                child.view(Vocabulary.Part.item, graph) == .reference(operation.key.id)
            else { return false }
            let filing = child.fields[Int(Vocabulary.Part.item)]?.live(graph).map(\.edit) ?? []
            return ([child.lifeEdit] + filing).contains { !hasSeen(trial.made, $0) }
        }
        if isWorkedOn || isUsed {
            fates.append(fate(operation.key, 0, .outranked, .null, trial))
        } else {
            record.isAlive = false
            record.lifeEdit = trial.made.number
        }
        records[operation.key] = record
    }

    /// What is filed under a record that its author took to be there brings it back.
    private mutating func reviveParents(of operation: Changeset.Operation, _ trial: Trial) {
        if trial.made.isByHeadquarters, let leader = leader(of: operation), records[leader]?.isAlive == false {
            records[leader]?.isAlive = true
            records[leader]?.lifeEdit = trial.made.number
        }
        guard operation.key.kind == Vocabulary.part else { return }
        for write in operation.writes where write.field == Vocabulary.Part.item {
            guard case .reference(let id) = write.value else { continue }
            let key = RecordKey(kind: Vocabulary.item, id: id)
            guard let parent = records[key], !parent.isAlive, !erased.contains(key),
                permits(key, parent.scope, trial),
                !hasSeen(trial.made, parent.lifeEdit)
            else { continue }
            records[key]?.isAlive = true
            records[key]?.lifeEdit = trial.made.number
        }
    }

    func hasSeen(_ made: MadeEdit, _ other: Int) -> Bool { other == made.number || made.seen.contains(other) }

    /// HQ's write of what places a record takes it there.
    private mutating func move(_ operation: Changeset.Operation, _ trial: Trial, _ record: inout NaiveRecord) {
        let field =
            operation.key.kind == CaseRecord.number ? CaseRecord.Fields.scope : Vocabulary.anchor(operation.key.kind)
        let isPlaced = operation.key.kind == Vocabulary.margin || operation.writes.contains { $0.field == field }
        guard trial.made.isByHeadquarters, isPlaced else { return }
        let scope = scope(of: operation)
        guard scope != record.scope else { return }
        departures[operation.key, default: []].append((record.scope, trial.made.number))
        record.scope = scope
    }

    private func permits(_ key: RecordKey, _ scope: UInt32, _ trial: Trial) -> Bool {
        if trial.made.isByHeadquarters { return true }
        let scopes = grants.scopes(trial.made, at: trial.commit.sequence)
        if scopes.contains(scope) { return true }
        return departures[key]?.contains { scopes.contains($0.scope) && !trial.made.seen.contains($0.edit) } ?? false
    }

    private func scope(of operation: Changeset.Operation) -> UInt32 {
        func written(_ field: FieldNumber) -> Value? { operation.writes.last { $0.field == field }?.value }
        switch operation.key.kind {
        case Vocabulary.item, Vocabulary.part:
            let field = operation.key.kind == Vocabulary.item ? Vocabulary.Item.site : Vocabulary.Part.site
            if case .reference(let id)? = written(field) { return anchors[id] ?? 1 }
            return 1
        case CaseRecord.number:
            if case .integer(let number)? = written(CaseRecord.Fields.scope) { return UInt32(number) }
            return 1
        case Vocabulary.margin:
            return (leader(of: operation).flatMap { records[$0]?.scope } ?? 1) + Vocabulary.confidential
        default: return 1
        }
    }

    /// A margin goes with its item, not without.
    private func wouldPart(_ operation: Changeset.Operation, _ trial: Trial) -> Bool {
        guard case .delete = operation.action, let leader = leader(of: operation) else { return false }
        return !trial.made.isByHeadquarters || records[leader]?.isAlive == true
    }

    private func isErased(_ operation: Changeset.Operation) -> Bool {
        if erased.contains(operation.key) { return true }
        if case .erase = operation.action { return false }
        return leader(of: operation).map(erased.contains) ?? false
    }

    /// The item beside which a margin lies.
    private func leader(of operation: Changeset.Operation) -> RecordKey? {
        guard operation.key.kind == Vocabulary.margin else { return nil }
        return RecordKey(kind: Vocabulary.item, id: operation.key.id)
    }

    // MARK: fates

    func fate(
        _ key: RecordKey, _ field: FieldNumber, _ kind: NaiveFate.Kind, _ value: Value, _ trial: Trial,
        _ cause: NaiveFate.Cause = .other, asked: FieldNumber? = nil, successor: RecordKey? = nil
    ) -> NaiveFate {
        NaiveFate(
            edit: trial.made.number, order: trial.order, key: key, field: field, kind: kind, cause: cause,
            asked: asked, successor: successor, value: value)
    }

    mutating func note(_ fate: NaiveFate) { fates.append(fate) }

    mutating func dismiss(
        _ operation: Changeset.Operation, _ trial: Trial, _ cause: NaiveFate.Cause, asked: FieldNumber? = nil,
        successor: RecordKey? = nil
    ) {
        fates.append(
            fate(operation.key, 0, .dismissed, .null, trial, cause, asked: asked, successor: successor))
        for write in operation.writes {
            fates.append(fate(operation.key, write.field, .dismissed, write.value, trial, cause))
        }
    }
}
