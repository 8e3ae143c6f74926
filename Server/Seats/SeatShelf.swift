// Why this file exists: which replica is whose seat must outlast a restart, and must not outlast a restore: a seat that
// the backup knows has numbered edits since that laptops may have seen.

import GRDB
import RecordTables
import SyncProtocol

/// The table of seats.
enum SeatShelf {
    static let table = """
        CREATE TABLE IF NOT EXISTS hq_seat (
            -- Which replica in hq_replica is a person's at HQ's pages. A restore empties the table: those replicas have
            -- numbered edits that were lost, so that nothing is ever made under them again.
            person BLOB PRIMARY KEY, replica INTEGER NOT NULL UNIQUE
        ) WITHOUT ROWID;
        """

    /// A person's seat as it stands; nil if they have none yet.
    static func seat(of person: RecordID, _ db: Database) throws -> Seat? {
        guard let replica = try replica(of: person, db), let enrolled = try Registry.load(replica, db) else {
            return nil
        }
        let roles = try roles(of: person, db)
        // Of whoever plays no role any more not even reference data is theirs to read.
        let scopes = roles?.isEmpty == true ? [] : Set(enrolled.standing.scopes ?? [])
        return Seat(person: person, replica: replica, name: enrolled.name, roles: roles ?? [], scopes: scopes)
    }

    static func replica(of person: RecordID, _ db: Database) throws -> ReplicaID? {
        let select = try RawStatement(cached: db, "SELECT replica FROM hq_seat WHERE person = ?")
        select.bind(1, person)
        defer { select.reset() }
        return try select.step() ? ReplicaID(rawValue: UInt32(clamping: select.integer(0))) : nil
    }

    /// The roles that somebody plays; nil if nothing was ever said of that.
    private static func roles(of person: RecordID, _ db: Database) throws -> Set<Role>? {
        let select = try RawStatement(
            cached: db, "SELECT name, place FROM hq_role WHERE person = ? AND until IS NULL")
        select.bind(1, person)
        defer { select.reset() }
        var roles: Set<Role> = []
        while try select.step() { roles.insert(Role(select.text(0), at: select.isNull(1) ? nil : select.id(1))) }
        // A nameless role stands for none.
        return roles.isEmpty ? nil : roles.filter { !$0.name.isEmpty }
    }

    static func note(_ replica: ReplicaID, of person: RecordID, _ db: Database) throws {
        let insertion = try RawStatement(cached: db, "INSERT INTO hq_seat (person, replica) VALUES (?, ?)")
        insertion.bind(1, person)
        insertion.bind(2, Int64(replica.rawValue))
        try insertion.run()
    }

    /// Takes every seat out of use, as a part of a restore; whoever comes back gets another.
    /// - Parameters:
    ///   - sequence: the number after which the new timeline counts.
    ///   - milliseconds: HQ's clock.
    static func retireAll(after sequence: CommitSequence, at milliseconds: UInt64, _ db: Database) throws {
        let select = try RawStatement(db, "SELECT replica FROM hq_seat ORDER BY replica")
        var replicas: [ReplicaID] = []
        while try select.step() { replicas.append(ReplicaID(rawValue: UInt32(clamping: select.integer(0)))) }
        let word = DeviceStatus.revoked.rawValue
        for replica in replicas {
            try db.execute(
                sql: "UPDATE hq_replica SET status = ? WHERE replica = ?", arguments: [word, Int64(replica.rawValue)])
            let act = AuditAct(after: sequence, at: milliseconds, deed: .status(replica, word))
            try AuditShelf.append(act, after: try AuditShelf.last(db).head, db)
        }
        try db.execute(sql: "DELETE FROM hq_seat")
    }
}
