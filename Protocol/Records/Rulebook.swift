// Why this file exists: the engine asks the business questions, and the business answers with pure functions. Equal
// inputs give equal answers on every tier, so a laptop can refuse at once what HQ would refuse tomorrow.

/// The domain's rules, handed to the engine beside its ``Schema``. No function here may read a clock or do I/O.
public struct Rulebook: Sendable {
    /// Why a value cannot stand in a field, in one sentence; nil if it can.
    public let objection: @Sendable (RecordKind, Field, Value) -> String?
    /// Recomputes a derived field from the record's stored values; nil for a field it does not know.
    public let derive: @Sendable (RecordKind, Field, _ stored: (FieldNumber) -> Value) -> Value?

    public init(
        objection: @escaping @Sendable (RecordKind, Field, Value) -> String? = { _, _, _ in nil },
        derive: @escaping @Sendable (RecordKind, Field, (FieldNumber) -> Value) -> Value? = { _, _, _ in nil }
    ) {
        self.objection = objection
        self.derive = derive
    }
}
