// Why this file exists: the laws of merging speak of histories that can really happen. This one makes them: replicas
// that write, see each other's edits and write again, with contexts that say exactly what they had seen.

import SyncProtocol
import TestSupport

/// A write of one field, with everything its author had seen of that field.
struct Write: Hashable, Sendable {
    let sibling: Sibling
    let context: CausalContext
    var dot: Dot { sibling.dot }

    /// The same write under a commit number.
    func sequenced(_ sequence: CommitSequence) -> Sibling {
        Sibling(
            dot: sibling.dot, sequence: sequence, stamp: sibling.stamp, value: sibling.value, base: sibling.base)
    }
}

/// A random history of one field. Contexts name the dots seen one by one, so they do not depend on HQ's order.
struct History: Sendable {
    private(set) var writes: [Write] = []

    /// - Parameters:
    ///   - replicas: how many authors there are, with ids from 2; 1 is HQ's.
    ///   - mixing: an author sees another's newest edits before one in this many of its writes; 0 means never.
    ///   - withHeadquarters: whether HQ is one of the authors.
    ///   - value: what the author writes, given what it sees at that moment.
    init(
        _ random: inout SeededGenerator, replicas: Int, count: Int, mixing: Int, withHeadquarters: Bool = false,
        value: (inout SeededGenerator) -> Value
    ) {
        let first = withHeadquarters ? 1 : 2
        var seen = [Int: Set<Dot>]()
        var clocks = [Int: UInt64]()
        for _ in 0..<count {
            let author = first + random.below(replicas)
            if mixing > 0, random.oneIn(mixing) {
                let other = first + random.below(replicas)
                seen[author, default: []].formUnion(seen[other] ?? [])
                clocks[author] = max(clocks[author] ?? 0, clocks[other] ?? 0)
            }
            let replica = ReplicaID(rawValue: UInt32(author))
            let counter = UInt64((seen[author] ?? []).filter { $0.replica == replica }.count + 1)
            let dot = Dot(replica: replica, counter: counter)
            let stamp = max(UInt64(random.below(12)), (clocks[author] ?? 0) + 1)
            clocks[author] = stamp
            let context = CausalContext(of: dot, prefix: 0, observed: (seen[author] ?? []).sorted())
            let sibling = Sibling(dot: dot, sequence: 0, stamp: Stamp(rawValue: stamp), value: value(&random))
            writes.append(Write(sibling: sibling, context: context))
            seen[author, default: []].insert(dot)
        }
    }

    /// The writes in another order that HQ could have received them in: every author's in order, and nothing before
    /// what its author had seen.
    func reordered(_ random: inout SeededGenerator) -> [Write] {
        var waiting = random.mixed(writes)
        var result: [Write] = []
        var delivered: Set<Dot> = []
        while !waiting.isEmpty {
            let next = waiting.firstIndex { write in
                let own = (1..<write.dot.counter).map { Dot(replica: write.dot.replica, counter: $0) }
                return (write.context.observed + own).allSatisfy(delivered.contains)
            }
            guard let next else { return result }
            delivered.insert(waiting[next].dot)
            result.append(waiting.remove(at: next))
        }
        return result
    }

    /// The field after `writes` were sequenced in this order, and what each did.
    static func field(_ writes: [Write], _ policy: Policy) -> (state: FieldState, outcomes: [(Write, WriteOutcome)]) {
        var state = FieldState()
        var outcomes: [(Write, WriteOutcome)] = []
        for (index, write) in writes.enumerated() {
            let outcome = state.apply(
                write.sequenced(UInt64(index + 1)), context: write.context, policy: policy,
                byHeadquarters: write.dot.replica == .headquarters, creating: false)
            outcomes.append((write, outcome))
        }
        return (state, outcomes)
    }
}
