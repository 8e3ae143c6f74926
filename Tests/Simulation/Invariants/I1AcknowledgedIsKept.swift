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
        var journaled: [Place: Set<String>] = [:]
        for entry in ledger.journal {
            let place = Place(name: entry.loser.dot, key: entry.key, field: entry.field)
            journaled[place, default: []].insert(entry.rule.name)
        }
        let cases = merge.records.sorted { $0.key < $1.key }.filter { $0.key.kind == CaseRecord.number }
            .compactMap { NaiveCase($0.key, $0.value, graph) }
        // Of what HQ erased it keeps nothing, and says so to nobody but its author.
        for fate in merge.fates where !merge.erased.contains(fate.key) { try check(fate, journaled, cases) }
    }

    /// A laptop is about to erase itself because HQ says so.
    static func check(erasing laptop: Laptop, _ graph: EventGraph) throws {
        guard let lost = laptop.sight.own.subtracting(graph.committed).numbers.first else { return }
        throw Violation(
            "I1", "\(laptop.replica) was told to erase itself, and HQ does not have \(graph.edits[lost].name)")
    }

    private struct Place: Hashable {
        let name: Dot
        let key: RecordKey
        let field: FieldNumber
    }

    private func check(_ fate: NaiveFate, _ journaled: [Place: Set<String>], _ cases: [NaiveCase]) throws {
        let name = graph.edits[fate.edit].authored
        let rules = journaled[Place(name: name, key: fate.key, field: fate.field)]
        switch fate.kind {
        case .repeated: return
        case .dismissed, .outranked:
            let isWhole = fate.field == 0 && fate.kind == .dismissed
            guard rules != nil || isWhole else {
                throw Violation("I1", "\(name) lost on \(fate.key) field \(fate.field) and the journal lacks it")
            }
            // Of two records that were merged one edit may have deleted one and changed the other.
            let isPlain = !isWhole || graph.edits[fate.edit].operations.count == 1
            if isPlain, fate.cause != .other, let rules, !rules.contains(fate.cause.rawValue) {
                throw Violation("I1", "the journal says \(rules.sorted()) of \(name), it should say \(fate.cause)")
            }
            try checkReceipt(name, fate)
            try checkQuestion(name, fate, cases)
        case .counts:
            guard rules == nil, fate.order >= merge.everForgotten[fate.key] ?? 0, let record = merge.records[fate.key],
                !record.buried.contains(fate.edit),
                let field = record.fields[Int(fate.field)]
            else { return }
            guard isLiveOrOverwritten(fate, field) else {
                throw Violation("I1", "\(name) wrote \(fate.key) field \(fate.field), and its value is nowhere")
            }
        }
    }

    /// What waits for a person is asked, and what became another record is one.
    private func checkQuestion(_ name: Dot, _ fate: NaiveFate, _ cases: [NaiveCase]) throws {
        if let successor = fate.successor, merge.records[successor] == nil, merge.everForgotten[successor] == nil {
            throw Violation("I1", "\(name) was to become \(successor), and HQ has not made it")
        }
        guard let asked = fate.asked else { return }
        let isAsked = cases.contains {
            $0.question == CaseQuestion.held.rawValue && $0.subject == (fate.key, asked)
                && ($0.closed ?? .max) > fate.order
        }
        if !isAsked { throw Violation("I1", "\(name) is held on \(fate.key) field \(asked) and nobody is asked") }
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
        let remarks = author.store.state.receipts[name]?.remarks ?? []
        let told = remarks.first {
            $0.key == fate.key && ($0.field == fate.field || $0.field == 0) && $0.verdict >= .overridden
        }
        guard let told, !told.rule.sentence.isEmpty, told.rule != .invariant || !told.name.isEmpty else {
            throw Violation("I1", "the author of \(name) was not told what became of \(fate.key)")
        }
    }
}
