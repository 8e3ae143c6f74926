// Why this file exists: two stores that meet must agree afterwards, whoever spoke first and however often.

import SyncProtocol
import TestSupport
import Testing

struct `Joining two replicas of a field` {
    /// A replica's store of one field without any policy: the writes it has received and the edits that survive them.
    private struct Store {
        var known: Set<Dot> = []
        var state = FieldState()

        mutating func receive(_ write: Write) {
            guard known.insert(write.dot).inserted else { return }
            let kept = state.siblings.filter { !write.context.contains($0.dot, sequence: 0) }
            state = FieldState(kept + [write.sibling])
        }

        func joined(_ other: Store) -> Store {
            let joined = FieldState.joined(
                state, knows: known.contains, other.state, knows: other.known.contains)
            return Store(known: known.union(other.known), state: joined)
        }
    }

    /// Three stores of one history, each with its own causally closed part of it.
    private func stores(_ random: inout SeededGenerator) -> (all: Store, parts: [Store]) {
        let count = 1 + random.below(14)
        let history = History(&random, replicas: 4, count: count, mixing: 2) { .integer(Int64($0.below(5))) }
        var all = Store()
        for write in history.writes { all.receive(write) }
        var parts: [Store] = []
        for _ in 0..<3 {
            var part = Store()
            let order = history.reordered(&random)
            for write in order.prefix(random.below(order.count + 1)) { part.receive(write) }
            parts.append(part)
        }
        return (all, parts)
    }

    @Test func `it is commutative, associative and idempotent`() {
        var random = SeededGenerator(seed: 101)
        for _ in 0..<1500 {
            let (_, parts) = stores(&random)
            let (a, b, c) = (parts[0], parts[1], parts[2])
            #expect(a.joined(b).state == b.joined(a).state)
            #expect(a.joined(b).joined(c).state == a.joined(b.joined(c)).state)
            #expect(a.joined(a).state == a.state)
            #expect(a.joined(b).joined(b).state == a.joined(b).state)
        }
    }

    @Test func `it gives what receiving every write would have given`() {
        var random = SeededGenerator(seed: 102)
        for _ in 0..<1500 {
            let (all, parts) = stores(&random)
            let joined = parts[0].joined(parts[1]).joined(parts[2])
            var received = Store()
            received.state = joined.state
            if joined.known == all.known { #expect(joined.state == all.state) }
            #expect(joined.joined(all).state == all.state)
            #expect(all.joined(joined).state == all.state)
        }
    }

    @Test func `known but absent means superseded, from both sides`() {
        let old = Sibling(
            dot: Dot(replica: ReplicaID(rawValue: 2), counter: 1), sequence: 0, stamp: .zero, value: .integer(1))
        let a = FieldState([old])
        let b = FieldState()
        let nothing: (Dot) -> Bool = { _ in false }
        let everything: (Dot) -> Bool = { _ in true }
        #expect(FieldState.joined(a, knows: everything, b, knows: everything).siblings.isEmpty)
        #expect(FieldState.joined(b, knows: everything, a, knows: everything).siblings.isEmpty)
        #expect(FieldState.joined(a, knows: everything, b, knows: nothing) == a)
        #expect(FieldState.joined(b, knows: nothing, a, knows: everything) == a)
    }

    @Test func `of two tellings of one edit the one that HQ has numbered stays, whichever side has it`() {
        func told(_ sequence: CommitSequence) -> FieldState {
            FieldState([
                Sibling(
                    dot: Dot(replica: ReplicaID(rawValue: 2), counter: 1), sequence: sequence, stamp: .zero,
                    value: .integer(1))
            ])
        }
        let everything: (Dot) -> Bool = { _ in true }
        for (a, b) in [(told(0), told(7)), (told(7), told(0))] {
            let joined = FieldState.joined(a, knows: everything, b, knows: everything)
            #expect(joined.siblings.map(\.sequence) == [7])
        }
    }

    @Test func `the order in which siblings arrived does not show`() {
        var random = SeededGenerator(seed: 103)
        for _ in 0..<500 {
            let history = History(&random, replicas: 4, count: 8, mixing: 3) { .integer(Int64($0.below(3))) }
            let siblings = history.writes.map(\.sibling)
            #expect(FieldState(siblings) == FieldState(random.mixed(siblings)))
        }
    }
}
