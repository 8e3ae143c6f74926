// Why this file exists: a rep, an importer and HQ all say what they want in the same words, before any dot is minted.

/// What somebody wants done to one record.
public struct RecordEdit: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        case create
        case update
        case delete(reason: String)
        /// Takes everything that was ever written to the record away from everywhere, for privacy. HQ's alone.
        case erase(reason: String)
    }

    public let key: RecordKey
    public let action: Action
    /// New values by field, in field order. Fields not named stay as they are.
    public let writes: [FieldValue]

    public init(_ key: RecordKey, _ action: Action, _ writes: [FieldValue] = []) {
        self.key = key
        self.action = action
        self.writes = writes.sorted { $0.field < $1.field }
    }

    public func value(_ field: FieldNumber) -> Value? { writes.first { $0.field == field }?.value }
}

/// A field and a value for it.
public struct FieldValue: Hashable, Sendable {
    public let field: FieldNumber
    public let value: Value

    public init(_ field: FieldNumber, _ value: Value) {
        self.field = field
        self.value = value
    }
}
