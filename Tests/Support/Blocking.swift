// Why this file exists: some tests wait where they stand, on a thread of the pool that runs all asynchronous work. What
// they wait for must then not need that pool: on two cores, two who wait would wait for ever.

import Dispatch
import Synchronization

/// A thread of its own for whatever is asked to run on it, however busy the shared pool is.
public final class OwnThread: TaskExecutor {
    private let queue: DispatchQueue

    public init(_ name: String = "outpost.test") { queue = DispatchQueue(label: name) }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }

    /// Runs work that blocks on a thread of its own, so that whoever awaits it holds up nobody.
    public static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "outpost.test.blocking").async { continuation.resume(with: Result { try body() }) }
        }
    }
}

/// Runs `body` on a thread of its own and waits here for what it gives.
public func wait<T: Sendable>(for body: @escaping @Sendable () async throws -> T) throws -> T {
    let answer = Answer<T>()
    Task.detached(executorPreference: OwnThread()) { await answer.give(body) }
    return try answer.take()
}

private final class Answer<T: Sendable>: Sendable {
    private let result = Mutex<Result<T, any Error>?>(nil)
    private let given = DispatchSemaphore(value: 0)

    func give(_ body: @Sendable () async throws -> T) async {
        let value: Result<T, any Error>
        do { value = .success(try await body()) } catch { value = .failure(error) }
        result.withLock { $0 = value }
        given.signal()
    }

    /// Waits for as long as it takes.
    func take() throws -> T {
        while true {
            given.wait()
            if let value = result.withLock({ $0 }) { return try value.get() }
        }
    }
}
