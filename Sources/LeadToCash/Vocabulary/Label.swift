// Why this file exists: the same record is 机会点 in Shenzhen, 機會點 in Hong Kong and an opportunity in London. Every
// word a person sees is written down once, beside the thing it names.

/// A language in which the programs speak of records.
public enum Language: String, Sendable, CaseIterable {
    case en
    case zhHans = "zh-Hans"
    case zhHant = "zh-Hant"

    /// Reads a tag or a POSIX locale (`zh-HK`, `zh_TW.UTF-8`, `C`); English for anything unknown.
    public init(tag: String) {
        let tag = tag.lowercased().replacing("_", with: "-")
        let traditional = ["zh-hant", "zh-hk", "zh-tw", "zh-mo"].contains { tag.hasPrefix($0) }
        self = traditional ? .zhHant : tag.hasPrefix("zh") ? .zhHans : .en
    }
}

/// A word in each language.
public struct Label: Hashable, Sendable {
    public let english: String
    public let simplified: String
    public let traditional: String

    package init(_ english: String, _ simplified: String, _ traditional: String) {
        self.english = english
        self.simplified = simplified
        self.traditional = traditional
    }

    public func text(in language: Language) -> String {
        switch language {
        case .en: english
        case .zhHans: simplified
        case .zhHant: traditional
        }
    }
}

/// A word allowed in a field, with what people call it.
package struct Choice: Sendable {
    package let word: String
    package let label: Label

    init(_ word: String, _ english: String, _ simplified: String, _ traditional: String) {
        self.word = word
        label = Label(english, simplified, traditional)
    }
}
