// Why this file exists: measuring everything takes hours. A run that measures one part renews that part of the page and
// leaves the others as they were measured, each with its own day.

/// The page of benchmarks: what is said of all of them, and a part for each section.
struct BenchmarkPage {
    private struct Part {
        let title: String
        var text: String
    }

    private var parts: [Part] = []

    private static let mark = "## "

    /// - Parameter text: the page as it stands; empty if there is none yet. What stands before its first section is
    ///   written anew.
    init(_ text: String) {
        var lines: [Substring]?
        var title = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(Self.mark) {
                if let lines { put(title, lines.joined(separator: "\n")) }
                title = String(line.dropFirst(Self.mark.count))
                lines = [line]
            } else {
                lines?.append(line)
            }
        }
        if let lines { put(title, lines.joined(separator: "\n")) }
    }

    /// Replaces the part of this title, or adds one at the end.
    /// - Parameter text: with its heading.
    mutating func put(_ title: String, _ text: String) {
        var text = Substring(text)
        while text.last == "\n" { text.removeLast() }
        if let index = parts.firstIndex(where: { $0.title == title }) {
            parts[index].text = String(text)
        } else {
            parts.append(Part(title: title, text: String(text)))
        }
    }

    func text(under head: String) -> String {
        ([head] + parts.map(\.text)).joined(separator: "\n\n") + "\n"
    }
}
