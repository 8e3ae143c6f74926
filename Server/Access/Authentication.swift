// Why this file exists: who is asking? Answered from memory for every device that was seen since the server started.

import GRDB
import RecordTables
import SyncProtocol

extension Headquarters {
    /// The replica behind credentials, if it may sync freely. Without a signature this is no proof: see
    /// ``Headquarters/prove(_:)``.
    /// - Throws: ``Refusal`` if they are missing or wrong, or the device is barred.
    package func authenticate(_ credentials: Credentials?) async throws -> EnrolledReplica {
        let enrolled = try await identify(credentials)
        guard enrolled.status == .active else { throw enrolled.status.refusal }
        return enrolled
    }

    /// The replica that credentials name, whatever it may do.
    /// - Throws: ``Refusal`` if they are missing or wrong.
    func identify(_ credentials: Credentials?) async throws -> EnrolledReplica {
        guard let credentials else {
            throw Refusal(.unauthorised, "The request carries no credentials; enrol this device.")
        }
        guard let enrolled = try await enrolled(credentials.replica), credentials.match(enrolled) else {
            throw Refusal(
                .unknown,
                "HQ does not know this device or its secret. If HQ was restored from a backup that is older than the "
                    + "device, ask HQ for a code (outpostd invite) and run: outpost rejoin --code CODE")
        }
        return enrolled
    }

    /// A replica with its standing, backups included.
    package func enrolled(_ replica: ReplicaID) async throws -> EnrolledReplica? {
        let (known, horizon) = mirror.read { ($0.replicas[replica], $0.horizon) }
        if let known, known.horizon == horizon { return known }
        let loaded = try await pool.read { db in
            guard var enrolled = try known ?? Registry.load(replica, db) else { return EnrolledReplica?.none }
            enrolled.standing.backedUp = try BackupHorizon.counter(of: enrolled.standing, at: horizon, db)
            enrolled.horizon = horizon
            return enrolled
        }
        guard let loaded else { return nil }
        mirror.change { state in
            // A commit may have moved the replica meanwhile: what it says of the log is newer.
            if state.replicas[replica] == nil {
                state.replicas[replica] = loaded
            } else {
                state.replicas[replica]?.standing.backedUp = loaded.standing.backedUp
                state.replicas[replica]?.horizon = horizon
            }
        }
        return mirror.read { $0.replicas[replica] }
    }
}
