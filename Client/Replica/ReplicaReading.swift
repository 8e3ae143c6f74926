// Why this file exists: everything a command may ask of the replica, answered at once and offline.

import Foundation
import GRDB
import RecordTables
import SyncProtocol

/// A record as this replica shows it: confirmed values with the rep's own edits laid over them.
public struct RecordRow: Hashable, Sendable {
    public let key: RecordKey
    /// σ of its newest confirmed change; 0 while HQ has not confirmed it.
    public let head: CommitSequence
    /// The stored fields, in field order.
    public let values: [FieldValue]

    public func value(_ field: FieldNumber) -> Value { values.first { $0.field == field }?.value ?? .null }
}

extension Replica {
    /// The checkpoint, including edits made since the last sync.
    func fetchCheckpoint(_ db: Database) throws -> Checkpoint {
        let select = try statement(
            db, "SELECT counter, stamp FROM sync_outbox WHERE counter > ? ORDER BY counter DESC LIMIT 1")
        var checkpoint = try cachedCheckpoint(db)
        select.bind(1, checkpoint.acknowledged)
        if try select.step() {
            checkpoint.counter = select.unsigned(0)
            checkpoint.clock = HybridClock(
                last: max(checkpoint.clock.last, Stamp(rawValue: select.unsigned(1))), offset: checkpoint.clock.offset)
        }
        select.reset()
        checkpoint.knowledge.own = Dot(replica: checkpoint.replica, counter: checkpoint.counter)
        return checkpoint
    }

    /// The checkpoint's row, read again only when another connection or this one changed the file's checkpoint.
    private func cachedCheckpoint(_ db: Database) throws -> Checkpoint {
        let probe = try statement(
            db, "SELECT synced_at, prefix, acknowledged, clock, exceptions, replica, nonce FROM sync_checkpoint")
        defer { probe.reset() }
        guard try probe.step() else { throw ReplicaError.damaged("its checkpoint is missing") }
        let mark = CheckpointMark(
            syncedAt: probe.integer(0), prefix: probe.unsigned(1), acknowledged: probe.unsigned(2),
            clock: probe.unsigned(3), exceptions: probe.text(4),
            replica: probe.integer(5), nonce: probe.unsigned(6))
        if let cached = checkpointCache, cached.mark == mark { return cached.checkpoint }
        let checkpoint = try CheckpointRow.fetch(db).checkpoint
        checkpointCache = (mark, checkpoint)
        return checkpoint
    }

    /// One field of one record; nil if there is no such record.
    func fieldValue(_ field: Field, of key: RecordKey, _ table: RecordTable, _ db: Database) throws -> Value? {
        guard let span = table.spans[field.number] else { return .null }
        let names = table.columns[span].map(\.sqlName).joined(separator: ", ")
        let select = try statement(db, "SELECT \(names) FROM \(table.sqlName) WHERE id = ?")
        select.bind(1, key.id)
        defer { select.reset() }
        return try select.step() ? select.value(of: field, at: 0) : nil
    }

    /// One record; nil if it is not here.
    public func record(_ key: RecordKey) throws -> RecordRow? {
        try queue.look { db in
            try self.rows(key.kind, where: "id = ?", [.reference(key.id)], order: nil, limit: 1, db).first
        }
    }

    /// Records of a kind.
    /// - Parameters:
    ///   - condition: SQL over the kind's columns with `?` for each of `arguments`; all records if nil. Written by
    ///     commands, never by users.
    ///   - order: SQL expressions to sort by.
    public func records(
        _ kind: KindNumber, where condition: String? = nil, _ arguments: [Value] = [], order: String? = nil,
        limit: Int? = nil
    ) throws -> [RecordRow] {
        try queue.look { db in try self.rows(kind, where: condition, arguments, order: order, limit: limit, db) }
    }

    /// Gives every record of a kind to `body`, one at a time.
    public func forEachRecord(_ kind: KindNumber, _ body: (RecordRow) throws -> Void) throws {
        try queue.look { db in try self.forEachRow(of: kind, db, body) }
    }

    /// The same within a transaction.
    func forEachRow(of kind: KindNumber, _ db: Database, _ body: (RecordRow) throws -> Void) throws {
        let table = try table(kind)
        let select = try RawStatement(db, "SELECT id, _head, \(table.columnList) FROM \(table.sqlName)")
        while try select.step() { try body(row(select, table)) }
    }

    private func rows(
        _ kind: KindNumber, where condition: String?, _ arguments: [Value], order: String?, limit: Int?, _ db: Database
    ) throws -> [RecordRow] {
        let table = try table(kind)
        var sql = "SELECT id, _head, \(table.columnList) FROM \(table.sqlName)"
        if let condition { sql += " WHERE \(condition)" }
        if let order { sql += " ORDER BY \(order)" }
        if limit != nil { sql += " LIMIT ?" }
        let select = try RawStatement(cached: db, sql)
        defer { select.reset() }
        for (index, argument) in arguments.enumerated() { select.bind(index + 1, argument, as: .text) }
        if let limit { select.bind(arguments.count + 1, Int64(limit)) }
        var rows: [RecordRow] = []
        while try select.step() { rows.append(row(select, table)) }
        return rows
    }

    private func row(_ select: RawStatement, _ table: RecordTable) -> RecordRow {
        let id = select.id(0) ?? RecordID(high: 0, low: 0)
        let values = table.kind.storedFields.map { field in
            FieldValue(field.number, select.value(of: field, at: 2 + (table.spans[field.number]?.lowerBound ?? 0)))
        }
        return RecordRow(key: RecordKey(kind: table.kind.number, id: id), head: select.unsigned(1), values: values)
    }

    /// How many records of a kind are here.
    public func count(_ kind: KindNumber) throws -> Int {
        let table = try table(kind)
        return try queue.look { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.sqlName)") ?? 0 }
    }

    /// Own changesets that are not uploaded yet, or all that are still kept.
    public func changesets(includingAcknowledged: Bool = false) throws -> [Changeset] {
        try queue.look { db in
            let checkpoint = try self.fetchCheckpoint(db)
            let from = includingAcknowledged ? 0 : checkpoint.acknowledged
            let select = try RawStatement(db, "SELECT payload FROM sync_outbox WHERE counter > ? ORDER BY counter")
            select.bind(1, from)
            var changesets: [Changeset] = []
            while try select.step() { changesets.append(try ChangesetCodec.open(select.bytes(0))) }
            return changesets
        }
    }

    /// A fact about this replica, as HQ or the rep set it.
    public func setting(_ name: String) throws -> String? {
        try queue.look { db in try self.setting(name, db) }
    }

    func setting(_ name: String, _ db: Database) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM sync_setting WHERE name = ?"), arguments: [name])
    }

    public func set(_ name: String, to value: String) throws {
        try lock.hold("setting \(name)") {
            try queue.write { db in
                try db.execute(
                    sql: "INSERT OR REPLACE INTO sync_setting VALUES (?, ?)", arguments: [name, value])
            }
        }
    }
}

/// Enough of the checkpoint's row to notice that it changed.
struct CheckpointMark: Hashable {
    let syncedAt: Int64
    let prefix: UInt64
    let acknowledged: UInt64
    let clock: UInt64
    let exceptions: String
    let replica: Int64
    let nonce: UInt64
}
