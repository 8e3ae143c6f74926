// Why this file exists: the checkpoint between its value in the protocol and its one row in SQLite.

import Foundation
import GRDB
import SyncProtocol

/// The checkpoint's row. The own counter and the clock of edits since the last sync are the outbox's, so that an edit
/// need not touch this row.
struct CheckpointRow {
    var checkpoint: Checkpoint
    /// When the last sync ended, Unix milliseconds by this device; 0 never.
    var syncedAt: Int64

    static func fetch(_ db: Database) throws -> CheckpointRow {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM sync_checkpoint"),
            let chain = ChainHash(Array(row["chain"] as Data))
        else { throw ReplicaError.damaged("its checkpoint is missing") }
        var checkpoint = Checkpoint(
            replica: ReplicaID(rawValue: row["replica"]), schema: row["schema"], scopes: try scopes(row["scopes"]))
        checkpoint.knowledge = Knowledge(
            timeline: Timeline(rawValue: unsigned(row["timeline"])), prefix: unsigned(row["prefix"]),
            exceptions: try exceptions(row["exceptions"]))
        checkpoint.acknowledged = unsigned(row["acknowledged"])
        checkpoint.acknowledgedChain = chain
        checkpoint.backedUp = unsigned(row["backed_up"])
        checkpoint.backedUpChain = (row["backed_up_chain"] as Data?).flatMap { ChainHash(Array($0)) }
        checkpoint.nonce = unsigned(row["nonce"])
        checkpoint.ended = try ended(row["ended"])
        checkpoint.digest = ScopeDigest(
            count: unsigned(row["digest_count"]), high: unsigned(row["digest_high"]), low: unsigned(row["digest_low"]))
        checkpoint.needsRepair = row["needs_repair"]
        // What HQ has does not count: a wrong clock may have stamped it, and the clock has been settled since.
        let newest = try Row.fetchOne(
            db, sql: "SELECT counter, stamp FROM sync_outbox WHERE counter > ? ORDER BY counter DESC LIMIT 1",
            arguments: [row["acknowledged"] as Int64])
        checkpoint.counter = newest.map { unsigned($0["counter"]) } ?? checkpoint.acknowledged
        let stamp = max(unsigned(row["clock"]), newest.map { unsigned($0["stamp"]) } ?? 0)
        checkpoint.clock = HybridClock(last: Stamp(rawValue: stamp), offset: row["clock_offset"])
        checkpoint.knowledge.own = Dot(replica: checkpoint.replica, counter: checkpoint.counter)
        return CheckpointRow(checkpoint: checkpoint, syncedAt: row["synced_at"])
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
        try db.execute(
            sql: """
                UPDATE sync_checkpoint
                SET replica = ?, schema = ?, scopes = ?, timeline = ?, prefix = ?, exceptions = ?,
                    acknowledged = ?, chain = ?, backed_up = ?, clock = ?, clock_offset = ?, digest_count = ?,
                    digest_high = ?, digest_low = ?, needs_repair = ?, synced_at = ?,
                    nonce = ?, backed_up_chain = ?, ended = ?
                """,
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
