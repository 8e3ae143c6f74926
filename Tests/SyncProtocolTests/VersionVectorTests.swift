// Why this file exists: conflict detection rests on version vectors being a partial order with joins; each law is tried
// on thousands of pairs and always in both directions.

import SyncProtocol
import TestSupport
import Testing

struct `Version vectors` {
    private func triples(_ seed: UInt64, _ body: (VersionVector, VersionVector, VersionVector) -> Void) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1500 { body(random.vector(replicas: 3), random.vector(replicas: 3), random.vector(replicas: 3)) }
    }

    private func dot(_ replica: UInt32, _ counter: UInt64) -> Dot {
        Dot(replica: ReplicaID(rawValue: replica), counter: counter)
    }

    @Test func `every vector is the same as itself`() {
        triples(1) { a, _, _ in
            #expect(a.relation(to: a) == .same)
            #expect(a.contains(a))
        }
    }

    @Test func `vectors that contain each other are equal, in memory too`() {
        triples(2) { a, b, _ in
            #expect((a.contains(b) && b.contains(a)) == (a == b))
            #expect((a.relation(to: b) == .same) == (a == b))
            if a == b { #expect(a.hashValue == b.hashValue) }
        }
    }

    @Test func `containing is passed on`() {
        var chains = 0
        triples(3) { a, b, c in
            guard a.contains(b), b.contains(c) else { return }
            chains += 1
            #expect(a.contains(c))
        }
        #expect(chains > 50)
    }

    @Test func `the relation seen from the other side is the reverse`() {
        var seen: Set<CausalRelation> = []
        triples(4) { a, b, _ in
            seen.insert(a.relation(to: b))
            #expect(a.relation(to: b) == b.relation(to: a).reversed)
            #expect(a.relation(to: b).reversed == b.relation(to: a))
        }
        #expect(seen == Set(CausalRelation.allCases))
    }

    @Test func `knowing one more replica is knowing more`() {
        let less = VersionVector([dot(1, 4)])
        let more = VersionVector([dot(1, 4), dot(2, 1)])
        #expect(less.relation(to: more) == .before)
        #expect(more.relation(to: less) == .after)
        #expect(more.contains(less))
        #expect(!less.contains(more))
    }

    @Test func `an entry on each side alone is concurrent`() {
        let a = VersionVector([dot(1, 1)])
        let b = VersionVector([dot(2, 1)])
        #expect(a.relation(to: b) == .concurrent)
        #expect(b.relation(to: a) == .concurrent)
        #expect(!a.contains(b) && !b.contains(a))
    }

    @Test func `the join is the least upper bound`() {
        triples(5) { a, b, c in
            let join = a.joined(with: b)
            #expect(join.contains(a))
            #expect(join.contains(b))
            #expect((c.contains(a) && c.contains(b)) == c.contains(join))
        }
    }

    @Test func `joining is commutative, associative and idempotent`() {
        triples(6) { a, b, c in
            #expect(a.joined(with: b) == b.joined(with: a))
            #expect(a.joined(with: b).joined(with: c) == a.joined(with: b.joined(with: c)))
            #expect(a.joined(with: a) == a)
        }
    }

    @Test func `no zero is ever stored`() {
        #expect(VersionVector([dot(1, 0)]).isEmpty)
        #expect(VersionVector([dot(1, 0)]) == VersionVector())
        triples(7) { a, b, _ in
            for vector in [a, b, a.joined(with: b)] { #expect(vector.entries.allSatisfy { $0.counter > 0 }) }
        }
        var vector = VersionVector()
        vector.raise(ReplicaID(rawValue: 3), to: 0)
        #expect(vector.isEmpty)
        #expect(vector.entries.isEmpty)
    }

    @Test func `raising never lowers`() {
        var vector = VersionVector([dot(1, 5)])
        vector.raise(ReplicaID(rawValue: 1), to: 3)
        #expect(vector[ReplicaID(rawValue: 1)] == 5)
        vector.raise(ReplicaID(rawValue: 1), to: 6)
        #expect(vector[ReplicaID(rawValue: 1)] == 6)
    }

    @Test func `appending refuses a hole and takes what is next or known`() {
        var vector = VersionVector()
        let steps: [(counter: UInt64, isTaken: Bool)] = [(2, false), (1, true), (2, true), (1, true), (4, false)]
        for step in steps {
            let isTaken = vector.append(dot(1, step.counter))
            #expect(isTaken == step.isTaken, "\(step)")
        }
        #expect(vector == VersionVector([dot(1, 2)]))
        var full = VersionVector([dot(1, .max)])
        let isKnown = full.append(dot(1, .max))
        #expect(isKnown)
    }

    @Test func `the text form survives the way there and back`() {
        triples(8) { a, _, _ in #expect(VersionVector(a.description) == a) }
        #expect(VersionVector("7:42 9:1") == VersionVector([dot(7, 42), dot(9, 1)]))
        for wrong in ["7", "7:0", "7:1 7:2", "7:x", ":1", "7:1:1", "4294967296:1", "+7:+1", "7:-1"] {
            #expect(VersionVector(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `a dropped replica is forgotten`() {
        var vector = VersionVector([dot(1, 5), dot(2, 1)])
        vector.drop(ReplicaID(rawValue: 1))
        #expect(vector == VersionVector([dot(2, 1)]))
        #expect(!vector.contains(dot(1, 1)))
    }

    @Test func `knowledge reflects the prefix, its own edits and the vector, and nothing else`() {
        let late = ScopeID(rawValue: 9)
        let knowledge = Knowledge(
            timeline: Timeline(rawValue: 1), prefix: 10, exceptions: [late: 4], vector: VersionVector([dot(5, 2)]),
            own: dot(7, 3))
        #expect(knowledge.contains(dot(2, 99), sequence: 10, in: .reference))
        #expect(!knowledge.contains(dot(2, 99), sequence: 11, in: .reference))
        #expect(!knowledge.contains(dot(2, 99), sequence: 0, in: .reference))
        #expect(knowledge.contains(dot(2, 99), sequence: 4, in: late))
        #expect(!knowledge.contains(dot(2, 99), sequence: 5, in: late))
        #expect(knowledge.contains(dot(7, 3), sequence: 0, in: late))
        #expect(!knowledge.contains(dot(7, 4), sequence: 0, in: late))
        #expect(knowledge.contains(dot(5, 2), sequence: 0, in: late))
        #expect(!knowledge.contains(dot(5, 3), sequence: 0, in: late))
    }
}
