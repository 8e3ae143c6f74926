// Why this file exists: two histories relate in exactly four ways, and code that forgets one loses edits.

/// How one history relates to another.
public enum CausalRelation: String, Sendable, CaseIterable {
    /// Both hold the same edits.
    case same
    /// The other holds all of this one's edits and more.
    case before
    /// This one holds all of the other's edits and more.
    case after
    /// Each holds an edit that the other lacks.
    case concurrent

    /// The relation seen from the other side.
    public var reversed: CausalRelation {
        switch self {
        case .same: .same
        case .before: .after
        case .after: .before
        case .concurrent: .concurrent
        }
    }
}
