// Why this file exists: files that leave Outpost must open everywhere, and must not run as formulas in a spreadsheet.

/// Writes RFC 4180 rows.
public enum CSVWriter {
    /// One row without its line end. Cells are quoted where they must be; a lone empty one too, for a blank line is no
    /// row.
    public static func row(_ cells: [String], delimiter: Delimiter = .comma) -> String {
        if cells == [""] { return "\"\"" }
        return cells.map { quoted($0, delimiter) }.joined(separator: delimiter.rawValue)
    }

    /// One row and its CRLF.
    public static func line(_ cells: [String], delimiter: Delimiter = .comma) -> String {
        row(cells, delimiter: delimiter) + "\r\n"
    }

    /// Byte by byte: a quote that a combining mark follows is one character with it, and must be doubled all the same.
    private static func quoted(_ cell: String, _ delimiter: Delimiter) -> String {
        let (quote, blank) = (UInt8(ascii: "\""), UInt8(ascii: " "))
        let special = cell.utf8.contains {
            $0 == delimiter.byte || $0 == quote || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        guard special || cell.utf8.first == blank || cell.utf8.last == blank else { return cell }
        let doubled = cell.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
        return String(decoding: [quote] + doubled + [quote], as: UTF8.self)
    }

    /// Puts an apostrophe before text that a spreadsheet would run as a formula (OWASP, “CSV Injection”).
    public static func escapingFormula(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return ["=", "+", "-", "@", "\t", "\r"].contains(first) ? "'" + text : text
    }
}
