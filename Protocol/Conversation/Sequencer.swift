// Why this file exists: HQ's commit. Changesets of many replicas pass one point, get gapless numbers in commit order,
// are judged and logged. The store wraps the whole in one transaction, so that what is acknowledged is durable and
// whole.

/// Gives numbers to changesets and judges them, within one transaction of the store.
public struct Sequencer: Sendable {
    public let arbiter: Arbiter

    public init(_ arbiter: Arbiter) { self.arbiter = arbiter }

    /// Takes in a replica's changesets. What HQ already has is passed over: a retry applies once.
    /// - Parameters:
    ///   - wall: HQ's own clock, Unix milliseconds.
    ///   - skew: HQ's time minus the replica's corrected time at upload, milliseconds.
    /// - Returns: the receipts of those taken in now, or nil if the replica is unknown.
    /// - Throws: what the store throws; then nothing must be committed.
    @discardableResult
    public func admit(
        _ changesets: [SealedChangeset], from replica: ReplicaID, wall: UInt64, skew: Int64 = 0,
        in store: some LedgerStore
    ) throws -> [Receipt]? {
        try admit(changesets.map { PresentedChangeset($0) }, from: replica, wall: wall, skew: skew, in: store)
    }

    /// Takes in a replica's changesets, of which some may have been opened already.
    /// - Parameter isWithdrawn: HQ has withdrawn the device, so that everything it sends is held.
    @discardableResult
    public func admit(
        _ changesets: [PresentedChangeset], from replica: ReplicaID, wall: UInt64, skew: Int64 = 0,
        isWithdrawn: Bool = false, in store: some LedgerStore
    ) throws -> [Receipt]? {
        guard var standing = try store.standing(of: replica) else { return nil }
        var receipts: [Receipt] = []
        var aftermath = Aftermath()
        for presented in changesets where presented.sealed.counter == standing.counter + 1 {
            standing.counter = presented.sealed.counter
            standing.chain = standing.chain.extended(by: presented.sealed.payload)
            let judgement = try commit(presented, standing, wall, skew, isWithdrawn, in: store)
            receipts.append(judgement.receipt)
            aftermath.add(judgement.aftermath)
            // A value that a rule puts back must stand before the next changeset is judged.
            try takeUpEdits(of: &aftermath, wall, in: store)
        }
        try attend(to: aftermath, wall, in: store)
        return receipts
    }

    /// Commits HQ's own edits as one changeset, which has seen everything committed so far.
    @discardableResult
    public func decide(
        _ edits: [RecordEdit], reason: String = "", wall: UInt64, in store: some LedgerStore
    ) throws -> Receipt? {
        guard !edits.isEmpty else { return nil }
        let judgement = try decide(edits.map(Changeset.Operation.init), reason: reason, wall, in: store)
        try attend(to: judgement.aftermath, wall, in: store)
        return judgement.receipt
    }

    func decide(
        _ operations: [Changeset.Operation], reason: String = "", _ wall: UInt64, in store: some LedgerStore
    ) throws -> Arbiter.Judgement {
        try openScopes(for: operations, in: store)
        var standing = try store.standingOfHeadquarters()
        standing.counter += 1
        let dot = Dot(replica: .headquarters, counter: standing.counter)
        let stamp = store.clock.tick(wall: wall)
        let changeset = Changeset(
            dot: dot, stamp: stamp, seen: store.frontier, operations: operations, reason: reason)
        let sealed = ChangesetCodec.seal(changeset)
        standing.chain = standing.chain.extended(by: sealed.payload)
        return try commit(changeset, sealed, standing, stamp, 0, in: store)
    }

    private func commit(
        _ presented: PresentedChangeset, _ standing: Standing, _ wall: UInt64, _ skew: Int64, _ isWithdrawn: Bool,
        in store: some LedgerStore
    ) throws -> Arbiter.Judgement {
        let sealed = presented.sealed
        let received = store.clock.tick(wall: wall)
        let changeset: Changeset
        do throws(WireError) {
            changeset = try Self.open(presented, of: standing.replica, frontier: store.frontier)
        } catch {
            return try keepUnreadable(sealed, standing, received, error, in: store)
        }
        let viewing = changeset.viewing(store.clamped(changeset.seen))
        return try commit(viewing, sealed, standing, received, skew, isWithdrawn, in: store)
    }

    private static func open(
        _ presented: PresentedChangeset, of replica: ReplicaID, frontier: CommitSequence
    ) throws(WireError) -> Changeset {
        let changeset = try presented.content.get()
        guard changeset.dot == Dot(replica: replica, counter: presented.sealed.counter) else {
            throw .malformed("a changeset under a foreign name", offset: 0)
        }
        guard changeset.inPlaceOf == nil || replica == .headquarters else {
            throw .malformed("a changeset that speaks for another", offset: 0)
        }
        guard changeset.seen <= frontier else { throw .malformed("a changeset that saw the future", offset: 0) }
        return changeset
    }

    func commit(
        _ changeset: Changeset, _ sealed: SealedChangeset, _ standing: Standing, _ received: Stamp, _ skew: Int64,
        _ isWithdrawn: Bool = false, in store: some LedgerStore
    ) throws -> Arbiter.Judgement {
        let sequence = store.frontier + 1
        let stamp = try EffectiveStamp(received: received, skew: skew).of(changeset, in: store)
        let circumstances = Arbiter.Circumstances(
            sequence: sequence, stamp: stamp, received: received, skew: skew, isWithdrawn: isWithdrawn)
        let judgement = try arbiter.judge(
            changeset, circumstances, holdings: try holdings(of: changeset, standing, in: store), in: store)
        let isRedacted = !judgement.erased.isEmpty
        let entry = LogEntry(
            sequence: sequence, dot: changeset.dot, stamp: stamp, received: received,
            payload: isRedacted ? ChangesetCodec.seal(changeset.redacted(judgement.erased)).payload : sealed.payload,
            chain: standing.chain, receipt: judgement.receipt, role: try store.author(changeset.speaker).role,
            isRedacted: isRedacted, payloadHash: isRedacted ? Fingerprint(of: sealed.payload) : nil,
            beside: store.beside)
        try store.append(entry.audited(after: store.auditHead))
        for key in judgement.aftermath.strays.sorted() {
            try store.note(stray: key, of: changeset.speaker, at: sequence)
        }
        return judgement
    }

    /// What the author may write to, or whoever HQ speaks for: nothing, if HQ does not know them any more.
    private func holdings(
        of changeset: Changeset, _ standing: Standing, in store: some LedgerStore
    ) throws -> Holdings? {
        let speaker = changeset.speaker
        let scopes = speaker == standing.replica ? standing.scopes : try store.standing(of: speaker)?.scopes ?? []
        guard let scopes else { return nil }
        return Holdings(current: scopes, former: try store.formerScopes(of: speaker, beyond: changeset.seen))
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
        let entry = LogEntry(
            sequence: sequence, dot: Dot(replica: standing.replica, counter: sealed.counter), stamp: received,
            received: received, payload: sealed.payload, chain: standing.chain, receipt: receipt,
            beside: store.beside)
        try store.append(entry.audited(after: store.auditHead))
        return Arbiter.Judgement(receipt: receipt, aftermath: Aftermath())
    }
}
