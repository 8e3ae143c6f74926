// Why this file exists: every word of a page that the vocabulary does not have already stands in a list, by the key
// that templates name it by, in three languages; a test finds keys that are missing and words that nobody uses.

import LeadToCash

/// The words of the pages.
enum PageWords {
    /// All lists. Every area of the console has one.
    private static let lists: [[String: Label]] = [
        shell, signIn, live, records, inboxWords, devices, invitation, handover, syncing, people, audit, cashWords,
        overviewWords, goal, process,
    ]

    private static let labels: [String: Label] = lists.reduce(into: [:]) { all, list in
        all.merge(list) { first, _ in first }
    }

    /// Keys that stand in several lists: there must be none.
    static var repeated: [String] {
        Dictionary(grouping: lists.flatMap(\.keys), by: { $0 }).filter { $1.count > 1 }.keys.sorted()
    }

    /// By key, in one language: what templates see as `w`.
    private static let texts: [Language: [String: String]] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            (language, labels.mapValues { $0.text(in: language) })
        })

    static func all(in language: Language) -> [String: String] { texts[language] ?? [:] }

    /// A word by its key; the key itself if nobody wrote the word down.
    static func text(_ key: String, in language: Language) -> String { labels[key]?.text(in: language) ?? key }

    static func has(_ key: String) -> Bool { labels[key] != nil }
}
