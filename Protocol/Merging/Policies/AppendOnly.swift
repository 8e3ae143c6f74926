// Why this file exists: what was said in a meeting on Tuesday does not change on Friday.
// A rep sees: the original entry; the author may correct it for a while, everyone else comments instead.

enum AppendOnly {
    /// - Parameter amendable: milliseconds for which the author may still amend the entry.
    static func apply(
        _ write: Sibling, _ context: CausalContext, _ amendable: UInt64, _ byHeadquarters: Bool,
        to state: inout FieldState
    ) -> WriteOutcome {
        guard let standing = KeepLatest.winner(state.siblings), !standing.value.isEmpty else {
            return KeepLatest.apply(write, context, to: &state)
        }
        let age = write.stamp.milliseconds &- min(standing.stamp.milliseconds, write.stamp.milliseconds)
        if byHeadquarters || (standing.dot.replica == write.dot.replica && age <= amendable) {
            return KeepLatest.apply(write, context, to: &state)
        }
        if standing.value == write.value { return WriteOutcome(.duplicate) }
        return WriteOutcome(.refused, .appendOnly, losers: [write], winner: standing)
    }
}
