// Why this file exists: a class without a rule, a colour that cannot be read and a script that takes markup from
// anywhere are seen by nobody who reviews one page. They are found here, over all pages.

import Console
import Testing

@Suite struct LooksTests {
    @Test func `every class that a page names is dressed`() throws {
        let dressed = SheetReading.classes(ConsoleStyle.sheet)
        let named = try PageSources.classes()
        #expect(named.count > 10)
        for (name, file) in named.sorted(by: { $0.key < $1.key }) {
            #expect(dressed.contains(name), "\(file) names the class \(name), for which the sheet has no rule")
        }
    }

    @Test func `every component has its rules`() {
        let components: Set<String> = [
            "lead", "note", "panel", "cards", "card", "value", "num", "columns", "scroll", "data", "unseen", "tabs",
            "filters", "facts", "form", "problem", "actions", "primary", "quiet", "danger", "badge", "good", "warn",
            "bad", "info", "timeline", "compare", "tree", "steps", "done", "now", "todo", "empty", "notice", "pager",
            "stamp", "choices", "skip", "bar", "brand", "find", "leave", "places", "foot", "door", "live", "fresh",
        ]
        #expect(components.subtracting(SheetReading.classes(ConsoleStyle.sheet)).isEmpty)
    }

    @Test func `classes are found in templates, also behind sections, and variables are no classes`() {
        let template = #"<p class="note{{#isLate}} bad{{/isLate}} {{tone}} step-{{n}}"></p><b class=\"badge\">"#
        #expect(PageSources.classes(in: template) == ["note", "bad", "badge"])
    }

    @Test func `the sheet asks nobody for anything`() {
        for word in ["url(", "@import", "@font-face", "http:", "https:"] { #expect(!ConsoleStyle.sheet.contains(word)) }
    }

    private static let brackets: [(Character, Character)] = [("{", "}"), ("(", ")"), ("[", "]")]

    @Test(arguments: brackets)
    func `what opens in the sheet or the script closes`(open: Character, close: Character) {
        for text in [ConsoleStyle.sheet, ConsoleScript.text] {
            let depths = text.reduce(into: [0]) { depths, character in
                if character == open { depths.append(depths[depths.count - 1] + 1) }
                if character == close { depths.append(depths[depths.count - 1] - 1) }
            }
            #expect(depths.last == 0)
            #expect(depths.min() == 0)
        }
    }

    @Test func `rules use only properties that the sheet declares`() {
        let sheet = ConsoleStyle.sheet
        let used = SheetReading.names(after: "var(--", in: sheet)
        #expect(used.contains("ink"))
        for name in used { #expect(sheet.contains("--\(name): "), "--\(name) is used and never declared") }
    }

    @Test func `both themes and a dark system get every colour`() {
        for colour in Palette.colours {
            #expect(ConsoleStyle.sheet.contains("--\(colour.name): \(colour.light);"))
            let dark = "--\(colour.name): \(colour.dark);"
            #expect(ConsoleStyle.sheet.ranges(of: dark).count >= 2)
        }
        for theme in ["dark", "system", "light"] {
            #expect(ConsoleStyle.sheet.contains("[data-theme=\"\(theme)\"] {"))
        }
    }

    @Test func `the script takes markup from nobody and runs no text`() {
        #expect(ConsoleScript.text.hasPrefix("\"use strict\";"))
        let forbidden = [
            "eval(", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "http:", "https:",
            "localStorage", "document.cookie",
        ]
        for word in forbidden { #expect(!ConsoleScript.text.contains(word), "the script holds \(word)") }
    }

    @Test func `the mark is a drawing and nothing else`() {
        #expect(Icon.svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(Icon.svg.hasSuffix("</svg>"))
        for word in ["<script", "<style", "href", "<foreignObject"] { #expect(!Icon.svg.contains(word)) }
    }
}
