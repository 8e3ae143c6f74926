// Why this file exists: authority is judged by what an author had heard, never by a clock: whoever edits offline cannot
// know that a scope was taken from them yesterday.

/// What an author may write to.
public struct Holdings: Hashable, Sendable {
    /// The scopes that are theirs.
    public let current: Set<ScopeID>
    /// Scopes that are theirs no more, of which they had not heard when they made the edit.
    public let former: Set<ScopeID>

    public init(current: some Sequence<ScopeID>, former: Set<ScopeID> = []) {
        self.current = Set(current)
        self.former = former.subtracting(self.current)
    }

    func everHeld(_ scope: ScopeID) -> Bool { current.contains(scope) || former.contains(scope) }
}
