// Why this file exists: the result of applying one write must say everything that has to be told to somebody: what
// shows now, what lost and why.

/// What became of an edit. Ordered by how much its author should care.
public enum Verdict: UInt8, Comparable, Sendable, CaseIterable {
    case accepted = 0
    case duplicate = 1
    /// Stands beside or within another edit.
    case merged = 2
    /// Another edit shows instead; this one is in the journal.
    case overridden = 3
    /// Waits for someone else's decision; kept in the journal.
    case held = 4
    /// Does not apply; kept in the journal with the reason.
    case refused = 5

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    public var name: String {
        switch self {
        case .accepted: "accepted"
        case .duplicate: "duplicate"
        case .merged: "merged"
        case .overridden: "overridden"
        case .held: "held"
        case .refused: "refused"
        }
    }
}

/// The rule by which a verdict was reached.
public enum Rule: UInt8, Sendable, CaseIterable {
    case keepLatest = 1, max, min, first, addRemove, hqOnly, appendOnly, stickyTrue, needsHuman
    case furthestStage = 10, rolePriority, textMerge, counter, frozenAfter
    case updateBeatsDelete = 20, deletedRecord, unknownRecord, unknownKind, unknownField
    case outOfScope = 30, invalidValue, fixedAnchor, derivedField, malformed
    /// A rule of the domain: its own name goes with it.
    case invariant = 40
    case caseDecided, erased, usedParent, redirected, onlyIssued
    /// Made on a device that HQ has withdrawn.
    case withdrawnDevice = 50
    /// It is another role's to say.
    case notEntitled

    public var name: String { String(describing: self) }

    /// One English sentence for the author; the programs translate by the rule's name.
    public var sentence: String {
        switch self {
        case .keepLatest: "Of two edits made without knowledge of each other the later one shows."
        case .max: "Of concurrent values the greatest shows."
        case .min: "Of concurrent values the least shows."
        case .first: "The first value stands; a later one is kept as a proposal."
        case .addRemove: "Additions stay unless a removal had seen them."
        case .hqOnly: "Only HQ changes this field; the edit is kept as a proposal."
        case .appendOnly: "Written once; only its author may amend it, and only for a while."
        case .stickyTrue: "Once set it stays set until HQ clears it."
        case .needsHuman: "Concurrent values are kept side by side until a person decides."
        case .updateBeatsDelete: "The record was kept because somebody else had edited it."
        case .deletedRecord: "The record had been deleted; the edit waits for a decision."
        case .unknownRecord: "HQ does not know this record; the edit waits for a decision."
        case .unknownKind: "HQ does not know this kind of record; upgrade HQ and sync again."
        case .unknownField: "HQ does not know this field; upgrade HQ and sync again."
        case .outOfScope: "The record lies outside the territories of this device."
        case .invalidValue: "The value cannot stand in this field."
        case .fixedAnchor: "The territory of a record is set when it is created."
        case .derivedField: "This field is computed and cannot be written."
        case .malformed: "The edit could not be read."
        case .furthestStage: "Of stages reached without knowledge of each other the furthest shows."
        case .rolePriority: "The field belongs to another role first; that role's value shows."
        case .textMerge:
            "Both texts were merged; paragraphs that both changed stand side by side until someone chooses."
        case .counter: "Every increment counts."
        case .frozenAfter: "The record is frozen; the edit became a proposal beside it."
        case .invariant: "A rule of the business speaks against it."
        case .caseDecided: "The case had been decided already; the answer is kept as a comment."
        case .erased: "HQ erased the record for privacy; nothing more can be written to it."
        case .usedParent: "The record was kept because something was filed under it."
        case .redirected: "The record was merged into another; the edit followed it there."
        case .onlyIssued: "Only HQ opens and removes records of this kind."
        case .notEntitled: "It is not yours to say in the roles that you play."
        case .withdrawnDevice: "It was made on a device that HQ has withdrawn; somebody else decides about it."
        }
    }
}

/// What one write did to one field.
public struct WriteOutcome: Hashable, Sendable {
    public let verdict: Verdict
    /// nil when the write simply replaced what its author had seen.
    public let rule: Rule?
    /// Edits that no longer show although the shown one's author had not seen them; they go to the journal.
    public let losers: [Sibling]
    /// The edit that shows instead of the losers.
    public let winner: Sibling?

    init(_ verdict: Verdict, _ rule: Rule? = nil, losers: [Sibling] = [], winner: Sibling? = nil) {
        self.verdict = verdict
        self.rule = rule
        self.losers = losers
        self.winner = winner
    }
}

extension FieldState {
    /// Applies one write as HQ sequences it.
    /// - Parameters:
    ///   - write: the new edit with its effective stamp.
    ///   - context: what its author had seen.
    ///   - byHeadquarters: HQ's own decisions pass where others' become proposals.
    ///   - creating: the write is part of the record's creation by this author.
    public mutating func apply(
        _ write: Sibling, context: CausalContext, policy: Policy, byHeadquarters: Bool, creating: Bool
    ) -> WriteOutcome {
        switch policy {
        case .keepLatest: KeepLatest.apply(write, context, to: &self)
        case .max, .min: Extremes.apply(write, context, policy, to: &self)
        case .first: First.apply(write, context, byHeadquarters: byHeadquarters, to: &self)
        case .addRemove: AddRemove.apply(write, context, to: &self)
        case .hqOnly: HeadquartersOnly.apply(write, context, byHeadquarters || creating, to: &self)
        case .appendOnly(let time): AppendOnly.apply(write, context, time, byHeadquarters, to: &self)
        case .stickyTrue: StickyTrue.apply(write, context, byHeadquarters: byHeadquarters, to: &self)
        case .needsHuman: NeedsHuman.apply(write, context, policy, to: &self)
        case .derived: WriteOutcome(.refused, .derivedField, losers: [write])
        case .furthestStage(let order): FurthestStage.apply(write, context, order, to: &self)
        case .rolePriority(let roles): RolePriority.apply(write, context, roles, to: &self)
        case .textMerge: TextMerge.apply(write, context, to: &self)
        case .counter: Counter.apply(write, context, to: &self)
        case .frozenAfter(_, let before):
            apply(write, context: context, policy: before, byHeadquarters: byHeadquarters, creating: creating)
        }
    }
}
