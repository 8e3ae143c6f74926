// Why this file exists: a laptop as a machine: a disk, the real replica on it, and what HQ gave it to show.

import Foundation
import Simulation
import SyncClient
import SyncProtocol
import SyncServer
import TestSupport

/// A laptop.
final class Laptop {
    let number: Int
    let disk: FaultDisk
    let clock: TurnedClock
    var name: String { "laptop \(number)" }
    private(set) var replica: Replica?
    /// What each number it has or had is to show.
    var bearers: [ReplicaID: String] = [:]
    private var chance: Chance
    /// It was rolled back or damaged by its disk: what HQ says of it then is no fault of anybody's.
    var mayBeRolledBack = false
    /// HQ was restored or forgot deletions since its last sync, or it took a new number: then it compares everything.
    var mayRepair = false
    /// The shelves that it may hold.
    var scopes: [ScopeID]
    var schema = Catalogue.schema

    init(_ number: Int, _ disk: FaultDisk, _ clock: TurnedClock, _ scopes: [ScopeID], seed: UInt64) {
        self.number = number
        self.disk = disk
        self.clock = clock
        self.scopes = scopes
        chance = Chance(seed: seed)
    }

    // MARK: Identity

    /// HQ makes room for it.
    func enrolment(_ headquarters: Headquarters, kept: [KeptEdits] = []) throws -> SyncServer.Enrolment {
        let (name, scopes) = (name, scopes)
        return try wait {
            let invitation = try await headquarters.invite(name: name, person: nil, scopes: scopes)
            return try await headquarters.enroll(code: invitation.code, device: name, kept: kept)
        }
    }

    /// Becomes a replica.
    func create(_ enrolment: SyncServer.Enrolment) throws {
        bearers[enrolment.replica] = enrolment.bearer
        let made = try Replica.create(
            disk.folder, schema: schema, rulebook: Catalogue.rulebook,
            identity: ReplicaIdentity(
                replica: enrolment.replica, timeline: enrolment.timeline, ended: enrolment.ended,
                scopes: enrolment.scopes, settings: ["user": name]), wall: { [clock] in clock.now() })
        made.entropy = chance
        replica = made
    }

    /// `outpost rejoin`: goes on under a new number.
    /// - Parameter byCode: for a device that HQ knows no longer.
    func rejoin(_ headquarters: Headquarters, byCode: Bool, _ reason: String) throws {
        let replica = try running()
        let former = try replica.checkpoint().replica
        let kept = try replica.keptEdits()
        let enrolment =
            byCode
            ? try enrolment(headquarters, kept: kept)
            : try wait { try await headquarters.rejoin(former, kept: kept, reason: reason) }
        // The program writes them down before it takes the number.
        bearers[enrolment.replica] = enrolment.bearer
        try replica.rejoin(
            as: Succession(
                identity: ReplicaIdentity(
                    replica: enrolment.replica, timeline: enrolment.timeline, ended: enrolment.ended,
                    scopes: enrolment.scopes), shared: enrolment.shared, erased: enrolment.erased))
    }

    // MARK: Power

    func open() throws {
        let opened = try Replica.open(
            disk.folder, schema: schema, rulebook: Catalogue.rulebook, wall: { [clock] in clock.now() })
        opened.entropy = Chance(seed: chance.next())
        replica = opened
    }

    /// The process is gone.
    func drop() throws {
        replica = nil
        guard disk.isReleased() else { throw Violation("harness", "\(name) holds on to \(disk.handles) files") }
    }

    /// Nothing of it is left.
    func wipe() throws {
        try drop()
        _ = disk.settle()
        let manager = FileManager.default
        for file in try manager.contentsOfDirectory(atPath: disk.folder) {
            try manager.removeItem(atPath: disk.folder + "/" + file)
        }
        _ = disk.settle()
        mayBeRolledBack = false
    }

    func running() throws -> Replica {
        guard let replica else { throw PowerIsOff() }
        return replica
    }

    // MARK: Syncing

    /// One sync.
    func sync(_ office: Office, cut: Cut? = nil) throws -> SyncReport {
        let replica = try running()
        let line = Line(office, bearers[try replica.checkpoint().replica] ?? "", cut: cut)
        return try SyncEngine(replica, line, retry: .never).sync()
    }

    // MARK: What is there

    /// Every record of a kind, field by field.
    func records(_ kind: KindNumber) throws -> [RecordKey: [FieldNumber: Value]] {
        var records: [RecordKey: [FieldNumber: Value]] = [:]
        try running().forEachRecord(kind) { row in
            records[row.key] = Dictionary(
                uniqueKeysWithValues: row.values.filter { !$0.value.isEmpty }.map { ($0.field, $0.value) })
        }
        return records
    }

    func values(_ key: RecordKey) throws -> [FieldNumber: Value]? {
        try running().record(key).map { row in
            Dictionary(uniqueKeysWithValues: row.values.filter { !$0.value.isEmpty }.map { ($0.field, $0.value) })
        }
    }

    /// What its own checker finds; empty if nothing.
    func findings() throws -> [String] {
        try Workspace(running()).verify().problems.map { "\($0.check): \($0.finding)" }
    }
}
