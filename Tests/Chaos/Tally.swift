// Why this file exists: a storm that did not blow proves nothing, so everything that was done is counted, and printed.

import Synchronization

/// Counts by group and name, and what was found wrong.
public final class Tally: Sendable {
    private struct State {
        var counts: [String: [String: Int]] = [:]
        var findings: [Finding] = []
        var suppressed = 0
    }

    /// Something that must not be.
    public struct Finding: Sendable {
        /// What kind of thing: `lost`, `stuck`, `doubled`, …
        public let kind: String
        /// What exactly, in a sentence.
        public let sentence: String
    }

    private let state = Mutex(State())

    /// Empty.
    public init() {}

    /// Counts something.
    public func count(_ group: String, _ name: String, _ times: Int = 1) {
        state.withLock { $0.counts[group, default: [:]][name, default: 0] += times }
    }

    /// How often something of a group was counted.
    public func total(_ group: String) -> Int { state.withLock { $0.counts[group]?.values.reduce(0, +) ?? 0 } }

    /// The names of a group, by name, and how often each was counted.
    public func names(_ group: String) -> [(name: String, count: Int)] {
        let counts = state.withLock { $0.counts[group] ?? [:] }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Notes something that must not be.
    public func find(_ kind: String, _ sentence: String) {
        count("findings", kind)
        state.withLock { state in
            if state.findings.count < 200 { state.findings.append(Finding(kind: kind, sentence: sentence)) }
        }
    }

    /// What must not be and is, the first two hundred.
    public var findings: [Finding] { state.withLock { $0.findings } }
}
