// Why this file exists: nobody wants a machine to choose between two contract values.
// A rep sees: a working value, a mark on the record, and both candidates under `outpost conflicts` until someone
// decides by writing a value having seen all of them.

enum NeedsHuman {
    static func shown(_ siblings: [Sibling], _ working: WorkingValue) -> Sibling? {
        switch working {
        case .incumbent: siblings.min { ($0.sequence, $0.dot) < ($1.sequence, $1.dot) }
        case .latest: KeepLatest.winner(siblings)
        case .lowest: Extremes.least(siblings)
        case .highest: Extremes.greatest(siblings)
        }
    }

    static func apply(
        _ write: Sibling, _ context: CausalContext, _ policy: Policy, to state: inout FieldState
    ) -> WriteOutcome {
        state.drop(seenBy: context)
        state.insert(write)
        guard state.isContested else { return WriteOutcome(.accepted) }
        return WriteOutcome(.merged, .needsHuman, winner: policy.shown(in: state))
    }
}
