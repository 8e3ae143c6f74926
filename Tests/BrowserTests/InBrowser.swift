// Why this file exists: a browser takes a second to start and its memory is not small, so all journeys share one; each
// has a tab whose cookies are its own.

import Browser
import Testing

/// Everything that people do in a browser.
@Suite(.enabled(if: Chromium.isInstalled, Comment(rawValue: Chromium.missing)), SharedBrowser())
struct InBrowser {}

/// One browser for all tests of a suite, started when the first asks for it.
struct SharedBrowser: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        let lender = BrowserLender()
        let result: Result<Void, any Error>
        do {
            try await BrowserLender.$current.withValue(lender) { try await body() }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await lender.close()
        try result.get()
    }
}

/// Starts a browser once.
actor BrowserLender {
    @TaskLocal static var current: BrowserLender?

    private var starting: Task<Chromium, any Error>?

    func browser() async throws -> Chromium {
        let task = starting ?? Task { try await Chromium.launch() }
        starting = task
        return try await task.value
    }

    func close() async {
        guard let starting, let browser = try? await starting.value else { return }
        await browser.close()
    }
}

/// The browser of this suite.
func sharedBrowser() async throws -> Chromium {
    guard let lender = BrowserLender.current else {
        throw BrowserFailure("This suite has no browser: put it into an extension of InBrowser.")
    }
    return try await lender.browser()
}

/// Does something in a tab of its own.
func inTab(width: Int = 1280, _ body: (Tab) async throws -> Void) async throws {
    try await sharedBrowser().withTab(width: width) { tab in try await body(tab) }
}
