// Why this file exists: HQ's judgement needs something to look things up in. This is the least that keeps the promises
// of a ledger: dictionaries, nothing clever.

import SyncProtocol

final class MemoryLedger: LedgerStore {
    let schema: Schema
    let timeline = Timeline(rawValue: 1)
    var clock = HybridClock()
    var isRestored = false
    private(set) var log: [LogEntry] = []
    private(set) var auditHead = AuditHead.start
    private(set) var headers: [RecordKey: RecordHeader] = [:]
    private(set) var fields: [RecordKey: [FieldNumber: FieldState]] = [:]
    private(set) var journal: [JournalEntry] = []
    private(set) var issued: [String] = []
    private var standings: [ReplicaID: Standing] = [:]
    private var anchors: [RecordID: ScopeID] = [:]
    private(set) var cases: [CaseTopic: RecordID] = [:]
    var roles: [ReplicaID: String] = [:]

    init(_ schema: Schema = Schema(version: 1, kinds: [])) { self.schema = schema }

    var frontier: CommitSequence { CommitSequence(log.count) }

    func enrol(_ replica: ReplicaID, scopes: [ScopeID]) {
        standings[replica] = Standing(replica: replica, counter: 0, chain: .start, backedUp: 0, scopes: scopes)
    }

    func anchor(_ id: RecordID, as scope: ScopeID) { anchors[id] = scope }

    func value(_ field: Field, of key: RecordKey) -> Value {
        field.policy.view(of: fields[key]?[field.number] ?? FieldState())
    }

    func header(of key: RecordKey) throws -> RecordHeader? { headers[key] }
    func scope(named name: ScopeName) throws -> ScopeID? { name.anchor.map { anchors[$0] } ?? .reference }
    func name(of scope: ScopeID) throws -> ScopeName? {
        ScopeName(anchor: anchors.first { $0.value == scope }?.key)
    }
    func standing(of replica: ReplicaID) throws -> Standing? { standings[replica] }

    func field(_ number: FieldNumber, of key: RecordKey, seen: CommitSequence, brief: Bool) throws -> FieldState {
        fields[key]?[number] ?? FieldState()
    }

    func edits(
        of key: RecordKey, beyond seen: CommitSequence, but ignored: Set<FieldNumber>
    ) throws -> [Sibling] {
        let live = (fields[key] ?? [:]).filter { !ignored.contains($0.key) }.values.flatMap(\.siblings)
        let sets = Set(schema.kind(key.kind)?.fields.filter { $0.policy == .addRemove }.map(\.number) ?? [])
        let removals = try log.filter { $0.sequence > seen }.compactMap { entry -> Sibling? in
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
        headers[change.key] = change.after
        for field in change.fields { fields[change.key, default: [:]][field.field.number] = field.state }
    }

    func journal(_ entry: JournalEntry) throws { journal.append(entry) }

    func erase(_ key: RecordKey) throws {
        fields[key] = nil
        journal.removeAll { $0.key == key }
        cases = cases.filter { $0.key.key != key && $0.value != key.id }
        log = log.map { $0.redacted(key) ?? $0 }
    }

    func append(_ act: AuditAct) throws { auditHead = auditHead.extended(by: act) }

    func append(_ entry: LogEntry) throws {
        log.append(entry)
        auditHead = AuditHead(count: auditHead.count + 1, hash: entry.audit)
        let scopes = standings[entry.dot.replica]?.scopes
        standings[entry.dot.replica] = Standing(
            replica: entry.dot.replica, counter: entry.dot.counter, chain: entry.chain, backedUp: 0, scopes: scopes)
    }

    func issueCode(_ prefix: String, at stamp: Stamp) throws -> String {
        issued.append("\(prefix)-\(issued.count + 1)")
        return issued[issued.count - 1]
    }
}

extension MemoryLedger {
    func author(_ replica: ReplicaID) throws -> SyncProtocol.Author {
        SyncProtocol.Author(replica: replica, role: roles[replica] ?? "", name: "replica \(replica)")
    }

    func openCase(about topic: CaseTopic) throws -> RecordID? { cases[topic] }
    func note(openCase id: RecordID?, about topic: CaseTopic) throws { cases[topic] = id }

    func life(of key: RecordKey) throws -> Sibling? {
        headers[key].map {
            Sibling(dot: $0.lifeDot, sequence: $0.lifeSequence, stamp: .zero, value: .flag($0.isAlive))
        }
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        try headers.filter { $0.key.kind == kind && $0.value.isAlive }.keys.sorted()
            .filter { try self.value(field, of: $0) == value }.map(\.id)
    }

    func keptRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        try headers.keys.filter { $0.kind == kind }.sorted().filter { try self.value(field, of: $0) == value }.map(\.id)
    }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func changeset(at sequence: CommitSequence) throws -> Changeset? {
        try log.first { $0.sequence == sequence }.map { try ChangesetCodec.open($0.payload) }
    }

    func held(_ key: RecordKey, in commits: ClosedRange<CommitSequence>) throws -> [JournalEntry] {
        journal.filter { $0.key == key && $0.verdict == .held && commits.contains($0.sequence) }
    }

    func received(upTo sequence: CommitSequence) throws -> Stamp {
        log.last { $0.sequence <= sequence }?.received ?? .zero
    }

    func newestStamp(of replica: ReplicaID) throws -> Stamp {
        log.last { $0.dot.replica == replica }?.stamp ?? .zero
    }

    func stamp(of dot: Dot) throws -> Stamp { log.last { $0.dot == dot }?.stamp ?? .zero }

    func dueCases(at milliseconds: UInt64, limit: Int) throws -> [RecordID] {
        let due = try allRecords(CaseRecord.number, where: CaseRecord.Fields.state, is: .text(CaseRecord.open))
            .filter { id in
                let key = RecordKey(kind: CaseRecord.number, id: id)
                guard case .integer(let time) = try value(CaseRecord.Fields.due, of: key) else { return false }
                return try time <= Int64(clamping: milliseconds)
                    && value(CaseRecord.Fields.expiry, of: key) != .text(Expiry.waits.rawValue)
            }
        return Array(due.prefix(limit))
    }
}

/// A small domain and two replicas that write into one ledger.
final class Office {
    static let north = ScopeID(rawValue: 10)
    static let south = ScopeID(rawValue: 11)
    static let ana = ReplicaID(rawValue: 2)
    static let ben = ReplicaID(rawValue: 3)
    static let northAnchor = RecordID(high: 0xA, low: 1)
    static let southAnchor = RecordID(high: 0xA, low: 2)

    static let name = Field(1, "name", column: "name", .text)
    static let home = Field(2, "home", column: "home", .reference("place"), policy: .hqOnly, creatorSets: true)
    static let target = Field(3, "target", column: "target", .integer, policy: .hqOnly)
    static let tags = Field(4, "tags", column: "tags", .set, policy: .addRemove)
    static let code = Field(5, "code", column: "code", .text, policy: .hqOnly)
    static let item = RecordKind(
        number: 1, name: "item", scope: .anchored(by: [2]), code: IssuedCode(field: 5, prefix: "ITM"),
        fields: [name, home, target, tags, code])
    static let place = RecordKind(number: 2, name: "place", scope: .reference, headquartersOnly: true, fields: [name])

    let ledger: MemoryLedger
    let sequencer: Sequencer
    private var counters: [ReplicaID: UInt64] = [:]
    private var wall = ManualWall()

    init() {
        let rulebook = Rulebook(objection: { _, field, value in
            field.number == 1 && value == .text("") ? "A name is needed." : nil
        })
        let schema = Schema(version: 1, kinds: [Self.item, Self.place])
        ledger = MemoryLedger(schema)
        sequencer = Sequencer(Arbiter(schema: schema, rulebook: rulebook))
        ledger.enrol(Self.ana, scopes: [.reference, Self.north])
        ledger.enrol(Self.ben, scopes: [.reference, Self.north])
        ledger.anchor(Self.northAnchor, as: Self.north)
        ledger.anchor(Self.southAnchor, as: Self.south)
    }

    static func key(_ number: UInt64, kind: KindNumber = 1) -> RecordKey {
        RecordKey(kind: kind, id: RecordID(high: 0x7000, low: number))
    }

    static func create(_ number: UInt64, home: RecordID = northAnchor, name: String = "one") -> Changeset.Operation {
        .init(key(number), .create, [FieldWrite(1, .text(name)), FieldWrite(2, .reference(home))])
    }

    static func rename(_ number: UInt64, _ name: String) -> Changeset.Operation {
        .init(key(number), .update, [FieldWrite(1, .text(name))])
    }

    static func delete(_ number: UInt64) -> Changeset.Operation { .init(key(number), .delete(reason: "gone")) }

    /// Seals the replica's next changeset without sending it.
    func seal(
        _ replica: ReplicaID, seen: CommitSequence, _ operations: [Changeset.Operation]
    ) -> SealedChangeset {
        counters[replica, default: 0] += 1
        let dot = Dot(replica: replica, counter: counters[replica] ?? 1)
        let stamp = Stamp(milliseconds: wall.next())
        return ChangesetCodec.seal(Changeset(dot: dot, stamp: stamp, seen: seen, operations: operations))
    }

    @discardableResult
    func admit(_ sealed: [SealedChangeset], from replica: ReplicaID) throws -> [Receipt] {
        try sequencer.admit(sealed, from: replica, wall: wall.next(), in: ledger) ?? []
    }

    /// Seals and sends one changeset; by default its author had seen everything.
    @discardableResult
    func send(
        _ replica: ReplicaID, seen: CommitSequence? = nil, _ operations: Changeset.Operation...
    ) throws -> [Receipt] {
        try admit([seal(replica, seen: seen ?? ledger.frontier, operations)], from: replica)
    }

    func shows(_ field: Field, of number: UInt64) -> Value { ledger.value(field, of: Self.key(number)) }
}

/// Time that passes by one with every look at it.
private struct ManualWall {
    private var now: UInt64 = 1_767_225_600_000
    mutating func next() -> UInt64 {
        now += 1
        return now
    }
}
