// Why this file exists: the asking side of a sync as a pure value: fed with messages, it says what to do next. It never
// touches a disk, a socket or a clock, so every interleaving can be simulated.

/// What the caller wants done.
public enum CallerStep: Hashable, Sendable {
    /// Keep the message until the next installation.
    case stage(Message)
    /// Apply everything staged, with this checkpoint, in one transaction.
    case install(Installation)
    /// The sync is complete.
    case finish(SyncOutcome)
}

/// What a completed sync did.
public struct SyncOutcome: Hashable, Sendable {
    public var frontier: CommitSequence = 0
    /// Own changesets that HQ acknowledged now.
    public var uploaded: UInt64 = 0
    /// Rows received, and records removed.
    public var rows = 0
    public var removals = 0
    public var receipts: [Receipt] = []
    /// Values that show no longer; held and refused edits are told apart.
    public var decisions = 0
    public var contested = 0
    /// Records that HQ erased for privacy.
    public var erased = 0
    /// Records that have left what this replica may hold.
    public var departures = 0
    /// HQ has forgotten deletions that this replica never heard of: nothing came, and the next sync compares
    /// everything.
    public var isRebased = false
    /// Server time minus device time, milliseconds.
    public var offset: Int64 = 0

    public init() {}
}

/// Asks for one sync. Send the messages of ``request(_:inventory:)`` and hand in every message that comes
/// back.
public struct Caller: Sendable {
    private let checkpoint: Checkpoint
    private let wall: UInt64
    private var acknowledgement: Acknowledgement?
    private var exceptions: [ScopeID: CommitSequence]
    /// What HQ says the replica may hold from now on, if that is something else than it holds.
    private var granted: [ScopeID]?
    private var digest: ScopeDigest?
    private var stagedBytes = 0
    private var outcome = SyncOutcome()
    private var isFinished = false

    /// Staged bytes after which a part of a first download is installed.
    public static let installSize = 4 << 20

    /// - Parameter wall: the device's uncorrected clock as the request is sent, Unix milliseconds.
    public init(_ checkpoint: Checkpoint, wall: UInt64) {
        self.checkpoint = checkpoint
        self.wall = wall
        exceptions = checkpoint.knowledge.exceptions
        if checkpoint.knowledge.prefix == 0 {
            for scope in checkpoint.scopes where exceptions[scope] == nil { exceptions[scope] = 0 }
        }
    }

    /// The whole request, in order.
    /// - Parameters:
    ///   - outgoing: what the store offers after `checkpoint.acknowledged`.
    ///   - inventory: what the store holds, if the checkpoint asks for a repair.
    public func request(_ outgoing: [SealedChangeset], inventory: [Inventory] = []) -> [Message] {
        var messages: [Message] = [.hello(hello)]
        messages += Self.segments(outgoing)
        messages += inventory.map(Message.inventory)
        messages.append(.finish(Finish()))
        return messages
    }

    /// Segments that each fit a frame even if nothing can be compressed.
    private static func segments(_ changesets: [SealedChangeset]) -> [Message] {
        var messages: [Message] = []
        var payloads: [[UInt8]] = []
        var size = 0
        var first: UInt64 = 0
        for changeset in changesets {
            if !payloads.isEmpty, size + changeset.payload.count > segmentSize {
                messages.append(.segment(Segment(first: first, payloads: payloads)))
                payloads = []
                size = 0
            }
            if payloads.isEmpty { first = changeset.counter }
            payloads.append(changeset.payload)
            size += changeset.payload.count
        }
        if !payloads.isEmpty { messages.append(.segment(Segment(first: first, payloads: payloads))) }
        return messages
    }

    private static let segmentSize = 2 << 20

    private var hello: Hello {
        Hello(
            schema: checkpoint.schema, replica: checkpoint.replica, counter: checkpoint.counter,
            acknowledged: checkpoint.acknowledged, chain: checkpoint.acknowledgedChain,
            knowledge: checkpoint.knowledge, clock: wall, offset: checkpoint.clock.offset, nonce: checkpoint.nonce,
            scopes: checkpoint.scopes)
    }

    /// Takes the next message of the reply.
    public mutating func receive(_ message: Message) throws(ConversationError) -> [CallerStep] {
        guard !isFinished else { throw .unexpected("a message after the end") }
        if case .refusal(let refusal) = message { throw .refused(refusal) }
        if case .acknowledgement(let acknowledgement) = message {
            try accept(acknowledgement)
            return []
        }
        guard let acknowledgement else { throw .unexpected("data before the acknowledgement") }
        switch message {
        case .receipt(let note):
            outcome.receipts += note.receipts
            return [.stage(message)]
        case .change(let change): return [stage(message, change)]
        case .removal(let removal):
            outcome.removals += removal.ids.count
            return [.stage(message)]
        case .candidates(let candidates):
            outcome.contested += candidates.fields.count
            return [.stage(message)]
        case .decision(let decision):
            outcome.decisions += decision.entries.count { $0.verdict < .held }
            return [.stage(message)]
        case .roster: return [.stage(message)]
        case .erasure(let erasure):
            outcome.erased += erasure.ids.count
            return [.stage(message)]
        case .departure(let departure):
            outcome.departures += departure.ids.count
            return [.stage(message)]
        case .grants(let grants):
            granted = grants.scopes
            return []
        case .rebase:
            outcome.isRebased = true
            return []
        case .progress(let progress): return advance(progress, acknowledgement)
        case .digest(let digest):
            self.digest = digest.rows
            return []
        case .finish(let finish): return try complete(finish, acknowledgement)
        case .hello, .segment, .inventory, .acknowledgement, .refusal:
            throw .unexpected("a message that only a caller sends")
        }
    }

    /// The stream has ended.
    public func ended() throws(ConversationError) {
        if !isFinished { throw .cut }
    }

    private mutating func accept(_ acknowledgement: Acknowledgement) throws(ConversationError) {
        guard self.acknowledgement == nil else { throw .unexpected("two acknowledgements") }
        guard acknowledgement.asked == wall else { throw .unexpected("an answer to another request") }
        let known = checkpoint.knowledge.timeline
        guard known == .none || known == acknowledgement.timeline else { throw .unexpected("another timeline") }
        guard acknowledgement.counter >= checkpoint.acknowledged, acknowledgement.counter <= checkpoint.counter else {
            throw .unexpected("an acknowledgement of edits that were never made")
        }
        self.acknowledgement = acknowledgement
        outcome.uploaded = acknowledgement.counter - checkpoint.acknowledged
        let server = Int64(clamping: acknowledgement.clock.milliseconds)
        outcome.offset = server &- Int64(clamping: wall)
    }

    private mutating func stage(_ message: Message, _ change: Change) -> CallerStep {
        outcome.rows += (try? ColumnarBatch(change.batch))?.rowCount ?? 0
        stagedBytes += change.batch.count
        return .stage(message)
    }

    /// A first download is installed part by part; everything else waits for the end.
    private mutating func advance(_ progress: Progress, _ acknowledgement: Acknowledgement) -> [CallerStep] {
        guard exceptions[progress.scope] != nil else { return [] }
        exceptions[progress.scope] = progress.token
        // What is new to a replica comes to it together with the word that it may hold it.
        guard granted == nil, stagedBytes >= Self.installSize,
            exceptions.count == checkpoint.scopes.count || !hasSettledScopes
        else {
            return []
        }
        stagedBytes = 0
        return [.install(installation(acknowledgement, prefix: checkpoint.knowledge.prefix, last: nil))]
    }

    /// Whether some scope is past its first download: its data may only change as a whole.
    private var hasSettledScopes: Bool { checkpoint.scopes.contains { exceptions[$0] == nil } }

    private mutating func complete(
        _ finish: Finish, _ acknowledgement: Acknowledgement
    ) throws(ConversationError) -> [CallerStep] {
        guard finish.frontier >= checkpoint.knowledge.prefix else { throw .unexpected("a frontier that went back") }
        isFinished = true
        if outcome.isRebased {
            // Nothing was fed, so nothing is known beyond what was known.
            guard finish.frontier == checkpoint.knowledge.prefix else { throw .unexpected("a frontier without data") }
        } else {
            exceptions = [:]
        }
        outcome.frontier = finish.frontier
        return [
            .install(installation(acknowledgement, prefix: finish.frontier, last: finish)), .finish(outcome),
        ]
    }

    private func installation(
        _ acknowledgement: Acknowledgement, prefix: CommitSequence, last: Finish?
    ) -> Installation {
        let (clock, overflow) = acknowledgement.clock.rawValue.addingReportingOverflow(last?.advance ?? 0)
        return Installation(
            timeline: acknowledgement.timeline, prefix: prefix, exceptions: exceptions,
            acknowledged: acknowledgement.counter, backedUp: min(acknowledgement.backedUp, acknowledgement.counter),
            nonce: acknowledgement.nonce, clock: overflow ? acknowledgement.clock : Stamp(rawValue: clock),
            offset: outcome.offset,
            scopes: last == nil || outcome.isRebased ? nil : granted,
            digest: last == nil ? nil : digest,
            isRepair: last != nil && checkpoint.needsRepair && !outcome.isRebased,
            isRebase: last != nil && outcome.isRebased)
    }
}
