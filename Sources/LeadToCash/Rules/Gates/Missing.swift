// Why this file exists: whoever is told that they cannot go on yet wants to know why not, and what to type.

/// One thing that has to be there before something may go on.
public struct Missing: Hashable, Sendable, CustomStringConvertible {
    /// What it is, in one sentence.
    public let sentence: String
    /// What to type so that it is there: `outpost opp set OPP-2026-000017 account=ACC`; what begins with `outpostd` is
    /// for HQ to type.
    public let command: String

    init(_ sentence: String, _ command: String) {
        self.sentence = sentence
        self.command = command
    }

    public var description: String { "\(sentence) \(command)" }
}

extension [Missing] {
    /// One a line, as the request that lacks them shows them.
    var lines: String { map(\.description).joined(separator: "\n") }
}
