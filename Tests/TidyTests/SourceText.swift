// Why this file exists: a rule about code must not stumble over a comment or a string that mentions the forbidden
// thing, so every Swift file is first told apart into what the compiler reads and what people read.

/// One line of a file, told apart.
struct SourceLine {
    /// From 1.
    let number: Int
    let raw: String
    /// The line without comments, and with an empty string for every string literal. Interpolated code stays.
    let code: String
    /// What stands in comments, marks included.
    let comment: String

    /// Whether the line holds nothing but a comment.
    var isComment: Bool { !comment.isEmpty && code.allSatisfy(\.isWhitespace) }
}

/// A text file of the repository.
struct SourceFile {
    /// From the repository's root, with `/` between folders.
    let path: String
    let lines: [SourceLine]

    init(path: String, text: String) {
        self.path = path
        let raw = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var separator = SourceSeparator()
        if path.hasSuffix(".swift") { separator.read(text) } else { separator.takeAsCode(raw) }
        lines = raw.indices.map {
            SourceLine(
                number: $0 + 1, raw: raw[$0], code: String(decoding: separator.code[$0], as: UTF8.self),
                comment: String(decoding: separator.comments[$0], as: UTF8.self))
        }
    }

    var isSwift: Bool { path.hasSuffix(".swift") }

    /// Lines as an editor counts them: a final newline starts no further line.
    var lineCount: Int { lines.last?.raw.isEmpty == true ? lines.count - 1 : lines.count }

    func isUnder(_ folders: [String]) -> Bool { folders.contains { path.hasPrefix($0 + "/") } }
}

/// Walks over Swift source once and sorts every byte into code or comment, line by line.
struct SourceSeparator {
    private(set) var code: [[UInt8]] = [[]]
    private(set) var comments: [[UInt8]] = [[]]
    private var modes: [Mode] = [.code(parentheses: 0)]
    private var bytes: [UInt8] = []
    private var index = 0

    private enum Mode: Equatable {
        /// Code; inside an interpolation, how many parentheses are open.
        case code(parentheses: Int)
        case lineComment
        case blockComment
        /// A literal, its number of `#` and whether it is opened by three quotes.
        case string(hashes: Int, multiline: Bool)
    }

    mutating func takeAsCode(_ lines: [String]) {
        code = lines.map { Array($0.utf8) }
        comments = lines.map { _ in [] }
    }

    mutating func read(_ text: String) {
        bytes = Array(text.utf8)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") {
                endLine()
            } else {
                step()
            }
        }
    }

    private mutating func endLine() {
        if modes.last == .lineComment { modes.removeLast() }
        code.append([])
        comments.append([])
        index += 1
    }

    private mutating func step() {
        switch modes.last {
        case .lineComment: keep(1, asComment: true)
        case .blockComment: stepInBlockComment()
        case .string(let hashes, let multiline): stepInString(hashes, multiline)
        case .code(let parentheses): stepInCode(parentheses)
        case nil: modes = [.code(parentheses: 0)]
        }
    }

    private mutating func stepInCode(_ parentheses: Int) {
        if follows("//") {
            modes.append(.lineComment)
        } else if follows("/*") {
            modes.append(.blockComment)
            keep(2, asComment: true)
        } else if let opening = openingOfString() {
            modes.append(.string(hashes: opening.hashes, multiline: opening.multiline))
            index += opening.length
            append("\"\"")
        } else if follows(")"), parentheses == 1 {
            modes.removeLast()
            append(" ")
            index += 1
        } else {
            count(parentheses)
            keep(1, asComment: false)
        }
    }

    /// Counts the parentheses of an interpolation; those of plain code (0) do not matter.
    private mutating func count(_ parentheses: Int) {
        guard parentheses > 0 else { return }
        if follows("(") { modes[modes.count - 1] = .code(parentheses: parentheses + 1) }
        if follows(")") { modes[modes.count - 1] = .code(parentheses: parentheses - 1) }
    }

    private mutating func stepInBlockComment() {
        if follows("/*") {
            modes.append(.blockComment)
            keep(2, asComment: true)
        } else if follows("*/") {
            modes.removeLast()
            keep(2, asComment: true)
        } else {
            keep(1, asComment: true)
        }
    }

    private mutating func stepInString(_ hashes: Int, _ multiline: Bool) {
        let escape = "\\" + String(repeating: "#", count: hashes)
        let closing = (multiline ? "\"\"\"" : "\"") + String(repeating: "#", count: hashes)
        if follows(escape + "(") {
            index += escape.utf8.count + 1
            append(" ")
            modes.append(.code(parentheses: 1))
        } else if follows(escape) {
            index += escape.utf8.count
            if index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        } else if follows(closing) {
            index += closing.utf8.count
            modes.removeLast()
        } else {
            index += 1
        }
    }

    private func openingOfString() -> (hashes: Int, multiline: Bool, length: Int)? {
        var hashes = 0
        while index + hashes < bytes.count, bytes[index + hashes] == UInt8(ascii: "#") { hashes += 1 }
        guard follows("\"", after: hashes) else { return nil }
        let multiline = follows("\"\"\"", after: hashes)
        return (hashes, multiline, hashes + (multiline ? 3 : 1))
    }

    private func follows(_ text: String, after offset: Int = 0) -> Bool {
        bytes[min(index + offset, bytes.count)...].starts(with: text.utf8)
    }

    private mutating func keep(_ count: Int, asComment: Bool) {
        let end = min(index + count, bytes.count)
        if asComment {
            comments[comments.count - 1] += bytes[index..<end]
        } else {
            code[code.count - 1] += bytes[index..<end]
        }
        index = end
    }

    private mutating func append(_ text: String) { code[code.count - 1] += Array(text.utf8) }
}
