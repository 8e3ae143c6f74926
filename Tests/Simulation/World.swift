// Why this file exists: one world: HQ, some laptops, a bad line between them and a seed that decides everything.

import SyncProtocol

/// One simulated company from its first day until everything has come right again.
public final class World {
    let seed: UInt64
    let planted: PlantedFault?
    var chance: Chance
    let weather: Weather
    var trace: Trace
    var tally = Tally()
    let graph = EventGraph()
    let ledger: MemoryLedger
    let headquarters: Headquarters
    var laptops: [Laptop] = []
    var packets: [Packet] = []
    var allSites: [RecordID] = []
    /// True time, Unix milliseconds.
    var now: UInt64 = 1_800_000_000_000
    var nextNumber = 0
    /// Log entries that the event graph has taken note of.
    var observed = 0
    var isStormy = true

    public init(seed: UInt64, planted: PlantedFault? = nil, tell: ((String) -> Void)? = nil) {
        self.seed = seed
        self.planted = planted
        var chance = Chance(seed: seed)
        weather = Weather(&chance)
        self.chance = chance
        trace = Trace(tell: tell)
        ledger = MemoryLedger(isBrief: weather.isBrief, planted: planted)
        headquarters = Headquarters(ledger)
    }

    /// Lives the whole life of this world.
    /// - Throws: ``Violation``.
    public func run() throws -> SeedReport {
        do {
            try found()
            for _ in 0..<weather.steps { try step() }
            try heal()
            try judge()
        } catch let violation as Violation {
            throw violation
        } catch {
            throw Violation("engine", "a store or the engine threw: \(error)")
        }
        return SeedReport(seed: seed, steps: weather.steps, tally: tally, hash: trace.hash)
    }

    /// HQ makes its sites, and the laptops enrol.
    private func found() throws {
        for office in 0..<weather.offices {
            let id = RecordID(
                milliseconds: now, entropy: 0, replica: .headquarters, counter: 1_000_000 + UInt64(office))
            allSites.append(id)
            ledger.state.anchors[id] = ScopeID(rawValue: UInt32(office) + 2)
        }
        let edits = allSites.enumerated().map { index, id in
            RecordEdit(
                RecordKey(kind: Vocabulary.site, id: id), .create,
                [FieldValue(1, .text("site \(index)")), FieldValue(2, .integer(0))])
        }
        for index in 0..<weather.laptops {
            let replica = ReplicaID(rawValue: UInt32(index) + 2)
            var offices = [chance.below(weather.offices)]
            if chance.hits(perMille: 250) { offices.append(chance.below(weather.offices)) }
            let own = Set(offices).sorted()
            let scopes = [ScopeID.reference] + own.map { ScopeID(rawValue: UInt32($0) + 2) }
            ledger.enrol(replica, scopes: scopes)
            laptops.append(
                Laptop(
                    index: index, store: MemoryReplica(replica, scopes: scopes, planted: planted),
                    sites: own.map { allSites[$0] }))
        }
        try headquarters.sequencer.decide(edits, wall: headquartersWall(), in: ledger)
        try syncLedger()
    }

    // MARK: time

    func headquartersWall() -> UInt64 {
        let wall = Self.shifted(now, headquarters.skew)
        headquarters.latestWall = max(headquarters.latestWall, wall)
        return wall
    }

    func wall(of laptop: Laptop) -> UInt64 { Self.shifted(now, laptop.skew) }

    private static func shifted(_ time: UInt64, _ skew: Int64) -> UInt64 { UInt64(max(0, Int64(time) + skew)) }

    // MARK: bookkeeping

    /// HQ's disk has everything now; the event graph takes note of what is new.
    func syncLedger() throws {
        ledger.sync()
        try I6RetriesApplyOnce.check(ledger.durable.log, from: observed)
        for entry in ledger.durable.log[observed...] {
            try graph.commit(entry)
            if let made = graph.edit(named: entry.dot) { try I21OneClockHarmsNoOther.check(entry, made: made.stamp) }
            trace.say("  HQ commits \(entry.dot) as σ \(entry.sequence): \(entry.receipt.verdict.name)")
        }
        observed = ledger.durable.log.count
        try I21OneClockHarmsNoOther.check(headquarters: ledger.durable.clock, latest: headquarters.latestWall + 1)
    }

    func number() -> Int {
        nextNumber += 1
        return nextNumber
    }
}

/// What became of one seed.
public struct SeedReport: Sendable, Hashable {
    public let seed: UInt64
    public let steps: Int
    public let tally: Tally
    /// Over everything that happened; equal in every process.
    public let hash: UInt64
}
