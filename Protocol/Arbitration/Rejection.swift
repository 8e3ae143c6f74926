// Why this file exists: who rejects an edit may be right, and what its author knew is still worth keeping where others
// look. The domain says what becomes of it; the engine only tells it what was rejected.

/// A held edit that somebody decided to keep out.
public struct Rejection: Sendable {
    /// Its own id, by which to name what follows from it.
    public let id: RecordID
    /// The rule that had held the edit, and the record it was about.
    public let rule: String
    public let subject: RecordKey
    /// Who had made the edit, when (Unix milliseconds), and why; empty if they did not say.
    public let author: Author
    public let made: UInt64
    public let reason: String

    public init(
        id: RecordID, rule: String, subject: RecordKey, author: Author, made: UInt64, reason: String
    ) {
        self.id = id
        self.rule = rule
        self.subject = subject
        self.author = author
        self.made = made
        self.reason = reason
    }
}
