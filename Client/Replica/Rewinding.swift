// Why this file exists: HQ was restored from a backup and has lost commits that this laptop remembers. What both still
// share stays; what was lost goes; and what this laptop made itself goes up again, so that in the end nothing of it is
// missing.

import Foundation
import GRDB
import RecordTables
import SyncProtocol

extension Replica {
    /// Goes back to what this replica shares with a restored HQ, in one transaction: own edits beyond HQ's count are
    /// pending again, and the next sync compares all rows.
    /// - Returns: false, and nothing changes, if that cannot be done under this replica's number: it must rejoin.
    public func rewind(to rewind: Rewind) throws -> Bool {
        try lock.hold("rejoining a restored HQ") {
            try queue.write { db in
                var row = try CheckpointRow.fetch(db)
                guard try self.rewind(&row.checkpoint, to: rewind, db) else { return false }
                try row.update(db)
                self.checkpointCache = nil
                return true
            }
        }
    }

    private func rewind(_ checkpoint: inout Checkpoint, to rewind: Rewind, _ db: Database) throws -> Bool {
        guard rewind.explains(checkpoint.lineage, upTo: checkpoint.knowledge.prefix),
            rewind.counter >= checkpoint.backedUp, rewind.counter <= checkpoint.counter
        else { return false }
        if rewind.counter < checkpoint.acknowledged {
            guard let known = checkpoint.backedUpChain else { return false }
            checkpoint.acknowledgedChain = try chain(from: checkpoint.backedUp, known, to: rewind.counter, db)
            checkpoint.acknowledged = rewind.counter
            // HQ no longer has them: what is sent again is what is here now.
            try db.execute(
                sql: "UPDATE sync_outbox SET chain = NULL WHERE counter > ?", arguments: [signed(rewind.counter)])
        }
        try enter(rewind.lineage, &checkpoint, db)
        return true
    }

    /// Takes over HQ's present history and forgets what the old one said beyond their common part.
    /// - Returns: the last commit number that means the same in both.
    @discardableResult
    func enter(_ lineage: Lineage, _ checkpoint: inout Checkpoint, _ db: Database) throws -> CommitSequence {
        let shared = lineage.shared(with: checkpoint.lineage)
        checkpoint.knowledge.timeline = lineage.current
        checkpoint.ended = lineage.ended
        if checkpoint.knowledge.prefix > shared {
            checkpoint.knowledge.prefix = shared
            checkpoint.needsRepair = true
        }
        for (scope, token) in checkpoint.knowledge.exceptions where token > shared {
            checkpoint.knowledge.exceptions[scope] = shared
        }
        guard shared < UInt64(Int64.max) else { return shared }
        for table in ["sync_journal", "sync_receipt"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE sequence > ?", arguments: [signed(shared)])
        }
        try forgetCandidates(beyond: shared, db)
        return shared
    }

    /// A conflict with a value of the lost history is told anew by HQ, as far as it still is one.
    private func forgetCandidates(beyond shared: CommitSequence, _ db: Database) throws {
        let select = try RawStatement(db, "SELECT kind, id, field, candidates FROM sync_candidate")
        var lost: [(Int64, RecordID, Int64)] = []
        while try select.step() {
            var reader = ByteReader(select.bytes(3))
            let fields = try Candidates(from: &reader).fields
            let isLost = fields.contains { $0.candidates.contains { $0.sibling.sequence > shared } }
            if isLost, let id = select.id(1) { lost.append((select.integer(0), id, select.integer(2))) }
        }
        let delete = try RawStatement(db, "DELETE FROM sync_candidate WHERE kind = ? AND id = ? AND field = ?")
        for (kind, id, field) in lost {
            delete.bind(1, kind)
            delete.bind(2, id)
            delete.bind(3, field)
            try delete.run()
        }
    }
}
