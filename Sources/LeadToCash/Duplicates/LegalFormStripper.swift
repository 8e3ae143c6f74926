// Why this file exists: legal forms stand before a name (ПАО, 株式会社, PT) or after it (Ltd, GmbH, 有限公司), several at once,
// and in scripts without spaces they are glued to it.

/// Takes legal forms off a name's words.
enum LegalFormStripper {
    /// What is left of the words, never nothing, and the form taken off.
    static func strip(_ tokens: [String]) -> (tokens: [String], form: LegalForm) {
        var work = Work(tokens: tokens)
        while work.takeTrailing() || work.takeLeading() {}
        return (work.tokens, work.form)
    }

    private struct Work {
        var tokens: [String]
        var form = LegalForm()
        private var before: [String] = []
        private var after: [String] = []

        init(tokens: [String]) { self.tokens = tokens }

        mutating func takeTrailing() -> Bool {
            for count in stride(from: min(LegalFormWords.mostWords, tokens.count - 1), through: 1, by: -1) {
                let words = tokens.suffix(count).joined(separator: " ")
                guard let meaning = LegalFormWords.trailing[words] else { continue }
                tokens.removeLast(count)
                after.insert(words, at: 0)
                note(meaning)
                return true
            }
            guard let last = tokens.last, !LegalFormWords.branches.contains(where: last.hasSuffix) else { return false }
            for (words, meaning) in LegalFormWords.glued where last.hasSuffix(words) {
                guard cut(tokens.count - 1, to: String(last.dropLast(words.count))) else { continue }
                after.insert(words, at: 0)
                note(meaning)
                return true
            }
            return false
        }

        mutating func takeLeading() -> Bool {
            for count in stride(from: min(LegalFormWords.mostWords, tokens.count - 1), through: 1, by: -1) {
                let words = tokens.prefix(count).joined(separator: " ")
                guard let meaning = LegalFormWords.leading[words] else { continue }
                tokens.removeFirst(count)
                before.append(words)
                note(meaning)
                return true
            }
            guard let first = tokens.first else { return false }
            for (words, meaning) in LegalFormWords.gluedBefore where first.hasPrefix(words) {
                guard cut(0, to: String(first.dropFirst(words.count))) else { continue }
                before.append(words)
                note(meaning)
                return true
            }
            return false
        }

        /// Shortens a word; a word of which nothing is left goes, unless it is the last one.
        private mutating func cut(_ index: Int, to rest: String) -> Bool {
            if !rest.isEmpty {
                tokens[index] = rest
            } else if tokens.count > 1 {
                tokens.remove(at: index)
            } else {
                return false
            }
            return true
        }

        /// The outermost form that says something decides.
        private mutating func note(_ meaning: LegalFormWords.Meaning) {
            switch meaning {
            case .form(let category): if form.category == .unstated { form.category = category }
            case .group: form.isGroup = true
            }
            form.words = (before + after).joined(separator: " ")
        }
    }
}
