// Why this file exists: a database that had to take a new number must still know its own work when it sees it.

import GRDB
import RecordTables
import SyncProtocol

/// The edits that were made in this database, under its number and under those it had before.
struct OwnEdits {
    let replica: ReplicaID
    private let former: [ReplicaID: UInt64]

    init(_ replica: ReplicaID, _ db: Database) throws {
        self.replica = replica
        former = Dictionary(
            try Self.former(db).map { ($0.replica, $0.counter) }, uniquingKeysWith: { first, _ in first })
    }

    /// The last edit under each former number that HQ has too. Whoever edits here has seen them all, and an edit must
    /// say so: under a new number nothing else does before the next sync, and after a restore of HQ nothing else ever
    /// does.
    static func former(_ db: Database) throws -> [Dot] {
        let select = try RawStatement(
            cached: db, "SELECT replica, last FROM sync_identity WHERE last > 0 ORDER BY replica")
        defer { select.reset() }
        var former: [Dot] = []
        while try select.step() {
            let replica = ReplicaID(rawValue: UInt32(clamping: select.integer(0)))
            former.append(Dot(replica: replica, counter: select.unsigned(1)))
        }
        return former
    }

    func contains(_ dot: Dot) -> Bool {
        dot.replica == replica || dot.counter <= (former[dot.replica] ?? 0)
    }
}

extension Workspace {
    func ownEdits(_ db: Database) throws -> OwnEdits { try OwnEdits(try replicaID(db), db) }
}
