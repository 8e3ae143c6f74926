// Why this file exists: rules speak of words, and `leadScore`, `lead_score` and "a lead's score" hold the same ones.

/// The identifiers in a piece of text, in order: runs of letters, digits and underscores.
func identifiers(in text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
}

/// The words in a piece of text, in lower case: identifiers taken apart at underscores and humps.
func words(in text: String) -> [String] {
    var result: [String] = []
    for part in identifiers(in: text).flatMap({ $0.split(separator: "_") }) {
        var word = ""
        var rest = part[...]
        while let character = rest.popFirst() {
            let startsHump = word.last?.isLowercase == true || rest.first?.isLowercase == true
            if character.isUppercase, startsHump, !word.isEmpty {
                result.append(word.lowercased())
                word = ""
            }
            word.append(character)
        }
        result.append(word.lowercased())
    }
    return result
}
