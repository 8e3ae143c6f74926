// Why this file exists: people type the middle of a name, and Chinese has no blanks between words. An index of short
// pieces finds both, and SQLite's own tokenizers make none of two characters.

import SyncProtocol

/// Takes folded text apart into overlapping pieces, one from each letter on: of three letters, or of two characters
/// where a character is as much as a syllable. At the end of a word they are as short as what is left.
///
/// So a word of the full length or longer is found by its full pieces together, and a shorter one as the beginning of a
/// piece. That several pieces are in a text does not yet mean that they stand side by side: whoever searches looks at
/// what is found.
struct SearchGrams {
    /// The pieces, each with a blank after it.
    private(set) var bytes: [UInt8] = []
    private var word: [UInt8] = []
    private var starts: [Int] = []
    private var lengths: [Int] = []

    /// More pieces of one query than this tell nothing more.
    private static let mostTerms = 24

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Adds the pieces of a folded text.
    mutating func add(_ folded: String) {
        for scalar in folded.unicodeScalars {
            guard Self.isPartOfWord(scalar) else {
                endWord()
                continue
            }
            starts.append(word.count)
            lengths.append(Self.length(from: scalar))
            word.append(contentsOf: scalar.utf8)
        }
        endWord()
    }

    private mutating func endWord() {
        for index in starts.indices {
            let end = index + lengths[index]
            bytes.append(contentsOf: word[starts[index]..<(end < starts.count ? starts[end] : word.count)])
            bytes.append(UInt8(ascii: " "))
        }
        word.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
    }

    /// What to ask the index for: everything that holds all words of a folded text; nil if it has no letter and no
    /// digit.
    static func query(_ folded: String) -> String? {
        var terms: [String] = []
        var known: Set<String> = []
        for word in folded.unicodeScalars.split(whereSeparator: { !isPartOfWord($0) }) {
            let scalars = Array(word)
            var pieces: [String] = []
            for index in scalars.indices {
                let end = index + length(from: scalars[index])
                if end <= scalars.count { pieces.append("\"\(text(scalars[index..<end]))\"") }
            }
            if pieces.isEmpty { pieces = ["\"\(text(scalars[...]))\"*"] }
            terms += pieces.filter { known.insert($0).inserted }
        }
        return terms.isEmpty ? nil : terms.prefix(mostTerms).joined(separator: " AND ")
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: return true
        case 0..<0x80: return false
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
                .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
                return true
            default: return false
            }
        }
    }

    /// How long the piece is that begins here: Han, kana, hangul and their like say much in a character.
    private static func length(from scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF: 2
        default: 3
        }
    }
}
