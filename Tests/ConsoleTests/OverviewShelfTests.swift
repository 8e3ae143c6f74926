// Why this file exists: fifty people who look at figures must cost HQ one computation, and never so many that those who
// sync have to wait.

import LeadToCash
import SyncProtocol
import Synchronization
import Testing

@testable import Console

/// Time that passes when a test says so, and what was computed in it.
private final class ShelfTime: Sendable {
    private struct State {
        var now: UInt64 = 1_000_000
        var pauses: [UInt64] = []
        var computed: [FigureKey] = []
    }

    private let state = Mutex(State())

    var pauses: [UInt64] { state.withLock { $0.pauses } }
    var computed: [FigureKey] { state.withLock { $0.computed } }

    func pass(_ milliseconds: UInt64) { state.withLock { $0.now += milliseconds } }

    /// Time in which nobody gets tired of waiting: what a script would wait at most never passes.
    var patient: FigureShelf.Timing {
        FigureShelf.Timing(
            elapsed: { self.state.withLock { $0.now } },
            pause: { milliseconds in
                guard milliseconds != FigureShelf.newsWait else { return await Self.untilCancelled() }
                self.state.withLock { state in
                    state.pauses.append(milliseconds)
                    state.now += milliseconds
                }
            })
    }

    /// Time in which every wait is over at once.
    var hasty: FigureShelf.Timing {
        FigureShelf.Timing(elapsed: { self.state.withLock { $0.now } }, pause: { _ in })
    }

    private static func untilCancelled() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        for await _ in stream {}
        continuation.finish()
    }

    func note(_ key: FigureKey) { state.withLock { $0.computed.append(key) } }
}

@Suite struct OverviewShelfTests {
    private let time = ShelfTime()
    /// HQ's frontier, which computations see.
    private let frontier = SharedNumber(1)

    private func key(_ part: FigurePart = .kept, _ currency: String = "USD") -> FigureKey {
        FigureKey(question: FigureQuestion(scope: .company, currency: currency), part: part)
    }

    /// - Parameter took: how long each computation takes.
    private func shelf(took: UInt64 = 0) -> FigureShelf {
        FigureShelf(time.patient) { [time, frontier] key in
            time.note(key)
            time.pass(took)
            return try Self.reckoning(key, frontier.value)
        }
    }

    private static func reckoning(_ key: FigureKey, _ frontier: CommitSequence) throws -> Reckoning {
        let now = Int64(OverviewDesk.today.days) * 86_400_000
        let context = try #require(key.question.context(Facts(), now: now))
        return Reckoning(key.part, Facts(), context, at: frontier)
    }

    private func moment(_ frontier: CommitSequence, waits: Bool = false) -> FigureShelf.Moment {
        FigureShelf.Moment(frontier: frontier, today: OverviewDesk.today, waitsForNews: waits)
    }

    @Test func `fifty who ask at once have it computed once`() async throws {
        let shelf = shelf()
        let (key, moment) = (key(), moment(1))
        try await withThrowingTaskGroup(of: CommitSequence?.self) { group in
            for _ in 0..<50 { group.addTask { try await shelf.reckoning(key, moment)?.frontier } }
            for try await seen in group { #expect(seen == 1) }
        }
        #expect(time.computed.count == 1)
    }

    @Test func `what is younger than two seconds is shown although HQ has gone on`() async throws {
        let shelf = shelf()
        _ = try await shelf.reckoning(key(), moment(1))
        frontier.value = 2
        time.pass(1999)
        #expect(try await shelf.reckoning(key(), moment(2))?.frontier == 1)
        #expect(time.computed.count == 1)
    }

    @Test func `older figures are shown while newer ones are made, and a script waits for those`() async throws {
        let shelf = shelf()
        _ = try await shelf.reckoning(key(), moment(1))
        frontier.value = 2
        time.pass(2000)
        #expect(try await shelf.reckoning(key(), moment(2))?.frontier == 1)
        #expect(try await shelf.reckoning(key(), moment(2, waits: true))?.frontier == 2)
        #expect(time.computed.count == 2)
        #expect(try await shelf.reckoning(key(), moment(2))?.frontier == 2)
        #expect(time.computed.count == 2)
    }

    @Test func `figures of one commit are renewed after a minute, and those of another day at once`() async throws {
        let shelf = shelf()
        _ = try await shelf.reckoning(key(), moment(1))
        time.pass(59_999)
        _ = try await shelf.reckoning(key(), moment(1))
        #expect(time.computed.count == 1)
        time.pass(1)
        _ = try await shelf.reckoning(key(), moment(1, waits: true))
        #expect(time.computed.count == 2)
        let tomorrow = try #require(CivilDate(days: Int64(OverviewDesk.today.days) + 1))
        _ = try await shelf.reckoning(
            key(), FigureShelf.Moment(frontier: 1, today: tomorrow, waitsForNews: true))
        #expect(time.computed.count == 3)
    }

    @Test func `after a computation the shelf rests nineteen times as long`() async throws {
        let shelf = shelf(took: 1000)
        _ = try await shelf.reckoning(key(), moment(1))
        frontier.value = 2
        time.pass(3000)
        #expect(try await shelf.reckoning(key(), moment(2, waits: true))?.frontier == 2)
        #expect(time.pauses == [16_000])
    }

    @Test func `old figures are not shown: who finds none but those waits`() async throws {
        let shelf = shelf()
        _ = try await shelf.reckoning(key(), moment(1))
        frontier.value = 2
        time.pass(FigurePart.kept.tolerance + 1)
        #expect(try await shelf.reckoning(key(), moment(2))?.frontier == 2)
        #expect(time.pauses.isEmpty)
    }

    @Test func `of many questions those that nobody asks go`() async throws {
        let shelf = shelf()
        let keys = (0...FigureShelf.most).map { key(.kept, "C\($0)") }
        for key in keys.dropLast() { _ = try await shelf.reckoning(key, moment(1)) }
        _ = try await shelf.reckoning(keys[0], moment(1))
        _ = try await shelf.reckoning(keys[FigureShelf.most], moment(1))
        #expect(time.computed.count == keys.count)
        _ = try await shelf.reckoning(keys[0], moment(1))
        #expect(time.computed.count == keys.count)
        _ = try await shelf.reckoning(keys[1], moment(1))
        #expect(time.computed.count == keys.count + 1)
    }

    @Test func `a page does not wait for what takes long`() async throws {
        let (stream, gate) = AsyncStream.makeStream(of: Never.self)
        let shelf = FigureShelf(time.hasty) { key in
            for await _ in stream {}
            return try Self.reckoning(key, 1)
        }
        #expect(try await shelf.reckoning(key(.swept), moment(1)) == nil)
        gate.finish()
    }

    @Test func `a failure is told to who waits, and the next one tries again`() async throws {
        let isBroken = SharedNumber(1)
        let shelf = FigureShelf(time.patient) { [time] key in
            time.note(key)
            guard isBroken.value == 0 else { throw PageProblem.notFound }
            return try Self.reckoning(key, 1)
        }
        await #expect(throws: PageProblem.notFound) { _ = try await shelf.reckoning(key(), moment(1)) }
        isBroken.value = 0
        #expect(try await shelf.reckoning(key(), moment(1))?.frontier == 1)
        #expect(time.computed.count == 2)
    }
}

/// A number that a test and a computation share.
private final class SharedNumber: Sendable {
    private let number: Mutex<UInt64>

    init(_ number: UInt64) { self.number = Mutex(number) }

    var value: UInt64 {
        get { number.withLock { $0 } }
        set { number.withLock { $0 = newValue } }
    }
}
