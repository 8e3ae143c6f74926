// Why this file exists: what the oracle believes of one record, and what became of every part of every edit.

import SyncProtocol

/// A record as it should be.
struct NaiveRecord {
    var scope: UInt32
    var isAlive = true
    /// The edit that last made or ended it.
    var lifeEdit: Int
    var fields: [NaiveField?] = [NaiveField?](repeating: nil, count: Vocabulary.fieldSpace)
    /// Edits of an earlier life under the same id, which its next one does not show.
    var buried = EditSet()

    /// What people, or HQ on purpose, have written and still counts. A code that HQ gave a record is nobody's work.
    func work(_ graph: EventGraph, but code: FieldNumber) -> [NaiveWrite] {
        fields.indices.filter { $0 != Int(code) }.compactMap { fields[$0] }.flatMap { $0.live(graph) + $0.removals }
    }

    func view(_ field: FieldNumber, _ graph: EventGraph) -> Value { fields[Int(field)]?.view(graph) ?? .null }

    /// The record begins anew; nothing of before comes back with it.
    mutating func bury() {
        for field in fields { for write in field?.writes ?? [] { buried.insert(write.edit) } }
        fields = [NaiveField?](repeating: nil, count: Vocabulary.fieldSpace)
    }
}

/// What became of one part of an edit.
struct NaiveFate {
    enum Kind { case counts, dismissed, outranked, repeated }

    /// Why it does not count, where the journal must say just that.
    enum Cause: String {
        case hqOnly, onlyIssued, deletedRecord, unknownRecord, invariant, frozenAfter, caseDecided
        case notEntitled, withdrawnDevice, other
    }

    let edit: Int
    /// Its place in HQ's order.
    let order: Int
    let key: RecordKey
    /// 0 for the record as a whole.
    let field: FieldNumber
    let kind: Kind
    var cause = Cause.other
    /// Whether a person is to be asked about it; the field the question names, 0 for the record.
    var asked: FieldNumber?
    /// The record that takes its place.
    var successor: RecordKey?
    let value: Value
}
