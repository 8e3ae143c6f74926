// Why this file exists: the engine knows no word of the business. The domain hands it this description: which kinds of
// record there are, their fields, the columns people see in SQLite, and how concurrent edits of each field resolve.

/// Everything the engine must know about a domain's records.
public struct Schema: Sendable {
    /// Raised by one whenever kinds or fields are added.
    public let version: UInt32
    public let kinds: [RecordKind]
    /// Where a person's role stands: the kind of record that people are, and the field. HQ certifies edits by it.
    public let certifiedRole: (kind: KindNumber, field: FieldNumber)?
    private let byNumber: DenseMap<Int>
    private let byName: [String: Int]
    private let childrenByName: [String: [(KindNumber, FieldNumber)]]
    private let namingMergeable: DenseMap<Bool>
    private let followersByName: [String: [(KindNumber, FieldNumber)]]
    private let besideByNumber: [KindNumber: [RecordKind]]
    /// The classes of confidentiality that kinds here make use of.
    public let visibilities: [Visibility]

    /// - Precondition: kind numbers and names are unique, and field numbers and names within a kind: a domain that
    ///   breaks this is a programmer's error, not input.
    public init(
        version: UInt32, kinds: [RecordKind], certifiedRole: (kind: KindNumber, field: FieldNumber)? = nil
    ) {
        self.version = version
        self.kinds = kinds
        self.certifiedRole = certifiedRole
        byNumber = DenseMap(kinds.enumerated().map { ($1.number, $0) })
        byName = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.name, $0) })
        var children: [String: [(KindNumber, FieldNumber)]] = [:]
        for kind in kinds {
            for field in kind.fields where field.isParent {
                guard case .reference(let parent)? = field.columns.first?.type else { continue }
                children[parent, default: []].append((kind.number, field.number))
            }
        }
        childrenByName = children
        var followers: [String: [(KindNumber, FieldNumber)]] = [:]
        for kind in kinds {
            for field in kind.follows.compactMap(kind.field) {
                guard case .reference(let parent)? = field.columns.first?.type else { continue }
                followers[parent, default: []].append((kind.number, field.number))
            }
        }
        followersByName = followers
        var beside: [KindNumber: [RecordKind]] = [:]
        var classes: Set<Visibility> = [.shared]
        for kind in kinds {
            guard case .beside(let leader, let visibility) = kind.scope else { continue }
            beside[leader, default: []].append(kind)
            classes.insert(visibility)
        }
        besideByNumber = beside
        visibilities = Visibility.allCases.filter(classes.contains)
        let mergeable = Set(kinds.filter { $0.redirect != nil }.map(\.name))
        namingMergeable = DenseMap(
            kinds.map { kind in
                let names = kind.fields.contains { field in
                    guard case .reference(let name)? = field.columns.first?.type else { return false }
                    return mergeable.contains(name)
                }
                return (kind.number, names)
            })
    }

    /// Whether records of a kind may name records that can be merged into others.
    func mayNameMerged(_ kind: RecordKind) -> Bool { namingMergeable[kind.number] ?? false }

    /// The kinds that are filed under another, and the fields that say so.
    public func children(of parent: RecordKind) -> [(kind: KindNumber, field: FieldNumber)] {
        childrenByName[parent.name] ?? []
    }

    /// The kinds whose records live where a record of this one lives, and the fields that name it.
    func followers(of leader: RecordKind) -> [(kind: KindNumber, field: FieldNumber)] {
        followersByName[leader.name] ?? []
    }

    /// The kinds whose records hold what only some may see of a record of this one.
    public func partsBeside(_ leader: RecordKind) -> [RecordKind] { besideByNumber[leader.number] ?? [] }

    /// Whether records of a kind may take others along when they move.
    func mayLead(_ kind: RecordKind) -> Bool { !followers(of: kind).isEmpty || !partsBeside(kind).isEmpty }

    public func kind(_ number: KindNumber) -> RecordKind? { byNumber[number].map { kinds[$0] } }
    public func kind(named name: String) -> RecordKind? { byName[name].map { kinds[$0] } }
}

/// One kind of record: a plain table on a laptop. A class because it is passed along with every value and never
/// changes.
public final class RecordKind: Sendable {
    public let number: KindNumber
    /// The table's name and the word in commands, in English snake case.
    public let name: String
    public let fields: [Field]
    public let scope: ScopeRule
    /// A field in which HQ issues a human code such as `OPP-2026-000017`, and the code's first word.
    public let code: IssuedCode?
    /// Whether only HQ may create and change records of this kind.
    public let headquartersOnly: Bool
    /// Whether only HQ may create and delete records of this kind; others may still write what its fields allow.
    public let issuedOnly: Bool
    /// The field that names the record this one was merged into; edits and references follow it.
    public let redirect: FieldNumber?
    /// The field that says what rule made a record, if none of the people did. While nobody has worked on such a record
    /// it is no reason to keep what it is filed under.
    public let maker: FieldNumber?
    /// The fields that name the record in whose scope this one lives, wherever that goes: the first of them that names
    /// one which not everybody holds.
    public let follows: [FieldNumber]
    /// Every field that a record cannot be created without.
    public let requiredFields: [Field]
    /// Whether HQ opens scopes by writing some of the fields.
    let opensScopes: Bool
    /// Fields that HQ fills in by itself: the code, and keys by which it finds records.
    public let bookkeeping: Set<FieldNumber>
    private let byNumber: DenseMap<Int>
    private let byName: [String: Int]

    public init(
        number: KindNumber, name: String, scope: ScopeRule, code: IssuedCode? = nil, headquartersOnly: Bool = false,
        issuedOnly: Bool = false, redirect: FieldNumber? = nil, maker: FieldNumber? = nil, follows: [FieldNumber] = [],
        fields: [Field]
    ) {
        self.maker = maker
        self.follows = follows
        self.number = number
        self.name = name
        self.scope = scope
        self.code = code
        self.headquartersOnly = headquartersOnly
        self.issuedOnly = issuedOnly
        self.redirect = redirect
        self.fields = fields
        requiredFields = fields.filter(\.required)
        storedFields = fields.filter { $0.policy != .derived }
        opensScopes = fields.contains(where: \.opensScope)
        let keys = fields.filter { $0.policy == .hqOnly && $0.isLookedUp && !$0.isParent }.map(\.number)
        bookkeeping = Set(keys + (code.map { [$0.field] } ?? []))
        byNumber = DenseMap(fields.enumerated().map { ($1.number, $0) })
        byName = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })
    }

    public func field(_ number: FieldNumber) -> Field? { byNumber[number].map { fields[$0] } }
    public func field(named name: String) -> Field? { byName[name].map { fields[$0] } }

    /// All fields that are stored and sent, in order: everything but derived ones.
    public let storedFields: [Field]
}

/// The field in which HQ issues a record's human code.
public struct IssuedCode: Hashable, Sendable {
    public let field: FieldNumber
    /// `OPP` gives `OPP-2026-000017`.
    public let prefix: String

    public init(field: FieldNumber, prefix: String) {
        self.field = field
        self.prefix = prefix
    }
}

/// One field of a kind: the unit of conflict. A compound has several columns and still is one field.
public final class Field: Sendable {
    /// From 1, never reused within a kind.
    public let number: FieldNumber
    /// Its name in commands and JSON, in English camel case.
    public let name: String
    public let columns: [Column]
    public let policy: Policy
    /// Whether a record cannot be created without it.
    public let required: Bool
    /// Whether the creator of a record may give an `hqOnly` field its first value (the owner, the scope's anchor).
    public let creatorSets: Bool
    /// Whether rules look records up by this field, so that HQ keeps an index of it.
    public let isLookedUp: Bool
    /// Whether this reference names the record that this one is filed under: a parent in use is not deleted.
    public let isParent: Bool
    /// Whether a record that HQ names here anchors a scope from then on.
    public let opensScope: Bool
    /// The types of the columns, for checks.
    let shapes: [ValueShape]

    public init(
        _ number: FieldNumber, _ name: String, columns: [Column], policy: Policy = .keepLatest,
        required: Bool = false, creatorSets: Bool = false, isLookedUp: Bool = false, isParent: Bool = false,
        opensScope: Bool = false
    ) {
        self.opensScope = opensScope
        self.number = number
        self.name = name
        self.columns = columns
        shapes = columns.map { ValueShape($0.type) }
        self.policy = policy
        self.required = required
        self.creatorSets = creatorSets
        self.isLookedUp = isLookedUp || isParent
        self.isParent = isParent
    }

    /// A field of one column.
    public convenience init(
        _ number: FieldNumber, _ name: String, column: String, _ type: ColumnType, policy: Policy = .keepLatest,
        choices: [String] = [], required: Bool = false, creatorSets: Bool = false, isLookedUp: Bool = false,
        isParent: Bool = false, opensScope: Bool = false
    ) {
        self.init(
            number, name, columns: [Column(column, type, choices: choices)], policy: policy,
            required: required, creatorSets: creatorSets, isLookedUp: isLookedUp, isParent: isParent,
            opensScope: opensScope)
    }

    public var isCompound: Bool { columns.count > 1 }
}

/// How a column is typed in SQLite and on the wire.
public enum ColumnType: Hashable, Sendable {
    /// INTEGER.
    case integer
    /// TEXT in NFC.
    case text
    /// INTEGER 0 or 1.
    case boolean
    /// TEXT `YYYY-MM-DD`, days since 1970 on the wire.
    case date
    /// INTEGER, Unix milliseconds, UTC.
    case instant
    /// BLOB of sixteen bytes: the id of a record of this kind.
    case reference(String)
    /// TEXT holding a JSON array of strings, sorted.
    case set
}

/// One SQLite column.
public struct Column: Hashable, Sendable {
    /// Its name in SQLite, in English snake case.
    public let name: String
    public let type: ColumnType
    /// The words allowed in a text column; any, if empty.
    public let choices: [String]

    public init(_ name: String, _ type: ColumnType, choices: [String] = []) {
        self.name = name
        self.type = type
        self.choices = choices
    }
}
