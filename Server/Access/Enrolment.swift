// Why this file exists: a device becomes a replica by a code that a person typed: valid once, for minutes, and void
// after a few wrong tries, because eighty random bits guard little if one may guess for ever.

import GRDB
import RecordTables
import SyncProtocol

/// A one-time enrolment code, to be shown once.
public struct Invitation: Hashable, Sendable {
    /// `KHTM-…`, five groups of four.
    public let code: String
    public let name: String
    public let scopes: [ScopeID]
    /// Unix milliseconds.
    public let expires: UInt64
}

/// What a new device receives.
public struct Enrolment: Hashable, Sendable {
    public let replica: ReplicaID
    public let secret: String
    public let timeline: Timeline
    public let scopes: [ScopeID]
    /// Whose device it is.
    public let name: String
    public let person: RecordID?
    /// The record that anchors the device's own scope, if it has one: where what it makes will live.
    public let home: RecordID?
    /// The schema version HQ runs.
    public let schema: UInt32
    /// HQ's earlier timelines, oldest first.
    public let ended: [Lineage.Ending]
    /// Of the replicas whose kept edits the device told of, the last changeset that HQ has.
    public let shared: [ReplicaID: UInt64]
    /// Records that those edits wrote to and that HQ has erased since, which it told the former number, if anyone.
    public let erased: [RecordKey]

    fileprivate func holding(_ scopes: [ScopeID]) -> Enrolment {
        Enrolment(
            replica: replica, secret: secret, timeline: timeline, scopes: scopes, name: name, person: person,
            home: home,
            schema: schema, ended: ended, shared: shared, erased: erased)
    }

    /// What the device presents from now on.
    public var bearer: String { Credentials(replica: replica, secret: secret).bearer }

    public var json: JSON {
        .members([
            "replica": .integer(Int64(replica.rawValue)), "secret": .text(secret), "bearer": .text(bearer),
            "timeline": .describing(timeline), "scopes": .array(scopes.map { .integer(Int64($0.rawValue)) }),
            "user": .text(name), "person": .text(person?.description ?? ""), "home": .text(home?.description ?? ""),
            "schema": .integer(Int64(schema)),
            "ended": .array(
                ended.map { .members(["timeline": .describing($0.timeline), "sequence": .unsigned($0.sequence)]) }),
            "shared": .array(
                shared.sorted { $0.key < $1.key }.map {
                    .members(["replica": .integer(Int64($0.key.rawValue)), "counter": .unsigned($0.value)])
                }),
            "erased": .array(
                erased.map { .members(["kind": .integer(Int64($0.kind)), "id": .describing($0.id)]) }),
        ])
    }
}

extension Headquarters {
    /// How many wrong tries void an invitation.
    private static let tries: Int64 = 5
    private static let defaultMinutes: UInt64 = 15

    /// Makes an enrolment code for one device of a person.
    /// - Parameters:
    ///   - name: the person as others will see them.
    ///   - scopes: what the device may hold, beside reference data; the first is its own.
    public func invite(name: String, person: RecordID?, scopes: [ScopeID]) async throws -> Invitation {
        let secret = Secrets.letters()
        let all = Set(scopes).union([.reference]).sorted()
        let now = wall()
        let home = scopes.first.flatMap { own in mirror.read { $0.scopes[own]?.content.anchor } }
        return try await committer.perform { _, db in
            let minutes = try Setting.invitationMinutes.number(db) ?? Self.defaultMinutes
            let expires = now + min(minutes, 60 * 24 * 30) * 60_000
            let insertion = try RawStatement(
                cached: db,
                "INSERT INTO hq_invitation (secret, name, person, scopes, created, expires, home) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?)")
            insertion.bind(1, bytes: Secrets.hash(secret))
            insertion.bind(2, name)
            if let person { insertion.bind(3, person) } else { insertion.bindNull(3) }
            insertion.bind(4, ScopeList.encode(all))
            insertion.bind(5, now)
            insertion.bind(6, expires)
            if let home { insertion.bind(7, home) } else { insertion.bindNull(7) }
            try insertion.run()
            let code = EnrolmentCode(invitation: UInt64(db.lastInsertedRowID), secret: secret)
            return Invitation(code: code.text, name: name, scopes: all, expires: expires)
        }
    }

    /// Turns a code into a new replica. A device that did not hear the answer may ask again with the same key, while
    /// the code would still be good, and gets the same number; nobody else does.
    /// - Parameters:
    ///   - key: the device's public key.
    ///   - storage: what the device says of the disk beneath it.
    ///   - kept: the edits of a database that goes on under the new number; none for a new device.
    /// - Throws: ``Refusal`` if the code is wrong, used, expired or void; the sentence does not say which. Or if HQ
    ///   requires encryption and the device does not state it; then the code stays good.
    public func enroll(
        code: String, device: String, key: [UInt8] = [], storage: StorageStatement? = nil, kept: [KeptEdits] = []
    ) async throws -> Enrolment {
        let refusal = Refusal(
            .unauthorised, "This code is not valid, or no longer: codes work once and for minutes. Ask HQ for another.")
        guard let code = EnrolmentCode(typed: code) else { throw refusal }
        let attempt = Attempt(
            invitation: Int64(clamping: code.invitation), secret: code.secret,
            device: String(device.prefix(200)), key: key, storage: storage, kept: kept, now: wall())
        let enrolment = try await committer.perform { [lineage, schema] ledger, db in
            try Self.enroll(attempt, lineage, schema, ledger, db)
        }
        guard let enrolment else { throw refusal }
        // It may be known by a secret that was never heard.
        mirror.change { $0.replicas[enrolment.replica] = nil }
        // The organisation may have changed since the code was made.
        guard let person = enrolment.person else { return enrolment }
        try await review(person)
        return enrolment.holding(try await enrolled(enrolment.replica)?.standing.scopes ?? enrolment.scopes)
    }

    private struct Attempt: Sendable {
        let invitation: Int64
        let secret: String
        let device: String
        let key: [UInt8]
        let storage: StorageStatement?
        let kept: [KeptEdits]
        let now: UInt64
    }

    /// - Returns: nil if the code is not valid; the failed try is counted.
    private static func enroll(
        _ attempt: Attempt, _ lineage: Lineage, _ schema: Schema, _ ledger: Ledger, _ db: Database
    ) throws -> Enrolment? {
        let invitation = try RawStatement(
            cached: db,
            "SELECT secret, name, person, scopes, expires, tries, replica, home FROM hq_invitation "
                + "WHERE invitation = ?")
        invitation.bind(1, attempt.invitation)
        defer { invitation.reset() }
        guard try invitation.step(), invitation.integer(5) < tries, invitation.unsigned(4) > attempt.now else {
            return nil
        }
        guard Secrets.areEqual(Secrets.hash(attempt.secret), invitation.bytes(0)) else {
            try db.execute(
                sql: "UPDATE hq_invitation SET tries = tries + 1 WHERE invitation = ?", arguments: [attempt.invitation])
            return nil
        }
        try refuseUnprotected(attempt.storage, db)
        let secret = Secrets.token()
        let scopes = ScopeList.decode(invitation.text(3))
        let person = invitation.id(2)
        let replica: ReplicaID
        if invitation.isNull(6) {
            replica = try insertReplica(
                NewReplica(
                    name: invitation.text(1), device: attempt.device, person: person, secret: secret,
                    key: attempt.key, scopes: scopes, storage: attempt.storage, now: attempt.now), db)
            try ledger.record(
                .enrolled(replica, scopes: scopes, person: person, key: Fingerprint(ofKey: attempt.key)),
                at: attempt.now)
            try db.execute(
                sql: "UPDATE hq_invitation SET replica = ? WHERE invitation = ?",
                arguments: [Int64(replica.rawValue), attempt.invitation])
        } else {
            guard let number = UInt32(exactly: invitation.integer(6)),
                try renew(ReplicaID(rawValue: number), attempt.key, secret, db)
            else { return nil }
            replica = ReplicaID(rawValue: number)
        }
        let shared = try shared(attempt.kept, former: nil, db)
        return Enrolment(
            replica: replica, secret: secret, timeline: lineage.current, scopes: scopes, name: invitation.text(1),
            person: person, home: invitation.id(7), schema: schema.version, ended: lineage.ended, shared: shared,
            erased: try erased(attempt.kept, shared, schema, db))
    }

    /// Gives a device that has the key, and has sent nothing yet, another secret.
    /// - Returns: whether there is such a device.
    private static func renew(_ replica: ReplicaID, _ key: [UInt8], _ secret: String, _ db: Database) throws -> Bool {
        guard !key.isEmpty else { return false }
        let change = try RawStatement(
            cached: db,
            "UPDATE hq_replica SET secret = ? WHERE replica = ? AND key = ? AND status = ? AND counter = 0 "
                + "AND uploaded = 0")
        change.bind(1, bytes: Secrets.hash(secret))
        change.bind(2, Int64(replica.rawValue))
        change.bind(3, bytes: key)
        change.bind(4, DeviceStatus.active.rawValue)
        try change.run()
        return db.changesCount == 1
    }

    /// A device to be listed.
    struct NewReplica {
        let name: String
        let device: String
        let person: RecordID?
        /// What it is to present; nil for a seat, which never calls.
        let secret: String?
        /// Its public key.
        let key: [UInt8]
        let scopes: [ScopeID]
        var status = DeviceStatus.active
        let storage: StorageStatement?
        let now: UInt64
    }

    /// Lists a new device under a number that no device ever had, not even in a history that a restore has cut off.
    static func insertReplica(_ new: NewReplica, _ db: Database) throws -> ReplicaID {
        let first = try Setting.firstReplica.number(db) ?? 2
        let insertion = try RawStatement(
            cached: db,
            "INSERT INTO hq_replica (replica, name, device, person, secret, scopes, enrolled, status, key) "
                + "VALUES ((SELECT max(max(replica) + 1, ?) FROM hq_replica), ?, ?, ?, ?, ?, ?, ?, ?)")
        insertion.bind(1, first)
        insertion.bind(2, new.name)
        insertion.bind(3, new.device)
        if let person = new.person { insertion.bind(4, person) } else { insertion.bindNull(4) }
        if let secret = new.secret { insertion.bind(5, bytes: Secrets.hash(secret)) } else { insertion.bindNull(5) }
        insertion.bind(6, ScopeList.encode(new.scopes))
        insertion.bind(7, new.now)
        insertion.bind(8, new.status.rawValue)
        if new.key.isEmpty { insertion.bindNull(9) } else { insertion.bind(9, bytes: new.key) }
        try insertion.run()
        guard let number = UInt32(exactly: db.lastInsertedRowID) else {
            throw Refusal(.failure, "HQ has no replica numbers left.")
        }
        let replica = ReplicaID(rawValue: number)
        if let storage = new.storage { try StorageReport(storage, at: new.now).save(replica, db) }
        try GrantBook.begin(new.scopes, replica, at: try FeedReader.frontier(db), db)
        return replica
    }
}
