// Why this file exists: processes and training are read in a terminal, in Latin letters and in Chinese: headings stand
// out, long paragraphs are broken where a reader would break them.

import Foundation
import LeadToCash

/// A text in Markdown as lines for a terminal.
struct PageText {
    private let terminal: Terminal
    /// No line is wider: longer ones are hard to follow, even on a wide screen.
    private let width: Int

    init(_ terminal: Terminal, width: Int = 100) {
        self.terminal = terminal
        self.width = width
    }

    func say(_ markdown: String) {
        for line in lines(markdown) { terminal.say(line) }
    }

    func lines(_ markdown: String) -> [String] {
        markdown.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line(String($0)) }
    }

    private func line(_ raw: String) -> [String] {
        let text = Terminal.tame(raw).replacing("**", with: "")
        let marks = text.prefix { $0 == "#" }.count
        if marks > 0, text.dropFirst(marks).first == " " {
            return [terminal.heading(String(text.dropFirst(marks + 1)))]
        }
        return wrapped(text)
    }

    /// Breaks a line at blanks and between wide characters; what follows a list's mark is indented like its first line.
    func wrapped(_ text: String) -> [String] {
        let indent = Self.indent(of: text)
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in Self.pieces(text) {
            let needed = DisplayWidth.of(piece)
            if used + needed > width, !line.isEmpty {
                lines.append(Self.trimmedEnd(line))
                line = String(repeating: " ", count: indent)
                used = indent
                if piece == " " { continue }
            }
            line += piece
            used += needed
        }
        return lines + [Self.trimmedEnd(line)]
    }

    /// Words, blanks, and every wide character with the punctuation that must not begin a line.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        func end() {
            if !word.isEmpty { pieces.append(word) }
            word = ""
        }
        for character in text {
            if character == " " {
                end()
                pieces.append(" ")
            } else if "，。；：！？、）”》」".contains(character), !(word.isEmpty && pieces.isEmpty) {
                if word.isEmpty { word = pieces.removeLast() }
                word.append(character)
                end()
            } else if DisplayWidth.of(character) == 2 {
                end()
                pieces.append(String(character))
            } else {
                word.append(character)
            }
        }
        end()
        return pieces
    }

    /// `- `, `- [ ] ` and `12. ` belong to the first line of what they mark.
    private static func indent(of text: String) -> Int {
        let blanks = text.prefix { $0 == " " }.count
        let rest = text.dropFirst(blanks)
        for mark in ["- [ ] ", "- [x] ", "- ", "* ", "> "] where rest.hasPrefix(mark) { return blanks + mark.count }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }.count
        return digits > 0 && rest.dropFirst(digits).hasPrefix(". ") ? blanks + digits + 2 : blanks
    }

    private static func trimmedEnd(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}
