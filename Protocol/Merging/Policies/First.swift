// Why this file exists: credit for a find belongs to whoever recorded it first; a later opinion must not
// erase it. A rep sees: the first value; a later one is journalled as a proposal that HQ may take up.

/// Among concurrent first entries the earliest effective stamp shows. Only HQ replaces a value that stands.
enum First {
    static func winner(_ siblings: [Sibling]) -> Sibling? {
        siblings.filter { !$0.value.isEmpty }.min { $0.age < $1.age } ?? siblings.min { $0.age < $1.age }
    }

    static func apply(
        _ write: Sibling, _ context: CausalContext, byHeadquarters: Bool, to state: inout FieldState
    ) -> WriteOutcome {
        let standing = state.siblings.filter { !$0.value.isEmpty }
        let seen = standing.contains { context.contains($0.dot, sequence: $0.sequence) }
        if seen && !byHeadquarters {
            return WriteOutcome(.held, .first, losers: [write], winner: winner(standing))
        }
        state.drop(seenBy: context)
        let rival = winner(state.siblings)
        state.insert(write)
        guard let rival, rival.value != write.value, let shown = winner(state.siblings) else {
            return WriteOutcome(.accepted)
        }
        if shown.dot == write.dot { return WriteOutcome(.accepted, .first, losers: [rival], winner: write) }
        return WriteOutcome(.overridden, .first, losers: [write], winner: shown)
    }
}
