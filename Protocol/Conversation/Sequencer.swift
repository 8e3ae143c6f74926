// Why this file exists: HQ's commit. Changesets of many replicas pass one point, get gapless numbers in commit order,
// are judged and logged. The store wraps the whole in one transaction, so that what is acknowledged is durable and
// whole.

/// Gives numbers to changesets and judges them, within one transaction of the store.
public struct Sequencer: Sendable {
    public let arbiter: Arbiter

    public init(_ arbiter: Arbiter) { self.arbiter = arbiter }

    /// Takes in a replica's changesets. What HQ already has is passed over: a retry applies once.
    /// - Parameter wall: HQ's own clock, Unix milliseconds.
    /// - Returns: the receipts of those taken in now, or nil if the replica is unknown.
    /// - Throws: what the store throws; then nothing must be committed.
    @discardableResult
    public func admit(
        _ changesets: [SealedChangeset], from replica: ReplicaID, wall: UInt64, in store: some LedgerStore
    ) throws -> [Receipt]? {
        guard var standing = try store.standing(of: replica) else { return nil }
        var receipts: [Receipt] = []
        var created: [RecordKey] = []
        for sealed in changesets where sealed.counter == standing.counter + 1 {
            standing.counter = sealed.counter
            standing.chain = standing.chain.extended(by: sealed.payload)
            let judgement = try commit(sealed, standing, wall, in: store)
            receipts.append(judgement.receipt)
            created += judgement.created
        }
        try issueCodes(for: created, wall, in: store)
        return receipts
    }

    /// Commits HQ's own edits as one changeset, which has seen everything committed so far.
    @discardableResult
    public func decide(_ edits: [RecordEdit], wall: UInt64, in store: some LedgerStore) throws -> Receipt? {
        guard !edits.isEmpty else { return nil }
        let operations = edits.map { edit in
            Changeset.Operation(edit.key, edit.action, edit.writes.map { FieldWrite($0.field, $0.value) })
        }
        let judgement = try decide(operations, wall, in: store)
        try issueCodes(for: judgement.created, wall, in: store)
        return judgement.receipt
    }

    private func decide(
        _ operations: [Changeset.Operation], _ wall: UInt64, in store: some LedgerStore
    ) throws -> Arbiter.Judgement {
        var standing =
            try store.standing(of: .headquarters)
            ?? Standing(replica: .headquarters, counter: 0, chain: .start, backedUp: 0, scopes: nil)
        standing.counter += 1
        let dot = Dot(replica: .headquarters, counter: standing.counter)
        let stamp = store.clock.tick(wall: wall)
        let changeset = Changeset(dot: dot, stamp: stamp, seen: store.frontier, operations: operations)
        let sealed = ChangesetCodec.seal(changeset)
        standing.chain = standing.chain.extended(by: sealed.payload)
        return try commit(changeset, sealed, standing, stamp, in: store)
    }

    private func commit(
        _ sealed: SealedChangeset, _ standing: Standing, _ wall: UInt64, in store: some LedgerStore
    ) throws -> Arbiter.Judgement {
        let received = store.clock.tick(wall: wall)
        let changeset: Changeset
        do throws(WireError) {
            changeset = try Self.open(sealed, of: standing.replica, frontier: store.frontier)
        } catch {
            return try keepUnreadable(sealed, standing, received, error, in: store)
        }
        return try commit(changeset, sealed, standing, received, in: store)
    }

    private static func open(
        _ sealed: SealedChangeset, of replica: ReplicaID, frontier: CommitSequence
    ) throws(WireError) -> Changeset {
        let changeset = try ChangesetCodec.open(sealed.payload)
        guard changeset.dot == Dot(replica: replica, counter: sealed.counter) else {
            throw .malformed("a changeset under a foreign name", offset: 0)
        }
        guard changeset.seen <= frontier else { throw .malformed("a changeset that saw the future", offset: 0) }
        return changeset
    }

    private func commit(
        _ changeset: Changeset, _ sealed: SealedChangeset, _ standing: Standing, _ received: Stamp,
        in store: some LedgerStore
    ) throws -> Arbiter.Judgement {
        let sequence = store.frontier + 1
        let judgement = try arbiter.judge(
            changeset, sequence: sequence, received: received, scopes: standing.scopes.map(Set.init), in: store)
        try store.append(
            LogEntry(
                sequence: sequence, dot: changeset.dot, stamp: min(changeset.stamp, received), received: received,
                payload: sealed.payload, chain: standing.chain, receipt: judgement.receipt))
        return judgement
    }

    /// One bad changeset never blocks the others: its bytes are kept, its author is told, the count goes on.
    private func keepUnreadable(
        _ sealed: SealedChangeset, _ standing: Standing, _ received: Stamp, _ error: WireError,
        in store: some LedgerStore
    ) throws -> Arbiter.Judgement {
        let sequence = store.frontier + 1
        let nowhere = RecordKey(kind: 0, id: RecordID(high: 0, low: 0))
        let remark = Receipt.Remark(
            key: nowhere, field: 0, verdict: .refused, rule: .malformed, detail: error.description)
        let receipt = Receipt(counter: sealed.counter, sequence: sequence, remarks: [remark])
        try store.append(
            LogEntry(
                sequence: sequence, dot: Dot(replica: standing.replica, counter: sealed.counter), stamp: received,
                received: received, payload: sealed.payload, chain: standing.chain, receipt: receipt))
        return Arbiter.Judgement(receipt: receipt, created: [])
    }

    /// A page of the feed never splits a commit, so no commit of HQ's own may be large.
    private static let codesPerCommit = 1000

    /// HQ gives new records their human codes, as a decision of its own that everyone receives.
    private func issueCodes(for created: [RecordKey], _ wall: UInt64, in store: some LedgerStore) throws {
        var operations: [Changeset.Operation] = []
        for key in created {
            guard let code = arbiter.schema.kind(key.kind)?.code, try store.header(of: key)?.isAlive == true else {
                continue
            }
            let present = try store.field(code.field, of: key, seen: 0, brief: false)
            guard present.siblings.allSatisfy(\.value.isEmpty) else { continue }
            let text = try store.issueCode(code.prefix, at: store.clock.last)
            operations.append(.init(key, .update, [FieldWrite(code.field, .text(text))]))
        }
        for start in stride(from: 0, to: operations.count, by: Self.codesPerCommit) {
            let end = min(start + Self.codesPerCommit, operations.count)
            _ = try decide(Array(operations[start..<end]), wall, in: store)
        }
    }
}
