// Why this file exists: the checkpoint between its value in the protocol and its one row in SQLite.

import Foundation
import GRDB
import RecordTables
import SyncProtocol

/// The checkpoint's row. The own counter and the clock of edits since the last sync are the outbox's, so that an edit
/// need not touch this row.
struct CheckpointRow {
    var checkpoint: Checkpoint
    /// When the last sync ended, Unix milliseconds by this device; 0 never.
    var syncedAt: Int64

    /// Read by place: a damaged file may lack a column or hold anything in it, and must be called damaged.
    private static let query = """
        SELECT replica, schema, scopes, timeline, prefix, exceptions, acknowledged, chain, backed_up, backed_up_chain,
            nonce, ended, digest_count, digest_high, digest_low, needs_repair, clock, clock_offset, synced_at
        FROM sync_checkpoint
        """

    static func fetch(_ db: Database) throws -> CheckpointRow {
        let row = try RawStatement(cached: db, query)
        defer { row.reset() }
        guard try row.step(), let chain = ChainHash(row.bytes(7)) else {
            throw ReplicaError.damaged("its checkpoint is missing")
        }
        guard let replica = UInt32(exactly: row.integer(0)), let schema = UInt32(exactly: row.integer(1)) else {
            throw ReplicaError.damaged("its number is none")
        }
        var checkpoint = Checkpoint(
            replica: ReplicaID(rawValue: replica), schema: schema, scopes: try scopes(row.text(2)))
        checkpoint.knowledge = Knowledge(
            timeline: Timeline(rawValue: row.unsigned(3)), prefix: row.unsigned(4),
            exceptions: try exceptions(row.text(5)))
        checkpoint.acknowledged = row.unsigned(6)
        checkpoint.acknowledgedChain = chain
        checkpoint.backedUp = row.unsigned(8)
        checkpoint.backedUpChain = row.isNull(9) ? nil : ChainHash(row.bytes(9))
        checkpoint.nonce = row.unsigned(10)
        checkpoint.ended = try ended(row.text(11))
        checkpoint.digest = ScopeDigest(count: row.unsigned(12), high: row.unsigned(13), low: row.unsigned(14))
        checkpoint.needsRepair = row.integer(15) != 0
        // What HQ has does not count: a wrong clock may have stamped it, and the clock has been settled since.
        let newest = try RawStatement(
            cached: db, "SELECT counter, stamp FROM sync_outbox WHERE counter > ? ORDER BY counter DESC LIMIT 1")
        newest.bind(1, checkpoint.acknowledged)
        defer { newest.reset() }
        let hasNewest = try newest.step()
        checkpoint.counter = hasNewest ? newest.unsigned(0) : checkpoint.acknowledged
        let stamp = max(row.unsigned(16), hasNewest ? newest.unsigned(1) : 0)
        checkpoint.clock = HybridClock(last: Stamp(rawValue: stamp), offset: row.integer(17))
        checkpoint.knowledge.own = Dot(replica: checkpoint.replica, counter: checkpoint.counter)
        return CheckpointRow(checkpoint: checkpoint, syncedAt: row.integer(18))
    }

    static func insert(_ checkpoint: Checkpoint, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO sync_checkpoint
                VALUES (1, ?, ?, '[]', 0, 0, '[]', 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, '[]')
                """,
            arguments: [checkpoint.replica.rawValue, checkpoint.schema, ChainHash.start.bytes.databaseBlob])
        try CheckpointRow(checkpoint: checkpoint, syncedAt: 0).update(db)
    }

    func update(_ db: Database) throws {
        let knowledge = checkpoint.knowledge
        let behind = knowledge.exceptions.sorted { $0.key < $1.key }.map { "\($0.key)@\($0.value)" }
        let change = try db.cachedStatement(
            sql: """
                UPDATE sync_checkpoint
                SET replica = ?, schema = ?, scopes = ?, timeline = ?, prefix = ?, exceptions = ?,
                    acknowledged = ?, chain = ?, backed_up = ?, clock = ?, clock_offset = ?, digest_count = ?,
                    digest_high = ?, digest_low = ?, needs_repair = ?, synced_at = ?,
                    nonce = ?, backed_up_chain = ?, ended = ?
                """)
        try change.execute(
            arguments: [
                checkpoint.replica.rawValue, checkpoint.schema, SetText.encode(checkpoint.scopes.map(\.description)),
                signed(knowledge.timeline.rawValue), signed(knowledge.prefix), SetText.encode(behind),
                signed(checkpoint.acknowledged), checkpoint.acknowledgedChain.bytes.databaseBlob,
                signed(checkpoint.backedUp), signed(checkpoint.clock.last.rawValue), checkpoint.clock.offset,
                signed(checkpoint.digest.count), signed(checkpoint.digest.high), signed(checkpoint.digest.low),
                checkpoint.needsRepair, syncedAt, signed(checkpoint.nonce),
                checkpoint.backedUpChain?.bytes.databaseBlob ?? .null,
                SetText.encode(checkpoint.ended.map { "\($0.timeline)@\($0.sequence)" }),
            ])
    }

    private static func scopes(_ text: String) throws -> [ScopeID] {
        guard let words = SetText.decode(text) else { throw ReplicaError.damaged("its scopes are unreadable") }
        return words.compactMap { UInt32($0).map(ScopeID.init) }
    }

    private static func ended(_ text: String) throws -> [Lineage.Ending] {
        guard let words = SetText.decode(text) else { throw ReplicaError.damaged("its timelines are unreadable") }
        return try words.map { word in
            let parts = word.split(separator: "@")
            guard parts.count == 2, let timeline = UInt64(parts[0], radix: 16), let sequence = UInt64(parts[1]) else {
                throw ReplicaError.damaged("its timelines are unreadable")
            }
            return Lineage.Ending(timeline: Timeline(rawValue: timeline), sequence: sequence)
        }
    }

    private static func exceptions(_ text: String) throws -> [ScopeID: CommitSequence] {
        guard let words = SetText.decode(text) else { throw ReplicaError.damaged("its exceptions are unreadable") }
        var result: [ScopeID: CommitSequence] = [:]
        for word in words {
            let parts = word.split(separator: "@")
            guard parts.count == 2, let scope = UInt32(parts[0]), let token = UInt64(parts[1]) else {
                throw ReplicaError.damaged("its exceptions are unreadable")
            }
            result[ScopeID(rawValue: scope)] = token
        }
        return result
    }
}

/// SQLite's integers are signed; ours are not. The bits stay the same.
func signed(_ value: UInt64) -> Int64 { Int64(bitPattern: value) }
func unsigned(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) }

extension [UInt8] {
    var databaseBlob: DatabaseValue { Data(self).databaseValue }
}
