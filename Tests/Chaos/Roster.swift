// Why this file exists: clones join in the middle of a storm; afterwards everybody must be found.

import Synchronization

/// Every laptop and every disk.
final class Roster: Sendable {
    private struct State {
        var laptops: [Laptop] = []
        var disks: [Disk] = []
        var clones = 0
    }

    private let state = Mutex(State())

    func add(_ laptop: Laptop) { state.withLock { $0.laptops.append(laptop) } }
    func add(_ disk: Disk) { state.withLock { $0.disks.append(disk) } }

    var laptops: [Laptop] { state.withLock { $0.laptops } }
    var disks: [Disk] { state.withLock { $0.disks } }

    /// The number of a new clone; nil if there are enough.
    func admitClone(_ most: Int) -> Int? {
        state.withLock { state in
            guard state.clones < most else { return nil }
            state.clones += 1
            return state.clones
        }
    }
}
