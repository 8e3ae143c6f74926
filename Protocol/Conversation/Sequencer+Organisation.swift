// Why this file exists: a change of the organisation is a change of what devices may hold and of what people may do.
// Both take effect at one place in HQ's order, with the change itself.

extension Sequencer {
    /// Does what a day brings: what the domain has planned for it, and assignments that begin or end with it.
    public func begin(_ today: CivilDate, wall: UInt64, in store: some LedgerStore) throws {
        let edits = try arbiter.rulebook.duties(today, store).map(Changeset.Operation.init)
        try attend(to: try decide(all: edits, reason: "due today", wall, in: store), wall, in: store)
        try review(try store.reviewedPersons(), wall: wall, in: store)
    }

    /// Brings what people may hold and act as in step with what the organisation says today.
    public func review(_ persons: some Sequence<RecordID>, wall: UInt64, in store: some LedgerStore) throws {
        guard let organisation = arbiter.rulebook.organisation, let today = CivilDate(milliseconds: wall) else {
            return
        }
        for person in Set(persons).sorted() {
            guard let position = try organisation.position(person, today, store) else { continue }
            try appoint(person, as: position.roles, wall: wall, in: store)
            let scopes = try position.scopes.sorted { $0.key < $1.key }.map { name, title in
                try store.makeScope(named: name, title: title)
            }
            for replica in try store.replicas(of: person) {
                try grant(scopes, to: replica, reason: "what its user may see", wall: wall, in: store)
            }
        }
    }

    /// Changes which roles somebody plays. It stands in the log as a commit of HQ's own that writes to no record.
    /// - Returns: whether anything changed.
    @discardableResult
    public func appoint(
        _ person: RecordID, as roles: Set<Role>, wall: UInt64, in store: some LedgerStore
    ) throws -> Bool {
        guard try store.roles(of: person) != roles else { return false }
        let judgement = try decide([], reason: "another role", wall, in: store)
        try store.play(roles, by: person, at: judgement.receipt.sequence)
        return true
    }
}
