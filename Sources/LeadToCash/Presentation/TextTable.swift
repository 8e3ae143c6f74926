// Why this file exists: both programs print short tables that people read in a terminal, in three scripts.

/// A table of text with aligned columns.
public struct TextTable: Sendable {
    public enum Alignment: Sendable {
        case left
        case right
    }

    public struct Column: Sendable {
        public let title: String
        public let alignment: Alignment
        /// Longer cells are cut and end in `…`.
        public let widest: Int

        public init(_ title: String, _ alignment: Alignment = .left, widest: Int = 60) {
            self.title = title
            self.alignment = alignment
            self.widest = max(1, widest)
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    public init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; missing cells are empty, surplus ones are ignored. Control characters are made visible, so that no
    /// cell can move the cursor or break the table.
    public mutating func add(_ cells: [String]) {
        rows.append(columns.indices.map { $0 < cells.count ? Self.tame(cells[$0], columns[$0].widest) : "" })
    }

    /// The title line, a rule, and the rows, without trailing blanks.
    public func lines() -> [String] {
        let titles = columns.map { Self.tame($0.title, $0.widest) }
        let widths = columns.indices.map { index in
            (rows.map { DisplayWidth.of($0[index]) } + [DisplayWidth.of(titles[index])]).max() ?? 0
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [line(titles, widths), rule] + rows.map { line($0, widths) }
    }

    /// ``lines()``, each ended.
    public func text() -> String { lines().map { $0 + "\n" }.joined() }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var result = ""
        for index in cells.indices {
            let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cells[index])))
            if index > 0 { result += "  " }
            result += columns[index].alignment == .right ? padding + cells[index] : cells[index] + padding
        }
        while result.last == " " { result.removeLast() }
        return result
    }

    private static func tame(_ cell: String, _ widest: Int) -> String {
        var result = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars {
            let control = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            let bidirectional = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            let line = scalar == "\n" || scalar == "\r" || scalar == "\t"
            result.append(line ? " " : control || bidirectional ? "\u{FFFD}" : scalar)
        }
        return cut(String(result), widest)
    }

    /// Cuts text to `widest` columns, the last of them `…`.
    static func cut(_ text: String, _ widest: Int) -> String {
        guard DisplayWidth.of(text) > widest else { return text }
        var result = ""
        var width = 0
        for character in text {
            let next = DisplayWidth.of(character)
            if width + next > widest - 1 { break }
            width += next
            result.append(character)
        }
        return result + "…"
    }
}
