// Why this file exists: people want to know which of two concurrent edits was typed later, and wall clocks lie. A
// hybrid logical clock (Kulkarni et al., 2014) stays near wall time yet never runs backwards along causality.
// It orders concurrent edits under `keepLatest` and is shown to people; it never detects conflict nor decides
// authority.

/// A hybrid timestamp: 48 bits of Unix milliseconds, then 16 bits that count events within one millisecond.
public struct Stamp: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    public init(milliseconds: UInt64, logical: UInt16 = 0) {
        rawValue = (milliseconds & 0xFFFF_FFFF_FFFF) << 16 | UInt64(logical)
    }

    public static let zero = Stamp(rawValue: 0)

    /// Unix time in milliseconds.
    public var milliseconds: UInt64 { rawValue >> 16 }
    public var logical: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

    /// The least stamp that is later.
    var successor: Stamp { Stamp(rawValue: rawValue == .max ? .max : rawValue + 1) }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    public var description: String { "\(milliseconds).\(logical)" }
}

/// Mints stamps that strictly increase on one replica and exceed everything HQ had committed when it last spoke.
public struct HybridClock: Hashable, Sendable {
    /// The last stamp given out or observed.
    public private(set) var last: Stamp
    /// Server time minus device time in milliseconds, as last measured; applied to every wall reading.
    public var offset: Int64

    public init(last: Stamp = .zero, offset: Int64 = 0) {
        self.last = last
        self.offset = offset
    }

    /// Mints the next stamp from a wall reading (Unix milliseconds, uncorrected).
    public mutating func tick(wall: UInt64) -> Stamp {
        let corrected = Stamp(milliseconds: Self.shift(wall, by: offset))
        let next = last.rawValue == .max ? last.rawValue : last.rawValue + 1
        last = max(corrected, Stamp(rawValue: next))
        return last
    }

    /// What a wall reading says, corrected, if the stamps given out cannot follow it: the clock was set back, far
    /// behind what HQ had said. Nil if they can.
    public func lagging(wall: UInt64) -> UInt64? {
        let corrected = Self.shift(wall, by: offset)
        return corrected &+ Self.patience < last.milliseconds ? corrected : nil
    }

    /// Milliseconds by which a clock may lag before an edit says so.
    private static let patience: UInt64 = 60_000

    /// Takes note of HQ's clock, and only HQ's: a colleague's wrong clock moves nobody.
    public mutating func observe(headquarters stamp: Stamp) { last = max(last, stamp) }

    /// Leaves behind a clock that a wrong wall had driven far ahead of HQ, so that it does not stay ahead for years.
    /// Safe only when HQ has effective stamps for everything minted so far.
    public mutating func settle(at stamp: Stamp) { last = stamp }

    private static func shift(_ wall: UInt64, by offset: Int64) -> UInt64 {
        let limit: UInt64 = 0xFFFF_FFFF_FFFF
        let bounded = min(wall, limit)
        if offset >= 0 {
            let (sum, overflow) = bounded.addingReportingOverflow(UInt64(offset))
            return overflow ? limit : min(sum, limit)
        }
        return bounded >= offset.magnitude ? bounded - offset.magnitude : 0
    }
}
