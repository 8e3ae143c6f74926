// Why this file exists: figures are made of a few fields of very many records, at HQ and on a laptop alike. Whoever
// makes them asks for just those fields, one record after the other, and need not know which store answers.

/// Records that are read one after the other, and the edits that made them what they are. Valid only within the read
/// that gave it.
public protocol RecordSource {
    /// The last commit of HQ that is in what is read here; 0 for a store that can only be read whole.
    func frontier() throws -> CommitSequence

    /// Gives what some fields of records of a kind show to `body`, one record at a time.
    /// - Parameters:
    ///   - sequence: 0 for every living record; otherwise only those that changed after this commit, also those that
    ///     live no more, of which there are no values.
    ///   - body: must not keep the values.
    func scan(
        _ kind: KindNumber, _ fields: [FieldNumber], beyond sequence: CommitSequence,
        _ body: (RecordID, [FieldValue]?) throws -> Void) throws

    /// Gives the edits that were committed after a commit to `body`, in the order of the commits, as far as they took
    /// effect at once. What a store without HQ's log remembers of edits it does not tell.
    func replay(beyond sequence: CommitSequence, _ body: (ReplayedEdit) throws -> Void) throws
}

extension RecordSource {
    public func replay(beyond sequence: CommitSequence, _ body: (ReplayedEdit) throws -> Void) throws {}
}

/// One edit of one record, as far as it took effect.
public struct ReplayedEdit: Hashable, Sendable {
    public let key: RecordKey
    /// Whether it deleted or erased the record.
    public let isDeletion: Bool
    /// What it wrote; of a set only what it changed.
    public let writes: [FieldValue]
    /// As of when it counts, Unix milliseconds.
    public let made: UInt64
    /// When HQ took it in, Unix milliseconds.
    public let received: UInt64

    public init(_ key: RecordKey, isDeletion: Bool, _ writes: [FieldValue], made: UInt64, received: UInt64) {
        self.key = key
        self.isDeletion = isDeletion
        self.writes = writes
        self.made = made
        self.received = received
    }
}
