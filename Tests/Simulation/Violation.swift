// Why this file exists: a broken promise is reported by its name, with what is needed to see it again.

/// An invariant that did not hold.
public struct Violation: Error, Hashable, Sendable, CustomStringConvertible {
    /// `I7`, as the protocol's design numbers them.
    public let invariant: String
    /// What was seen and what should have been.
    public let sentence: String

    package init(_ invariant: String, _ sentence: String) {
        self.invariant = invariant
        self.sentence = sentence
    }

    public var description: String { "\(invariant): \(sentence)" }
}
