// Why this file exists: what somebody's laptop holds and what they may do follow from who they are: from their
// assignments, which begin and end on days, and from the account teams that they are in.

import SyncProtocol

/// Reads the organisation.
enum Positions {
    static let organisation = Organisation(
        watches: [
            RoleAssignment.kind: nil, AccountTeam.kind: nil, User.kind: [User.Fields.status],
            Account.kind: [Account.Fields.share, Account.Fields.office],
        ], persons: persons, position: position)

    // MARK: Of whom

    @Sendable private static func persons(
        _ operation: Changeset.Operation, _ ground: any Ground
    ) throws -> [RecordID] {
        func named(_ field: FieldNumber) throws -> [RecordID] {
            let written = operation.writes.last { $0.field == field }?.value.asReference
            return [written, try ground.value(field, of: operation.key).asReference].compactMap { $0 }
        }
        switch operation.key.kind {
        case RoleAssignment.kind: return try named(RoleAssignment.Fields.user)
        case AccountTeam.kind: return try named(AccountTeam.Fields.user)
        case User.kind: return [operation.key.id]
        default:
            let offices = try named(Account.Fields.office)
            return try offices.flatMap { try members(of: $0, ground) } + team(of: operation.key.id, ground)
        }
    }

    private static func members(of office: RecordID, _ ground: any Ground) throws -> [RecordID] {
        try people(RoleAssignment.kind, RoleAssignment.Fields.office, office, RoleAssignment.Fields.user, ground)
    }

    private static func team(of account: RecordID, _ ground: any Ground) throws -> [RecordID] {
        try people(AccountTeam.kind, AccountTeam.Fields.account, account, AccountTeam.Fields.user, ground)
    }

    private static func people(
        _ kind: KindNumber, _ field: FieldNumber, _ id: RecordID, _ user: FieldNumber, _ ground: any Ground
    ) throws -> [RecordID] {
        try ground.allRecords(kind, where: field, is: .reference(id)).compactMap {
            try ground.value(user, of: RecordKey(kind: kind, id: $0)).asReference
        }
    }

    // MARK: What

    @Sendable private static func position(
        _ person: RecordID, _ day: CivilDate, _ ground: any Ground
    ) throws -> Position? {
        let ids = try ground.allRecords(
            RoleAssignment.kind, where: RoleAssignment.Fields.user, is: .reference(person))
        let seats = try ground.allRecords(AccountTeam.kind, where: AccountTeam.Fields.user, is: .reference(person))
        guard !ids.isEmpty || !seats.isEmpty else { return nil }
        let user = RecordKey(kind: User.kind, id: person)
        guard try ground.value(User.Fields.status, of: user) != .text("left") else {
            return Position(roles: [], scopes: [:])
        }
        var survey = Survey(ground)
        try survey.add(ScopeName(anchor: person), "\(ground.title(of: user)), personal")
        for id in ids {
            guard let assignment = try Assignment(id, on: day, ground) else { continue }
            try survey.play(assignment.role, at: assignment.place)
        }
        for id in seats {
            let key = RecordKey(kind: AccountTeam.kind, id: id)
            guard try ground.value(AccountTeam.Fields.active, of: key) != .flag(false),
                let role = try ground.value(AccountTeam.Fields.role, of: key).asText,
                let account = try ground.record(Account.kind, by: AccountTeam.Fields.account, of: key)
            else { continue }
            try survey.play(role, at: account)
        }
        return Position(roles: survey.roles, scopes: survey.scopes)
    }

    /// An assignment that is in force.
    private struct Assignment {
        let role: String
        let place: RecordKey?

        init?(_ id: RecordID, on day: CivilDate, _ ground: any Ground) throws {
            let key = RecordKey(kind: RoleAssignment.kind, id: id)
            func value(_ field: FieldNumber) throws -> Value { try ground.value(field, of: key) }
            if let from = try value(RoleAssignment.Fields.from).asDate, day < from { return nil }
            if let to = try value(RoleAssignment.Fields.to).asDate, day > to { return nil }
            guard let role = try value(RoleAssignment.Fields.role).asText else { return nil }
            self.role = role
            place =
                try ground.record(Office.kind, by: RoleAssignment.Fields.office, of: key)
                ?? ground.record(Account.kind, by: RoleAssignment.Fields.account, of: key)
                ?? ground.record(Opportunity.kind, by: RoleAssignment.Fields.opportunity, of: key)
        }
    }
}

/// Adds up what somebody's roles come to.
private struct Survey {
    private let ground: any Ground
    private(set) var roles: Set<Role> = []
    private(set) var scopes: [ScopeName: String] = [:]

    init(_ ground: any Ground) { self.ground = ground }

    mutating func add(_ name: ScopeName, _ title: String) { scopes[name] = title }

    /// - Parameter place: an office, an account, an opportunity; everywhere if nil.
    mutating func play(_ role: String, at place: RecordKey?) throws {
        roles.insert(Role(role, at: place?.id))
        for name in Clearance.parts(of: nil, for: role) where name != .reference { scopes[name] = "reference" }
        guard let place else {
            for office in try ground.allRecords(Office.kind, where: Office.Fields.active, is: .flag(true)) {
                try see(role, office: RecordKey(kind: Office.kind, id: office))
            }
            return
        }
        switch place.kind {
        case Office.kind: try see(role, office: place)
        case Account.kind: try see(role, sharedBy: Account.Fields.share, of: place)
        default: try see(role, sharedBy: Opportunity.Fields.share, of: place)
        }
    }

    /// An office's records, and those of its accounts that it shares with others.
    private mutating func see(_ role: String, office: RecordKey) throws {
        let title = try ground.title(of: office)
        for name in Clearance.parts(of: office.id, for: role) { scopes[name] = title }
        let seats = try ground.allRecords(AccountTeam.kind, where: AccountTeam.Fields.office, is: .reference(office.id))
        for id in seats {
            let seat = RecordKey(kind: AccountTeam.kind, id: id)
            guard let account = try ground.record(Account.kind, by: AccountTeam.Fields.account, of: seat) else {
                continue
            }
            try see(role, sharedBy: Account.Fields.share, of: account)
        }
    }

    private mutating func see(_ role: String, sharedBy field: FieldNumber, of record: RecordKey) throws {
        guard let account = try ground.record(Account.kind, by: field, of: record) else { return }
        let title = try ground.title(of: account)
        for name in Clearance.parts(of: account.id, for: role) { scopes[name] = title }
    }
}
