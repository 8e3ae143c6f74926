// Why this file exists: HQ receives concurrent edits in an order that chance decides. What people see must not depend
// on it, policy by policy; where a policy's answer does depend on it, the test holds it to its documented statement.

import SyncProtocol
import TestSupport
import Testing

struct `Policies under any order of arrival` {
    /// Tries histories in several orders and compares what people see.
    private func sameView(
        _ policy: Policy, seed: UInt64, withHeadquarters: Bool = false, mixing: Int = 2,
        value: (inout SeededGenerator) -> Value, alsoSame: (FieldState, FieldState) -> Bool = { _, _ in true }
    ) {
        var random = SeededGenerator(seed: seed)
        var contested = 0
        for _ in 0..<700 {
            let history = History(
                &random, replicas: 4, count: 2 + random.below(8), mixing: mixing, withHeadquarters: withHeadquarters,
                value: value)
            let first = History.field(history.writes, policy)
            if first.outcomes.contains(where: { $0.1.rule != nil }) { contested += 1 }
            for _ in 0..<4 {
                let order = history.reordered(&random)
                #expect(order.count == history.writes.count)
                let second = History.field(order, policy)
                #expect(policy.view(of: first.state) == policy.view(of: second.state), "\(policy.name) \(order)")
                #expect(alsoSame(first.state, second.state), "\(policy.name) \(order)")
            }
        }
        #expect(contested > 100 || policy == .addRemove)
    }

    private func number(_ random: inout SeededGenerator) -> Value { .integer(Int64(random.below(6))) }
    private func dots(_ a: FieldState, _ b: FieldState) -> Bool { a.siblings.map(\.dot) == b.siblings.map(\.dot) }

    @Test func `keepLatest shows the same value and keeps the same survivor`() {
        sameView(.keepLatest, seed: 111, value: number, alsoSame: dots)
        sameView(.keepLatest, seed: 112, mixing: 0, value: number, alsoSame: dots)
    }

    @Test func `max and min show the same value and keep the same candidates`() {
        sameView(.max, seed: 113, value: number, alsoSame: dots)
        sameView(.min, seed: 114, value: number, alsoSame: dots)
    }

    @Test func `needsHuman keeps the same candidates, and its pure working values agree`() {
        sameView(.needsHuman(.latest), seed: 115, value: number, alsoSame: dots)
        sameView(.needsHuman(.lowest), seed: 116, value: number, alsoSame: dots)
        sameView(.needsHuman(.highest), seed: 216, value: number, alsoSame: dots)
    }

    @Test func `stickyTrue shows the same flag`() {
        sameView(.stickyTrue, seed: 117) { .flag($0.oneIn(3)) }
        sameView(.stickyTrue, seed: 118, withHeadquarters: true) { .flag($0.oneIn(2)) }
    }

    @Test func `addRemove shows the same elements and keeps the same dots`() {
        let words = ["a", "b", "c", "d"]
        let change: (inout SeededGenerator) -> Value = { random in
            .setChange(
                adding: random.some(2) { $0.pick(words) ?? "a" }, removing: random.some(2) { $0.pick(words) ?? "a" })
        }
        sameView(.addRemove, seed: 119, value: change, alsoSame: dots)
        sameView(.addRemove, seed: 120, value: { .elements($0.some(3) { $0.pick(words) ?? "a" }) }, alsoSame: dots)
    }

    @Test func `first shows the same value among entries made apart`() {
        var random = SeededGenerator(seed: 121)
        for _ in 0..<700 {
            var writes: [Write] = []
            for author in 2..<6 {
                let dot = Dot(replica: ReplicaID(rawValue: UInt32(author)), counter: 1)
                let sibling = Sibling(
                    dot: dot, sequence: 0, stamp: Stamp(rawValue: UInt64(random.below(5))), value: number(&random))
                writes.append(Write(sibling: sibling, context: CausalContext(of: dot, prefix: 0)))
            }
            let one = History.field(writes, .first).state
            let other = History.field(random.mixed(writes), .first).state
            #expect(Policy.first.view(of: one) == Policy.first.view(of: other))
            #expect(dots(one, other))
        }
    }

    @Test func `first never lets a proposal show, and proposals are journalled`() {
        var random = SeededGenerator(seed: 122)
        for _ in 0..<700 {
            let history = History(&random, replicas: 3, count: 6, mixing: 2, value: number)
            var state = FieldState()
            for (index, write) in history.reordered(&random).enumerated() {
                let before = state
                let saw = before.siblings.contains { write.context.contains($0.dot, sequence: $0.sequence) }
                let outcome = state.apply(
                    write.sequenced(UInt64(index + 1)), context: write.context, policy: .first, byHeadquarters: false,
                    creating: false)
                guard saw else { continue }
                #expect(state == before)
                #expect(outcome.verdict == .held)
                #expect(outcome.losers.map(\.dot) == [write.dot])
            }
        }
    }

    @Test func `appendOnly stands against everyone but its author and headquarters`() {
        var random = SeededGenerator(seed: 123)
        for _ in 0..<700 {
            let history = History(&random, replicas: 3, count: 6, mixing: 2, value: number)
            let order = history.reordered(&random)
            let author = order[0].dot.replica
            var state = FieldState()
            for (index, write) in order.enumerated() {
                let before = state
                let outcome = state.apply(
                    write.sequenced(UInt64(index + 1)), context: write.context, policy: .appendOnly(amendable: 1000),
                    byHeadquarters: false, creating: false)
                #expect(state.siblings.map(\.dot.replica) == [author])
                if write.dot.replica == author { continue }
                #expect(state == before)
                let isSame = before.siblings[0].value == write.sibling.value
                #expect(outcome.verdict == (isSame ? .duplicate : .refused))
                if !isSame { #expect(outcome.losers.map(\.dot) == [write.dot]) }
            }
        }
    }

    @Test func `appendOnly is closed to its author too once the time is over`() {
        let first = write(2, 1, milliseconds: 1000, .text("said"), seeing: [])
        let soon = write(2, 2, milliseconds: 1500, .text("soon"), seeing: [])
        let late = write(2, 3, milliseconds: 2101, .text("late"), seeing: [])
        let (state, outcomes) = History.field([first, soon, late], .appendOnly(amendable: 600))
        #expect(Policy.appendOnly(amendable: 600).view(of: state) == .text("soon"))
        #expect(outcomes.map(\.1.verdict) == [.accepted, .accepted, .refused])
    }

    @Test func `hqOnly moves for headquarters alone`() {
        var random = SeededGenerator(seed: 124)
        for _ in 0..<400 {
            let history = History(&random, replicas: 3, count: 6, mixing: 2, withHeadquarters: true, value: number)
            let (state, outcomes) = History.field(history.reordered(&random), .hqOnly)
            #expect(state.siblings.allSatisfy { $0.dot.replica == .headquarters })
            for (write, outcome) in outcomes where write.dot.replica != .headquarters {
                #expect(outcome.verdict == .held || outcome.verdict == .duplicate)
                #expect(outcome.losers.map(\.dot) == (outcome.verdict == .held ? [write.dot] : []))
                #expect(outcome.winner?.value != write.sibling.value, "nobody is asked for what is so already")
            }
        }
    }

    @Test func `a derived field takes no write`() {
        let (state, outcomes) = History.field([write(2, 1, milliseconds: 1, .integer(1), seeing: [])], .derived)
        #expect(state.siblings.isEmpty)
        #expect(outcomes[0].1.verdict == .refused)
    }

    private func write(
        _ replica: UInt32, _ counter: UInt64, milliseconds: UInt64, _ value: Value, seeing: [Dot]
    ) -> Write {
        let dot = Dot(replica: ReplicaID(rawValue: replica), counter: counter)
        return Write(
            sibling: Sibling(dot: dot, sequence: 0, stamp: Stamp(milliseconds: milliseconds), value: value),
            context: CausalContext(of: dot, prefix: 0, observed: seeing))
    }
}
