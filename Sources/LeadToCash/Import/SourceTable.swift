// Why this file exists: profiles speak of columns by name, whatever their order and case in the file.

/// A delimited file with a header.
struct SourceTable {
    let file: String
    private(set) var rows: [TableRow] = []
    /// How many cells had blanks around their text.
    private(set) var paddedCells = 0
    private var malformed: [ImportReject] = []
    private let header: Header

    static let mostRows = 5_000_000

    init(_ file: String, _ text: [UInt8], _ delimiter: Delimiter, required: [String]) throws {
        self.file = file
        var reader = CSVReader(text, delimiter: delimiter)
        guard case .cells(_, let names)? = reader.next() else {
            throw ImportError("\(file) has no readable header line.")
        }
        header = Header(names)
        let missing = required.filter { header.position($0) == nil }
        guard missing.isEmpty else {
            throw ImportError(
                "\(file) lacks the column \(missing.joined(separator: ", ")); it has \(names.joined(separator: ", ")).")
        }
        while let row = reader.next() { try add(row, delimiter) }
    }

    private mutating func add(_ row: CSVRow, _ delimiter: Delimiter) throws {
        guard rows.count < Self.mostRows else {
            throw ImportError("\(file) has more than \(Self.mostRows) rows; split it and import the parts.")
        }
        switch row {
        case .malformed(let line, let reason, let raw):
            malformed.append(ImportReject(file: file, line: line, reason: reason, raw: raw))
        case .cells(let line, var cells):
            for index in cells.indices where !Self.isTidy(cells[index]) { tidy(&cells[index]) }
            let row = TableRow(file: file, line: line, cells: cells, header: header, delimiter: delimiter)
            if cells.count == header.count {
                rows.append(row)
            } else {
                let reason = "the row has \(cells.count) cells where the header has \(header.count)"
                malformed.append(ImportReject(file: file, line: line, reason: reason, raw: row.raw))
            }
        }
    }

    /// Whether a cell is of ASCII letters with no blank around them: most are, and there is nothing to do about them.
    private static func isTidy(_ cell: String) -> Bool {
        cell.utf8.allSatisfy { $0 < 0x80 } && !isBlank(cell.utf8.first) && !isBlank(cell.utf8.last)
    }

    private static func isBlank(_ byte: UInt8?) -> Bool {
        byte == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte ?? 0)
    }

    /// Brings a cell into NFC and takes off the blanks around it.
    private mutating func tidy(_ cell: inout String) {
        let trimmed = Normalization.trimmed(cell)
        if trimmed.utf8.count < cell.utf8.count { paddedCells += 1 }
        cell = Normalization.nfc(trimmed)
    }

    mutating func takeMalformed() -> [ImportReject] {
        defer { malformed = [] }
        return malformed
    }
}

/// The column names of a table, compared without case.
final class Header: Sendable {
    let count: Int
    private let positions: [String: Int]

    init(_ names: [String]) {
        count = names.count
        var positions: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            let name = name.lowercased().filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
            if positions[name] == nil { positions[name] = index }
        }
        self.positions = positions
    }

    func position(_ name: String) -> Int? { positions[name] ?? positions[name.lowercased()] }
}

/// One row of a table.
struct TableRow {
    let file: String
    let line: Int
    let cells: [String]
    let header: Header
    let delimiter: Delimiter

    /// The cell under a header; nil if it is empty or there is no such column.
    subscript(_ name: String) -> String? {
        guard let position = header.position(name), position < cells.count else { return nil }
        let cell = cells[position]
        return cell.isEmpty ? nil : cell
    }

    var raw: String { CSVWriter.row(cells, delimiter: delimiter) }
}
