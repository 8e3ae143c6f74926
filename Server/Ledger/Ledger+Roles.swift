// Why this file exists: what somebody was entitled to when they made an edit is asked for as long as such an edit may
// come. So every role that anybody ever played stands in a table, from commit to commit.

import GRDB
import RecordTables
import SyncProtocol

extension Ledger {
    package func replicas(of person: RecordID) throws -> [ReplicaID] {
        let select = try RawStatement(
            cached: db, "SELECT replica FROM hq_replica WHERE person = ? AND status IN ('active', 'suspended')")
        select.bind(1, person)
        defer { select.reset() }
        var result: [ReplicaID] = []
        while try select.step() { result.append(ReplicaID(rawValue: UInt32(clamping: select.integer(0)))) }
        return result
    }

    package func reviewedPersons() throws -> [RecordID] {
        let select = try RawStatement(cached: db, "SELECT DISTINCT person FROM hq_role ORDER BY person")
        defer { select.reset() }
        var result: [RecordID] = []
        while try select.step() { if let id = select.id(0) { result.append(id) } }
        return result
    }

    package func roles(of person: RecordID) throws -> Set<Role>? {
        let roles = try currentRoles(of: person)
        return roles.isEmpty ? nil : roles.filter { !$0.name.isEmpty }
    }

    package func formerRoles(of person: RecordID, beyond seen: CommitSequence) throws -> Set<Role> {
        let select = try RawStatement(cached: db, "SELECT name, place FROM hq_role WHERE person = ? AND until > ?")
        select.bind(1, person)
        select.bind(2, seen)
        return try Self.roles(select).filter { !$0.name.isEmpty }
    }

    private static func roles(_ select: RawStatement) throws -> Set<Role> {
        defer { select.reset() }
        var result: Set<Role> = []
        while try select.step() {
            result.insert(Role(select.text(0), at: select.isNull(1) ? nil : select.id(1)))
        }
        return result
    }

    package func play(_ roles: Set<Role>, by person: RecordID, at sequence: CommitSequence) throws {
        // A nameless role stands for none, so that it is known that there is none.
        let wanted = roles.isEmpty ? [Role("")] : roles
        let held = try currentRoles(of: person)
        let ending = try RawStatement(
            cached: db, "UPDATE hq_role SET until = ? WHERE person = ? AND name = ? AND place IS ? AND until IS NULL")
        for role in held.subtracting(wanted) {
            ending.bind(1, sequence)
            ending.bind(2, person)
            ending.bind(3, role.name)
            if let place = role.place { ending.bind(4, place) } else { ending.bindNull(4) }
            try ending.run()
        }
        let beginning = try RawStatement(
            cached: db, "INSERT INTO hq_role (person, name, place, since) VALUES (?, ?, ?, ?)")
        for role in wanted.subtracting(held).sorted() {
            beginning.bind(1, person)
            beginning.bind(2, role.name)
            if let place = role.place { beginning.bind(3, place) } else { beginning.bindNull(3) }
            beginning.bind(4, sequence)
            try beginning.run()
        }
        authors.removeAll(keepingCapacity: true)
    }

    private func currentRoles(of person: RecordID) throws -> Set<Role> {
        let select = try RawStatement(
            cached: db, "SELECT name, place FROM hq_role WHERE person = ? AND until IS NULL")
        select.bind(1, person)
        return try Self.roles(select)
    }

    package func makeScope(named name: ScopeName, title: String) throws -> ScopeID {
        if let known = try scope(named: name) {
            if let anchor = name.anchor { try rename(anchor, to: title) }
            return known
        }
        guard let anchor = name.anchor else { return .reference }
        _ = try makeScope(anchoredAt: anchor, name: title)
        return try scope(named: name) ?? .reference
    }

    /// A scope may be made before anybody knows what it is called.
    private func rename(_ anchor: RecordID, to title: String) throws {
        guard let known = try scope(anchoredAt: anchor),
            let state = draft.scopes[known] ?? mirror.read({ $0.scopes[known] }), state.name == anchor.description
        else { return }
        for renamed in try ScopeRegister.rename(anchor, to: title, db) {
            try withScope(renamed.scope) { $0.name = renamed.name }
        }
    }
}
