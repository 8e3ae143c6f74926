// Why this file exists: one fsync for many. Uploads that wait while a commit is under way share the next one; each is
// judged in a savepoint of its own, so that one that fails takes nobody down with it.

import Dispatch
import GRDB
import SyncProtocol
import Synchronization

/// One replica's changesets, to be judged and made durable.
package struct Upload: Sendable {
    package let replica: ReplicaID
    package let changesets: [PresentedChangeset]
    /// Where the replica stood when the changesets were checked: if it has moved since, they must be checked again.
    package let expected: Standing
    /// HQ's time minus the replica's corrected time at upload, milliseconds.
    package let skew: Int64

    /// Bytes of changesets that are opened before their turn. Opened they take several times as much memory.
    private static let opened = 4 << 20

    package init(replica: ReplicaID, changesets: [SealedChangeset], expected: Standing, skew: Int64 = 0) {
        self.skew = skew
        self.replica = replica
        let isSmall =
            changesets.reduce(0) { $0 + $1.payload.count } <= Self.opened
            && changesets.reduce(0) { $0 + ChangesetCodec.unpackedSize($1.payload) } <= 16 * Self.opened
        self.changesets = changesets.map { PresentedChangeset($0, opening: isSmall) }
        self.expected = expected
    }
}

/// A durable upload.
package struct Admitted: Sendable {
    /// The replica's standing after it.
    package let standing: Standing
    package let receipts: [Receipt]
}

/// The only writer of HQ's database.
package actor Committer {
    private let executor: QueueExecutor
    // Before the pool, so that its statements go before their connection.
    private let ledger: Ledger
    private let pool: DatabasePool
    let sequencer: Sequencer
    private let mirror: Mirror
    private let metrics: ServerMetrics
    let wall: @Sendable () -> UInt64
    private let waiting = Mutex(Waiting())

    /// Uploads that may wait; beyond that, clients are told to come back.
    private static let capacity = 4096
    /// Uploads in one transaction.
    private static let group = 512

    private typealias Continuation = CheckedContinuation<Admitted, any Error>

    private struct Waiting {
        var uploads: [(upload: Upload, continuation: Continuation)] = []
        var isDraining = false
    }

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(
        _ pool: DatabasePool, _ arbiter: Arbiter, _ mirror: Mirror, _ metrics: ServerMetrics,
        wall: @escaping @Sendable () -> UInt64
    ) throws {
        executor = QueueExecutor()
        self.pool = pool
        self.mirror = mirror
        self.metrics = metrics
        self.wall = wall
        sequencer = Sequencer(arbiter)
        ledger = try pool.unsafeReentrantWrite { try Ledger($0, arbiter.schema, mirror) }
    }

    /// Judges an upload and returns once it is on disk.
    /// - Throws: ``Refusal`` if HQ is too busy or the replica has moved since the upload was checked.
    package nonisolated func admit(_ upload: Upload) async throws -> Admitted {
        try await withCheckedThrowingContinuation { (continuation: Continuation) in
            let (accepted, mustDrain) = waiting.withLock { waiting in
                guard waiting.uploads.count < Self.capacity else { return (false, false) }
                waiting.uploads.append((upload, continuation))
                defer { waiting.isDraining = true }
                return (true, !waiting.isDraining)
            }
            guard accepted else {
                continuation.resume(throwing: Refusal(.retry, argument: 2000, "HQ is very busy; sync again shortly."))
                return
            }
            if mustDrain { Task { await self.drain() } }
        }
    }

    private func drain() {
        while true {
            let batch = waiting.withLock { waiting in
                let batch = Array(waiting.uploads.prefix(Self.group))
                waiting.uploads.removeFirst(batch.count)
                if batch.isEmpty { waiting.isDraining = false }
                return batch
            }
            if batch.isEmpty { return }
            let results = commit(batch.map(\.upload))
            for (result, waiter) in zip(results, batch) { waiter.continuation.resume(with: result) }
        }
    }

    private func commit(_ uploads: [Upload]) -> [Result<Admitted, any Error>] {
        let start = ContinuousClock.now
        do {
            let results = try transaction { ledger, db in
                try uploads.map { upload in try judge(upload, alone: uploads.count == 1, ledger, db) }
            }
            metrics.committed(uploads: uploads.count, results, took: start.duration(to: .now))
            return results
        } catch {
            metrics.commitFailed()
            return uploads.map { _ in .failure(error) }
        }
    }

    private func judge(
        _ upload: Upload, alone: Bool, _ ledger: Ledger, _ db: Database
    ) throws -> Result<Admitted, any Error> {
        let before = ledger.draft
        if !alone { try db.execute(sql: "SAVEPOINT upload") }
        do {
            let admitted = try take(upload, ledger)
            if !alone { try db.execute(sql: "RELEASE upload") }
            return .success(admitted)
        } catch let refusal as Refusal {
            // Refused before anything was written.
            if !alone { try db.execute(sql: "RELEASE upload") }
            return .failure(refusal)
        } catch {
            if alone { throw error }
            try db.execute(sql: "ROLLBACK TO upload; RELEASE upload")
            ledger.draft = before
            ledger.forget()
            return .failure(error)
        }
    }

    private func take(_ upload: Upload, _ ledger: Ledger) throws -> Admitted {
        guard let standing = try ledger.standing(of: upload.replica) else {
            throw Refusal(.unauthorised, "HQ does not know this replica; enrol the device again.")
        }
        guard standing.counter == upload.expected.counter, standing.chain == upload.expected.chain else {
            throw Refusal(.retry, argument: 200, "Another sync of this replica was under way; sync again.")
        }
        // Read here, because whoever withdraws a device means everything that is not committed yet.
        let status = try ledger.enrolled(upload.replica)?.status ?? .active
        guard status == .active || status == .revoked else { throw status.refusal }
        let receipts =
            try sequencer.admit(
                upload.changesets, from: upload.replica, wall: wall(), skew: upload.skew,
                isWithdrawn: status == .revoked, in: ledger) ?? []
        let after = try ledger.standing(of: upload.replica) ?? standing
        return Admitted(standing: after, receipts: receipts)
    }

    /// Runs `body` in a transaction of its own. What it changes in the draft is published once it is on disk.
    func transaction<T>(_ body: (Ledger, Database) throws -> T) throws -> T {
        ledger.begin()
        let result = try pool.writeWithoutTransaction { db in
            var result: T?
            try db.inTransaction(.immediate) {
                result = try body(ledger, db)
                try ledger.flush()
                return .commit
            }
            return result
        }
        guard let result else { throw DatabaseError(message: "the transaction gave no result") }
        mirror.publish(ledger.draft)
        return result
    }

    /// Runs an administrator's change in a transaction of its own, between commits.
    package func perform<T: Sendable>(_ body: @Sendable (Ledger, Database) throws -> T) throws -> T {
        try transaction(body)
    }

    /// Commits HQ's own edits.
    package func decide(_ edits: [RecordEdit], reason: String = "") throws -> Receipt? {
        try transaction { ledger, _ in try sequencer.decide(edits, reason: reason, wall: wall(), in: ledger) }
    }

    /// Runs something on the writing connection outside any transaction.
    package func outsideTransaction<T: Sendable>(_ body: @Sendable (Database) throws -> T) throws -> T {
        try pool.writeWithoutTransaction { try body($0) }
    }
}

/// A thread of its own for the writer: waiting for a disk must not hold up the threads that serve.
final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "outpost.committer")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
