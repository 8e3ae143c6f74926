// Why this file exists: SVG neither wraps nor cuts text. How wide a label will be has to be guessed here, for the
// narrowest screen, or it runs over the number beside it.

import LeadToCash

/// How much room text of a chart takes. The guess is for a sans-serif font of 12 pixels and errs to the wide side.
enum TextFit {
    /// How wide a chart is on the narrowest screen, in pixels.
    static let narrow = 328.0

    /// From how wide on a chart shows what has the class `chart-wide-only`, in pixels.
    static let wide = 640.0

    private static let mostScalars = 300

    /// Pixels.
    static func width(_ text: String) -> Double { text.reduce(0) { $0 + width($1) } }

    private static func width(_ character: Character) -> Double {
        switch DisplayWidth.of(character) {
        case 0: 0
        case 1: character.isUppercase || "mw@%—…".contains(character) ? 9.5 : 6.7
        default: 12.5
        }
    }

    /// The text on one line and of a bounded length; marks piled upon one letter count.
    static func line(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars.prefix(mostScalars) {
            result.unicodeScalars.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        return result
    }

    /// As much of a line as fits, with an ellipsis where some of it was cut.
    static func cut(_ text: String, to pixels: Double) -> String {
        guard width(text) > pixels else { return text }
        var result = ""
        var left = pixels - width("…")
        for character in text {
            left -= width(character)
            guard left >= 0 else { break }
            result.append(character)
        }
        return result + "…"
    }
}
