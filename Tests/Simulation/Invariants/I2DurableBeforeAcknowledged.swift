// Why this file exists: an acknowledgement that a power cut can take back is a lie.

import SyncProtocol

/// I2: acknowledged means synced to disk, and a client uploads only what is on its own.
enum I2DurableBeforeAcknowledged {
    static func check(acknowledged counter: UInt64, of replica: ReplicaID, in durable: MemoryLedger.State) throws {
        let kept = durable.standings[replica]?.counter ?? 0
        guard counter <= kept else {
            throw Violation("I2", "HQ acknowledges \(replica):\(counter), its disk holds \(kept)")
        }
    }

    static func check(upload: [SealedChangeset], from durable: MemoryReplica.State) throws {
        guard let last = upload.last, last.counter > durable.checkpoint.counter else { return }
        throw Violation("I2", "a laptop uploads number \(last.counter), its disk holds \(durable.checkpoint.counter)")
    }
}
