// Why this file exists: names in a chart are typed by anybody. Text becomes part of a page in one place only, and that
// place escapes it.

/// Elements written one after another. Whatever is not a tag's own name is escaped.
package struct Markup: Sendable {
    package private(set) var text = ""

    package init() {}

    /// The text with `& < > " '` as entities, and U+FFFD for what XML does not allow.
    ///
    /// It goes by scalars: an `<` that a combining mark follows is one `Character` that equals no `<`.
    package static func escape(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// An element with elements in it.
    package mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ body: (inout Markup) -> Void
    ) {
        open(name, attributes)
        text += ">"
        body(&self)
        close(name)
    }

    /// An element with text in it.
    package mutating func leaf(_ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String) {
        open(name, attributes)
        text += ">" + Self.escape(content)
        close(name)
    }

    /// An element with text in it and no attributes.
    package mutating func leaf(_ name: String, _ content: String) { leaf(name, [:], content) }

    /// An SVG element with nothing in it.
    package mutating func shape(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        open(name, attributes)
        text += "/>"
    }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        text += "<" + name
        for (key, value) in attributes { text += " \(key)=\"\(Self.escape(value))\"" }
    }

    private mutating func close(_ name: String) { text += "</\(name)>" }
}

/// A finished piece of a page, to be put into a template as it is, with triple braces.
package struct Drawing: Hashable, Sendable {
    package let html: String

    package init(html: String) { self.html = html }
}
