// Why this file exists: "nothing is ever lost" is the promise people buy. Checked for every part of every edit.

import SyncProtocol

/// I1: an acknowledged edit is the current value, causally overwritten, in the journal, or held or refused with a
/// reason
/// that its author receives.
struct I1AcknowledgedIsKept {
    let graph: EventGraph
    let merge: NaiveMerge
    let ledger: MemoryLedger.State
    let laptops: [Laptop]

    func check() throws {
        for laptop in laptops {
            let state = laptop.store.state
            for counter in 0..<state.checkpoint.acknowledged {
                let name = Dot(replica: state.checkpoint.replica, counter: counter + 1)
                guard let made = graph.edit(named: name), graph.committed.contains(made.number) else {
                    throw Violation("I1", "\(name) was acknowledged and HQ does not have it")
                }
            }
        }
        let journaled = Set(ledger.journal.map { Place(name: $0.loser.dot, key: $0.key, field: $0.field) })
        for fate in merge.fates { try check(fate, journaled) }
    }

    private struct Place: Hashable {
        let name: Dot
        let key: RecordKey
        let field: FieldNumber
    }

    private func check(_ fate: NaiveFate, _ journaled: Set<Place>) throws {
        let name = graph.edits[fate.edit].name
        let isJournaled = journaled.contains(Place(name: name, key: fate.key, field: fate.field))
        switch fate.kind {
        case .repeated: return
        case .dismissed, .outranked:
            guard isJournaled || (fate.field == 0 && fate.kind == .dismissed) else {
                throw Violation("I1", "\(name) lost on \(fate.key) field \(fate.field) and the journal lacks it")
            }
            try checkReceipt(name, fate)
        case .counts:
            guard !isJournaled, let field = merge.records[fate.key]?.fields[Int(fate.field)] else { return }
            guard isLiveOrOverwritten(fate, field) else {
                throw Violation("I1", "\(name) wrote \(fate.key) field \(fate.field), and its value is nowhere")
            }
        }
    }

    private func isLiveOrOverwritten(_ fate: NaiveFate, _ field: NaiveField) -> Bool {
        if field.policy == .addRemove { return true }
        if field.live(graph).contains(where: { $0.edit == fate.edit }) { return true }
        return field.writes.contains { other in
            other.edit != fate.edit
                && (graph.edits[other.edit].seen.contains(fate.edit) || other.value == fate.value)
        }
    }

    private func checkReceipt(_ name: Dot, _ fate: NaiveFate) throws {
        guard let author = laptops.first(where: { $0.store.state.checkpoint.replica == name.replica }),
            author.store.state.checkpoint.acknowledged >= name.counter
        else { return }
        let remarks = author.store.state.receipts[name.counter]?.remarks ?? []
        let isTold = remarks.contains {
            $0.key == fate.key && ($0.field == fate.field || $0.field == 0) && $0.verdict >= .overridden
        }
        if !isTold { throw Violation("I1", "the author of \(name) was not told what became of \(fate.key)") }
    }
}
