// Why this file exists: what HQ decides, issues and books rests on what its records show. A story does it as `outpostd`
// does, on one snapshot of HQ and as one commit, and asks a laptop with the same functions as `outpost` does.

import LeadToCash
import SyncClient
import SyncProtocol
import SyncServer
import Synchronization
import Testing

/// What HQ, or a laptop, shows, as the functions of the business look it up.
final class ShownGround: Ground {
    private let row: (RecordKey) throws -> [FieldNumber: Value]?
    private let visit: (KindNumber, (RecordID, [FieldNumber: Value]) throws -> Void) throws -> Void

    /// HQ's records, where the reader is valid.
    init(_ reader: RecordReader) {
        row = { key in try reader.values(of: key) }
        visit = { kind, body in try reader.forEach(kind, body) }
    }

    /// A laptop's records.
    init(_ replica: Replica) {
        row = { key in try replica.record(key).map { row in ShownGround.values(row) } }
        visit = { kind, body in
            for row in try replica.records(kind) { try body(row.key.id, ShownGround.values(row)) }
        }
    }

    private static func values(_ row: RecordRow) -> [FieldNumber: Value] {
        Dictionary(uniqueKeysWithValues: row.values.map { ($0.field, $0.value) })
    }

    func isAlive(_ key: RecordKey) throws -> Bool { try row(key) != nil }

    func value(_ field: FieldNumber, of key: RecordKey) throws -> Value {
        guard let values = try row(key) else { return .null }
        return values[field] ?? .null
    }

    /// Who wrote what is for the rules of the arbiter to ask, which have a ground of their own.
    func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? { nil }
    func life(of key: RecordKey) throws -> Sibling? { nil }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        var found: [RecordID] = []
        try visit(kind) { id, values in
            if (values[field] ?? .null) == value { found.append(id) }
        }
        return found.sorted()
    }
}

extension Cast {
    /// What HQ decides on what its records show now.
    typealias Measure = @Sendable (ShownGround, Occasion) throws -> [RecordEdit]

    /// HQ decides something, and writes it.
    /// - Returns: what it wrote.
    @discardableResult
    func enact(_ decide: @escaping Measure) async throws -> [RecordEdit] {
        let occasion = try occasion()
        let edits = try await consult { ground in try decide(ground, occasion) }
        let applied = try await headquarters.apply(edits)
        #expect(!applied.remarks.contains { $0.verdict >= .overridden }, "\(applied.remarks)")
        return edits
    }

    /// Why HQ does not do something; empty if nothing stands in the way.
    func impediments(to decide: @escaping Measure) async throws -> [String] {
        let occasion = try occasion()
        return try await consult { ground -> [String] in
            do {
                _ = try decide(ground, occasion)
                return []
            } catch let impediments as Impediments {
                return impediments.reasons
            }
        }
    }

    /// Asks HQ's records something.
    func consult<T: Sendable>(_ body: @escaping @Sendable (ShownGround) throws -> T) async throws -> T {
        try await headquarters.read { reader in try body(ShownGround(reader)) }
    }

    /// This moment at HQ. Every commit moves the frontier, so that no two occasions give out one id.
    private func occasion() throws -> Occasion {
        let now = table.clock.now
        let numbers = Numbers(after: headquarters.frontier << 8)
        let occasion = Occasion(now: now) {
            RecordID(milliseconds: now, entropy: 0, replica: .headquarters, counter: numbers.next())
        }
        return try #require(occasion)
    }

    private final class Numbers: Sendable {
        private let last: Mutex<UInt64>

        init(after last: UInt64) { self.last = Mutex(last) }

        func next() -> UInt64 {
            last.withLock { last in
                last += 1
                return last
            }
        }
    }
}

extension Member {
    /// A record as the verbs of the flow read it on this laptop.
    func subject(_ key: RecordKey) throws -> FlowSubject { FlowSubject(key, ShownGround(try desk.open())) }

    /// `outpost gate request RECORD GATE`.
    func ask(_ gate: String, about key: RecordKey) throws -> RecordKey {
        let named = try subject(key)
        let now = Int64(desk.table.clock.now)
        var values = try FlowFiling.places(of: GateRequest.kind, under: named)
        values.merge(try GateFlow.request(gate, named, material: [], now: now)) { $1 }
        values[GateRequest.Fields.requestedBy] = value
        return try add(GateRequest.kind, values)
    }

    /// Answers every case that waits for this person's role.
    func answerAll(_ answer: CaseAnswer, _ text: String) throws {
        for item in try asked() { try self.answer(item.code, answer, text) }
    }
}
