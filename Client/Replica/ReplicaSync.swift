// Why this file exists: the hinge, kept by SQLite: what `SyncProtocol.ReplicaStore` promises, this performs.

import Foundation
import GRDB
import RecordTables
import SyncProtocol

extension Replica: ReplicaStore {
    public func checkpoint() throws -> Checkpoint {
        try queue.look { db in try self.fetchCheckpoint(db) }
    }

    public func outgoing(after counter: UInt64, bytes limit: Int) throws -> [SealedChangeset] {
        try queue.look { db in
            let select = try RawStatement(
                db, "SELECT counter, payload, checksum FROM sync_outbox WHERE counter > ? ORDER BY counter")
            select.bind(1, counter)
            var changesets: [SealedChangeset] = []
            var size = 0
            while size < limit, changesets.count < Limits.changesets, try select.step() {
                let payload = select.bytes(1)
                guard select.isIntact(payload: payload, checksum: 2) else {
                    throw ReplicaError.damaged("changeset \(select.unsigned(0)) is not what was written")
                }
                size += payload.count
                changesets.append(SealedChangeset(counter: select.unsigned(0), payload: payload))
            }
            return changesets
        }
    }

    public func inventory() throws -> [Inventory] {
        try queue.look { db in
            if try self.gaveUpLaterThan(self.fetchCheckpoint(db).knowledge.prefix, db) {
                return self.schema.kinds.map { .nothing(of: $0.number) }
            }
            let empty = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
            var ranges = Dictionary(uniqueKeysWithValues: self.schema.kinds.map { ($0.number, empty) })
            for kind in self.schema.kinds {
                try self.forEachConfirmed(try self.table(kind.number), db) { id, head in
                    ranges[kind.number, default: empty][InventoryRange.index(of: id)].add(id, head: head)
                }
            }
            try self.forEachUnknown(db) { key, head in
                ranges[key.kind, default: empty][InventoryRange.index(of: key.id)].add(key.id, head: head)
            }
            try self.forEachEntry(db) { key, field, sequence in
                ranges[key.kind, default: empty][InventoryRange.index(of: key.id)]
                    .addEntry(about: key.id, field, at: sequence)
            }
            return ranges.sorted { $0.key < $1.key }.map { Inventory(kind: $0.key, ranges: $0.value) }
        }
    }

    /// Every entry of the journal, by the record it speaks of.
    private func forEachEntry(
        _ db: Database, _ body: (RecordKey, FieldNumber, CommitSequence) throws -> Void
    ) throws {
        let select = try RawStatement(db, "SELECT kind, id, field, sequence FROM sync_journal")
        while try select.step() {
            guard let kind = KindNumber(exactly: select.integer(0)), let id = select.id(1) else {
                throw ReplicaError.damaged("sync_journal cannot be read")
            }
            try body(RecordKey(kind: kind, id: id), FieldNumber(clamping: select.integer(2)), select.unsigned(3))
        }
    }

    /// Every confirmed record of a kind with its head: rows, and deletions HQ has not confirmed.
    func forEachConfirmed(
        _ table: RecordTable, _ db: Database, _ body: (RecordID, CommitSequence) throws -> Void
    ) throws {
        let select = try RawStatement(
            db,
            "SELECT id, _head FROM \(table.sqlName) WHERE _head > 0 "
                + "UNION ALL SELECT id, head FROM sync_deleted WHERE kind = \(table.kind.number)")
        while try select.step() {
            guard let id = select.id(0) else { throw ReplicaError.damaged("\(table.name) has a row without an id") }
            try body(id, select.unsigned(1))
        }
    }

    /// Counts the digest of all confirmed rows anew.
    package func recountDigest() throws -> ScopeDigest {
        try queue.look { db in try self.recountDigest(db) }
    }

    func recountDigest(_ db: Database) throws -> ScopeDigest {
        var digest = ScopeDigest.empty
        for kind in schema.kinds {
            try forEachConfirmed(try table(kind.number), db) { digest.add($0, head: $1) }
        }
        try forEachUnknown(db) { digest.add($0.id, head: $1) }
        return digest
    }

    public func stage(_ message: Message) throws { try staging.append(message) }

    public func discardStaged() throws { staging.clear() }

    public func install(_ installation: Installation) throws {
        defer { staging.clear() }
        if try changesNothing(installation) { return mark.write(wall()) }
        installations += 1
        let mustScrub = try lock.hold("taking in what a sync brought") { () -> Bool in
            // What did not come to pass laid no index either.
            let known = indexed
            do {
                return try queue.write { db in try self.install(installation, db) }
            } catch {
                indexed = known
                throw error
            }
        }
        // Another process may be reading; then the next sync does it.
        if mustScrub { try? scrub() }
    }

    /// Whether an installation only says that everything is as it was. A clock offset that moved by less than a second
    /// is as it was.
    private func changesNothing(_ installation: Installation) throws -> Bool {
        guard staging.isEmpty, !installation.isRepair, !installation.isRebase, installation.scopes == nil else {
            return false
        }
        let current = try checkpoint()
        return installation.timeline == current.knowledge.timeline && installation.prefix == current.knowledge.prefix
            && installation.exceptions == current.knowledge.exceptions
            && installation.acknowledged == current.acknowledged && installation.backedUp <= current.backedUp
            && installation.nonce == current.nonce
            && (installation.digest ?? current.digest) == current.digest && !current.needsRepair
            && (installation.offset - current.clock.offset).magnitude < 1000
    }

    /// Whether something was made here, be it under a former number.
    private func hasMadeAnything(_ checkpoint: Checkpoint, _ db: Database) throws -> Bool {
        if checkpoint.counter > 0 { return true }
        let former = try statement(db, "SELECT 1 FROM sync_identity LIMIT 1")
        defer { former.reset() }
        return try former.step()
    }

    /// - Returns: whether records were erased or have left, so that their traces are to be wiped.
    private func install(_ installation: Installation, _ db: Database) throws -> Bool {
        var row = try CheckpointRow.fetch(db)
        var installer = try Installer(self, db, installation, row.checkpoint)
        try staging.replay { try installer.apply($0) }
        if installer.hasDropped { try forgetSearch(db) }
        try layIndexes(installer.touched, db)
        try limitUnsearched(db)
        let comparesAll = installation.isRepair || row.checkpoint.isArriving
        if comparesAll, installation.digest != nil, try hasMadeAnything(row.checkpoint, db) {
            try installer.dropUnconfirmed()
        }
        try advance(&row.checkpoint, installation, db)
        if let scopes = installation.scopes { try installer.hold(scopes, &row.checkpoint) }
        row.checkpoint.digest = installation.isRepair ? try recountDigest(db) : installer.digest
        if let expected = installation.digest { row.checkpoint.needsRepair = expected != row.checkpoint.digest }
        if installation.isRebase { row.checkpoint.needsRepair = true }
        try withdraw(installer.erased, row.checkpoint, db)
        let mayWipe = try wipeDeparted(hasNew: installer.hasDeparted, row.checkpoint, db)
        row.syncedAt = Int64(clamping: wall())
        // A newer build has upgraded the file, perhaps while this sync ran: what only that one knows has not been taken
        // in, and is to be fetched when it opens the file again.
        row.checkpoint.schema = min(row.checkpoint.schema, schema.version)
        try row.update(db)
        checkpointCache = nil
        try noteForgotten(upTo: row.checkpoint.backedUp, db)
        let forget = try statement(db, "DELETE FROM sync_outbox WHERE counter <= ?")
        forget.bind(1, row.checkpoint.backedUp)
        try forget.run()
        // What this database did under former numbers is older than anything it did under this one.
        if row.checkpoint.backedUp > 0 { try statement(db, "DELETE FROM sync_former").run() }
        return !installer.erased.isEmpty || mayWipe
    }

    /// Tables that have grown long by what came get their indexes.
    private func layIndexes(_ kinds: Set<KindNumber>, _ db: Database) throws {
        for kind in kinds.subtracting(indexed).sorted() where try lookups.lay(kind, in: db) { indexed.insert(kind) }
    }

    private func advance(_ checkpoint: inout Checkpoint, _ installation: Installation, _ db: Database) throws {
        checkpoint.knowledge.timeline = installation.timeline
        checkpoint.knowledge.prefix = installation.prefix
        checkpoint.knowledge.exceptions = installation.exceptions
        if installation.acknowledged > checkpoint.acknowledged {
            checkpoint.acknowledgedChain = try chain(
                from: checkpoint.acknowledged, checkpoint.acknowledgedChain, to: installation.acknowledged, db)
            checkpoint.acknowledged = installation.acknowledged
        }
        checkpoint.nonce = installation.nonce
        try moveBackedUp(&checkpoint, to: min(installation.backedUp, checkpoint.acknowledged), db)
        checkpoint.clock.offset = installation.offset
        let isSettled = checkpoint.counter == checkpoint.acknowledged
        if isSettled && checkpoint.clock.last > installation.clock {
            checkpoint.clock.settle(at: installation.clock)
        } else {
            checkpoint.clock.observe(headquarters: installation.clock)
        }
    }

    /// What is forgotten next begins after this changeset; its chain stays, to go on from if HQ is ever restored.
    private func moveBackedUp(_ checkpoint: inout Checkpoint, to counter: UInt64, _ db: Database) throws {
        guard counter > checkpoint.backedUp else { return }
        if counter == checkpoint.acknowledged {
            checkpoint.backedUpChain = checkpoint.acknowledgedChain
        } else if let known = checkpoint.backedUpChain {
            checkpoint.backedUpChain = try chain(from: checkpoint.backedUp, known, to: counter, db)
        }
        checkpoint.backedUp = counter
    }

    /// Rolls the hash chain over own changesets.
    func chain(from: UInt64, _ start: ChainHash, to: UInt64, _ db: Database) throws -> ChainHash {
        let select = try statement(
            db, "SELECT counter, payload, chain FROM sync_outbox WHERE counter > ? AND counter <= ? ORDER BY counter")
        select.bind(1, from)
        select.bind(2, to)
        defer { select.reset() }
        var chain = start
        var expected = from
        while try select.step() {
            expected += 1
            guard select.unsigned(0) == expected else { break }
            chain = select.chain(after: chain, payload: 1, kept: 2)
        }
        guard expected == to else { throw ReplicaError.damaged("its outbox lacks changeset \(expected + 1)") }
        return chain
    }
}
