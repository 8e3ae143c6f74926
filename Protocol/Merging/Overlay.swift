// Why this file exists: a rep sees their own edits at once, before HQ has judged them. Pending changesets are laid over
// what HQ confirmed, and lifted off when the verdict arrives.

/// A replica's own changesets that HQ has not yet judged, by record.
public struct Overlay: Sendable {
    public struct Pending: Hashable, Sendable {
        public var isCreated = false
        public var isDeleted = false
        /// What the record was created with.
        public var given: [FieldWrite] = []
        /// In the order they were made.
        public var writes: [FieldWrite] = []

        /// What a field shows over its confirmed value.
        public func shown(_ field: Field, over confirmed: Value) -> Value {
            // A creator's own first value is no proposal, and shows before HQ has said so.
            if field.creatorSets, let first = given.first(where: { $0.field == field.number }) { return first.value }
            return writes.filter { $0.field == field.number }
                .reduce(confirmed) { field.policy.overlay($1.value, on: $0) }
        }

        public func touches(_ field: FieldNumber) -> Bool { writes.contains { $0.field == field } }
    }

    public private(set) var records: [RecordKey: Pending] = [:]

    public init(_ changesets: some Sequence<Changeset> = []) {
        for changeset in changesets { add(changeset) }
    }

    public var isEmpty: Bool { records.isEmpty }

    public subscript(key: RecordKey) -> Pending? { records[key] }

    public mutating func add(_ changeset: Changeset) {
        for operation in changeset.operations {
            var pending = records[operation.key] ?? Pending()
            switch operation.action {
            case .create:
                pending.isCreated = true
                pending.given += operation.writes
            case .delete, .erase: pending.isDeleted = true
            case .update: break
            }
            pending.writes += operation.writes
            records[operation.key] = pending
        }
    }
}
