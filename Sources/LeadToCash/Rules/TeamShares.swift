// Why this file exists: whoever joins an account's team from another office must hold that account, and nothing else of
// the office that works it. So an account with such a member lives in a scope of its own, which both sides hold.

import SyncProtocol

enum TeamShares {
    static let rule = Invariant(
        "teamShares", "The account is held by everybody in its team.", watches: [AccountTeam.kind: nil], check: check)

    @Sendable private static func check(_ proposal: Proposal, _ ground: any Ground) throws -> Ruling? {
        guard let id = try proposal.after(AccountTeam.Fields.account, ground).asReference else { return nil }
        let account = RecordKey(kind: Account.kind, id: id)
        // An account that everybody holds needs no team for that.
        guard try ground.isAlive(account),
            let office = try ground.value(Account.Fields.office, of: account).asReference
        else { return nil }
        let isShared = try isOutsider(proposal, office, ground) || others(proposal, id, office, ground)
        let share: Value = isShared ? .reference(id) : .null
        guard try ground.value(Account.Fields.share, of: account) != share else { return nil }
        return Ruling(.accept, edits: [RecordEdit(account, .update, [FieldValue(Account.Fields.share, share)])])
    }

    private static func isOutsider(
        _ proposal: Proposal, _ office: RecordID, _ ground: any Ground
    ) throws -> Bool {
        guard !proposal.isDeletion, try proposal.after(AccountTeam.Fields.active, ground) != .flag(false),
            let user = try proposal.after(AccountTeam.Fields.user, ground).asReference
        else { return false }
        return try isOutsider(user, office, ground)
    }

    private static func others(
        _ proposal: Proposal, _ account: RecordID, _ office: RecordID, _ ground: any Ground
    ) throws -> Bool {
        let seats = try ground.allRecords(
            AccountTeam.kind, where: AccountTeam.Fields.account, is: .reference(account))
        return try seats.contains { id in
            let seat = RecordKey(kind: AccountTeam.kind, id: id)
            guard seat != proposal.key, try ground.value(AccountTeam.Fields.active, of: seat) != .flag(false),
                let user = try ground.value(AccountTeam.Fields.user, of: seat).asReference
            else { return false }
            return try isOutsider(user, office, ground)
        }
    }

    private static func isOutsider(_ user: RecordID, _ office: RecordID, _ ground: any Ground) throws -> Bool {
        let key = RecordKey(kind: User.kind, id: user)
        if try ground.value(User.Fields.office, of: key) == .reference(office) { return false }
        let assignments = try ground.allRecords(
            RoleAssignment.kind, where: RoleAssignment.Fields.user, is: .reference(user))
        return try !assignments.contains { id in
            let key = RecordKey(kind: RoleAssignment.kind, id: id)
            return try ground.value(RoleAssignment.Fields.office, of: key) == .reference(office)
        }
    }
}
