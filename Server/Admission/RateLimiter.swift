// Why this file exists: how often is too often? A pure value that is told the time, so that it can be tested without
// waiting, and that forgets the oldest, so that strangers cannot fill the memory.

/// Counts requests by whoever makes them. For each it keeps one instant: when all that was admitted is paid off.
struct RateLimiter<Key: Hashable> {
    private let interval: Duration
    private let tolerance: Duration
    private let half: Int
    /// Two generations: when the younger is full it becomes the older, and the older is forgotten. To be forgotten is
    /// to begin anew, which harms nobody.
    private var younger: [Key: Duration] = [:]
    private var older: [Key: Duration] = [:]

    /// - Parameter capacity: keys that are remembered at most.
    init(_ rate: RequestRate, capacity: Int) {
        interval = Duration.seconds(1) / rate.perSecond
        tolerance = interval * rate.burst
        half = max(1, capacity / 2)
    }

    /// Keys that are remembered now.
    var remembered: Int { younger.count + older.count }

    /// Counts a request.
    /// - Parameter now: since any fixed instant.
    /// - Returns: nil if it is admitted, else how long to wait.
    mutating func admit(_ key: Key, at now: Duration) -> Duration? {
        let owed = younger[key] ?? older[key] ?? now
        let paid = max(owed, now) + interval
        let wait = paid - now - tolerance
        // Whoever is refused is remembered too, or it would be forgotten while it goes on asking.
        remember(key, wait > .zero ? owed : paid)
        return wait > .zero ? wait : nil
    }

    private mutating func remember(_ key: Key, _ paid: Duration) {
        if younger[key] == nil {
            older[key] = nil
            if younger.count >= half {
                older = younger
                younger = [:]
            }
        }
        younger[key] = paid
    }
}
