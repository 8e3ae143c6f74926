// Why this file exists: a laptop figures what HQ figures, from what it holds. It is asked for the few fields that
// count, one record after the other, and all of them must be of one moment.

import GRDB
import RecordTables
import SyncProtocol

/// The records of a replica at one moment. Valid only inside ``Replica/atOneMoment(_:)``.
public struct ReplicaMoment: RecordSource {
    private let replica: Replica
    private let db: Database

    fileprivate init(_ replica: Replica, _ db: Database) {
        self.replica = replica
        self.db = db
    }

    /// Own edits change records without a commit of HQ's, so what is here can only be read whole.
    public func frontier() throws -> CommitSequence { 0 }

    public func scan(
        _ kind: KindNumber, _ fields: [FieldNumber], beyond sequence: CommitSequence,
        _ body: (RecordID, [FieldValue]?) throws -> Void
    ) throws {
        let scan = FieldScan(try replica.table(kind), fields)
        let select = try RawStatement(db, "SELECT id\(scan.columnList) FROM \(scan.table.sqlName) ORDER BY rowid")
        var values: [FieldValue] = []
        while try select.step() {
            guard let id = select.id(0) else { continue }
            scan.read(select, from: 1, into: &values)
            try body(id, values)
        }
    }
}

extension Replica {
    /// Reads records as they are at one moment, whatever is installed meanwhile.
    public func atOneMoment<T>(_ body: (ReplicaMoment) throws -> T) throws -> T {
        try queue.look { db in try body(ReplicaMoment(self, db)) }
    }
}
