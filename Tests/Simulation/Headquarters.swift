// Why this file exists: HQ as a program: it reads requests, commits many at once, syncs its disk, and only then
// answers,
// page by page, while other commits go on.

import SyncProtocol

/// HQ's program in one world.
final class Headquarters {
    /// A request that was understood and waits for its commit.
    struct Arrival {
        let packet: Packet
        let admission: Admission
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
    }

    let ledger: MemoryLedger
    let sequencer = Sequencer(Arbiter(schema: Vocabulary.schema, rulebook: Vocabulary.rulebook))
    var arrivals: [Arrival] = []
    var replies: [Reply] = []
    var skew: Int64 = 0
    /// The latest that its wall ever said.
    var latestWall: UInt64 = 0

    init(_ ledger: MemoryLedger) { self.ledger = ledger }

    /// Reads a request to its end.
    /// - Returns: whether it was understood; a request that stops early is simply forgotten.
    /// - Throws: ``Refusal``, ``WireError``.
    func read(_ packet: Packet) throws -> Bool {
        guard let admission = try admission(packet.bytes, from: ReplicaID(rawValue: UInt32(packet.laptop) + 2)) else {
            return false
        }
        arrivals.append(Arrival(packet: packet, admission: admission))
        return true
    }

    /// What a request asks for; nil if it stops early.
    func admission(_ bytes: [UInt8], from replica: ReplicaID) throws -> Admission? {
        guard let standing = ledger.durable.standings[replica] else { return nil }
        var answerer = Answerer(standing, timeline: ledger.timeline)
        var splitter = FrameSplitter()
        splitter.append(bytes)
        while let content = try splitter.next() {
            if let admission = try answerer.receive(try FrameCodec.decode(content)) { return admission }
        }
        return nil
    }

    /// Takes the first waiting requests into the ledger, not yet synced.
    func commit(_ batch: [Arrival], wall: UInt64) throws {
        for arrival in batch {
            let replica = arrival.admission.hello.replica
            try sequencer.admit(arrival.admission.fresh, from: replica, wall: wall, in: ledger)
            try misbehave(arrival)
        }
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
        guard let standing = state.standings[replica] else { return }
        try I2DurableBeforeAcknowledged.check(acknowledged: standing.counter, of: replica, in: ledger.durable)
        let receipts = try ledger.receipts(for: replica, beyond: arrival.admission.hello.knowledge.prefix)
        let clock = max(ledger.durable.clock.last, Stamp(milliseconds: wall))
        var messages = arrival.admission.opening(
            standing: standing, timeline: ledger.timeline, clock: clock, receipts: receipts)
        if !arrival.admission.inventory.isEmpty {
            messages += try ledger.repair(arrival.admission.inventory, scopes: standing.scopes ?? [])
        }
        replies.append(
            Reply(
                packet: arrival.packet, admission: arrival.admission, acknowledged: standing.counter, clock: clock,
                cursor: arrival.admission.feed, bytes: messages.flatMap(FrameCodec.encode)))
    }

    /// Writes the next page of a reply.
    /// - Returns: the whole reply, if that was the last page.
    func advance(_ index: Int, rows: Int) throws -> Reply? {
        let page = try ledger.page(after: replies[index].cursor, rows: rows)
        replies[index].cursor = page.cursor
        replies[index].bytes += (page.messages + page.closing(after: replies[index].clock)).flatMap(FrameCodec.encode)
        return page.end == nil ? nil : replies.remove(at: index)
    }

    func crash() {
        ledger.crash()
        arrivals = []
        replies = []
    }
}
