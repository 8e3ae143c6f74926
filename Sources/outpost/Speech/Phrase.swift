// Why this file exists: every sentence that the command line says stands in one catalogue, in three languages side by
// side, so that none is forgotten when one changes. What a record's fields are called is LeadToCash's to say.

import LeadToCash

/// One sentence or word in every language. `%1`, `%2`, … stand for what is filled in.
struct Phrase: Sendable {
    private let english: String
    private let simplified: String
    private let traditional: String

    init(_ english: String, _ simplified: String, _ traditional: String) {
        self.english = english
        self.simplified = simplified
        self.traditional = traditional
    }

    func text(_ language: Language, _ fillings: [String] = []) -> String {
        let template =
            switch language {
            case .en: english
            case .zhHans: simplified
            case .zhHant: traditional
            }
        var result = ""
        var rest = template[...]
        while let sign = rest.firstIndex(of: "%") {
            result += rest[..<sign]
            rest = rest[rest.index(after: sign)...]
            if let number = rest.first?.wholeNumberValue, number >= 1, number <= fillings.count {
                result += fillings[number - 1]
                rest.removeFirst()
            } else {
                result += "%"
            }
        }
        return result + rest
    }
}
