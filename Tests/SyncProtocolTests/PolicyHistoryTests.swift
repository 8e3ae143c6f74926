// Why this file exists: some policies ask what an author had seen before an edit, in which role, or how often somebody
// had gone back. Their answers too must not depend on the order in which HQ hears of edits, nor on which of two stores
// speaks first when they meet.

import SyncProtocol
import TestSupport
import Testing

struct `Policies that ask how an edit came about` {
    /// A policy and the histories it is tried on.
    struct Trial: Sendable, CustomTestStringConvertible {
        let policy: Policy
        var roles: [String] = []
        let value: @Sendable (inout SeededGenerator, Value) -> Value
        var testDescription: String { policy.name }

        func history(_ random: inout SeededGenerator, count: Int) -> History {
            History(&random, under: policy, count: count, roles: roles, value: value)
        }
    }

    static let stages = ["lead", "guiding", "bidding", "submitted", "negotiating", "won"]
    static let trials: [Trial] = [
        Trial(
            policy: .furthestStage(StageOrder(stages, exits: ["lost", "closed"], settling: ["won"])),
            value: { random, _ in .text(random.pick(stages + ["lost", "closed", "unheard of"]) ?? "lost") }),
        Trial(
            policy: .furthestStage(StageOrder(stages, exits: ["lost"], working: .newestGeneration)),
            value: { random, _ in random.oneIn(9) ? .null : .text(random.pick(stages + ["lost"]) ?? "lost") }),
        Trial(policy: .furthestStage(.numbers), value: { random, _ in .integer(Int64(random.below(5)) * 10) }),
        Trial(
            policy: .rolePriority(["AR", "PD", "SR"]), roles: ["AR", "PD", "SR", "guest", ""],
            value: { random, _ in .integer(Int64(random.below(6))) }),
        Trial(policy: .counter, value: { random, _ in .integer(Int64(random.below(9)) - 3) }),
        Trial(policy: .textMerge, value: { random, text in edited(text, &random) }),
        Trial(
            policy: .frozenAfter(Freeze(1), before: .rolePriority(["QA", "AR"])), roles: ["AR", "QA"],
            value: { random, _ in .flag(random.oneIn(2)) }),
    ]

    /// A text with a line or two added, rewritten or removed.
    private static func edited(_ text: Value, _ random: inout SeededGenerator) -> Value {
        if random.oneIn(12) { return .null }
        var lines: [Substring] = ["Lage", "合作伙伴", "", "計画\r", "価格"]
        if case .text(let text) = text { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }
        for _ in 0...random.below(2) {
            let place = random.below(lines.count + 1)
            switch random.below(4) {
            case 0 where place < lines.count: lines.remove(at: place)
            case 1 where place < lines.count: lines[place] = random.pick(["neu", "新", "", "<<<<<<< 2:1"]) ?? ""
            default: lines.insert(random.pick(["Punkt", "一", "二", ">>>>>>>", ""]) ?? "", at: place)
            }
        }
        return .text(lines.joined(separator: "\n"))
    }

    @Test(arguments: trials)
    func `what people see and what waits for them does not depend on the order of arrival`(_ trial: Trial) {
        var random = SeededGenerator(seed: 131)
        let policy = trial.policy
        var contested = 0
        for _ in 0..<500 {
            let history = trial.history(&random, count: 2 + random.below(8))
            let first = History.field(history.writes, policy).state
            if first.siblings.count > 1 { contested += 1 }
            for _ in 0..<3 {
                let order = history.reordered(&random)
                #expect(order.count == history.writes.count)
                let second = History.field(order, policy).state
                #expect(policy.view(of: first) == policy.view(of: second), "\(order)")
                #expect(policy.asksPerson(about: first) == policy.asksPerson(about: second), "\(order)")
                #expect(unnumbered(first) == unnumbered(second), "\(order)")
            }
        }
        #expect(contested > 200)
    }

    /// A state without HQ's commit numbers, which are the order of arrival.
    private func unnumbered(_ state: FieldState) -> FieldState {
        func bare(_ sibling: Sibling) -> Sibling {
            Sibling(
                dot: sibling.dot, sequence: 0, stamp: sibling.stamp, value: sibling.value, base: sibling.base,
                circumstances: sibling.circumstances)
        }
        return FieldState(state.siblings.map(bare), regressions: state.regressions.map(bare))
    }

    @Test(arguments: trials)
    func `nothing live is dropped but what a later edit had seen`(_ trial: Trial) {
        var random = SeededGenerator(seed: 132)
        for _ in 0..<300 {
            let history = trial.history(&random, count: 2 + random.below(8))
            let live = history.writes.filter { write in
                !history.writes.contains { $0.dot != write.dot && $0.context.contains(write.dot, sequence: 0) }
            }
            let state = History.field(history.writes, trial.policy).state
            if trial.policy == .counter { continue }
            #expect(Set(state.siblings.map(\.dot)) == Set(live.map(\.dot)))
        }
    }

    // MARK: Joining stores

    /// A store of one field under a policy: what it has received and what became of it.
    private struct Store {
        let policy: Policy
        var known: Set<Dot> = []
        var state = FieldState()

        mutating func receive(_ write: Write) {
            guard known.insert(write.dot).inserted else { return }
            _ = state.apply(
                write.sibling, context: write.context, policy: policy, byHeadquarters: false, creating: false)
        }

        func joined(_ other: Store) -> Store {
            Store(
                policy: policy, known: known.union(other.known),
                state: FieldState.joined(state, knows: known.contains, other.state, knows: other.known.contains))
        }
    }

    @Test(arguments: trials)
    func `joining stores is commutative, associative and idempotent, and loses nothing`(_ trial: Trial) {
        var random = SeededGenerator(seed: 133)
        for _ in 0..<500 {
            let history = trial.history(&random, count: 1 + random.below(12))
            var all = Store(policy: trial.policy)
            for write in history.writes { all.receive(write) }
            let parts = (0..<3).map { _ in
                var part = Store(policy: trial.policy)
                let order = history.reordered(&random)
                for write in order.prefix(random.below(order.count + 1)) { part.receive(write) }
                return part
            }
            let (a, b, c) = (parts[0], parts[1], parts[2])
            #expect(a.joined(b).state == b.joined(a).state)
            #expect(a.joined(b).joined(c).state == a.joined(b.joined(c)).state)
            #expect(a.joined(a).state == a.state)
            #expect(a.joined(b).joined(b).state == a.joined(b).state)
            #expect(a.joined(all).state == all.state)
            #expect(all.joined(a).state == all.state)
            let met = a.joined(b).joined(c)
            if met.known == all.known { #expect(met.state == all.state) }
        }
    }

    @Test func `a counter shows the sum of all increments, whoever told of them`() {
        var random = SeededGenerator(seed: 134)
        for _ in 0..<500 {
            let history = History(&random, under: .counter, count: 1 + random.below(12)) { random, _ in
                .integer(Int64(random.below(9)) - 3)
            }
            let sum = history.writes.reduce(Int64(0)) { total, write in
                if case .integer(let number) = write.sibling.value { total + number } else { total }
            }
            let state = History.field(history.reordered(&random), .counter).state
            #expect(Policy.counter.view(of: state) == .integer(sum))
            #expect(state.siblings.count == Set(history.writes.map(\.dot.replica)).count)
        }
    }
}
