// Why this file exists: HQ as a program: it reads requests, commits many at once, syncs its disk, and only then
// answers, page by page, while other commits go on. It may run as several nodes over one store: what each is reading
// and answering dies with it, everything else they share.

import SyncProtocol

/// HQ's program in one world.
final class Headquarters {
    /// A request that was understood and waits for its commit.
    struct Arrival {
        let packet: Packet
        let admission: Admission
        /// Where its sender stood when it was checked.
        let expected: Standing
        /// HQ's time less what the sender took for the time, milliseconds.
        let skew: Int64
        /// True time when it was read.
        let readAt: UInt64
    }

    /// A reply being written.
    struct Reply {
        let packet: Packet
        let admission: Admission
        /// The author's last number that it acknowledges.
        let acknowledged: UInt64
        /// HQ's clock, as the acknowledgement says it.
        let clock: Stamp
        var cursor: FeedCursor
        var bytes: [UInt8]
        /// Whether it is complete as it was begun: the reader must compare what it holds, or is fed nothing any more.
        let isWhole: Bool
        /// Whether its reader was revoked before it was begun.
        var isFarewell = false
        /// The last commit when it was begun.
        let openedAt: CommitSequence
    }

    let ledger: MemoryLedger
    let sequencer = Sequencer(Arbiter(schema: Vocabulary.schema, rulebook: Vocabulary.rulebook))
    var arrivals: [Arrival] = []
    var replies: [Reply] = []
    /// How far the clocks of its nodes are off, milliseconds.
    var skews: [Int64]
    /// What each laptop is to present next: memory that the nodes share, and that is lost when the store stops.
    var nonces: [ReplicaID: NonceWindow] = [:]
    var noncesMade: UInt64 = 0
    /// The latest that its wall ever said.
    var latestWall: UInt64 = 0
    /// The highest commit that it ever called backed up.
    private(set) var announced: CommitSequence = 0
    /// Of a planted bug: those of whom HQ has refused something.
    private var blocked: Set<ReplicaID> = []
    /// For how long copies of edits are kept although a backup has them, milliseconds.
    let retention: UInt64

    init(_ ledger: MemoryLedger, retention: UInt64, nodes: Int) {
        self.ledger = ledger
        skews = [Int64](repeating: 0, count: max(1, nodes))
        self.retention = retention
    }

    /// Reads a request to its end.
    /// - Returns: whether it was understood; a request that stops early is simply forgotten.
    /// - Throws: ``Refusal``, ``WireError``.
    func read(_ packet: Packet, wall: UInt64, at now: UInt64) throws -> Bool {
        guard let (admission, standing) = try admission(packet.bytes, from: packet.replica) else { return false }
        let skew = admission.hello.skew(at: wall)
        ledger.note(admission, wall: wall)
        arrivals.append(
            Arrival(packet: packet, admission: admission, expected: standing, skew: skew, readAt: now))
        return true
    }

    /// What a request asks for, and where its sender stands; nil if it stops early.
    /// - Parameter isByHand: whether they came by another way than the line, and cannot know the newest nonce.
    func admission(
        _ bytes: [UInt8], from replica: ReplicaID, isByHand: Bool = false
    ) throws -> (Admission, Standing)? {
        guard var standing = ledger.durable.standings[replica] else {
            throw Refusal(.unauthorised, argument: 1, "HQ does not know this device.")
        }
        let isCredulous = ledger.planted == .trustsNumbers || (isByHand && ledger.planted == .trustsParcels)
        if isCredulous { standing = try pretended(bytes, standing) }
        var answerer = Answerer(
            standing, lineage: ledger.durable.forks.lineage(ledger.durable.timeline), base: ledger.durable.forks.base,
            nonces: isByHand || ledger.planted == .trustsNumbers ? .unknown : nonces[replica] ?? .unknown)
        var splitter = FrameSplitter()
        splitter.append(bytes)
        while let content = try splitter.next() {
            if let admission = try answerer.receive(try FrameCodec.decode(content)) { return (admission, standing) }
        }
        return nil
    }

    /// What a careless HQ would do: take the sender's chain for its own.
    private func pretended(_ bytes: [UInt8], _ standing: Standing) throws -> Standing {
        var result = standing
        var next: UInt64 = 0
        for message in try FrameCodec.decodeAll(bytes) {
            if case .hello(let hello) = message {
                next = hello.acknowledged
                result.chain = hello.chain
            }
            guard case .segment(let segment) = message else { continue }
            for sealed in segment.changesets where sealed.counter == next + 1 && next < standing.counter {
                next = sealed.counter
                result.chain = result.chain.extended(by: sealed.payload)
            }
        }
        return result
    }

    /// Takes the first waiting requests into the ledger, not yet synced.
    /// - Returns: those whose sender had moved on since they were checked; they are to come again.
    func commit(_ batch: [Arrival], wall: UInt64) throws -> [Int] {
        var stale: [Int] = []
        for (index, arrival) in batch.enumerated() {
            let replica = arrival.admission.hello.replica
            if ledger.planted == .comparesBeforePush, !ledger.scopesToCompare(arrival.admission).isEmpty { continue }
            let standing = ledger.state.standings[replica]
            let hasMoved = standing?.counter != arrival.expected.counter || standing?.chain != arrival.expected.chain
            let isCredulous = ledger.planted == .trustsNumbers || ledger.planted == .trustsParcels
            if hasMoved, !arrival.admission.fresh.isEmpty, !isCredulous {
                stale.append(index)
                continue
            }
            if blocked.contains(replica) { continue }
            let receipts = try sequencer.admit(
                arrival.admission.fresh.map { PresentedChangeset($0) }, from: replica, wall: wall, skew: arrival.skew,
                isWithdrawn: ledger.state.revoked.contains(replica), in: ledger)
            let isRefused = receipts?.contains { $0.verdict == .refused } ?? false
            if isRefused, ledger.planted == .blocksAfterRefusal { blocked.insert(replica) }
            try misbehave(arrival)
        }
        return stale
    }

    private func misbehave(_ arrival: Arrival) throws {
        if ledger.planted == .appliesRetriesTwice, arrival.admission.fresh.isEmpty,
            let last = ledger.state.log.last(where: { $0.dot.replica == arrival.admission.hello.replica })
        {
            try ledger.append(
                LogEntry(
                    sequence: ledger.frontier + 1, dot: last.dot, stamp: last.stamp, received: last.received,
                    payload: last.payload, chain: last.chain, receipt: last.receipt))
        }
        if ledger.planted == .trustsForeignClocks {
            for sealed in arrival.admission.fresh {
                ledger.clock.observe(headquarters: try ChangesetCodec.open(sealed.payload).stamp)
            }
        }
    }

    /// Begins to answer a request whose commit is done.
    func open(_ arrival: Arrival, wall: UInt64) throws {
        let replica = arrival.admission.hello.replica
        let state = ledger.planted == .acknowledgesUnsynced ? ledger.state : ledger.durable
        guard var standing = state.standings[replica] else { return }
        // Of a replica that two databases go by, the other may have moved on since.
        if standing.counter > arrival.admission.hello.counter { standing = arrival.expected }
        if isBarred(replica) { return try sayFarewell(arrival, standing, wall: wall) }
        let horizon = ledger.horizon(now: wall, retention: retention)
        standing.backedUp = ledger.counter(of: replica, at: horizon)
        announced = max(announced, horizon)
        try I2DurableBeforeAcknowledged.check(acknowledged: standing.counter, of: replica, in: ledger.durable)
        let receipts = try ledger.receipts(for: replica, beyond: arrival.admission.hello.knowledge.prefix)
        let clock = max(ledger.durable.clock.last, Stamp(milliseconds: wall))
        var messages = arrival.admission.opening(
            standing: standing, timeline: ledger.timeline, clock: clock, receipts: receipts,
            nonce: try nextNonce(arrival.admission))
        messages += try ledger.departures(arrival.admission)
        let scopes = ledger.scopesToCompare(arrival.admission)
        if !scopes.isEmpty {
            messages += [
                .rebase(Rebase(scopes: scopes)), .finish(Finish(frontier: arrival.admission.hello.knowledge.prefix)),
            ]
        }
        if !arrival.admission.inventory.isEmpty {
            messages += try ledger.repair(
                arrival.admission.inventory, scopes: arrival.admission.feed.positions.map(\.scope))
        }
        replies.append(
            Reply(
                packet: arrival.packet, admission: arrival.admission, acknowledged: standing.counter, clock: clock,
                cursor: arrival.admission.feed, bytes: messages.flatMap(FrameCodec.encode), isWhole: !scopes.isEmpty,
                openedAt: ledger.durable.frontier))
    }

    private func isBarred(_ replica: ReplicaID) -> Bool {
        ledger.durable.revoked.contains(replica) && ledger.planted != .feedsTheRevoked
    }

    /// What the server's `farewell` says: send the rest, or go.
    private func sayFarewell(_ arrival: Arrival, _ standing: Standing, wall: UInt64) throws {
        let hello = arrival.admission.hello
        try I2DurableBeforeAcknowledged.check(acknowledged: standing.counter, of: hello.replica, in: ledger.durable)
        guard standing.counter < hello.counter else {
            throw Refusal(.wipe, argument: standing.counter, "HQ has everything that was made on it; erase it.")
        }
        let clock = max(ledger.durable.clock.last, Stamp(milliseconds: wall))
        let messages = arrival.admission.farewell(
            standing: standing, timeline: ledger.timeline, clock: clock, nonce: try nextNonce(arrival.admission))
        replies.append(
            Reply(
                packet: arrival.packet, admission: arrival.admission, acknowledged: standing.counter, clock: clock,
                cursor: arrival.admission.feed, bytes: messages.flatMap(FrameCodec.encode), isWhole: true,
                isFarewell: true, openedAt: ledger.durable.frontier))
    }

    /// A new nonce for a reply that carries something; see the server's `nextNonce`.
    private func nextNonce(_ admission: Admission) throws -> UInt64 {
        let replica = admission.hello.replica
        let carries =
            !admission.fresh.isEmpty || !admission.inventory.isEmpty || admission.grants != nil
            || admission.feed.positions.contains { ledger.durable.frontier > $0.token }
        guard carries else { return admission.hello.nonce }
        let window = nonces[replica] ?? .unknown
        guard window.accepts(admission.hello.nonce) else { throw Refusal.fork }
        noncesMade += 1
        let next = window.answering(admission.hello.nonce, fresh: noncesMade)
        nonces[replica] = next
        return next.current
    }

    /// Writes the next page of a reply.
    /// - Returns: the whole reply, if that was the last page.
    /// - Throws: ``Refusal`` if another database by the same number uploaded meanwhile: the rows would show more of the
    ///   reader's edits than the reply acknowledges.
    func advance(_ index: Int, rows: Int) throws -> Reply? {
        if isBarred(replies[index].packet.replica), !replies[index].isFarewell {
            replies.remove(at: index)
            throw Refusal(.revoked, "This device was taken out of service; it may only send what it still has.")
        }
        if replies[index].isWhole { return replies.remove(at: index) }
        if ledger.planted == .endsOnMixedPages { ledger.pagesEnd = replies[index].openedAt }
        defer { ledger.pagesEnd = nil }
        let page = try ledger.page(after: replies[index].cursor, rows: rows)
        replies[index].cursor = page.cursor
        replies[index].bytes += (page.messages + page.closing(after: replies[index].clock)).flatMap(FrameCodec.encode)
        guard page.end != nil else { return nil }
        let reply = replies.remove(at: index)
        let standing = ledger.durable.standings[reply.packet.replica]
        let holds = standing?.scopes.map(Set.init) == reply.cursor.scopes || ledger.planted == .feedsWhatWasTaken
        guard standing?.counter ?? 0 <= reply.acknowledged, holds else {
            throw Refusal(.retry, "Another sync of this replica was under way; sync again.")
        }
        return reply
    }

    /// HQ's program stops, and forgets what only memory knew.
    func crash() {
        ledger.crash()
        hangUp()
        nonces = [:]
    }

    /// One node stops; the store and the other nodes go on.
    func crash(node: Int) {
        arrivals.removeAll { $0.packet.node == node }
        replies.removeAll { $0.packet.node == node }
    }

    /// Every connection ends.
    func hangUp() {
        arrivals = []
        replies = []
    }
}
