// Why this file exists: guidance for fifty deals asks two dozen questions about each. Asked one by one they would cost
// a thousand reads; read ahead, kind by kind, they cost two dozen.

import LeadToCash
import SyncClient
import SyncProtocol

/// What pure functions may look up on this laptop. A record is read once, an answer is kept, and what is filed under
/// many records can be read in one go.
final class ReadAheadGround: Ground {
    private struct Question: Hashable {
        let kind: KindNumber
        let field: FieldNumber
        let value: Value
    }

    private let replica: Replica
    private var rows: [RecordKey: RecordRow] = [:]
    private var absent: Set<RecordKey> = []
    private var answers: [Question: [RecordID]] = [:]

    /// How many records are named in one question to SQLite.
    private static let portion = 200

    init(_ workspace: Workspace) { replica = workspace.replica }

    // MARK: Looking up

    func isAlive(_ key: RecordKey) throws -> Bool { try row(key) != nil }
    func value(_ field: FieldNumber, of key: RecordKey) throws -> Value { try row(key)?.value(field) ?? .null }

    /// Who made what is known to HQ alone.
    func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? { nil }
    func life(of key: RecordKey) throws -> Sibling? { nil }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        let question = Question(kind: kind, field: field, value: value)
        if let known = answers[question] { return known }
        guard let column = Self.column(kind, field) else { return [] }
        let found = try replica.records(kind, where: "\(column) = ?", [value], order: "id")
        keep(found)
        answers[question] = found.map(\.key.id)
        return found.map(\.key.id)
    }

    private func row(_ key: RecordKey) throws -> RecordRow? {
        if let row = rows[key] { return row }
        guard !absent.contains(key), LeadToCash.schema.kind(key.kind) != nil, let row = try replica.record(key) else {
            absent.insert(key)
            return nil
        }
        rows[key] = row
        return row
    }

    private static func column(_ kind: KindNumber, _ field: FieldNumber) -> String? {
        (LeadToCash.schema.kind(kind)?.field(field)?.columns.first?.name).map { "\"\($0)\"" }
    }

    // MARK: Reading ahead

    func keep(_ found: [RecordRow]) {
        for row in found { rows[row.key] = row }
    }

    /// Reads what is filed under several records, so that asking about each of them costs nothing more.
    func gather(_ kind: KindNumber, by field: FieldNumber, under parents: [RecordID]) throws {
        guard let column = Self.column(kind, field) else { return }
        for start in stride(from: 0, to: parents.count, by: Self.portion) {
            let portion = parents[start..<min(start + Self.portion, parents.count)]
            let marks = Array(repeating: "?", count: portion.count).joined(separator: ", ")
            let found = try replica.records(
                kind, where: "\(column) IN (\(marks))", portion.map(Value.reference), order: "id")
            keep(found)
            for parent in portion { answers[Question(kind: kind, field: field, value: .reference(parent))] = [] }
            for row in found {
                answers[Question(kind: kind, field: field, value: row.value(field)), default: []].append(row.key.id)
            }
        }
    }

    /// Reads several records of a kind.
    func gather(_ kind: KindNumber, _ ids: [RecordID]) throws {
        let open = Set(ids.filter { rows[RecordKey(kind: kind, id: $0)] == nil }).sorted()
        for start in stride(from: 0, to: open.count, by: Self.portion) {
            let portion = open[start..<min(start + Self.portion, open.count)]
            let marks = Array(repeating: "?", count: portion.count).joined(separator: ", ")
            keep(try replica.records(kind, where: "id IN (\(marks))", portion.map(Value.reference)))
        }
    }
}
