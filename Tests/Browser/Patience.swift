// Why this file exists: a page becomes ready when it does, and a test waits for that and no longer; and never for ever.
// Asking again from outside works where a promise inside the page would not: with scripts off, and across pages.

/// How long a test waits.
public enum Patience {
    /// For a page, an element or an answer. It bounds a failing test; a passing one does not get near it.
    public static let usual = Duration.seconds(20)

    /// Asks until something is so.
    /// - Throws: ``BrowserFailure`` if it does not become so within the limit, and whatever `condition` throws.
    public static func wait(
        for wish: @autoclosure () -> String, within limit: Duration = usual,
        _ condition: () async throws -> Bool
    ) async throws {
        guard try await becomes(within: limit, condition) else {
            throw BrowserFailure("After \(limit) it was still not so: \(wish()).")
        }
    }

    /// - Returns: whether it became so within the limit.
    static func becomes(within limit: Duration, _ condition: () async throws -> Bool) async throws -> Bool {
        let end = ContinuousClock.now.advanced(by: limit)
        while true {
            do {
                if try await condition() { return true }
            } catch let failure as BrowserFailure where failure.isPassing {
                // The page that was asked has just gone; the next one can answer.
            }
            guard ContinuousClock.now < end else { return false }
            try await Task.sleep(for: .milliseconds(15))
        }
    }
}
