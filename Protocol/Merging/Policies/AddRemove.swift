// Why this file exists: two reps who each add a phone number both mean it. (Observed-remove set: Shapiro et al., 2011.)
// A rep sees: every number anyone added, less those that somebody removed knowing them.

/// One dot per element; a removal is context without a dot of its own.
enum AddRemove {
    static func view(_ state: FieldState) -> Value {
        .elements(state.siblings.compactMap { if case .text(let element) = $0.value { element } else { nil } })
    }

    static func apply(_ write: Sibling, _ context: CausalContext, to state: inout FieldState) -> WriteOutcome {
        let (adding, removing) = change(write.value, from: state)
        let removed = Set(removing)
        _ = state.remove { sibling in
            guard case .text(let element) = sibling.value, removed.contains(element) else { return false }
            return context.contains(sibling.dot, sequence: sibling.sequence)
        }
        for element in adding { add(element, write, context, to: &state) }
        return WriteOutcome(.accepted)
    }

    /// An addition replaces the dots of the same element that it saw, so that repeated additions do not pile up.
    private static func add(_ element: String, _ write: Sibling, _ context: CausalContext, to state: inout FieldState) {
        _ = state.remove { $0.value == .text(element) && context.contains($0.dot, sequence: $0.sequence) }
        state.insert(
            Sibling(dot: write.dot, sequence: write.sequence, stamp: write.stamp, value: .text(element)))
    }

    /// A whole set as a write (a creation, an import) adds what is new and removes what it no longer names.
    private static func change(_ value: Value, from state: FieldState) -> (adding: [String], removing: [String]) {
        switch value {
        case .setChange(let adding, let removing): return (adding, removing)
        case .set(let elements):
            guard case .set(let present) = view(state) else { return (elements, []) }
            let kept = Set(elements)
            return (elements, present.filter { !kept.contains($0) })
        default: return ([], [])
        }
    }

    /// Lays a pending change over a confirmed set.
    static func apply(_ write: Value, to confirmed: Value) -> Value {
        var present: Set<String> = []
        if case .set(let elements) = confirmed { present = Set(elements) }
        switch write {
        case .setChange(let adding, let removing):
            return .elements(present.subtracting(removing).union(adding))
        case .set: return write
        default: return confirmed
        }
    }
}

extension Changeset {
    /// A removal leaves no live edit behind, yet whoever made it worked with the record: only the log knows of it.
    /// - Parameters:
    ///   - sets: fields of the record that are sets.
    ///   - receipt: HQ's verdict on the changeset; what did not apply is no work.
    ///   - survivor: the record that a merged one leads to: an edit may have followed it there.
    /// - Returns: what takes elements out of one of the record's sets; nil if nothing does.
    public func removal(
        from key: RecordKey, _ sets: Set<FieldNumber>, _ receipt: Receipt?,
        survivor: (RecordKey) throws -> RecordKey
    ) rethrows -> Value? {
        let remarks = receipt?.remarks.filter { $0.key == key && $0.verdict >= .overridden } ?? []
        let redirected = Set(receipt?.remarks.filter { $0.rule == .redirected }.map(\.key) ?? [])
        let followed = try redirected.filter { try survivor($0) == key }
        for operation in operations
        where operation.action == .update && (operation.key == key || followed.contains(operation.key)) {
            for write in operation.writes where sets.contains(write.field) {
                if remarks.contains(where: { $0.field == 0 || $0.field == write.field }) { continue }
                switch write.value {
                case .setChange(_, let removing) where !removing.isEmpty: return write.value
                case .set: return write.value
                default: continue
                }
            }
        }
        return nil
    }
}
