// Why this file exists: what is not in a replica's scopes never reaches it. So both who may see a record and who may
// see a part of it are said in one way: by the scope it lives in.

/// Who may see what: classes of confidentiality, from what everyone who holds a scope sees to what only HQ sees. Each
/// class is a scope of its own beside the one that it belongs to, so that what a replica may not see is never sent to
/// it, in no form: neither the value nor that there is one.
public enum Visibility: UInt8, Sendable, CaseIterable {
    case shared, team, finance, headquarters
}

/// What a scope is: the records that belong to one record, or to nobody in particular, of one class.
public struct ScopeName: Hashable, Sendable, Comparable {
    /// The record that anchors it; nil for what belongs to everybody.
    public let anchor: RecordID?
    public let visibility: Visibility

    public init(anchor: RecordID?, _ visibility: Visibility = .shared) {
        self.anchor = anchor
        self.visibility = visibility
    }

    /// Reference data.
    public static let reference = ScopeName(anchor: nil)

    public static func < (a: ScopeName, b: ScopeName) -> Bool {
        if a.anchor == b.anchor { return a.visibility.rawValue < b.visibility.rawValue }
        guard let left = a.anchor else { return true }
        guard let right = b.anchor else { return false }
        return left < right
    }

    /// The part of the same scope that another class sees.
    func part(_ visibility: Visibility) -> ScopeName { ScopeName(anchor: anchor, visibility) }
}

/// Which scope a record belongs to.
public enum ScopeRule: Hashable, Sendable {
    /// Reference data: held by every replica.
    case reference
    /// The scope anchored at the record that one of these reference fields names, the first of them that names one
    /// which anchors a scope; reference data if none does.
    case anchored(by: [FieldNumber])
    /// The scope whose number stands in this field; HQ writes it.
    case named(by: FieldNumber)
    /// What only a class may see of a record of another kind: it has that record's id and lives beside it.
    case beside(KindNumber, Visibility)
}

extension RecordKind {
    /// The fields that say in which scope a record lives, the first that counts first; none where every replica holds
    /// them, or where it lives beside another.
    public var anchors: [FieldNumber] {
        switch scope {
        case .reference, .beside: []
        case .anchored(let fields): fields
        case .named(let field): [field]
        }
    }

    /// The record beside which this one lives; nil if its kind stands for itself.
    public func leader(of id: RecordID) -> RecordKey? {
        guard case .beside(let leader, _) = scope else { return nil }
        return RecordKey(kind: leader, id: id)
    }

    /// Whether a field says, by itself or through another record, where a record that follows another lives.
    func places(_ field: FieldNumber) -> Bool {
        !follows.isEmpty && (anchors.contains(field) || follows.contains(field))
    }
}
