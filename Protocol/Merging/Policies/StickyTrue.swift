// Why this file exists: "blocked" and "legal hold" must survive any merge.
// A rep sees: a flag that, once set by anyone, stays set until HQ clears it.

enum StickyTrue {
    static func winner(_ siblings: [Sibling]) -> Sibling? {
        KeepLatest.winner(siblings.filter(\.value.isTrue)) ?? KeepLatest.winner(siblings)
    }

    static func view(_ state: FieldState) -> Value { winner(state.siblings)?.value ?? .null }

    static func apply(
        _ write: Sibling, _ context: CausalContext, byHeadquarters: Bool, to state: inout FieldState
    ) -> WriteOutcome {
        let standing = winner(state.siblings)
        if let standing, standing.value.isTrue, !write.value.isTrue, !byHeadquarters {
            return WriteOutcome(.overridden, .stickyTrue, losers: [write], winner: standing)
        }
        state.drop(seenBy: context)
        state.insert(write)
        guard write.value.isTrue else { return concurrentlySet(write, state) }
        let cleared = state.remove { !$0.value.isTrue && $0.dot != write.dot }
        return cleared.isEmpty
            ? WriteOutcome(.accepted) : WriteOutcome(.accepted, .stickyTrue, losers: cleared, winner: write)
    }

    /// HQ cleared the flag, but somebody set it without having seen that: it stays set.
    private static func concurrentlySet(_ write: Sibling, _ state: FieldState) -> WriteOutcome {
        guard let shown = winner(state.siblings), shown.dot != write.dot else { return WriteOutcome(.accepted) }
        return WriteOutcome(.overridden, .stickyTrue, losers: [write], winner: shown)
    }
}
