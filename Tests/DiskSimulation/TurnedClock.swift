// Why this file exists: days pass in a world of disks only where its story says so.

import Synchronization

/// A clock that moves by a second with every look.
final class TurnedClock: Sendable {
    private let time: Mutex<UInt64>

    init(_ milliseconds: UInt64 = 1_790_000_000_000) { time = Mutex(milliseconds) }

    var reading: UInt64 { time.withLock { $0 } }

    func now() -> UInt64 {
        time.withLock {
            $0 += 1000
            return $0
        }
    }

    func advance(days: UInt64) { time.withLock { $0 += days * 86_400_000 } }
}
