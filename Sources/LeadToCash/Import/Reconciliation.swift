// Why this file exists: importing the same files twice must write nothing the second time. What is wanted is compared
// with what is there, and only differences become edits.

import SyncProtocol

/// What an import writes, and what it found to be so already.
public struct ImportOutcome: Sendable {
    public struct Tally: Hashable, Sendable, Codable {
        public internal(set) var created = 0
        public internal(set) var updated = 0
        public internal(set) var unchanged = 0
        /// Records that somebody deleted here since: they stay deleted.
        public internal(set) var deleted = 0
    }

    /// In the order of the plan's records.
    public internal(set) var edits: [RecordEdit] = []
    /// By the kind's name.
    public internal(set) var tallies: [String: Tally] = [:]

    /// `opportunity: 0 created, 0 updated, 8,800 unchanged`, one line per kind in the schema's order.
    public var summary: [String] {
        LeadToCash.schema.kinds.compactMap { kind in
            guard let tally = tallies[kind.name] else { return nil }
            let counts = [("created", tally.created), ("updated", tally.updated), ("unchanged", tally.unchanged)]
            let words = counts.map { "\(Money.group(String($1))) \($0)" }
            let deleted = tally.deleted > 0 ? ["\(Money.group(String(tally.deleted))) left deleted"] : []
            return "\(kind.name): " + (words + deleted).joined(separator: ", ")
        }
    }
}

extension ImportPlan {
    /// Compares what the files want with what is there.
    ///
    /// An import overwrites exactly the fields that the files provide. An empty cell provides nothing: what stands in
    /// the record stays. To sets it adds what the files name and removes nothing. Values that the import makes up for
    /// a new record, such as a name put together from other cells, are never written again.
    /// - Parameters:
    ///   - current: The stored values of a record; nil if there is no such record.
    ///   - isDeleted: Whether a record was here and was deleted. Ids are never reused, so it is left alone.
    public func reconcile(
        current: (RecordKey) -> [FieldNumber: Value]?, isDeleted: (RecordKey) -> Bool = { _ in false }
    ) -> ImportOutcome {
        var outcome = ImportOutcome()
        for record in records {
            let name = LeadToCash.schema.kind(record.key.kind)?.name ?? String(record.key.kind)
            if let stored = current(record.key) {
                let writes = record.differences(from: stored)
                if writes.isEmpty {
                    outcome.tallies[name, default: .init()].unchanged += 1
                } else {
                    outcome.edits.append(RecordEdit(record.key, .update, writes))
                    outcome.tallies[name, default: .init()].updated += 1
                }
            } else if isDeleted(record.key) {
                outcome.tallies[name, default: .init()].deleted += 1
            } else {
                let values = (record.provided + record.initial).filter { $0.value != .null }
                outcome.edits.append(RecordEdit(record.key, .create, values))
                outcome.tallies[name, default: .init()].created += 1
            }
        }
        return outcome
    }
}

extension ImportedRecord {
    fileprivate func differences(from stored: [FieldNumber: Value]) -> [FieldValue] {
        provided.compactMap { wanted in
            let present = stored[wanted.field] ?? .null
            if wanted.value == present || (wanted.value.isEmpty && present.isEmpty) { return nil }
            return Self.change(from: present, to: wanted.value).map { FieldValue(wanted.field, $0) }
        }
    }

    /// The write that brings `present` to what is wanted; nil if it is there already.
    private static func change(from present: Value, to wanted: Value) -> Value? {
        switch (present, wanted) {
        case (_, .set(let elements)):
            var known: Set<String> = []
            if case .set(let there) = present { known = Set(there) }
            let missing = elements.filter { !known.contains($0) }
            return missing.isEmpty ? nil : .setChange(adding: missing, removing: [])
        case (.compound(let there), .compound(let parts)) where there.count == parts.count:
            // A part that the files leave empty stays as it is, like an empty cell of its own.
            let merged = Value.compound(zip(there, parts).map { $1 == .null ? $0 : $1 })
            return merged == present ? nil : merged
        default:
            return wanted
        }
    }
}
