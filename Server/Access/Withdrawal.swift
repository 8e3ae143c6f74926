// Why this file exists: people leave and laptops get lost. What a device may still do follows from one word in HQ's
// list, which counts from the next request on, and for a reply under way from the next page.

import GRDB
import RecordTables
import SyncProtocol

/// What a device may do.
public enum DeviceStatus: String, Sendable, CaseIterable {
    case active
    /// Barred for now. Nothing is lost, and it can be resumed.
    case suspended
    /// Taken from its user: it gets nothing, what it still sends is held, and then it is to erase itself.
    case revoked
    /// In strange hands: nothing of it is accepted, and it is to erase itself at once.
    case lost
}

/// What a request is for.
package enum RequestPurpose: Sendable {
    /// To sync; a revoked device may still send what it has.
    case sync
    /// To be given something, or to change the device's key.
    case service
    /// To go on under another number.
    case rejoin
    /// To tell that it has erased itself.
    case wipeProof
}

extension Headquarters {
    /// - Throws: ``Refusal`` if a device of this standing may not do this.
    package func permit(_ enrolled: EnrolledReplica, to purpose: RequestPurpose) async throws {
        switch (enrolled.status, purpose) {
        case (.active, .sync), (.active, .service), (.active, .rejoin): return
        case (.revoked, .sync), (.revoked, .rejoin), (.revoked, .wipeProof), (.lost, .wipeProof): return
        case (.active, .wipeProof): throw Refusal(.malformed, "HQ did not ask this device to erase itself.")
        case (.lost, _):
            try await noteCall(of: enrolled.replica)
            throw enrolled.status.refusal
        default: throw enrolled.status.refusal
        }
    }

    /// Between two pages of a reply.
    func refuseIfBarred(_ replica: ReplicaID) throws(Refusal) {
        let status = mirror.read { $0.replicas[replica]?.status ?? .active }
        guard status == .active else { throw status.refusal }
    }

    /// A lost device that calls may be with whoever took it: the operator hears of it once a day.
    private func noteCall(of replica: ReplicaID) async throws {
        let now = wall()
        try await committer.perform { _, db in
            let recent = try RawStatement(
                cached: db, "SELECT 1 FROM hq_alert WHERE replica = ? AND successor = 0 AND at > ?")
            recent.bind(1, Int64(replica.rawValue))
            recent.bind(2, now - min(now, 86_400_000))
            defer { recent.reset() }
            guard try !recent.step() else { return }
            try db.execute(
                sql: "INSERT INTO hq_alert (at, replica, successor, reason) VALUES (?, ?, 0, 'lost device called')",
                arguments: [Int64(clamping: now), replica.rawValue])
        }
    }

    /// Changes what a device may do.
    /// - Throws: ``Refusal`` if there is no such device, or the change is not to be had.
    public func setStatus(_ status: DeviceStatus, of replica: ReplicaID) async throws {
        let now = wall()
        try await committer.perform { ledger, db in
            guard var enrolled = try ledger.enrolled(replica), enrolled.isDevice else {
                throw Refusal(.malformed, "There is no device \(replica); `outpostd device list` shows them.")
            }
            guard enrolled.status != status else { return }
            guard enrolled.wiped == 0, enrolled.status.mayBecome(status) else {
                throw Refusal(
                    .malformed,
                    "Device \(replica) is \(enrolled.wiped > 0 ? "wiped" : enrolled.status.rawValue), "
                        + "which is for good; invite its user again.")
            }
            enrolled.status = status
            ledger.draft.replicas[replica] = enrolled
            try db.execute(
                sql: "UPDATE hq_replica SET status = ? WHERE replica = ?",
                arguments: [status.rawValue, Int64(replica.rawValue)])
            try ledger.record(.status(replica, status.rawValue), at: now)
        }
    }

    /// Takes a device from its user.
    /// - Returns: false if there is no such device.
    @discardableResult
    public func revoke(_ replica: ReplicaID) async throws -> Bool {
        guard try await enrolled(replica)?.isDevice ?? false else { return false }
        try await setStatus(.revoked, of: replica)
        return true
    }

    /// Notes that a device proved to have erased itself; the first time counts.
    package func noteWipe(of replica: ReplicaID) async throws {
        let now = wall()
        try await committer.perform { ledger, db in
            guard var enrolled = try ledger.enrolled(replica), enrolled.isDevice, enrolled.wiped == 0 else { return }
            enrolled.wiped = now
            ledger.draft.replicas[replica] = enrolled
            try db.execute(
                sql: "UPDATE hq_replica SET wiped = ? WHERE replica = ?",
                arguments: [Int64(clamping: now), Int64(replica.rawValue)])
            try ledger.record(.wiped(replica), at: now)
        }
    }

    /// All enrolled devices; HQ itself and people's seats there are none.
    public func devices() async throws -> [Device] {
        try await pool.read { db in try Registry.loadAll(db).filter(\.isDevice).map(Device.init) }
    }
}

extension DeviceStatus {
    /// What a device of this standing is told when it asks for more than it may.
    var refusal: Refusal {
        switch self {
        case .active: Refusal(.failure, "HQ failed; nothing was accepted.")
        case .suspended: Refusal(.suspended, "This device is suspended; nothing of it is lost. Speak to HQ.")
        case .revoked: Refusal(.revoked, "This device was taken out of service; it may only send what it still has.")
        case .lost:
            Refusal(.wipe, argument: .max, "This device is listed as lost: nothing of it is accepted. Erase it.")
        }
    }

    func mayBecome(_ next: DeviceStatus) -> Bool {
        switch (self, next) {
        case (.active, _), (.suspended, _), (.revoked, .lost): true
        default: false
        }
    }
}

/// One enrolled device, as a list shows it.
public struct Device: Hashable, Sendable {
    public let replica: ReplicaID
    public let name: String
    public let person: RecordID?
    public let device: String
    public let scopes: [ScopeID]
    public let status: DeviceStatus
    /// Whether HQ has a key of it, without which it must rejoin with a code.
    public let hasKey: Bool
    /// Unix milliseconds; 0 for never.
    public let enrolled: UInt64
    public let uploaded: UInt64
    /// When it proved to have erased itself.
    public let wiped: UInt64
    /// What it said last of the disk beneath it; nil if it never did.
    public let storage: StorageReport?
    public let changesets: UInt64

    /// Whether it will be told of what changes.
    var mayComeBack: Bool { status == .active || status == .suspended }

    init(_ replica: EnrolledReplica) {
        self.replica = replica.replica
        name = replica.name
        person = replica.person
        device = replica.device
        scopes = replica.standing.scopes ?? []
        status = replica.status
        hasKey = !replica.key.isEmpty
        enrolled = replica.enrolled
        uploaded = replica.uploaded
        wiped = replica.wiped
        storage = replica.storage
        changesets = replica.standing.counter
    }
}
