// Why this file exists: targets, tiers and credit limits are HQ's to set. A rep's edit is a request, and requests are
// data, not errors. A rep sees: the value unchanged, and the edit listed as a proposal.

enum HeadquartersOnly {
    static func apply(
        _ write: Sibling, _ context: CausalContext, _ entitled: Bool, to state: inout FieldState
    ) -> WriteOutcome {
        guard entitled else {
            return WriteOutcome(.held, .hqOnly, losers: [write], winner: KeepLatest.winner(state.siblings))
        }
        return KeepLatest.apply(write, context, to: &state)
    }
}
