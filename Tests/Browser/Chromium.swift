// Why this file exists: people use HQ's pages in a browser, so the journeys do, too: Debian's chromium without a
// window, driven by its own DevTools protocol.

import FoundationEssentials
import Glibc

/// A browser.
public final class Chromium: Sendable {
    /// The program: what the environment names, or where distributions put it; nil if there is none.
    public static let program: String? = {
        let named = ProcessInfo.processInfo.environment["OUTPOST_CHROMIUM"].map { [$0] } ?? []
        let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        return (named + usual).first { access($0, X_OK) == 0 }
    }()

    /// Whether there is a browser on this machine.
    public static var isInstalled: Bool { program != nil }

    /// What a test says that is skipped without one.
    public static let missing = "There is no chromium here: `make deps-browser` installs it."

    private let process: ChromiumProcess
    private let tools: DevTools

    private init(_ process: ChromiumProcess, _ tools: DevTools) {
        self.process = process
        self.tools = tools
    }

    /// Starts a browser with an empty profile.
    /// - Throws: ``BrowserFailure`` if there is none, or if it does not answer.
    public static func launch() async throws -> Chromium {
        guard let program else { throw BrowserFailure(missing) }
        let (process, end) = try ChromiumProcess.start(program)
        let tools = DevTools(end)
        let browser = Chromium(process, tools)
        do {
            try await tools.ask("Browser.getVersion", within: .seconds(60))
            return browser
        } catch {
            let complaints = process.complaints
            await browser.kill()
            throw BrowserFailure("The browser does not answer (\(error)). It said: \(complaints)")
        }
    }

    /// Ends the browser and removes all its files.
    public func close() async {
        // A browser that does not hear this is killed.
        _ = try? await tools.ask("Browser.close", within: .seconds(5))
        tools.close()
        await process.end(within: .seconds(5))
    }

    /// Ends the browser without asking it.
    public func kill() async {
        tools.close()
        await process.end(within: .zero)
    }

    /// A new tab.
    /// - Parameter other: a tab whose cookies it shares; none of anybody's, if nil.
    public func tab(beside other: Tab? = nil, width: Int = 1280, height: Int = 900) async throws -> Tab {
        try await Tab.make(tools, context: other?.context, width: width, height: height)
    }

    /// Lends a tab without cookies, and closes it whatever happens.
    public func withTab<T: Sendable>(
        width: Int = 1280, height: Int = 900, _ body: (Tab) async throws -> T
    ) async throws -> T {
        let tab = try await tab(width: width, height: height)
        let result: Result<T, any Error>
        do { result = .success(try await body(tab)) } catch { result = .failure(error) }
        await tab.close()
        return try result.get()
    }
}
