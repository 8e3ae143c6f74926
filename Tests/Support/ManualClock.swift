// Why this file exists: no test waits. Time passes when a test says so, and jumps back as real laptops' clocks do.

/// A wall clock set by hand, in Unix milliseconds.
public struct ManualClock: Sendable {
    public private(set) var now: UInt64

    /// - Parameter now: the clock begins on 2026-01-01 unless told otherwise.
    public init(now: UInt64 = 1_767_225_600_000) { self.now = now }

    /// Lets time pass and returns the new time.
    @discardableResult
    public mutating func advance(_ milliseconds: UInt64 = 1) -> UInt64 {
        now &+= milliseconds
        return now
    }

    /// Sets the clock, forwards or back.
    public mutating func set(_ milliseconds: UInt64) { now = milliseconds }
}
