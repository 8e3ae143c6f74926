// Why this file exists: the engine needs a field's number, columns and policy; people need its name, its choices and
// its limits. A term says all of it in one line, so that the schema, the rulebook, the labels and the documentation
// cannot drift apart.

import SyncProtocol

/// One field of the vocabulary.
struct Term: Sendable {
    let field: Field
    let label: Label
    let choices: [Choice]
    /// The integers allowed, by column name.
    let limits: [String: ClosedRange<Int64>]
    /// The policy that the domain model asks for where the engine cannot do it yet.
    let intended: String?

    /// A field of one column, named after the field: `openedOn` is `opened_on`, a reference `owner` is `owner_id`.
    init(
        _ number: FieldNumber, _ name: String, _ type: ColumnType, _ label: Label, policy: Policy = .keepLatest,
        choices: [Choice] = [], limits: ClosedRange<Int64>? = nil, required: Bool = false,
        creatorSets: Bool = false, isLookedUp: Bool = false, isParent: Bool = false, opensScope: Bool = false,
        intended: String? = nil
    ) {
        var column = Self.snakeCase(name)
        if case .reference = type { column += "_id" }
        field = Field(
            number, name, column: column, type, policy: policy, choices: choices.map(\.word), required: required,
            creatorSets: creatorSets, isLookedUp: isLookedUp, isParent: isParent, opensScope: opensScope)
        self.label = label
        self.choices = choices
        self.limits = limits.map { [column: $0] } ?? [:]
        self.intended = intended
    }

    /// A field of several columns that move together.
    init(
        _ number: FieldNumber, _ name: String, compound columns: [Column], _ label: Label,
        policy: Policy = .keepLatest, limits: [String: ClosedRange<Int64>] = [:], intended: String? = nil
    ) {
        field = Field(number, name, columns: columns, policy: policy)
        self.label = label
        choices = []
        self.limits = limits
        self.intended = intended
    }

    /// A field that the engine declares itself.
    init(_ field: Field, _ label: Label, choices: [Choice] = []) {
        self.field = field
        self.label = label
        self.choices = choices
        limits = [:]
        intended = nil
    }

    static func snakeCase(_ name: String) -> String {
        var result = ""
        for character in name {
            if character.isUppercase { result += "_" + character.lowercased() } else { result.append(character) }
        }
        return result
    }
}

/// One kind of the vocabulary.
struct Entry: Sendable {
    let kind: RecordKind
    let label: Label
    let terms: [Term]
    private let byNumber: [FieldNumber: Int]

    init(
        _ number: KindNumber, _ name: String, _ label: Label, scope: ScopeRule, code: IssuedCode? = nil,
        headquartersOnly: Bool = false, redirect: FieldNumber? = nil, maker: FieldNumber? = nil, _ terms: [Term]
    ) {
        let fields = terms.map(\.field)
        // What is filed under a customer or a deal lives with it; a customer does not live with its parent company.
        let follows = fields.filter { $0.isParent && $0.columns.first?.type != .reference(name) }.map(\.number)
        let kind = RecordKind(
            number: number, name: name, scope: scope, code: code, headquartersOnly: headquartersOnly,
            redirect: redirect, maker: maker, follows: scope == .reference ? [] : follows, fields: fields)
        self.init(kind, label, terms)
    }

    /// A kind that the engine declares itself; `terms` name its fields.
    init(_ kind: RecordKind, _ label: Label, _ terms: [Term]) {
        self.kind = kind
        self.label = label
        self.terms = terms
        byNumber = Dictionary(uniqueKeysWithValues: terms.enumerated().map { ($1.field.number, $0) })
    }

    func term(_ number: FieldNumber) -> Term? { byNumber[number].map { terms[$0] } }
}

extension Term {
    /// The human code that HQ issues; empty until then.
    static func issuedCode(_ number: FieldNumber) -> Term {
        Term(number, "code", .text, Label("Code", "编号", "編號"), policy: .hqOnly)
    }

    /// The office in whose scope the record lives.
    static func office(_ number: FieldNumber) -> Term {
        Term(
            number, "office", .reference("office"), Label("Office", "代表处", "代表處"), policy: .hqOnly,
            creatorSets: true)
    }

    /// The account in whose scope the record lives, if people of several offices work on that account.
    static func share(_ number: FieldNumber) -> Term {
        Term(
            number, "share", .reference("account"), Label("Shared with", "共享客户", "共享客戶"), policy: .hqOnly,
            opensScope: true)
    }

    /// The identity of the record in the system it was imported from.
    static func externalID(_ number: FieldNumber) -> Term {
        Term(
            number, "externalId", .text, Label("External id", "外部编号", "外部編號"), policy: .hqOnly,
            creatorSets: true)
    }

    static func owner(_ number: FieldNumber) -> Term {
        Term(
            number, "owner", .reference("user"), Label("Owner", "责任人", "責任人"), policy: .hqOnly,
            creatorSets: true)
    }

    /// A key by which HQ finds records that may be one; see `MatchKeys`. Whoever creates a record may bring it along.
    static func matchKey(_ number: FieldNumber, _ name: String, _ label: Label) -> Term {
        Term(number, name, .text, label, policy: .hqOnly, creatorSets: true, isLookedUp: true)
    }

    /// The record that this one was merged into; edits and references follow it.
    static func mergedInto(_ number: FieldNumber, _ kind: String) -> Term {
        Term(number, "mergedInto", .reference(kind), Label("Merged into", "已合并至", "已合併至"), policy: .hqOnly)
    }

    static func tags(_ number: FieldNumber) -> Term {
        Term(number, "tags", .set, Label("Tags", "标签", "標籤"), policy: .addRemove)
    }
}
