// Why this file exists: a test names what it uses as a person would: the button "Sign in", the field "Password". Names
// survive a change of markup, and whoever uses a screen reader finds the same things by them.

/// Something on a page, as an expression that gives its first match or null.
public struct Element: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    let script: String
    public let description: String

    private init(_ script: String, _ description: String) {
        self.script = script
        self.description = description
    }

    /// A CSS selector, such as `main h1`.
    public init(stringLiteral selector: String) { self = .matching(selector) }

    /// What a CSS selector matches first.
    public static func matching(_ selector: String) -> Element {
        Element("document.querySelector(\(PageValue.text(selector).json))", selector)
    }

    /// A button, or a summary that opens, by its text or label.
    public static func button(_ name: String) -> Element {
        named(name, among: "button, summary, input[type=submit], [role=button]", "the button")
    }

    /// A link by its text or label.
    public static func link(_ name: String) -> Element { named(name, among: "a[href]", "the link") }

    /// A heading by its text.
    public static func heading(_ name: String) -> Element { named(name, among: "h1, h2, h3, h4", "the heading") }

    private static func named(_ name: String, among selector: String, _ what: String) -> Element {
        let script = """
            ([...document.querySelectorAll(\(PageValue.text(selector).json))].find((e) =>
              [e.innerText, e.textContent, e.value, e.getAttribute("aria-label")].some((text) =>
                typeof text === "string" && text.replace(/\\s+/g, " ").trim() === \(PageValue.text(name).json)))
              ?? null)
            """
        return Element(script, "\(what) “\(name)”")
    }

    /// A field by its label.
    public static func field(_ label: String) -> Element {
        // The text of a label without that of a field within it: the options of a menu are text, too.
        let script = """
            ([...document.querySelectorAll("label")].find((label) =>
              [...label.childNodes]
                .filter((node) => node.nodeType === 3 || (node.nodeType === 1
                  && !node.matches("input, select, textarea") && !node.querySelector("input, select, textarea")))
                .map((node) => node.textContent).join(" ").replace(/\\s+/g, " ").trim()
                === \(PageValue.text(label).json))?.control
              ?? document.querySelector('[aria-label=' + JSON.stringify(\(PageValue.text(label).json)) + ']'))
            """
        return Element(script, "the field “\(label)”")
    }

    /// The first match within what this one matches.
    public func first(_ selector: String) -> Element {
        Element("(\(script))?.querySelector(\(PageValue.text(selector).json)) ?? null", "\(selector) in \(description)")
    }

    /// The nearest match around this one, such as the row of a cell.
    public func around(_ selector: String) -> Element {
        Element("(\(script))?.closest(\(PageValue.text(selector).json)) ?? null", "\(selector) around \(description)")
    }
}
