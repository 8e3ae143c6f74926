// Why this file exists: when a replica's digest differs from HQ's, only the key ranges that differ travel again.

import GRDB
import RecordTables
import SyncProtocol

/// Answers an inventory from one snapshot.
struct Repair {
    private let db: Database
    private let schema: Schema
    private let scopes: [ScopeID]

    init(_ db: Database, _ schema: Schema, _ scopes: [ScopeID]) {
        self.db = db
        self.schema = schema
        self.scopes = scopes
    }

    func messages(_ inventory: [Inventory]) throws -> [Message] {
        let empty = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
        let held = Dictionary(inventory.map { ($0.kind, $0.ranges) }, uniquingKeysWith: { first, _ in first })
        var messages: [Message] = []
        for kind in schema.kinds {
            let differing = try ranges(kind, held[kind.number] ?? empty)
            if differing.isEmpty { continue }
            messages += differing.sorted { $0.key < $1.key }.map {
                .roster(Roster(kind: kind.number, range: UInt8(clamping: $0.key), ids: $0.value))
            }
            for scope in scopes {
                messages += try rows(kind, scope, Set(differing.keys))
                messages += try JournalFeed.read(db, kind.number, scope, in: Set(differing.keys))
            }
        }
        return messages
    }

    /// The ids in every range whose digest differs.
    private func ranges(_ kind: RecordKind, _ held: [ScopeDigest]) throws -> [Int: [RecordID]] {
        var ids = [[RecordID]](repeating: [], count: InventoryRange.count)
        var digests = [ScopeDigest](repeating: .empty, count: InventoryRange.count)
        let statement = try RawStatement(
            cached: db,
            "SELECT id, _head FROM \(RecordTable.of(kind).sqlName) WHERE _scope = ? AND _alive = 1 ORDER BY _head")
        for scope in scopes {
            statement.bind(1, Int64(scope.rawValue))
            defer { statement.reset() }
            while try statement.step() {
                guard let id = statement.id(0) else { continue }
                let range = InventoryRange.index(of: id)
                ids[range].append(id)
                digests[range].add(id, head: statement.unsigned(1))
            }
        }
        let journal = try RawStatement(
            cached: db, "SELECT id, field, sequence FROM hq_journal WHERE scope = ? AND kind = ?")
        for scope in scopes {
            journal.bind(1, Int64(scope.rawValue))
            journal.bind(2, Int64(kind.number))
            defer { journal.reset() }
            while try journal.step() {
                guard let id = journal.id(0) else { continue }
                digests[InventoryRange.index(of: id)]
                    .addEntry(about: id, FieldNumber(clamping: journal.integer(1)), at: journal.unsigned(2))
            }
        }
        let differing = digests.indices.filter { digests[$0] != held[$0] }
        return Dictionary(uniqueKeysWithValues: differing.map { ($0, ids[$0]) })
    }

    private func rows(_ kind: RecordKind, _ scope: ScopeID, _ ranges: Set<Int>) throws -> [Message] {
        let table = RecordTable.of(kind)
        let statement = try RawStatement(
            cached: db,
            "SELECT id, _head, _fields, \(table.columnList) FROM \(table.sqlName) "
                + "WHERE _scope = ? AND _alive = 1 ORDER BY _head"
        )
        statement.bind(1, Int64(scope.rawValue))
        defer { statement.reset() }
        var batch = OpenBatch(scope: scope, kind: kind.number, columns: table.batchColumns, isComplete: true)
        var contested = CandidateList()
        var marks = FieldMarks()
        var messages: [Message] = []
        while try statement.step() {
            guard let id = statement.id(0), ranges.contains(InventoryRange.index(of: id)) else { continue }
            batch.writer.beginRow(high: id.high, low: id.low, head: statement.unsigned(1))
            for (index, column) in batch.columns.enumerated() {
                batch.bytes += statement.write(3 + index, to: index, as: column.type, &batch.writer)
            }
            if FieldMarks.flags(of: statement.blobBytes(2)) & FieldMarks.contested != 0 {
                try marks.read(statement.blobBytes(2))
                contested.add(id, marks, beyond: 0)
            }
            if batch.isFull { batch.close(into: &messages) }
        }
        batch.close(into: &messages)
        return messages + (try contested.finish(db, kind))
    }
}
