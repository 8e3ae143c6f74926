// Why this file exists: what one device costs the others shows only while the others work. These do, each on a thread
// of its own, as fast as people never would.

import Foundation
import SyncClient
import SyncProtocol
import Synchronization

/// Laptops that hold one scope, and edit and sync in it without end.
final class Neighbours: Sendable {
    static let count = 20
    /// Between one sync of a laptop and its next edit. Without it, they would only fight for the processor.
    static let pause: useconds_t = 50_000

    /// One sync.
    private struct Entry {
        let laptop: Int
        let start: ContinuousClock.Instant
        let seconds: Double
    }

    private struct State {
        var ready = 0
        var running = Neighbours.count
        var isWorking = false
        var isOver = false
        var entries: [Entry] = []
        var failure: String?
    }

    private let state = Mutex(State())
    private let dataSet: DataSet

    /// Starts the threads, and returns once every laptop has downloaded what it may hold.
    init(_ seats: [TestBed.Seat], editing dataSet: DataSet) async throws {
        self.dataSet = dataSet
        for (number, seat) in seats.enumerated() {
            Thread { [self] in
                do { try live(number, seat) } catch { state.withLock { $0.failure = "\(error)" } }
                state.withLock { $0.running -= 1 }
            }.start()
        }
        try await wait { $0.ready == seats.count }
    }

    private func live(_ number: Int, _ seat: TestBed.Seat) throws {
        let laptop = try seat.open()
        _ = try laptop.sync()
        state.withLock { $0.ready += 1 }
        var turn = 0
        while !state.withLock({ $0.isOver }) {
            if state.withLock({ $0.isWorking }) {
                try laptop.replica.apply([edit(number, turn)])
                let start = ContinuousClock.now
                let (seconds, _) = try laptop.sync()
                state.withLock { $0.entries.append(Entry(laptop: number, start: start, seconds: seconds)) }
                turn += 1
            }
            usleep(Self.pause)
        }
    }

    private func edit(_ number: Int, _ turn: Int) -> RecordEdit {
        let row = dataSet.row(dataSet.pick((turn * Self.count + number) % dataSet.rows))
        let text = Value.text("turn \(turn) of laptop \(number)")
        return RecordEdit(BenchmarkSchema.key(row), .update, [FieldValue(BenchmarkSchema.nextStep, text)])
    }

    /// Has all of them work before, during and after `body`.
    /// - Returns: how long the syncs took that began during it.
    @MainActor
    func work(during body: @MainActor () async throws -> Void) async throws -> Sample {
        state.withLock { $0.isWorking = true }
        defer { state.withLock { $0.isWorking = false } }
        try await everyoneSyncs(after: .now)
        let start = ContinuousClock.now
        try await body()
        let end = ContinuousClock.now
        // The slowest may still be under way.
        try await everyoneSyncs(after: end)
        return state.withLock { state in
            defer { state.entries = [] }
            return Sample(state.entries.filter { start <= $0.start && $0.start < end }.map(\.seconds))
        }
    }

    private func everyoneSyncs(after instant: ContinuousClock.Instant) async throws {
        try await wait { state in
            Set(state.entries.lazy.filter { $0.start >= instant }.map(\.laptop)).count == Self.count
        }
    }

    func finish() async throws {
        state.withLock { $0.isOver = true }
        while state.withLock({ $0.running > 0 }) { try await Task.sleep(for: .milliseconds(5)) }
    }

    private func wait(until isMet: @Sendable (State) -> Bool) async throws {
        while true {
            let (failure, isOver) = state.withLock { ($0.failure, isMet($0)) }
            if let failure { throw BenchmarkError("one of the other laptops stopped: \(failure)") }
            if isOver { return }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
