// Why this file exists: a dispute that nobody is asked about is never settled, and a question about what is settled
// wastes a person's day.

import SyncProtocol

/// C1: an open dispute has exactly one open case, visible to everyone in its scope; a settled one has none.
struct C1DisputesHaveOneCase {
    let graph: EventGraph
    let merge: NaiveMerge
    let ledger: MemoryLedger.State
    let laptops: [Laptop]

    private struct Topic: Hashable {
        let key: RecordKey
        let field: FieldNumber
    }

    func check() throws {
        var open: [Topic: [NaiveCase]] = [:]
        for (key, record) in merge.records where key.kind == CaseRecord.number && record.isAlive {
            guard let found = NaiveCase(key, record, graph), found.isOpen,
                found.question == CaseQuestion.values.rawValue
            else { continue }
            open[Topic(key: found.subject.key, field: found.subject.field), default: []].append(found)
        }
        if let stray = open.keys.first(where: { merge.records[$0.key]?.fields[Int($0.field)] == nil }) {
            throw Violation("C1", "a case is open about \(stray.key) field \(stray.field), which says nothing")
        }
        for (key, record) in merge.records.sorted(by: { $0.key < $1.key }) where key.kind != CaseRecord.number {
            for number in record.fields.indices {
                guard let field = record.fields[number] else { continue }
                guard let isDisputed = isDisputed(key, record, FieldNumber(number), field) else { continue }
                let cases = open[Topic(key: key, field: FieldNumber(number))] ?? []
                guard cases.count == (isDisputed ? 1 : 0) else {
                    throw Violation(
                        "C1",
                        "\(key) field \(number) is \(isDisputed ? "" : "not ")disputed, \(cases.count) cases are open")
                }
                for found in cases { try checkVisible(found, record.scope) }
            }
        }
    }

    /// - Returns: nil if the oracle cannot tell: somebody left the merge's own marks in a text.
    private func isDisputed(
        _ key: RecordKey, _ record: NaiveRecord, _ number: FieldNumber, _ field: NaiveField
    ) -> Bool? {
        guard record.isAlive else { return false }
        guard field.policy == .textMerge else { return field.asksPerson(graph) }
        let texts = Set(field.live(graph).map(\.value))
        guard texts.count > 1 else { return false }
        if texts.contains(where: NaiveText.hasMarkers) { return nil }
        return NaiveText.hasMarkers(ledger.records[key]?.fields[Int(number)]?.view ?? .null)
    }

    private func checkVisible(_ found: NaiveCase, _ scope: UInt32) throws {
        for laptop in laptops where laptop.store.state.checkpoint.scopes.contains(ScopeID(rawValue: scope)) {
            let row = laptop.store.state.rows[found.key]
            guard row?.values[Int(CaseRecord.Fields.state)] == .text(CaseRecord.open) else {
                throw Violation("C1", "\(laptop.replica) does not see the case about \(found.subject.key)")
            }
        }
    }
}
