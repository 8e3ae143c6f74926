// Why this file exists: what people see is a pure function of the surviving edits and the policy, so that every tier
// shows the same bytes without anyone having to mint a decision.

extension Policy {
    /// The value people see for a field in this state.
    public func view(of state: FieldState) -> Value {
        if state.siblings.count == 1, replacesWhatItSaw { return state.siblings[0].value }
        return switch self {
        case .addRemove: AddRemove.view(state)
        case .stickyTrue: StickyTrue.view(state)
        case .counter: Counter.view(state)
        case .textMerge: TextMerge.view(state)
        case .frozenAfter(_, let before): before.view(of: state)
        default: shown(in: state)?.value ?? .null
        }
    }

    /// The sibling that people see; nil for an empty field and for sets, which show many.
    public func shown(in state: FieldState) -> Sibling? {
        switch self {
        case .keepLatest, .hqOnly, .derived, .appendOnly: KeepLatest.winner(state.siblings)
        case .max: Extremes.greatest(state.siblings)
        case .min: Extremes.least(state.siblings)
        case .first: First.winner(state.siblings)
        case .stickyTrue: StickyTrue.winner(state.siblings)
        case .needsHuman(let working): NeedsHuman.shown(state.siblings, working)
        case .furthestStage(let order): FurthestStage.shown(state.siblings, order)
        case .rolePriority(let roles): RolePriority.winner(state.siblings, roles)
        case .frozenAfter(_, let before): before.shown(in: state)
        case .addRemove, .counter, .textMerge: nil
        }
    }

    /// Whether a person is to decide between the siblings.
    public func asksPerson(about state: FieldState) -> Bool {
        switch self {
        case .needsHuman: state.isContested
        case .furthestStage(let order): FurthestStage.asksPerson(about: state.siblings, order)
        case .textMerge: TextMerge.asksPerson(about: state)
        case .frozenAfter(_, let before): before.asksPerson(about: state)
        default: false
        }
    }

    /// Whether concurrent edits under this policy can ever need a person.
    public var mayAskPerson: Bool {
        switch self {
        case .needsHuman, .furthestStage, .textMerge: true
        case .frozenAfter(_, let before): before.mayAskPerson
        default: false
        }
    }

    /// Whether a write simply replaces whatever its author had seen, so that nothing but the newest commit number of
    /// the field is needed to apply a write that saw it.
    public var replacesWhatItSaw: Bool {
        switch self {
        case .keepLatest, .max, .min, .hqOnly, .needsHuman, .derived: true
        case .first, .addRemove, .appendOnly, .stickyTrue, .furthestStage, .rolePriority, .textMerge, .counter: false
        case .frozenAfter(_, let before): before.replacesWhatItSaw
        }
    }

    /// What a laptop shows for a field with an edit of its own that HQ has not judged yet: the pending write laid over
    /// the confirmed value.
    public func overlay(_ write: Value, on confirmed: Value) -> Value {
        switch self {
        case .addRemove: AddRemove.apply(write, to: confirmed)
        case .hqOnly, .derived: confirmed
        case .stickyTrue: confirmed.isTrue ? confirmed : write
        case .first: confirmed.isEmpty ? write : confirmed
        case .counter: Counter.sum(confirmed, write)
        case .frozenAfter(_, let before): before.overlay(write, on: confirmed)
        default: write
        }
    }
}
