// Why this file exists: everything HQ keeps of a record stands in five places, and an erased record may be left in
// none: its row, its live edits, its journal, its cases, and the log of all that was ever said. The log's numbers and
// chains stay, so that what remains can still be proved.

import GRDB
import RecordTables
import SyncProtocol

/// What an erasure took away.
package struct ErasureTally: Hashable, Sendable {
    /// Logged changesets out of which something was taken.
    package internal(set) var commits = 0
    package internal(set) var journalEntries = 0
}

extension Ledger {
    package func erase(_ key: RecordKey) throws {
        log.forget()
        try clearRow(key)
        try delete(from: "hq_sibling", key)
        try delete(from: "hq_case", key)
        try delete(from: "hq_journal", key)
        tally.journalEntries += db.changesCount
        try SignInTables.forget(key.id, db)
        if key.kind == CaseRecord.number {
            let close = try RawStatement(cached: db, "DELETE FROM hq_case WHERE open = ?")
            close.bind(1, key.id)
            try close.run()
        }
        let authors = try redactLog(key)
        try tell(authors, key)
    }

    private func delete(from table: String, _ key: RecordKey) throws {
        let statement = try RawStatement(cached: db, "DELETE FROM \(table) WHERE kind = ? AND id = ?")
        statement.bind(1, Int64(key.kind))
        statement.bind(2, key.id)
        try statement.run()
    }

    /// Of the row itself only the fact stays that it was erased; not even when which field was written.
    private func clearRow(_ key: RecordKey) throws {
        guard var row = try row(key), let store = try store(key.kind) else { return }
        row.marks = FieldMarks()
        try store.updateLife(row)
        remember(row, key)
        if key.kind == schema.certifiedRole?.kind { authors.removeAll(keepingCapacity: true) }
    }

    // MARK: The log

    /// - Returns: whose changesets spoke of the record.
    private func redactLog(_ key: RecordKey) throws -> Set<ReplicaID> {
        var authors: Set<ReplicaID> = []
        for sequence in try mentions(of: key) {
            let entry = try RawStatement(cached: db, "SELECT payload, receipt, replica FROM hq_log WHERE sequence = ?")
            entry.bind(1, sequence)
            guard try entry.step() else { continue }
            let (before, given) = (entry.bytes(0), entry.isNull(1) ? nil : try StoredValue.receipt(entry.bytes(1)))
            let (payload, receipt) = (LogEntry.redacted(before, key), given?.withoutDetails(of: key))
            let author = ReplicaID(rawValue: UInt32(clamping: entry.integer(2)))
            entry.reset()
            guard payload != nil || receipt != nil else { continue }
            tally.commits += 1
            authors.insert(author)
            if let payload { try replace(before, with: payload, at: sequence) }
            if let receipt { try replace(given?.detailsHash, with: receipt, at: sequence) }
        }
        return authors
    }

    private func mentions(of key: RecordKey) throws -> [CommitSequence] {
        let search = try LogSearch.select("sequence", naming: key.id, from: 0, db)
        var result: [CommitSequence] = []
        while try search.step() { result.append(search.unsigned(0)) }
        return result
    }

    // The audit chain goes on from hashes of what was there first.

    private func replace(_ before: [UInt8], with payload: [UInt8], at sequence: CommitSequence) throws {
        let update = try RawStatement(
            cached: db,
            "UPDATE hq_log SET payload = ?, redacted = 1, payload_hash = ifnull(payload_hash, ?) WHERE sequence = ?")
        update.bind(1, bytes: payload)
        update.bind(2, bytes: Fingerprint(of: before).bytes)
        update.bind(3, sequence)
        try update.run()
    }

    private func replace(_ before: Fingerprint?, with receipt: Receipt, at sequence: CommitSequence) throws {
        let update = try RawStatement(
            cached: db, "UPDATE hq_log SET receipt = ?, receipt_hash = ifnull(receipt_hash, ?) WHERE sequence = ?")
        update.bind(1, bytes: receipt.encoded)
        if let before { update.bind(2, bytes: before.bytes) } else { update.bindNull(2) }
        update.bind(3, sequence)
        try update.run()
    }

    /// Devices that wrote to the record without holding its scope are not fed its end; they are told of their own.
    private func tell(_ authors: Set<ReplicaID>, _ key: RecordKey) throws {
        let scope = try row(key)?.header.scope ?? .reference
        let sequence = frontier + 1
        for replica in authors where replica != .headquarters {
            guard var enrolled = try enrolled(replica), enrolled.standing.scopes?.contains(scope) != true else {
                continue
            }
            let insertion = try RawStatement(
                cached: db, "INSERT OR IGNORE INTO hq_erasure (replica, sequence, kind, id) VALUES (?, ?, ?, ?)")
            insertion.bind(1, Int64(replica.rawValue))
            insertion.bind(2, sequence)
            insertion.bind(3, Int64(key.kind))
            insertion.bind(4, key.id)
            try insertion.run()
            enrolled.remarked = sequence
            draft.replicas[replica] = enrolled
        }
    }
}
