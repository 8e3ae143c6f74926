// Why this file exists: who could see what follows from the chain alone: from who was let in, and what was granted and
// taken since. What HQ's tables say of it is compared with that.

import GRDB
import RecordTables
import SyncProtocol

/// What the chain says of every device.
struct DeviceBook {
    private(set) var dossiers: [ReplicaID: DeviceDossier] = [:]

    /// - Returns: false if the deed is about a device that the chain does not know.
    mutating func take(_ act: AuditAct) -> Bool {
        switch act.deed {
        case .begun, .restored, .lease, .signIn, .desk: return true
        case .listed(let replica, let dossier): dossiers[replica] = dossier
        case .enrolled(let replica, let scopes, let person, let key):
            dossiers[replica] = DeviceDossier(
                person: person, spans: scopes.map { DeviceDossier.Span(scope: $0, since: act.after) },
                status: DeviceStatus.active.rawValue, key: key)
        case .succeeded(let replica, let former, let key):
            guard var dossier = dossiers[former] else { return false }
            dossier.key = key
            dossier.isWiped = false
            dossiers[replica] = dossier
        case .granted(let replica, let scopes):
            return change(replica) { $0.grant(scopes, at: act.after) }
        case .status(let replica, let word): return change(replica) { $0.status = word }
        case .keyChanged(let replica, let key): return change(replica) { $0.key = key }
        case .wiped(let replica): return change(replica) { $0.isWiped = true }
        }
        return true
    }

    private mutating func change(_ replica: ReplicaID, _ body: (inout DeviceDossier) -> Void) -> Bool {
        guard let index = dossiers.index(forKey: replica) else { return false }
        body(&dossiers.values[index])
        return true
    }

    /// What HQ's tables say of every device.
    static func stored(_ db: Database) throws -> [ReplicaID: DeviceDossier] {
        var dossiers: [ReplicaID: DeviceDossier] = [:]
        for device in try Registry.loadAll(db) where device.replica != .headquarters {
            dossiers[device.replica] = DeviceDossier(
                person: device.person, spans: [], status: device.status.rawValue, key: Fingerprint(ofKey: device.key),
                isWiped: device.wiped > 0)
        }
        let grants = try RawStatement(
            cached: db, "SELECT replica, scope, since, until FROM hq_grant ORDER BY replica, since, scope")
        defer { grants.reset() }
        while try grants.step() {
            let replica = ReplicaID(rawValue: UInt32(clamping: grants.integer(0)))
            dossiers[replica]?.spans.append(
                DeviceDossier.Span(
                    scope: ScopeID(rawValue: UInt32(clamping: grants.integer(1))), since: grants.unsigned(2),
                    until: grants.isNull(3) ? nil : grants.unsigned(3)))
        }
        return dossiers
    }

    /// Devices of which HQ's tables say something else than the chain, with what differs.
    func differences(from stored: [ReplicaID: DeviceDossier]) -> [(ReplicaID, String)] {
        Set(dossiers.keys).union(stored.keys).sorted().compactMap { replica in
            guard let said = dossiers[replica] else { return (replica, "its enrolment") }
            guard let kept = stored[replica] else { return (replica, "all of it") }
            if said.spans.sorted() != kept.spans.sorted() { return (replica, "what it might hold and when") }
            if said.status != kept.status { return (replica, "its state, \(said.status)") }
            if said.key != kept.key { return (replica, "its key") }
            if said.isWiped != kept.isWiped { return (replica, "whether it was erased") }
            return said.person == kept.person ? nil : (replica, "whose it is")
        }
    }
}
