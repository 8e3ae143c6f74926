// Why this file exists: "know exactly what is not yet uploaded": every pending edit of a record folded into one,
// field by field, from what stood there to what stands there now.

import GRDB
import SyncProtocol

/// What the pending changesets do to one record, taken together.
public struct PendingRecord: Hashable, Sendable {
    public let key: RecordKey
    /// A record created and deleted before it was ever uploaded is a deletion.
    public internal(set) var action: RecordEdit.Action
    /// In field order.
    public internal(set) var fields: [PendingField]
    /// When the first and the last of the edits were made.
    public let first: Stamp
    public internal(set) var last: Stamp
}

/// What the pending changesets do to one field, taken together.
public struct PendingField: Hashable, Sendable {
    public let field: FieldNumber
    /// What stood there before the first of them; nil for a new record and for sets, whose change says all there is.
    public let base: Value?
    public internal(set) var value: Value
}

extension Workspace {
    /// What is not uploaded yet, record by record in the order of the first edit.
    public func pendingRecords() throws -> [PendingRecord] {
        try replica.queue.look { db in try self.pendingRecords(db) }
    }

    func pendingRecords(_ db: Database) throws -> [PendingRecord] {
        var folding = Folding()
        try forEachChangeset(after: try replica.fetchCheckpoint(db).acknowledged, db) { folding.add($0) }
        return folding.records
    }

    /// The fields of one record that have edits not uploaded yet.
    public func pendingFields(of key: RecordKey) throws -> Set<FieldNumber> {
        Set(try pendingRecords().first { $0.key == key }?.fields.map(\.field) ?? [])
    }
}

/// Folds changesets into one net change per record.
private struct Folding {
    private(set) var records: [PendingRecord] = []
    private var places: [RecordKey: Int] = [:]

    mutating func add(_ changeset: Changeset) {
        for operation in changeset.operations { add(operation, changeset.stamp) }
    }

    private mutating func add(_ operation: Changeset.Operation, _ stamp: Stamp) {
        guard let place = places[operation.key] else {
            places[operation.key] = records.count
            let fields = operation.writes.map { PendingField(field: $0.field, base: $0.base, value: $0.value) }
            records.append(
                PendingRecord(key: operation.key, action: operation.action, fields: fields, first: stamp, last: stamp))
            return
        }
        if case .delete = operation.action {
            records[place].action = operation.action
            records[place].fields = []
        }
        records[place].last = stamp
        for write in operation.writes { add(write, to: &records[place].fields) }
    }

    private func add(_ write: FieldWrite, to fields: inout [PendingField]) {
        if let index = fields.firstIndex(where: { $0.field == write.field }) {
            fields[index].value = Self.after(fields[index].value, write.value)
        } else {
            fields.append(PendingField(field: write.field, base: write.base, value: write.value))
            fields.sort { $0.field < $1.field }
        }
    }

    /// Two writes of one field, one after the other.
    private static func after(_ earlier: Value, _ later: Value) -> Value {
        guard case .setChange(let adding, let removing) = later else { return later }
        switch earlier {
        case .setChange(let added, let removed):
            return .setChange(
                adding: added.filter { !removing.contains($0) } + adding.filter { !added.contains($0) },
                removing: removed.filter { !adding.contains($0) } + removing.filter { !removed.contains($0) })
        case .set(let elements): return .elements(Set(elements).subtracting(removing).union(adding))
        default: return .elements(adding)
        }
    }
}
