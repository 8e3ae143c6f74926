// Why this file exists: whoever asks at a gate binds what their laptop shows. The functions of the business look
// records up in a ground; this is the ground of a laptop.

import SyncClient
import SyncProtocol

/// What a laptop shows, as the functions of the business look it up.
struct LaptopGround: Ground {
    private let replica: Replica

    init(_ replica: Replica) { self.replica = replica }

    func isAlive(_ key: RecordKey) throws -> Bool { try replica.record(key) != nil }

    func value(_ field: FieldNumber, of key: RecordKey) throws -> Value {
        try replica.record(key)?.value(field) ?? .null
    }

    /// Who wrote what is known to HQ alone.
    func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? { nil }
    func life(of key: RecordKey) throws -> Sibling? { nil }

    func records(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        Array(try allRecords(kind, where: field, is: value).prefix(100))
    }

    func allRecords(_ kind: KindNumber, where field: FieldNumber, is value: Value) throws -> [RecordID] {
        try replica.records(kind).filter { $0.value(field) == value }.map(\.key.id).sorted()
    }
}
