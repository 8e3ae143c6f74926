// Why this file exists: a key that may have been seen is changed without enrolling anew: the old key signs the request,
// the new one signs for itself, and HQ takes the new one in one step or not at all.

import GRDB
import RecordTables
import SyncProtocol

extension Headquarters {
    /// Takes a device's new key.
    /// - Parameters:
    ///   - enrolled: the device as the request proved it, with the key that signed the request.
    ///   - proof: the new key's signature under the change.
    ///   - storage: what the device says of the disk beneath it, on this occasion.
    /// - Throws: ``Refusal`` if the new key did not sign, or another change was quicker.
    package func changeKey(
        of enrolled: EnrolledReplica, to key: [UInt8], proof: [UInt8], storage: StorageStatement? = nil
    ) async throws {
        // A change whose reply was lost is asked for again with the new key, which is in place already.
        guard key != enrolled.key else { return }
        let rotation = KeyRotation(replica: enrolled.replica, former: enrolled.key, new: key)
        guard rotation.isProven(by: proof) else {
            throw Refusal(.signature, "The new key did not sign for the change; the old one stays.")
        }
        let now = wall()
        let report = storage.map { StorageReport($0, at: now) }
        try await committer.perform { ledger, db in
            guard var current = try ledger.enrolled(enrolled.replica), current.key == enrolled.key,
                current.isDevice, current.status == .active
            else {
                throw Refusal(.retry, argument: 200, "The device was changed meanwhile; try again.")
            }
            current.key = key
            if let report {
                current.storage = report
                try report.save(enrolled.replica, db)
            }
            ledger.draft.replicas[enrolled.replica] = current
            let update = try RawStatement(cached: db, "UPDATE hq_replica SET key = ? WHERE replica = ?")
            update.bind(1, bytes: key)
            update.bind(2, Int64(enrolled.replica.rawValue))
            try update.run()
            try ledger.record(.keyChanged(enrolled.replica, Fingerprint(of: key)), at: now)
        }
    }
}
