// Why this file exists: "last activity" and "first response" are not matters of who typed last.
// A rep sees: the greatest (or least) of the values entered without knowledge of each other.

/// `max` and `min` keep every concurrent edit and show one. Dropping the others would be wrong: an edit that saw only
/// the greatest may lower it, and then the next one shows.
enum Extremes {
    static func greatest(_ siblings: [Sibling]) -> Sibling? {
        siblings.max { $0.value == $1.value ? $0.dot < $1.dot : $0.value.precedes($1.value) }
    }

    static func least(_ siblings: [Sibling]) -> Sibling? {
        siblings.min { $0.value == $1.value ? $0.dot < $1.dot : $0.value.precedes($1.value) }
    }

    static func apply(
        _ write: Sibling, _ context: CausalContext, _ policy: Policy, to state: inout FieldState
    ) -> WriteOutcome {
        state.drop(seenBy: context)
        let rival = policy.shown(in: state)
        state.insert(write)
        guard let rival, let shown = policy.shown(in: state), rival.value != write.value else {
            return WriteOutcome(.accepted)
        }
        let rule: Rule = policy == .max ? .max : .min
        if shown.dot == write.dot { return WriteOutcome(.accepted, rule, losers: [rival], winner: write) }
        return WriteOutcome(.overridden, rule, losers: [write], winner: shown)
    }
}
