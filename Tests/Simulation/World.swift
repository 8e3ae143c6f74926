// Why this file exists: one world: HQ, some laptops, a bad line between them and a seed that decides everything.

import SyncProtocol

/// One simulated company from its first day until everything has come right again.
public final class World {
    let seed: UInt64
    let planted: PlantedFault?
    /// Of the action under way.
    var chance: Chance
    let weather: Weather
    /// What is to happen; nil if chance decides.
    private let written: Script?
    /// What happened so far.
    private(set) var lived: [Action] = []
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
    /// Its audit chain, as far.
    var audit = NaiveAudit()
    /// The same of its journal.
    var journaled = 0
    var isStormy = true
    /// Whose every device is or was, and those that were taken from their users, whatever HQ forgets.
    var persons: [ReplicaID: RecordID] = [:]
    var revoked: Set<ReplicaID> = []
    /// Copies of HQ, oldest first.
    var backups: [Backup] = []
    /// What every replica that ever enrolled may hold.
    var enrolled: [ReplicaID: [ScopeID]] = [:]
    /// Replica numbers that more than one database went by.
    var shared: Set<ReplicaID> = []
    /// Those of whom edits went to HQ by hand.
    var handed: Set<ReplicaID> = []
    var copies = 0
    /// Offices that pass on what laptops made, and files on their way by hand.
    var relays: [Relay] = []
    var drawer: [Packet] = []
    /// HQ as it was at its last commits: what a standby may have.
    var standbys: [Backup] = []
    var coverage = Coverage()
    /// What was seen of the clocks behind edits on their way, and the stamp of everyone's last edit.
    var clocks: [Dot: ClockWitness] = [:]
    /// Which edit is meant by a name in the requests that are committed now, and its bytes as they came.
    var senders: [Dot: Int] = [:]
    var payloads: [Dot: [UInt8]] = [:]
    var stamps: [ReplicaID: UInt64] = [:]

    public convenience init(seed: UInt64, planted: PlantedFault? = nil, tell: ((String) -> Void)? = nil) {
        var chance = Chance(seed: seed)
        self.init(seed, Weather(&chance), planted, nil, tell)
    }

    /// A world in which exactly what is written happens.
    public convenience init(_ script: Script, tell: ((String) -> Void)? = nil) {
        self.init(script.seed, script.weather, script.planted, script, tell)
    }

    private init(
        _ seed: UInt64, _ weather: Weather, _ planted: PlantedFault?, _ script: Script?, _ tell: ((String) -> Void)?
    ) {
        self.seed = seed
        self.weather = weather
        self.planted = planted
        written = script
        chance = Chance(seed: seed ^ 0xF0_0D)
        trace = Trace(tell: tell)
        ledger = MemoryLedger(isBrief: weather.isBrief, planted: planted)
        headquarters = Headquarters(ledger, retention: weather.retention, nodes: weather.nodes)
    }

    /// Lives the whole life of this world.
    /// - Throws: ``Violation``.
    public func run() throws -> SeedReport {
        do {
            try found()
            try live()
            chance = Chance(seed: seed ^ 0xB0_0B1E)
            try heal()
            try judge()
        } catch let violation as Violation {
            throw violation
        } catch {
            throw Violation("engine", "a store or the engine threw: \(error)")
        }
        return SeedReport(
            seed: seed, steps: lived.count, tally: tally, coverage: coverage, hash: trace.hash)
    }

    /// Has what happens told to somebody.
    public func listen(_ tell: ((String) -> Void)?) { trace.tell = tell }

    /// Everything that happened, to be played again.
    public var script: Script {
        Script(seed: seed, weather: weather, actions: lived, planted: planted)
    }

    private func live() throws {
        var driver = Chance(seed: seed ^ 0x0D_D5)
        for index in 0..<(written?.actions.count ?? weather.steps) {
            let action = written?.actions[index] ?? next(&driver)
            lived.append(action)
            chance = Chance(action.seed)
            try perform(action)
            coverage.note(self)
        }
    }

    /// HQ makes its sites, and the laptops enrol.
    private func found() throws {
        for office in 0..<weather.sites {
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
            var offices = [chance.below(weather.sites)]
            if chance.hits(perMille: 250) { offices.append(chance.below(weather.sites)) }
            let own = Set(offices).sorted()
            let scopes = withParts([.reference] + own.map { ScopeID(rawValue: UInt32($0) + 2) })
            let person = RecordID(milliseconds: now, entropy: 1, replica: .headquarters, counter: UInt64(index) + 1)
            laptops.append(try handOut(replica, to: person, scopes: scopes, at: index))
            try giveRole(chance.pick(Vocabulary.roles) ?? "", to: person)
        }
        relays = (0..<weather.relays).map { _ in Relay() }
        try headquarters.sequencer.decide(edits, wall: headquartersWall(), in: ledger)
        try syncLedger()
    }

    // MARK: time

    /// What one of HQ's nodes takes for the time.
    func headquartersWall(_ node: Int = 0) -> UInt64 {
        let wall = Self.shifted(now, headquarters.skews[node])
        headquarters.latestWall = max(headquarters.latestWall, wall)
        return wall
    }

    func wall(of laptop: Laptop) -> UInt64 { Self.shifted(now, laptop.skew) }

    private static func shifted(_ time: UInt64, _ skew: Int64) -> UInt64 { UInt64(max(0, Int64(time) + skew)) }

    // MARK: bookkeeping

    /// HQ's disk has everything now; the event graph takes note of what is new.
    func syncLedger() throws {
        ledger.sync()
        try I6RetriesApplyOnce.check(ledger.durable.log, from: observed, forks: ledger.durable.forks)
        for entry in ledger.durable.log[observed...] {
            try graph.commit(
                entry, role: ledger.durable.role, revoked: revoked, sent: senders[entry.dot])
            audit.note(entry, sent: payloads[entry.dot])
            try count(entry)
            if let made = graph.edit(named: entry.dot) {
                let named = made.observed.map { graph.stamp(of: $0) }.max() ?? 0
                let own = made.inPlaceOf.map { graph.stamp(of: $0) } ?? stamps[entry.dot.replica] ?? 0
                try I21OneClockHarmsNoOther.check(
                    entry, made: made.stamp, clocks[entry.dot], earlier: max(own, named))
            }
            stamps[entry.dot.replica] = entry.stamp.rawValue
            trace.say("  HQ commits \(entry.dot) as σ \(entry.sequence): \(entry.receipt.verdict.name)")
            if entry.dot.replica == .headquarters, graph.edit(named: entry.dot)?.operations.isEmpty == false {
                trace.say("    HQ \(Narration.words(graph.edit(named: entry.dot)?.operations ?? []))")
            }
        }
        if observed < ledger.durable.log.count { keepStandby() }
        observed = ledger.durable.log.count
        try audit.follow(ledger.durable)
        try I26OneAuditEntryPerDot.check(ledger.durable, audit)
        for entry in ledger.durable.journal[min(journaled, ledger.durable.journal.count)...]
        where entry.field == 0 && [.updateBeatsDelete, .usedParent].contains(entry.rule) { tally.count(.revival) }
        journaled = ledger.durable.journal.count
        try I21OneClockHarmsNoOther.check(headquarters: ledger.durable.clock, latest: headquarters.latestWall + 1)
    }

    /// Counts what an entry of HQ's log stands for.
    private func count(_ entry: LogEntry) throws {
        for remark in entry.receipt.remarks {
            switch remark.rule {
            case .caseDecided: tally.count(.lateAnswer)
            case .textMerge: tally.count(.textMerge)
            case .notEntitled: tally.count(remark.verdict == .held ? .heldDenial : .denial)
            default: break
            }
        }
        let made = graph.edit(named: entry.dot)
        if made?.inPlaceOf != nil { tally.count(.editsInStead) }
        for operation in made?.operations ?? [] {
            if case .delete = operation.action { tally.count(.deletion) }
            guard entry.dot.replica == .headquarters else { continue }
            let label = operation.writes.first { $0.field == Vocabulary.Part.label }?.value
            if operation.key.kind == Vocabulary.part, label == .text("wish") || label == .text("change") {
                tally.count(.conversion)
            }
            guard operation.key.kind == CaseRecord.number else { continue }
            let state = operation.writes.first { $0.field == CaseRecord.Fields.state }?.value
            if state == .text(CaseRecord.closed) { tally.count(.caseClosed) }
            guard operation.action == .create,
                case .text(let question)? = operation.writes.first(where: { $0.field == CaseRecord.Fields.question })?
                    .value
            else { continue }
            switch CaseQuestion(rawValue: question) {
            case .values: tally.count(.dispute)
            case .duplicate: tally.count(.pairQuestion)
            default: tally.count(.heldEdit)
            }
        }
    }

    func nextCopy() -> Int {
        copies += 1
        return copies
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
    /// The states that it went through.
    public let coverage: Coverage
    /// Over everything that happened; equal in every process.
    public let hash: UInt64
}
