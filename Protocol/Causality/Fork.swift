// Why this file exists: a restored HQ has lost commits that laptops remember. It goes on in a new timeline, and no
// number that stood for a lost commit, of HQ or of anybody else, is ever given out again.

/// Where HQ's history left an earlier timeline.
public struct Fork: Hashable, Sendable {
    /// The timeline that ended.
    public let timeline: Timeline
    /// σ of its last commit that was kept.
    public let sequence: CommitSequence
    /// Commit numbers go on after this one; those between were lost or never used.
    public let base: CommitSequence
    /// HQ's own counter: kept up to `counter`, and going on after `counterBase`.
    public let counter: UInt64
    public let counterBase: UInt64

    public init(
        timeline: Timeline, sequence: CommitSequence, base: CommitSequence, counter: UInt64, counterBase: UInt64
    ) {
        self.timeline = timeline
        self.sequence = sequence
        self.base = base
        self.counter = counter
        self.counterBase = counterBase
    }

    /// 2026-01-01, Unix milliseconds.
    private static let epoch: UInt64 = 1_767_225_600_000
    /// Commits, and changesets of HQ's own, between two numbers from which a timeline may begin.
    private static let stride: UInt64 = 1 << 24
    /// The same for devices.
    private static let deviceStride: UInt64 = 1 << 12
    /// Devices that may enrol within a minute of a restore. Minutes times this fit 32 bits for a century.
    private static let devicesPerMinute: UInt64 = 1 << 6

    /// Where a count goes on: beyond everything that the lost history can have counted, and elsewhere than after any
    /// other restore of the same backup, of which this one cannot know.
    /// - Parameters:
    ///   - known: where the backup stands.
    ///   - lost: where the replaced database stood, if it can be read.
    ///   - wall: Unix milliseconds.
    public static func base(after known: UInt64, lost: UInt64?, wall: UInt64) -> UInt64 {
        max(max(known, lost ?? 0) / stride + 2, minutes(wall)) * stride
    }

    private static func minutes(_ wall: UInt64) -> UInt64 { wall > epoch ? (wall - epoch) / 60_000 : 0 }

    /// The first number of a device after a restore: as ``base(after:lost:wall:)``.
    public static func firstDevice(after known: UInt64, lost: UInt64?, wall: UInt64) -> UInt64 {
        let counted = (max(known, lost ?? 0) / deviceStride + 2) * deviceStride
        return max(counted, min(minutes(wall) * devicesPerMinute, UInt64(UInt32.max) / 2))
    }
}

extension [Fork] {
    /// The number from which the present timeline counts on.
    public var base: CommitSequence { last?.base ?? 0 }

    /// What a commit number that an author had seen means now.
    public func clamped(_ seen: CommitSequence) -> CommitSequence {
        first { $0.sequence < seen && seen <= $0.base }?.sequence ?? seen
    }

    public func lineage(_ current: Timeline) -> Lineage {
        Lineage(current, ended: map { Lineage.Ending(timeline: $0.timeline, sequence: $0.sequence) })
    }
}
