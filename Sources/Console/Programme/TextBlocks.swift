// Why this file exists: HQ writes its processes in Markdown. A page shows headings, lists and emphasis as what they
// are, and nothing that somebody wrote becomes markup of the page.

/// A piece of a line.
struct TextRun: Sendable, Hashable {
    let text: String
    let isStrong: Bool
    let isCode: Bool
    let isPlain: Bool

    private init(_ text: String, isStrong: Bool = false, isCode: Bool = false) {
        self.text = text
        self.isStrong = isStrong
        self.isCode = isCode
        isPlain = !isStrong && !isCode
    }

    /// A line's pieces: `**strong**` and `` `code` `` as far as their marks close, everything else as it is.
    static func runs(_ line: String) -> [TextRun] {
        var runs: [TextRun] = []
        var plain = ""
        var rest = line[...]
        func end() {
            if !plain.isEmpty { runs.append(TextRun(plain)) }
            plain = ""
        }
        while let first = rest.first {
            let mark = rest.hasPrefix("**") ? "**" : first == "`" ? "`" : ""
            let inner = rest.dropFirst(mark.count)
            if !mark.isEmpty, let close = inner.firstRange(of: mark), close.lowerBound > inner.startIndex {
                end()
                let text = String(inner[..<close.lowerBound])
                runs.append(TextRun(text, isStrong: mark == "**", isCode: mark == "`"))
                rest = inner[close.upperBound...]
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        end()
        return runs
    }
}

/// A paragraph, a heading or a list.
struct TextBlock: Sendable, Hashable {
    struct Item: Sendable, Hashable {
        let runs: [TextRun]
    }

    enum Sort: Sendable {
        case heading, paragraph, bullets, numbers, quote
    }

    let isHeading: Bool
    let isParagraph: Bool
    let isBullets: Bool
    let isNumbers: Bool
    let isQuote: Bool
    let isList: Bool
    /// Of a heading, a paragraph or a quotation.
    let runs: [TextRun]
    /// Of a list.
    let items: [Item]
    /// Whether another text has no such block.
    let isChanged: Bool

    private init(_ sort: Sort, _ lines: [String], isChanged: Bool = false) {
        isHeading = sort == .heading
        isParagraph = sort == .paragraph
        isBullets = sort == .bullets
        isNumbers = sort == .numbers
        isQuote = sort == .quote
        isList = sort == .bullets || sort == .numbers
        runs = isList ? [] : TextRun.runs(lines.joined(separator: " "))
        items = isList ? lines.map { Item(runs: TextRun.runs($0)) } : []
        self.isChanged = isChanged
    }

    private init(_ block: TextBlock, isChanged: Bool) {
        isHeading = block.isHeading
        isParagraph = block.isParagraph
        isBullets = block.isBullets
        isNumbers = block.isNumbers
        isQuote = block.isQuote
        isList = block.isList
        runs = block.runs
        items = block.items
        self.isChanged = isChanged
    }

    /// The blocks of a text. A line that continues a paragraph or an item belongs to it.
    static func blocks(_ markdown: String) -> [TextBlock] {
        var blocks: [TextBlock] = []
        var open: (sort: Sort, lines: [String])?
        func close() {
            if let known = open { blocks.append(TextBlock(known.sort, known.lines)) }
            open = nil
        }
        for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let (sort, text) = read(line)
            if text.isEmpty {
                close()
            } else if sort == .heading {
                close()
                blocks.append(TextBlock(.heading, [text]))
            } else if sort == .paragraph, var known = open {
                known.lines[known.lines.count - 1] += " " + text
                open = known
            } else if var known = open, known.sort == sort {
                known.lines.append(text)
                open = known
            } else {
                close()
                open = (sort, [text])
            }
        }
        close()
        return blocks
    }

    private static func read(_ line: Substring) -> (sort: Sort, text: String) {
        let text = line.drop { $0 == " " }
        let hashes = text.prefix { $0 == "#" }.count
        if hashes > 0, text.dropFirst(hashes).first == " " { return (.heading, String(text.dropFirst(hashes + 1))) }
        for mark in ["- [ ] ", "- [x] ", "- ", "* "] where text.hasPrefix(mark) {
            return (.bullets, String(text.dropFirst(mark.count)))
        }
        if text.hasPrefix("> ") { return (.quote, String(text.dropFirst(2))) }
        let digits = text.prefix { $0.isASCII && $0.isNumber }.count
        if digits > 0, digits < 4, text.dropFirst(digits).hasPrefix(". ") {
            return (.numbers, String(text.dropFirst(digits + 2)))
        }
        return (.paragraph, String(text))
    }

    /// Two texts beside each other: each with a mark at what the other does not have.
    static func compared(_ a: String, _ b: String) -> (a: [TextBlock], b: [TextBlock]) {
        let (first, second) = (blocks(a), blocks(b))
        let (known, other) = (Set(first), Set(second))
        return (
            first.map { TextBlock($0, isChanged: !other.contains($0)) },
            second.map { TextBlock($0, isChanged: !known.contains($0)) }
        )
    }
}
