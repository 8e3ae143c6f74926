// Why this file exists: what rules may look up follows from what every store of HQ can answer anyway.

extension ArbitrationStore {
    public func isAlive(_ key: RecordKey) throws -> Bool { try header(of: key)?.isAlive ?? false }

    public func value(_ field: FieldNumber, of key: RecordKey) throws -> Value {
        guard let described = schema.kind(key.kind)?.field(field) else { return .null }
        return described.policy.view(of: try self.field(field, of: key, seen: 0, brief: false))
    }

    public func edit(_ field: FieldNumber, of key: RecordKey) throws -> Sibling? {
        guard let described = schema.kind(key.kind)?.field(field) else { return nil }
        let state = try self.field(field, of: key, seen: 0, brief: false)
        return described.policy.shown(in: state) ?? state.siblings.max { $0.age < $1.age }
    }
}

/// Reads what stands in a case's fields.
package enum CaseReading {
    /// The record and the field that a case is about.
    package static func subject(_ value: Value) -> (key: RecordKey, field: FieldNumber)? {
        guard case .compound(let parts) = value, parts.count == 3, let key = record(parts[0], parts[1]),
            case .integer(let number) = parts[2], let field = FieldNumber(exactly: number)
        else { return nil }
        return (key, field)
    }

    /// The other record of a pair.
    package static func other(_ value: Value) -> RecordKey? {
        guard case .compound(let parts) = value, parts.count == 2 else { return nil }
        return record(parts[0], parts[1])
    }

    /// The commits that a case's edits were held in, or that a merge was made in.
    package static func commits(_ value: Value) -> ClosedRange<CommitSequence>? {
        guard case .compound(let parts) = value, parts.count == 2, case .integer(let first) = parts[0],
            case .integer(let last) = parts[1], let start = CommitSequence(exactly: first),
            let end = CommitSequence(exactly: last), start <= end
        else { return nil }
        return start...end
    }

    private static func record(_ kind: Value, _ id: Value) -> RecordKey? {
        guard case .integer(let number) = kind, let kind = KindNumber(exactly: number), case .reference(let id) = id
        else { return nil }
        return RecordKey(kind: kind, id: id)
    }
}
