// Why this file exists: for plain facts such as a phone number the later entry is nearly always the right one.
// A rep sees: the later value; the other is one `outpost log` away.

/// κ = (effective stamp, replica, counter). Because stamps strictly increase along causality, dropping the lesser of
/// two concurrent edits gives the same survivor in every arrival order.
enum KeepLatest {
    static func winner(_ siblings: [Sibling]) -> Sibling? { siblings.max { $0.age < $1.age } }

    static func apply(_ write: Sibling, _ context: CausalContext, to state: inout FieldState) -> WriteOutcome {
        state.drop(seenBy: context)
        state.insert(write)
        guard state.siblings.count > 1, let winner = winner(state.siblings) else { return WriteOutcome(.accepted) }
        let losers = state.remove { $0.dot != winner.dot }
        let differing = losers.filter { $0.value != winner.value }
        if differing.isEmpty { return WriteOutcome(.accepted) }
        let verdict: Verdict = winner.dot == write.dot ? .accepted : .overridden
        return WriteOutcome(verdict, .keepLatest, losers: differing, winner: winner)
    }
}
