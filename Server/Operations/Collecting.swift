// Why this file exists: a deleted record leaves a tombstone for those who have not heard of the deletion. It may go
// when all have, and it must not wait for ever for a laptop that lies in a drawer or was shut out.

import GRDB
import RecordTables
import SyncProtocol

/// What collecting forgot.
public struct CollectionReport: Hashable, Sendable {
    /// Deleted records of which nothing but the log and the journal remains.
    public internal(set) var forgotten = 0
    /// Scopes in which a device that was away for too long must compare what it holds.
    public internal(set) var scopes: [ScopeID] = []
}

extension Headquarters {
    /// Days for which a deletion is kept for devices that have not heard of it, unless an operator set another number.
    public static let defaultLeaseDays: UInt64 = 180

    /// Forgets deletions that every device has heard of, and those older than the lease. Done hourly.
    @discardableResult
    public func collectTombstones() async throws -> CollectionReport { try await committer.collectTombstones() }

    /// For how long a device that does not sync keeps deletions from being forgotten.
    public func setLease(days: UInt64) async throws {
        try await committer.perform { _, db in try Setting.leaseDays.set(max(1, days), db) }
    }
}

extension Committer {
    func collectTombstones() throws -> CollectionReport {
        try transaction { ledger, db in
            var collection = Collection(ledger, db, now: wall())
            return try collection.run()
        }
    }
}

/// One collection, inside its transaction.
private struct Collection {
    private let ledger: Ledger
    private let db: Database
    private let now: UInt64
    private var report = CollectionReport()

    init(_ ledger: Ledger, _ db: Database, now: UInt64) {
        self.ledger = ledger
        self.db = db
        self.now = now
    }

    mutating func run() throws -> CollectionReport {
        let days = try Setting.leaseDays.number(db) ?? Headquarters.defaultLeaseDays
        let (lease, overflow) = days.multipliedReportingOverflow(by: 86_400_000)
        let leaseStart = overflow || lease > now ? 0 : now - lease
        let expired = try ledger.lastCommit(before: leaseStart)
        let leased = try leasedReplicas(since: leaseStart)
        for state in try Registry.scopes(db) {
            let heard = leased.filter { $0.scopes.contains(state.scope) }.map(\.prefix).min() ?? ledger.frontier
            try collect(state.scope, upTo: max(heard, expired))
        }
        return report
    }

    /// Active devices that were heard of within the lease, and how far they were.
    private func leasedReplicas(since start: UInt64) throws -> [(scopes: Set<ScopeID>, prefix: CommitSequence)] {
        let attendance = ledger.mirror.read { $0.attendance.all }
        return try Registry.loadAll(db).compactMap { enrolled in
            guard enrolled.isDevice, enrolled.status == .active, let scopes = enrolled.standing.scopes,
                let heard = attendance[enrolled.replica], heard.at >= start
            else { return nil }
            return (Set(scopes), heard.prefix)
        }
    }

    private mutating func collect(_ scope: ScopeID, upTo limit: CommitSequence) throws {
        var floor: CommitSequence = 0
        for kind in ledger.schema.kinds { floor = max(floor, try collect(kind, scope, upTo: limit)) }
        guard floor > 0 else { return }
        report.scopes.append(scope)
        try ledger.withScope(scope) { $0.floor = max($0.floor, floor) }
    }

    /// - Returns: the highest head that went; 0 if none did.
    private mutating func collect(
        _ kind: RecordKind, _ scope: ScopeID, upTo limit: CommitSequence
    ) throws -> CommitSequence {
        let table = RecordTable.of(kind)
        let select = try RawStatement(
            cached: db, "SELECT id, _head FROM \(table.sqlName) WHERE _scope = ? AND _alive = 0 AND _head <= ?")
        select.bind(1, Int64(scope.rawValue))
        select.bind(2, limit)
        var dead: [RecordID] = []
        var floor: CommitSequence = 0
        while try select.step() {
            guard let id = select.id(0) else { continue }
            dead.append(id)
            floor = max(floor, select.unsigned(1))
        }
        select.reset()
        let row = try RawStatement(cached: db, "DELETE FROM \(table.sqlName) WHERE id = ?")
        let siblings = try RawStatement(cached: db, "DELETE FROM hq_sibling WHERE kind = ? AND id = ?")
        for id in dead {
            row.bind(1, id)
            try row.run()
            siblings.bind(1, Int64(kind.number))
            siblings.bind(2, id)
            try siblings.run()
        }
        report.forgotten += dead.count
        return floor
    }
}
