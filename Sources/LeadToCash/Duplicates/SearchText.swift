// Why this file exists: people type what they remember of a name: without its accents, in capitals, in the other
// Chinese script. What they type and what is kept must fold to the same letters.

/// Text as it is compared where somebody looks for it. Never what is stored.
public enum SearchText {
    /// Names this way of folding: what was folded in another way is to be folded anew.
    public static let letters = "names-1"

    /// Lower case without accents, width or script of Chinese; see `NameFolding`. Long texts are folded in parts.
    public static func fold(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        if text.unicodeScalars.allSatisfy({ isPlain($0) }) { return plain(text) }
        guard text.utf8.count > NameFolding.longest else { return NameFolding.fold(text) }
        var rest = text.unicodeScalars[...]
        var folded = ""
        while !rest.isEmpty {
            folded += NameFolding.fold(String(String.UnicodeScalarView(rest.prefix(NameFolding.longest))))
            rest = rest.dropFirst(NameFolding.longest)
        }
        return folded
    }

    /// Most names are of letters that have no other form but capitals and the other Chinese script; for them nothing
    /// else need be asked.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 || (0x4E00...0x9FFF).contains(scalar.value)
    }

    private static func plain(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars { folded.append(ChineseFold.fold(scalar)) }
        return String(folded)
    }
}
