// Why this file exists: a journey that stops in a browser should say in one sentence what the page did not do.

/// Why the browser did not do what a test asked.
public struct BrowserFailure: Error, CustomStringConvertible {
    public let description: String
    /// Whether the same question may be answered in a moment, because the page is just being replaced by another.
    let isPassing: Bool

    public init(_ description: String) { self.init(description, isPassing: false) }

    init(_ description: String, isPassing: Bool) {
        self.description = description
        self.isPassing = isPassing
    }
}
