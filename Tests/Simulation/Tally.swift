// Why this file exists: a campaign that injected nothing proves nothing; so everything that happened is counted.

/// What can happen in a world.
public enum Happening: Int, Sendable, CaseIterable {
    case edit, decision, exchange, completedSync, installedRepair, refusal
    case deletion, revival, dispute, heldEdit, pairQuestion, caseClosed, answer, lateAnswer, expiry, conversion
    case stepBack, contestedDeletion, textMerge, merge, mergeUndone, roleChange, denial, heldDenial
    case dropped, duplicated, reordered, truncated, corrupted, misdelivered, gaveUp, longPause
    case laptopCrash, headquartersCrash, nodeCrash, committedUnheard, rolledBackUnheard, lostUnsyncedEdit, longAbsence
    case clonedLaptop, restoredLaptop, fork, rejoin, reissuedEdit, rejoinByCode
    case backup, restoredHeadquarters, failover, lostCommit, rewind, resentEdit, editsInStead
    case relocation, regrant, revocation, wipe, lapse, upgrade
    case relayVisit, relayedEdit, relayTurnedAway, parcelPacked, parcelOpened, parcelTurnedAway
    case collection, forgottenDeletion, rebase, rebaseWithEdits, erasure
    case clockJump, damagedRow, hostileBytes

    public var isFault: Bool { rawValue >= Happening.dropped.rawValue }
}

/// How often each of them happened.
public struct Tally: Sendable, Hashable {
    private var counts = [Int](repeating: 0, count: Happening.allCases.count)

    public init() {}

    public subscript(_ happening: Happening) -> Int { counts[happening.rawValue] }

    mutating func count(_ happening: Happening) { counts[happening.rawValue] += 1 }

    public mutating func add(_ other: Tally) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }
}
