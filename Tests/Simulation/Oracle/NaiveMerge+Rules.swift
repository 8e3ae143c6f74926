// Why this file exists: what the small business's rules, its merged records and its answered questions mean for an
// edit, said a second time.

import SyncProtocol

extension NaiveMerge {
    // MARK: rules

    /// What of an operation the rules leave; nil if nothing.
    mutating func ruled(_ operation: Changeset.Operation, _ trial: Trial) -> Changeset.Operation? {
        switch operation.key.kind {
        case Vocabulary.item: return deletion(of: operation, trial)
        case Vocabulary.part:
            guard let left = activation(operation, trial) else { return nil }
            guard left.action == .create, written(Vocabulary.Part.label, left) == .text("elm") else { return left }
            dismiss(left, trial, .invariant, asked: 0)
            return nil
        default: return operation
        }
    }

    private func written(_ field: FieldNumber, _ operation: Changeset.Operation) -> Value? {
        operation.writes.last { $0.field == field }?.value
    }

    private mutating func deletion(of operation: Changeset.Operation, _ trial: Trial) -> Changeset.Operation? {
        guard case .delete = operation.action,
            records[operation.key]?.view(Vocabulary.Item.stopped, graph) == .integer(1)
        else { return operation }
        let id = Vocabulary.successor(operation.key, trial.made.authored, "wish")
        dismiss(operation, trial, .invariant, successor: RecordKey(kind: Vocabulary.part, id: id))
        return nil
    }

    private mutating func activation(_ operation: Changeset.Operation, _ trial: Trial) -> Changeset.Operation? {
        let known = records[operation.key]?.view(Vocabulary.Part.item, graph)
        guard written(Vocabulary.Part.isActive, operation) == .integer(1),
            case .reference(let item)? = written(Vocabulary.Part.item, operation) ?? known
        else { return operation }
        let isTaken = records.contains { key, other in
            key.kind == Vocabulary.part && key != operation.key && other.isAlive
                && other.view(Vocabulary.Part.isActive, graph) == .integer(1)
                && other.view(Vocabulary.Part.item, graph) == .reference(item)
        }
        guard isTaken else { return operation }
        for write in operation.writes where write.field == Vocabulary.Part.isActive {
            note(
                fate(
                    operation.key, write.field, .dismissed, write.value, trial, .invariant,
                    asked: Vocabulary.Part.isActive))
        }
        let rest = operation.writes.filter { $0.field != Vocabulary.Part.isActive }
        if rest.isEmpty && operation.action == .update { return nil }
        return Changeset.Operation(operation.key, operation.action, rest)
    }

    // MARK: merged records

    /// The operation with every merged item in it replaced by the one that stands for it.
    func followed(_ operation: Changeset.Operation) -> Changeset.Operation {
        let item = RecordKey(kind: Vocabulary.item, id: operation.key.id)
        let key =
            [Vocabulary.item, Vocabulary.margin].contains(operation.key.kind)
            ? RecordKey(kind: operation.key.kind, id: survivor(item).id) : operation.key
        let writes = operation.writes.map { write -> FieldWrite in
            let namesItem =
                (key.kind == Vocabulary.part && write.field == Vocabulary.Part.item)
                || (key.kind == Vocabulary.item && write.field == Vocabulary.Item.mergedInto)
            guard namesItem, case .reference(let id) = write.value else { return write }
            let last = survivor(RecordKey(kind: Vocabulary.item, id: id)).id
            return FieldWrite(write.field, .reference(last), base: write.base)
        }
        return Changeset.Operation(key, operation.action, writes)
    }

    private func survivor(_ key: RecordKey) -> RecordKey {
        var result = key
        for _ in 0..<records.count {
            guard case .reference(let id)? = records[result]?.view(Vocabulary.Item.mergedInto, graph) else { break }
            result = RecordKey(kind: key.kind, id: id)
        }
        return result
    }

    // MARK: answers

    /// The fields about which an edit answers a case that somebody else's answer had closed, unseen by its author.
    func answeredBefore(_ made: MadeEdit) -> [(key: RecordKey, field: FieldNumber)] {
        guard !made.isByHeadquarters else { return [] }
        return made.operations.compactMap { operation in
            guard operation.key.kind == CaseRecord.number, written(CaseRecord.Fields.answer, operation) != nil,
                let record = records[operation.key], let closing = closing(record), !hasSeen(made, closing.edit)
            else { return nil }
            return NaiveCase(operation.key, record, graph)?.subject
        }
    }

    private func closing(_ record: NaiveRecord) -> NaiveWrite? {
        record.fields[Int(CaseRecord.Fields.state)]?.live(graph).first { $0.value == .text(CaseRecord.closed) }
    }

    /// What becomes of a write that comes after the answer; nil if it does not.
    func answered(_ write: FieldWrite, _ key: RecordKey, _ record: NaiveRecord, _ trial: Trial) -> NaiveFate? {
        guard !trial.made.isByHeadquarters else { return nil }
        if key.kind == CaseRecord.number, write.field == CaseRecord.Fields.answer {
            guard closing(record) != nil else { return nil }
            return fate(key, write.field, .dismissed, write.value, trial, .caseDecided)
        }
        guard trial.decided.contains(where: { $0 == (key, write.field) }) else { return nil }
        let isSame = standing(record.fields[Int(write.field)]) == write.value
        return fate(key, write.field, isSame ? .repeated : .dismissed, write.value, trial, .caseDecided)
    }

    private func standing(_ field: NaiveField?) -> Value? {
        guard let field else { return nil }
        guard field.policy == .textMerge else { return field.view(graph) }
        return field.live(graph).max { $0.age < $1.age }?.value
    }
}

/// A case as the oracle reads it.
struct NaiveCase {
    let key: RecordKey
    let subject: (key: RecordKey, field: FieldNumber)
    let question: String
    let rule: String
    let isOpen: Bool
    /// HQ's orders of the commits that opened and that closed it.
    let opened: Int
    let closed: Int?
    /// What was decided.
    let decision: String

    /// - Returns: nil if the record is no case.
    init?(_ key: RecordKey, _ record: NaiveRecord, _ graph: EventGraph) {
        typealias Fields = CaseRecord.Fields
        guard case .compound(let parts) = record.view(Fields.subject, graph), parts.count == 3,
            case .integer(let kind) = parts[0], case .reference(let id) = parts[1], case .integer(let field) = parts[2],
            let state = record.fields[Int(Fields.state)]?.writes, let first = state.first
        else { return nil }
        self.key = key
        subject = (RecordKey(kind: KindNumber(kind), id: id), FieldNumber(field))
        question = "\(record.view(Fields.question, graph))"
        rule = "\(record.view(Fields.rule, graph))"
        isOpen = record.view(Fields.state, graph) == .text(CaseRecord.open)
        opened = first.order
        if case .compound(let words) = record.view(Fields.decision, graph), words.count == 3 {
            decision = "\(words[2])"
        } else {
            decision = ""
        }
        closed = state.last { $0.value == .text(CaseRecord.closed) }?.order
    }
}
