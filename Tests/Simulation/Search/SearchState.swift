// Why this file exists: two histories that led to the same state have the same future; the second need not be followed.
// So a state is a value, and everything that could make a difference later is in its identity.

import SyncProtocol

/// Everything there is between two steps.
struct SearchState {
    /// A laptop, its sync under way, and what it has used up.
    struct Desk {
        var store: MemoryReplica.State
        var sight: Laptop.Sight
        var exchange: Laptop.Exchange?
        /// What the laptop's sync under way set out from.
        var origin: Checkpoint?
        var reply: Headquarters.Reply?
        /// A request that it has given up, or that was doubled.
        var stray: Packet?
        /// How many of HQ's replies to it carried something.
        var answers: UInt64 = 0
        var asks = 0
        /// Writes of each field.
        var writes = [0, 0]
        /// Its store and what it has seen, as a number.
        var storeMark = 0
    }

    private(set) var ledger: MemoryLedger.State
    private var ledgerMark = 0
    /// Never changed: another one takes its place.
    var graph: EventGraph
    /// What HQ's program keeps in memory.
    var nonces: [ReplicaID: NonceWindow] = [:]
    var desks: [Desk] = []
    /// What the author of each edit had seen, as a number.
    var truths: [Dot: Int] = [:]
    /// HQ's own writes of each field, and what all have used up together.
    var decisions = [0, 0]
    var deletions = 0
    var chores = 0
    var strays = 0

    init(_ ledger: MemoryLedger.State) {
        self.ledger = ledger
        graph = EventGraph()
    }

    /// What has happened, besides syncs.
    var events: Int {
        (desks.map(\.writes) + [decisions]).reduce(deletions + chores) { $0 + $1.reduce(0, +) }
    }

    /// Every connection ends, and what was under way is gone.
    mutating func hangUp() {
        for index in desks.indices {
            desks[index].exchange = nil
            desks[index].origin = nil
            desks[index].reply = nil
            desks[index].stray = nil
        }
    }

    /// Of the stores alone: what heals alike has the same.
    var stores: Int {
        var hasher = Hasher()
        hasher.combine(ledgerMark)
        hasher.combine(nonces)
        hasher.combine(truths)
        hasher.combine(graph.forgotten.count)
        for desk in desks {
            hasher.combine(desk.storeMark)
            hasher.combine(desk.answers)
        }
        return hasher.finalize()
    }

    /// Of all stores, of everything under way, and of what may still happen. Any two of a million states share one with
    /// a chance of about one in thirty million.
    func identity(_ stores: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(stores)
        for desk in desks {
            hasher.combine(desk.origin)
            desk.reply.map { Self.combine($0, into: &hasher) }
            hasher.combine(desk.stray?.bytes)
            hasher.combine(desk.asks)
            hasher.combine(desk.writes)
        }
        hasher.combine(decisions)
        hasher.combine(deletions)
        hasher.combine(chores)
        hasher.combine(strays)
        return hasher.finalize()
    }

    /// HQ's store is another one.
    mutating func take(_ ledger: MemoryLedger.State) {
        self.ledger = ledger
        ledgerMark = ledger.hashValue
    }

    /// A laptop's store is another one.
    mutating func take(_ laptop: Laptop) {
        var hasher = Hasher()
        hasher.combine(laptop.store.state)
        hasher.combine(number(of: laptop.sight.seen))
        hasher.combine(laptop.sight.isDamaged)
        hasher.combine(laptop.sight.isBelowFloor)
        desks[laptop.index].store = laptop.store.state
        desks[laptop.index].sight = laptop.sight
        desks[laptop.index].storeMark = hasher.finalize()
    }

    private static func combine(_ reply: Headquarters.Reply, into hasher: inout Hasher) {
        hasher.combine(reply.admission)
        hasher.combine(reply.acknowledged)
        hasher.combine(reply.clock)
        hasher.combine(reply.cursor)
        hasher.combine(reply.bytes)
        hasher.combine(reply.isWhole)
        hasher.combine(reply.openedAt)
    }

    /// The same set of edits has the same number, whatever order they were made in.
    func number(of seen: EditSet) -> Int {
        var sum: Int = 0
        for edit in seen.numbers { sum &+= graph.edits[edit].name.hashValue }
        return sum
    }
}
