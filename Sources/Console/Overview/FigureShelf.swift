// Why this file exists: whoever looks at HQ's figures must not take the time of those who sync. Figures are computed
// once for all viewers, at a measured pace, and who comes meanwhile is shown the last ones with their time.

import SyncProtocol
import SyncServer

/// The figures that were computed last, and the next ones on their way.
actor FigureShelf {
    typealias Reckon = @Sendable (FigureKey) async throws -> Reckoning

    /// Time as the shelf takes it.
    struct Timing: Sendable {
        /// Milliseconds since any moment; they never go back.
        let elapsed: @Sendable () -> UInt64
        /// Lets milliseconds pass.
        let pause: @Sendable (UInt64) async -> Void

        static var system: Timing {
            let start = ContinuousClock.now
            return Timing(
                elapsed: {
                    let parts = start.duration(to: .now).components
                    return UInt64(max(0, parts.seconds)) * 1000
                        + UInt64(max(0, parts.attoseconds)) / 1_000_000_000_000_000
                },
                pause: { milliseconds in try? await Task.sleep(for: .milliseconds(Int64(clamping: milliseconds))) })
        }
    }

    /// What HQ was like when somebody asked.
    struct Moment: Sendable {
        let frontier: CommitSequence
        let today: CivilDate
        /// Whether whoever asks rather waits than sees what is no more: a script that fetches what has changed.
        let waitsForNews: Bool
    }

    private struct Entry {
        let reckoning: Reckoning
        let madeAt: UInt64
        var used: UInt64
    }

    private struct Pending {
        let number: UInt64
        let task: Task<Reckoning, any Error>
        /// Whether somebody waits who has nothing to look at.
        let isUrgent: Bool
    }

    /// Figures kept at most; those looked at longest ago go.
    static let most = 256
    /// Milliseconds from one computation of a lane to the next at least.
    static let interval: UInt64 = 2000
    /// Milliseconds after which figures of the same commit are renewed: how long ago devices synced goes by the clock.
    static let longestCurrent: UInt64 = 60_000
    /// Milliseconds that a script waits for news.
    static let newsWait: UInt64 = 10_000

    private let timing: Timing
    private let reckon: Reckon
    private var entries: [FigureKey: Entry] = [:]
    private var pending: [FigureKey: Pending] = [:]
    private var last: [FigurePart.Lane: Task<Void, Never>] = [:]
    private var nextAt: [FigurePart.Lane: UInt64] = [:]
    private var count: UInt64 = 0

    init(_ timing: Timing, _ reckon: @escaping Reckon) {
        self.timing = timing
        self.reckon = reckon
    }

    /// - Parameter clock: Unix milliseconds.
    init(_ headquarters: Headquarters, clock: @escaping @Sendable () -> UInt64) {
        self.init(.system) { key in try await Reckoning.of(key, headquarters, now: Int64(clamping: clock())) }
    }

    /// The figures of a question.
    /// - Returns: nil if there are none yet and making them takes longer than a page waits.
    func reckoning(_ key: FigureKey, _ moment: Moment) async throws -> Reckoning? {
        let known = entries[key]
        if known != nil { entries[key]?.used = next() }
        if let known, isCurrent(known, moment) { return known.reckoning }
        let shown = known.flatMap { age(of: $0) <= key.part.tolerance ? $0.reckoning : nil }
        let task = task(key, isUrgent: shown == nil)
        if let shown {
            guard moment.waitsForNews, key.part == .kept else { return shown }
            let news = await Self.first(of: task, within: Self.newsWait, timing)
            return (try? news?.get()) ?? shown
        }
        guard let longest = key.part.longestWait else { return try await task.value }
        return try await Self.first(of: task, within: longest, timing)?.get()
    }

    private func age(of entry: Entry) -> UInt64 {
        let now = timing.elapsed()
        return now > entry.madeAt ? now - entry.madeAt : 0
    }

    private func isCurrent(_ entry: Entry, _ moment: Moment) -> Bool {
        guard entry.reckoning.asOf == moment.today else { return false }
        let age = age(of: entry)
        if entry.reckoning.frontier >= moment.frontier { return age < Self.longestCurrent }
        return age < Self.interval && !moment.waitsForNews
    }

    private func next() -> UInt64 {
        count += 1
        return count
    }
}

// MARK: Computing

extension FigureShelf {
    /// The computation that is on its way, or a new one. Those that somebody waits for with nothing to look at begin
    /// at once; the others one after the other, at the lane's pace.
    private func task(_ key: FigureKey, isUrgent: Bool) -> Task<Reckoning, any Error> {
        if let known = pending[key], known.isUrgent || !isUrgent { return known.task }
        let (number, lane) = (next(), key.part.lane)
        let previous = isUrgent ? nil : last[lane]
        let task = Task {
            await previous?.value
            if !isUrgent { await rest(lane) }
            return try await run(key, number)
        }
        pending[key] = Pending(number: number, task: task, isUrgent: isUrgent)
        if !isUrgent { last[lane] = Task { _ = await task.result } }
        return task
    }

    private func rest(_ lane: FigurePart.Lane) async {
        let now = timing.elapsed()
        if let next = nextAt[lane], next > now { await timing.pause(next - now) }
    }

    private func run(_ key: FigureKey, _ number: UInt64) async throws -> Reckoning {
        let start = timing.elapsed()
        let result: Result<Reckoning, any Error>
        do { result = .success(try await reckon(key)) } catch { result = .failure(error) }
        let end = max(start, timing.elapsed())
        let next = max(start + Self.interval, end + (end - start) * key.part.rest)
        nextAt[key.part.lane] = max(nextAt[key.part.lane] ?? 0, next)
        if pending[key]?.number == number { pending[key] = nil }
        if case .success(let reckoning) = result { keep(reckoning, key, end) }
        return try result.get()
    }

    private func keep(_ reckoning: Reckoning, _ key: FigureKey, _ now: UInt64) {
        entries[key] = Entry(reckoning: reckoning, madeAt: now, used: next())
        guard entries.count > Self.most else { return }
        if let oldest = entries.min(by: { $0.value.used < $1.value.used })?.key { entries[oldest] = nil }
    }

    /// What a computation comes to, if it is done in time; it goes on in any case.
    private static func first(
        of task: Task<Reckoning, any Error>, within limit: UInt64, _ timing: Timing
    ) async -> Result<Reckoning, any Error>? {
        let (results, arrival) = AsyncStream.makeStream(of: Result<Reckoning, any Error>.self)
        Task {
            arrival.yield(await task.result)
            arrival.finish()
        }
        let timer = Task {
            await timing.pause(limit)
            arrival.finish()
        }
        defer { timer.cancel() }
        for await result in results { return result }
        return nil
    }
}
