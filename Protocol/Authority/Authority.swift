// Why this file exists: a laptop refuses at once what HQ would refuse tomorrow. So both ask one pure function of the
// domain, which is given what it may know: what somebody wants to do, which roles they play, and what stands.

/// Somebody who wants to do something.
public struct Claim: Sendable {
    public let operation: Changeset.Operation
    public let kind: RecordKind
    /// The roles that they play, anywhere.
    public let roles: Set<Role>
    /// Their record; nil for devices without a person.
    public let person: RecordID?
    /// Where the record lived as far as they had heard, beside where it lives.
    public let formerPlaces: Set<RecordID>

    public init(
        _ operation: Changeset.Operation, _ kind: RecordKind, roles: Set<Role>, person: RecordID?,
        formerPlaces: Set<RecordID> = []
    ) {
        self.formerPlaces = formerPlaces
        self.operation = operation
        self.kind = kind
        self.roles = roles
        self.person = person
    }
}

/// What of a claim is not somebody's to do.
public struct Denial: Hashable, Sendable {
    /// The fields; none if it is the whole operation.
    public let fields: Set<FieldNumber>
    /// Whose it is instead, by the domain's words for roles.
    public let permitted: [String]
    /// One English sentence.
    public let sentence: String

    public init(_ fields: Set<FieldNumber> = [], permitted: [String], sentence: String) {
        self.fields = fields
        self.permitted = permitted
        self.sentence = sentence
    }

    public var isWhole: Bool { fields.isEmpty }
}

/// Who may do what.
public typealias Authority = @Sendable (Claim, any Ground) throws -> [Denial]

extension [Denial] {
    /// The fields of an operation that are denied; nil if all of it is.
    func fields(of operation: Changeset.Operation) -> Set<FieldNumber>? {
        if contains(where: \.isWhole) { return nil }
        let denied = Set(flatMap(\.fields)).intersection(operation.writes.map(\.field))
        return operation.action == .update && denied.count == Set(operation.writes.map(\.field)).count ? nil : denied
    }
}
