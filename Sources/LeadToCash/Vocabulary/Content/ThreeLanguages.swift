// Why this file exists: what HQ publishes is read in three languages. Each is a field of its own, so that one
// translation can be put right without touching the others.

import SyncProtocol

extension Term {
    /// A text that HQ writes in English, simplified and traditional Chinese: `titleEn`, `titleZhHans`, `titleZhHant`.
    /// - Parameter numbers: those of the three fields, in this order.
    static func inThreeLanguages(_ name: String, _ numbers: [FieldNumber], _ label: Label) -> [Term] {
        zip(numbers, languages).map { number, language in
            Term(
                number, name + language.suffix, .text,
                Label(
                    "\(label.english) (\(language.label.english))", "\(label.simplified)（\(language.label.simplified)）",
                    "\(label.traditional)（\(language.label.traditional)）"),
                policy: .hqOnly)
        }
    }

    private static let languages = [
        (suffix: "En", label: Label("English", "英文", "英文")),
        (suffix: "ZhHans", label: Label("Simplified", "简体", "簡體")),
        (suffix: "ZhHant", label: Label("Traditional", "繁体", "繁體")),
    ]
}
