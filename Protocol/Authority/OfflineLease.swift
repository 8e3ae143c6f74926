// Why this file exists: a laptop that HQ cannot reach cannot be told to erase itself. So it opens only for so many days
// after its last sync, counted by HQ's time, and a clock that is set back does not give days away.

/// For how long a replica may be used without a sync. Times are HQ's, as the device knows it: its own clock plus the
/// measured offset, Unix milliseconds.
public struct OfflineLease: Hashable, Sendable {
    /// 0 for ever.
    public private(set) var days: UInt32
    /// When HQ last renewed it.
    public private(set) var renewed: UInt64
    /// The latest time that was ever seen since.
    public private(set) var latest: UInt64

    private static let day: UInt64 = 86_400_000
    /// A clock that is put right goes back by no more than this, unless it was wrong by so much that only HQ can tell.
    private static let mostBack: UInt64 = day
    /// Times that differ by less are not worth a write.
    private static let grain: UInt64 = 3_600_000

    /// - Parameter latest: what was seen since; nil if that is no later than `renewed`.
    public init(days: UInt32, renewed: UInt64, latest: UInt64? = nil) {
        self.days = days
        self.renewed = renewed
        self.latest = max(renewed, latest ?? renewed)
    }

    /// What may be done now.
    public enum Decision: Hashable, Sendable {
        case open
        /// It ran out; so many days had been given.
        case lapsed(days: UInt32)
        /// The clock stands so much before a time that was seen here that nothing can be said.
        case clockSetBack
    }

    /// - Parameter now: the time as the device knows it.
    public func decision(at now: UInt64) -> Decision {
        guard days > 0 else { return .open }
        // Once lapsed it stays so, whatever the clock says next.
        let length = UInt64(days) * Self.day
        let time = max(now, latest)
        if time - min(time, renewed) >= length { return .lapsed(days: days) }
        return latest - min(latest, now) > Self.mostBack ? .clockSetBack : .open
    }

    /// Notes the time.
    /// - Returns: whether it moved on by enough to be kept.
    public mutating func note(_ now: UInt64) -> Bool {
        // One that runs out between two notes must not be had back by a clock set right after.
        let crosses = decision(at: now) != decision(at: latest)
        guard now > latest, crosses || now - latest >= Self.grain else { return false }
        latest = now
        return true
    }

    /// Renews it by a sync.
    /// - Returns: whether it changed by enough to be kept.
    public mutating func renew(days: UInt32, at now: UInt64) -> Bool {
        let distance = now > renewed ? now - renewed : renewed - now
        let isAhead = latest > now && latest - now >= Self.grain
        guard days != self.days || distance >= Self.grain || isAhead else { return false }
        self = OfflineLease(days: days, renewed: now)
        return true
    }
}
