// Why this file exists: whoever left, or lost a device, no longer changes what others see. What such a device had not
// sent is not lost either: all of it waits for somebody else.

extension Hearing {
    /// Holds an operation of a withdrawn device, whatever it is about and whatever else would have spoken against it.
    mutating func withhold(
        _ given: Changeset.Operation, _ kind: RecordKind, in store: some ArbitrationStore
    ) throws {
        let operation = try followed(given, kind, in: store)
        let header = try store.header(of: operation.key)
        if try isErased(operation.key, kind, header, in: store) {
            erased.formUnion([given.key, operation.key])
            return refuseErased(operation)
        }
        // Nobody answers a question, or has HQ erase something, from a device that was taken away.
        if case .erase = operation.action {
            return try dismiss(operation, .refused, .withdrawnDevice, scope: header?.scope, in: store)
        }
        guard kind.number != CaseRecord.number else {
            try dismiss(operation, .refused, .withdrawnDevice, scope: header?.scope, in: store)
            return try putBack(operation, header, in: store)
        }
        try hold(operation, .withdrawnDevice, header, in: store)
    }
}
