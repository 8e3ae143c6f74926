// Why this file exists: a rule is seen at work only where edits meet. This is the least of an HQ that lets them meet:
// it merges with the real policies, asks the real rules, and keeps everything in memory.

import LeadToCash

@testable import SyncProtocol

/// A person with a laptop.
struct Rep {
    let replica: ReplicaID
    let role: String
    let person: RecordID

    var author: Author { Author(replica: replica, person: person, role: role) }

    init(_ replica: UInt32, _ role: String) {
        self.replica = ReplicaID(rawValue: replica)
        self.role = role
        person = RecordID(high: 0x7000, low: UInt64(replica))
    }
}

/// What the rules made of an edit.
struct Judgement {
    var held: Set<FieldNumber> = []
    var isHeld = false
    var cases: [(rule: String, draft: CaseDraft)] = []
    var edits: [RecordEdit] = []
    var settlements: [CaseSettlement] = []

    var rules: [String] { cases.map(\.rule) }
    var note: String { cases.first?.draft.note ?? "" }
}

final class SmallHeadquarters: Ground {
    /// 2026-11-20 12:00 UTC in Unix milliseconds.
    static let noon: UInt64 = 1_795_176_000_000

    let schema = LeadToCash.schema
    let rulebook = LeadToCash.rulebook
    private(set) var sequence: CommitSequence = 0
    private var states: [RecordKey: [FieldNumber: FieldState]] = [:]
    private var lives: [RecordKey: Sibling] = [:]
    private var counters: [ReplicaID: UInt64] = [:]
    private var nextID: UInt64 = 0

    struct NoSuchIndex: Error {}

    func newKey(_ kind: KindNumber) -> RecordKey {
        nextID += 1
        let time = Self.noon + nextID
        return RecordKey(
            kind: kind,
            id: RecordID(milliseconds: time, entropy: 0, replica: ReplicaID(rawValue: 9), counter: nextID))
    }

    // MARK: What rules look up

    func isAlive(_ key: RecordKey) -> Bool { lives[key]?.value.isTrue ?? false }

    func value(_ field: FieldNumber, of key: RecordKey) -> Value {
        guard let state = states[key]?[field], let policy = schema.kind(key.kind)?.field(field)?.policy else {
            return .null
        }
        return policy.view(of: state)
    }

    func edit(_ field: FieldNumber, of key: RecordKey) -> Sibling? {
        guard let state = states[key]?[field] else { return nil }
        return schema.kind(key.kind)?.field(field)?.policy.shown(in: state)
    }

    func life(of key: RecordKey) -> Sibling? { lives[key] }

    /// Refuses a lookup for which HQ would read every record; of cases there are few.
    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        guard schema.kind(kind)?.field(field)?.isLookedUp == true || kind == CaseRecord.number else {
            throw NoSuchIndex()
        }
        let found = lives.keys.filter { $0.kind == kind && isAlive($0) && self.value(field, of: $0) == value }
        return found.map(\.id).sorted()
    }

    // MARK: What reps send

    /// Judges and applies an edit.
    /// - Parameters:
    ///   - seen: Up to which commit its author had seen; everything, if nil.
    ///   - base: What the author replaced; what stands now, if nil.
    @discardableResult
    func submit(
        _ edit: RecordEdit, by rep: Author, seen: CommitSequence? = nil, base: [FieldNumber: Value] = [:],
        made: UInt64 = noon, received: UInt64 = noon, skew: Int64 = 0
    ) throws -> Judgement {
        guard let kind = schema.kind(edit.key.kind) else { return Judgement() }
        let context = stamp(rep, seen)
        let writes = edit.writes.map {
            FieldWrite($0.field, $0.value, base: base[$0.field] ?? known($0.field, edit.key))
        }
        var operation = Changeset.Operation(edit.key, edit.action, writes)
        var judgement = Judgement()
        let proposal = { (operation: Changeset.Operation) in
            Proposal(
                operation: operation, kind: kind, author: rep, context: context, made: made, received: received,
                skew: skew)
        }
        for rule in rulebook.invariants where rule.concerns(operation) {
            guard let ruling = try rule.check(proposal(operation), self) else { continue }
            judgement.take(ruling, rule.name)
            if judgement.isHeld { break }
            operation = operation.without(judgement.held)
        }
        if !judgement.isHeld {
            operation = try thawing(operation, kind, rep, proposal, &judgement)
            apply(operation, kind, rep, context, made)
        }
        for edit in try judgement.edits + upkeep(of: operation, kind) {
            try submit(edit, by: Author(replica: .headquarters), made: made, received: received)
        }
        return judgement
    }

    /// What HQ keeps in step with what the operation changed.
    private func upkeep(of operation: Changeset.Operation, _ kind: RecordKind) throws -> [RecordEdit] {
        guard isAlive(operation.key), rulebook.upkeep.concerns(operation) else { return [] }
        let values = try rulebook.upkeep.values(kind) { value($0, of: operation.key) }
            .filter { value($0.field, of: operation.key) != $0.value }
        return values.isEmpty ? [] : [RecordEdit(operation.key, .update, values)]
    }

    private func known(_ field: FieldNumber, _ key: RecordKey) -> Value? { isAlive(key) ? value(field, of: key) : nil }

    private func stamp(_ rep: Author, _ seen: CommitSequence?) -> CausalContext {
        let counter = (counters[rep.replica] ?? 0) + 1
        counters[rep.replica] = counter
        let prefix = seen ?? sequence
        sequence += 1
        return CausalContext(of: Dot(replica: rep.replica, counter: counter), prefix: prefix)
    }

    private func thawing(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ rep: Author,
        _ proposal: (Changeset.Operation) -> Proposal, _ judgement: inout Judgement
    ) throws -> Changeset.Operation {
        guard rep.replica != .headquarters else { return operation }
        var frozen: Set<FieldNumber> = []
        for write in operation.writes {
            guard let field = kind.field(write.field), case .frozenAfter(let freeze, _) = field.policy,
                freeze.isFrozen(value(freeze.field, of: operation.key))
            else { continue }
            frozen.insert(write.field)
            let single = Changeset.Operation(operation.key, operation.action, [write])
            guard let ruling = try rulebook.thaw(proposal(single), field, self) else { continue }
            judgement.edits += ruling.edits
            judgement.cases += ruling.cases.map { ("frozenAfter", $0) }
        }
        judgement.held.formUnion(frozen)
        return operation.without(frozen)
    }

    private func apply(
        _ operation: Changeset.Operation, _ kind: RecordKind, _ rep: Author, _ context: CausalContext, _ made: UInt64
    ) {
        let isNew = lives[operation.key] == nil
        func sibling(_ write: FieldWrite) -> Sibling {
            Sibling(
                dot: context.own, sequence: sequence, stamp: Stamp(milliseconds: made), value: write.value,
                base: write.base, circumstances: .init(role: rep.role, seen: context.prefix))
        }
        if case .delete = operation.action {
            lives[operation.key] = sibling(FieldWrite(0, .flag(false)))
            return
        }
        if isNew { lives[operation.key] = sibling(FieldWrite(0, .flag(true))) }
        for write in operation.writes {
            guard let field = kind.field(write.field) else { continue }
            _ = states[operation.key, default: [:]][write.field, default: FieldState()].apply(
                sibling(write), context: context, policy: field.policy,
                byHeadquarters: rep.replica == .headquarters, creating: isNew && field.creatorSets)
        }
    }
}

extension Judgement {
    fileprivate mutating func take(_ ruling: Ruling, _ rule: String) {
        edits += ruling.edits
        settlements += ruling.settlements
        cases += ruling.cases.map { (rule, $0) }
        switch ruling.outcome {
        case .accept: break
        case .hold, .convert: isHeld = true
        case .holdFields(let fields): held.formUnion(fields)
        }
    }
}

extension Changeset.Operation {
    fileprivate func without(_ fields: Set<FieldNumber>) -> Changeset.Operation {
        Changeset.Operation(key, action, writes.filter { !fields.contains($0.field) })
    }
}

extension SmallHeadquarters {
    static let headquarters = Author(replica: .headquarters)

    /// Creates a record as HQ.
    func create(_ kind: KindNumber, _ values: [FieldNumber: Value]) throws -> RecordKey {
        try create(kind, values, by: Self.headquarters)
    }

    func create(
        _ kind: KindNumber, _ values: [FieldNumber: Value], by author: Author, seen: CommitSequence? = nil
    ) throws -> RecordKey {
        let key = newKey(kind)
        try submit(RecordEdit(key, .create, Self.writes(values)), by: author, seen: seen)
        return key
    }

    @discardableResult
    func set(
        _ key: RecordKey, _ values: [FieldNumber: Value], by author: Author = headquarters, seen: CommitSequence? = nil,
        base: [FieldNumber: Value] = [:], made: UInt64 = noon
    ) throws -> Judgement {
        try submit(
            RecordEdit(key, .update, Self.writes(values)), by: author, seen: seen, base: base, made: made)
    }

    static func writes(_ values: [FieldNumber: Value]) -> [FieldValue] {
        values.map { FieldValue($0.key, $0.value) }
    }

    /// The person of a rep, as a record.
    func enlist(_ rep: Rep, name: String) throws {
        let key = RecordKey(kind: User.kind, id: rep.person)
        try submit(
            RecordEdit(
                key, .create, Self.writes([User.Fields.name: .text(name), User.Fields.role: .text(rep.role)])),
            by: Self.headquarters)
    }
}
