// Why this file exists: an office's hub and a file on a stick pass on what laptops say, in an order of their own.
// What HQ owes to everybody then can be said and tried before there is a program for either.

import SyncProtocol

@testable import Simulation

/// What a laptop signs of what it pushes: no relay can leave something out of it, or put something in.
struct OriginProof: Hashable {
    let replica: ReplicaID
    let counter: UInt64
    /// The chain's head after that edit. Signed with the device's key; here it is taken as signed.
    let head: ChainHash
}

/// Frames as a replica would send them itself, on their way by other hands.
struct Carried: Hashable {
    var frames: [UInt8]
    let proof: OriginProof
}

/// A hub without a line to HQ: it keeps contiguous segments of several origins, sealed and unaltered.
struct OfflineRelay {
    private struct Shelf {
        let base: UInt64
        let baseHead: ChainHash
        var standing: Standing
        var sealed: [SealedChangeset] = []
    }

    private let timeline: Timeline
    private var shelves: [ReplicaID: Shelf] = [:]

    init(_ timeline: Timeline) { self.timeline = timeline }

    /// Takes in a laptop's request as HQ would, but judges nothing.
    mutating func take(_ request: [UInt8], from replica: ReplicaID) throws {
        let messages = try FrameCodec.decodeAll(request)
        guard case .hello(let hello)? = messages.first else { return }
        if shelves[replica].map({ $0.standing.counter < hello.acknowledged }) ?? true {
            let standing = Standing(
                replica: replica, counter: hello.acknowledged, chain: hello.chain, backedUp: 0, scopes: hello.scopes)
            shelves[replica] = Shelf(base: hello.acknowledged, baseHead: hello.chain, standing: standing)
        }
        guard var shelf = shelves[replica] else { return }
        var answerer = Answerer(shelf.standing, lineage: Lineage(timeline))
        for message in messages {
            guard let admission = try answerer.receive(message) else { continue }
            for sealed in admission.fresh {
                shelf.sealed.append(sealed)
                shelf.standing.counter = sealed.counter
                shelf.standing.chain = shelf.standing.chain.extended(by: sealed.payload)
            }
        }
        shelves[replica] = shelf
    }

    /// What it passes on of one origin, from the first edit that it has; nil if it has none.
    func carried(_ replica: ReplicaID) -> Carried? {
        guard let shelf = shelves[replica], !shelf.sealed.isEmpty else { return nil }
        let hello = Hello(
            schema: Vocabulary.schema.version, replica: replica, counter: shelf.standing.counter,
            acknowledged: shelf.base, chain: shelf.baseHead, knowledge: Knowledge(timeline: timeline),
            clock: SearchBench.wall)
        let segment = Segment(first: shelf.base + 1, payloads: shelf.sealed.map(\.payload))
        let messages: [Message] = [.hello(hello), .segment(segment), .finish(Finish())]
        return Carried(
            frames: messages.flatMap(FrameCodec.encode),
            proof: OriginProof(replica: replica, counter: shelf.standing.counter, head: shelf.standing.chain))
    }
}

/// HQ, its laptops, and whoever carries their edits; judged by the oracle in the end.
struct Countryside {
    private let bench: SearchBench
    private(set) var state: SearchState

    init(laptops: Int) throws {
        bench = SearchBench(SearchTheme.all[1], planted: nil)
        state = try bench.beginning(["chief", "rep", "", ""].prefix(laptops).map { $0 })
    }

    var timeline: Timeline { state.ledger.timeline }
    var log: [Dot] { state.ledger.log.map(\.dot).filter { $0.replica != .headquarters } }
    func replica(_ index: Int) -> ReplicaID { state.desks[index].store.checkpoint.replica }

    /// The edits that stand side by side in a field.
    func siblings(_ field: FieldNumber) -> [Dot] {
        (state.ledger.records[SearchBench.item]?.fields[Int(field)]?.state.siblings ?? []).map(\.dot)
    }

    var openCases: Int { state.ledger.cases.count }

    @discardableResult
    mutating func write(_ field: FieldNumber, _ value: Value, on index: Int) throws -> Dot {
        let laptop = bench.laptop(index, of: state)
        let edit = RecordEdit(SearchBench.item, .update, [FieldValue(field, value)])
        try bench.save(
            edit, laptop, begunAt: laptop.store.state.checkpoint.knowledge.prefix, having: laptop.sight.seen, &state)
        state.take(laptop)
        return Dot(replica: laptop.replica, counter: laptop.store.state.checkpoint.counter)
    }

    /// Somebody sees at a hub what HQ has not numbered yet, and from then on says so.
    mutating func show(_ dot: Dot, to index: Int) throws {
        let laptop = bench.laptop(index, of: state)
        laptop.store.state.identities.removeAll { $0.replica == dot.replica }
        laptop.store.state.identities.append(dot)
        for edit in state.graph.edits where edit.name.replica == dot.replica && edit.name.counter <= dot.counter {
            laptop.sight.seen.insert(edit.number)
            laptop.sight.seen.formUnion(edit.truth)
        }
        laptop.sync()
        state.take(laptop)
    }

    /// What a laptop would send now.
    func request(_ index: Int) throws -> [UInt8] { try bench.request(bench.laptop(index, of: state)).0.bytes }

    /// The same in a file.
    func parcel(_ index: Int) throws -> Carried {
        let laptop = bench.laptop(index, of: state)
        let checkpoint = laptop.store.state.checkpoint
        var head = checkpoint.acknowledgedChain
        for kept in laptop.store.state.pending { head = head.extended(by: kept.sealed.payload) }
        let proof = OriginProof(replica: laptop.replica, counter: checkpoint.counter, head: head)
        return Carried(frames: try request(index), proof: proof)
    }

    /// A laptop syncs with HQ itself.
    mutating func sync(_ index: Int) throws { try bench.sync(index, &state) }

    /// What HQ's intake says to frames, as it is built for a replica that speaks for itself.
    func judged(_ carried: Carried) throws -> Admission? {
        guard let standing = state.ledger.standings[carried.proof.replica] else { return nil }
        var answerer = Answerer(standing, lineage: Lineage(timeline))
        for message in try FrameCodec.decodeAll(carried.frames) {
            if let admission = try answerer.receive(message) { return admission }
        }
        return nil
    }

    /// What others carried reaches HQ.
    /// - Parameter isPatient: whether an edit waits until HQ has what its author had seen of others.
    /// - Throws: ``Refusal``, and nothing has changed.
    mutating func deliver(_ carried: Carried, isPatient: Bool = true) throws {
        let (hello, sealed) = try Self.opened(carried)
        let head = sealed.reduce(hello.chain) { $0.extended(by: $1.payload) }
        guard hello.counter == carried.proof.counter, head == carried.proof.head else {
            throw Refusal(.malformed, "This is not what its author signed.")
        }
        if let known = state.ledger.log.last(where: { $0.dot.replica == hello.replica }),
            known.dot.counter > hello.counter
        {
            // Older than what HQ has: only whether it is the same is asked.
            let there = state.ledger.log.first { $0.dot == Dot(replica: hello.replica, counter: hello.counter) }
            guard there?.chain == head else { throw Refusal(.fork, "HQ has other edits under these numbers.") }
            return
        }
        let fresh = try judged(carried)?.fresh ?? []
        if isPatient { try demandSeen(by: fresh) }
        bench.load(state)
        try bench.headquarters.sequencer.admit(
            fresh, from: hello.replica, wall: SearchBench.wall, in: bench.ledger)
        try bench.keep(&state)
    }

    private func demandSeen(by fresh: [SealedChangeset]) throws {
        for seen in try fresh.flatMap({ try ChangesetCodec.open($0.payload).observed }) {
            guard state.ledger.standings[seen.replica]?.counter ?? 0 < seen.counter else { continue }
            throw Refusal(.gap, argument: seen.counter, "An edit that this one's author had seen is missing.")
        }
    }

    static func opened(_ carried: Carried) throws -> (Hello, [SealedChangeset]) {
        var hello: Hello?
        var sealed: [SealedChangeset] = []
        for message in try FrameCodec.decodeAll(carried.frames) {
            if case .hello(let found) = message { hello = found }
            if case .segment(let segment) = message { sealed += segment.changesets }
        }
        guard let hello else { throw Refusal(.malformed, "Frames without a hello.") }
        return (hello, sealed)
    }

    /// Everybody syncs, and the oracle judges the whole.
    func end() throws { try bench.end(state, state.stores) }
}

/// Every order of some things.
func orders<T>(_ things: [T]) -> [[T]] {
    guard !things.isEmpty else { return [[]] }
    return things.indices.flatMap { index in
        var rest = things
        let first = rest.remove(at: index)
        return orders(rest).map { [first] + $0 }
    }
}

/// Every way to mix two queues, each in its own order.
func mixtures<T>(_ one: [T], _ other: [T]) -> [[T]] {
    guard let first = one.first, let second = other.first else { return [one + other] }
    return mixtures(Array(one.dropFirst()), other).map { [first] + $0 }
        + mixtures(one, Array(other.dropFirst())).map { [second] + $0 }
}
