// Why this file exists: whoever guesses passwords must become slow, and whoever mistypes must not be locked out. A pure
// value that is told the time, and that forgets the oldest, so that strangers cannot fill the memory.

/// Counts failed tries by whom or whence they are made. A try counts as failed until it is taken back, so that many at
/// once are as slow as one after the other.
struct SignInThrottle<Key: Hashable> {
    /// What one key's tries came to.
    private struct Trail {
        var failures = 0
        var last: UInt64 = 0
        /// Until when no other is taken.
        var until: UInt64 = 0
    }

    /// The first wait and the longest, milliseconds.
    static var firstWait: UInt64 { 30_000 }
    static var longestWait: UInt64 { 15 * 60_000 }
    /// Milliseconds without a failure after which all is forgotten.
    static var memory: UInt64 { 3_600_000 }

    private let free: Int
    private let half: Int
    /// Two generations: when the younger is full it becomes the older, and the older is forgotten.
    private var younger: [Key: Trail] = [:]
    private var older: [Key: Trail] = [:]

    /// - Parameters:
    ///   - free: failures after which the first wait begins.
    ///   - capacity: keys that are remembered at most.
    init(free: Int, capacity: Int) {
        self.free = max(1, free)
        half = max(1, capacity / 2)
    }

    /// Keys that are remembered now.
    var remembered: Int { younger.count + older.count }

    /// Until when a key must wait, Unix milliseconds; nil if it need not. Never longer than the longest wait.
    func wait(_ key: Key, at now: UInt64) -> UInt64? {
        let until = min(trail(key, at: now).until, now + Self.longestWait)
        return until > now ? until : nil
    }

    /// Counts a try.
    /// - Returns: how many failures in a row it makes, if it fails.
    mutating func count(_ key: Key, at now: UInt64) -> Int {
        var trail = trail(key, at: now)
        trail.failures += 1
        trail.last = now
        trail.until = now + pause(after: trail.failures)
        remember(key, trail)
        return trail.failures
    }

    /// The try was none of a guesser: all of the key's are forgotten.
    mutating func clear(_ key: Key) {
        younger[key] = nil
        older[key] = nil
    }

    /// Takes back one try.
    mutating func takeBack(_ key: Key) {
        guard var trail = younger[key] ?? older[key] else { return }
        trail.failures -= 1
        guard trail.failures > 0 else { return clear(key) }
        let pause = pause(after: trail.failures)
        trail.until = pause > 0 ? trail.last + pause : 0
        remember(key, trail)
    }

    /// Whether a number of failures is one to tell of: where the waits begin, and where they are as long as they get.
    func isNotable(_ failures: Int) -> Bool {
        guard failures >= free else { return false }
        return failures == free
            || (pause(after: failures) == Self.longestWait && pause(after: failures - 1) < Self.longestWait)
    }

    private func pause(after failures: Int) -> UInt64 {
        guard failures >= free else { return 0 }
        return min(Self.longestWait, Self.firstWait << UInt64(min(failures - free, 10)))
    }

    private func trail(_ key: Key, at now: UInt64) -> Trail {
        guard let trail = younger[key] ?? older[key] else { return Trail() }
        // A clock that was set back by more than any wait would make of a wait a lock.
        let isForgotten =
            now > trail.last ? now - trail.last >= Self.memory : trail.last - now > Self.longestWait
        return isForgotten ? Trail() : trail
    }

    private mutating func remember(_ key: Key, _ trail: Trail) {
        if younger[key] == nil {
            older[key] = nil
            if younger.count >= half {
                older = younger
                younger = [:]
            }
        }
        younger[key] = trail
    }
}
