// Why this file exists: guidance must answer at once on a laptop with a hundred thousand records, so its tests give it
// a ground that refuses every question for which a table would be read from end to end.

import LeadToCash
import SyncProtocol

/// Records in memory.
final class GuidanceGround: Ground {
    struct NoIndex: Error {
        let kind: KindNumber
        let field: FieldNumber
    }

    private var rows: [RecordKey: [FieldNumber: Value]] = [:]
    private var made: UInt64 = 0

    /// Makes a record.
    @discardableResult
    func add(_ kind: KindNumber, _ values: [FieldNumber: Value]) -> RecordKey {
        made += 1
        let id = RecordID(milliseconds: made, entropy: 0, replica: ReplicaID(rawValue: 9), counter: made)
        let key = RecordKey(kind: kind, id: id)
        rows[key] = values
        return key
    }

    func set(_ key: RecordKey, _ values: [FieldNumber: Value]) { rows[key, default: [:]].merge(values) { $1 } }

    func apply(_ edits: [RecordEdit]) {
        for edit in edits {
            for write in edit.writes { rows[edit.key, default: [:]][write.field] = write.value }
        }
    }

    func isAlive(_ key: RecordKey) -> Bool { rows[key] != nil }
    func value(_ field: FieldNumber, of key: RecordKey) -> Value { rows[key]?[field] ?? .null }
    func edit(_ field: FieldNumber, of key: RecordKey) -> Sibling? { nil }
    func life(of key: RecordKey) -> Sibling? { nil }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        guard LeadToCash.schema.kind(kind)?.field(field)?.isLookedUp == true else {
            throw NoIndex(kind: kind, field: field)
        }
        return rows.filter { $0.key.kind == kind && $0.value[field] == value }.map(\.key.id).sorted()
    }
}
