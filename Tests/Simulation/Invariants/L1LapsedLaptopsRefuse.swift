// Why this file exists: a laptop that nobody can reach cannot be told to erase itself, so after some days it must not
// open any more.

import SyncProtocol

/// L1: who was away for longer than the lease does not edit before they have synced.
enum L1LapsedLaptopsRefuse {
    private static let day: UInt64 = 86_400_000
    /// HQ's clock was set if it moves by more against a laptop's between two exchanges: no reply takes so long.
    private static let hour: Int64 = 3_600_000

    /// Somebody edits.
    /// - Parameter days: for how long a laptop may be used without a sync; 0 for ever.
    static func check(_ laptop: Laptop, at now: UInt64, days: UInt32) throws {
        // A clock that was set since tells another story, HQ's too: days are counted by it.
        guard days > 0, let sync = laptop.sight.renewal, sync.jumps == laptop.jumps,
            (laptop.store.state.checkpoint.clock.offset - sync.offset).magnitude < hour,
            now - sync.at >= UInt64(days) * day
        else { return }
        throw Violation("L1", "\(laptop.replica) edits \((now - sync.at) / day) days after its last sync")
    }
}
