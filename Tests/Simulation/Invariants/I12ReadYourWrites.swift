// Why this file exists: what a rep typed does not vanish from the screen because a sync came in.

import SyncProtocol

/// I12: read-your-writes and monotonic reads survive syncs and restarts.
enum I12ReadYourWrites {
    static func check(_ replica: MemoryReplica.State) throws {
        var last: [RecordKey: [FieldNumber: (value: Value, isCreation: Bool)]] = [:]
        var deleted: Set<RecordKey> = []
        for kept in replica.pending {
            for operation in kept.changeset.operations {
                if case .delete = operation.action { deleted.insert(operation.key) }
                for write in operation.writes {
                    last[operation.key, default: [:]][write.field] = (write.value, operation.action == .create)
                }
            }
        }
        for key in last.keys.sorted() where !deleted.contains(key) && !replica.departed.contains(key) {
            guard let row = replica.rows[key], !row.isHidden else {
                throw Violation("I12", "\(replica.checkpoint.replica) edited \(key) and does not see it")
            }
            for (number, write) in (last[key] ?? [:]).sorted(by: { $0.key < $1.key }) {
                try check(key, number, write.value, write.isCreation, row, replica)
            }
        }
    }

    private static func check(
        _ key: RecordKey, _ number: FieldNumber, _ value: Value, _ isCreation: Bool, _ row: MemoryReplica.Row,
        _ replica: MemoryReplica.State
    ) throws {
        guard let field = Vocabulary.schema.kind(key.kind)?.field(number) else { return }
        let shown = row.values[Int(number)]
        let isSeen: Bool
        switch field.policy.beforeFreeze {
        case .keepLatest, .max, .min, .needsHuman, .appendOnly, .furthestStage, .rolePriority, .textMerge:
            isSeen = shown == Vocabulary.canonical(value, field)
        case .hqOnly: isSeen = !(isCreation && field.creatorSets) || shown == value
        case .stickyTrue: isSeen = value != .integer(1) || shown == value
        case .addRemove:
            guard case .set(let elements) = shown else { return }
            isSeen = NaiveField.added(value).allSatisfy(elements.contains)
        default: isSeen = true
        }
        guard isSeen else {
            throw Violation(
                "I12", "\(replica.checkpoint.replica) wrote \(value) in \(key) \(field.name) and sees \(shown)")
        }
    }

    static func check(prefix: CommitSequence, notBelow floor: CommitSequence) throws {
        guard prefix >= floor else { throw Violation("I12", "a replica went back from σ \(floor) to σ \(prefix)") }
    }
}
