// Why this file exists: until HQ has an edit, and until HQ has it in a backup, a laptop's disk holds the only other
// copy. A bit that flips there must be found before it is sent as if somebody had typed it.

import Crypto
import GRDB
import RecordTables
import SyncProtocol

/// One changeset in the outbox.
struct OutboxRow {
    let counter: UInt64
    let stamp: UInt64
    let payload: [UInt8]

    func insert(_ replica: Replica, _ db: Database) throws {
        let append = try replica.statement(
            db, "INSERT INTO sync_outbox (counter, stamp, payload, checksum) VALUES (?, ?, ?, ?)")
        append.bind(1, counter)
        append.bind(2, stamp)
        append.bind(3, bytes: payload)
        append.bind(4, Self.checksum(payload))
        try append.run()
    }

    /// The first eight bytes of the payload's SHA-256, without the sign.
    static func checksum(_ payload: [UInt8]) -> Int64 {
        let bits = SHA256.hash(data: payload).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(bits >> 1)
    }
}

extension RawStatement {
    /// Whether a payload is still what was written; of what an older build wrote nobody can tell.
    func isIntact(payload: [UInt8], checksum column: Int) -> Bool {
        isNull(column) || integer(column) == OutboxRow.checksum(payload)
    }
}
