// Why this file exists: with an index or without, and by whatever a record held before, what is found is what holds the
// words now. One rule decides that, for every way of looking.

/// What somebody looks for, and how well a record's texts fit.
struct SearchQuery {
    /// The words as the index holds them; nil if only looking at every record can tell.
    let match: String?
    private let whole: [UInt8]
    private let words: [[UInt8]]
    private let fold: @Sendable (String) -> String

    /// nil if the text says nothing.
    init?(_ text: String, _ plan: SearchPlan) {
        fold = plan.fold
        let folded = plan.fold(text).split(whereSeparator: \.isWhitespace)
        guard !folded.isEmpty else { return nil }
        words = folded.map { Array($0.utf8) }
        whole = Array(folded.joined(separator: " ").utf8)
        match = SearchGrams.query(folded.joined(separator: " "))
    }

    /// 0 if a text is what was looked for, 1 if one begins with it, 2 if all its words stand somewhere; nil otherwise.
    func rank(_ texts: [String]) -> Int? {
        let folded = texts.map { Array(fold($0).utf8) }
        guard words.allSatisfy({ word in folded.contains { Self.holds($0, word) } }) else { return nil }
        if folded.contains(whole) { return 0 }
        return folded.contains { $0.starts(with: whole) } ? 1 : 2
    }

    private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, part.count <= text.count else { return part.isEmpty }
        return (0...(text.count - part.count)).contains { start in
            text[start] == first && text[start..<(start + part.count)].elementsEqual(part)
        }
    }
}
