// Why this file exists: a history that broke a promise must be short enough to read, and to type again.

/// One thing that an edit of the search does.
enum SearchLetter: Character, Sendable {
    case first = "a"
    case second = "b"
    case deletion = "d"

    /// Which of the theme's fields it writes.
    var place: Int? {
        switch self {
        case .first: 0
        case .second: 1
        case .deletion: nil
        }
    }
}

/// One step of a history. What touches one laptop alone commutes with the steps of everybody else, so it is taken
/// right before that laptop and HQ meet: nothing is lost by it, and most interleavings turn out to be one.
enum SearchMove: Hashable, Sendable {
    /// What becomes of a request and its reply.
    enum Fate: Character, Sendable {
        /// HQ takes the request in and begins to answer.
        case answered = "?"
        /// The same, and the reply never arrives.
        case lost = "-"
        /// The laptop gives up; the request is still under way.
        case late = "~"
        /// HQ takes it in and begins to answer; a copy of it is still under way.
        case doubled = "="
    }

    /// A laptop that has nothing to send asks and edits, begins further edits, installs the reply and saves what it
    /// began. Such a request leaves HQ as it was, so it is taken in where the reply is read.
    case fetch(Int, [SearchLetter], drafts: [SearchLetter])
    /// A laptop edits and asks.
    case ask(Int, [SearchLetter], Fate)
    /// A laptop edits, begins further edits, HQ reads what it answers, the laptop installs it and saves what it began.
    case hear(Int, [SearchLetter], drafts: [SearchLetter])
    /// A request that was under way reaches HQ.
    case arrive(Int)
    /// HQ edits.
    case decide(SearchLetter)
    /// HQ forgets the deletions that everybody has heard of; or half a year goes by, and it forgets all.
    case tidy, forget
    /// HQ takes the record's scope from the second laptop, or gives it back.
    case take, give

    /// As one types it: `2:ab?`, `2:a(b)!`, `2:a.`, `2~`, `h:d`, `h_`, `h-`, `h<`, `h>`.
    var code: String {
        func word(_ letters: [SearchLetter]) -> String { String(letters.map(\.rawValue)) }
        switch self {
        case .ask(let laptop, let letters, let fate): return "\(laptop + 2):\(word(letters))\(fate.rawValue)"
        case .fetch(let laptop, let letters, let drafts), .hear(let laptop, let letters, let drafts):
            let sign = if case .fetch = self { "." } else { "!" }
            return "\(laptop + 2):\(word(letters))\(drafts.isEmpty ? "" : "(\(word(drafts)))")\(sign)"
        case .arrive(let laptop): return "\(laptop + 2)~"
        case .decide(let letter): return "h:\(letter.rawValue)"
        case .tidy: return "h_"
        case .forget: return "h-"
        case .take: return "h<"
        case .give: return "h>"
        }
    }

    /// Reads ``code``; nil for anything else.
    init?(_ code: some StringProtocol) {
        var rest = code[...]
        guard let who = rest.popFirst(), let sign = rest.popFirst() else { return nil }
        if who == "h" {
            guard let move = Self.headquarters(sign, rest) else { return nil }
            self = move
            return
        }
        guard let laptop = who.wholeNumberValue.map({ $0 - 2 }), [0, 1].contains(laptop) else { return nil }
        if sign == "~", rest.isEmpty {
            self = .arrive(laptop)
            return
        }
        guard sign == ":", let end = rest.popLast() else { return nil }
        let parts = rest.split(separator: "(", omittingEmptySubsequences: false)
        guard let letters = Self.word(parts[0]), parts.count <= 2 else { return nil }
        if end == "!" || end == "." {
            guard let drafts = parts.count == 2 ? Self.word(parts[1].prefix { $0 != ")" }) : [] else { return nil }
            self = end == "!" ? .hear(laptop, letters, drafts: drafts) : .fetch(laptop, letters, drafts: drafts)
        } else {
            guard let fate = Fate(rawValue: end) else { return nil }
            self = .ask(laptop, letters, fate)
        }
    }

    private static func headquarters(_ sign: Character, _ rest: some StringProtocol) -> SearchMove? {
        switch (sign, rest.first.flatMap(SearchLetter.init(rawValue:))) {
        case (":", let letter?) where rest.count == 1: .decide(letter)
        case ("_", nil): .tidy
        case ("-", nil): .forget
        case ("<", nil): .take
        case (">", nil): .give
        default: nil
        }
    }

    private static func word(_ text: some StringProtocol) -> [SearchLetter]? {
        let letters = text.compactMap(SearchLetter.init(rawValue:))
        return letters.count == text.count ? letters : nil
    }
}
