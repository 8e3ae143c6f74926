// Why this file exists: a night of worlds says more when one knows whether the last hour still reached anything new.

import SyncProtocol

/// The states that worlds have gone through, coarsely: each is a handful of yes or no about one laptop and HQ.
public struct Coverage: Sendable, Hashable {
    /// One bit for each state.
    private var words = [UInt64](repeating: 0, count: 1 << 8)

    /// How many different states there were.
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    mutating func note(_ world: World) {
        for laptop in world.laptops {
            let state = Self.state(of: laptop, in: world)
            words[state >> 6] |= 1 << UInt64(state & 63)
        }
    }

    public mutating func formUnion(_ other: Coverage) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    private static func state(of laptop: Laptop, in world: World) -> Int {
        let state = laptop.store.state
        let checkpoint = state.checkpoint
        let ledger = world.ledger
        let facts = [
            checkpoint.counter > checkpoint.acknowledged,
            laptop.exchange != nil,
            checkpoint.needsRepair,
            !checkpoint.knowledge.exceptions.isEmpty,
            checkpoint.knowledge.timeline != ledger.timeline,
            checkpoint.knowledge.prefix < ledger.frontier,
            laptop.sight.isBelowFloor,
            world.revoked.contains(laptop.replica),
            ledger.state.standings[laptop.replica]?.scopes.map { $0 != checkpoint.scopes } ?? true,
            world.shared.contains(laptop.replica),
            !state.identities.isEmpty,
            !state.departed.isEmpty,
            !state.conflicts.isEmpty,
            !laptop.drafts.isEmpty,
        ]
        return facts.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }
    }
}
