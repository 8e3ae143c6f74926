// Why this file exists: one person deletes a record while another works on it. Whose will is done must not depend on
// whose laptop found a network first.

import SyncProtocol

/// I18: delete against update has one outcome everywhere: a record is gone if somebody deleted it who had seen all that
/// was ever done with it, and there if something was done that nobody who deleted it had seen; whatever came first.
struct I18DeleteAgainstUpdate {
    let graph: EventGraph
    let merge: NaiveMerge

    /// What was done to one record.
    private struct History {
        var deletions: [Int] = []
        /// Everything else, and what of it stands until somebody who has seen it writes the same field.
        var works: [Int] = []
        var lasting: [Int] = []
        /// It was merged, or HQ forgot it once: another rule decides.
        var isSpecial = false
        /// Something was filed under it, and what becomes of that may keep it.
        var isUsed = false
    }

    /// - Returns: how many records were deleted and worked on by people who did not know of each other.
    func check(_ ledger: MemoryLedger.State, _ laptops: [Laptop]) throws -> Int {
        // After a restore nobody can tell any more all that somebody had seen.
        guard !graph.isRestored else { return 0 }
        var contests = 0
        for (key, history) in histories().sorted(by: { $0.key < $1.key }) {
            guard let isThere = outcome(history), !history.deletions.isEmpty else { continue }
            contests += 1
            guard ledger.records[key]?.header.isAlive == isThere else {
                throw Violation("I18", "\(key) should be \(isThere ? "there" : "gone"), whatever came first")
            }
            for laptop in laptops {
                let state = laptop.store.state
                let scope = ScopeID(rawValue: merge.records[key]?.scope ?? 0)
                guard state.checkpoint.scopes.contains(scope), isThere != (state.rows[key] != nil) else { continue }
                throw Violation("I18", "\(laptop.replica) \(isThere ? "lacks" : "still shows") \(key)")
            }
        }
        return contests
    }

    /// - Returns: nil if the rule does not say, or if nobody who deleted it was unaware of anything.
    private func outcome(_ history: History) -> Bool? {
        func hasSeen(_ deletion: Int, _ work: Int) -> Bool {
            deletion == work || graph.edits[deletion].seen.contains(work)
        }
        guard !history.isSpecial,
            history.deletions.contains(where: { d in !history.works.allSatisfy { hasSeen(d, $0) } })
        else { return nil }
        if history.deletions.contains(where: { d in history.works.allSatisfy { hasSeen(d, $0) } }) {
            return history.isUsed ? nil : false
        }
        // What somebody replaced who had seen it may be gone before the deletion comes.
        func isReplaced(_ work: Int) -> Bool {
            history.works.contains { $0 != work && graph.edits[$0].seen.contains(work) }
        }
        let isUnseen = history.lasting.contains { work in
            !history.deletions.contains { hasSeen($0, work) } && !isReplaced(work)
        }
        return isUnseen ? true : nil
    }

    private func histories() -> [RecordKey: History] {
        var result: [RecordKey: History] = [:]
        for commit in graph.commits {
            let made = graph.edits[commit.edit]
            for operation in made.operations { note(operation, made, &result) }
        }
        for key in merge.erased.union(merge.everForgotten.keys) { result[key]?.isSpecial = true }
        for fate in merge.fates where fate.field == 0 && fate.kind == .dismissed {
            result[fate.key]?.deletions.removeAll { $0 == fate.edit }
        }
        let counted = merge.fates.filter { $0.kind == .counts && Self.lasts($0.key.kind, $0.field) }
        for fate in counted { result[fate.key]?.lasting.append(fate.edit) }
        return result
    }

    private func note(_ operation: Changeset.Operation, _ made: MadeEdit, _ result: inout [RecordKey: History]) {
        for write in operation.writes {
            guard case .reference(let id) = write.value else { continue }
            let named = RecordKey(kind: Vocabulary.item, id: id)
            if operation.key.kind == Vocabulary.item, write.field == Vocabulary.Item.mergedInto {
                result[named, default: History()].isSpecial = true
                result[operation.key, default: History()].isSpecial = true
            } else if operation.key.kind == Vocabulary.part, write.field == Vocabulary.Part.item {
                result[named, default: History()].works.append(made.number)
                result[named, default: History()].isUsed = true
            }
        }
        if operation.key.kind == Vocabulary.margin, made.isByHeadquarters, !operation.writes.isEmpty {
            let item = RecordKey(kind: Vocabulary.item, id: operation.key.id)
            result[item, default: History()].works.append(made.number)
            result[item, default: History()].isUsed = true
        }
        guard operation.key.kind == Vocabulary.item else { return }
        if case .delete = operation.action {
            result[operation.key, default: History()].deletions.append(made.number)
        } else if !made.isByHeadquarters || operation.writes.contains(where: { $0.field != Vocabulary.Item.code }) {
            result[operation.key, default: History()].works.append(made.number)
        }
    }

    /// Whether a value of the field goes only when somebody who has seen it writes another.
    private static func lasts(_ kind: KindNumber, _ number: FieldNumber) -> Bool {
        switch Vocabulary.schema.kind(kind)?.field(number)?.policy {
        case .max, .min, .needsHuman: kind == Vocabulary.item
        default: false
        }
    }
}
