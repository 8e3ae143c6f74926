// Why this file exists: that a page asked another host, broke its policy or stumbled over its own script shows on no
// screen. Every journey is therefore made in a tab of which all that is demanded in the end.

import Browser
import Testing

/// Does something in a tab of its own, in which nothing but HQ is asked and nothing goes wrong.
func inQuietTab(
    at stage: ConsoleStage, width: Int = 1280, _ place: SourceLocation = #_sourceLocation,
    _ body: (Tab) async throws -> Void
) async throws {
    try await inTab(width: width) { tab in
        try await body(tab)
        tab.expectQuiet(at: stage, place)
    }
}

extension Tab {
    /// Since it was opened, or since it forgot, HQ alone was asked and nothing went wrong.
    func expectQuiet(at stage: ConsoleStage, _ place: SourceLocation = #_sourceLocation) {
        let hosts = Set(requests.map(\.host)).subtracting([""])
        #expect(hosts == [stage.host], sourceLocation: place)
        // A form that comes back with a sentence has a status of its own, which browsers note.
        let grave = complaints.filter { !($0.source == .network && $0.text.contains("status of 422")) }
        #expect(grave == [], sourceLocation: place)
    }

    /// What the cells of a row show that begins with a name: the longest of such rows, for charts have tables, too.
    /// - Parameter selector: where to look; without quotation marks.
    func cells(ofRow name: String, in selector: String) async throws -> [String] {
        let script = """
            [...document.querySelectorAll('\(selector) tr')].map((row) =>
              [...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, " ").trim()))
            """
        let rows = try await evaluate(script).list.map { row in row.list.map(\.text) }
        return rows.filter { $0.first == name }.max { $0.count < $1.count } ?? []
    }

    /// What stands behind a name in the list of facts of something: the names in order, and their facts.
    func facts(of selector: String) async throws -> [String: String] {
        let names = try await texts(of: "\(selector) dt")
        let facts = try await texts(of: "\(selector) dd")
        return Dictionary(zip(names, facts)) { first, _ in first }
    }
}
