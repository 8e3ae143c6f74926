// Why this file exists: what HQ knows of a laptop lies in four places: its list of devices, what devices said last,
// the syncs since it was started, and the records about people. A page wants one row.

import LeadToCash
import SyncProtocol
import SyncServer

/// One device with all that HQ knows of how it keeps up.
struct FleetDevice: Sendable {
    let device: Device
    let presence: DevicePresence?
    /// The person's name as records say it now, else as it was when the device was let in.
    let person: String
    let office: RecordID?
    /// Since HQ was started: bytes both ways, attempts, and how many of these ended well.
    let bytes: Int64
    let attempts: Int
    let successes: Int

    var lastSync: UInt64? { presence?.lastSync }

    /// Milliseconds since the last sync; nil if there was none.
    func age(_ now: Int64) -> Int64? { lastSync.map { max(0, now - Int64(clamping: $0)) } }
}

/// The devices within somebody's reach.
struct FleetReading: Sendable {
    let devices: [FleetDevice]
    let staff: FleetStaff

    /// By office, then person, then number.
    static func read(_ visit: Visit, _ reach: FleetReach) async throws -> FleetReading {
        let headquarters = visit.headquarters
        let staff = try await FleetStaff.read(visit)
        let presence = Dictionary(try await headquarters.presence().map { ($0.replica, $0) }) { first, _ in first }
        let syncs = Dictionary(grouping: headquarters.syncAttempts, by: \.replica)
        let devices = try await headquarters.devices().map { device in
            let own = syncs[device.replica] ?? []
            let member = device.person.flatMap { staff.members[$0] }
            return FleetDevice(
                device: device, presence: presence[device.replica], person: member?.name ?? device.name,
                office: member?.office, bytes: own.reduce(0) { $0 + Int64($1.bytes) }, attempts: own.count,
                successes: own.count { $0.succeeded })
        }
        let mine = devices.filter { reach.admits($0.office) }.map { (staff.officeName($0.office), $0) }
        let sorted = mine.sorted { a, b in
            (a.0, a.1.person, a.1.device.replica) < (b.0, b.1.person, b.1.device.replica)
        }
        return FleetReading(devices: sorted.map(\.1), staff: staff)
    }

    /// A device within reach by the number in the path.
    /// - Throws: ``PageProblem/notFound`` also for one that is out of reach.
    static func device(_ visit: Visit, _ right: Right) async throws -> (FleetDevice, FleetStaff) {
        let visitor = try visit.person(who: right)
        guard let number = visit.parameters["number"].flatMap({ UInt32($0) }) else { throw PageProblem.notFound }
        let reading = try await read(visit, FleetReach(visitor, right))
        guard let found = reading.devices.first(where: { $0.device.replica.rawValue == number }) else {
            throw PageProblem.notFound
        }
        return (found, reading.staff)
    }
}

/// What a device may do, in words.
enum DeviceState {
    static func badge(_ device: Device) -> (key: String, tone: String) {
        if device.wiped > 0 { return ("deviceWiped", "info") }
        return switch device.status {
        case .active: device.hasKey ? ("deviceActive", "good") : ("deviceKeyless", "warn")
        case .suspended: ("deviceSuspended", "warn")
        case .revoked: ("deviceRevoked", "bad")
        case .lost: ("deviceLost", "bad")
        }
    }

    static func disk(_ state: StorageState?) -> (key: String, tone: String) {
        switch state {
        case .encrypted: ("diskEncrypted", "good")
        case .unencrypted: ("diskOpen", "bad")
        case .volatile: ("diskVolatile", "good")
        case .unknown, nil: ("diskUnknown", "warn")
        }
    }
}

/// How long a device may still be used without a sync.
enum LeaseText {
    /// - Parameter days: 0 for ever.
    static func text(_ device: FleetDevice, days: UInt32, now: Int64, _ visit: Visit) -> String {
        guard days > 0 else { return visit.word("leaseEver") }
        guard let age = device.age(now) else { return "–" }
        let left = Int64(days) * 86_400_000 - age
        return left > 0 ? FleetSpan.text(left, visit.language) : visit.word("leaseOver")
    }
}
