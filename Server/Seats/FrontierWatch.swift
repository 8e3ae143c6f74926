// Why this file exists: a page that stays open wants to know when something was committed. Commits must not wait for
// whoever listens, however many do: the writer leaves a number behind, and others pass it on.

import SyncProtocol
import Synchronization

/// Tells listeners where HQ's frontier is, the newest number only.
final class FrontierWatch: Sendable {
    private typealias Listener = AsyncStream<CommitSequence>.Continuation

    private struct State {
        var listeners: [UInt64: Listener] = [:]
        var next: UInt64 = 0
        var latest: CommitSequence
        /// The last number that was passed on.
        var told: CommitSequence
        var isTelling = false
    }

    private let state: Mutex<State>

    init(_ frontier: CommitSequence) { state = Mutex(State(latest: frontier, told: frontier)) }

    deinit { finish() }

    /// Takes note of a commit. Costs the same however many listen.
    func note(_ frontier: CommitSequence) {
        let mustTell = state.withLock { state in
            guard frontier != state.latest else { return false }
            state.latest = frontier
            guard !state.listeners.isEmpty, !state.isTelling else { return false }
            state.isTelling = true
            return true
        }
        if mustTell { Task { self.tell() } }
    }

    private func tell() {
        while let (frontier, listeners) = untold() { for listener in listeners { listener.yield(frontier) } }
    }

    /// What is to be passed on, and to whom; nil once there is nothing more.
    private func untold() -> (CommitSequence, [Listener])? {
        state.withLock { state in
            guard state.told != state.latest, !state.listeners.isEmpty else {
                state.isTelling = false
                return nil
            }
            state.told = state.latest
            return (state.latest, Array(state.listeners.values))
        }
    }

    /// - Parameter known: what the listener knows of already; if there is more, it hears of it at once.
    func listen(after known: CommitSequence?) -> AsyncStream<CommitSequence> {
        let (stream, listener) = AsyncStream.makeStream(
            of: CommitSequence.self, bufferingPolicy: .bufferingNewest(1))
        let (id, latest) = state.withLock { state in
            if state.listeners.isEmpty, !state.isTelling { state.told = state.latest }
            let id = state.next
            state.next += 1
            state.listeners[id] = listener
            return (id, state.latest)
        }
        listener.onTermination = { [weak self] _ in self?.leave(id) }
        if let known, latest > known { listener.yield(latest) }
        return stream
    }

    private func leave(_ id: UInt64) { state.withLock { $0.listeners[id] = nil } }

    /// Ends every stream.
    func finish() {
        let listeners = state.withLock { state in
            let all = Array(state.listeners.values)
            state.listeners = [:]
            return all
        }
        for listener in listeners { listener.finish() }
    }
}

extension Headquarters {
    /// Yields HQ's frontier whenever it has moved. Whoever is slow hears of the newest commit only. The stream ends
    /// when HQ is closed, and costs nothing once nobody reads it any more.
    /// - Parameter known: the frontier of which the listener knows already; if HQ is further, that is said at once.
    public func frontierChanges(since known: CommitSequence? = nil) -> AsyncStream<CommitSequence> {
        mirror.frontierWatch.listen(after: known)
    }
}
