// Why this file exists: ＴＵＲＫＣＥＬＬ İletişim and turkcell iletisim must become the same letters on every machine, whatever
// its language. This is the one place where letters are folded for search; stored text is never touched.

import Foundation

/// From text as typed to letters as compared. Uses Unicode's data only, never a locale.
enum NameFolding {
    /// Longer names are compared by their beginning, in Unicode scalars.
    static let longest = 400

    /// NFKC, lower case with both Turkish i's as `i`, no diacritics on Latin and Greek letters, no vowel points in
    /// Hebrew and Arabic, simplified Chinese. Spaces and punctuation stay.
    static func fold(_ text: String) -> String {
        let letters = compatible(text)
        if letters.utf8.allSatisfy({ $0 < 0x80 }) { return letters }
        var result = String.UnicodeScalarView()
        var base: Unicode.Scalar = " "
        for scalar in letters.decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar.properties.canonicalCombiningClass != .notReordered {
                if !isDropped(scalar, on: base) { result.append(scalar) }
                continue
            }
            base = scalar
            if let replacement = letterReplacements[scalar] {
                result.append(contentsOf: replacement.unicodeScalars)
            } else {
                result.append(ChineseFold.fold(scalar))
            }
        }
        return String(result).precomposedStringWithCanonicalMapping
    }

    /// NFKC in lower case, at most ``longest`` scalars: for addresses, where every mark counts.
    static func compatible(_ text: String) -> String {
        if text.utf8.count <= longest, text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest)))
            .precomposedStringWithCompatibilityMapping.lowercased()
    }

    /// The words of a text, folded: letters and digits, parted by whatever else stands between them. Dots in `S.A.`
    /// and quotes in `בע"מ` and `McDonald's` part nothing; `and` between two names says nothing.
    static func tokens(_ text: String) -> [String] {
        var result: [String] = []
        var word = String.UnicodeScalarView()
        var sinceDot = 0
        func end() {
            if !word.isEmpty { result.append(String(word)) }
            word = String.UnicodeScalarView()
            sinceDot = 0
        }
        for scalar in fold(text).unicodeScalars {
            if isLetterOrDigit(scalar) {
                word.append(scalar)
                sinceDot += 1
            } else if scalar == ".", (1...2).contains(sinceDot) {
                sinceDot = 0
            } else if !joins(scalar, after: word.last) {
                end()
            }
        }
        end()
        return result.count > 1 ? result.filter { !conjunctions.contains($0) } : result
    }

    private static let conjunctions: Set<String> = ["and", "und"]

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber, .nonspacingMark, .spacingMark:
            true
        case .modifierLetter: !apostrophes.contains(scalar)
        default: false
        }
    }

    /// Apostrophes within a word, and the double quote of a Hebrew abbreviation.
    private static func joins(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        if apostrophes.contains(scalar) { return true }
        guard scalar == "\"" || scalar == "\u{5F4}" || scalar == "\u{201D}", let previous else { return false }
        return (0x5D0...0x5EA).contains(previous.value)
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2BC}", "`", "\u{2032}", "\u{5F3}"]

    /// Whether a mark tells nothing apart on this letter: an accent on Latin and Greek, ё's dots, vowel points in
    /// Hebrew and Arabic, the hamza that Arabic writers often leave out. Japanese voicing and й stay: they are other
    /// letters.
    private static func isDropped(_ mark: Unicode.Scalar, on base: Unicode.Scalar) -> Bool {
        switch base.value {
        case 0x41...0x24F, 0x250...0x2AF, 0x1E00...0x1EFF, 0x370...0x3FF, 0x1F00...0x1FFF: true
        case 0x435: mark == "\u{308}"
        case 0x5D0...0x5EA, 0x620...0x6FF: true
        default: false
        }
    }

    /// Letters that no normalization takes apart.
    private static let letterReplacements: [Unicode.Scalar: String] = [
        "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
        "ŋ": "n", "ŧ": "t", "ə": "e", "ς": "σ", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ٱ": "ا", "ـ": "",
    ]
}
