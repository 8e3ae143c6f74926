// Why this file exists: replicas meet in every order and grouping, and a merge that minds is a merge that loses.

import SyncProtocol

/// I8: merging is commutative, associative and idempotent, and every tier shows what the event graph demands.
struct I8MergeIsLawful {
    let graph: EventGraph
    let merge: NaiveMerge

    /// HQ against the oracle: every record, every field.
    func check(_ ledger: MemoryLedger.State) throws {
        for key in merge.records.keys.sorted() {
            guard let expected = merge.records[key], let kind = Vocabulary.schema.kind(key.kind) else { continue }
            guard let held = ledger.records[key] else { throw Violation("I8", "HQ lacks \(key)") }
            guard held.header.isAlive == expected.isAlive, held.header.scope.rawValue == expected.scope else {
                throw Violation("I8", "\(key): the oracle says alive \(expected.isAlive) in \(expected.scope)")
            }
            for field in kind.storedFields {
                try compare(key, field, held.fields[Int(field.number)], expected.fields[Int(field.number)])
            }
        }
        guard ledger.records.count == merge.records.count else {
            throw Violation("I8", "HQ holds \(ledger.records.count) records, the oracle \(merge.records.count)")
        }
    }

    private func compare(
        _ key: RecordKey, _ field: Field, _ stored: MemoryLedger.StoredField?, _ naive: NaiveField?
    ) throws {
        let expected = Vocabulary.canonical(naive?.view(graph) ?? .null, field)
        let shown = Vocabulary.canonical(stored?.view ?? .null, field)
        if let naive, naive.policy == .textMerge, naive.live(graph).count > 1 {
            if let line = NaiveText.missing(in: shown, naive, graph) {
                throw Violation("I8", "HQ shows \(key) \(field.name) without \"\(line)\", which nobody took out")
            }
            return try compareSiblings(key, field, stored, naive)
        }
        guard shown == expected else {
            throw Violation("I8", "HQ shows \(shown) in \(key) \(field.name), the oracle \(expected)")
        }
        try compareSiblings(key, field, stored, naive)
    }

    private func compareSiblings(
        _ key: RecordKey, _ field: Field, _ stored: MemoryLedger.StoredField?, _ naive: NaiveField?
    ) throws {
        switch field.policy {
        case .max, .min, .needsHuman, .keepLatest, .addRemove, .furthestStage, .rolePriority, .textMerge, .counter,
            .frozenAfter:
            let live = Set((naive?.live(graph) ?? []).map(\.name)).sorted()
            let kept = Set((stored?.state.siblings ?? []).map(\.dot)).sorted()
            guard live == kept else {
                throw Violation("I8", "\(key) \(field.name) keeps \(kept), the oracle \(live)")
            }
        default: return
        }
    }

    /// Dropping the older of two edits is lawful only while an edit is younger than all that its author had seen. What
    /// HQ has said again in an author's stead may have become younger than what that author did since.
    func checkAges() throws {
        for (order, commit) in graph.commits.enumerated() {
            let made = graph.edits[commit.edit]
            for earlier in graph.commits[..<order]
            where made.seen.contains(earlier.edit) && earlier.stamp >= commit.stamp
                && graph.edits[earlier.edit].inPlaceOf == nil
            {
                let seen = graph.edits[earlier.edit].name
                throw Violation("I8", "\(made.name) counts as older than \(seen), which it saw")
            }
        }
    }

    /// States of one field on replicas that know different parts of its history, joined in random orders and groupings.
    func checkJoins(_ chance: inout Chance) throws {
        for key in merge.records.keys.sorted() {
            for field in merge.records[key]?.fields.compactMap({ $0 }) ?? [] where field.writes.count > 2 {
                guard field.policy != .addRemove, field.policy != .counter, chance.hits(perMille: 250) else { continue }
                try checkJoins(key, field, &chance)
            }
        }
    }

    private struct Side {
        let known: EditSet
        let state: FieldState
    }

    private func checkJoins(_ key: RecordKey, _ field: NaiveField, _ chance: inout Chance) throws {
        let sides = (0..<4).map { _ in side(field, knowing: history(field, &chance)) }
        let all = side(field, knowing: sides.reduce(EditSet()) { $0.union($1.known) })
        let first = chance.mixed(sides).reduce(sides[0]) { join($0, $1) }
        let pairs = chance.mixed(sides)
        let second = join(join(pairs[0], pairs[1]), join(pairs[2], pairs[3]))
        guard first.state == all.state, second.state == all.state else {
            throw Violation("I8", "joining the histories of \(key) gives another result in another order")
        }
        guard join(all, all).state == all.state, join(all, sides[0]).state == join(sides[0], all).state else {
            throw Violation("I8", "joining the histories of \(key) is not idempotent and commutative")
        }
    }

    /// A part of history closed under "had seen".
    private func history(_ field: NaiveField, _ chance: inout Chance) -> EditSet {
        var known = EditSet()
        for write in field.writes where chance.hits(perMille: 500) {
            known.formUnion(graph.edits[write.edit].seen)
            known.insert(write.edit)
        }
        return known
    }

    private func side(_ field: NaiveField, knowing known: EditSet) -> Side {
        let writes = field.writes.filter { known.contains($0.edit) }
        let maximal = writes.filter { write in
            !writes.contains { $0.edit != write.edit && graph.edits[$0.edit].seen.contains(write.edit) }
        }
        let siblings = maximal.map {
            Sibling(
                dot: $0.name, sequence: CommitSequence($0.order) + 1, stamp: Stamp(rawValue: $0.stamp),
                value: $0.value)
        }
        return Side(known: known, state: FieldState(siblings))
    }

    private func join(_ a: Side, _ b: Side) -> Side {
        func knows(_ side: Side) -> (Dot) -> Bool {
            { name in graph.edit(named: name).map { side.known.contains($0.number) } ?? false }
        }
        let state = FieldState.joined(a.state, knows: knows(a), b.state, knows: knows(b))
        return Side(known: a.known.union(b.known), state: state)
    }
}
