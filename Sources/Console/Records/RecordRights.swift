// Why this file exists: a form offers what its reader may change here and now, and the judge of every edit decides
// again. Both ask the same function, so nobody fills in a form for nothing.

import LeadToCash
import SyncProtocol

/// What somebody may do with records.
struct RecordRights {
    let roles: Set<Role>
    let person: RecordID
    let ground: any Ground

    /// Whether records of a kind are edited on the page that every kind has. Cases are answered where they are told,
    /// and what HQ alone books has pages of its own.
    static func isEditable(_ kind: RecordKind) -> Bool {
        let isIssued = kind.headquartersOnly || kind.issuedOnly || kind.number == AccountShadow.kind
        return !isIssued && Charter.of(kind.number) != nil
    }

    /// The fields that a new record's author fills in.
    static func initialFields(_ kind: RecordKind) -> [Field] {
        kind.storedFields.filter { field in
            (field.policy != .hqOnly || field.creatorSets) && !kind.bookkeeping.contains(field.number)
                && field.name != "externalId"
        }
    }

    /// The fields of a record that are theirs to write as it stands.
    func fields(of record: ShownRecord) throws -> [Field] {
        guard Self.isEditable(record.kind) else { return [] }
        let candidates = record.kind.storedFields.filter { field in
            field.policy != .hqOnly && !record.kind.bookkeeping.contains(field.number)
        }
        let writes = candidates.map { FieldWrite($0.number, .null) }
        let denials = try denials(Changeset.Operation(record.key, .update, writes), record.kind)
        if denials.contains(where: \.isWhole) { return [] }
        let denied = Set(denials.flatMap(\.fields))
        return candidates.filter { !denied.contains($0.number) }
    }

    /// Whether they play a role, anywhere, that makes records of a kind; where it counts is asked when one is made.
    func mayMake(_ kind: RecordKind) -> Bool {
        guard Self.isEditable(kind), let charter = Charter.of(kind.number) else { return false }
        return charter.owner != nil || roles.contains { charter.create.contains($0.name) }
    }

    func mayDelete(_ record: ShownRecord) throws -> Bool {
        guard Self.isEditable(record.kind) else { return false }
        return try denials(Changeset.Operation(record.key, .delete(reason: "")), record.kind).isEmpty
    }

    /// What of an edit is not theirs to do.
    func denials(_ edit: RecordEdit) throws -> [Denial] {
        guard let kind = LeadToCash.schema.kind(edit.key.kind) else { return [] }
        return try denials(Changeset.Operation(edit), kind)
    }

    private func denials(_ operation: Changeset.Operation, _ kind: RecordKind) throws -> [Denial] {
        try LeadToCash.rulebook.authority?(Claim(operation, kind, roles: roles, person: person), ground) ?? []
    }
}
