// Why this file exists: every theme is a search of its own, so they share the cores.

/// All themes, one after another on each core.
public enum SearchCampaign {
    /// What became of one theme.
    public struct Part: Sendable {
        public let theme: SearchTheme
        public let outcome: Search.Outcome
    }

    /// - Parameter done: told of every theme that is finished.
    /// - Returns: in the order of the themes.
    public static func run(
        _ themes: [SearchTheme], _ bound: SearchBound, workers: Int, planted: PlantedFault? = nil,
        done: @escaping @Sendable (Part) -> Void = { _ in }
    ) async throws -> [Part] {
        try await withThrowingTaskGroup(of: (Int, Part).self) { group in
            var parts: [(Int, Part)] = []
            for (index, theme) in themes.enumerated() {
                if index >= workers, let part = try await group.next() { parts.append(part) }
                group.addTask {
                    let part = Part(theme: theme, outcome: try Search(theme, bound, planted: planted).run())
                    done(part)
                    return (index, part)
                }
            }
            for try await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
