// Why this file exists: a campaign that broke nothing proves nothing; so everything that happened is counted.

/// What happens in a world of disks, beside what the disks themselves count.
public enum DiskEvent: Int, Sendable, CaseIterable {
    case savedEdit, failedCall, completedSync, cutLine, laptopCrash, headquartersCrash, crashWhileStarting
    case fullLaptop, fullHeadquarters, restart, compaction, backup, restore, rewind, rejoin, rejoinByCode
    case move, regrant, erasure, collection, harmlessFlip, foundFlip, mendedFlip, rolledBack, replacedLaptop
}

/// How often each of them happened.
public struct DiskTally: Sendable, Hashable {
    private var events = [Int](repeating: 0, count: DiskEvent.allCases.count)
    private var happenings = [Int](repeating: 0, count: FaultDisk.Happening.allCases.count)

    public init() {}

    public subscript(_ event: DiskEvent) -> Int { events[event.rawValue] }
    public subscript(_ happening: FaultDisk.Happening) -> Int { happenings[Int(happening.rawValue)] }

    mutating func count(_ event: DiskEvent) { events[event.rawValue] += 1 }

    /// Adds what a disk counted.
    mutating func add(_ disk: FaultDisk) {
        for happening in FaultDisk.Happening.allCases { happenings[Int(happening.rawValue)] += disk.count(happening) }
    }

    public mutating func add(_ other: DiskTally) {
        for index in events.indices { events[index] += other.events[index] }
        for index in happenings.indices { happenings[index] += other.happenings[index] }
    }
}
