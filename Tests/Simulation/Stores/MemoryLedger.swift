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

    /// How far a device was when it last spoke to HQ, and when that was, milliseconds.
    struct Contact: Hashable {
        let prefix: CommitSequence
        let at: UInt64
    }

    /// An erasure of which an author must hear whose scopes lack the record.
    struct Erased: Hashable {
        let author: ReplicaID
        let sequence: CommitSequence
        let key: RecordKey
    }

    /// A record that went from one scope to another.
    struct Departed: Hashable {
        let scope: ScopeID
        let sequence: CommitSequence
        let key: RecordKey
        /// Whether it lay there itself, and not only what was said of it before HQ had it.
        let isRecord: Bool
    }

    /// What a device may hold from a commit on.
    struct Granted: Hashable {
        let at: CommitSequence
        let scopes: [ScopeID]
    }

    /// What somebody is from a commit on; empty for nothing in particular.
    struct Played: Hashable {
        let at: CommitSequence
        let role: String
    }

    struct State: Hashable {
        var timeline = Timeline(rawValue: 0x0D0C_0FFE_E000_0001)
        /// Where restores left earlier timelines.
        var forks: [Fork] = []
        /// σ that the newest backup has; nil before any.
        var backedUp: CommitSequence?
        /// The lowest number of a device enrolled now.
        var firstDevice: UInt32 = 2
        var contacts: [ReplicaID: Contact] = [:]
        /// The highest deletion that was forgotten in each scope.
        var floors: [ScopeID: CommitSequence] = [:]
        var erasures: [Erased] = []
        var departures: [Departed] = []
        /// What every device may hold and might hold before, oldest first.
        var grants: [ReplicaID: [Granted]] = [:]
        /// Records that a device wrote to although it may not hold them.
        var strays: [Erased] = []
        var frontier: CommitSequence = 0
        var clock = HybridClock()
        var standings: [ReplicaID: Standing] = [:]
        var log: [LogEntry] = []
        var auditHead = AuditHead.start
        /// What the audit chain says beside the log.
        var acts: [AuditAct] = []
        var records: [RecordKey: Held] = [:]
        var journal: [JournalEntry] = []
        var anchors: [RecordID: ScopeID] = [:]
        var codes: UInt64 = 0
        var cases: [CaseTopic: RecordID] = [:]
        /// Whose every device is.
        var persons: [ReplicaID: RecordID] = [:]
        /// The role that everybody plays and those that they played before, oldest first.
        var roles: [RecordID: [Played]] = [:]
        /// Devices that were taken from their users.
        var revoked: Set<ReplicaID> = []
    }

    var schema: Schema { Vocabulary.schema }

    var timeline: Timeline { state.timeline }
    var state = State()
    private(set) var durable = State()
    private let isBrief: Bool
    let planted: PlantedFault?
    /// Of a planted bug: headers of forgotten records, and the commit after which pages show nothing.
    var graves: [RecordKey: RecordHeader] = [:]
    var pagesEnd: CommitSequence?

    init(isBrief: Bool, planted: PlantedFault?) {
        self.isBrief = isBrief
        self.planted = planted
    }

    /// Everything committed is on the disk, and readers see it.
    func sync() { durable = state }
    /// What was not synced never happened.
    func crash() { state = durable }

    func clamped(_ seen: CommitSequence) -> CommitSequence { state.forks.clamped(seen) }

    var isRestored: Bool { !state.forks.isEmpty }

    func held(_ key: RecordKey, in commits: ClosedRange<CommitSequence>) throws -> [JournalEntry] {
        let held = state.journal.filter { $0.key == key && $0.verdict == .held && commits.contains($0.sequence) }
        if planted == .forgetsLatecomers, state.records[key] != nil { return held.filter { $0.rule != .unknownRecord } }
        guard planted == .acceptsFirstOnly, let first = held.first?.loser.dot else { return held }
        return held.filter { $0.loser.dot == first }
    }

    var frontier: CommitSequence { state.frontier }
    var clock: HybridClock {
        get { state.clock }
        set { state.clock = newValue }
    }

    func standing(of replica: ReplicaID) throws -> Standing? { state.standings[replica] }

    /// The number that the next device gets.
    var nextReplica: ReplicaID {
        let highest = state.standings.keys.map(\.rawValue).max() ?? 1
        return ReplicaID(rawValue: max(highest + 1, state.firstDevice))
    }

    func enrol(_ replica: ReplicaID, of person: RecordID?, scopes: [ScopeID]) {
        state.persons[replica] = person
        state.standings[replica] = Standing(
            replica: replica, counter: 0, chain: .start, backedUp: 0, scopes: scopes)
        state.grants[replica] = [Granted(at: state.frontier, scopes: scopes)]
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
        if planted == .auditsNoRefusals, entry.receipt.verdict == .refused { return }
        state.auditHead = AuditHead(count: auditHead.count + 1, hash: entry.audit)
    }

    var auditHead: AuditHead { state.auditHead }

    func append(_ act: AuditAct) {
        state.acts.append(act)
        state.auditHead = auditHead.extended(by: act)
    }

    func issueCode(_ prefix: String, at stamp: Stamp) throws -> String {
        state.codes += 1
        return "\(prefix)-\(state.codes)"
    }
}

extension MemoryLedger {
    func header(of key: RecordKey) throws -> RecordHeader? { state.records[key]?.header ?? graves[key] }

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
        of key: RecordKey, beyond seen: CommitSequence, but ignored: Set<FieldNumber>
    ) throws -> [Sibling] {
        guard let held = state.records[key], planted != .deletesUnseenWork else { return [] }
        let fields = held.fields.indices.filter { !ignored.contains(FieldNumber($0)) }
        let live = fields.compactMap { held.fields[$0] }.flatMap(\.state.siblings)
        let sets = Set(schema.kind(key.kind)?.fields.filter { $0.policy == .addRemove }.map(\.number) ?? [])
        let removals = try state.log.filter { $0.sequence > seen }.compactMap { entry -> Sibling? in
            let changeset = try? ChangesetCodec.open(entry.payload)
            return try changeset?.removal(
                from: key, sets.subtracting(ignored), entry.receipt, survivor: survivor
            ).map {
                Sibling(dot: entry.dot, sequence: entry.sequence, stamp: entry.stamp, value: $0)
            }
        }
        return live.filter { $0.sequence > seen } + removals
    }

    func keep(_ change: RecordChange) throws {
        // The store on disk keeps its digests by what a change says was there before.
        let isSound = change.before?.head == state.records[change.key]?.header.head
        guard isSound || planted == .revivesForgotten else {
            throw Violation("I7", "\(change.key) was judged against a head that it no longer has")
        }
        let empty = [StoredField?](repeating: nil, count: Vocabulary.fieldSpace)
        var held = state.records[change.key] ?? Held(header: change.after, fields: empty)
        held.header = change.after
        if planted == .keepsRevivalsDead, let before = change.before, !before.isAlive, !before.isErased {
            held.header.lifeSequence = before.lifeSequence
            held.header.isAlive = false
        }
        if let before = change.before {
            if before.scope != change.after.scope { depart(change.key, before.scope, change.after) }
        } else {
            adopt(change.key, change.after)
        }
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
        if planted == .forgetsHeldEdits, entry.verdict == .held { return }
        state.journal.append(entry)
    }

    func erase(_ key: RecordKey) throws {
        state.records[key]?.fields = [StoredField?](repeating: nil, count: Vocabulary.fieldSpace)
        state.journal.removeAll { $0.key == key }
        state.cases = state.cases.filter { $0.key.key != key && $0.value != key.id }
        let scope = state.records[key]?.header.scope
        for index in state.log.indices {
            guard let rest = state.log[index].redacted(key) else { continue }
            state.log[index] = planted == .hashesWhatIsLeft ? rest.forgettingEvidence : rest
            // Whose scopes lack the record hears of it all the same.
            let author = rest.dot.replica
            guard let scopes = state.standings[author]?.scopes, !scopes.contains(where: { $0 == scope }) else {
                continue
            }
            state.erasures.append(Erased(author: author, sequence: state.frontier + 1, key: key))
        }
    }

    func scope(named name: ScopeName) throws -> ScopeID? {
        guard let base = name.anchor.map({ state.anchors[$0] }) ?? .reference else { return nil }
        return name.visibility == .shared ? base : ScopeID(rawValue: base.rawValue + Vocabulary.confidential)
    }

    func name(of scope: ScopeID) throws -> ScopeName? {
        let isShared = scope.rawValue <= Vocabulary.confidential
        let base = isShared ? scope.rawValue : scope.rawValue - Vocabulary.confidential
        let anchor = state.anchors.first { $0.value.rawValue == base }?.key
        return ScopeName(anchor: anchor, isShared ? .shared : .finance)
    }
}

extension LogEntry {
    /// Of a planted bug: the hash of what an erasure left, and not of what was there.
    fileprivate var forgettingEvidence: LogEntry {
        LogEntry(
            sequence: sequence, dot: dot, stamp: stamp, received: received, payload: payload, chain: chain,
            receipt: receipt, role: role, isRedacted: isRedacted,
            payloadHash: isRedacted ? Fingerprint(of: payload) : nil, receiptHash: receiptHash, beside: beside,
            audit: audit)
    }
}
