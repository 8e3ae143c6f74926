// Why this file exists: when two people edit one field without having seen each other's edit, the business decides what
// becomes of it, per field, in advance. This is the closed set of answers; each has a file in Merging/Policies.

/// How concurrent edits of one field resolve. An edit that saw the other simply replaces it, whatever the policy.
public enum Policy: Hashable, Sendable {
    /// The later effective stamp shows; the other goes to the journal.
    case keepLatest
    /// The greatest of the concurrent values shows.
    case max
    /// The least of the concurrent values shows.
    case min
    /// The value written first stands; a later one, even by someone who saw it, is journalled as a proposal.
    case first
    /// A set: additions stay unless a removal saw them.
    case addRemove
    /// Only HQ changes it; another's write becomes a proposal in the journal.
    case hqOnly
    /// Written once. Its author may amend it for this many milliseconds; anyone else's write is journalled.
    case appendOnly(amendable: UInt64)
    /// Once true it stays true until HQ clears it.
    case stickyTrue
    /// Recomputed from other fields by a pure function; neither stored nor sent.
    case derived
    /// All concurrent values stay until a person decides; meanwhile a working value shows.
    case needsHuman(WorkingValue)

    public var name: String {
        switch self {
        case .keepLatest: "keepLatest"
        case .max: "max"
        case .min: "min"
        case .first: "first"
        case .addRemove: "addRemove"
        case .hqOnly: "hqOnly"
        case .appendOnly: "appendOnly"
        case .stickyTrue: "stickyTrue"
        case .derived: "derived"
        case .needsHuman: "needsHuman"
        }
    }
}

/// What shows while a person has not decided yet.
public enum WorkingValue: Hashable, Sendable {
    /// The value HQ sequenced first among the candidates.
    case incumbent
    /// The candidate with the latest effective stamp.
    case latest
    /// The least candidate: prudence for numbers.
    case lowest
}
