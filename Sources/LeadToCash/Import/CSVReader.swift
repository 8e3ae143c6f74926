// Why this file exists: rows must survive quotes, line breaks in cells and damaged lines, and every rejected row must
// be named by its line. General CSV packages do not serve: SwiftCSV 0.10 knows no line numbers, gives up the whole file
// at the first bad quote, takes a quote that never closes for text, drops a trailing empty cell and trims cells.
// This reader follows RFC 4180, strictly, and gives up one line at a time.

/// One row of a delimited file, or why a line is none.
package enum CSVRow: Hashable, Sendable {
    /// The line on which the row begins, from 1, and its cells.
    case cells(line: Int, [String])
    case malformed(line: Int, reason: String, raw: String)
}

/// Reads UTF-8 text row by row. Blank lines are skipped.
package struct CSVReader: Sequence, IteratorProtocol {
    static let longestCell = 65_536
    static let mostCells = 1024

    private let text: [UInt8]
    private let delimiter: UInt8
    private var position = 0
    private var line = 1
    /// How many cells the last row had; the next will have as many.
    private var width = 0

    package init(_ text: [UInt8], delimiter: Delimiter) {
        self.text = text
        self.delimiter = delimiter.byte
    }

    package mutating func next() -> CSVRow? {
        while position < text.count, isLineEnd(text[position]) { skipLineEnd() }
        guard position < text.count else { return nil }
        let start = position
        let startLine = line
        switch row() {
        case .success(let cells): return .cells(line: startLine, cells)
        case .failure(let objection):
            // One bad quote costs one line, not the rest of the file.
            position = start
            line = startLine
            return .malformed(line: startLine, reason: objection.reason, raw: skipLine())
        }
    }

    private struct Objection: Error {
        let reason: String
    }

    private mutating func row() -> Result<[String], Objection> {
        var cells: [String] = []
        cells.reserveCapacity(width)
        while true {
            guard cells.count < Self.mostCells else {
                return .failure(Objection(reason: "the row has more than \(Self.mostCells) cells"))
            }
            switch cell() {
            case .success(let cell): cells.append(cell)
            case .failure(let objection): return .failure(objection)
            }
            guard position < text.count, text[position] == delimiter else { break }
            position += 1
        }
        skipLineEnd()
        width = cells.count
        return .success(cells)
    }

    private mutating func cell() -> Result<String, Objection> {
        if position < text.count, text[position] == UInt8(ascii: "\"") { return quotedCell() }
        let start = position
        while position < text.count, text[position] != delimiter, !isLineEnd(text[position]) {
            if text[position] == UInt8(ascii: "\"") {
                return .failure(Objection(reason: "a quote stands in a cell that is not quoted"))
            }
            position += 1
        }
        guard position - start <= Self.longestCell else { return .failure(tooLong) }
        return .success(String(decoding: text[start..<position], as: UTF8.self))
    }

    private mutating func quotedCell() -> Result<String, Objection> {
        var bytes: [UInt8] = []
        position += 1
        while position < text.count {
            let byte = text[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard position < text.count, text[position] == UInt8(ascii: "\"") else { return closed(bytes) }
                position += 1
            }
            if endsLine(byte, after: bytes.last) { line += 1 }
            bytes.append(byte)
            if bytes.count > Self.longestCell { return .failure(tooLong) }
        }
        return .failure(Objection(reason: "a quote is never closed"))
    }

    /// Whether a byte within quotes ends a line; LF after CR ends the same one.
    private func endsLine(_ byte: UInt8, after last: UInt8?) -> Bool {
        byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && last != UInt8(ascii: "\r"))
    }

    private func closed(_ bytes: [UInt8]) -> Result<String, Objection> {
        guard position == text.count || text[position] == delimiter || isLineEnd(text[position]) else {
            return .failure(Objection(reason: "something follows a closing quote"))
        }
        return .success(String(decoding: bytes, as: UTF8.self))
    }

    private var tooLong: Objection { Objection(reason: "a cell is longer than \(Self.longestCell) bytes") }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    /// Skips LF, CRLF or a lone CR.
    private mutating func skipLineEnd() {
        guard position < text.count else { return }
        if text[position] == UInt8(ascii: "\r") { position += 1 }
        if position < text.count, text[position] == UInt8(ascii: "\n") { position += 1 }
        line += 1
    }

    private mutating func skipLine() -> String {
        let start = position
        while position < text.count, !isLineEnd(text[position]) { position += 1 }
        let raw = String(decoding: text[start..<Swift.min(position, start + Self.longestCell)], as: UTF8.self)
        skipLineEnd()
        return raw
    }
}
