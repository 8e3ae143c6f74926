// Why this file exists: disks rot and other programs write. Whether the file still says what the checkpoint claims
// can be found out offline, before a sync carries damage further.

import GRDB
import RecordTables
import SyncProtocol

/// What a check of the whole file found.
public struct Verification: Hashable, Sendable {
    /// Confirmed records counted.
    public let records: UInt64
    /// Own changesets read.
    public let changesets: Int
    public let problems: [Problem]

    public var isSound: Bool { problems.isEmpty }

    /// One thing that is wrong.
    public struct Problem: Hashable, Sendable {
        public enum Check: String, Sendable, CaseIterable {
            case integrity, digest, outbox, rows, conflicts
        }

        public let check: Check
        /// What was found, in English: numbers, tables and SQLite's own words.
        public let finding: String
    }
}

extension Workspace {
    /// Reads everything: SQLite's structure, every row's types, the digest, the outbox, journal and conflicts.
    public func verify() throws -> Verification {
        try replica.queue.look { db in
            var problems = try self.structure(db)
            // A broken file cannot be read further with any use.
            guard problems.isEmpty else { return Verification(records: 0, changesets: 0, problems: problems) }
            for table in self.replica.tables.values.sorted(by: { $0.kind.number < $1.kind.number }) {
                problems += try self.types(table, db)
            }
            let checkpoint = try self.replica.fetchCheckpoint(db)
            let counted = try self.replica.recountDigest(db)
            if counted != checkpoint.digest {
                problems.append(.init(check: .digest, finding: "counted \(counted), noted \(checkpoint.digest)"))
            }
            let (changesets, outbox) = try self.outbox(checkpoint, db)
            problems += outbox + self.conflictTables(db)
            return Verification(records: counted.count, changesets: changesets, problems: problems)
        }
    }

    private func structure(_ db: Database) throws -> [Verification.Problem] {
        do {
            let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
            return lines.filter { $0 != "ok" }.map { .init(check: .integrity, finding: $0) }
        } catch let error as DatabaseError {
            return [.init(check: .integrity, finding: error.message ?? "SQLite code \(error.resultCode.rawValue)")]
        }
    }

    /// One pass over a table that counts, per column, the cells that do not have the column's type.
    private func types(_ table: RecordTable, _ db: Database) throws -> [Verification.Problem] {
        var checks = [
            ("id", "typeof(id) <> 'blob' OR length(id) <> 16"),
            ("_head", "typeof(_head) <> 'integer' OR _head < 0"),
        ]
        for column in table.columns { checks.append((column.column.name, Self.wrong(column))) }
        let sums = checks.map { "total(\($0.1))" }.joined(separator: ", ")
        let select = try RawStatement(db, "SELECT \(sums) FROM \(table.sqlName)")
        guard try select.step() else { return [] }
        return checks.indices.compactMap { index in
            let count = select.integer(index)
            guard count > 0 else { return nil }
            return .init(check: .rows, finding: "\(table.name).\(checks[index].0): \(count) of another type")
        }
    }

    private static func wrong(_ column: TableColumn) -> String {
        let name = column.sqlName
        let fault =
            switch column.column.type {
            case .integer, .instant: "typeof(\(name)) <> 'integer'"
            case .boolean: "typeof(\(name)) <> 'integer' OR \(name) NOT IN (0, 1)"
            case .text: "typeof(\(name)) <> 'text'"
            case .date: "typeof(\(name)) <> 'text' OR date(\(name)) IS NOT \(name)"
            case .set: "typeof(\(name)) <> 'text' OR NOT json_valid(\(name))"
            case .reference: "typeof(\(name)) <> 'blob' OR length(\(name)) <> 16"
            }
        return "\(name) IS NOT NULL AND (\(fault))"
    }

    /// The outbox holds every changeset after the last one that is backed up, in order, and each can be read.
    private func outbox(_ checkpoint: Checkpoint, _ db: Database) throws -> (Int, [Verification.Problem]) {
        let select = try RawStatement(
            db, "SELECT counter, payload, chain, checksum FROM sync_outbox ORDER BY counter")
        var chain = checkpoint.backedUpChain
        var problems: [Verification.Problem] = []
        var expected = checkpoint.backedUp + 1
        var count = 0
        while try select.step(), problems.count < 20 {
            let counter = select.unsigned(0)
            if counter != expected {
                problems.append(.init(check: .outbox, finding: "changeset \(expected) is missing"))
            }
            expected = counter &+ 1
            count += 1
            let payload = select.bytes(1)
            let dot = (try? ChangesetCodec.open(payload))?.dot
            if dot != Dot(replica: checkpoint.replica, counter: counter) {
                problems.append(.init(check: .outbox, finding: "changeset \(counter) cannot be read"))
            } else if !select.isIntact(payload: payload, checksum: 3) {
                problems.append(.init(check: .outbox, finding: "changeset \(counter) is not what was written"))
            }
            chain = chain.map { select.chain(after: $0, payload: 1, kept: 2) }
            // HQ has these, and said so of this very chain.
            if problems.isEmpty, counter == checkpoint.acknowledged, let chain, chain != checkpoint.acknowledgedChain {
                problems.append(.init(check: .outbox, finding: "changesets up to \(counter) are not what HQ has"))
            }
        }
        if problems.isEmpty, expected != checkpoint.counter + 1 {
            problems.append(.init(check: .outbox, finding: "changeset \(expected) is missing"))
        }
        return (count, problems)
    }

    private func conflictTables(_ db: Database) -> [Verification.Problem] {
        do {
            _ = try journal(db)
            _ = try contested(db)
            return []
        } catch {
            return [.init(check: .conflicts, finding: "\(error)")]
        }
    }
}
