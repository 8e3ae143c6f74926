// Why this file exists: what a replica is sent, and the guarantee that comes with it: pages may come from different
// snapshots, yet when the last one is applied the replica reflects exactly the commits up to its frontier.

/// Some of what is new to a reader.
public struct FeedPage: Sendable {
    /// Changes, removals, candidates and journal entries, each scope's followed by its ``Progress``.
    public let messages: [Message]
    /// Where the next page continues.
    public let cursor: FeedCursor
    /// Set on the last page: F and the digest of all the reader's scopes, both of this page's snapshot. The page is the
    /// last only if, in one snapshot, no scope has anything beyond its token.
    public let end: End?

    public struct End: Hashable, Sendable {
        public let frontier: CommitSequence
        public let digest: ScopeDigest
        /// HQ's clock in that snapshot: no edit up to F counts as later.
        public let clock: Stamp

        public init(frontier: CommitSequence, digest: ScopeDigest, clock: Stamp) {
            self.frontier = frontier
            self.digest = digest
            self.clock = clock
        }
    }

    public init(messages: [Message], cursor: FeedCursor, end: End?) {
        self.messages = messages
        self.cursor = cursor
        self.end = end
    }

    /// The messages that close a reply after this page, if it is the last.
    /// - Parameter acknowledged: the clock that the reply's acknowledgement carried.
    public func closing(after acknowledged: Stamp) -> [Message] {
        guard let end else { return [] }
        let advance = end.clock.rawValue - min(acknowledged.rawValue, end.clock.rawValue)
        return [.digest(Digest(rows: end.digest)), .finish(Finish(frontier: end.frontier, advance: advance))]
    }
}

/// Whatever can feed readers: HQ's ledger, a hub, memory in a simulator.
public protocol FeedSource {
    /// Reads the next page in one snapshot. Of each scope it takes the records whose head σ lies in (token, h], never
    /// splitting one σ, and of each record the fields with σ_f > base (all fields if it entered after the base);
    /// The last page also names erased records that the reader wrote to without holding them, as of its snapshot.
    /// removed records as removals, those that have left for a scope that the reader lacks as departures; contested
    /// fields of those records as candidates; journal entries of those σ.
    /// - Parameter rows: about how many rows make a page.
    func page(after cursor: FeedCursor, rows: Int) throws -> FeedPage
    /// Receipts, other than plain acceptance, of a replica's changesets with σ beyond `prefix`.
    func receipts(for replica: ReplicaID, beyond prefix: CommitSequence) throws -> [Receipt]
    /// Names everything that a caller may hold no longer and may keep something of: what lies in the scopes that were
    /// taken from it or has left them, and records that it wrote to although they had left its own. Of these, what was
    /// erased in scopes that it is not fed any more is named as that.
    func departures(_ admission: Admission) throws -> [Message]
    /// Answers a repair: rosters and complete rows of the ranges that differ, as of the snapshot they are read in.
    func repair(_ inventory: [Inventory], scopes: [ScopeID]) throws -> [Message]
}

extension Admission {
    /// The messages that open a reply, once the upload is durable.
    /// - Parameters:
    ///   - standing: the replica's standing after the upload.
    ///   - nonce: what the replica is to present next time; what it presented now, if nil.
    public func opening(
        standing: Standing, timeline: Timeline, clock: Stamp, receipts: [Receipt], nonce: UInt64? = nil
    ) -> [Message] {
        var messages = [acknowledgement(standing, timeline, clock, nonce)]
        if let grants { messages.append(.grants(Grants(scopes: grants))) }
        for start in stride(from: 0, to: receipts.count, by: 1024) {
            messages.append(.receipt(ReceiptNote(receipts: Array(receipts[start..<min(start + 1024, receipts.count)]))))
        }
        return messages
    }

    /// The whole reply to a device that was taken from its user and has more to send: what HQ has of it, and nothing
    /// that it does not know, be it only what it may hold.
    public func farewell(standing: Standing, timeline: Timeline, clock: Stamp, nonce: UInt64) -> [Message] {
        [
            acknowledgement(standing, timeline, clock, nonce),
            .finish(Finish(frontier: hello.knowledge.prefix)),
        ]
    }

    private func acknowledgement(
        _ standing: Standing, _ timeline: Timeline, _ clock: Stamp, _ nonce: UInt64?
    ) -> Message {
        .acknowledgement(
            Acknowledgement(
                timeline: timeline, counter: standing.counter, level: .durable, backedUp: standing.backedUp,
                clock: clock, asked: hello.clock, nonce: nonce ?? hello.nonce))
    }
}
