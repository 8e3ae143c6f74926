// Why this file exists: nearly every question at a gate is about what is filed under a deal or a contract, and each
// should be asked in one line.

import SyncProtocol

extension Ground {
    /// The living records of a kind that are filed under another, in id order. The field must be one that HQ can look
    /// records up by.
    func filed(_ kind: KindNumber, under id: RecordID, by field: FieldNumber) throws -> [RecordKey] {
        try allRecords(kind, where: field, is: .reference(id)).map { RecordKey(kind: kind, id: $0) }
    }

    /// What a text field shows; empty if nothing.
    func text(_ field: FieldNumber, of key: RecordKey) throws -> String { try value(field, of: key).asText ?? "" }

    /// How a command names a record: by its code, or by its id while HQ has not issued one.
    func handle(of key: RecordKey) throws -> String {
        guard let field = LeadToCash.schema.kind(key.kind)?.field(named: "code")?.number else {
            return key.id.description
        }
        let code = try text(field, of: key)
        return code.isEmpty ? key.id.description : code
    }
}

extension Proposal {
    /// Who made the edit, as a note names them: HQ has no name of its own.
    var editor: String { byHeadquarters ? "HQ" : authorName }

    /// The record that a reference of the edited one names; the one that stands goes before the one that is written.
    func above(_ kind: KindNumber, by field: FieldNumber, _ ground: any Ground) throws -> RecordKey? {
        let standing = try ground.value(field, of: key).asReference
        return (standing ?? value(field)?.asReference).map { RecordKey(kind: kind, id: $0) }
    }

    /// Whether the edit brings a record that HQ had not known, or had known as deleted.
    func isNew(_ ground: any Ground) throws -> Bool {
        guard operation.action == .create else { return false }
        return try !ground.isAlive(key)
    }
}
