// Why this file exists: guidance reads a laptop's records through a few questions. The program that asks them is no
// library, so the benchmark asks them in the same way.

import LeadToCash
import SyncClient
import SyncProtocol

/// What guidance looks up on a laptop; each record is read once.
final class LaptopGround: Ground {
    private let replica: Replica
    private var rows: [RecordKey: RecordRow] = [:]

    init(_ replica: Replica) { self.replica = replica }

    func isAlive(_ key: RecordKey) throws -> Bool { try row(key) != nil }
    func value(_ field: FieldNumber, of key: RecordKey) throws -> Value { try row(key)?.value(field) ?? .null }
    func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? { nil }
    func life(of key: RecordKey) throws -> Sibling? { nil }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        guard let column = LeadToCash.schema.kind(kind)?.field(field)?.columns.first?.name else { return [] }
        let found = try replica.records(kind, where: "\"\(column)\" = ?", [value], order: "id")
        for row in found { rows[row.key] = row }
        return found.map(\.key.id)
    }

    private func row(_ key: RecordKey) throws -> RecordRow? {
        if let known = rows[key] { return known }
        guard LeadToCash.schema.kind(key.kind) != nil, let row = try replica.record(key) else { return nil }
        rows[key] = row
        return row
    }
}

extension SearchPlan {
    /// What `outpost find` looks at: of every kind its names, and the text that no record of it lacks.
    static let everything = SearchPlan(
        letters: SearchText.letters, kinds: searched.map { (kind: $0.number, fields: names($0)) },
        fold: SearchText.fold)

    private static let searched = LeadToCash.schema.kinds.filter {
        $0.number != CaseRecord.number && $0.number != AccountShadow.kind
    }

    private static func names(_ kind: RecordKind) -> [FieldNumber] {
        let named = ["code", "name", "accountName", "subject", "email", "externalId"]
            .compactMap { kind.field(named: $0) }.filter { $0.columns.first?.type == .text }
        let further = kind.requiredFields.filter { field in
            !field.isCompound && field.columns[0].type == .text && field.columns[0].choices.isEmpty
        }
        return (named + further.filter { field in !named.contains { $0.number == field.number } }).map(\.number)
    }
}
