// Why this file exists: a law says that an answer is always the same; these say that it is the right one, in both
// directions, and that nothing that loses is lost.

import SyncProtocol
import TestSupport
import Testing

struct `What each policy answers` {
    private func write(
        _ replica: UInt32, at stamp: UInt64, _ value: Value, counter: UInt64 = 1, seeing: [Dot] = []
    ) -> Write {
        let dot = Dot(replica: ReplicaID(rawValue: replica), counter: counter)
        return Write(
            sibling: Sibling(dot: dot, sequence: 0, stamp: Stamp(rawValue: stamp), value: value),
            context: CausalContext(of: dot, prefix: 0, observed: seeing))
    }

    /// Applies two concurrent writes in both orders: the same one shows, and the other is always the loser.
    private func expect(_ winner: Write, toBeat loser: Write, under policy: Policy) {
        for order in [[winner, loser], [loser, winner]] {
            let (state, outcomes) = History.field(order, policy)
            #expect(policy.shown(in: state)?.dot == winner.dot)
            #expect(policy.shown(in: state)?.dot != loser.dot)
            #expect(policy.view(of: state) == winner.sibling.value)
            let losers = outcomes.flatMap(\.1.losers)
            #expect(losers.map(\.dot) == [loser.dot])
            #expect(losers.map(\.value) == [loser.sibling.value])
            #expect(outcomes[1].1.winner?.dot == winner.dot)
        }
    }

    @Test func `the later stamp beats the earlier, and the earlier does not beat the later`() {
        expect(write(2, at: 9, .text("late")), toBeat: write(3, at: 5, .text("early")), under: .keepLatest)
    }

    @Test func `of equal stamps the higher replica beats the lower`() {
        expect(write(3, at: 5, .text("a")), toBeat: write(2, at: 5, .text("b")), under: .keepLatest)
    }

    @Test func `the greatest and the least beat the rest whatever the stamps`() {
        expect(write(2, at: 1, .integer(9)), toBeat: write(3, at: 7, .integer(4)), under: .max)
        expect(write(3, at: 7, .integer(4)), toBeat: write(2, at: 1, .integer(9)), under: .min)
    }

    @Test func `the first entry beats the second`() {
        expect(write(2, at: 1, .text("fair")), toBeat: write(3, at: 7, .text("call")), under: .first)
    }

    @Test func `of two entries that both empty the field the first is told as the one that stands`() {
        expect(write(2, at: 1, .null), toBeat: write(3, at: 7, .compound([.null, .null])), under: .first)
    }

    @Test func `a set flag beats a cleared one whatever the stamps`() {
        expect(write(2, at: 1, .flag(true)), toBeat: write(3, at: 7, .flag(false)), under: .stickyTrue)
    }

    @Test func `an edit that saw the other replaces it and nobody loses`() {
        let first = write(2, at: 9, .integer(7))
        let second = write(3, at: 10, .integer(1), seeing: [first.dot])
        for policy in [Policy.keepLatest, .max, .min, .needsHuman(.lowest)] {
            let (state, outcomes) = History.field([first, second], policy)
            #expect(state.siblings.map(\.dot) == [second.dot])
            #expect(outcomes.allSatisfy { $0.1.losers.isEmpty && $0.1.verdict == .accepted })
        }
    }

    @Test func `equal values are no conflict`() {
        for policy in [Policy.keepLatest, .max, .min, .first, .needsHuman(.latest)] {
            let (state, outcomes) = History.field([write(2, at: 1, .integer(3)), write(3, at: 2, .integer(3))], policy)
            #expect(policy.view(of: state) == .integer(3))
            #expect(!policy.asksPerson(about: state))
            #expect(outcomes.allSatisfy { $0.1.losers.isEmpty })
        }
    }

    @Test func `lowering the greatest value lets the next one show`() {
        let high = write(2, at: 1, .integer(9))
        let middle = write(3, at: 1, .integer(5))
        let lowered = write(4, at: 2, .integer(1), seeing: [high.dot])
        for order in [[high, middle, lowered], [high, lowered, middle], [middle, high, lowered]] {
            #expect(Policy.max.view(of: History.field(order, .max).state) == .integer(5))
        }
    }

    @Test func `needsHuman keeps both until someone who saw both decides`() {
        let a = write(2, at: 1, .integer(100))
        let b = write(3, at: 2, .integer(90))
        let decision = write(4, at: 3, .integer(95), seeing: [a.dot, b.dot])
        for order in [[a, b], [b, a]] {
            let policy = Policy.needsHuman(.lowest)
            let (state, outcomes) = History.field(order, policy)
            #expect(policy.asksPerson(about: state))
            #expect(Set(state.siblings.map(\.dot)) == [a.dot, b.dot])
            #expect(outcomes[1].1.verdict == .merged)
            #expect(policy.view(of: state) == .integer(90))
            #expect(Policy.needsHuman(.highest).view(of: state) == .integer(100))
            #expect(Policy.needsHuman(.latest).view(of: state) == .integer(90))
            #expect(Policy.needsHuman(.incumbent).view(of: state) == order[0].sibling.value)
            let decided = History.field(order + [decision], policy).state
            #expect(!policy.asksPerson(about: decided))
            #expect(policy.view(of: decided) == .integer(95))
        }
    }

    @Test func `a removal takes only the additions it had seen`() {
        let added = write(2, at: 1, .setChange(adding: ["x"], removing: []))
        let again = write(3, at: 1, .setChange(adding: ["x", "y"], removing: []))
        let removed = write(4, at: 2, .setChange(adding: [], removing: ["x"]), seeing: [added.dot])
        for order in [[added, again, removed], [added, removed, again], [again, added, removed]] {
            #expect(Policy.addRemove.view(of: History.field(order, .addRemove).state) == .set(["x", "y"]))
        }
        #expect(Policy.addRemove.view(of: History.field([added, removed], .addRemove).state) == .set([]))
    }

    @Test func `a flag that headquarters cleared is set again by who had not seen that`() {
        let set = write(2, at: 1, .flag(true))
        let cleared = write(1, at: 2, .flag(false), seeing: [set.dot])
        let elsewhere = write(3, at: 1, .flag(true))
        #expect(Policy.stickyTrue.view(of: History.field([set, cleared], .stickyTrue).state) == .flag(false))
        for order in [[set, cleared, elsewhere], [set, elsewhere, cleared], [elsewhere, set, cleared]] {
            #expect(Policy.stickyTrue.view(of: History.field(order, .stickyTrue).state) == .flag(true))
        }
    }

    @Test func `a pending edit shows over the confirmed value as its policy will have it`() {
        let (a, b) = (Value.integer(1), Value.integer(0))
        #expect(Policy.keepLatest.overlay(b, on: a) == b)
        #expect(Policy.hqOnly.overlay(b, on: a) == a)
        #expect(Policy.stickyTrue.overlay(b, on: a) == a)
        #expect(Policy.stickyTrue.overlay(a, on: b) == a)
        #expect(Policy.first.overlay(b, on: a) == a)
        #expect(Policy.first.overlay(b, on: .null) == b)
        let change = Value.setChange(adding: ["c"], removing: ["a"])
        #expect(Policy.addRemove.overlay(change, on: .set(["a", "b"])) == .set(["b", "c"]))
    }

    @Test func `verdicts are ordered by how much their author should care`() {
        #expect(Verdict.allCases == Verdict.allCases.sorted())
        for (low, high) in zip(Verdict.allCases, Verdict.allCases.dropFirst()) {
            #expect(low < high)
            #expect(!(high < low))
        }
    }
}
