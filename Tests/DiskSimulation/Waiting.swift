// Why this file exists: a world has one thread and one order of things; HQ answers on threads of its own.

import Dispatch
import Foundation
import Synchronization

/// Runs `body` elsewhere and waits for what it gives.
func wait<T: Sendable>(for body: @escaping @Sendable () async throws -> T) throws -> T {
    let answer = Answer<T>()
    Task.detached { await answer.give(body) }
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

    func take() throws -> T {
        given.wait()
        guard let value = result.withLock({ $0 }) else { throw CocoaError(.fileReadUnknown) }
        return try value.get()
    }
}

/// A clock that moves by a second with every look.
final class TurnedClock: Sendable {
    private let time: Mutex<UInt64>

    init(_ milliseconds: UInt64 = 1_790_000_000_000) { time = Mutex(milliseconds) }

    var reading: UInt64 { time.withLock { $0 } }

    func now() -> UInt64 {
        time.withLock {
            $0 += 1000
            return $0
        }
    }

    func advance(days: UInt64) { time.withLock { $0 += days * 86_400_000 } }
}
