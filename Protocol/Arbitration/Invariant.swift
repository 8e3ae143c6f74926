// Why this file exists: some rules hold between records: one owner for each, one successor at most. Two offline edits
// that each look right can break them together, so only HQ, where edits meet, can tell. The domain states such rules as
// pure functions; the engine runs them and knows none.

/// A rule across records. HQ asks it about every operation that touches what it watches, before the operation is
/// written.
public struct Invariant: Sendable {
    /// Its stable name, which receipts, journal and cases carry.
    public let name: String
    /// One English sentence for an author whose edit it stopped or changed.
    public let sentence: String
    /// The kinds it watches, and of each the fields; nil watches every operation on the kind, creation and deletion
    /// too.
    public let watches: [KindNumber: Set<FieldNumber>?]
    /// What is to happen; nil if the operation may stand.
    public let check: @Sendable (Proposal, any Ground) throws -> Ruling?

    public init(
        _ name: String, _ sentence: String, watches: [KindNumber: Set<FieldNumber>?],
        check: @escaping @Sendable (Proposal, any Ground) throws -> Ruling?
    ) {
        self.name = name
        self.sentence = sentence
        self.watches = watches
        self.check = check
    }

    func concerns(_ operation: Changeset.Operation) -> Bool {
        guard let fields = watches[operation.key.kind] else { return false }
        guard let fields else { return true }
        return operation.writes.contains { fields.contains($0.field) }
    }
}

/// Who made an edit, as HQ knows them.
public struct Author: Hashable, Sendable {
    public let replica: ReplicaID
    /// The record of the person whose device it is; nil for HQ itself and for devices without one.
    public let person: RecordID?
    /// The role that HQ gave that person; empty if none.
    public let role: String
    /// Every role that they play, and where.
    public let roles: Set<Role>
    /// What people call them.
    public let name: String

    /// The role under which HQ's own edits count.
    public static let headquartersRole = "HQ"

    /// - Parameter roles: nil if nothing more is known than `role`, which then counts everywhere.
    public init(
        replica: ReplicaID, person: RecordID? = nil, role: String = "", roles: Set<Role>? = nil, name: String = ""
    ) {
        self.roles = roles ?? (role.isEmpty ? [] : [Role(role)])
        self.replica = replica
        self.name = name
        self.person = person
        self.role = role
    }
}

/// An operation on its way to being judged.
public struct Proposal: Sendable {
    public let operation: Changeset.Operation
    public let kind: RecordKind
    public let author: Author
    /// What the author had seen.
    public let context: CausalContext
    /// When it was made, by the effective stamp; when HQ received it; Unix milliseconds.
    public let made: UInt64
    public let received: UInt64
    /// HQ's time minus the author's corrected time at upload, milliseconds: how wrong the clock was that made it.
    public let skew: Int64

    public var key: RecordKey { operation.key }
    public var byHeadquarters: Bool { author.replica == .headquarters }
    public func value(_ field: FieldNumber) -> Value? { operation.writes.last { $0.field == field }?.value }
    /// Whether the author had seen an edit.
    public func saw(_ sibling: Sibling) -> Bool { context.contains(sibling.dot, sequence: sibling.sequence) }
}

/// What a rule may look up: everything as HQ shows it before the operation.
public protocol Ground {
    func isAlive(_ key: RecordKey) throws -> Bool
    /// What a field shows; null if there is no such record.
    func value(_ field: FieldNumber, of key: RecordKey) throws -> Value
    /// The edit that shows in a field: who made it, and when; nil if none.
    func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling?
    /// The edit that made the record, or that last deleted it; its value is the life's flag.
    func life(of key: RecordKey) throws -> Sibling?
    /// Living records of a kind with this value in this field, in id order, at most a hundred. The field
    /// should be declared ``Field/isLookedUp``, or HQ reads every record of the kind.
    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID]
    /// The same without a limit: for rules that must not miss one.
    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID]
}

/// An open case that needs nobody any more: what it asked has come about.
public struct CaseSettlement: Hashable, Sendable {
    /// The case.
    public let id: RecordID
    /// What a decider would have answered.
    public let answer: CaseAnswer

    public init(_ id: RecordID, _ answer: CaseAnswer) {
        self.id = id
        self.answer = answer
    }
}

/// What a rule decides about an operation.
public struct Ruling: Sendable {
    public enum Outcome: Hashable, Sendable {
        /// It stands.
        case accept
        /// It waits, whole, for a person (the case says for whom).
        case hold
        /// Only these fields of it wait.
        case holdFields(Set<FieldNumber>)
        /// It does not apply; what takes its place stands in `edits`.
        case convert
    }

    public let outcome: Outcome
    /// HQ's own edits that go with it: the legal record it became, a value put back.
    public let edits: [RecordEdit]
    public let cases: [CaseDraft]
    /// Open cases that are answered by what the operation does.
    public let settlements: [CaseSettlement]

    public init(
        _ outcome: Outcome, edits: [RecordEdit] = [], cases: [CaseDraft] = [], settlements: [CaseSettlement] = []
    ) {
        self.outcome = outcome
        self.edits = edits
        self.cases = cases
        self.settlements = settlements
    }

    /// Accept, and open an exception for someone to look at.
    public static func acceptWithCase(_ draft: CaseDraft, edits: [RecordEdit] = []) -> Ruling {
        Ruling(.accept, edits: edits, cases: [draft])
    }

    /// Hold the whole operation until a person says so.
    public static func hold(_ draft: CaseDraft, edits: [RecordEdit] = []) -> Ruling {
        Ruling(.hold, edits: edits, cases: [draft])
    }

    /// Keep the operation out and put another record in its place.
    public static func convert(_ edits: [RecordEdit], cases: [CaseDraft] = []) -> Ruling {
        Ruling(.convert, edits: edits, cases: cases)
    }
}
