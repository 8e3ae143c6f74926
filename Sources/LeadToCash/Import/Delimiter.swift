// Why this file exists: “comma-separated” files come with six separators; the header line gives each away.

/// What separates the cells of a row.
public enum Delimiter: String, Sendable, CaseIterable, Codable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"
    case pipe = "|"
    case caret = "^"
    case backquote = "`"

    public var byte: UInt8 { rawValue.utf8.first ?? UInt8(ascii: ",") }

    /// `comma`, `tab`, ….
    public var name: String { String(describing: self) }

    /// Finds the delimiter that splits the first row into the most cells; a comma if none splits it.
    public static func detect(_ text: [UInt8]) -> Delimiter {
        var counts: [UInt8: Int] = [:]
        var quoted = false
        for byte in text.prefix(1 << 16) {
            if byte == UInt8(ascii: "\"") { quoted.toggle() }
            if quoted { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            counts[byte, default: 0] += 1
        }
        var best = Delimiter.comma
        for delimiter in allCases where counts[delimiter.byte, default: 0] > counts[best.byte, default: 0] {
            best = delimiter
        }
        return best
    }
}
