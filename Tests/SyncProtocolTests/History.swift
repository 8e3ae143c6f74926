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
            dot: sibling.dot, sequence: sequence, stamp: sibling.stamp, value: sibling.value, base: sibling.base,
            circumstances: sibling.circumstances)
    }
}

/// A random history of one field. Contexts name the dots seen one by one, so they do not depend on HQ's order.
struct History: Sendable {
    private(set) var writes: [Write] = []

    /// - Parameters:
    ///   - replicas: how many authors there are, with ids from 2; 1 is HQ's.
    ///   - mixing: an author sees another's newest edits before one in this many of its writes; 0 means never.
    ///   - withHeadquarters: whether HQ is one of the authors.
    ///   - value: what the author writes.
    init(
        _ random: inout SeededGenerator, replicas: Int, count: Int, mixing: Int, withHeadquarters: Bool = false,
        value: (inout SeededGenerator) -> Value
    ) {
        self.init(
            &random, authors: withHeadquarters ? 1...replicas : 2...(replicas + 1), count: count, mixing: mixing,
            policy: nil
        ) { random, _ in value(&random) }
    }

    /// A history in which every write says what its author saw under a policy before it (the base), how many edits
    /// that came from, and in which of `roles` the author wrote.
    /// - Parameter value: what the author writes over what they see.
    init(
        _ random: inout SeededGenerator, under policy: Policy, count: Int, roles: [String] = [],
        value: (inout SeededGenerator, Value) -> Value
    ) {
        self.init(&random, authors: 2...5, count: count, mixing: 2, policy: policy, roles: roles, value: value)
    }

    private init(
        _ random: inout SeededGenerator, authors: ClosedRange<Int>, count: Int, mixing: Int, policy: Policy?,
        roles: [String] = [], value: (inout SeededGenerator, Value) -> Value
    ) {
        var seen = [Int: Set<Dot>]()
        var clocks = [Int: UInt64]()
        for _ in 0..<count {
            let author = authors.lowerBound + random.below(authors.count)
            if mixing > 0, random.oneIn(mixing) {
                let other = authors.lowerBound + random.below(authors.count)
                seen[author, default: []].formUnion(seen[other] ?? [])
                clocks[author] = max(clocks[author] ?? 0, clocks[other] ?? 0)
            }
            let known = seen[author] ?? []
            let replica = ReplicaID(rawValue: UInt32(author))
            let dot = Dot(replica: replica, counter: UInt64(known.filter { $0.replica == replica }.count + 1))
            let stamp = max(UInt64(random.below(12)), (clocks[author] ?? 0) + 1)
            clocks[author] = stamp
            let base = policy.map { $0.view(of: Self.field(writes.filter { known.contains($0.dot) }, $0).state) }
            let sibling = Sibling(
                dot: dot, sequence: 0, stamp: Stamp(rawValue: stamp), value: value(&random, base ?? .null),
                base: known.isEmpty ? nil : base,
                circumstances: Sibling.Circumstances(
                    role: random.pick(roles) ?? "", seen: policy == nil ? 0 : UInt64(known.count)))
            writes.append(
                Write(sibling: sibling, context: CausalContext(of: dot, prefix: 0, observed: known.sorted())))
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
