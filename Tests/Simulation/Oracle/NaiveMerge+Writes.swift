// Why this file exists: one operation's writes, one by one: does this one count, and if not, why.

import SyncProtocol

extension NaiveMerge {
    mutating func write(
        _ operation: Changeset.Operation, _ trial: Trial, isNew: Bool, _ record: inout NaiveRecord
    ) {
        guard let kind = Vocabulary.schema.kind(operation.key.kind) else { return }
        let isFrozen =
            operation.key.kind == Vocabulary.item && !isNew && !trial.made.isByHeadquarters
            && record.view(Vocabulary.Item.stopped, graph) == .integer(1)
        for write in operation.writes {
            guard let field = kind.field(write.field), isLawful(write, field, kind, trial.made, isNew) else {
                let isSo =
                    write.field == Vocabulary.anchor(kind.number) && record.view(write.field, graph) == write.value
                note(fate(operation.key, write.field, isSo ? .repeated : .dismissed, write.value, trial))
                continue
            }
            if !isNew, let answered = answered(write, operation.key, record, trial) {
                note(answered)
            } else if isFrozen, write.field == Vocabulary.Item.amount {
                note(frozen(write, operation.key, trial))
            } else {
                count(write, field, operation.key, trial, isNew, &record)
            }
        }
    }

    private mutating func count(
        _ write: FieldWrite, _ field: Field, _ key: RecordKey, _ trial: Trial, _ isNew: Bool,
        _ record: inout NaiveRecord
    ) {
        var stored = record.fields[Int(field.number)] ?? NaiveField(policy: field.policy)
        var new = NaiveWrite(
            edit: trial.made.number, name: trial.made.authored, stamp: trial.commit.stamp, order: trial.order,
            value: write.value, base: write.base, role: trial.commit.role,
            part: stored.writes.count)
        if case .furthestStage(let order) = stored.policy { age(&new, stored, NaiveStages(order)) }
        let outcome = verdict(new, stored, field, trial.made, isNew)
        if outcome == .counts { stored.writes.append(new) }
        record.fields[Int(field.number)] = stored
        let cause: NaiveFate.Cause = outcome == .dismissed && field.policy == .hqOnly ? .hqOnly : .other
        note(fate(key, field.number, outcome, write.value, trial, cause))
    }

    /// A generation is one more than the highest among the steps back that the author had seen, if it is one itself.
    private func age(_ write: inout NaiveWrite, _ stored: NaiveField, _ stages: NaiveStages) {
        write.isStepBack = stages.isStepBack(from: write.base, to: write.value)
        let seen = stored.writes.filter {
            $0.isStepBack && ($0.edit == write.edit || graph.edits[write.edit].seen.contains($0.edit))
        }
        write.generation = (seen.map(\.generation).max() ?? 0) + (write.isStepBack ? 1 : 0)
    }

    private func frozen(_ write: FieldWrite, _ key: RecordKey, _ trial: Trial) -> NaiveFate {
        if case .integer(let amount) = write.value, amount % 2 == 0 {
            let id = Vocabulary.successor(key, trial.made.authored, "change")
            return fate(
                key, write.field, .dismissed, write.value, trial, .frozenAfter,
                successor: RecordKey(kind: Vocabulary.part, id: id))
        }
        return fate(key, write.field, .dismissed, write.value, trial, .frozenAfter, asked: write.field)
    }

    private func isLawful(
        _ write: FieldWrite, _ field: Field, _ kind: RecordKind, _ made: MadeEdit, _ isNew: Bool
    ) -> Bool {
        if case .integer(let number) = write.value, field.columns[0].type == .integer, number > Vocabulary.greatest {
            return false
        }
        if isNew || made.isByHeadquarters { return true }
        return field.number != Vocabulary.anchor(kind.number)
    }

    private func verdict(
        _ new: NaiveWrite, _ stored: NaiveField, _ field: Field, _ made: MadeEdit, _ isNew: Bool
    ) -> NaiveFate.Kind {
        if made.isByHeadquarters { return .counts }
        switch field.policy {
        case .hqOnly:
            if isNew && field.creatorSets { return .counts }
            let standing = stored.live(graph).max { $0.age < $1.age }
            return standing?.value == new.value ? .repeated : .dismissed
        case .first:
            let standing = stored.live(graph).filter { !NaiveField.isEmpty($0.value) }
            return standing.contains { hasSeen(made, $0.edit) } ? .dismissed : .counts
        case .appendOnly(let amendable):
            guard let standing = stored.live(graph).first, !NaiveField.isEmpty(standing.value) else { return .counts }
            let age = Int64(new.stamp >> 16) - Int64(standing.stamp >> 16)
            if standing.name.replica == new.name.replica, age <= Int64(amendable) { return .counts }
            return standing.value == new.value ? .repeated : .dismissed
        case .stickyTrue:
            let isSet = stored.live(graph).contains { $0.value == .integer(1) }
            return isSet && new.value != .integer(1) ? .outranked : .counts
        default: return .counts
        }
    }
}
