// Why this file exists: some values are one role's to say, whoever typed last. Roles are certified by HQ
// when it judges an edit, never claimed by a device.
// A rep sees: the value of the role that the field belongs to first; the other's is one `outpost log` away.

/// All concurrent edits stay, and the one by the role that stands first in the list shows; within a role the later.
/// Nothing is pruned, so no key has to rise along causality for the order of arrival not to show.
enum RolePriority {
    static func winner(_ siblings: [Sibling], _ roles: [String]) -> Sibling? {
        siblings.max { a, b in
            let left = rank(a, roles)
            let right = rank(b, roles)
            return left == right ? a.age < b.age : left > right
        }
    }

    /// The role's place in the list; roles not named come last.
    static func rank(_ sibling: Sibling, _ roles: [String]) -> Int {
        roles.firstIndex(of: sibling.circumstances.role) ?? roles.count
    }

    static func apply(
        _ write: Sibling, _ context: CausalContext, _ roles: [String], to state: inout FieldState
    ) -> WriteOutcome {
        state.drop(seenBy: context)
        let rival = winner(state.siblings, roles)
        state.insert(write)
        guard let rival, let shown = winner(state.siblings, roles), rival.value != write.value else {
            return WriteOutcome(.accepted)
        }
        let rule: Rule = rank(rival, roles) == rank(write, roles) ? .keepLatest : .rolePriority
        if shown.dot == write.dot { return WriteOutcome(.accepted, rule, losers: [rival], winner: write) }
        return WriteOutcome(.overridden, rule, losers: [write], winner: shown)
    }
}
