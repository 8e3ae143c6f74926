// Why this file exists: a cloned or restored laptop needs a number of its own, at once and without a person: its edits
// wait. The operator is told, because a copy of a laptop may also be a thief's.

import GRDB
import RecordTables
import SyncProtocol

/// What an operator should know of.
public struct Alert: Hashable, Sendable {
    /// Unix milliseconds.
    public let at: UInt64
    /// The device that turned out to be a copy, or restored, or that called although it is lost.
    public let replica: ReplicaID
    /// The number under which a copy goes on; nil for a lost device.
    public let successor: ReplicaID?
    public let reason: String
}

extension Headquarters {
    /// New numbers per person and day: enough for an image that IT gave to a whole team, too few to flood HQ.
    private static let mostPerDay: UInt64 = 32
    private static let day: UInt64 = 86_400_000

    /// Gives a device that HQ found to be a copy a new identity: the same person, scopes and name, another number.
    /// - Parameters:
    ///   - key: the public key of the one that goes on.
    ///   - storage: what it says of the disk beneath it.
    ///   - kept: the edits that the copy keeps.
    ///   - reason: what the copy was told.
    /// - Throws: ``Refusal`` if this happened too often in one day.
    public func rejoin(
        _ replica: ReplicaID, key: [UInt8] = [], storage: StorageStatement? = nil, kept: [KeptEdits], reason: String
    ) async throws -> Enrolment {
        let now = wall()
        let reason = String(reason.prefix(200))
        let lineage = lineage
        let schema = schema
        return try await committer.perform { ledger, db in
            guard let former = try Registry.load(replica, db), former.isDevice else {
                throw Refusal(.unknown, "HQ does not know this device.")
            }
            guard try Self.alerts(of: former.name, since: now - min(now, Self.day), db) < Self.mostPerDay else {
                throw Refusal(
                    .retry, argument: 3_600_000, "Too many copies of this person's devices today; speak to HQ.")
            }
            let secret = Secrets.token()
            let scopes = former.standing.scopes ?? []
            let successor = try Self.insertReplica(
                NewReplica(
                    name: former.name, device: try Self.nextName(former, db), person: former.person, secret: secret,
                    key: key, scopes: scopes, status: former.status, storage: storage, now: now), db)
            try GrantBook.inherit(successor, from: replica, db)
            try ledger.record(.succeeded(successor, former: replica, key: Fingerprint(ofKey: key)), at: now)
            try db.execute(
                sql: "INSERT INTO hq_alert (at, replica, successor, reason) VALUES (?, ?, ?, ?)",
                arguments: [Int64(clamping: now), replica.rawValue, successor.rawValue, reason])
            let shared = try Self.shared(kept, former: former.standing, db)
            return Enrolment(
                replica: successor, secret: secret, timeline: lineage.current, scopes: scopes, name: former.name,
                person: former.person, home: nil, schema: schema.version, ended: lineage.ended, shared: shared,
                erased: try Self.erased(kept, shared, schema, db))
        }
    }

    private static func alerts(of name: String, since: UInt64, _ db: Database) throws -> UInt64 {
        let count = try RawStatement(
            cached: db,
            "SELECT count(*) FROM hq_alert a JOIN hq_replica r ON r.replica = a.replica WHERE r.name = ? AND a.at > ?")
        count.bind(1, name)
        count.bind(2, since)
        defer { count.reset() }
        return try count.step() ? count.unsigned(0) : 0
    }

    /// `HKG07` becomes `HKG07 (2)`, and that `HKG07 (3)`.
    private static func nextName(_ former: EnrolledReplica, _ db: Database) throws -> String {
        let base = baseName(former.device)
        let devices = try RawStatement(cached: db, "SELECT device FROM hq_replica WHERE name = ?")
        devices.bind(1, former.name)
        defer { devices.reset() }
        var count = 0
        while try devices.step() {
            if baseName(devices.text(0)) == base { count += 1 }
        }
        return "\(base) (\(count + 1))"
    }

    private static func baseName(_ device: String) -> Substring {
        guard device.hasSuffix(")"), let open = device.lastIndex(of: "("), open > device.startIndex,
            device[device.index(after: open)...].dropLast().allSatisfy(\.isNumber)
        else { return device[...] }
        let name = device[..<open]
        return name.hasSuffix(" ") ? name.dropLast() : device[...]
    }

    /// Of each replica whose kept edits were told, the last that HQ has.
    /// - Parameter former: the standing of the one that proved to be itself: of it even edits older than those kept
    ///   count.
    static func shared(_ kept: [KeptEdits], former: Standing?, _ db: Database) throws -> [ReplicaID: UInt64] {
        var shared: [ReplicaID: UInt64] = [:]
        for edits in kept where edits.replica != .headquarters {
            var last = try edits.shared { try Registry.chain(of: edits.replica, after: $0, db) }
            if last == 0, let former, former.replica == edits.replica, former.counter <= edits.after {
                last = former.counter
            }
            shared[edits.replica] = last
        }
        return shared
    }

    /// The records that a database's kept edits wrote to, as far as HQ has those edits, and that HQ has erased.
    static func erased(
        _ kept: [KeptEdits], _ shared: [ReplicaID: UInt64], _ schema: Schema, _ db: Database
    ) throws -> [RecordKey] {
        var written: Set<RecordKey> = []
        for edits in kept {
            let select = try RawStatement(
                cached: db, "SELECT payload FROM hq_log WHERE replica = ? AND counter > ? AND counter <= ?")
            select.bind(1, Int64(edits.replica.rawValue))
            select.bind(2, edits.after)
            select.bind(3, min(shared[edits.replica] ?? 0, edits.after + UInt64(edits.heads.count)))
            defer { select.reset() }
            while try select.step() {
                guard let changeset = try? ChangesetCodec.open(select.bytes(0)) else { continue }
                written.formUnion(changeset.operations.map(\.key))
            }
        }
        return try written.filter { try isErased($0, schema, db) }.sorted()
    }

    private static func isErased(_ key: RecordKey, _ schema: Schema, _ db: Database) throws -> Bool {
        guard let kind = schema.kind(key.kind) else { return false }
        let select = try RawStatement(cached: db, "SELECT _alive FROM \(RecordTable.of(kind).sqlName) WHERE id = ?")
        select.bind(1, key.id)
        defer { select.reset() }
        return try select.step() && select.integer(0) == RecordHeader.erasedLife
    }

    /// What operators should look at, newest first.
    public func alerts(limit: Int = 20) async throws -> [Alert] {
        try await pool.read { db in
            let select = try RawStatement(
                cached: db, "SELECT at, replica, successor, reason FROM hq_alert ORDER BY alert DESC LIMIT ?")
            select.bind(1, Int64(limit))
            defer { select.reset() }
            var alerts: [Alert] = []
            while try select.step() {
                alerts.append(
                    Alert(
                        at: select.unsigned(0), replica: ReplicaID(rawValue: UInt32(clamping: select.integer(1))),
                        successor: select.integer(2) == 0
                            ? nil : ReplicaID(rawValue: UInt32(clamping: select.integer(2))),
                        reason: select.text(3)))
            }
            return alerts
        }
    }
}
