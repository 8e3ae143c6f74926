// Why this file exists: HQ's ledger without a disk. Work goes on in a copy; only what was synced survives a crash, and
// readers see only that.

import SyncProtocol

/// HQ's store in memory.
final class MemoryLedger: LedgerStore {
    struct StoredField: Hashable {
        var state: FieldState
        var view: Value
        /// σ_f: of the newest visible change.
        var sequence: CommitSequence
    }

    struct Held: Hashable {
        var header: RecordHeader
        /// By field number.
        var fields: [StoredField?]
    }

    struct State: Hashable {
        var frontier: CommitSequence = 0
        var clock = HybridClock()
        var standings: [ReplicaID: Standing] = [:]
        var log: [LogEntry] = []
        var records: [RecordKey: Held] = [:]
        var journal: [JournalEntry] = []
        var anchors: [RecordID: ScopeID] = [:]
        var codes: UInt64 = 0
    }

    let timeline = Timeline(rawValue: 0x0D0C_0FFE_E000_0001)
    var state = State()
    private(set) var durable = State()
    private let isBrief: Bool
    let planted: PlantedFault?

    init(isBrief: Bool, planted: PlantedFault?) {
        self.isBrief = isBrief
        self.planted = planted
    }

    /// Everything committed is on the disk, and readers see it.
    func sync() { durable = state }
    /// What was not synced never happened.
    func crash() { state = durable }

    var frontier: CommitSequence { state.frontier }
    var clock: HybridClock {
        get { state.clock }
        set { state.clock = newValue }
    }

    func standing(of replica: ReplicaID) throws -> Standing? { state.standings[replica] }

    func enrol(_ replica: ReplicaID, scopes: [ScopeID]) {
        state.standings[replica] = Standing(
            replica: replica, counter: 0, chain: .start, backedUp: 0, scopes: scopes)
    }

    func append(_ entry: LogEntry) throws {
        state.frontier = entry.sequence
        state.log.append(entry)
        var standing =
            state.standings[entry.dot.replica]
            ?? Standing(replica: entry.dot.replica, counter: 0, chain: .start, backedUp: 0, scopes: nil)
        standing.counter = entry.dot.counter
        standing.chain = entry.chain
        state.standings[entry.dot.replica] = standing
    }

    func issueCode(_ prefix: String, at stamp: Stamp) throws -> String {
        state.codes += 1
        return "\(prefix)-\(state.codes)"
    }
}

extension MemoryLedger {
    func header(of key: RecordKey) throws -> RecordHeader? { state.records[key]?.header }

    func field(_ number: FieldNumber, of key: RecordKey, seen: CommitSequence, brief: Bool) throws -> FieldState {
        guard let held = state.records[key], let stored = held.fields[Int(number)] else { return FieldState() }
        if isBrief, brief, seen >= stored.sequence {
            // All that a store with one integer per field knows of what the author had seen.
            let unnamed = Dot(replica: ReplicaID(rawValue: 0), counter: 0)
            return FieldState([Sibling(dot: unnamed, sequence: stored.sequence, stamp: .zero, value: .null)])
        }
        return stored.state
    }

    func edits(
        of key: RecordKey, beyond seen: CommitSequence, but ignored: FieldNumber?
    ) throws -> [Sibling] {
        guard let held = state.records[key] else { return [] }
        let fields = held.fields.indices.filter { $0 != ignored.map(Int.init) }
        return fields.compactMap { held.fields[$0] }.flatMap(\.state.siblings).filter { $0.sequence > seen }
    }

    func keep(_ change: RecordChange) throws {
        let empty = [StoredField?](repeating: nil, count: Vocabulary.fieldSpace)
        var held = state.records[change.key] ?? Held(header: change.after, fields: empty)
        held.header = change.after
        for field in change.fields {
            held.fields[Int(field.field.number)] = StoredField(
                state: field.state, view: field.view, sequence: change.after.head)
        }
        if planted == .lastArrivalWins { letLastArrivalWin(change, &held) }
        state.records[change.key] = held
    }

    private func letLastArrivalWin(_ change: RecordChange, _ held: inout Held) {
        for field in change.fields where field.field.policy == .max {
            guard let last = field.state.siblings.max(by: { $0.sequence < $1.sequence }) else { continue }
            held.fields[Int(field.field.number)]?.view = last.value
        }
    }

    func journal(_ entry: JournalEntry) throws {
        if planted == .forgetsLosers, entry.rule == .keepLatest { return }
        state.journal.append(entry)
    }

    func scope(anchoredAt id: RecordID) throws -> ScopeID? { state.anchors[id] }
}
