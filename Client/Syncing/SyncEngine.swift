// Why this file exists: performs what `SyncProtocol.Caller` decides: sends its request over a link, stages and installs
// what comes back, tries again when the line breaks. A crash anywhere means: sync again.

import Foundation
import SyncProtocol

/// What one call of ``SyncEngine/sync(_:)`` did, all its rounds together.
public struct SyncReport: Hashable, Sendable {
    public var uploaded: UInt64 = 0
    public var rows = 0
    public var removals = 0
    /// Values that show no longer; held and refused edits are told apart.
    public var decisions = 0
    public var contested = 0
    public var receipts: [Receipt] = []
    public var frontier: CommitSequence = 0
    /// Bytes of body each way.
    public var bytesUp = 0
    public var bytesDown = 0
    public var rounds = 0
    /// Server time minus device time, milliseconds.
    public var offset: Int64 = 0
    /// The digests differed and rows were repaired: a fault of ours worth reporting.
    public var repaired = false
    /// HQ had been restored: this replica went back to what both share, and sent again what HQ had lost.
    public var rewound = false
    /// This replica was away for longer than HQ keeps deletions, so everything was compared.
    public var rebased = false
    /// Records that HQ erased for privacy.
    public var erased = 0
    /// Records that this laptop may hold no longer.
    public var departures = 0

    public init() {}
}

/// What a person watching a sync may be told.
public enum SyncEvent: Sendable {
    case sent(Message)
    case received(Message)
    /// Rows received so far in this round.
    case progress(rows: Int, bytes: Int)
    case retrying(attempt: Int, reason: String)
}

/// Syncs one replica over one link.
public final class SyncEngine {
    private let replica: Replica
    private let link: any Link
    private let retry: RetryPolicy
    private let observer: ((SyncEvent) -> Void)?

    /// - Parameter observer: told of every message and of progress, on the calling thread.
    public init(
        _ replica: Replica, _ link: any Link, retry: RetryPolicy = .standard,
        observer: ((SyncEvent) -> Void)? = nil
    ) {
        self.replica = replica
        self.link = link
        self.retry = retry
        self.observer = observer
    }

    /// Bytes of changesets in one request.
    private static let uploadSize = 16 << 20

    /// Syncs until everything made before the call is uploaded and everything committed before the last round is here.
    /// - Throws: ``LinkError``, `ConversationError` or ``ReplicaError``. Whatever was installed before stays valid.
    public func sync() throws -> SyncReport {
        try replica.syncLock.hold("syncing", patience: 100) {
            // HQ must not hear of what this disk may not have.
            try replica.lock.settle()
            replica.tidyBeforeSync()
            var report = SyncReport()
            do {
                try rounds(&report)
            } catch ConversationError.refused(let refusal) where refusal.code == .timeline {
                guard let rewind = refusal.rewind, try replica.rewind(to: rewind) else {
                    throw ConversationError.refused(refusal)
                }
                report.rewound = true
                try rounds(&report)
            }
            if let days = link.offlineLease { try replica.renewLease(days: days) }
            return report
        }
    }

    private func rounds(_ report: inout SyncReport) throws {
        var checkpoint = try replica.checkpoint()
        let goal = checkpoint.counter
        var hasRepaired = false
        repeat {
            let before = replica.installations
            try roundWithRetries(checkpoint, &report)
            if replica.installations == before { break }
            hasRepaired = hasRepaired || checkpoint.needsRepair
            checkpoint = try replica.checkpoint()
        } while checkpoint.acknowledged < goal || (checkpoint.needsRepair && !hasRepaired)
        // After a restore of HQ, or a long absence, rows must differ; otherwise it is a fault.
        report.repaired = hasRepaired && !report.rewound && !report.rebased
    }

    private func roundWithRetries(_ start: Checkpoint, _ report: inout SyncReport) throws {
        var checkpoint = start
        var attempt = 0
        while true {
            do {
                try round(checkpoint, &report)
                return
            } catch {
                try? replica.discardStaged()
                attempt += 1
                guard let delay = retry.delay(after: attempt, error) else { throw error }
                observer?(.retrying(attempt: attempt, reason: "\(error)"))
                usleep(UInt32(clamping: delay * 1000))
                checkpoint = try replica.checkpoint()
            }
        }
    }

    private func round(_ checkpoint: Checkpoint, _ report: inout SyncReport) throws {
        var caller = Caller(checkpoint, wall: replica.wall())
        let outgoing =
            checkpoint.counter > checkpoint.acknowledged
            ? try replica.outgoing(after: checkpoint.acknowledged, bytes: Self.uploadSize) : []
        let messages = caller.request(outgoing, inventory: checkpoint.needsRepair ? try replica.inventory() : [])
        var request: [UInt8] = []
        for message in messages {
            observer?(.sent(message))
            request += FrameCodec.encode(message)
        }
        report.bytesUp += request.count
        report.rounds += 1
        var reception = Reception(bytes: 0, splitter: FrameSplitter())
        let take: (UnsafeRawBufferPointer) throws -> Void = { piece in
            try self.take(piece, &reception, &caller, &report)
        }
        if checkpoint.isArriving {
            try overlapping(request, take)
        } else {
            try link.exchange(request, take)
        }
        report.bytesDown += reception.bytes
        try caller.ended()
    }

    private struct Reception {
        var bytes: Int
        var splitter: FrameSplitter
        var rows = 0
    }

    private func take(
        _ piece: UnsafeRawBufferPointer, _ reception: inout Reception, _ caller: inout Caller,
        _ report: inout SyncReport
    ) throws {
        reception.bytes += piece.count
        reception.splitter.append(piece)
        while let content = try reception.splitter.next() {
            let message = try FrameCodec.decode(content)
            observer?(.received(message))
            for step in try caller.receive(message) { try perform(step, &reception, &report) }
        }
    }

    private func perform(_ step: CallerStep, _ reception: inout Reception, _ report: inout SyncReport) throws {
        switch step {
        case .stage(let message):
            try replica.stage(message)
            if case .change(let change) = message, let observer {
                reception.rows += try ColumnarBatch(change.batch).rowCount
                observer(.progress(rows: reception.rows, bytes: reception.bytes))
            }
        case .install(let installation): try replica.install(installation)
        case .finish(let outcome): report.add(outcome)
        }
    }

    /// Receives on a thread of its own while this one installs.
    private func overlapping(_ request: [UInt8], _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        let pipe = BytePipe(capacity: 64)
        let carrier = Carrier(link)
        carrier.start(request, into: pipe)
        defer {
            pipe.abandon()
            carrier.join()
        }
        while let chunk = try pipe.read() { try chunk.withUnsafeBytes(take) }
    }
}

extension SyncReport {
    mutating func add(_ outcome: SyncOutcome) {
        uploaded += outcome.uploaded
        rows += outcome.rows
        removals += outcome.removals
        erased += outcome.erased
        departures += outcome.departures
        rebased = rebased || outcome.isRebased
        decisions += outcome.decisions
        contested += outcome.contested
        receipts += outcome.receipts
        frontier = outcome.frontier
        offset = outcome.offset
    }
}

/// When to try again. Reconnecting laptops must not arrive in step, so every delay is drawn at random below its bound.
public struct RetryPolicy: Sendable {
    /// The bound of the first delay in milliseconds; it doubles with each attempt.
    public let first: Int
    public let attempts: Int

    public static let standard = RetryPolicy(first: 250, attempts: 4)
    public static let never = RetryPolicy(first: 0, attempts: 1)

    public init(first: Int, attempts: Int) {
        self.first = first
        self.attempts = attempts
    }

    /// Milliseconds to wait before the next attempt; nil if it is of no use.
    func delay(after attempt: Int, _ error: any Error) -> Int? {
        guard attempt < attempts else { return nil }
        let bound = first << min(attempt - 1, 10)
        switch error {
        case LinkError.unreachable, ConversationError.cut, is WireError: return Int.random(in: 0...max(1, bound))
        // HQ was restarted between giving out a nonce and seeing it again, twice in a row.
        case ConversationError.refused(let refusal) where refusal.code == .nonce:
            return Int.random(in: 0...max(1, bound))
        case ConversationError.refused(let refusal) where refusal.code == .retry:
            return Int(clamping: min(refusal.argument, 30_000)) + Int.random(in: 0...max(1, bound))
        default: return nil
        }
    }
}
