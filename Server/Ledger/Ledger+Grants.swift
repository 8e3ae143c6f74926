// Why this file exists: who may hold what changes, and so does where a record lives. HQ remembers both by commit
// number, so that whoever had not heard of it is judged as it was, and is told.

import GRDB
import RecordTables
import SyncProtocol

extension Ledger {
    /// A record went to another scope: readers of the old one hear of it, and what the journal says goes with it.
    func depart(_ key: RecordKey, from scope: ScopeID, _ after: RecordHeader, isRecord: Bool = true) throws {
        let insertion = try RawStatement(
            cached: db, "INSERT OR REPLACE INTO hq_departure (scope, sequence, kind, id, record) VALUES (?, ?, ?, ?, ?)"
        )
        insertion.bind(1, Int64(scope.rawValue))
        insertion.bind(2, after.head)
        insertion.bind(3, Int64(key.kind))
        insertion.bind(4, key.id)
        insertion.bind(5, Int64(isRecord ? 1 : 0))
        try insertion.run()
        try withScope(scope) { $0.head = max($0.head, after.head) }
        let journal = try RawStatement(
            cached: db, "UPDATE hq_journal SET scope = ?, placed = ? WHERE id = ? AND kind = ? AND scope > 0")
        journal.bind(1, Int64(after.scope.rawValue))
        journal.bind(2, after.head)
        journal.bind(3, key.id)
        journal.bind(4, Int64(key.kind))
        try journal.run()
        try withScope(after.scope) { $0.head = max($0.head, after.head) }
    }

    /// What was said of a record before HQ had it goes where it turned out to live.
    func adopt(_ key: RecordKey, _ after: RecordHeader) throws {
        let select = try RawStatement(
            cached: db, "SELECT DISTINCT scope FROM hq_journal WHERE id = ? AND kind = ? AND scope > 0 AND scope <> ?")
        select.bind(1, key.id)
        select.bind(2, Int64(key.kind))
        select.bind(3, Int64(after.scope.rawValue))
        let places = try Self.scopes(select)
        for scope in places.sorted() { try depart(key, from: scope, after, isRecord: false) }
    }

    package func mayHaveMet(_ key: RecordKey) throws -> Bool {
        if mirror.read({ !$0.forks.isEmpty || $0.scopes.values.contains { $0.floor > 0 } }) { return true }
        let select = try RawStatement(cached: db, "SELECT 1 FROM hq_journal WHERE id = ? AND kind = ?")
        select.bind(1, key.id)
        select.bind(2, Int64(key.kind))
        defer { select.reset() }
        return try select.step()
    }

    package func departures(of key: RecordKey, beyond seen: CommitSequence) throws -> Set<ScopeID> {
        let select = try RawStatement(
            cached: db, "SELECT scope FROM hq_departure WHERE id = ? AND kind = ? AND sequence > ? AND record = 1")
        select.bind(1, key.id)
        select.bind(2, Int64(key.kind))
        select.bind(3, seen)
        return try Self.scopes(select)
    }

    package func formerScopes(of replica: ReplicaID, beyond seen: CommitSequence) throws -> Set<ScopeID> {
        let select = try RawStatement(cached: db, "SELECT scope FROM hq_grant WHERE replica = ? AND until > ?")
        select.bind(1, Int64(replica.rawValue))
        select.bind(2, seen)
        return try Self.scopes(select)
    }

    private static func scopes(_ select: RawStatement) throws -> Set<ScopeID> {
        defer { select.reset() }
        var result: Set<ScopeID> = []
        while try select.step() { result.insert(ScopeID(rawValue: UInt32(clamping: select.integer(0)))) }
        return result
    }

    package func grant(_ scopes: [ScopeID], to replica: ReplicaID, at sequence: CommitSequence) throws {
        guard var enrolled = try enrolled(replica) else { throw LedgerError.missingReplica(replica) }
        let held = Set(enrolled.standing.scopes ?? [])
        enrolled.standing.scopes = scopes
        draft.replicas[replica] = enrolled
        try db.execute(
            sql: "UPDATE hq_replica SET scopes = ? WHERE replica = ?",
            arguments: [ScopeList.encode(scopes), Int64(replica.rawValue)])
        for scope in held.subtracting(scopes) {
            try db.execute(
                sql: "UPDATE hq_grant SET until = ? WHERE replica = ? AND scope = ? AND until IS NULL",
                arguments: [Int64(bitPattern: sequence), Int64(replica.rawValue), Int64(scope.rawValue)])
        }
        try GrantBook.begin(Array(Set(scopes).subtracting(held)), replica, at: sequence, db)
    }

    package func note(stray key: RecordKey, of replica: ReplicaID, at sequence: CommitSequence) throws {
        let insertion = try RawStatement(
            cached: db, "INSERT OR IGNORE INTO hq_stray (replica, sequence, kind, id) VALUES (?, ?, ?, ?)")
        insertion.bind(1, Int64(replica.rawValue))
        insertion.bind(2, sequence)
        insertion.bind(3, Int64(key.kind))
        insertion.bind(4, key.id)
        try insertion.run()
        guard var enrolled = try enrolled(replica) else { return }
        enrolled.remarked = sequence
        draft.replicas[replica] = enrolled
    }
}

/// The history of who could hold what.
enum GrantBook {
    /// A replica may hold scopes from a commit on.
    static func begin(_ scopes: [ScopeID], _ replica: ReplicaID, at sequence: CommitSequence, _ db: Database) throws {
        let insertion = try RawStatement(
            cached: db, "INSERT OR REPLACE INTO hq_grant (replica, scope, since) VALUES (?, ?, ?)")
        for scope in scopes.sorted() {
            insertion.bind(1, Int64(replica.rawValue))
            insertion.bind(2, Int64(scope.rawValue))
            insertion.bind(3, sequence)
            try insertion.run()
        }
    }

    /// A database goes on under another number, with what it may and might hold, and what it has not been told yet.
    static func inherit(_ replica: ReplicaID, from former: ReplicaID, _ db: Database) throws {
        let numbers: StatementArguments = [Int64(replica.rawValue), Int64(former.rawValue)]
        try db.execute(sql: "DELETE FROM hq_grant WHERE replica = ?", arguments: [Int64(replica.rawValue)])
        try db.execute(
            sql: "INSERT INTO hq_grant SELECT ?, scope, since, until FROM hq_grant WHERE replica = ?",
            arguments: numbers)
        try db.execute(
            sql: "INSERT INTO hq_stray SELECT ?, sequence, kind, id FROM hq_stray WHERE replica = ?",
            arguments: numbers)
        try db.execute(
            sql: "UPDATE hq_replica SET remarked = (SELECT ifnull(max(sequence), 0) FROM hq_stray WHERE replica = ?) "
                + "WHERE replica = ?", arguments: [Int64(replica.rawValue), Int64(replica.rawValue)])
    }
}
