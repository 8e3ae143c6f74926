// Why this file exists: targets, tiers and credit limits are HQ's to set. A rep's edit is a request, and requests are
// data, not errors. A rep sees: the value unchanged, and the edit listed as a proposal.

enum HeadquartersOnly {
    static func apply(
        _ write: Sibling, _ context: CausalContext, _ entitled: Bool, to state: inout FieldState
    ) -> WriteOutcome {
        guard entitled else {
            let standing = KeepLatest.winner(state.siblings)
            // Two offices that import one file say the same twice: nobody is asked for what is so already.
            if standing?.value == write.value { return WriteOutcome(.duplicate) }
            return WriteOutcome(.held, .hqOnly, losers: [write], winner: standing)
        }
        return KeepLatest.apply(write, context, to: &state)
    }
}
