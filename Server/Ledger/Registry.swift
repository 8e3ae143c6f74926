// Why this file exists: what the mirror holds must come from somewhere after a restart, and go there at every commit.

import GRDB
import RecordTables
import SyncProtocol

/// Loads and saves replicas, scopes and settings.
enum Registry {
    private static let columns =
        "replica, name, device, person, secret, scopes, status, enrolled, uploaded, counter, chain, remarked, "
        + "key, wiped, disk, swap, stated"

    /// The chain's head after one of a replica's changesets; nil if HQ has none under that counter.
    static func chain(of replica: ReplicaID, after counter: UInt64, _ db: Database) throws -> ChainHash? {
        let select = try RawStatement(cached: db, "SELECT chain FROM hq_log WHERE replica = ? AND counter = ?")
        select.bind(1, Int64(replica.rawValue))
        select.bind(2, counter)
        defer { select.reset() }
        return try select.step() ? ChainHash(select.bytes(0)) : nil
    }

    static func load(_ replica: ReplicaID, _ db: Database) throws -> EnrolledReplica? {
        let statement = try RawStatement(cached: db, "SELECT \(columns) FROM hq_replica WHERE replica = ?")
        statement.bind(1, Int64(replica.rawValue))
        defer { statement.reset() }
        return try statement.step() ? enrolled(statement) : nil
    }

    static func loadAll(_ db: Database) throws -> [EnrolledReplica] {
        let statement = try RawStatement(cached: db, "SELECT \(columns) FROM hq_replica ORDER BY replica")
        defer { statement.reset() }
        var result: [EnrolledReplica] = []
        while try statement.step() { result.append(enrolled(statement)) }
        return result
    }

    private static func enrolled(_ row: RawStatement) -> EnrolledReplica {
        let replica = ReplicaID(rawValue: UInt32(clamping: row.integer(0)))
        let scopes = replica == .headquarters ? nil : ScopeList.decode(row.text(5))
        let standing = Standing(
            replica: replica, counter: row.unsigned(9), chain: ChainHash(row.bytes(10)) ?? .start, backedUp: 0,
            scopes: scopes)
        return EnrolledReplica(
            standing: standing, name: row.text(1), device: row.text(2), person: row.id(3), secret: row.bytes(4),
            key: row.isNull(12) ? [] : row.bytes(12), status: DeviceStatus(rawValue: row.text(6)) ?? .suspended,
            wiped: row.unsigned(13), storage: StorageReport(row, firstColumn: 14), enrolled: row.unsigned(7),
            uploaded: row.unsigned(8), remarked: row.unsigned(11))
    }

    static func save(_ replicas: [EnrolledReplica], _ scopes: [ScopeState], _ db: Database) throws {
        let replica = try RawStatement(
            cached: db, "UPDATE hq_replica SET uploaded = ?, counter = ?, chain = ?, remarked = ? WHERE replica = ?")
        for enrolled in replicas {
            replica.bind(1, enrolled.uploaded)
            replica.bind(2, enrolled.standing.counter)
            replica.bind(3, bytes: enrolled.standing.chain.bytes)
            replica.bind(4, enrolled.remarked)
            replica.bind(5, Int64(enrolled.replica.rawValue))
            try replica.run()
        }
        let scope = try RawStatement(
            cached: db, "UPDATE hq_scope SET head = ?, rows = ?, high = ?, low = ?, floor = ? WHERE scope = ?")
        for state in scopes {
            scope.bind(1, state.head)
            scope.bind(2, state.digest.count)
            scope.bind(3, state.digest.high)
            scope.bind(4, state.digest.low)
            scope.bind(5, state.floor)
            scope.bind(6, Int64(state.scope.rawValue))
            try scope.run()
        }
    }

    static func scopes(_ db: Database) throws -> [ScopeState] {
        let statement = try RawStatement(
            cached: db,
            "SELECT scope, anchor, name, head, rows, high, low, floor, visibility FROM hq_scope ORDER BY scope")
        defer { statement.reset() }
        var result: [ScopeState] = []
        while try statement.step() {
            let digest = ScopeDigest(
                count: statement.unsigned(4), high: statement.unsigned(5), low: statement.unsigned(6))
            result.append(
                ScopeState(
                    scope: ScopeID(rawValue: UInt32(clamping: statement.integer(0))),
                    content: ScopeName(
                        anchor: statement.isNull(1) ? nil : statement.id(1),
                        Visibility(rawValue: UInt8(clamping: statement.integer(8))) ?? .headquarters),
                    name: statement.text(2), head: statement.unsigned(3), digest: digest, floor: statement.unsigned(7)))
        }
        return result
    }

    /// Everything the mirror starts with.
    static func committed(_ db: Database) throws -> CommittedState {
        var state = CommittedState(timeline: Timeline(rawValue: try Setting.timeline.number(db) ?? 0))
        let last = try RawStatement(
            cached: db, "SELECT sequence, received FROM hq_log ORDER BY sequence DESC LIMIT 1")
        defer { last.reset() }
        if try last.step() {
            state.frontier = last.unsigned(0)
            state.clock = HybridClock(last: Stamp(rawValue: last.unsigned(1)))
        }
        state.forks = try Fork.all(db)
        state.frontier = max(state.frontier, state.forks.base)
        state.auditHead = try AuditShelf.last(db).head
        for scope in try scopes(db) {
            state.scopes[scope.scope] = scope
            state.scopeNumbers[scope.content] = scope.scope
        }
        return state
    }
}

/// A list of scopes as it stands in a table: `[1,4]`.
enum ScopeList {
    static func encode(_ scopes: [ScopeID]) -> String { "[" + scopes.map(\.description).joined(separator: ",") + "]" }

    static func decode(_ text: String) -> [ScopeID] {
        // Byte by byte: somebody's hundreds of scopes are read with each page that they open.
        var scopes: [ScopeID] = []
        var number: UInt32?
        for byte in text.utf8 {
            if let digit = UInt32(exactly: Int(byte) - 48), digit < 10 {
                let (tens, overflows) = (number ?? 0).multipliedReportingOverflow(by: 10)
                let (next, isTooMuch) = tens.addingReportingOverflow(digit)
                guard !overflows, !isTooMuch else { return scopes }
                number = next
            } else if let known = number {
                scopes.append(ScopeID(rawValue: known))
                number = nil
            }
        }
        return scopes + (number.map { [ScopeID(rawValue: $0)] } ?? [])
    }
}

/// HQ's facts about itself, by the name under which `hq_setting` keeps them.
enum Setting: String {
    case timeline, format, schema
    /// σ of the last backup.
    case backedUp = "backed_up"
    /// The lowest number that a new device may get.
    case firstReplica = "first_replica"
    /// Days for which devices keep their edits even if a backup has them: so old may a backup be that heals.
    case retentionDays = "retention_days"
    /// Days after which a device that was not heard of no longer keeps deletions from being forgotten.
    case leaseDays = "lease_days"
    /// Minutes for which an invitation is valid.
    case invitationMinutes = "invitation_minutes"
    /// The last day that was begun, in days since 1970.
    case reviewedDay = "reviewed_day"
    /// Days for which a device may be used without a sync; 0 for ever.
    case offlineLeaseDays = "offline_lease_days"
    /// σ up to which shadows follow the records that cast them.
    case shadowed
    /// 1 if only devices that say to be encrypted are enrolled.
    case encryptionRequired = "encryption_required"

    func number(_ db: Database) throws -> UInt64? {
        let statement = try RawStatement(cached: db, "SELECT value FROM hq_setting WHERE name = ?")
        statement.bind(1, rawValue)
        defer { statement.reset() }
        return try statement.step() ? statement.unsigned(0) : nil
    }

    func set(_ value: UInt64, _ db: Database) throws {
        let statement = try RawStatement(cached: db, "INSERT OR REPLACE INTO hq_setting (name, value) VALUES (?, ?)")
        statement.bind(1, rawValue)
        statement.bind(2, value)
        try statement.run()
    }
}
