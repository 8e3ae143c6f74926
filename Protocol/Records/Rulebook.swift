// Why this file exists: the engine asks the business questions, and the business answers with pure functions. Equal
// inputs give equal answers on every tier, so a laptop can refuse at once what HQ would refuse tomorrow.

/// The domain's rules, handed to the engine beside its ``Schema``. No function here may read a clock or do I/O.
public struct Rulebook: Sendable {
    /// Why a value cannot stand in a field, in one sentence; nil if it can.
    public let objection: @Sendable (RecordKind, Field, Value) -> String?
    /// Recomputes a derived field from the record's stored values; nil for a field it does not know.
    public let derive: @Sendable (RecordKind, Field, _ stored: (FieldNumber) -> Value) -> Value?
    /// Who may do what; nil if everybody may do everything.
    public let authority: Authority?
    /// How records say who may hold what and who plays which role; nil if none does.
    public let organisation: Organisation?
    /// Rules across records, in the order in which they are asked: what they accept with a case or hold in part adds
    /// up; the first that holds or converts the whole operation ends the asking.
    public let invariants: [Invariant]
    /// On what terms people decide between the concurrent values of a field.
    public let terms: @Sendable (RecordKind, Field, [Sibling]) -> CaseTerms
    /// What becomes of a write to a frozen field: `.convert` with the record it turns into, or `.hold`. The ground is
    /// the frozen record's.
    public let thaw: @Sendable (Proposal, Field, any Ground) throws -> Ruling?
    /// What the survivor of a merge takes over from the record merged into it.
    public let merge:
        @Sendable (RecordKind, _ survivor: (FieldNumber) -> Value, _ loser: (FieldNumber) -> Value) -> [FieldValue]
    /// Fields that HQ keeps in step with others of their record.
    public let upkeep: Upkeep
    /// Records that are told of, unrecognisably, to those who may not hold them.
    public let shadows: [ShadowRule]
    /// What HQ records when a held edit is rejected, beside closing its case.
    public let rejected: @Sendable (Rejection, any Ground) throws -> [RecordEdit]
    /// What HQ has to do on a day; asked every day, so what is done must not be asked for again.
    public let duties: @Sendable (CivilDate, any Ground) throws -> [RecordEdit]
    /// Who decides about an author's held edit of a record where no rule says so; nil if nobody in particular.
    public let custody: @Sendable (RecordKey, Author, any Ground) throws -> CaseTerms?

    public init(
        objection: @escaping @Sendable (RecordKind, Field, Value) -> String? = { _, _, _ in nil },
        derive: @escaping @Sendable (RecordKind, Field, (FieldNumber) -> Value) -> Value? = { _, _, _ in nil },
        authority: Authority? = nil, organisation: Organisation? = nil, invariants: [Invariant] = [],
        terms: @escaping @Sendable (RecordKind, Field, [Sibling]) -> CaseTerms = { _, _, _ in .medium("HQ") },
        thaw: @escaping @Sendable (Proposal, Field, any Ground) throws -> Ruling? = { _, _, _ in nil },
        merge: @escaping @Sendable (RecordKind, (FieldNumber) -> Value, (FieldNumber) -> Value) -> [FieldValue] = {
            _, _, _ in []
        },
        upkeep: Upkeep = Upkeep(watches: [:]) { _, _ in [] }, shadows: [ShadowRule] = [],
        rejected: @escaping @Sendable (Rejection, any Ground) throws -> [RecordEdit] = { _, _ in [] },
        duties: @escaping @Sendable (CivilDate, any Ground) throws -> [RecordEdit] = { _, _ in [] },
        custody: @escaping @Sendable (RecordKey, Author, any Ground) throws -> CaseTerms? = { _, _, _ in nil }
    ) {
        self.duties = duties
        self.custody = custody
        self.authority = authority
        self.organisation = organisation
        self.upkeep = upkeep
        self.shadows = shadows
        self.objection = objection
        self.derive = derive
        self.invariants = invariants
        self.terms = terms
        self.thaw = thaw
        self.merge = merge
        self.rejected = rejected
    }
}

/// Stored fields that follow from what other fields of a record show, kept by HQ so that records can be found by them.
public struct Upkeep: Sendable {
    /// The fields they follow from.
    public let watches: [KindNumber: Set<FieldNumber>]
    /// What they are to show, given what the record shows.
    public let values: @Sendable (RecordKind, _ shown: (FieldNumber) throws -> Value) throws -> [FieldValue]

    public init(
        watches: [KindNumber: Set<FieldNumber>],
        values: @escaping @Sendable (RecordKind, _ shown: (FieldNumber) throws -> Value) throws -> [FieldValue]
    ) {
        self.watches = watches
        self.values = values
    }

    /// Whether an operation may change what they follow from.
    public func concerns(_ operation: Changeset.Operation) -> Bool {
        guard let fields = watches[operation.key.kind] else { return false }
        return operation.action == .create || operation.writes.contains { fields.contains($0.field) }
    }
}
