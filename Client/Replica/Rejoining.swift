// Why this file exists: a database that was cloned, or restored from an image, must not write under its old number any
// more. It takes a new one and carries its unsent edits over, with the context they really had; nothing is dropped and
// nothing is sent twice.

import Foundation
import GRDB
import RecordTables
import SyncProtocol

/// What HQ grants to a database that goes on under a new number.
public struct Succession: Sendable {
    public let identity: ReplicaIdentity
    /// Of each former number, the last own changeset that HQ has; 0 if none.
    public let shared: [ReplicaID: UInt64]
    /// Records that those changesets wrote to and that HQ has erased since.
    public let erased: [RecordKey]

    public init(identity: ReplicaIdentity, shared: [ReplicaID: UInt64], erased: [RecordKey] = []) {
        self.identity = identity
        self.shared = shared
        self.erased = erased
    }

    /// HQ's history.
    var lineage: Lineage { Lineage(identity.timeline, ended: identity.ended) }
}

extension Replica {
    /// How many heads HQ is told at most of one number. One request never carries more changesets, so no more can be at
    /// HQ without this replica knowing.
    static let heads = Limits.changesets

    /// What to tell HQ of the edits kept here, so that it can say which of them it has.
    public func keptEdits() throws -> [KeptEdits] {
        try queue.look { db in
            let checkpoint = try self.fetchCheckpoint(db)
            return try self.formerEdits(db) + [self.currentEdits(checkpoint, db)]
        }
    }

    fileprivate func currentEdits(_ checkpoint: Checkpoint, _ db: Database) throws -> KeptEdits {
        let known = checkpoint.backedUpChain
        let after = known == nil ? checkpoint.acknowledged : checkpoint.backedUp
        var chain = known ?? checkpoint.acknowledgedChain
        var heads: [ChainHash] = []
        let select = try RawStatement(
            db, "SELECT payload, chain FROM sync_outbox WHERE counter > ? ORDER BY counter LIMIT ?")
        select.bind(1, after)
        select.bind(2, Int64(Self.heads))
        while try select.step() {
            chain = select.chain(after: chain, payload: 0, kept: 1)
            heads.append(chain)
        }
        return KeptEdits(replica: checkpoint.replica, after: after, heads: heads)
    }

    private func formerEdits(_ db: Database) throws -> [KeptEdits] {
        let select = try RawStatement(
            db, "SELECT replica, counter, chain FROM sync_former WHERE chain IS NOT NULL ORDER BY replica, counter")
        var kept: [KeptEdits] = []
        while try select.step() {
            let replica = ReplicaID(rawValue: UInt32(clamping: select.integer(0)))
            guard let chain = ChainHash(select.bytes(2)) else { continue }
            if let last = kept.last, last.replica == replica {
                kept[kept.count - 1] = KeptEdits(
                    replica: replica, after: last.after, heads: Array((last.heads + [chain]).prefix(Self.heads)))
            } else {
                kept.append(KeptEdits(replica: replica, after: select.unsigned(1) - 1, heads: [chain]))
            }
        }
        return kept
    }

    /// Goes on under a new number, in one transaction: what HQ does not have is made anew under it.
    /// - Returns: how many changesets were carried over.
    @discardableResult
    public func rejoin(as succession: Succession) throws -> Int {
        try lock.hold("taking a new identity") {
            let count = try queue.write { db in
                var row = try CheckpointRow.fetch(db)
                var crossing = try Crossing(self, db, row.checkpoint, succession)
                try crossing.perform(&row.checkpoint)
                try row.update(db)
                return crossing.carried
            }
            checkpointCache = nil
            return count
        }
    }

    /// Keeps other syncs of this replica out while `body` runs.
    public func holdingSync<T>(_ doing: String, _ body: () throws -> T) throws -> T {
        try syncLock.hold(doing, patience: 100, body)
    }
}

/// One change of identity, inside its transaction.
private struct Crossing {
    private struct Kept {
        let dot: Dot
        let stamp: UInt64
        let payload: [UInt8]
        let chain: ChainHash?
    }

    private let replica: Replica
    private let db: Database
    private let succession: Succession
    private let own: ReplicaID
    /// The same history as before: what HQ had of a former number it still has.
    private let isSameHistory: Bool
    /// What is kept under the present number.
    private let current: KeptEdits
    private(set) var carried = 0

    init(_ replica: Replica, _ db: Database, _ checkpoint: Checkpoint, _ succession: Succession) throws {
        guard succession.identity.replica != checkpoint.replica else {
            throw ReplicaError.damaged("HQ gave the number that is to be left")
        }
        self.replica = replica
        self.db = db
        self.succession = succession
        own = checkpoint.replica
        isSameHistory = succession.lineage.current == checkpoint.knowledge.timeline
        current = try replica.currentEdits(checkpoint, db)
    }

    mutating func perform(_ checkpoint: inout Checkpoint) throws {
        let kept = try former() + outbox(checkpoint)
        let held = kept.filter { $0.dot.counter <= shared($0.dot.replica, checkpoint) }
        let common = try replica.enter(succession.lineage, &checkpoint, db)
        // It knows own changesets by numbers that are given anew.
        try replica.forgetSearch(db)
        try db.execute(sql: "DELETE FROM sync_outbox; DELETE FROM sync_former")
        try keep(held)
        let replicas = Set(kept.map(\.dot.replica)).union(succession.shared.keys)
        let last = Dictionary(uniqueKeysWithValues: replicas.map { ($0, shared($0, checkpoint)) })
        for edit in kept where edit.dot.counter > last[edit.dot.replica] ?? 0 { try carry(edit, last, common) }
        try remember(checkpoint)
        try settle(&checkpoint)
        for key in succession.erased { try replica.forget(key, db) }
        try replica.withdraw(Set(succession.erased), checkpoint, db)
        // The next sync counts again what is left.
        if !succession.erased.isEmpty { checkpoint.needsRepair = true }
    }

    /// The last changeset under a former number that HQ has.
    private func shared(_ former: ReplicaID, _ checkpoint: Checkpoint) -> UInt64 {
        guard isSameHistory else { return succession.shared[former] ?? 0 }
        guard former == own else { return .max }
        // What HQ compared counts; where it compared nothing, what it acknowledged.
        guard let told = succession.shared[own] else { return checkpoint.acknowledged }
        return current.last(told: told, acknowledged: checkpoint.acknowledged)
    }

    private func former() throws -> [Kept] {
        let select = try RawStatement(
            db, "SELECT replica, counter, stamp, payload, chain FROM sync_former ORDER BY replica, counter")
        var kept: [Kept] = []
        while try select.step() {
            let dot = Dot(
                replica: ReplicaID(rawValue: UInt32(clamping: select.integer(0))), counter: select.unsigned(1))
            kept.append(
                Kept(
                    dot: dot, stamp: select.unsigned(2), payload: select.bytes(3),
                    chain: select.isNull(4) ? nil : ChainHash(select.bytes(4))))
        }
        return kept
    }

    private func outbox(_ checkpoint: Checkpoint) throws -> [Kept] {
        let select = try RawStatement(db, "SELECT counter, stamp, payload, chain FROM sync_outbox ORDER BY counter")
        var chain = checkpoint.backedUpChain
        var kept: [Kept] = []
        while try select.step() {
            let counter = select.unsigned(0)
            let payload = select.bytes(2)
            chain = chain.map { select.chain(after: $0, payload: 2, kept: 3) }
            if counter == checkpoint.acknowledged { chain = checkpoint.acknowledgedChain }
            kept.append(
                Kept(
                    dot: Dot(replica: own, counter: counter), stamp: select.unsigned(1), payload: payload,
                    chain: chain))
        }
        return kept
    }

    /// What HQ has stays here as well until it is in a backup.
    private func keep(_ held: [Kept]) throws {
        let insert = try RawStatement(
            db, "INSERT INTO sync_former (replica, counter, stamp, payload, chain) VALUES (?, ?, ?, ?, ?)")
        for edit in held {
            insert.bind(1, Int64(edit.dot.replica.rawValue))
            insert.bind(2, edit.dot.counter)
            insert.bind(3, edit.stamp)
            insert.bind(4, bytes: edit.payload)
            if let chain = edit.chain { insert.bind(5, bytes: chain.bytes) } else { insert.bindNull(5) }
            try insert.run()
        }
    }

    /// - Parameter shared: of each former number the last changeset that HQ has.
    private mutating func carry(_ edit: Kept, _ shared: [ReplicaID: UInt64], _ common: CommitSequence) throws {
        carried += 1
        let last = shared[edit.dot.replica] ?? 0
        let former = last > 0 ? Dot(replica: edit.dot.replica, counter: last) : nil
        let dot = Dot(replica: succession.identity.replica, counter: UInt64(carried))
        let changeset = try ChangesetCodec.open(edit.payload)
            .reissued(as: dot, after: former, shared: common) { dot in
                shared[dot.replica].map { dot.counter <= $0 } ?? isSameHistory
            }
        try OutboxRow(
            counter: dot.counter, stamp: edit.stamp, payload: ChangesetCodec.seal(changeset).payload
        ).insert(replica, db)
    }

    /// What this database made under its former number stays its own; what another copy made under it does not.
    private func remember(_ checkpoint: Checkpoint) throws {
        let last = min(max(shared(own, checkpoint), checkpoint.backedUp), checkpoint.counter)
        try db.execute(
            sql: "INSERT OR REPLACE INTO sync_identity (replica, last) VALUES (?, ?)",
            arguments: [own.rawValue, signed(last)])
        try db.execute(
            sql: "DELETE FROM sync_receipt WHERE replica = ? AND counter > ?",
            arguments: [own.rawValue, signed(last)])
    }

    private func settle(_ checkpoint: inout Checkpoint) throws {
        let identity = succession.identity
        // What it holds it holds; the next sync says what it may hold, and takes away or brings the difference.
        checkpoint.replica = identity.replica
        checkpoint.counter = UInt64(carried)
        checkpoint.acknowledged = 0
        checkpoint.acknowledgedChain = .start
        checkpoint.backedUp = 0
        checkpoint.backedUpChain = .start
        checkpoint.nonce = 0
        for (name, value) in identity.settings {
            try db.execute(sql: "INSERT OR REPLACE INTO sync_setting VALUES (?, ?)", arguments: [name, value])
        }
    }
}
