// Why this file exists: every rule reads a proposal against what stands; the few ways of doing so have one name each.

import Crypto
import SyncProtocol

extension Value {
    package var asText: String? { if case .text(let text) = self { text } else { nil } }
    package var asReference: RecordID? { if case .reference(let id) = self { id } else { nil } }
    package var asDate: CivilDate? { if case .date(let date) = self { date } else { nil } }
    package var asInteger: Int64? { if case .integer(let number) = self { number } else { nil } }
}

extension Proposal {
    var isDeletion: Bool { if case .delete = operation.action { true } else { false } }

    func writes(_ field: FieldNumber) -> Bool { operation.writes.contains { $0.field == field } }

    /// What a field would show if the operation simply applied.
    func after(_ field: FieldNumber, _ ground: any Ground) throws -> Value {
        guard let value = value(field) else { return try ground.value(field, of: key) }
        guard case .setChange(let adding, let removing) = value else { return value }
        guard case .set(let present) = try ground.value(field, of: key) else { return .elements(adding) }
        return .elements(Set(present).subtracting(removing).union(adding))
    }

    /// The author as a note names them: `Li Na (SR)`.
    var authorName: String {
        Self.phrase(author.name.isEmpty ? "device \(author.replica)" : author.name, author.role)
    }

    static func phrase(_ name: String, _ role: String) -> String { role.isEmpty ? name : "\(name) (\(role))" }

    /// The id of a record that HQ makes out of this edit: the same whenever the edit is judged again.
    func derivedID(_ purpose: String) -> RecordID {
        let dot = context.own
        let words = "\(purpose)|\(dot.replica)|\(dot.counter)|\(key)"
        return .derived(words)
    }
}

extension RecordID {
    /// The id of a record that follows from words: the same whoever works it out.
    static func derived(_ words: String) -> RecordID { RecordID(hash: SHA256.hash(data: Array(words.utf8))) }
}

extension Ground {
    /// What people call a record; its id if it has neither name nor code.
    func title(of key: RecordKey) throws -> String {
        guard let kind = LeadToCash.schema.kind(key.kind) else { return key.description }
        for field in Labels.titles(of: kind) {
            if let text = try value(field, of: key).asText, !text.isEmpty { return text }
        }
        return key.id.description
    }

    /// The record that a reference of another names.
    func record(_ kind: KindNumber, by field: FieldNumber, of key: RecordKey) throws -> RecordKey? {
        try value(field, of: key).asReference.map { RecordKey(kind: kind, id: $0) }
    }
}

extension CaseDraft {
    /// What a case about several held fields is about: the whole record, for who accepts it accepts all of them.
    static func field(for fields: [FieldNumber]) -> FieldNumber { fields.count == 1 ? fields[0] : 0 }
}
