// Why this file exists: some bugs need many crashes and no clock jump, others the reverse. Each seed draws its own mix,
// and leaves some of it out altogether (swarm testing: Groce, Zhang, Eide, Chen and Regehr, ISSTA 2012).

/// What may go wrong in a world, or be done to it.
public enum Peril: String, Sendable, CaseIterable {
    /// Of what is sent.
    case drop, duplicate, truncate, corrupt, misdeliver
    /// Of machines.
    case crash, headquartersCrash, nodeCrash, lostAnswer, failover, clockJump, damageRows, lazySync, clone, takeImage
    case restoreImage
    /// Of HQ's operator.
    case backUp, restoreHeadquarters, collect, erase
    /// Of people.
    case longPause, roleChange, relocate, regrant, revoke, upgrade
    /// Of other ways to HQ than the line.
    case relayVisit, relayCall, parcelOut, parcelIn

    /// The highest rate that a world draws, in a thousand.
    var most: Int {
        switch self {
        case .drop, .duplicate: 250
        case .truncate, .corrupt: 200
        case .lazySync: 400
        case .misdeliver, .takeImage, .collect: 60
        case .backUp, .lostAnswer: 40
        case .relocate: 25
        case .restoreImage, .regrant: 20
        case .roleChange: 16
        case .restoreHeadquarters: 14
        case .crash, .longPause: 12
        case .clockJump: 10
        case .headquartersCrash, .nodeCrash, .erase: 8
        case .clone, .revoke, .failover: 6
        case .damageRows: 4
        case .upgrade: 25
        case .relayVisit, .relayCall: 50
        case .parcelOut, .parcelIn: 25
        }
    }
}

/// What one world is like: its size, and how often each thing happens in it.
public struct Weather: Sendable, Hashable {
    public internal(set) var laptops: Int
    public internal(set) var sites: Int
    public internal(set) var nodes: Int
    public internal(set) var relays: Int
    var steps: Int
    /// How many rows HQ puts on a page: small ones make pages from different snapshots.
    var pageRows: Int
    /// Whether HQ's store answers briefly where it may.
    var isBrief: Bool
    /// The weight of HQ's own decisions.
    var decide: Int
    /// For how many days a laptop may be used without a sync; 0 for ever.
    var offlineDays: UInt32
    /// For how long HQ waits before it calls an edit backed up, and for how long it keeps deletions, milliseconds.
    var retention: UInt64
    var lease: UInt64
    /// Whether HQ's own clock is sometimes wrong.
    var isHeadquartersClockWrong: Bool
    /// How many laptops of a thousand come back only when the others have found together again.
    var absent: Int
    /// In a thousand; what is not there does not happen.
    var rates: [Peril: Int]

    subscript(_ peril: Peril) -> Int { rates[peril] ?? 0 }

    init(_ chance: inout Chance) {
        laptops = chance.hits(perMille: 20) ? chance.within(9...20) : chance.within(3...7)
        sites = chance.within(1...3)
        nodes = chance.within(1...3)
        relays = chance.pick([0, 0, 1, 2, 3]) ?? 0
        steps = chance.hits(perMille: 500) ? chance.within(30...80) : chance.within(80...170)
        pageRows = chance.pick([1, 2, 4, 16, 64]) ?? 4
        isBrief = chance.hits(perMille: 500)
        decide = chance.within(1...8)
        offlineDays = UInt32(chance.pick([0, 0, 1, 7]) ?? 0)
        let hour: UInt64 = 3_600_000
        retention = chance.pick([0, hour / 60, hour, 30 * 24 * hour]) ?? 0
        lease = chance.pick([hour, 24 * hour, 180 * 24 * hour]) ?? hour
        isHeadquartersClockWrong = chance.hits(perMille: 300)
        absent = chance.pick([1000, 1000, 1000, 300]) ?? 1000
        rates = [:]
        let without = chance.pick([1000, 100, 250, 250, 500, 750]) ?? 0
        for peril in Peril.allCases {
            let level = chance.pick([peril.most / 4, peril.most / 2, peril.most]) ?? 0
            if !chance.hits(perMille: without), level > 0 { rates[peril] = level }
        }
    }
}
