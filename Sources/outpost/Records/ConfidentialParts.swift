// Why this file exists: what only some may see of a record is a record beside it; whoever may see it types and reads it
// as what it is to them: fields of the one record.

import LeadToCash
import SyncClient
import SyncProtocol

/// The parts beside a record that this laptop may hold.
struct ConfidentialParts {
    private let session: Session
    private let finder: RecordFinder
    private let kinds: [RecordKind]

    init(_ kind: RecordKind, _ session: Session, _ finder: RecordFinder) {
        self.session = session
        self.finder = finder
        kinds = LeadToCash.schema.partsBeside(kind)
    }

    /// One part that is there.
    struct Part {
        let kind: RecordKind
        let row: RecordRow
    }

    func parts(of key: RecordKey) throws -> [Part] {
        try kinds.compactMap { kind in
            let row = try session.workspace().replica.record(RecordKey(kind: kind.number, id: key.id))
            return row.map { Part(kind: kind, row: $0) }
        }
    }

    /// The assignments that name a field of a part, by its kind; the others are the record's own.
    func sorted(_ arguments: [String], _ kind: RecordKind) -> (own: [String], parts: [(RecordKind, [String])]) {
        var own: [String] = []
        var named: [KindNumber: [String]] = [:]
        for argument in arguments {
            let name = argument.prefix { !"=+-.".contains($0) }
            let part = kinds.first { $0.field(named: String(name)) != nil }
            guard kind.field(named: String(name)) == nil, let part else {
                own.append(argument)
                continue
            }
            named[part.number, default: []].append(argument)
        }
        return (own, kinds.compactMap { kind in named[kind.number].map { (kind, $0) } })
    }

    /// The edit of a part; nil if all of it is so already.
    func edit(_ kind: RecordKind, beside key: RecordKey, _ arguments: [String]) throws -> RecordEdit? {
        let part = RecordKey(kind: kind.number, id: key.id)
        let row = try session.workspace().replica.record(part)
        let composed = try EditComposer(kind: kind, finder: finder).compose(arguments) { row?.value($0) ?? .null }
        guard !composed.writes.isEmpty else { return nil }
        return RecordEdit(part, row == nil ? .create : .update, composed.writes)
    }

    /// What a program reads of them; nothing if there are none here.
    func json(of key: RecordKey) throws -> [JSON.Member] {
        let members = try parts(of: key).flatMap { part in
            part.kind.fields.compactMap { field -> JSON.Member? in
                let value = part.row.value(field.number)
                return value.isEmpty ? nil : JSON.Member(key: field.name, value: RecordJSON.value(value, field))
            }
        }
        return members.isEmpty ? [] : [JSON.Member(key: "confidential", value: .object(members))]
    }
}
