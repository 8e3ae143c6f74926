// Why this file exists: a replayed seed is read by a person who wants to know what happened, not how it is stored.

import SyncProtocol

/// Edits in a few words.
enum Narration {
    /// `creates item …c0000001 (title amber), updates site …f4240 (size 3)`
    static func words(_ operations: [Changeset.Operation]) -> String {
        operations.map { words($0.key, $0.action, $0.writes.map { ($0.field, $0.value) }) }.joined(separator: ", ")
    }

    static func words(_ edits: [RecordEdit]) -> String {
        edits.map { words($0.key, $0.action, $0.writes.map { ($0.field, $0.value) }) }.joined(separator: ", ")
    }

    static func words(_ key: RecordKey) -> String {
        let kind = Vocabulary.schema.kind(key.kind)?.name ?? "record of kind \(key.kind)"
        return "\(kind) …\(key.id.description.suffix(9))"
    }

    private static func words(
        _ key: RecordKey, _ action: RecordEdit.Action, _ writes: [(field: FieldNumber, value: Value)]
    ) -> String {
        let verb =
            switch action {
            case .create: "creates"
            case .update: "updates"
            case .delete: "deletes"
            case .erase: "erases"
            }
        let kind = Vocabulary.schema.kind(key.kind)
        let fields = writes.map { "\(kind?.field($0.field)?.name ?? "field \($0.field)") \($0.value)" }
        return "\(verb) \(words(key))" + (fields.isEmpty ? "" : " (\(fields.joined(separator: ", ")))")
    }
}
