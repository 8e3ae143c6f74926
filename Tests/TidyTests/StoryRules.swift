// Why this file exists: a page that says what is tested is believed; so it must say it of exactly what is.

/// The stories of conflict, on their page and in their tests.
enum StoryRules {
    static let page = "Docs/conflict-stories.md"
    private static let folder = "Tests/JourneyTests/Stories/"
    static let stories = 35

    /// What the page says wrongly, or leaves out.
    static func stories(_ files: [SourceFile]) -> [Finding] {
        guard let page = files.first(where: { $0.path == page }) else {
            return [Finding(path: page, line: 1, message: "the page is missing")]
        }
        let tested = numbers(in: files.filter { $0.path.hasPrefix(folder) })
        let told = numbers(
            in: files.filter { $0.path.hasPrefix(folder) && $0.path.hasSuffix("ProcessStories.swift") })
        var findings: [Finding] = []
        var seen: Set<Int> = []
        for line in page.lines {
            guard let (number, state) = row(line.raw) else { continue }
            seen.insert(number)
            func find(_ message: String) {
                findings.append(Finding(path: page.path, line: line.number, message: "story \(number) \(message)"))
            }
            if state.hasPrefix("tested") != tested.contains(number) {
                find("is “\(state)”, and its tests say otherwise")
            }
            if state.hasSuffix("with the programs") != told.contains(number) {
                find("is “\(state)”, and the stories told with the programs say otherwise")
            }
        }
        let missing = Set(1...stories).subtracting(seen).sorted()
        return findings
            + missing.map { Finding(path: page.path, line: 1, message: "story \($0) has no row") }
    }

    /// Number and state of `| 3 | story | outcome | state | later |`.
    private static func row(_ line: String) -> (Int, String)? {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            .map(trimmed)
        guard cells.count == 7, let number = Int(cells[1]) else { return nil }
        return (number, cells[4])
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// The numbers of the tests whose names begin with `story N:`.
    private static func numbers(in files: [SourceFile]) -> Set<Int> {
        var numbers: Set<Int> = []
        for line in files.flatMap(\.lines) {
            guard let range = line.raw.firstRange(of: "func `story ") else { continue }
            let digits = line.raw[range.upperBound...].prefix { $0.isNumber }
            if let number = Int(digits), line.raw[digits.endIndex...].hasPrefix(":") { numbers.insert(number) }
        }
        return numbers
    }
}
