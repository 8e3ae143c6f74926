// Why this file exists: during a first download the network and the disk should both be busy. One thread receives,
// another installs, and a bounded pipe between them keeps the faster from filling the memory.

import Dispatch
import Synchronization

/// A bounded pipe of byte chunks between two threads.
final class BytePipe: Sendable {
    private struct State {
        var chunks: [[UInt8]] = []
        var next = 0
        var isClosed = false
        var error: (any Error)?
        var isAbandoned = false
    }

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let room: DispatchSemaphore

    /// - Parameter capacity: chunks that may wait.
    init(capacity: Int) {
        // Dispatch traps when a semaphore goes with a value below its first one, which is what an abandoned pipe has.
        room = DispatchSemaphore(value: 0)
        for _ in 0..<capacity { room.signal() }
    }

    /// Waits for room, then adds a chunk.
    /// - Throws: ``ReaderGone`` if the reader has gone.
    func write(_ chunk: [UInt8]) throws {
        room.wait()
        let isAbandoned = state.withLock { state in
            if !state.isAbandoned { state.chunks.append(chunk) }
            return state.isAbandoned
        }
        if isAbandoned { throw ReaderGone() }
        filled.signal()
    }

    /// Ends the stream, perhaps with the reason why it ended early.
    func close(_ error: (any Error)? = nil) {
        state.withLock {
            $0.isClosed = true
            $0.error = error
        }
        filled.signal()
    }

    /// Waits for the next chunk; nil at the end.
    func read() throws -> [UInt8]? {
        filled.wait()
        let taken: Result<[UInt8]?, any Error> = state.withLock { state in
            if state.next < state.chunks.count {
                let chunk = state.chunks[state.next]
                state.chunks[state.next] = []
                state.next += 1
                if state.next == state.chunks.count {
                    state.chunks.removeAll(keepingCapacity: true)
                    state.next = 0
                }
                return .success(chunk)
            }
            if let error = state.error { return .failure(error) }
            return .success(nil)
        }
        room.signal()
        return try taken.get()
    }

    /// The reader gives up: a waiting writer is woken and told.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        room.signal()
    }

    /// What a writer is told when nobody reads any more.
    struct ReaderGone: Error {}
}
