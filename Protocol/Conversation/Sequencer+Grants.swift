// Why this file exists: what a replica may hold changes at one place in HQ's order, so that of every edit it can be
// said whether its author had heard of the change.

extension Sequencer {
    /// Changes what a replica may hold. It stands in the log as a commit of HQ's own that writes to no record,
    /// and in the audit chain as what it says.
    /// - Parameter reason: why, for the log.
    /// - Returns: whether anything changed.
    @discardableResult
    public func grant(
        _ scopes: [ScopeID], to replica: ReplicaID, reason: String, wall: UInt64, in store: some LedgerStore
    ) throws -> Bool {
        let wanted = Set(scopes).union([.reference]).sorted()
        guard let standing = try store.standing(of: replica), let held = standing.scopes, held != wanted else {
            return false
        }
        let judgement = try decide([], reason: reason, wall, in: store)
        try store.grant(wanted, to: replica, at: judgement.receipt.sequence)
        try store.record(.granted(replica, scopes: wanted), at: wall)
        return true
    }
}
