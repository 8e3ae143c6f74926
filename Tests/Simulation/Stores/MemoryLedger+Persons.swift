// Why this file exists: whose a device is, what they may say, and that it was taken from them. The server does the same
// in SQL (`Ledger+Roles`, `Withdrawal`).

import SyncProtocol

extension MemoryLedger {
    func author(_ replica: ReplicaID) throws -> Author {
        let role = state.role(of: replica)
        return Author(
            replica: replica, person: state.persons[replica], role: planted == .forgetsRoles ? "" : role,
            roles: Self.roles([role]), name: "replica \(replica)")
    }

    private static func roles(_ names: [String]) -> Set<Role> { Set(names.filter { !$0.isEmpty }.map { Role($0) }) }

    func roles(of person: RecordID) throws -> Set<Role>? { state.roles[person]?.last.map { Self.roles([$0.role]) } }

    func play(_ roles: Set<Role>, by person: RecordID, at sequence: CommitSequence) throws {
        state.roles[person, default: []].append(Played(at: sequence, role: roles.first?.name ?? ""))
    }

    func formerRoles(of person: RecordID, beyond seen: CommitSequence) throws -> Set<Role> {
        let history = state.roles[person] ?? []
        guard planted != .forgetsFormerRoles else { return [] }
        return Self.roles(zip(history, history.dropFirst()).filter { $1.at > seen }.map(\.0.role))
    }

    /// Takes a device from its user.
    func revoke(_ replica: ReplicaID, at wall: UInt64) throws {
        state.revoked.insert(replica)
        try record(.status(replica, "revoked"), at: wall)
    }
}

extension MemoryLedger.State {
    /// What somebody is to HQ by whom a device is used.
    func role(of replica: ReplicaID) -> String { persons[replica].flatMap { roles[$0]?.last?.role } ?? "" }
}
