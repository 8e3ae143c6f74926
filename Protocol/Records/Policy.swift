// Why this file exists: when two people edit one field without having seen each other's edit, the business decides what
// becomes of it, per field, in advance. This is the closed set of answers; each has a file in Merging/Policies.

/// How concurrent edits of one field resolve. An edit that saw the other simply replaces it, whatever the policy.
public indirect enum Policy: Hashable, Sendable {
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
    /// The edit furthest along an order shows; going back is an edit of its own right, and ways out ask a person.
    case furthestStage(StageOrder)
    /// The edit by the role that stands first in the list shows; the roles are those HQ certified.
    case rolePriority([String])
    /// Texts are merged paragraph by paragraph from what both authors saw; where both changed one, both stay.
    case textMerge
    /// Every write is an increment; the sum shows.
    case counter
    /// Like `before`, until the record's freeze sets in; from then on a write by anyone but HQ becomes another record.
    case frozenAfter(Freeze, before: Policy)

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
        case .furthestStage: "furthestStage"
        case .rolePriority: "rolePriority"
        case .textMerge: "textMerge"
        case .counter: "counter"
        case .frozenAfter: "frozenAfter"
        }
    }
}

/// The order of a state machine, or of numbers.
public struct StageOrder: Hashable, Sendable {
    /// Stages from first to last; empty for numbers, where more is further.
    public let path: [String]
    /// Ways out that are not comparable with a stage, nor with each other: lost, closed.
    public let exits: Set<String>
    /// Stages that win over a way out without asking anyone: a request that became an order after all.
    public let settling: Set<String>
    /// What shows while somebody went on and somebody else went back.
    public let working: Working

    public enum Working: Hashable, Sendable {
        /// The furthest value.
        case furthest
        /// The value of those who went back: prudence.
        case newestGeneration
    }

    public init(
        _ path: [String], exits: Set<String> = [], settling: Set<String> = [], working: Working = .furthest
    ) {
        self.path = path
        self.exits = exits
        self.settling = settling
        self.working = working
    }

    /// More is further; a person decides between going on and going back, and the lower value shows meanwhile.
    public static let numbers = StageOrder([], working: .newestGeneration)
}

/// When a record's fields freeze.
public struct Freeze: Hashable, Sendable {
    /// The field of the same record that says so...
    public let field: FieldNumber
    /// ...by having one of these values; by having any, if none is named.
    public let values: Set<Value>

    public init(_ field: FieldNumber, _ values: Set<Value> = []) {
        self.field = field
        self.values = values
    }

    public func isFrozen(_ value: Value) -> Bool { values.isEmpty ? !value.isEmpty : values.contains(value) }
}

/// What shows while a person has not decided yet.
public enum WorkingValue: Hashable, Sendable {
    /// The value HQ sequenced first among the candidates.
    case incumbent
    /// The candidate with the latest effective stamp.
    case latest
    /// The least candidate: prudence for numbers.
    case lowest
    /// The greatest candidate: prudence for dates, of which the later is the safer promise.
    case highest
}
