// Why this file exists: people look while devices sync. Fifty who are signed in ask for the overview again and again,
// each on a thread and a connection of their own.

import Foundation
import LeadToCash
import SyncProtocol
import Synchronization

/// Fifty people at HQ, who can be told to look.
final class Viewers: Sendable {
    static let count = 50
    /// One in five looks at an office, the others at the company.
    static let officeEvery = 5
    static let tabs = ["process", "performance", "customer"]
    /// Between looking whether it is time; often enough, and rarely enough to take nothing from those who work.
    private static let doze: useconds_t = 20_000

    enum Pace {
        case away
        /// Every two seconds, more or less.
        case unhurried
        /// Again as soon as the page is there.
        case backToBack
    }

    /// A page that somebody looks at.
    private struct Page: Sendable {
        let tab: String
        let path: String
    }

    /// That somebody looked at a page.
    struct View: Sendable {
        let tab: String
        let seconds: Double
    }

    private struct State {
        var pace = Pace.away
        var isOver = false
        var ready = 0
        var running = Viewers.count
        /// How many wait for a page.
        var asking = 0
        var views: [View] = []
        var failure: String?
    }

    private let state = Mutex(State())
    /// Held by whoever has their pages made: all at once, each would wait for all others.
    private let preparing = Mutex(())

    /// Signs everybody in and has each of their pages made once; the first of all reads every record of HQ.
    init(_ address: String, _ ground: ConsoleGround) async throws {
        // One after the other: who comes from one address all at once is taken for a guesser.
        let door = try PageLine(address)
        let cookies = try ground.viewers.map { try door.signIn($0, ConsoleGround.password) }
        for (number, cookie) in cookies.enumerated() {
            let pages = Self.pages(number, ground)
            Thread { [self] in
                do { try live(number, cookie, address, pages) } catch { state.withLock { $0.failure = "\(error)" } }
                state.withLock { $0.running -= 1 }
            }.start()
        }
        try await wait { $0.ready == ground.viewers.count }
    }

    private static func pages(_ number: Int, _ ground: ConsoleGround) -> [Page] {
        let place = ground.offices[number / officeEvery % ground.offices.count]
        let scope = number % officeEvery == officeEvery - 1 ? "office=\(place)" : "company"
        let query = "scope=\(scope.replacing("=", with: "%3D"))&period=\(ConsoleGround.period)"
        return tabs.map { Page(tab: $0, path: "/overview/\($0)?\(query)") }
    }

    // MARK: A viewer

    private func live(_ number: Int, _ cookie: String, _ address: String, _ pages: [Page]) throws {
        let line = try PageLine(address)
        try preparing.withLock { _ in for page in pages { try prepare(page.path, line, cookie) } }
        state.withLock { $0.ready += 1 }
        var random = SplitMix64(seed: UInt64(number))
        var turn = number
        var next = ContinuousClock.now
        while true {
            let (pace, isOver) = state.withLock { ($0.pace, $0.isOver) }
            if isOver { return }
            if pace == .away { next = ContinuousClock.now + .milliseconds(Int64(random.next() % 2000)) }
            guard pace == .backToBack || (pace == .unhurried && ContinuousClock.now >= next) else {
                usleep(Self.doze)
                continue
            }
            next = ContinuousClock.now + .milliseconds(1500 + Int64(random.next() % 1000))
            try view(pages[turn % pages.count], line, cookie)
            turn += 1
        }
    }

    /// Asks until the page comes at once: figures that take longer than a page waits are made meanwhile.
    private func prepare(_ path: String, _ line: PageLine, _ cookie: String) throws {
        for _ in 0..<600 {
            let start = ContinuousClock.now
            let page = try line.get(path, cookie: cookie)
            try Self.check(page, path)
            // A page that shows nothing would cost nothing.
            guard page.body.firstRange(of: Array("class=\"cards\"".utf8)) != nil else {
                throw BenchmarkError("\(path) shows no figures")
            }
            if (ContinuousClock.now - start).inSeconds < 1 { return }
        }
        throw BenchmarkError("\(path) never comes at once")
    }

    private func view(_ item: Page, _ line: PageLine, _ cookie: String) throws {
        state.withLock { $0.asking += 1 }
        let start = ContinuousClock.now
        let page = try line.get(item.path, cookie: cookie)
        let seconds = (ContinuousClock.now - start).inSeconds
        state.withLock {
            $0.asking -= 1
            $0.views.append(View(tab: item.tab, seconds: seconds))
        }
        try Self.check(page, item.path)
    }

    private static func check(_ page: WebPage, _ path: String) throws {
        guard page.status == 200 else { throw BenchmarkError("\(path) came with status \(page.status)") }
    }

    // MARK: All of them

    /// Has all of them look for as long as `body` takes.
    /// - Returns: what `body` came to, and every page for which they asked meanwhile.
    @MainActor
    func look<T: Sendable>(
        _ pace: Pace, during body: @MainActor () async throws -> T
    ) async throws -> (result: T, views: [View]) {
        state.withLock {
            $0.views = []
            $0.pace = pace
        }
        let result: T
        do { result = try await body() } catch {
            state.withLock { $0.pace = .away }
            throw error
        }
        state.withLock { $0.pace = .away }
        // The slowest pages are those that are still under way.
        try await wait { $0.asking == 0 }
        return (result, state.withLock { $0.views })
    }

    func finish() async throws {
        state.withLock { $0.isOver = true }
        while state.withLock({ $0.running > 0 }) { try await Task.sleep(for: .milliseconds(5)) }
    }

    private func wait(until isMet: @Sendable (State) -> Bool) async throws {
        while true {
            let (failure, isOver) = state.withLock { ($0.failure, isMet($0)) }
            if let failure { throw BenchmarkError("one of those who look stopped: \(failure)") }
            if isOver { return }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
