// Why this file exists: a colour that reads well on white is lost on black. Every colour is chosen twice, by the one
// name that rules use, and a test computes whether each can be read where it is used.

/// The colours of the pages, each for light and for dark.
package enum Palette {
    /// A custom property of the style sheet.
    package struct Colour: Sendable {
        /// Without the two hyphens: `ink`.
        package let name: String
        /// `#rrggbb`.
        package let light: String
        package let dark: String
        /// On paper, where backgrounds cost ink and greys fade.
        fileprivate let printed: String

        fileprivate init(_ name: String, _ light: String, _ dark: String, printed: String? = nil) {
            self.name = name
            self.light = light
            self.dark = dark
            self.printed = printed ?? light
        }
    }

    package static let colours: [Colour] = [
        Colour("ink", "#1a222c", "#e7eaee", printed: "#000000"),
        Colour("muted", "#525d6a", "#a6b0bc", printed: "#333333"),
        Colour("paper", "#f5f6f8", "#12161b", printed: "#ffffff"),
        Colour("surface", "#ffffff", "#1a2027"),
        Colour("sunken", "#eceff3", "#232a33", printed: "#ffffff"),
        Colour("line", "#d9dee4", "#313a45", printed: "#999999"),
        Colour("edge", "#76818e", "#7f8b99"),
        Colour("accent", "#0a5a8c", "#7cc1ea"),
        Colour("on-accent", "#ffffff", "#0c1a24"),
        Colour("accent-soft", "#e3eff7", "#18303f", printed: "#ffffff"),
        Colour("good", "#1a6638", "#83d3a0"),
        Colour("good-soft", "#e2f3e8", "#162d20", printed: "#ffffff"),
        Colour("warn", "#7a4a00", "#ebb851"),
        Colour("warn-soft", "#fcf0d6", "#332912", printed: "#ffffff"),
        Colour("bad", "#a2222b", "#f59f99"),
        Colour("bad-soft", "#fbe6e6", "#3a1c1f", printed: "#ffffff"),
    ]

    /// Light by default; dark if the reader chose it, or if they left it to a system that is dark.
    static let sheet = """
        :root { color-scheme: light dark; \(declarations(\.light)) }
        @media (prefers-color-scheme: dark) { [data-theme="system"] { \(declarations(\.dark)) } }
        [data-theme="light"] { color-scheme: light; }
        [data-theme="dark"] { color-scheme: dark; \(declarations(\.dark)) }
        """

    /// Outranks every theme.
    static let printedSheet = "html[data-theme] { color-scheme: light; \(declarations(\.printed)) }"

    private static func declarations(_ shade: (Colour) -> String) -> String {
        colours.map { "--\($0.name): \(shade($0));" }.joined(separator: " ")
    }
}
